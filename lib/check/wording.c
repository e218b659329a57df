/* KJ-W: words that are wrong, and what they tell about the whole text. */
#include "check/marks.h"
#include "check/wrong_words.h"

#include "base/error.h"

static const kjr_message also = {{"“{1}”", "“{1}”", "「{1}」"}};

static bool is_wrong(const kjr_phrase_hit *hit, uint8_t category, uint8_t value)
{
    return hit->phrase->category == category && hit->phrase->value == value;
}

/* One finding for every hit of a category with a value; of one that stands again right behind itself, for the first. */
static void report_each(kjr_checker *c, uint8_t category, uint8_t value, const kjr_message *message)
{
    const kjr_phrase_hits *hits = kjr_wrong_words_of(c);
    const kjr_phrase *before = NULL;
    uint32_t end = 0;
    for (uint32_t i = 0; i < hits->list.count && c->status >= 0; i++) {
        const kjr_phrase_hit *hit = &hits->list.items[i];
        if (!is_wrong(hit, category, value)) continue;
        kjr_words place = kjr_wrong_place(hit);
        bool again = hit->phrase == before && place.start == end;
        before = hit->phrase;
        end = place.end;
        if (again) continue;
        kjr_check_fail(c, place, message, KJR_ARGUMENTS(kjr_say_words(place)));
        kjr_suggest_right(c, hit);
    }
}

/* ---- KJ-W001, KJ-W002, KJ-W004, KJ-W005 */

static void check_spun_terms(kjr_checker *c)
{
    static const kjr_message message = {{"“{1}” is no term: a program seems to have replaced a word of it",
                                         "“{1}”不成词语，似被程序替换了用词", "「{1}」不成詞語，似被程式替換了用詞"}};
    report_each(c, KJR_WRONG_SPUN, KJR_SPUN_CERTAIN, &message);
}

enum { MANY_HINTS = 12 };

/* What speaks for a text that was rewritten: different terms of each kind. */
typedef struct evidence {
    uint32_t certain, likely, weak, hints, slips, misfits;
} evidence;

/* Is a hit the first of its phrase? Hits of one phrase are few, or the answer is known after a few of them. */
static bool is_first(const kjr_phrase_hits *hits, uint32_t index)
{
    enum { REACH = 64 };
    for (uint32_t i = index > REACH ? index - REACH : 0; i < index; i++)
        if (hits->list.items[i].phrase == hits->list.items[index].phrase) return false;
    return true;
}

/* Do other words make the text suspect? Genuine reports have hints alone, and few of them. */
static bool is_suspect(const kjr_checker *c, const evidence *found)
{
    enum { FEWEST = 2, HAN_TO_A_CHANCE = 2000 };
    uint32_t odd = found->certain + found->likely + found->weak + found->slips;
    if (!odd && found->hints < MANY_HINTS) return false;
    odd += found->hints;
    return odd >= FEWEST && odd >= c->view->han / HAN_TO_A_CHANCE;
}

/* Different near ones. */
static uint32_t count_misfits(kjr_checker *c, const evidence *found)
{
    if (!is_suspect(c, found)) return 0;
    const kjr_phrase_hits *hits = kjr_misfits_of(c);
    uint32_t count = 0;
    for (uint32_t i = 0; i < hits->list.count; i++)
        count += kjr_is_near_misfit(c->view, &hits->list.items[i]) && is_first(hits, i);
    return count;
}

static evidence count_evidence(kjr_checker *c)
{
    const kjr_phrase_hits *hits = kjr_wrong_words_of(c);
    evidence found = {0};
    for (uint32_t i = 0; i < hits->list.count; i++) {
        const kjr_phrase *phrase = hits->list.items[i].phrase;
        if (phrase->category == KJR_WRONG_SLIP) found.slips += is_first(hits, i);
        if (phrase->category != KJR_WRONG_SPUN || !is_first(hits, i)) continue;
        switch (phrase->value) {
        case KJR_SPUN_CERTAIN: found.certain++; break;
        case KJR_SPUN_LIKELY: found.likely++; break;
        case KJR_SPUN_WEAK: found.weak++; break;
        case KJR_SPUN_HINT: found.hints++; break;
        default: break;
        }
    }
    found.misfits = count_misfits(c, &found);
    return found;
}

