/* KJ-T002 and KJ-T006: periods that begin with the year, and figures that grow with them. */
#include "base/sorted.h"
#include "check/marks.h"
#include "check/periods.h"
#include "check/reading.h"

#include <string.h>

/* ---- Reading a period */

static uint32_t read_month(const kjr_view *view, uint32_t at, uint32_t end, uint32_t *behind)
{
    static const uint16_t han[] = u"一二三四五六七八九";
    uint32_t value = 0;
    for (; at < end && view->kind[at] == KJR_CHAR_DIGIT && value < 100; at++)
        value = value * 10 + (view->code[at] - '0');
    for (uint32_t i = 0; !value && at < end && han[i]; i++) {
        if (view->code[at] != han[i]) continue;
        value = i + 1;
        at++;
    }
    if (at < end && view->code[at] == u'十' && value <= 1) {
        at++;
        uint32_t ones = 0;
        for (uint32_t i = 0; at < end && i < 2; i++) {
            if (view->code[at] == han[i]) ones = i + 1;
        }
        at += ones > 0;
        value = 10 + ones;
    }
    *behind = at;
    return value;
}

/* 1-9月 一至九月 1月至9月 */
static uint32_t months_in_row(const kjr_view *view, kjr_words period)
{
    uint32_t at, first = read_month(view, period.start, period.end, &at);
    if (first != 1) return 0;
    if (at < period.end && view->code[at] == u'月') at++;
    bool joined =
        at < period.end && (view->kind[at] == KJR_CHAR_DASH || view->code[at] == u'至' || view->code[at] == u'到');
    if (!joined) return 0;
    uint32_t last = read_month(view, at + 1, period.end, &at);
    bool whole = at < period.end && view->code[at] == u'月';
    return whole && last <= 12 ? last : 0;
}

uint32_t kjr_months_of(const kjr_checker *c, kjr_words period)
{
    static const struct {
        const uint16_t *words;
        uint32_t months;
    } named[] = {{u"全年", 12},      {u"全年度", 12}, {u"上半年", 6},   {u"前三季度", 9},
                 {u"前三个季度", 9}, {u"一季度", 3},  {u"第一季度", 3}, {u"首季", 3}};
    const kjr_view *view = c->view;
    while (period.start < period.end && (view->code[period.start] == u'今' || view->code[period.start] == u'本') &&
           period.end - period.start > 2)
        period.start += 2; /* 今年 */
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        uint32_t length = 0;
        while (named[i].words[length])
            length++;
        if (period.end - period.start == length && kjr_view_is(view, period.start, period.end, named[i].words, length))
            return named[i].months;
    }
    return months_in_row(view, period);
}

/* ---- KJ-T002 */

/* A figure that stands close behind the time in its sentence, and was achieved; 0 when there is none. */
static uint32_t figure_behind(const kjr_checker *c, const kjr_time *time)
{
    enum { FARTHEST = 400 };
    const kjr_metric *metrics = c->facts->metrics.items;
    uint32_t count = c->facts->metrics.count, before = KJR_COUNT_BELOW(metrics, count, text.start, time->words.end);
    if (before == count || metrics[before].text.start - time->words.end > FARTHEST) return 0;
    const kjr_metric *metric = &metrics[before];
    bool actual = metric->modality == KJREP_MODALITY_ACTUAL;
    return actual && kjr_is_one_sentence(c->view, time->words.end, metric->text.start) ? before + 1 : 0;
}

typedef struct windows {
    uint32_t year, part; /* first time that names the whole year, and the longest part of one: index + 1 */
    uint32_t figure;     /* metric of the year */
    uint32_t part_months;
    bool late; /* something of the year's last month is told, too */
} windows;

/* 年末 12月 全年为 next to a date: the year had ended when this was written. */
static bool is_late(const kjr_checker *c, const kjr_time *time)
{
    static const uint16_t *const words[] = {u"年末", u"年底", u"12月", u"十二月", NULL};
    return kjr_holds_one_of(c->view, time->words.start, time->words.end, words);
}

