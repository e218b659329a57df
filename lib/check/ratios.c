/* KJ-A005, KJ-A007, KJ-A008: shares, percentage points, multiples. */
#include "check/reading.h"
#include "check/totals.h"

#include <string.h>

/* ---- KJ-A005 */

/* One term of 3.9：59.5：36.6. */
static bool read_term(const kjr_view *view, uint32_t at, uint32_t *end, kjr_interval *term)
{
    enum { MOST_DIGITS = 9 };
    kjr_decimal value = 0, half;
    int digits = 0, decimals = 0;
    bool point = false;
    for (; view->kind[at] == KJR_CHAR_DIGIT || (view->kind[at] == KJR_CHAR_DOT && !point && digits); at++) {
        point |= view->kind[at] == KJR_CHAR_DOT;
        if (view->kind[at] == KJR_CHAR_DOT) continue;
        value = value * 10 + (view->code[at] - '0');
        decimals += point;
        if (++digits > MOST_DIGITS) return false;
    }
    *end = at;
    if (!digits || decimals > KJR_DECIMAL_PLACES || !kjr_decimal_scale(value, -decimals, &value)) return false;
    half = kjr_decimal_power(-decimals) / 2;
    *term = (kjr_interval){value - half, value + half, true, true, false, false};
    return true;
}

/* The whole ratio: terms with a colon between them. Returns how many, their sum and their end; 0 where it breaks off, or
 * has more than shares can be. */
static uint32_t read_ratio(const kjr_view *view, uint32_t at, uint32_t *end, kjr_interval *sum)
{
    enum { MOST_TERMS = 16 };
    uint32_t terms = 0;
    kjr_interval term;
    *sum = kjr_interval_exactly(0);
    *end = at;
    while (terms < MOST_TERMS && read_term(view, at, &at, &term)) {
        if (!kjr_interval_add(sum, term)) return 0;
        terms++;
        *end = at;
        if (view->kind[at] != KJR_CHAR_COLON) return terms;
        at++;
    }
    return 0;
}

static void check_ratio(kjr_checker *c, kjr_words ratio, uint32_t terms, kjr_interval sum)
{
    static const kjr_message wrong = {{"the {1} shares {2} come to {3}, not to 100%", "“{2}”{1}项合计为{3}，不等于100%",
                                       "「{2}」{1}項合計為{3}，不等於100%"}};
    static const kjr_message right = {
        {"the {1} shares {2} come to 100%", "“{2}”{1}项合计为100%", "「{2}」{1}項合計為100%"}};
    bool holds = kjr_intervals_meet(sum, kjr_interval_exactly(100 * KJR_DECIMAL_ONE));
    const kjr_argument *arguments =
        KJR_ARGUMENTS(kjr_say_count(terms), kjr_say_words(ratio), kjr_say_interval(sum, "%"));
    if (holds) kjr_check_pass(c, ratio, &right, arguments);
    else kjr_check_fail(c, ratio, &wrong, arguments);
}

/* The words before it say that it is one of shares. */
static bool is_of_shares(const kjr_view *view, uint32_t at)
{
    static const uint16_t *const words[] = {u"结构", u"占比", u"比重", u"之比", u"比例", u"构成", NULL};
    return kjr_holds_one_of(view, kjr_sentence_of(view, at).start, at, words);
}

/* 2：1：1 is no ratio of shares in per cent. */
static bool is_meant_in_percent(const kjr_interval *sum)
{
    return sum->high > 80 * KJR_DECIMAL_ONE && sum->low < 120 * KJR_DECIMAL_ONE;
}

/* 、 or 和 and nothing else parts the two. */
static bool stand_beside(const kjr_view *view, const kjr_metric *a, const kjr_metric *b)
{
    enum { LONGEST = 2 };
    uint32_t start = a->text.end, end = b->text.start;
    if (start >= end || end - start > LONGEST) return false;
    for (uint32_t at = start; at < end; at++) {
        bool joins = view->kind[at] == KJR_CHAR_PAUSE || view->kind[at] == KJR_CHAR_COMMA || view->code[at] == u'和';
        if (!joins) return false;
    }
    return true;
}