/* More misfits than names make: genuine reports have up to 45 in 10,000 characters, rewritten ones from 100 on. */
static bool has_misfits(const kjr_checker *c, const evidence *found)
{
    enum { FEWEST = 8, IN_10000 = 80 };
    return found->misfits >= FEWEST && (uint64_t)found->misfits * 10000 >= (uint64_t)c->view->han * IN_10000;
}

/* The last of the values of unusual collocations that count in a text: weak ones beside one another, hints in numbers, all
 * where the text was surely changed. A long text may hold some by chance. */
static uint8_t last_value(const kjr_checker *c, const evidence *found)
{
    enum { FEWEST_SURE = 3, HAN_TO_A_CHANCE = 20000, HAN_TO_A_SLIP = 5000 };
    uint32_t fewest_weak = 2 + c->view->han / HAN_TO_A_CHANCE, fewest_sure = FEWEST_SURE + c->view->han / HAN_TO_A_SLIP;
    uint32_t sure = found->certain + found->likely + found->slips;
    if (sure >= fewest_sure || has_misfits(c, found)) return KJR_SPUN_BESIDE;
    if (sure + found->weak >= fewest_weak + 1 || found->hints >= MANY_HINTS) return KJR_SPUN_HINT;
    return found->likely || found->weak >= fewest_weak ? KJR_SPUN_WEAK : KJR_SPUN_CERTAIN;
}

static bool is_collocation(const kjr_phrase_hit *hit, uint8_t last)
{
    return hit->phrase->category == KJR_WRONG_SPUN && hit->phrase->value != KJR_SPUN_CERTAIN &&
           hit->phrase->value <= last;
}

/* What a rule lists beside its first place, and how many there are. */
typedef struct listing {
    const kjr_phrase_hit *first;
    uint32_t count;
} listing;

static void list_place(kjr_checker *c, listing *places, const kjr_phrase_hit *hit, bool write)
{
    if (write && places->count && places->count <= KJR_MOST_RELATED)
        kjr_check_relate(c, kjr_wrong_place(hit), &also, KJR_ARGUMENTS(kjr_say_words(kjr_wrong_place(hit))));
    if (!places->count++) places->first = hit;
}

/* Unusual collocations, then misfits where no other wrong word stands. */
static listing list_collocations(kjr_checker *c, uint8_t last, bool write)
{
    const kjr_phrase_hits *hits = kjr_wrong_words_of(c);
    listing places = {0};
    for (uint32_t i = 0; i < hits->list.count; i++)
        if (is_collocation(&hits->list.items[i], last)) list_place(c, &places, &hits->list.items[i], write);
    if (last != KJR_SPUN_BESIDE) return places;
    const kjr_phrase_hits *misfits = kjr_misfits_of(c);
    uint32_t upto = 0, next = 0;
    for (uint32_t i = 0; i < misfits->list.count; i++) {
        kjr_words place = kjr_wrong_place(&misfits->list.items[i]);
        for (; next < hits->list.count && hits->list.items[next].start < place.end; next++)
            if (kjr_wrong_place(&hits->list.items[next]).end > upto)
                upto = kjr_wrong_place(&hits->list.items[next]).end;
        if (upto > place.start) continue;
        list_place(c, &places, &misfits->list.items[i], write);
        upto = place.end;
    }
    return places;
}

