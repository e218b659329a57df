/* KJ-T004: days and months that no calendar has, weekdays that do not fit, spans that end before they begin. */
#include "check/periods.h"
#include "check/reading.h"

enum { YEARS_FROM = 1800, YEARS_TO = 2200 };

/* A number in digits or Han numerals below 100, or a year of four digits; its end in *end, which is `at` for none. */
static uint32_t read_number(const kjr_view *view, uint32_t at, uint32_t *end)
{
    static const uint16_t han[] = u"〇一二三四五六七八九";
    uint32_t value = 0, i = at, digits = 0;
    bool tens = false;
    for (; digits < 5; i++, digits++) {
        uint32_t digit = 10;
        for (uint32_t k = 0; han[k]; k++)
            digit = view->code[i] == han[k] ? k : digit;
        if (view->kind[i] == KJR_CHAR_DIGIT) digit = view->code[i] - '0';
        if (view->code[i] == u'十' && !tens && value < 10) {
            tens = true;
            value = (value ? value : 1) * 10;
        } else if (digit < 10) {
            value = tens ? value + digit : value * 10 + digit;
        } else {
            break;
        }
    }
    *end = i;
    return value;
}

static uint32_t days_in(uint32_t year, uint32_t month)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = !year || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
    return month == 2 && leap ? 29 : days[month - 1];
}

/* Sakamoto's method; 0 is Sunday. */
static uint32_t weekday_of(uint32_t year, uint32_t month, uint32_t day)
{
    static const uint8_t shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    if (month < 3) year--;
    return (year + year / 4 - year / 100 + year / 400 + shift[month - 1] + day) % 7;
}

/* A day as it is written: 2024年2月30日, 2月30日, with what stands around it. */
typedef struct written_day {
    kjr_words words;
    uint32_t year, month, day; /* 0 = not written */
} written_day;

/* The year before the month that begins at `month`; 0 when none is written. */
static uint32_t year_before(const kjr_view *view, uint32_t month, uint32_t *start)
{
    enum { DIGITS = 4 };
    uint32_t end;
    if (month <= DIGITS || view->code[month - 1] != u'年') return 0;
    uint32_t at = month - 1 - DIGITS, year = read_number(view, at, &end);
    if (end != month - 1 || year < YEARS_FROM || year > YEARS_TO) return 0;
    *start = at;
    return year;
}

/* The month and day that begin at `at`. */
static bool read_day(const kjr_view *view, uint32_t at, written_day *read)
{
    uint32_t end, month = read_number(view, at, &end);
    if (end == at || view->code[end] != u'月') return false;
    *read = (written_day){.words = {at, end + 1}, .month = month};
    read->year = year_before(view, at, &read->words.start);
    uint32_t day_start = end + 1, day = read_number(view, day_start, &end);
    if (end > day_start && (view->code[end] == u'日' || view->code[end] == u'号')) {
        read->day = day;
        read->words.end = end + 1;
        return true;
    }
    return read->year != 0; /* a month alone is one only with its year: 13月 may be 13个月 */
}

/* 农历 正月: another calendar. */
static bool is_lunar(const kjr_view *view, uint32_t at)
{
    static const uint16_t *const words[] = {u"农历", u"旧历", u"阴历", u"回历", u"藏历", u"傣历", NULL};
    kjr_words clause = kjr_clause_of(view, at);
    return kjr_holds_one_of(view, clause.start, clause.end, words);
}

static bool is_possible(const written_day *day)
{
    if (day->month < 1 || day->month > 12) return false;
    return day->words.end - day->words.start < 1 || !day->day || day->day <= days_in(day->year, day->month);
}

/* The weekday that stands in brackets behind a day: （星期三）; 7 for none. */
static uint32_t weekday_behind(const kjr_view *view, uint32_t at)
{
    static const uint16_t days[] = u"日一二三四五六";
    enum { NONE = 7 };
    if (view->kind[at] != KJR_CHAR_OPEN) return NONE;
    at++;
    if (kjr_view_is(view, at, view->count, u"星期", 2)) at += 2;
    else if (view->code[at] == u'周') at++;
    else return NONE;
    for (uint32_t i = 0; i < NONE; i++) {
        if (view->code[at] == days[i]) return i;
    }
    return view->code[at] == u'天' ? 0 : NONE;
}

static bool check_day(kjr_checker *c, uint32_t at, written_day *day)
{
    static const kjr_message impossible = {{"there is no such day as {1}", "没有“{1}”这一天", "沒有「{1}」這一天"}};
    static const kjr_message no_month = {{"there is no such month as {1}", "没有“{1}”这个月份", "沒有「{1}」這個月份"}};
    static const kjr_message no_weekday = {
        {"{1} is not the weekday that is given", "“{1}”与所注星期不符", "「{1}」與所註星期不符"}};
    if (!read_day(c->view, at, day) || is_lunar(c->view, at)) return false;
    const kjr_argument *arguments = KJR_ARGUMENTS(kjr_say_words(day->words));
    if (!is_possible(day)) {
        bool bad_month = day->month < 1 || day->month > 12;
        kjr_check_fail(c, day->words, bad_month ? &no_month : &impossible, arguments);
        return false;
    }
    uint32_t weekday = weekday_behind(c->view, day->words.end);
    if (weekday < 7 && day->year && day->day && weekday != weekday_of(day->year, day->month, day->day))
        kjr_check_fail(c, day->words, &no_weekday, arguments);
    return true;
}

