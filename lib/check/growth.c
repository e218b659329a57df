/* KJ-A006: growth worked out anew. */
#include "check/marks.h"
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
    static const uint16_t *const words[] = {u"可比",   u"不变价",   u"实际增", u"实际下", u"实际上升",
                                            u"同口径", u"价格因素", u"剔除",   NULL};
    kjr_words sentence = kjr_sentence_of(c->view, stated->text.start);
    return kjr_holds_one_of(c->view, sentence.start, sentence.end, words);
}

/* The rate as a change, a fall below 0; false where it has no bounds. */
static bool stated_growth(const kjr_view *view, const kjr_metric *stated, kjr_interval *said)
{
    *said = kjr_interval_loose(view, stated);
    if (!said->has_low || !said->has_high) return false;
    if (stated->change == KJREP_CHANGE_DECREASE_BY)
        *said = (kjr_interval){-said->high, -said->low, true, true, said->high_open, said->low_open};
    return true;
}

/* What is said of a growth that was worked out: {1} the growth, {2} and {3} the figures it comes from, {4} what they give. */
typedef struct growth_words {
    const kjr_message *holds, *wrong, *first, *second;
} growth_words;

static void report_growth(kjr_checker *c, const growth_words *words, uint32_t stated_id, uint32_t first_id,
                          uint32_t second_id, kjr_interval growth, bool meets)
{
    const kjr_metric *stated = kjr_metric_at(c, stated_id);
    const kjr_argument *arguments =
        KJR_ARGUMENTS(kjr_say_words(stated->text), kjr_say_words(kjr_metric_at(c, first_id)->text),
                      kjr_say_words(kjr_metric_at(c, second_id)->text), kjr_say_interval(growth, "%"));
    if (meets) kjr_check_pass(c, stated->text, words->holds, arguments);
    else kjr_check_fail(c, stated->text, words->wrong, arguments);
    kjr_check_metric(c, stated_id);
    kjr_check_operand(c, first_id, words->first, KJR_NO_ARGUMENTS);
    kjr_check_operand(c, second_id, words->second, KJR_NO_ARGUMENTS);
}

/* Judge the growth that `stated` says against what the amounts of `before` and `now` give. */
static void judge_growth(kjr_checker *c, uint32_t before_id, uint32_t now_id, uint32_t stated_id)
{
    static const kjr_message holds = {{"the growth {1} is that from {2} to {3}", "增幅“{1}”与由“{2}”到“{3}”相符",
                                       "增幅「{1}」與由「{2}」到「{3}」相符"}};
    static const kjr_message wrong = {{"from {2} to {3} is {4}, not {1}", "由“{2}”到“{3}”应为{4}，与“{1}”不符",
                                       "由「{2}」到「{3}」應為{4}，與「{1}」不符"}};
    static const kjr_message before_message = {{"before", "基期", "基期"}}, now_message = {{"now", "现期", "現期"}};
    const kjr_metric *before = kjr_metric_at(c, before_id), *now = kjr_metric_at(c, now_id);
    const kjr_metric *stated = kjr_metric_at(c, stated_id);
    kjr_interval growth, said;
    if (!growth_of(c->view, before, now, &growth) || !stated_growth(c->view, stated, &said)) return;
    const growth_words words = {&holds, &wrong, &before_message, &now_message};
    report_growth(c, &words, stated_id, before_id, now_id, growth, kjr_intervals_meet(growth, said));
}

/* 由160.6亿元增加到168.3亿元，增长4.8%: three figures in a row. */
static void check_growth(kjr_checker *c, uint32_t id)
{
    enum { NEAR = 20 };
    const kjr_metric *before = kjr_metric_at(c, id), *now = kjr_metric_at(c, id + 1),
                     *stated = kjr_metric_at(c, id + 2);
    bool up = now->change == KJREP_CHANGE_INCREASE_TO && stated->change == KJREP_CHANGE_INCREASE_BY;
    bool down = now->change == KJREP_CHANGE_DECREASE_TO && stated->change == KJREP_CHANGE_DECREASE_BY;
    bool alike = before->kind == now->kind && before->unit == now->unit && before->modality == KJREP_MODALITY_PRIOR;
    if ((!up && !down) || !alike || stated->kind != KJREP_METRIC_PERCENT || before->kind == KJREP_METRIC_PERCENT)
        return;
    if (stated->text.start - now->text.end > NEAR || stated->subject.start != now->subject.start) return;
    if (!kjr_is_yearly(c->view, stated) && !is_at_other_prices(c, stated)) judge_growth(c, id, id + 1, id + 2);
}