static void check_spun_collocations(kjr_checker *c)
{
    static const kjr_message message = {{"unusual collocations ({1}), such as “{2}”: words may have been replaced",
                                         "有{1}处搭配异常，如“{2}”，用词可能被替换",
                                         "有{1}處搭配異常，如「{2}」，用詞可能被替換"}};
    evidence found = count_evidence(c);
    uint8_t last = last_value(c, &found);
    listing places = list_collocations(c, last, false);
    if (!places.count) return;
    kjr_words place = kjr_wrong_place(places.first);
    kjr_check_fail(c, place, &message, KJR_ARGUMENTS(kjr_say_count(places.count), kjr_say_words(place)));
    kjr_suggest_right(c, places.first);
    list_collocations(c, last, true);
}

static void check_slips(kjr_checker *c)
{
    static const kjr_message message = {{"“{1}”: a word was replaced across the edge of two others",
                                         "“{1}”：替换跨越了词的边界，应为程序所为",
                                         "「{1}」：替換跨越了詞的邊界，應為程式所為"}};
    report_each(c, KJR_WRONG_SLIP, 0, &message);
}

static void check_confusables(kjr_checker *c)
{
    static const kjr_message message = {
        {"“{1}”: a word that is often mixed up with another", "“{1}”：易混词，疑用错", "「{1}」：易混詞，疑用錯"}};
    if (c->outline->region == KJR_REGION_MAINLAND) report_each(c, KJR_WRONG_CONFUSABLE, 0, &message);
}

/* ---- KJ-W006 */

/* 大约…左右, 超过…以上: both hedges of a figure say the same. */
static bool is_hedged_twice(const kjr_checker *c, const kjr_metric *metric)
{
    const uint32_t before = KJR_BIT(HEDGE_BEFORE), after = KJR_BIT(HEDGE_AFTER);
    uint32_t start = metric->text.start, end = metric->text.end, length;
    const kjr_sense *first = kjr_lexicon_match(c->lexicon, c->view, start, end, before, &length);
    const kjr_sense *last = first ? kjr_lexicon_match_before(c->lexicon, c->view, end, start, after, &length) : NULL;
    if (!last) return false;
    return (first->value == KJR_HEDGE_ABOUT && last->value == KJR_HEDGE_ABOUT) ||
           (first->value == KJR_HEDGE_ABOVE && last->value == KJR_HEDGE_FROM) ||
           (first->value == KJR_HEDGE_UPTO && last->value == KJR_HEDGE_UPTO);
}

static void check_frames(kjr_checker *c)
{
    static const kjr_message broken = {{"“{1}” breaks the construction of the sentence, or says a thing twice",
                                        "“{1}”句式杂糅或成分重复", "「{1}」句式雜糅或成分重複"}};
    static const kjr_message twice = {{"“{1}” is hedged twice", "“{1}”中概数词语重复", "「{1}」中概數詞語重複"}};
    report_each(c, KJR_WRONG_FRAME, 0, &broken);
    for (uint32_t id = 1; id <= c->facts->metrics.count; id++) {
        const kjr_metric *metric = kjr_metric_at(c, id);
        if (!is_hedged_twice(c, metric)) continue;
        kjr_check_fail(c, metric->text, &twice, KJR_ARGUMENTS(kjr_say_words(metric->text)));
        kjr_check_metric(c, id);
    }
}

/* ---- KJ-W003 */

static uint32_t count_absent(kjr_checker *c)
{
    kjr_phrase_hits hits = {{0}};
    kjr_body_part part = {0};
    uint64_t seen = 0;
    uint32_t absent = kjr_core_words_count();
    while (kjr_next_body_part(c, &part) && c->status >= 0)
        if (!kjr_phrases_scan(&kjr_core_words, c->view, part.start, part.end, c->allocator, &hits))
            kjr_check_stop(c, kjr_fail_memory(c->error));
    for (uint32_t i = 0; i < hits.list.count; i++) {
        uint64_t bit = UINT64_C(1) << hits.list.items[i].phrase->value;
        absent -= !(seen & bit);
        seen |= bit;
    }
    kjr_free(c->allocator, hits.list.items);
    return absent;
}

