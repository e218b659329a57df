/* KJ-L003 and KJ-L007: what one figure says of another. */
#include "check/logic.h"
#include "check/reading.h"

#include <string.h>

/* ---- KJ-L003 */

/* Names by which one figure is part of the other. */
static const struct {
    const uint16_t *part, *whole;
} containments[] = {
    {u"增加值", u"总产值"}, {u"添加值", u"总产值"},     {u"净利润", u"收入"},           {u"利润总额", u"收入"},
    {u"到位", u"合同"},     {u"国家级", u"国家和省级"}, {u"税收收入", u"公共预算收入"},
};

static bool is_named(const kjr_checker *c, uint32_t id, const uint16_t *words)
{
    kjr_words before = kjr_words_before(c, id);
    return kjr_holds(c->view, before.start, before.end, words);
}

static bool are_levels(const kjr_metric *a, const kjr_metric *b)
{
    return a->kind == KJREP_METRIC_MONEY && b->kind == KJREP_METRIC_MONEY && strcmp(a->unit, b->unit) == 0 &&
           a->change == KJREP_CHANGE_NONE && b->change == KJREP_CHANGE_NONE && a->modality == b->modality;
}

/* Another scope before the part's name (第三产业增加值) makes it a part of something else. */
static bool has_own_scope(const kjr_checker *c, uint32_t part, const uint16_t *name)
{
    enum { LONGEST_SCOPE = 2 };
    kjr_words before = kjr_words_before(c, part);
    uint32_t scope = 0;
    while (before.start + scope < before.end && !kjr_holds(c->view, before.start, before.start + scope + 1, name))
        scope++;
    uint32_t length = 0;
    while (name[length])
        length++;
    return scope + 1 > LONGEST_SCOPE + length;
}

static void compare_pair(kjr_checker *c, uint32_t whole, uint32_t part, const uint16_t *name)
{
    static const kjr_message wrong = {{"{1} is larger than {2}, which by definition holds it",
                                       "“{1}”大于按定义应包含它的“{2}”", "「{1}」大於按定義應包含它的「{2}」"}};
    static const kjr_message right = {{"{1} lies within {2}", "“{1}”不超过“{2}”", "「{1}」不超過「{2}」"}};
    const kjr_metric *a = kjr_metric_at(c, whole), *b = kjr_metric_at(c, part);
    kjr_words larger = kjr_words_before(c, whole), smaller = kjr_words_before(c, part);
    larger.end = a->text.end;
    smaller.end = b->text.end;
    kjr_words place = {larger.start < smaller.start ? larger.start : smaller.start,
                       larger.end > smaller.end ? larger.end : smaller.end};
    const kjr_argument *arguments = KJR_ARGUMENTS(kjr_say_words(smaller), kjr_say_words(larger));
    if (!kjr_interval_above(kjr_interval_loose(c->view, b), kjr_interval_loose(c->view, a)))
        kjr_check_pass(c, place, &right, arguments);
    else if (!has_own_scope(c, part, name)) kjr_check_fail(c, place, &wrong, arguments);
    else return;
    kjr_check_metric(c, whole);
    kjr_check_metric(c, part);
}

static bool compare_named(kjr_checker *c, uint32_t id)
{
    if (!are_levels(kjr_metric_at(c, id), kjr_metric_at(c, id + 1))) return false;
    for (size_t i = 0; i < sizeof containments / sizeof *containments; i++) {
        if (!is_named(c, id, containments[i].whole) || !is_named(c, id + 1, containments[i].part)) continue;
        compare_pair(c, id, id + 1, containments[i].part);
        return true;
    }
    return false;
}