static bool is_change(const kjr_metric *metric)
{
    return metric->change == KJREP_CHANGE_INCREASE_BY || metric->change == KJREP_CHANGE_DECREASE_BY;
}

/* Growth of the whole value, told right behind a figure (，增长8%) or right before it (增长8%，增加6亿元); not a yearly
 * average, nor that of a part, nor against another time (比年初增加6亿元，同比增长8%). */
static bool is_growth_beside(const kjr_checker *c, uint32_t figure_id, uint32_t id)
{
    enum { NEAR = 12 };
    static const uint16_t *const others[] = {u"均", u"其中", u"环比", u"占", u"排", u"率", u"净", NULL};
    if (id < 1 || id > c->facts->metrics.count) return false;
    const kjr_metric *figure = kjr_metric_at(c, figure_id), *stated = kjr_metric_at(c, id);
    bool behind = id > figure_id;
    if (is_change(figure) && figure->basis && stated->basis && figure->basis != stated->basis) return false;
    uint32_t start = behind ? figure->text.end : stated->text.end;
    uint32_t end = behind ? stated->text.start : figure->text.start;
    return stated->kind == KJREP_METRIC_PERCENT && is_change(stated) && end >= start && end - start <= NEAR &&
           stated->subject.start == figure->subject.start && stated->basis != KJREP_BASIS_MOM &&
           kjr_is_one_sentence(c->view, start, end) && !kjr_holds_one_of(c->view, start, end, others);
}

/* Amounts of these grow at other prices than those of the year. */
static bool is_output(const kjr_checker *c, const kjr_metric *metric)
{
    static const uint16_t *const names[] = {u"生产总值", u"增加值", u"产值",   u"GDP",  u"gdp",
                                            u"GNP",      u"纯收入", u"可支配", u"人均", NULL};
    kjr_words sentence = kjr_sentence_of(c->view, metric->text.start);
    return kjr_holds_one_of(c->view, sentence.start, metric->text.end, names);
}

/* 比上年的50.1亿元; 上年为8000元 */
static bool is_of_before(const kjr_view *view, const kjr_metric *metric)
{
    kjr_words period = metric->period;
    return metric->modality == KJREP_MODALITY_PRIOR || kjr_view_is(view, period.start, period.end, u"上年", 2) ||
           kjr_view_is(view, period.start, period.end, u"去年", 2);
}

/* Are they two levels of one thing, the second from before? */
static bool are_now_and_before(const kjr_view *view, const kjr_metric *now, const kjr_metric *before)
{
    const uint8_t value = KJR_HAS_VALUE;
    bool counted =
        now->kind == KJREP_METRIC_MONEY || now->kind == KJREP_METRIC_COUNT || now->kind == KJREP_METRIC_MEASURE;
    return counted && now->kind == before->kind && now->unit == before->unit && (now->has & before->has & value) &&
           is_of_before(view, before) && !is_of_before(view, now);
}

/* Judge the difference that `by` says against what the levels of `before` and `now` give. */
static void judge_difference(kjr_checker *c, uint32_t before_id, uint32_t now_id, uint32_t by_id)
{
    static const kjr_message holds = {{"the change {1} is that from {2} to {3}", "增减额“{1}”与由“{2}”到“{3}”相符",
                                       "增減額「{1}」與由「{2}」到「{3}」相符"}};
    static const kjr_message wrong = {{"from {2} to {3} the change is {4}, not {1}",
                                       "由“{2}”到“{3}”相差{4}，与“{1}”不符",
                                       "由「{2}」到「{3}」相差{4}，與「{1}」不符"}};
    static const kjr_message before_message = {{"before", "基期", "基期"}}, now_message = {{"now", "现期", "現期"}};
    const kjr_metric *before = kjr_metric_at(c, before_id), *now = kjr_metric_at(c, now_id);
    const kjr_metric *by = kjr_metric_at(c, by_id);
    bool up = by->change == KJREP_CHANGE_INCREASE_BY;
    kjr_interval difference = kjr_interval_loose(c->view, up ? now : before);
    kjr_interval less = kjr_interval_loose(c->view, up ? before : now);
    kjr_interval negative = {-less.high, -less.low, less.has_high, less.has_low, less.high_open, less.low_open};
    if (!kjr_interval_add(&difference, negative)) return;
    const kjr_argument *arguments = KJR_ARGUMENTS(kjr_say_words(by->text), kjr_say_words(before->text),
                                                  kjr_say_words(now->text), kjr_say_interval(difference, by->unit));
    if (kjr_intervals_meet(difference, kjr_interval_loose(c->view, by))) kjr_check_pass(c, by->text, &holds, arguments);
    else kjr_check_fail(c, by->text, &wrong, arguments);
    kjr_check_metric(c, by_id);
    kjr_check_operand(c, before_id, &before_message, KJR_NO_ARGUMENTS);
    kjr_check_operand(c, now_id, &now_message, KJR_NO_ARGUMENTS);
}