void kjr_check_windows(kjr_checker *c)
{
    static const kjr_message message = {
        {"{1} is a figure of the whole year, but the newest period of the report ends with {2}",
         "“{1}”为全年数，而文中最新的时段只到“{2}”", "「{1}」為全年數，而文中最新的時段只到「{2}」"}};
    static const kjr_message other = {{"a period of a part of the year", "年内时段", "年內時段"}};
    windows seen = {0};
    if (!kjr_is_undated(c)) return;
    for (uint32_t i = 0; i < c->facts->times.count; i++) {
        const kjr_time *time = &c->facts->times.items[i];
        uint32_t months = kjr_months_of(c, time->words), figure = months ? figure_behind(c, time) : 0;
        seen.late |= is_late(c, time);
        if (!figure) continue;
        if (months == 12 && !seen.year) {
            seen.year = i + 1;
            seen.figure = figure;
        } else if (months < 12 && months > seen.part_months) {
            seen.part = i + 1;
            seen.part_months = months;
        }
    }
    if (!seen.year || !seen.part || seen.late) return;
    const kjr_time *year = &c->facts->times.items[seen.year - 1], *part = &c->facts->times.items[seen.part - 1];
    kjr_words place = {year->words.start, kjr_metric_at(c, seen.figure)->text.end};
    kjr_check_fail(c, place, &message, KJR_ARGUMENTS(kjr_say_words(place), kjr_say_words(part->words)));
    kjr_check_metric(c, seen.figure);
    kjr_check_relate(c, part->words, &other, KJR_NO_ARGUMENTS);
}

/* ---- KJ-T006 */

/* Names of what is counted up over a year. */
static bool is_flow(const kjr_checker *c, const kjr_metric *metric)
{
    static const uint16_t *const stocks[] = {u"余额",   u"人口", u"库存", u"存量", u"保有量", u"总资产",
                                             u"资产总", u"总数", u"净",   u"利润", u"顺差",   NULL};
    static const uint16_t *const events[] = {u"活动", u"举办", u"举行", NULL}; /* 文化节活动接待游客… */
    bool counted = metric->kind == KJREP_METRIC_MONEY || metric->kind == KJREP_METRIC_COUNT ||
                   metric->kind == KJREP_METRIC_MEASURE;
    uint32_t start = kjr_sentence_of(c->view, metric->text.start).start;
    if (counted && kjr_holds_one_of(c->view, start, metric->text.start, events)) return false;
    return counted && metric->change == KJREP_CHANGE_NONE && metric->modality == KJREP_MODALITY_ACTUAL &&
           (metric->has & KJR_HAS_VALUE) && kjr_has_words(metric->subject) &&
           !kjr_holds_one_of(c->view, metric->subject.start, metric->subject.end, stocks);
}

/* Months from the beginning of the year to the end of the figure's period; 0 when it begins later. */
static uint32_t months_counted(const kjr_checker *c, const kjr_metric *metric)
{
    enum { YEAR = 10000, JANUARY_FIRST = 101 };
    if (!kjr_has_words(metric->period)) return 0;
    if (!metric->date_from || !metric->date_to) return kjr_months_of(c, metric->period);
    bool from_january = metric->date_from % YEAR == JANUARY_FIRST && metric->date_from / YEAR == metric->date_to / YEAR;
    return from_january ? (uint32_t)metric->date_to % YEAR / 100 : 0;
}

/* What is done with the subject: [受理]案件9471件. Empty where the period or the owner stands right before it. */
static kjr_words verb_before(const kjr_checker *c, const kjr_metric *metric)
{
    enum { LENGTH = 2 };
    uint32_t end = metric->subject.start, start = kjr_clause_of(c->view, end).start;
    if (metric->period.end > start && metric->period.end <= end) start = metric->period.end;
    if (metric->owner.end > start && metric->owner.end <= end) start = metric->owner.end;
    if (end - start > LENGTH) start = end - LENGTH;
    return (kjr_words){start, end};
}

