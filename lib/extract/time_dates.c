/* From what words of time say to days. */
#include "extract/time_grammar.h"

typedef struct day {
    int32_t year, month, day; /* year 0: not known */
} day;

/* ---- The calendar */

static int32_t days_in(int32_t year, int32_t month)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

static day day_of(int32_t date)
{
    return (day){date / 10000, date / 100 % 100, date % 100};
}

static int32_t date_of(day d)
{
    return d.year ? d.year * 10000 + d.month * 100 + d.day : 0;
}

static day add_months(day d, int32_t months)
{
    int32_t count = d.year * 12 + d.month - 1 + months;
    return (day){count / 12, count % 12 + 1, 1};
}

static day add_days(day d, int32_t days)
{
    int32_t count = d.day + days;
    d.day = 1;
    while (count < 1) {
        d = add_months(d, -1);
        count += days_in(d.year, d.month);
    }
    while (count > days_in(d.year, d.month)) {
        count -= days_in(d.year, d.month);
        d = add_months(d, 1);
    }
    d.day = count;
    return d;
}

/* 1 Monday to 7 Sunday. */
static int32_t weekday(day d)
{
    static const uint8_t before[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    int32_t year = d.month < 3 ? d.year - 1 : d.year;
    int32_t sunday_first = (year + year / 4 - year / 100 + year / 400 + before[d.month - 1] + d.day) % 7;
    return sunday_first ? sunday_first : 7;
}

/* ---- Points */

static int32_t year_of(const kjr_point *point, const kjr_time_frame *frame)
{
    int32_t base = 0;
    switch (point->from) {
    case KJR_FROM_WRITTEN: return point->count;
    case KJR_FROM_THIS_YEAR: base = frame->this_year; break;
    case KJR_FROM_LAST_YEAR: base = frame->last_year; break;
    case KJR_FROM_SPOKEN: base = frame->spoken_year; break;
    case KJR_FROM_CENTURY: base = frame->this_year ? (frame->this_year - 1) / 100 * 100 : 0; break;
    default: break;
    }
    return base ? base + point->count : 0;
}

/* The month or quarter that a point counted from today names, as the first day of its first month. */
static day counted_month(const kjr_point *point, const kjr_time_frame *frame)
{
    day today = day_of(frame->today);
    if (!today.year) return today;
    if (point->from == KJR_FROM_MONTH) return add_months(today, point->count);
    today.month -= (today.month - 1) % 3;
    return add_months(today, point->count * 3);
}

/* The day of the week that the point names, its first or last where it names none. */
static day day_of_week(const kjr_point *point, const kjr_time_frame *frame, bool last)
{
    enum { DAYS = 7 };
    day today = day_of(frame->today);
    if (!today.year) return today;
    int32_t wanted = point->day ? point->day : last ? DAYS : 1;
    return add_days(today, point->count * DAYS + wanted - weekday(today));
}

/* Its first or its last day. */
static day resolve(const kjr_point *point, const kjr_time_frame *frame, bool last)
{
    day found = {0, 0, 0};
    switch (point->from) {
    case KJR_FROM_NOWHERE: return found;
    case KJR_FROM_TODAY: return frame->today ? add_days(day_of(frame->today), point->count) : found;
    case KJR_FROM_WEEK: return day_of_week(point, frame, last);
    case KJR_FROM_QUARTER:
        found = counted_month(point, frame);
        if (last && found.year) found = add_months(found, 2);
        break;
    case KJR_FROM_MONTH: found = counted_month(point, frame); break;
    default: found = (day){year_of(point, frame), point->month ? point->month : last ? 12 : 1, 1};
    }
    if (!found.year) return found;
    int32_t most = days_in(found.year, found.month);
    found.day = point->day ? point->day : last ? most : 1;
    if (found.day > most) found.day = most;
    return found;
}

/* The same in the Chinese calendar. */
static day resolve_lunar(const kjr_point *point, const kjr_time_frame *frame, bool leap, bool last)
{
    enum { LONGEST = 30 };
    int32_t year = year_of(point, frame);
    uint32_t wanted = point->day ? point->day : last ? LONGEST : 1;
    int32_t days = year ? kjr_lunar_days(year, point->month, leap, wanted) : -1;
    return days < 0 ? (day){0, 0, 0} : add_days((day){year, 1, 1}, days);
}

/* ---- Edges */

/* The beginning, end or middle of several years, of a year, of several months, of a month. */
static void take_edge(uint8_t edge, day *first, day *last)
{
    enum { FIFTH = 5, MIDDLE_FIRST = 11, MIDDLE_LAST = 20, JUNE = 6, JULY = 7 };
    bool beginning = edge == KJR_EDGE_BEGINNING, end = edge == KJR_EDGE_END;
    if (first->year != last->year) {
        if (beginning) *last = (day){first->year, 12, 31};
        if (end) *first = (day){last->year, 1, 1};
    } else if (first->month != last->month) {
        if (beginning) *last = (day){first->year, first->month, days_in(first->year, first->month)};
        else if (end) *first = (day){last->year, last->month, 1};
        else if (last->month - first->month == 11) {
            *first = (day){first->year, JUNE, 1};
            *last = (day){last->year, JULY, 31};
        }
    } else if (beginning) {
        last->day = FIFTH;
    } else if (end) {
        first->day = last->day - FIFTH + 1;
    } else {
        first->day = MIDDLE_FIRST;
        last->day = MIDDLE_LAST;
    }
}

void kjr_time_days(const kjr_time_words *words, const kjr_time_frame *frame, int32_t *first, int32_t *last)
{
    kjr_point from = words->first, to = words->last;
    *first = *last = 0;
    if (words->same_span) {
        if (!frame->span_first) return;
        from.month = frame->span_first;
        to.month = frame->span_last;
    }
    bool leap = words->lunar == KJR_LUNAR_LEAP;
    day begin = words->lunar ? resolve_lunar(&from, frame, leap, false) : resolve(&from, frame, false);
    day end = words->lunar ? resolve_lunar(&to, frame, leap, true) : resolve(&to, frame, true);
    if (!begin.year || !end.year) return;
    if (words->edge) take_edge(words->edge, &begin, &end);
    *first = date_of(begin);
    *last = date_of(end);
    if (*first > *last) *first = *last = 0;
    if (words->since) {
        int32_t covered = frame->last_year ? frame->last_year * 10000 + 1231 : 0;
        *last = frame->today > *first ? frame->today : covered > *first ? covered : 0;
    }
    if (words->sense == KJR_TIME_AS_OF) *first = *last;
    if (words->open_start) *first = 0;
    if (words->open_end) *last = 0;
}
