#include "extract/time_reader.h"

/* First year of the n-th five-year plan. */
static int32_t plan_start(uint32_t plan)
{
    enum { FIRST = 1953, THIRD = 1966, YEARS = 5 };
    return (int32_t)(plan < 3 ? FIRST + (plan - 1) * YEARS : THIRD + (plan - 3) * YEARS);
}

/* 前四年 后三年 of a plan. */
static void read_part_of_plan(kjr_time_reader *g, int32_t start)
{
    enum { YEARS = 5 };
    uint16_t lead = kjr_code_at(g, g->at);
    if (!kjr_is_one_of(lead, u"前头后")) return;
    kjr_time_number number = kjr_number_near(g, g->at + 1);
    if (!number.length || !number.value || number.value >= YEARS || kjr_code_at(g, number.end) != u'年') return;
    int32_t years = number.value;
    if (lead == u'后') kjr_say_years(g, KJR_FROM_WRITTEN, start + YEARS - years, start + YEARS - 1);
    else kjr_say_years(g, KJR_FROM_WRITTEN, start, start + years - 1);
    g->at = number.end + 1;
}

/* Is what follows a plan's name said of its years, not of its text? */
static bool speaks_of_years(kjr_time_reader *g, bool quoted)
{
    uint32_t length;
    const kjr_sense *tail = kjr_time_tail(g, &length);
    if (tail && tail->value != KJR_TIME_TAIL_NONE) return true;
    uint16_t next = kjr_code_at(g, g->at), second = kjr_code_at(g, g->at + 1);
    if (kjr_is_one_of(next, u"前头后") && kjr_number_near(g, g->at + 1).length) return true;
    return quoted && ((next == u'年' && second == u'均') || (next == u'累' && second == u'计'));
}

bool kjr_read_plan(kjr_time_reader *g)
{
    enum { PLANS = 20 };
    uint32_t at = g->at;
    bool quoted = at < g->end && g->view->kind[at] == KJR_CHAR_QUOTE_OPEN;
    uint32_t from = at + quoted, to = from;
    while (to < g->end && g->view->kind[to] == KJR_CHAR_NUMERAL_HAN && to - from < 4)
        to++;
    if (to - from < 2 || kjr_code_at(g, to - 1) != u'五') return false;
    kjr_time_number number = kjr_time_number_at(g->view, from, to - 1);
    if (number.end != to - 1 || number.positional || !number.value || number.value > PLANS) return false;
    if (quoted && (to >= g->end || g->view->kind[to] != KJR_CHAR_QUOTE_CLOSE)) return false;
    g->at = to + quoted;
    if (!speaks_of_years(g, quoted)) {
        g->at = at;
        return false;
    }
    int32_t start = plan_start(number.value);
    kjr_say_years(g, KJR_FROM_WRITTEN, start, start + 4);
    g->planned = true;
    read_part_of_plan(g, start);
    return true;
}

/* 年 个月 季度 天; *years tells whether it counts years. */
static bool read_count_unit(kjr_time_reader *g, bool *years)
{
    bool counted = kjr_skip(g, u'个');
    *years = !counted && kjr_skip(g, u'年');
    if (*years) kjr_skip_year_kind(g);
    if (*years || kjr_skip(g, u'月') || kjr_skip(g, u'周')) return true;
    if (kjr_skip(g, u'季')) return kjr_skip(g, u'度');
    return !counted && (kjr_skip(g, u'天') || kjr_skip(g, u'日'));
}

/* 多 余 几: how many cannot be told. */
static bool skip_open_count(kjr_time_reader *g)
{
    uint32_t at = g->at;
    while (kjr_is_one_of(kjr_code_at(g, g->at), u"多余几"))
        g->at++;
    return g->at > at;
}

/* Does 来, 以来 or 间 follow, which make of a duration a time? */
static bool is_framed(const kjr_time_reader *g)
{
    uint32_t length;
    const kjr_sense *tail = kjr_time_tail(g, &length);
    if (!tail) return false;
    return tail->value == KJR_TIME_TAIL_SINCE ||
           (tail->value == KJR_TIME_TAIL_WITHIN && kjr_code_at(g, g->at) == u'间');
}

bool kjr_read_count(kjr_time_reader *g, uint32_t lead)
{
    enum { MOST = 200 };
    uint32_t at = g->at;
    kjr_time_number number = kjr_number_near(g, at);
    if (!number.length || number.value > MOST || (number.positional && number.length > 2)) return false;
    g->at = kjr_past_blank(g, number.end);
    bool vague = skip_open_count(g), years;
    if (!read_count_unit(g, &years)) goto none;
    vague |= skip_open_count(g);
    if (!lead && !is_framed(g)) goto none;
    if (vague || !years || number.positional) kjr_say_years(g, KJR_FROM_NOWHERE, 0, 0);
    else if (lead == KJR_LEAD_COMING) kjr_say_years(g, KJR_FROM_LAST_YEAR, 1, number.value);
    else kjr_say_years(g, KJR_FROM_LAST_YEAR, 1 - number.value, 0);
    g->counted = true;
    return true;
none:
    g->at = at;
    return false;
}

/* ---- Centuries. Years of one count from 1, those of its decades from 10. */

enum { CENTURY = 100 };

bool kjr_read_decade(kjr_time_reader *g, uint8_t from, int32_t century)
{
    enum { OLDEST = 20, YEARS = 10 };
    kjr_time_number number = kjr_number_near(g, g->at);
    bool counted = number.length && number.value % YEARS == 0 && number.value < CENTURY;
    bool named = from != KJR_FROM_NOWHERE;
    if (kjr_code_at(g, number.end) != u'年' || kjr_code_at(g, number.end + 1) != u'代') return false;
    if (kjr_is_written_year(&number) && number.value % YEARS == 0 && !named) {
        kjr_say_years(g, KJR_FROM_WRITTEN, number.value, number.value + YEARS - 1);
    } else if (counted && (named || number.value >= OLDEST)) {
        int32_t first = (named ? century : 1900) + number.value;
        kjr_say_years(g, named ? from : KJR_FROM_WRITTEN, first, first + YEARS - 1);
    } else {
        return false;
    }
    g->at = number.end + 2;
    return true;
}

bool kjr_read_century(kjr_time_reader *g)
{
    enum { EARLIEST = 10, LATEST = 22 };
    uint32_t at = g->at;
    kjr_time_number number = kjr_number_near(g, at);
    if (!number.length) return false;
    if (kjr_read_decade(g, KJR_FROM_NOWHERE, 0)) return true;
    g->at = number.end;
    if (number.value < EARLIEST || number.value > LATEST || !kjr_skip(g, u'世') || !kjr_skip(g, u'纪')) {
        g->at = at;
        return false;
    }
    int32_t century = (number.value - 1) * CENTURY;
    kjr_say_years(g, KJR_FROM_WRITTEN, century + 1, century + CENTURY);
    kjr_read_decade(g, KJR_FROM_WRITTEN, century);
    return true;
}