/* 新增专利授权300件，累计达到1200件: what came in one year is within what came in all. */
static void compare_accumulated(kjr_checker *c, uint32_t id)
{
    enum { NEAR = 24 };
    static const kjr_message wrong = {
        {"{1} came new, but all of it is {2}", "新增“{1}”多于累计“{2}”", "新增「{1}」多於累計「{2}」"}};
    static const kjr_message total = {{"all of it", "累计", "累計"}};
    const kjr_metric *a = kjr_metric_at(c, id), *b = kjr_metric_at(c, id + 1);
    bool counted = a->kind == KJREP_METRIC_MONEY || a->kind == KJREP_METRIC_COUNT || a->kind == KJREP_METRIC_MEASURE;
    if (!counted || a->kind != b->kind || strcmp(a->unit, b->unit) != 0 || b->text.start - a->text.end > NEAR) return;
    bool first_new = a->change == KJREP_CHANGE_INCREASE_BY;
    const kjr_metric *whole = first_new ? b : a, *part = first_new ? a : b;
    if (whole->change != KJREP_CHANGE_NONE || part->change != KJREP_CHANGE_INCREASE_BY) return;
    if (whole->modality != part->modality || part->basis != KJREP_BASIS_NONE) return;
    if (!kjr_are_same_words(c->view, a->subject, b->subject)) return;
    if (!is_named(c, first_new ? id + 1 : id, u"累计") || is_named(c, first_new ? id : id + 1, u"累计")) return;
    if (!kjr_interval_above(kjr_interval_loose(c->view, part), kjr_interval_loose(c->view, whole))) return;
    kjr_check_fail_at(c, KJREP_LEVEL_WARNING, kjr_span_of(c, part->text), &wrong,
                      KJR_ARGUMENTS(kjr_say_words(part->text), kjr_say_words(whole->text)));
    kjr_check_metric(c, first_new ? id : id + 1);
    kjr_check_operand(c, first_new ? id + 1 : id, &total, KJR_NO_ARGUMENTS);
}

void kjr_check_containment(kjr_checker *c)
{
    for (uint32_t id = 1; id < c->facts->metrics.count && c->status >= 0; id++) {
        const kjr_metric *first = kjr_metric_at(c, id), *second = kjr_metric_at(c, id + 1);
        if (first->kind != second->kind) continue;
        if (!kjr_is_one_sentence(c->view, first->text.end, second->text.start)) continue;
        if (!compare_named(c, id)) compare_accumulated(c, id);
    }
}

/* ---- KJ-L007 */

/* The claim that a word begins or ends: 历史新高, 超过去年|同期; none is empty. */
static kjr_words claim_of(const kjr_view *view, const kjr_hit *hit)
{
    static const uint16_t *const years[] = {u"去年", u"上年", u"上一年", NULL};
    static const uint16_t *const verbs[] = {u"超过", u"超越", u"高于", u"好于", NULL};
    uint32_t at = hit->start;
    if (hit->category == KJR_SENSE_QUANTITY)
        return (kjr_words){at, hit->value == KJR_QUANTITY_PEAK ? at + hit->length : at};
    for (uint32_t i = 0; years[i]; i++) {
        uint32_t length = kjr_words_length(years[i]);
        bool ends = at >= length + 2 && kjr_view_is(view, at - length, at, years[i], length);
        if (ends && kjr_ends_with_one_of(view, at - length - 2, at - length, verbs))
            return (kjr_words){at - length - 2, at + 2};
    }
    return (kjr_words){at, at};
}

static bool may_be_claim(const kjr_hit *hit)
{
    bool same_span = hit->category == KJR_SENSE_TIME && kjr_time_role(hit->data) == KJR_TIME_ROLE_SAME_SPAN;
    return same_span || hit->category == KJR_SENSE_QUANTITY;
}

/* Is a change told in figures in the sentence? `metric` goes on from call to call. */
static bool is_quantified(const kjr_checker *c, uint32_t at, uint32_t *metric)
{
    kjr_words sentence = kjr_sentence_of(c->view, at);
    while (*metric <= c->facts->metrics.count && kjr_metric_at(c, *metric)->text.start < sentence.start)
        ++*metric;
    for (uint32_t id = *metric; id <= c->facts->metrics.count; id++) {
        const kjr_metric *figure = kjr_metric_at(c, id);
        if (figure->text.start >= sentence.end) return false;
        if (figure->change != KJREP_CHANGE_NONE || figure->modality == KJREP_MODALITY_PRIOR) return true;
    }
    return false;
}

void kjr_check_comparisons(kjr_checker *c)
{
    static const kjr_message message = {{"{1} is said without the figure that it is compared with",
                                         "“{1}”未写明比较的基数或差额", "「{1}」未寫明比較的基數或差額"}};
    static const kjr_message also = {{"and here", "同类情况", "同類情況"}};
    enum { MOST_RELATED = 50 };
    uint32_t found = 0, metric = 1;
    for (uint32_t i = 0; i < c->hits->list.count && found < MOST_RELATED && c->status >= 0; i++) {
        const kjr_hit *hit = &c->hits->list.items[i];
        if (!may_be_claim(hit)) continue;
        kjr_words words = claim_of(c->view, hit);
        if (!kjr_has_words(words) || is_quantified(c, words.start, &metric)) continue;
        if (!found++) kjr_check_fail(c, words, &message, KJR_ARGUMENTS(kjr_say_words(words)));
        else kjr_check_relate(c, words, &also, KJR_NO_ARGUMENTS);
    }
}
