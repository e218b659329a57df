/* KJ-A006: growth worked out anew. */
#include "check/reading.h"
#include "check/totals.h"

/* (now / before - 1) in percent, all that the wording allows; false when it cannot be told. */
static bool growth_of(const kjr_view *view, const kjr_metric *before, const kjr_metric *now, kjr_interval *growth)
{
    kjr_interval x = kjr_interval_loose(view, before), y = kjr_interval_loose(view, now);
    kjr_decimal low, high;
    if (!x.has_low || !x.has_high || !y.has_low || !y.has_high || x.low <= 0) return false;
    if (!kjr_decimal_divide(y.low, x.high, &low) || !kjr_decimal_divide(y.high, x.low, &high)) return false;
    *growth = (kjr_interval){low - KJR_DECIMAL_ONE - 1, high - KJR_DECIMAL_ONE + 1, true, true, false, false};
    return kjr_interval_scale(growth, 100 * KJR_DECIMAL_ONE);
}

/* 按可比价增长8%: not the growth of the amounts. */
static bool is_at_other_prices(const kjr_checker *c, const kjr_metric *stated)
{
    static const uint16_t *const words[] = {u"可比", u"不变价", u"实际", u"同口径", u"剔除", NULL};
    kjr_words sentence = kjr_sentence_of(c->view, stated->text.start);
    return kjr_holds_one_of(c->view, sentence.start, sentence.end, words);
}

/* 由160.6亿元增加到168.3亿元，增长4.8%: three figures in a row. */
static void check_growth(kjr_checker *c, uint32_t id)
{
    static const kjr_message holds = {{"the growth {1} is that from {2} to {3}", "增幅“{1}”与由“{2}”到“{3}”相符",
                                       "增幅「{1}」與由「{2}」到「{3}」相符"}};
    static const kjr_message wrong = {{"from {2} to {3} is {4}, not {1}", "由“{2}”到“{3}”应为{4}，与“{1}”不符",
                                       "由「{2}」到「{3}」應為{4}，與「{1}」不符"}};
    static const kjr_message before_message = {{"before", "基期", "基期"}}, now_message = {{"now", "现期", "現期"}};
    enum { NEAR = 20 };
    const kjr_metric *before = kjr_metric_at(c, id), *now = kjr_metric_at(c, id + 1),
                     *stated = kjr_metric_at(c, id + 2);
    bool up = now->change == KJREP_CHANGE_INCREASE_TO && stated->change == KJREP_CHANGE_INCREASE_BY;
    bool down = now->change == KJREP_CHANGE_DECREASE_TO && stated->change == KJREP_CHANGE_DECREASE_BY;
    bool alike = before->kind == now->kind && before->unit == now->unit && before->modality == KJREP_MODALITY_PRIOR;
    if ((!up && !down) || !alike || stated->kind != KJREP_METRIC_PERCENT || before->kind == KJREP_METRIC_PERCENT)
        return;
    if (stated->text.start - now->text.end > NEAR || stated->subject.start != now->subject.start) return;
    if (is_at_other_prices(c, stated)) return;
    kjr_interval growth, said = kjr_interval_loose(c->view, stated);
    if (!growth_of(c->view, before, now, &growth) || !said.has_low || !said.has_high) return;
    if (down) said = (kjr_interval){-said.high, -said.low, true, true, said.high_open, said.low_open};
    const kjr_argument arguments[] = {kjr_say_words(stated->text),
                                      kjr_say_words(before->text),
                                      kjr_say_words(now->text),
                                      kjr_say_interval(growth, "%"),
                                      {0}};
    if (kjr_intervals_meet(growth, said)) kjr_check_pass(c, stated->text, &holds, arguments);
    else kjr_check_fail(c, stated->text, &wrong, arguments);
    kjr_check_metric(c, id + 2);
    kjr_check_operand(c, id, &before_message, KJR_NO_ARGUMENTS);
    kjr_check_operand(c, id + 1, &now_message, KJR_NO_ARGUMENTS);
}

/* Are they two levels of one thing, the second from before? */
static bool are_now_and_before(const kjr_metric *now, const kjr_metric *before)
{
    const uint8_t value = KJR_HAS_VALUE;
    bool counted =
        now->kind == KJREP_METRIC_MONEY || now->kind == KJREP_METRIC_COUNT || now->kind == KJREP_METRIC_MEASURE;
    return counted && now->kind == before->kind && now->unit == before->unit && (now->has & before->has & value) &&
           before->modality == KJREP_MODALITY_PRIOR && now->modality == KJREP_MODALITY_ACTUAL;
}

/* 税收54.1亿元，比上年的50.1亿元增加4亿元: the difference, as an amount. */
static void check_difference(kjr_checker *c, uint32_t id)
{
    static const kjr_message holds = {{"the change {1} is that from {2} to {3}", "增减额“{1}”与由“{2}”到“{3}”相符",
                                       "增減額「{1}」與由「{2}」到「{3}」相符"}};
    static const kjr_message wrong = {{"from {2} to {3} the change is {4}, not {1}",
                                       "由“{2}”到“{3}”相差{4}，与“{1}”不符",
                                       "由「{2}」到「{3}」相差{4}，與「{1}」不符"}};
    static const kjr_message before_message = {{"before", "基期", "基期"}}, now_message = {{"now", "现期", "現期"}};
    enum { NEAR = 20 };
    const kjr_metric *now = kjr_metric_at(c, id), *before = kjr_metric_at(c, id + 1), *by = kjr_metric_at(c, id + 2);
    bool up = by->change == KJREP_CHANGE_INCREASE_BY, down = by->change == KJREP_CHANGE_DECREASE_BY;
    if (!are_now_and_before(now, before) || (!up && !down) || now->change != KJREP_CHANGE_NONE) return;
    if (by->kind != now->kind || by->unit != now->unit || by->subject.start != now->subject.start) return;
    if (!kjr_is_one_sentence(c->view, now->text.start, by->text.end)) return;
    if (before->text.start - now->text.end > NEAR || by->text.start - before->text.end > NEAR) return;
    kjr_interval difference = kjr_interval_loose(c->view, up ? now : before);
    kjr_interval less = kjr_interval_loose(c->view, up ? before : now);
    kjr_interval negative = {-less.high, -less.low, less.has_high, less.has_low, less.high_open, less.low_open};
    if (!kjr_interval_add(&difference, negative)) return;
    const kjr_argument arguments[] = {kjr_say_words(by->text),
                                      kjr_say_words(before->text),
                                      kjr_say_words(now->text),
                                      kjr_say_interval(difference, now->unit),
                                      {0}};
    if (kjr_intervals_meet(difference, kjr_interval_loose(c->view, by))) kjr_check_pass(c, by->text, &holds, arguments);
    else kjr_check_fail(c, by->text, &wrong, arguments);
    kjr_check_metric(c, id + 2);
    kjr_check_operand(c, id + 1, &before_message, KJR_NO_ARGUMENTS);
    kjr_check_operand(c, id, &now_message, KJR_NO_ARGUMENTS);
}

void kjr_check_growths(kjr_checker *c)
{
    for (uint32_t id = 1; id + 2 <= c->facts->metrics.count && c->status >= 0; id++) {
        check_growth(c, id);
        check_difference(c, id);
    }
}