/* What is done with it behind the subject: 受理案件10008件，[结案]9127件. Empty for words that only lead to a figure. */
static kjr_words verb_behind(const kjr_checker *c, const kjr_metric *metric)
{
    static const uint16_t *const leading[] = {u"达", u"为", u"完成", u"实现", u"共", u"累计"};
    uint32_t end = metric->text.start, start = kjr_clause_of(c->view, end).start;
    if (metric->subject.end > start && metric->subject.end <= end) start = metric->subject.end;
    for (size_t i = 0; i < sizeof leading / sizeof *leading; i++)
        if (kjr_starts_words(c->view, start, end, leading[i])) return (kjr_words){end, end};
    return (kjr_words){start, end};
}

/* Two verbs are of two things; none may be any. */
static bool may_be_same(const kjr_checker *c, kjr_words a, kjr_words b)
{
    return !kjr_has_words(a) || !kjr_has_words(b) || kjr_are_same_words(c->view, a, b);
}

static bool are_said_alike(const kjr_checker *c, const kjr_metric *a, const kjr_metric *b)
{
    return may_be_same(c, verb_before(c, a), verb_before(c, b)) &&
           kjr_are_same_words(c->view, verb_behind(c, a), verb_behind(c, b));
}

static bool are_one_measure(const kjr_checker *c, const kjr_metric *a, const kjr_metric *b)
{
    return are_said_alike(c, a, b) && kjr_are_same_words(c->view, a->subject, b->subject) &&
           kjr_are_same_words(c->view, a->owner, b->owner) && strcmp(a->unit, b->unit) == 0 &&
           a->date_from / 10000 == b->date_from / 10000;
}

/* The longer period's figure must be no smaller. Only figures near each other are compared. */
static void compare_periods(kjr_checker *c, uint32_t id, uint32_t other, uint32_t months, uint32_t other_months)
{
    static const kjr_message wrong = {{"{1} is less than {2}, though its period goes on longer",
                                       "“{1}”的时段更长，数值却小于“{2}”", "「{1}」的時段更長，數值卻小於「{2}」"}};
    static const kjr_message shorter = {{"the shorter period", "较短的时段", "較短的時段"}};
    uint32_t longer_id = months > other_months ? id : other, shorter_id = longer_id == id ? other : id;
    const kjr_metric *longer = kjr_metric_at(c, longer_id), *part = kjr_metric_at(c, shorter_id);
    if (!kjr_interval_above(kjr_interval_loose(c->view, part), kjr_interval_loose(c->view, longer))) return;
    kjr_check_fail(c, longer->text, &wrong, KJR_ARGUMENTS(kjr_say_words(longer->text), kjr_say_words(part->text)));
    kjr_check_metric(c, longer_id);
    kjr_check_operand(c, shorter_id, &shorter, KJR_NO_ARGUMENTS);
}

void kjr_check_cumulative(kjr_checker *c)
{
    enum { REACH = 40 };
    for (uint32_t id = 1; id <= c->facts->metrics.count && c->status >= 0; id++) {
        const kjr_metric *metric = kjr_metric_at(c, id);
        uint32_t months = months_counted(c, metric);
        if (!months || !is_flow(c, metric)) continue;
        uint32_t last = id + REACH < c->facts->metrics.count ? id + REACH : c->facts->metrics.count;
        for (uint32_t other = id + 1; other <= last; other++) {
            const kjr_metric *later = kjr_metric_at(c, other);
            uint32_t others = months_counted(c, later);
            if (!others || others == months || !is_flow(c, later) || !are_one_measure(c, metric, later)) continue;
            compare_periods(c, id, other, months, others);
        }
    }
}