/* Three figures close to each other in one sentence, the change told of the thing that the levels are of. */
static bool are_levels_and_change(const kjr_checker *c, uint32_t id)
{
    enum { NEAR = 20 };
    const kjr_metric *first = kjr_metric_at(c, id), *second = kjr_metric_at(c, id + 1), *by = kjr_metric_at(c, id + 2);
    return is_change(by) && by->subject.start == first->subject.start &&
           kjr_is_one_sentence(c->view, first->text.start, by->text.end) &&
           second->text.start - first->text.end <= NEAR && by->text.start - second->text.end <= NEAR;
}

/* 税收54.1亿元，比上年的50.1亿元增加4亿元: the difference, as an amount. */
static void check_difference(kjr_checker *c, uint32_t id)
{
    const kjr_metric *now = kjr_metric_at(c, id), *before = kjr_metric_at(c, id + 1), *by = kjr_metric_at(c, id + 2);
    if (!are_now_and_before(c->view, now, before) || now->change != KJREP_CHANGE_NONE) return;
    if (by->kind == now->kind && by->unit == now->unit && are_levels_and_change(c, id))
        judge_difference(c, id + 1, id, id + 2);
}

/* 占32.5%，在规定的40%以内，较上年度的32.9%减少: which of the two is meant is open. */
static bool has_rate_before(const kjr_checker *c, uint32_t id)
{
    const kjr_metric *rate = kjr_metric_at(c, id), *before = id > 1 ? kjr_metric_at(c, id - 1) : NULL;
    return before && before->kind == rate->kind && kjr_is_one_sentence(c->view, before->text.end, rate->text.start);
}

/* 满意率由92.1%提升至96.3%，提升4.2个百分点; 城镇化率63.5%，比上年的62.1%提高1.4个百分点: the difference of two rates. */
static void check_points_of_change(kjr_checker *c, uint32_t id)
{
    const kjr_metric *first = kjr_metric_at(c, id), *second = kjr_metric_at(c, id + 1), *by = kjr_metric_at(c, id + 2);
    if (by->kind != KJREP_METRIC_POINT || first->kind != KJREP_METRIC_PERCENT || second->kind != KJREP_METRIC_PERCENT)
        return;
    if (!(first->has & second->has & by->has & KJR_HAS_VALUE) || !are_levels_and_change(c, id)) return;
    bool to = second->change == KJREP_CHANGE_INCREASE_TO || second->change == KJREP_CHANGE_DECREASE_TO;
    bool levels = !is_change(first) && !is_change(second);
    bool alone = by->basis == KJREP_BASIS_NONE; /* 由58%提高到60%，同比提高1个百分点 goes from another level */
    if (to && first->modality == KJREP_MODALITY_PRIOR && alone) judge_difference(c, id, id + 1, id + 2);
    else if (levels && !to && !has_rate_before(c, id) && is_of_before(c->view, second) && !is_of_before(c->view, first))
        judge_difference(c, id + 1, id, id + 2);
}

/* What the amount of a change is of the level that it starts from: by / (now - by) in percent; false when it cannot be
 * told. */
static bool increment_of(const kjr_view *view, const kjr_metric *now, const kjr_metric *by, kjr_interval *growth)
{
    kjr_interval y = kjr_interval_loose(view, now), d = kjr_interval_loose(view, by);
    if (!y.has_low || !y.has_high || !d.has_low || !d.has_high || d.low <= 0) return false;
    kjr_decimal largest, smallest, low, high;
    bool down = by->change == KJREP_CHANGE_DECREASE_BY;
    bool known = down ? kjr_decimal_add(y.high, d.low, &largest) && kjr_decimal_add(y.low, d.high, &smallest)
                      : kjr_decimal_subtract(y.high, d.low, &largest) && kjr_decimal_subtract(y.low, d.high, &smallest);
    if (!known || largest <= 0 || smallest <= 0) return false;
    if (!kjr_decimal_divide(d.low, largest, &low) || !kjr_decimal_divide(d.high, smallest, &high)) return false;
    *growth = (kjr_interval){low - 1, high + 1, true, true, false, false};
    return kjr_interval_scale(growth, 100 * KJR_DECIMAL_ONE);
}