/* ---- Spans */

static bool joins_span(const kjr_view *view, uint32_t at)
{
    return view->kind[at] == KJR_CHAR_DASH || view->code[at] == u'至' || view->code[at] == u'到';
}

static void report_backwards(kjr_checker *c, uint8_t level, kjr_words words)
{
    static const kjr_message backwards = {
        {"{1} ends before it begins", "“{1}”的终点早于起点", "「{1}」的終點早於起點"}};
    kjr_check_fail_at(c, level, kjr_span_of(c, words), &backwards, KJR_ARGUMENTS(kjr_say_words(words)));
}

/* 9月20日至[9月]10日: in one month, or with both years. 11月15日至3月15日 ends in the next year, but for most of a year it is
 * too long. */
static void check_days(kjr_checker *c, const written_day *first)
{
    enum { YEAR = 4, LONG = 2 };
    const kjr_view *view = c->view;
    uint32_t at = first->words.end, end;
    if (!first->day || !joins_span(view, at)) return;
    at++;
    uint32_t number = read_number(view, at, &end);
    bool has_year = end == at + YEAR && view->code[end] == u'年';
    if (has_year) at = end + 1;
    written_day last = {.month = first->month};
    if (!has_year && end > at && (view->code[end] == u'日' || view->code[end] == u'号')) {
        last.day = number;
        last.words.end = end + 1;
    } else if (!read_day(view, at, &last)) {
        return;
    }
    if (!last.day || !last.month || last.month > 12 || has_year != (last.year != 0)) return;
    kjr_words words = {first->words.start, last.words.end};
    bool one_year = !last.year || last.year == first->year;
    bool in_month = one_year && last.month == first->month && last.day < first->day;
    bool in_years = first->year && last.year && (last.year < first->year || (one_year && last.month < first->month));
    if (in_month || in_years) report_backwards(c, KJREP_LEVEL_ERROR, words);
    else if (!last.year && last.month < first->month && first->month - last.month <= LONG)
        report_backwards(c, KJREP_LEVEL_WARNING, words);
}

/* 13月至9月, 1—13月 */
static void check_months(kjr_checker *c, uint32_t at)
{
    static const kjr_message no_month = {{"there is no such month as {1}", "没有“{1}”这个月份", "沒有「{1}」這個月份"}};
    enum { LAST = 12, MOST = 20 };
    const kjr_view *view = c->view;
    uint32_t end, second_end, first = read_number(view, at, &end);
    bool named = view->code[end] == u'月';
    if (!joins_span(view, end + named)) return;
    uint32_t second_at = end + named + 1, second = read_number(view, second_at, &second_end);
    if (second_end == second_at || view->code[second_end] != u'月' || view->code[second_end + 1] == u'龄') return;
    kjr_words words = {at, second_end + 1};
    bool wrong = (named && first > LAST && first < MOST && second >= 1 && second <= LAST) ||
                 (first == 1 && second > LAST && second < MOST);
    if (wrong) kjr_check_fail(c, words, &no_month, KJR_ARGUMENTS(kjr_say_words(words)));
}

/* 2020年—2015年 2020-2015年 */
static void check_span(kjr_checker *c, uint32_t at)
{
    const kjr_view *view = c->view;
    uint32_t end, second_end, first = read_number(view, at, &end);
    if (end != at + 4 || first < YEARS_FROM || first > YEARS_TO) return;
    if (view->code[end] == u'年') end++;
    if (!joins_span(view, end)) return;
    uint32_t second_at = end + 1, second = read_number(view, second_at, &second_end);
    if (second_end != second_at + 4 || view->code[second_end] != u'年' || second < YEARS_FROM || second > YEARS_TO)
        return;
    if (second < first) report_backwards(c, KJREP_LEVEL_ERROR, (kjr_words){at, second_end + 1});
}

/* Ends of numbers before which a day or a span of years may stand: 2月 2020年— 2020-. */
static bool may_be_date(const kjr_view *view, uint32_t end)
{
    return view->code[end] == u'月' || view->code[end] == u'年' || joins_span(view, end);
}

/* Where the last numeral of a run begins: 5 of 2023，5月. */
static uint32_t last_numeral(const kjr_view *view, uint32_t start, uint32_t end)
{
    const uint32_t numerals = 1u << KJR_CHAR_DIGIT | 1u << KJR_CHAR_NUMERAL_HAN;
    uint32_t at = end;
    while (at > start && numerals >> view->kind[at - 1] & 1u)
        at--;
    return at;
}

void kjr_check_dates(kjr_checker *c)
{
    const kjr_view *view = c->view;
    for (uint32_t i = 0; i < c->hits->list.count && c->status >= 0; i++) {
        const kjr_hit *hit = &c->hits->list.items[i];
        uint32_t end = hit->start + hit->length;
        if (hit->category != KJR_SENSE_NUMERAL || !may_be_date(view, end)) continue;
        uint32_t at = last_numeral(view, hit->start, end);
        if (at > 0 && view->kind[at - 1] == KJR_CHAR_DOT) continue;
        written_day day;
        if (check_day(c, at, &day)) check_days(c, &day);
        check_span(c, at);
        check_months(c, at);
    }
}