/* 第一、二、三产业占比分别为10.2%、45.3%和44.5%: three shares that are all there is. */
static void check_industries(kjr_checker *c, uint32_t id)
{
    enum { SHARES = 3 };
    static const uint16_t *const names[] = {u"一、二、三", u"一二三", u"三次产业", u"三产", NULL};
    kjr_interval sum = kjr_interval_exactly(0);
    for (uint32_t i = id; i < id + SHARES; i++) {
        const kjr_metric *share = kjr_metric_at(c, i);
        bool fits = share->kind == KJREP_METRIC_PERCENT && share->change == KJREP_CHANGE_SHARE &&
                    (share->has & KJR_HAS_VALUE) && share->basis == KJREP_BASIS_NONE;
        if (!fits || (i > id && !stand_beside(c->view, kjr_metric_at(c, i - 1), share))) return;
        if (!kjr_interval_add(&sum, kjr_interval_loose(c->view, share))) return;
    }
    kjr_words ratio = {kjr_metric_at(c, id)->text.start, kjr_metric_at(c, id + SHARES - 1)->text.end};
    uint32_t start = kjr_sentence_of(c->view, ratio.start).start;
    if (!sum.has_low || !sum.has_high || !is_meant_in_percent(&sum)) return;
    if (!kjr_holds(c->view, start, ratio.start, u"分别") || !kjr_holds_one_of(c->view, start, ratio.start, names))
        return;
    check_ratio(c, ratio, SHARES, sum);
    for (uint32_t i = id; i < id + SHARES; i++)
        kjr_check_metric(c, i);
}

void kjr_check_ratios(kjr_checker *c)
{
    enum { FEWEST = 3 }; /* 3:7 may be any two things */
    uint32_t count, behind = 0;
    const uint32_t *hits = kjr_hits_of(c, KJR_SENSE_NUMERAL, &count);
    for (uint32_t i = 0; i < count && c->status >= 0; i++) {
        const kjr_hit *hit = &c->hits->list.items[hits[i]];
        uint32_t at = hit->start, end;
        kjr_interval sum;
        if (c->view->kind[at + hit->length] != KJR_CHAR_COLON) continue;
        uint32_t terms = at < behind ? 0 : read_ratio(c->view, at, &end, &sum);
        if (terms < FEWEST || !is_meant_in_percent(&sum) || !is_of_shares(c->view, at)) continue;
        check_ratio(c, (kjr_words){at, end}, terms, sum);
        behind = end;
    }
    for (uint32_t id = 1; id + 2 <= c->facts->metrics.count && c->status >= 0; id++)
        check_industries(c, id);
}

/* ---- KJ-A007 */

static bool is_change(const kjr_metric *metric)
{
    return metric->change == KJREP_CHANGE_INCREASE_BY || metric->change == KJREP_CHANGE_DECREASE_BY;
}

/* 由60%提高到65%，提高5%: the difference, given as a rate. */
static void check_difference(kjr_checker *c, uint32_t id)
{
    enum { NEAR = 16 };
    static const kjr_message message = {{"{1} is the difference of {2} and {3}: percentage points are meant",
                                         "“{1}”是“{2}”与“{3}”之差，应为百分点",
                                         "「{1}」是「{2}」與「{3}」之差，應為百分點"}};
    static const kjr_message before = {{"before", "基期", "基期"}}, now = {{"now", "现期", "現期"}};
    static const kjr_message advice = {{"个百分点", "个百分点", "個百分點"}};
    const kjr_metric *from = kjr_metric_at(c, id), *to = kjr_metric_at(c, id + 1), *by = kjr_metric_at(c, id + 2);
    const uint8_t percent = KJREP_METRIC_PERCENT;
    if (from->kind != percent || to->kind != percent || by->kind != percent || !is_change(by)) return;
    bool moved = to->change == KJREP_CHANGE_INCREASE_TO || to->change == KJREP_CHANGE_DECREASE_TO;
    if (!moved || by->text.start - to->text.end > NEAR || !(from->has & to->has & by->has & KJR_HAS_VALUE)) return;
    kjr_decimal difference, rate;
    if (from->value <= 0 || !kjr_decimal_subtract(to->value, from->value, &difference)) return;
    if (difference < 0) difference = -difference;
    if (difference != by->value) return;
    if (!kjr_decimal_divide(difference, from->value, &rate)) return;
    kjr_interval relative = kjr_interval_exactly(rate);
    if (!kjr_interval_scale(&relative, 100 * KJR_DECIMAL_ONE)) return;
    if (kjr_intervals_meet(relative, kjr_interval_loose(c->view, by))) return; /* right as a rate, too */
    kjr_check_fail(c, by->text, &message,
                   KJR_ARGUMENTS(kjr_say_words(by->text), kjr_say_words(to->text), kjr_say_words(from->text)));
    kjr_check_metric(c, id + 2);
    kjr_check_operand(c, id, &before, KJR_NO_ARGUMENTS);
    kjr_check_operand(c, id + 1, &now, KJR_NO_ARGUMENTS);
    kjr_check_suggest(c, &advice, KJR_NO_ARGUMENTS);
}

