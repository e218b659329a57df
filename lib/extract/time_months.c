#include "extract/time_reader.h"

/* 1-9, 一至三, 7、8: one number or two. */
static bool read_numbers(kjr_time_reader *g, uint32_t most, uint32_t *first, uint32_t *last)
{
    kjr_time_number number = kjr_number_near(g, g->at);
    if (!number.length || number.value < 1 || number.value > most || number.positional) return false;
    uint32_t at = g->at;
    *first = *last = number.value;
    g->at = kjr_past_blank(g, number.end);
    bool listed = kjr_skip(g, u'、');
    if (!listed && !kjr_skip_to(g)) return true;
    number = kjr_number_near(g, g->at);
    bool follows = listed ? number.value == *first + 1u : number.value > *first;
    if (!number.length || !follows || number.value > most) {
        g->at = at;
        return false;
    }
    *last = number.value;
    g->at = kjr_past_blank(g, number.end);
    return true;
}

bool kjr_read_day(kjr_time_reader *g)
{
    uint32_t at = g->at, first, last;
    if (read_numbers(g, 31, &first, &last) && (kjr_skip(g, u'日') || kjr_skip(g, u'号'))) {
        kjr_say_days(g, first, last);
        return true;
    }
    g->at = at;
    return false;
}

/* 上旬 中旬 下旬 中下旬 */
static bool read_third(kjr_time_reader *g)
{
    static const uint16_t thirds[] = u"上中下";
    uint32_t at = g->at, first = 0, last;
    while (thirds[first] && thirds[first] != kjr_code_at(g, at))
        first++;
    if (!thirds[first]) return false;
    last = thirds[first + 1] && thirds[first + 1] == kjr_code_at(g, ++at) ? first + 1 : first;
    at = g->at + 1 + (last > first);
    if (kjr_code_at(g, at) != u'旬') return false;
    kjr_say_days(g, first * 10 + 1, last == 2 ? 31 : last * 10 + 10);
    g->at = at + 1;
    return true;
}

/* 5日、6日: more days of the list. */
static void read_more_days(kjr_time_reader *g)
{
    for (;;) {
        uint16_t mark = kjr_code_at(g, g->at);
        if (mark != u'、' && !(mark == ',' && g->grammar->loose)) return;
        kjr_time_number day = kjr_number_near(g, g->at + 1);
        if (!day.length || day.value <= g->out->last.day || day.value > 31) return;
        if (!kjr_is_one_of(kjr_code_at(g, day.end), u"日号")) return;
        g->out->last.day = (uint8_t)day.value;
        g->at = day.end + 1;
    }
}

/* 前两天 of a month. */
static bool read_first_days(kjr_time_reader *g)
{
    kjr_time_number days = kjr_number_near(g, g->at + 1);
    if (kjr_code_at(g, g->at) != u'前' || !days.length || days.value > 28 || kjr_code_at(g, days.end) != u'天')
        return false;
    kjr_say_days(g, 1, days.value);
    g->at = days.end + 1;
    return true;
}

/* 1月3: the day without its word. */
static bool read_bare_day(kjr_time_reader *g)
{
    kjr_time_number day = kjr_number_near(g, g->at);
    uint16_t behind = kjr_code_at(g, day.end);
    bool ends = day.end >= g->end || g->view->kind[day.end] == KJR_CHAR_NEWLINE || kjr_is_one_of(behind, u"至到-");
    if (!g->grammar->dated || !day.length || !day.value || day.value > 31 || !ends) return false;
    kjr_say_days(g, day.value, day.value);
    g->at = day.end;
    return true;
}

bool kjr_read_day_of_month(kjr_time_reader *g)
{
    uint32_t at = g->at;
    g->at = kjr_past_blank(g, at);
    if (kjr_read_day(g)) {
        read_more_days(g);
        return true;
    }
    if (read_third(g) || read_first_days(g) || read_bare_day(g)) return true;
    g->at = at;
    return false;
}

bool kjr_read_months(kjr_time_reader *g)
{
    enum { MONTHS = 12, QUARTERS = 4 };
    uint32_t at = g->at, first, last;
    uint16_t lead = kjr_is_one_of(kjr_code_at(g, at), u"第前头首Q") ? kjr_code_at(g, at) : 0;
    if (lead) g->at = kjr_past_blank(g, at + 1);
    bool ordinal = lead == u'第' || lead == 'Q', from_start = lead && !ordinal;
    if (!read_numbers(g, MONTHS, &first, &last)) {
        if (lead != u'首') goto none;
        first = last = 1;
    }
    bool counted = kjr_skip(g, u'个');
    if (counted && !lead) goto none;
    if (from_start) {
        if (first != last) goto none;
        first = 1;
    }
    if (kjr_code_at(g, g->at) == u'季' || lead == 'Q') {
        bool named = lead == 'Q';
        named |= kjr_skip(g, u'季') && kjr_skip(g, u'度');
        if (last > QUARTERS || (!named && (!lead || kjr_is_one_of(kjr_code_at(g, g->at), u"节赛报连")))) goto none;
        kjr_say_months(g, first * 3 - 2, last * 3, KJREP_PRECISION_QUARTER);
        return true;
    }
    if (lead && !from_start) goto none;
    if (!kjr_skip(g, u'月') || kjr_is_one_of(kjr_code_at(g, g->at), u"饼龄")) goto none; /* 8月龄 */
    kjr_say_months(g, first, last, KJREP_PRECISION_MONTH);
    if (kjr_skip(g, u'份') || first != last || lead) return true;
    kjr_read_day_of_month(g);
    return true;
none:
    g->at = at;
    return false;
}

bool kjr_read_span_word(kjr_time_reader *g)
{
    uint32_t length;
    const kjr_sense *word = kjr_time_word(g, g->at, &length);
    if (!word) return false;
    switch (kjr_time_role(word->data)) {
    case KJR_TIME_ROLE_SPAN: {
        uint32_t first = (uint32_t)kjr_time_first(word->data), last = (uint32_t)kjr_time_second(word->data);
        uint32_t months = last - first + 1;
        kjr_say_months(g, first, last,
                       months == 12  ? KJREP_PRECISION_YEAR
                       : months == 6 ? KJREP_PRECISION_HALF
                       : months == 3 ? KJREP_PRECISION_QUARTER
                                     : KJREP_PRECISION_MONTH);
        break;
    }
    case KJR_TIME_ROLE_SAME_SPAN: g->out->same_span = true; break;
    default: return false;
    }
    g->at += length;
    return true;
}

bool kjr_read_inside(kjr_time_reader *g)
{
    uint32_t at = g->at;
    g->at = kjr_past_blank(g, at);
    if (kjr_read_lunar(g) || kjr_read_span_word(g) || kjr_read_months(g)) return true;
    g->at = at;
    return false;
}