enum { MOST_TRIED = 4, MOST_LEVELS = 2 * MOST_TRIED };

/* 合共1052億元: what is said behind is said of the total, not of its parts. */
static bool is_sum_of_others(const kjr_checker *c, const kjr_metric *level)
{
    static const uint16_t *const words[] = {u"合计", u"合共", u"共计", u"总计", NULL};
    return kjr_ends_with_one_of(c->view, 0, level->text.start, words);
}

/* The levels that the amount of a change may lead to: figures before of the same name, the nearest first; rates may stand
 * between. */
static uint32_t levels_before(const kjr_checker *c, uint32_t id, const kjr_metric *by, uint32_t levels[MOST_LEVELS])
{
    enum { FARTHEST = 60 };
    uint32_t count = 0;
    for (uint32_t back = 1; back <= MOST_TRIED && back < id; back++) {
        const kjr_metric *level = kjr_metric_at(c, id - back);
        if (by->text.start - level->text.end > FARTHEST) break;
        if (!kjr_is_one_sentence(c->view, level->text.end, by->text.start)) break;
        if (level->kind != by->kind || level->unit != by->unit || level->subject.start != by->subject.start) continue;
        if (is_of_before(c->view, level)) return 0; /* check_rate() compares the two */
        if (level->change != KJREP_CHANGE_NONE || kjr_is_base(c->view, level)) continue;
        levels[count++] = id - back;
        if (is_sum_of_others(c, level)) return count;
        /* 共2308亿元，包括672亿元及1636亿元，增加75亿元: of the whole, where the parts stand bare */
        bool bare = level->parent && id - back > 1 && kjr_metric_at(c, id - back - 1)->parent == level->parent;
        if (bare) levels[count++] = level->parent;
    }
    return count;
}

/* 收入12.5亿元，增加1.1亿元，增长9.6%: the amount and the rate of one change, in any order. */
static void check_increment(kjr_checker *c, uint32_t id)
{
    static const kjr_message holds = {{"the growth {1} is that by {2} to {3}",
                                       "增幅“{1}”与增减额“{2}”、现期数“{3}”相符",
                                       "增幅「{1}」與增減額「{2}」、現期數「{3}」相符"}};
    static const kjr_message wrong = {{"by {2} to {3} is {4}, not {1}",
                                       "按增减额“{2}”、现期数“{3}”推算应为{4}，与“{1}”不符",
                                       "按增減額「{2}」、現期數「{3}」推算應為{4}，與「{1}」不符"}};
    static const kjr_message by_message = {{"the change as an amount", "增减额", "增減額"}};
    static const kjr_message now_message = {{"now", "现期", "現期"}};
    const kjr_metric *by = kjr_metric_at(c, id);
    bool counted = by->kind == KJREP_METRIC_MONEY || by->kind == KJREP_METRIC_COUNT || by->kind == KJREP_METRIC_MEASURE;
    if (!counted || !is_change(by) || kjr_is_yearly(c->view, by)) return;
    uint32_t stated_id = is_growth_beside(c, id, id + 1) ? id + 1 : is_growth_beside(c, id, id - 1) ? id - 1 : 0;
    uint32_t levels[MOST_LEVELS], count = stated_id ? levels_before(c, stated_id < id ? stated_id : id, by, levels) : 0;
    if (!count || kjr_metric_at(c, stated_id)->change != by->change) return;
    const kjr_metric *stated = kjr_metric_at(c, stated_id), *now = NULL;
    kjr_interval growth, said = kjr_interval_loose(c->view, stated);
    if (is_at_other_prices(c, stated) || !said.has_low || !said.has_high) return;
    bool meets = false;
    uint32_t now_id = 0;
    for (uint32_t i = 0; i < count && !meets; i++) {
        now_id = levels[i];
        now = kjr_metric_at(c, now_id);
        if (is_output(c, now) || !increment_of(c->view, now, by, &growth)) return;
        meets = kjr_intervals_meet(growth, said);
    }
    bool whole_and_part = count == 2 && levels[1] == kjr_metric_at(c, levels[0])->parent;
    if (!meets && count > 1 && !whole_and_part) return; /* which of them is meant? */
    const growth_words words = {&holds, &wrong, &by_message, &now_message};
    report_growth(c, &words, stated_id, id, now_id, growth, meets);
}