/* Kinds of report that have the words of the core. */
static bool has_core(const kjr_checker *c)
{
    const uint32_t genres = 1u << KJREP_GENRE_WORK_SUMMARY | 1u << KJREP_GENRE_BRIEFING | 1u << KJREP_GENRE_REPORT |
                            1u << KJREP_GENRE_GOV_WORK_REPORT | 1u << KJREP_GENRE_DEBRIEF;
    enum { LEAST_HAN = 1500 };
    return genres >> c->outline->genre & 1u && c->outline->region == KJR_REGION_MAINLAND && c->view->han >= LEAST_HAN;
}

/* Calibrated on genuine reports: none has more than a term or two, or more than seven of the hints; none of those with a
 * core lacks half of it. */
static bool is_rewritten(kjr_checker *c, const evidence *found, uint32_t *absent)
{
    enum { FEW = 3, SOME = 5 };
    uint32_t others = found->likely + found->weak;
    if (found->certain >= (uint32_t)kjr_parameter_of(c, KJR_PARAMETER_REWRITTEN_CERTAIN) ||
        others >= (uint32_t)kjr_parameter_of(c, KJR_PARAMETER_REWRITTEN_COLLOCATIONS) ||
        found->hints >= (uint32_t)kjr_parameter_of(c, KJR_PARAMETER_REWRITTEN_HINTS))
        return true;
    if (has_misfits(c, found) && found->certain + found->slips + others >= FEW) return true;
    if (found->slips && others + found->certain + found->hints >= SOME) return true;
    if (others >= SOME && found->hints >= SOME) return true;
    if (!has_core(c) || found->certain + found->slips + others < FEW) return false;
    *absent = count_absent(c);
    return *absent * 2 > kjr_core_words_count();
}

static void relate_strongest(kjr_checker *c, const kjr_phrase_hits *hits)
{
    enum { STRONGEST = 10 };
    uint32_t count = 0;
    for (int likely = 0; likely <= 1; likely++) {
        for (uint32_t i = 0; i < hits->list.count && count < STRONGEST; i++) {
            const kjr_phrase_hit *hit = &hits->list.items[i];
            bool slip = hit->phrase->category == KJR_WRONG_SLIP;
            if (!slip && hit->phrase->category != KJR_WRONG_SPUN) continue;
            if (hit->phrase->value == KJR_SPUN_BESIDE) continue;
            if ((likely != 0) != is_collocation(hit, KJR_SPUN_HINT) || !is_first(hits, i)) continue;
            kjr_words place = kjr_wrong_place(hit);
            kjr_check_relate(c, place, &also, KJR_ARGUMENTS(kjr_say_words(place)));
            count++;
        }
    }
}

static void check_rewritten(kjr_checker *c)
{
    static const kjr_message message = {
        {"a program seems to have rewritten the text: {1} terms that do not exist, {2} unusual collocations, {3} words "
         "replaced across their edges",
         "全文似经程序改写（伪原创）：不成词语{1}种，异常搭配{2}种，跨词替换{3}种",
         "全文似經程式改寫（偽原創）：不成詞語{1}種，異常搭配{2}種，跨詞替換{3}種"}};
    static const kjr_message absent = {{"of {1} words that hardly a report does without, {2} do not occur",
                                        "报告常用的{1}个词中有{2}个全文未见", "報告常用的{1}個詞中有{2}個全文未見"}};
    static const kjr_message advice = {{"find the original; figures and dates are often left as they were",
                                        "查找原文；数字和日期往往未被改动", "查找原文；數字和日期往往未被改動"}};
    const kjr_phrase_hits *hits = kjr_wrong_words_of(c);
    evidence found = count_evidence(c);
    uint32_t missing = 0;
    if (!is_rewritten(c, &found, &missing)) return;
    const kjr_meta_field *title = &c->outline->meta[KJREP_META_TITLE];
    kjr_words place = title->end > title->start ? (kjr_words){title->start, title->end} : (kjr_words){0, 1};
    kjr_check_fail(c, place, &message,
                   KJR_ARGUMENTS(kjr_say_count(found.certain), kjr_say_count(found.likely + found.weak + found.hints),
                                 kjr_say_count(found.slips)));
    relate_strongest(c, hits);
    if (missing)
        kjr_check_relate(c, place, &absent,
                         KJR_ARGUMENTS(kjr_say_count(kjr_core_words_count()), kjr_say_count(missing)));
    kjr_check_suggest(c, &advice, KJR_NO_ARGUMENTS);
}

