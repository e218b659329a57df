#include "outline/dates.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199, BEFORE_REPUBLIC = 1911 };

static bool is_digit(const kjr_view *view, uint32_t at, uint32_t end)
{
    return at < end && view->kind[at] == KJR_CHAR_DIGIT;
}

static uint32_t skip_blanks(const kjr_view *view, uint32_t at, uint32_t end)
{
    while (at < end && view->kind[at] == KJR_CHAR_SPACE)
        at++;
    return at;
}

/* Value of a Chinese digit or 十; -1 for anything else. */
static int han_value(uint16_t code)
{
    static const uint16_t digits[] = u"〇一二三四五六七八九十";
    for (int i = 0; digits[i]; i++) {
        if (digits[i] == code) return i;
    }
    return code == u'零' ? 0 : -1;
}

/* Digits of either kind, at most `most` of them; the place behind them, `at` when there are none. */
static uint32_t read_number(const kjr_view *view, uint32_t at, uint32_t end, uint32_t most, uint32_t *number)
{
    uint32_t from = at, value = 0;
    if (is_digit(view, at, end)) {
        for (; is_digit(view, at, end) && at - from < most; at++)
            value = value * 10 + view->code[at] - '0';
    } else {
        for (int digit; at < end && at - from < most && (digit = han_value(view->code[at])) >= 0; at++) {
            bool more = at + 1 < end && han_value(view->code[at + 1]) >= 0;
            if (digit == 10) value = (value ? value : 1) * (more ? 1 : 10);
            else value = value * 10 + (uint32_t)digit;
        }
    }
    *number = value;
    return at;
}

/* The mark between the parts of a date: 年 月, or one of - / . that is the same throughout. */
static bool read_mark(const kjr_view *view, uint32_t *at, uint32_t end, uint16_t han, uint16_t *mark)
{
    if (*at >= end) return false;
    uint16_t code = view->code[*at];
    bool right = *mark ? code == *mark || (*mark == han) : code == han || code == '-' || code == '/' || code == '.';
    if (!right) return false;
    if (!*mark) *mark = code;
    *at = skip_blanks(view, *at + 1, end);
    return true;
}

/* Behind 中华民国 or 民国 at `at`, `at` where they do not stand. */
static uint32_t skip_republic(const kjr_view *view, uint32_t at, uint32_t end)
{
    static const uint16_t name[] = u"中华民国";
    enum { LENGTH = 4, SHORT = 2 };
    if (at == end || (view->code[at] != name[0] && view->code[at] != name[SHORT])) return at;
    if (kjr_view_is(view, at, end, name, LENGTH)) return at + LENGTH;
    return kjr_view_is(view, at, end, name + SHORT, SHORT) ? at + SHORT : at;
}

uint32_t kjr_read_date(const kjr_view *view, uint32_t at, uint32_t end, uint32_t *length)
{
    enum { YEAR_DIGITS = 4, HAN_MONTH = 2, HAN_DAY = 3 };
    uint32_t from = at, year, month, day, number = skip_republic(view, at, end);
    uint16_t mark = 0;
    at = read_number(view, number, end, YEAR_DIGITS, &year);
    if (number > from) year += BEFORE_REPUBLIC;
    if (year < FIRST_YEAR || year > LAST_YEAR) return 0;
    at = skip_blanks(view, at, end);
    if (!read_mark(view, &at, end, u'年', &mark)) return 0;
    uint32_t next = read_number(view, at, end, HAN_MONTH, &month);
    if (next == at || month < 1 || month > 12) return 0;
    at = skip_blanks(view, next, end);
    if (mark == u'年') mark = u'月';
    if (at >= end || view->code[at] != mark) return 0;
    at = skip_blanks(view, at + 1, end);
    next = read_number(view, at, end, is_digit(view, at, end) ? 2 : HAN_DAY, &day);
    if (next == at || day < 1 || day > 31) return 0;
    at = skip_blanks(view, next, end);
    if (mark == u'月') {
        if (at >= end || (view->code[at] != u'日' && view->code[at] != u'号')) return 0;
        at++;
    } else {
        at = next;
    }
    *length = at - from;
    return year * 10000 + month * 100 + day;
}

uint32_t kjr_find_date(const kjr_view *view, uint32_t at, uint32_t end, uint32_t *start, uint32_t *length)
{
    for (; at < end; at++) {
        uint32_t kind = view->kind[at];
        bool republic = skip_republic(view, at, end) > at;
        if (kind != KJR_CHAR_DIGIT && kind != KJR_CHAR_NUMERAL_HAN && !republic) continue;
        uint32_t date = kjr_read_date(view, at, end, length);
        if (date) {
            *start = at;
            return date;
        }
    }
    return 0;
}

int32_t kjr_read_time(const kjr_view *view, uint32_t at, uint32_t end, uint32_t *length)
{
    uint32_t from = at, hour, minute, second = 0;
    at = read_number(view, at, end, 2, &hour);
    if (at == from || at >= end || hour > 23 || (view->code[at] != ':' && view->code[at] != u'时')) return -1;
    uint32_t next = read_number(view, at + 1, end, 2, &minute);
    if (next == at + 1 || minute > 59) return -1;
    at = next;
    if (at < end && (view->code[at] == ':' || view->code[at] == u'分')) {
        bool minutes_end = view->code[at] == u'分';
        next = read_number(view, at + 1, end, 2, &second);
        if (next > at + 1 && second < 60) at = next + (minutes_end && next < end && view->code[next] == u'秒');
        else at += minutes_end;
        if (second > 59) second = 0;
    }
    *length = at - from;
    return (int32_t)(hour * 3600 + minute * 60 + second);
}

uint32_t kjr_find_year(const kjr_view *view, uint32_t at, uint32_t end)
{
    enum { DIGITS = 4 };
    for (; at + DIGITS < end; at++) {
        uint32_t year, kind = view->kind[at];
        if (kind != KJR_CHAR_DIGIT && kind != KJR_CHAR_NUMERAL_HAN) continue;
        uint32_t next = read_number(view, at, end, DIGITS, &year);
        bool whole = next - at == DIGITS && !is_digit(view, next, end);
        next = skip_blanks(view, next, end);
        if (whole && year >= FIRST_YEAR && year <= LAST_YEAR && next < end && view->code[next] == u'年') return year;
        while (at + 1 < end && is_digit(view, at + 1, end))
            at++;
    }
    return 0;
}

static bool has_code(const kjr_view *view, uint32_t at, uint32_t end, uint16_t code)
{
    return at < end && view->code[at] == code;
}

uint32_t kjr_find_republic_year(const kjr_view *view, uint32_t at, uint32_t end)
{
    enum { LAST = LAST_YEAR - BEFORE_REPUBLIC, SHORTEST = 2, MOST = 4 };
    for (uint32_t from = at, next; at<end; at = next> at ? next : at + 1) {
        uint32_t year;
        next = read_number(view, at, end, MOST, &year);
        if (next - at < SHORTEST || !year || year > LAST || (view->code[at] == '0')) continue;
        bool bracket = at > from && view->code[at - 1] == '(' && has_code(view, next, end, ')');
        bool named = at > from + 1 && view->code[at - 2] == u'民' && view->code[at - 1] == u'国';
        uint32_t mark = skip_blanks(view, next + bracket, end);
        if (has_code(view, mark, end, u'年') && (bracket || named || has_code(view, mark + 1, end, u'度')))
            return year + BEFORE_REPUBLIC;
    }
    return 0;
}