/* 接待游客1200万人次，比上年的1000万人次增长20%; the change as an amount may stand between. */
static void check_rate(kjr_checker *c, uint32_t id)
{
    enum { NEAR = 20 };
    const kjr_metric *now = kjr_metric_at(c, id), *before = kjr_metric_at(c, id + 1), *by = kjr_metric_at(c, id + 2);
    if (!are_now_and_before(c->view, now, before) || now->change != KJREP_CHANGE_NONE) return;
    if (before->text.start - now->text.end > NEAR) return;
    if (!kjr_is_one_sentence(c->view, now->text.end, before->text.start)) return;
    bool amount = by->kind == now->kind && by->unit == now->unit && is_change(by);
    uint32_t stated = id + (amount ? 3 : 2);
    if (!is_growth_beside(c, stated - 1, stated) || is_output(c, now)) return;
    if (!is_at_other_prices(c, kjr_metric_at(c, stated))) judge_growth(c, id + 1, id, stated);
}

/* ，占 ，约占 ，完成 right behind the figure: with other words before it, it may be said of something else. */
static bool is_said_of(const kjr_view *view, uint32_t at, uint32_t end)
{
    static const uint16_t *const leads[] = {u"占", u"为", u"完成", NULL};
    if (view->kind[at] == KJR_CHAR_COMMA || view->kind[at] == KJR_CHAR_PAUSE) at++;
    for (uint32_t i = 0; leads[i]; i++)
        if (kjr_starts_words(view, at, end, leads[i]) || kjr_starts_words(view, at + 1, end, leads[i])) return true;
    return false;
}

/* The figure that is said to be so much of the base: the only one of its unit close before it; 0 when there is none. */
static uint32_t part_before(const kjr_checker *c, uint32_t base_id)
{
    enum { NEAR = 30 };
    const kjr_metric *base = kjr_metric_at(c, base_id);
    uint32_t found = 0;
    for (uint32_t id = base_id - 1; id > 0 && base_id - id <= MOST_TRIED; id--) {
        const kjr_metric *part = kjr_metric_at(c, id);
        if (!kjr_is_one_sentence(c->view, part->text.end, base->text.start)) break;
        if (part->kind != base->kind || part->unit != base->unit) continue;
        if (found) return 0;
        found = id;
    }
    if (!found) return 0;
    const kjr_metric *part = kjr_metric_at(c, found);
    bool level = part->change == KJREP_CHANGE_NONE && !is_of_before(c->view, part) && !kjr_is_base(c->view, part);
    bool near = base->text.start - part->text.end <= NEAR;
    return level && near && is_said_of(c->view, part->text.end, base->text.start) ? found : 0;
}

/* 民生支出45.2亿元，占支出56.5亿元的80% */
static void check_share_of_base(kjr_checker *c, uint32_t id)
{
    static const kjr_message holds = {
        {"{1} is what {2} is of {3}", "“{1}”与“{2}”占“{3}”的比重相符", "「{1}」與「{2}」占「{3}」的比重相符"}};
    static const kjr_message wrong = {{"{2} is {4} of {3}, not {1}", "“{2}”占“{3}”的比重应为{4}，与“{1}”不符",
                                       "「{2}」占「{3}」的比重應為{4}，與「{1}」不符"}};
    static const kjr_message part_message = {{"the part", "分子", "分子"}},
                             base_message = {{"the base", "分母", "分母"}};
    const kjr_metric *base = kjr_metric_at(c, id), *stated = kjr_metric_at(c, id + 1);
    bool counted =
        base->kind == KJREP_METRIC_MONEY || base->kind == KJREP_METRIC_COUNT || base->kind == KJREP_METRIC_MEASURE;
    if (!counted || stated->kind != KJREP_METRIC_PERCENT || stated->text.start != base->text.end + 1) return;
    if (!kjr_is_base(c->view, base) || is_change(stated)) return;
    uint32_t part_id = part_before(c, id);
    kjr_interval share, said = kjr_interval_loose(c->view, stated);
    if (!part_id || !said.has_low || !said.has_high || !growth_of(c->view, base, kjr_metric_at(c, part_id), &share))
        return;
    share.low += 100 * KJR_DECIMAL_ONE;
    share.high += 100 * KJR_DECIMAL_ONE;
    const growth_words words = {&holds, &wrong, &part_message, &base_message};
    report_growth(c, &words, id + 1, part_id, id, share, kjr_intervals_meet(share, said));
}

void kjr_check_growths(kjr_checker *c)
{
    for (uint32_t id = 1; id <= c->facts->metrics.count && c->status >= 0; id++) {
        check_increment(c, id);
        if (id < c->facts->metrics.count) check_share_of_base(c, id);
        if (id + 2 > c->facts->metrics.count) continue;
        check_growth(c, id);
        check_difference(c, id);
        check_points_of_change(c, id);
        check_rate(c, id);
    }
}
