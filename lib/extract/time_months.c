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

/* 上旬 中旬 下旬 */
bool kjr_read_third(kjr_time_reader *g)
{
    if (kjr_code_at(g, g->at + 1) != u'旬' || !kjr_is_one_of(kjr_code_at(g, g->at), u"上中下")) return false;
    uint32_t third = kjr_code_at(g, g->at) == u'上' ? 0 : kjr_code_at(g, g->at) == u'中' ? 1 : 2;
    kjr_say_days(g, third * 10 + 1, third == 2 ? 31 : third * 10 + 10);
    g->at += 2;
    return true;
}

bool kjr_read_months(kjr_time_reader *g)
{
    enum { MONTHS = 12, QUARTERS = 4 };
    uint32_t at = g->at, first, last;
    uint16_t lead = kjr_is_one_of(kjr_code_at(g, at), u"第前头首") ? kjr_code_at(g, at) : 0;
    if (lead) g->at = kjr_past_blank(g, at + 1);
    bool from_start = lead && lead != u'第';
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
    if (kjr_skip(g, u'季')) {
        bool named = kjr_skip(g, u'度');
        if (last > QUARTERS || (!named && (!lead || kjr_is_one_of(kjr_code_at(g, g->at), u"节赛报连")))) goto none;
        kjr_say_months(g, first * 3 - 2, last * 3, KJREP_PRECISION_QUARTER);
        return true;
    }
    if (lead && !from_start) goto none;
    if (!kjr_skip(g, u'月') || kjr_code_at(g, g->at) == u'饼') goto none;
    kjr_say_months(g, first, last, KJREP_PRECISION_MONTH);
    if (kjr_skip(g, u'份') || first != last || lead) return true;
    uint32_t behind = g->at;
    g->at = kjr_past_blank(g, g->at);
    if (!kjr_read_third(g) && !kjr_read_day(g)) g->at = behind;
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
    if (kjr_read_span_word(g) || kjr_read_months(g)) return true;
    g->at = at;
    return false;
}
