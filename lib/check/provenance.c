/* KJ-P: what the site that carries a text added to it. */
#include "check/checker.h"

/* ---- KJ-P001 */

enum { NEAR_THE_ENDS = 10 }; /* a disclaimer stands in the first or last tenth of a text */

static bool is_near_the_ends(const kjr_checker *c, uint32_t at)
{
    uint32_t margin = c->view->count / NEAR_THE_ENDS;
    return at < margin || at >= c->view->count - margin || kjr_is_furniture_at(c, at);
}

/* The sentences of its line that hold [start, end). */
static kjr_words sentences_around(const kjr_view *view, uint32_t start, uint32_t end)
{
    const uint32_t stops = 1u << KJR_CHAR_SENTENCE_END | 1u << KJR_CHAR_NEWLINE | 1u << KJR_CHAR_COLON;
    while (start > 0 && !(stops >> view->kind[start - 1] & 1u))
        start--;
    while (end < view->count && !(stops >> view->kind[end] & 1u))
        end++;
    if (end < view->count && view->kind[end] == KJR_CHAR_SENTENCE_END) end++;
    return (kjr_words){start, end};
}

static uint32_t line_end(const kjr_view *view, uint32_t at)
{
    while (view->kind[at] != KJR_CHAR_NEWLINE)
        at++;
    return at;
}

static void check_disclaimers(kjr_checker *c)
{
    static const kjr_message message = {{"words of the carrying site, not of the report",
                                         "这是刊载网站的话，不属于报告正文", "這是刊載網站的話，不屬於報告正文"}};
    static const kjr_message advice = {{"take this sentence out, and check where the text comes from",
                                        "删去这句话，并核实文本来源", "刪去這句話，並核實文本來源"}};
    uint32_t count;
    const uint32_t *hits = kjr_hits_of(c, KJR_SENSE_FURNITURE, &count);
    for (uint32_t i = 0; i < count;) {
        const kjr_hit *first = &c->hits->list.items[hits[i]], *last = NULL;
        uint32_t stop = line_end(c->view, first->start), weight = 0, start = 0;
        for (; i < count && c->hits->list.items[hits[i]].start < stop; i++) {
            const kjr_hit *hit = &c->hits->list.items[hits[i]];
            if (hit->value != KJR_FURNITURE_DISCLAIMER && hit->value != KJR_FURNITURE_SOLICITATION) continue;
            if (!last) start = hit->start;
            last = hit;
            weight += hit->value == KJR_FURNITURE_DISCLAIMER ? 2 : 1;
        }
        if (weight < 2 || !is_near_the_ends(c, start)) continue;
        kjr_check_fail(c, sentences_around(c->view, start, last->start + last->length), &message, KJR_NO_ARGUMENTS);
        kjr_check_suggest(c, &advice, KJR_NO_ARGUMENTS);
    }
}

static const kjr_rule rules[] = {
    {"KJ-P001",
     "site-disclaimer",
     KJREP_LEVEL_WARNING,
     check_disclaimers,
     {{"The text holds no disclaimer or advertisement of a site that passes on other people's texts.",
       "正文中没有转载网站的免责声明或广告语。", "正文中沒有轉載網站的免責聲明或廣告語。"}},
     {{"A report about websites may quote such words; so only the first and last tenth of the text and the lines of "
       "the "
       "page count.",
       "谈论网站的报告可能引用这类话，因此只看全文前后各十分之一和页面自带的行。",
       "談論網站的報告可能引用這類話，因此只看全文前後各十分之一和頁面自帶的行。"}},
     "editors' practice"},
};

const kjr_family kjr_provenance_rules = KJR_FAMILY(rules);
