/* KJ-P: what the site that carries a text added to it. */
#include "check/provenance.h"

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

/* ---- KJ-P002 */

/* A line of the page about the text: 时间 来源 点击. */
static bool is_page_line(const kjr_checker *c, const kjr_node *node)
{
    static const uint16_t *const labels[] = {u"时间", u"来源", u"导语", u"点击", u"浏览", u"发布", u"阅读"};
    if (node->kind != KJREP_NODE_META) return false;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (kjr_view_is(c->view, node->start, node->end, labels[i], 2)) return true;
    }
    return false;
}

static void check_page_lines(kjr_checker *c)
{
    static const kjr_message message = {{"a line of the carrying page, not of the report",
                                         "这是网页附带的信息行，不属于报告", "這是網頁附帶的資訊行，不屬於報告"}};
    static const kjr_message stamp = {{"the page's time, which is not the report's date: {1}",
                                       "网页时间（{1}），不是报告日期", "網頁時間（{1}），不是報告日期"}};
    static const kjr_message also = {{"another line of the page", "另一信息行", "另一資訊行"}};
    const kjr_meta_field *time = &c->outline->meta[KJREP_META_PAGE_TIME];
    bool told = false;
    for (uint32_t id = 1; id <= c->outline->nodes.count; id++) {
        const kjr_node *node = kjr_outline_node(c->outline, id);
        if (!is_page_line(c, node)) continue;
        kjr_words words = {node->start, node->end}, shown = {time->start, time->end};
        bool dated = time->end > time->start && time->start >= node->start && time->start < node->end;
        if (told) kjr_check_relate(c, words, &also, KJR_NO_ARGUMENTS);
        else kjr_check_fail(c, words, dated ? &stamp : &message, KJR_ARGUMENTS(kjr_say_words(shown)));
        told = true;
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
    {"KJ-P002",
     "page-metadata",
     KJREP_LEVEL_NOTE,
     check_page_lines,
     {{"No lines of the carrying page (time, source, lead, counts) stand before the report.",
       "报告之前没有网页附带的时间、来源、导语、点击数等信息行。",
       "報告之前沒有網頁附帶的時間、來源、導語、點擊數等資訊行。"}},
     {{"Told once for a text. The page's time is never taken for the report's date.",
       "每份文本只提示一次；网页时间从不当作报告日期。", "每份文本只提示一次；網頁時間從不當作報告日期。"}},
     "editors' practice"},
    {"KJ-P003",
     "pinyin-injection",
     KJREP_LEVEL_WARNING,
     kjr_check_readings,
     {{"No readings with tone marks stand in brackets behind characters.", "汉字之后没有括注带调拼音。",
       "漢字之後沒有括註帶調拼音。"}},
     {{"A text about reading may hold a few; five are needed.", "谈论读音的文本可能有几处，满五处才提示。",
       "談論讀音的文本可能有幾處，滿五處才提示。"}},
     "editors' practice"},
    {"KJ-P004",
     "encoding-or-markup-residue",
     KJREP_LEVEL_ERROR,
     kjr_check_residue,
     {{"No replacement characters, garbled text, markup, private-use or invisible characters stand in the text.",
       "文中没有替换字符、乱码、网页标记、私用区字符和不可见字符。",
       "文中沒有替換字元、亂碼、網頁標記、私用區字元和不可見字元。"}},
     {{"Rare names may need private-use characters, which are a note, as invisible ones are; markup is a warning.",
       "生僻人名可能使用私用区字符，因此与不可见字符一样只作提示；网页标记为警告。",
       "生僻人名可能使用私用區字元，因此與不可見字元一樣只作提示；網頁標記為警告。"}},
     "Unicode 15"},
};

const kjr_family kjr_provenance_rules = KJR_FAMILY(rules);
