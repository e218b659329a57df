/* KJ-A003 and KJ-A004: figures that stand beside each other as parts of one total. */
#include "check/totals.h"

#include <string.h>

/* ---- KJ-A003 */

static uint32_t words_length(kjr_words words)
{
    return words.end - words.start;
}

/* Is the name of one the name of the other, or contained in it? */
static bool is_same_name(const kjr_view *view, kjr_words a, kjr_words b)
{
    enum { SHORTEST = 4 };
    if (words_length(a) > words_length(b)) {
        kjr_words longer = a;
        a = b;
        b = longer;
    }
    if (words_length(a) < SHORTEST) return false;
    for (uint32_t at = b.start; at + words_length(a) <= b.end; at++) {
        if (memcmp(view->code + at, view->code + a.start, words_length(a) * sizeof *view->code) == 0) return true;
    }
    return false;
}

static bool is_same_figure(const kjr_checker *c, const kjr_metric *a, const kjr_metric *b)
{
    bool values = (a->has & b->has & KJR_HAS_VALUE) && a->value == b->value && a->approx == b->approx;
    return values && kjr_are_alike(a, b) && is_same_name(c->view, a->subject, b->subject);
}

enum { MOST_INNER = 64 };

/* The first parts of the parts of a list; their number. */
static uint32_t collect_inner(const kjr_wholes *wholes, const kjr_list *list, uint32_t inner[MOST_INNER])
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        uint32_t holder = list->parts[i];
        for (uint32_t k = wholes->from[holder]; k < wholes->from[holder + 1] && count < MOST_INNER; k++)
            inner[count++] = wholes->parts[k];
    }
    return count;
}

/* The one of them, held by another part, that comes again as the part; 0 when there is none. */
static uint32_t find_inner(const kjr_checker *c, const uint32_t *inner, uint32_t count, uint32_t part)
{
    const kjr_metric *again = kjr_metric_at(c, part);
    for (uint32_t i = 0; i < count; i++) {
        const kjr_metric *held = kjr_metric_at(c, inner[i]);
        if (held->parent != part && is_same_figure(c, held, again)) return inner[i];
    }
    return 0;
}

/* The sum without one part. */
static bool sum_without(const kjr_checker *c, const kjr_list *list, uint32_t left_out, kjr_interval *sum)
{
    *sum = kjr_interval_exactly(0);
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->parts[i] == left_out) continue;
        if (!kjr_interval_add(sum, kjr_interval_loose(c->view, kjr_metric_at(c, list->parts[i])))) return false;
    }
    return true;
}

static void report_double(kjr_checker *c, const kjr_list *list, uint32_t part, uint32_t inner,
                          const kjr_interval *twice, const kjr_interval *once)
{
    static const kjr_message message = {
        {"{1} seems to be counted twice: inside {2} and beside it; the parts come to {3} with it, {4} without it, and "
         "the total says {5}",
         "“{1}”似被重复计算：既含在“{2}”之内，又与之并列；计入两次合计为{3}，只计一次为{4}，总数为“{5}”",
         "「{1}」似被重複計算：既含在「{2}」之內，又與之並列；計入兩次合計為{3}，只計一次為{4}，總數為「{5}」"}};
    static const kjr_message inside = {{"the same, inside {1}", "含在“{1}”之内的同一项", "含在「{1}」之內的同一項"}};
    static const kjr_message total = {{"the total", "总数", "總數"}};
    const kjr_metric *again = kjr_metric_at(c, part), *whole = kjr_metric_at(c, list->whole);
    const kjr_metric *holder = kjr_metric_at(c, kjr_metric_at(c, inner)->parent);
    kjr_words place = {again->subject.start < again->text.start && again->subject.end > again->subject.start
                           ? again->subject.start
                           : again->text.start,
                       again->text.end};
    kjr_check_fail(c, place, &message,
                   KJR_ARGUMENTS(kjr_say_words(again->subject), kjr_say_words(holder->text),
                                 kjr_say_interval(*twice, whole->unit), kjr_say_interval(*once, whole->unit),
                                 kjr_say_words(whole->text)));
    kjr_check_metric(c, part);
    kjr_check_operand(c, inner, &inside, KJR_ARGUMENTS(kjr_say_words(holder->text)));
    kjr_check_operand(c, list->whole, &total, KJR_NO_ARGUMENTS);
}