/* 收入120亿元，增长5.2个百分点: amounts grow by per cent. */
static void check_amount(kjr_checker *c, uint32_t id)
{
    enum { NEAR = 12 };
    static const uint16_t *const rates[] = {u"率",   u"占比", u"比重", u"增速", u"增幅", u"降幅", u"幅度",
                                            u"速度", u"度",   u"快",   u"高于", u"低于", NULL};
    static const kjr_message message = {{"{1} is the growth of an amount ({2}): per cent is meant",
                                         "“{1}”说的是数额“{2}”的增减，应为百分之几",
                                         "「{1}」說的是數額「{2}」的增減，應為百分之幾"}};
    static const kjr_message amount_message = {{"the amount", "数额", "數額"}};
    const kjr_metric *amount = kjr_metric_at(c, id), *points = kjr_metric_at(c, id + 1);
    bool counted = amount->kind == KJREP_METRIC_MONEY || amount->kind == KJREP_METRIC_MEASURE ||
                   amount->kind == KJREP_METRIC_COUNT;
    if (!counted || strcmp(amount->unit, "1") == 0 || amount->change != KJREP_CHANGE_NONE ||
        points->kind != KJREP_METRIC_POINT || !is_change(points))
        return;
    uint32_t start = amount->text.end, end = points->text.start;
    if (end - start > NEAR || !kjr_is_one_sentence(c->view, start, end)) return;
    if (kjr_holds_one_of(c->view, start, end, rates) || !kjr_are_same_words(c->view, amount->subject, points->subject))
        return;
    kjr_check_fail(c, points->text, &message, KJR_ARGUMENTS(kjr_say_words(points->text), kjr_say_words(amount->text)));
    kjr_check_metric(c, id + 1);
    kjr_check_operand(c, id, &amount_message, KJR_NO_ARGUMENTS);
}

void kjr_check_points(kjr_checker *c)
{
    for (uint32_t id = 1; id < c->facts->metrics.count && c->status >= 0; id++) {
        check_amount(c, id);
        if (id + 2 <= c->facts->metrics.count) check_difference(c, id);
    }
}

/* ---- KJ-A008 */

void kjr_check_multiples(kjr_checker *c)
{
    static const kjr_message multiple = {{"nothing falls by {1}: once is all of it", "不能减少“{1}”：减少一倍即为零",
                                          "不能減少「{1}」：減少一倍即為零"}};
    static const kjr_message negative = {{"a fall by {1} is a fall by less than nothing: one sign too many",
                                          "“下降{1}”负负得正：多了一个负号或“下降”",
                                          "「下降{1}」負負得正：多了一個負號或「下降」"}};
    for (uint32_t id = 1; id <= c->facts->metrics.count && c->status >= 0; id++) {
        const kjr_metric *metric = kjr_metric_at(c, id);
        if (metric->change != KJREP_CHANGE_DECREASE_BY || !(metric->has & KJR_HAS_VALUE)) continue;
        bool times = metric->kind == KJREP_METRIC_MULTIPLE && metric->value >= KJR_DECIMAL_ONE;
        bool minus = metric->kind == KJREP_METRIC_PERCENT && metric->value < 0;
        if (!times && !minus) continue;
        kjr_check_fail(c, metric->text, times ? &multiple : &negative, KJR_ARGUMENTS(kjr_say_words(metric->text)));
        kjr_check_metric(c, id);
    }
}
