/* Weeks and their days, and times that are told by how long ago they were: 上周五, 星期三, 三天前. */
#include "extract/time_reader.h"

/* 五 of 上周五; 0 when no day is named. */
static uint32_t read_weekday(kjr_time_reader *g)
{
    static const uint16_t names[] = u"一二三四五六日天";
    enum { SUNDAY = 7 };
    uint16_t code = kjr_code_at(g, g->at);
    if (kjr_is_one_of(kjr_code_at(g, g->at + 1), u"次个项场天周期")) return 0; /* 本周一次 */
    for (uint32_t i = 0; names[i]; i++) {
        if (names[i] != code) continue;
        g->at++;
        return i < SUNDAY ? i + 1 : SUNDAY;
    }
    return 0;
}

bool kjr_read_week(kjr_time_reader *g)
{
    uint32_t length;
    const kjr_sense *word = kjr_time_word(g, g->at, &length);
    if (!word || kjr_time_role(word->data) != KJR_TIME_ROLE_WEEK) return false;
    uint32_t named = (uint32_t)kjr_time_second(word->data);
    g->out->sense = word->value;
    g->at += length;
    uint32_t day = named ? named : read_weekday(g);
    bool unknown = named && !g->grammar->dated; /* a Wednesday, of which week is not told */
    kjr_say_year(g, unknown ? KJR_FROM_NOWHERE : KJR_FROM_WEEK, kjr_time_first(word->data));
    g->out->first.day = g->out->last.day = (uint8_t)day;
    g->out->precision = day ? KJREP_PRECISION_DAY : KJREP_PRECISION_PERIOD;
    return true;
}

/* Units of what went by, and what it is counted from. */
static bool read_unit(kjr_time_reader *g, uint8_t *from, int32_t *days, uint8_t *precision)
{
    enum { WEEK = 7 };
    bool pieces = kjr_skip(g, u'个');
    *days = 1;
    *precision = KJREP_PRECISION_DAY;
    *from = KJR_FROM_TODAY;
    if (kjr_skip(g, u'星')) {
        *days = WEEK;
        return kjr_skip(g, u'期');
    }
    if (pieces ? kjr_skip(g, u'月') : kjr_skip(g, u'年')) {
        *from = pieces ? KJR_FROM_MONTH : KJR_FROM_THIS_YEAR;
        *precision = pieces ? KJREP_PRECISION_MONTH : KJREP_PRECISION_YEAR;
        return true;
    }
    if (pieces) return false;
    if (kjr_skip(g, u'周')) {
        *days = WEEK;
        return true;
    }
    return kjr_skip(g, u'天') || kjr_skip(g, u'日');
}

bool kjr_read_ago(kjr_time_reader *g)
{
    enum { MOST = 200 };
    uint32_t at = g->at, length;
    uint8_t from, precision;
    int32_t days;
    kjr_time_number number = kjr_number_near(g, at);
    if (!number.length || !number.value || number.value > MOST || number.positional) return false;
    g->at = kjr_past_blank(g, number.end);
    const kjr_sense *tail = read_unit(g, &from, &days, &precision) ? kjr_time_tail(g, &length) : NULL;
    bool past = tail && tail->value == KJR_TIME_TAIL_BEFORE;
    bool coming = tail && tail->value == KJR_TIME_TAIL_AFTER && g->grammar->dated;
    if ((!past && !coming) || (at && kjr_is_one_of(g->view->code[at - 1], u"提早第"))) {
        g->at = at;
        return false;
    }
    kjr_say_year(g, from, (past ? -1 : 1) * days * number.value);
    g->out->precision = precision;
    g->out->sense = past ? KJR_TIME_PERIOD : KJR_TIME_FUTURE;
    g->at += length;
    return true;
}