/* ---- */

static const kjr_rule rules[] = {
    {"KJ-W001",
     "spun-term",
     KJREP_LEVEL_WARNING,
     check_spun_terms,
     {{"No term was spoilt by replacing a word of it (常识产权 for 知识产权).",
       "没有被替换用词的术语（如以“常识产权”代“知识产权”）。",
       "沒有被替換用詞的術語（如以「常識產權」代「知識產權」）。"}},
     {{"By lists of official terms and of the words that programs put in their place; a term that no list has is not "
       "found.",
       "按官方用语和替换词表判断，表外的不报。", "按官方用語和替換詞表判斷，表外的不報。"}},
     "editors' practice"},
    {"KJ-W002",
     "spun-collocation",
     KJREP_LEVEL_NOTE,
     check_spun_collocations,
     {{"Words stand beside each other as they do in reports.", "词语搭配合乎公文习惯。", "詞語搭配合乎公文習慣。"}},
     {{"Reported once with all places; one of them alone may be the writer's own.",
       "全文报一次并列出各处；个别搭配可能出自作者。", "全文報一次並列出各處；個別搭配可能出自作者。"}},
     "editors' practice"},
    {"KJ-W003",
     "machine-rewritten-document",
     KJREP_LEVEL_WARNING,
     check_rewritten,
     {{"The text is as its writers left it, not rewritten word by word by a program.", "文本为原作，未经程序逐词改写。",
       "文本為原作，未經程式逐詞改寫。"}},
     {{"A verdict on the whole from its terms and from words that are absent. Bad recognition of scans makes wrong "
       "characters too, but such as look alike.",
       "根据全文用语和缺失词语作出的判断。扫描识别错误也会产生错字，但多为形近字。",
       "根據全文用語和缺失詞語作出的判斷。掃描識別錯誤也會產生錯字，但多為形近字。"}},
     "editors' practice"},
    {"KJ-W004",
     "word-boundary-slip",
     KJREP_LEVEL_WARNING,
     check_slips,
     {{"No word was replaced that only seemed to be one (跨更加展 for 跨越发展).",
       "没有跨词边界的替换（如以“跨更加展”代“跨越发展”）。", "沒有跨詞邊界的替換（如以「跨更加展」代「跨越發展」）。"}},
     {{"By a list of such strings.", "按词表判断。", "按詞表判斷。"}},
     "editors' practice"},
    {"KJ-W005",
     "confusable-pair",
     KJREP_LEVEL_NOTE,
     check_confusables,
     {{"Words that are alike are told apart (截至 截止, 权力 权利, 反映 反应).",
       "易混词使用正确（截至与截止、权力与权利、反映与反应）。",
       "易混詞使用正確（截至與截止、權力與權利、反映與反應）。"}},
     {{"Only beside words that decide which one is meant, and of reports of the mainland: others tell them apart "
       "otherwise.",
       "仅在搭配足以判断时提示；只查大陆的报告。", "僅在搭配足以判斷時提示；只查大陸的報告。"}},
     "editors' practice"},
    {"KJ-W006",
     "broken-frame",
     KJREP_LEVEL_WARNING,
     check_frames,
     {{"Constructions are whole, and nothing is said twice (在…的基础上, 约…, …左右).",
       "句式完整，没有重复（在…的基础上；约…、…左右）。", "句式完整，沒有重複（在…的基礎上；約…、…左右）。"}},
     {{"By a list of constructions.", "按句式表判断。", "按句式表判斷。"}},
     "editors' practice"},
};

const kjr_family kjr_wording_rules = KJR_FAMILY(rules);
