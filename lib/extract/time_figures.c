/* Days and months of digits alone: 20240307, 2022 11 23, 1999.08, 09-01. Only in loose strings, where nothing else is
 * said; what could be a plain number only where a day to count from is given. */
#include "extract/time_reader.h"

enum { GROUPS = 3, DIGITS = 8 };

typedef struct group {
    uint32_t value, digits;
    uint16_t mark; /* before it */
} group;

static bool is_digit(const kjr_time_reader *g, uint32_t at)
{
    return at < g->end && g->view->kind[at] == KJR_CHAR_DIGIT;
}

static bool joins_groups(const kjr_time_reader *g, uint32_t at)
{
    return kjr_is_one_of(kjr_code_at(g, at), u"-/.· ") && is_digit(g, at + 1);
}

/* Up to three groups of digits, each with its mark; *end is behind the last. A group that cannot be a month or a day
 * ends them: 1999.08|-2002.02 */
static uint32_t read_groups(const kjr_time_reader *g, group groups[GROUPS], uint32_t *end)
{
    uint32_t count = 0, at = g->at;
    for (; count < GROUPS; count++) {
        group *next = &groups[count];
        *next = (group){0, 0, 0};
        if (count && !joins_groups(g, at)) break;
        uint32_t from = at + (count > 0), i = from;
        for (; is_digit(g, i) && i - from <= DIGITS; i++)
            next->value = next->value * 10 + g->view->code[i] - '0';
        next->digits = i - from;
        next->mark = count ? g->view->code[at] : 0;
        if (count && next->digits > 2) break;
        at = i;
    }
    *end = at;
    return count;
}

static bool is_month(uint32_t value)
{
    return value >= 1 && value <= 12;
}

static bool is_day(uint32_t value)
{
    return value >= 1 && value <= 31;
}

static bool is_year(uint32_t value)
{
    return value >= 1000 && value <= 2199;
}

static void say_date(kjr_time_reader *g, uint32_t year, uint32_t month, uint32_t day)
{
    kjr_say_year(g, year ? KJR_FROM_WRITTEN : KJR_FROM_THIS_YEAR, (int32_t)year);
    if (month) kjr_say_months(g, month, month, KJREP_PRECISION_MONTH);
    if (day) kjr_say_days(g, day, day);
}

/* 20240307 202403 */
static bool say_packed(kjr_time_reader *g, const group *packed)
{
    uint32_t day = packed->digits == DIGITS ? packed->value % 100 : 0;
    uint32_t month = (day ? packed->value / 100 : packed->value) % 100;
    uint32_t year = packed->value / (day ? 10000 : 100);
    if (!is_year(year) || !is_month(month) || (packed->digits == DIGITS && !is_day(day))) return false;
    say_date(g, year, month, day);
    return true;
}

static bool say_groups(kjr_time_reader *g, const group *groups, uint32_t count)
{
    const group *first = &groups[0], *second = &groups[1], *third = &groups[2];
    bool dated = g->grammar->dated;
    if (count == 1 && (first->digits == DIGITS || first->digits == 6)) return dated && say_packed(g, first);
    if (count == 1) {
        if (!dated || first->digits != 4 || !is_year(first->value)) return false;
        say_date(g, first->value, 0, 0);
        return true;
    }
    if (first->digits == 4 && is_year(first->value) && is_month(second->value)) {
        bool month = second->digits == 2 && (second->mark == '-' || second->mark == '/');
        if (count == 2 ? !dated && !month : !is_day(third->value)) return false;
        if (count == 3 && third->mark == ' ' && !dated) return false;
        say_date(g, first->value, second->value, count == 3 ? third->value : 0);
        return true;
    }
    bool padded = first->digits == 2 && second->digits == 2 && kjr_is_one_of(second->mark, u"-/");
    if (padded && count == 3 && third->digits == 2 && third->mark == second->mark) { /* 85/02/27 */
        if (!is_month(second->value) || !is_day(third->value)) return false;
        say_date(g, (uint32_t)kjr_full_year(first->value), second->value, third->value);
        return true;
    }
    if (!dated || count != 2 || !(padded || second->mark == u'·')) return false;
    if (!is_month(first->value) || !is_day(second->value)) return false;
    say_date(g, 0, first->value, second->value);
    return true;
}

bool kjr_read_figures(kjr_time_reader *g)
{
    group groups[GROUPS];
    uint32_t end, kind;
    if (!g->grammar->loose || !is_digit(g, g->at)) return false;
    if (g->at && (g->view->kind[g->at - 1] == KJR_CHAR_DIGIT || g->view->kind[g->at - 1] == KJR_CHAR_LATIN))
        return false;
    uint32_t count = read_groups(g, groups, &end);
    if (!count || !say_groups(g, groups, count)) return false;
    kind = end < g->end ? g->view->kind[end] : (uint32_t)KJR_CHAR_NEWLINE;
    bool ends = kind != KJR_CHAR_DIGIT && kind != KJR_CHAR_LATIN && kind != KJR_CHAR_PERCENT;
    bool alone = kind != KJR_CHAR_HAN || kjr_is_one_of(kjr_code_at(g, end), u"至到起止");
    if (!ends || (count == 1 && !alone)) return false;
    g->at = end;
    return true;
}
