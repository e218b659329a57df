/* Days of the Chinese calendar: 农历八月十五, 正月初五, 腊月二十三, 闰四月. */
#include "extract/time_reader.h"
#include "text/numerals.h"

/* A year: bits 0-5 the days from 1 January to its first, 6-9 the month that is followed by a leap month (0 none), from
 * 10 on one for each month in its order, set where it has 30 days. */
enum { FIRST_YEAR = 1900, LEAP_SHIFT = 6, LONG_SHIFT = 10, SHORT = 29 };
static const uint32_t years[] = {
#include "extract/lunar_years.inc"
};

int32_t kjr_lunar_days(int32_t year, uint32_t month, bool leap, uint32_t day)
{
    if (year < FIRST_YEAR || year >= FIRST_YEAR + (int32_t)(sizeof years / sizeof *years)) return -1;
    uint32_t word = years[year - FIRST_YEAR], leap_month = word >> LEAP_SHIFT & 15;
    if (!month || month > 12 || (leap && leap_month != month)) return -1;
    uint32_t order = month - 1 + (leap || (leap_month && month > leap_month)), days = word & 63;
    for (uint32_t i = 0; i < order; i++)
        days += SHORT + (word >> (LONG_SHIFT + i) & 1);
    uint32_t most = SHORT + (word >> (LONG_SHIFT + order) & 1);
    return (int32_t)(days + (day < most ? day : most) - 1);
}

/* 初五, 十五, 二十三, 廿三 behind the month; *early: 初 stands before it. */
static bool read_lunar_day(kjr_time_reader *g, bool *early)
{
    enum { TENTH = 10, LAST = 30 };
    *early = kjr_code_at(g, g->at) == u'初';
    kjr_time_number day = kjr_number_near(g, g->at + *early);
    if (!day.length || !day.chinese || day.positional || !day.value || day.value > (*early ? TENTH : LAST))
        return false;
    kjr_say_days(g, day.value, day.value);
    g->at = day.end;
    return true;
}

/* 八月十五 without 日, where nothing goes on that it could count. */
static bool stands_alone(const kjr_time_reader *g)
{
    return g->at >= g->end || g->view->kind[g->at] != KJR_CHAR_HAN ||
           kjr_is_one_of(kjr_code_at(g, g->at), u"前后节当这");
}

/* 农历, or 正月 and its like, whose month goes into *month. */
static bool read_lunar_word(kjr_time_reader *g, uint32_t *month)
{
    uint32_t length;
    const kjr_sense *word = kjr_time_word(g, g->at, &length);
    if (!word || kjr_time_role(word->data) != KJR_TIME_ROLE_LUNAR) return false;
    *month = (uint32_t)kjr_time_first(word->data);
    g->at += length;
    return true;
}

bool kjr_read_lunar(kjr_time_reader *g)
{
    enum { MONTHS = 12 };
    uint32_t at = g->at, month = 0;
    bool named = read_lunar_word(g, &month), early = false;
    if (named && !month) read_lunar_word(g, &month);
    bool leap = !month && kjr_skip(g, u'闰'), surely = named || leap;
    if (!month) {
        kjr_time_number number = kjr_number_near(g, g->at);
        bool whole = number.length && number.value && number.value <= MONTHS && (number.chinese || surely);
        if (!whole || number.positional || kjr_code_at(g, number.end) != u'月') goto none;
        month = number.value;
        g->at = number.end + 1;
    }
    kjr_say_months(g, month, month, KJREP_PRECISION_MONTH);
    bool day = read_lunar_day(g, &early);
    if (!surely && !early && !(day && stands_alone(g))) goto none;
    if (!surely && !day) goto none;
    if (day && surely) kjr_skip(g, u'日');
    g->out->lunar = leap ? KJR_LUNAR_LEAP : KJR_LUNAR;
    return true;
none:
    g->out->first.month = g->out->last.month = g->out->first.day = g->out->last.day = 0;
    g->at = at;
    return false;
}