static void check_double_counts(kjr_checker *c, const kjr_wholes *wholes, const kjr_list *list, const kjr_total *total)
{
    enum { MOST_DOUBLE = 64 };
    uint32_t inner[MOST_INNER], count = 0, doubles = 0;
    if (total->verdict == KJR_TOTAL_HOLDS) count = collect_inner(wholes, list, inner);
    for (uint32_t i = 0; count && i < list->count && doubles < MOST_DOUBLE; i++) {
        kjr_interval once;
        uint32_t again = find_inner(c, inner, count, list->parts[i]);
        if (!again || !sum_without(c, list, list->parts[i], &once)) continue;
        doubles++;
        if (!kjr_intervals_meet(once, kjr_interval_loose(c->view, kjr_metric_at(c, list->whole))))
            report_double(c, list, list->parts[i], again, &total->sum, &once);
    }
}

void kjr_check_double_counts(kjr_checker *c)
{
    const kjr_sums *sums = kjr_sums_of(c);
    for (uint32_t i = 0; sums && i < sums->count; i++)
        check_double_counts(c, &sums->wholes, &sums->items[i].list, &sums->items[i].total);
}

/* ---- KJ-A004 */

/* The total of money that goes with a total of things: 50余项、经费1600多万元 */
static uint32_t money_beside(const kjr_checker *c, const kjr_list *list)
{
    uint32_t next = list->whole + 1;
    if (next > c->facts->metrics.count) return 0;
    const kjr_metric *things = kjr_metric_at(c, list->whole), *money = kjr_metric_at(c, next);
    if (things->kind != KJREP_METRIC_COUNT || money->kind != KJREP_METRIC_MONEY) return 0;
    for (uint32_t at = things->text.end; at < money->text.start; at++) {
        if (c->view->kind[at] == KJR_CHAR_SENTENCE_END) return 0;
    }
    return next;
}

/* Has the part a figure of money before the next part? `next` is a part of the money and goes on from call to call. */
static bool has_money(const kjr_wholes *wholes, const kjr_list *list, uint32_t index, uint32_t money, uint32_t *next)
{
    while (*next < wholes->from[money + 1] && wholes->parts[*next] <= list->parts[index])
        ++*next;
    if (*next == wholes->from[money + 1]) return false;
    return index + 1 == list->count || wholes->parts[*next] < list->parts[index + 1];
}

static void check_uneven(kjr_checker *c, const kjr_wholes *wholes, const kjr_list *list, uint32_t money)
{
    enum { FEWEST = 3 };
    static const kjr_message message = {{"{1} of {2} parts give no amount of money, so that {3} cannot be verified",
                                         "{2}个分项中有{1}项未列金额，“{3}”无法核对",
                                         "{2}個分項中有{1}項未列金額，「{3}」無法核對"}};
    static const kjr_message without = {{"no amount is given", "未列金额", "未列金額"}};
    uint32_t bare = 0, first = 0, last = 0, next = wholes->from[money];
    for (uint32_t i = 0; i < list->count; i++) {
        if (has_money(wholes, list, i, money, &next)) continue;
        last = list->parts[i];
        if (!bare++) first = last;
    }
    if (!bare || list->count - bare < FEWEST) return;
    const kjr_metric *from = kjr_metric_at(c, first), *to = kjr_metric_at(c, last);
    uint32_t start = from->subject.end > from->subject.start ? from->subject.start : from->text.start;
    kjr_words place = {start, bare == 1 || last - first < bare ? to->text.end : from->text.end};
    kjr_check_fail(
        c, place, &message,
        KJR_ARGUMENTS(kjr_say_count(bare), kjr_say_count(list->count), kjr_say_words(kjr_metric_at(c, money)->text)));
    next = wholes->from[money];
    for (uint32_t i = 0; i < list->count; i++) {
        if (!has_money(wholes, list, i, money, &next)) kjr_check_operand(c, list->parts[i], &without, KJR_NO_ARGUMENTS);
    }
}

void kjr_check_uneven_parts(kjr_checker *c)
{
    const kjr_sums *sums = kjr_sums_of(c);
    for (uint32_t i = 0; sums && i < sums->count; i++) {
        const kjr_wholes *wholes = &sums->wholes;
        const kjr_list *list = &sums->items[i].list;
        uint32_t money = money_beside(c, list);
        if (money && wholes->from[money] < wholes->from[money + 1]) check_uneven(c, wholes, list, money);
    }
}
