/* The grammar of times:
 *
 *   time  = [截至] span [(至|—) span] tails         2021年至2024年, 截至10月底
 *   span  = day | year [inside] | inside | plan | count | century
 *   year  = 2024年 二〇二四年 97年度 今年 上年 今（98）年
 *   inside = 农历八月十五 | 上半年 第三季度 前三季度 1-9月 10月 [5日]
 *   plan  = “十三五” (期间|末|前四年|…)
 *   count = (过去|近|今后) 五年 | 五年来
 *   tails = (年底 | 末 | 以来 | 前 | 止 | …)*
 *
 * Each reader moves g->at behind what it read, or leaves it and answers false. */
#include "extract/time_reader.h"
#include "outline/dates.h"

/* ---- Words */

static void set_edge(kjr_time_reader *g, uint8_t from, int32_t count, int32_t edge)
{
    kjr_say_year(g, from, count);
    g->out->edge = (uint8_t)edge;
}

/* A time that a word of the lexicon begins. */
static bool read_word(kjr_time_reader *g)
{
    uint32_t length, at = g->at;
    const kjr_sense *word = kjr_time_word(g, at, &length);
    if (!word) return false;
    int32_t first = kjr_time_first(word->data), second = kjr_time_second(word->data);
    g->out->sense = word->value;
    g->at += length;
    switch (kjr_time_role(word->data)) {
    case KJR_TIME_ROLE_YEAR:
    case KJR_TIME_ROLE_SAME_YEAR:
        kjr_say_year(g, kjr_time_role(word->data) == KJR_TIME_ROLE_YEAR ? KJR_FROM_THIS_YEAR : KJR_FROM_SPOKEN, first);
        kjr_read_inside(g);
        return true;
    case KJR_TIME_ROLE_YEAR_EDGE:
        set_edge(g, KJR_FROM_SPOKEN, first, second);
        return second != KJR_EDGE_MIDDLE || g->at >= g->end || g->view->kind[g->at] != KJR_CHAR_HAN;
    case KJR_TIME_ROLE_QUARTER_EDGE:
        set_edge(g, KJR_FROM_QUARTER, first, second);
        g->out->precision = KJREP_PRECISION_QUARTER;
        return true;
    case KJR_TIME_ROLE_MONTH_EDGE:
        set_edge(g, KJR_FROM_MONTH, first, second);
        g->out->precision = KJREP_PRECISION_MONTH;
        return true;
    case KJR_TIME_ROLE_QUARTER:
        kjr_say_year(g, KJR_FROM_QUARTER, first);
        g->out->precision = KJREP_PRECISION_QUARTER;
        return true;
    case KJR_TIME_ROLE_MONTH:
        kjr_say_year(g, KJR_FROM_MONTH, first);
        g->out->precision = KJREP_PRECISION_MONTH;
        kjr_read_day_of_month(g);
        return true;
    case KJR_TIME_ROLE_DAY:
        if (second && kjr_code_at(g, g->at) == u'年') break; /* 至|今年 */
        kjr_say_year(g, KJR_FROM_TODAY, first);
        g->out->precision = KJREP_PRECISION_DAY;
        return true;
    case KJR_TIME_ROLE_SINCE:
        kjr_say_year(g, KJR_FROM_WRITTEN, first);
        kjr_say_months(g, (uint32_t)second, (uint32_t)second, KJREP_PRECISION_PERIOD);
        g->out->since = true;
        return true;
    case KJR_TIME_ROLE_CENTURY:
        kjr_say_years(g, KJR_FROM_CENTURY, first * 100 + 1, first * 100 + 100);
        kjr_read_decade(g, KJR_FROM_CENTURY, first * 100);
        return true;
    case KJR_TIME_ROLE_VAGUE: kjr_say_years(g, KJR_FROM_NOWHERE, 0, 0); return true;
    case KJR_TIME_ROLE_SPAN:
    case KJR_TIME_ROLE_SAME_SPAN: g->at = at; return kjr_read_span_word(g);
    default: break;
    }
    g->at = at;
    return false;
}

/* ---- The whole */

static bool read_date(kjr_time_reader *g)
{
    uint32_t length, date = kjr_read_date(g->view, g->at, g->end, &length);
    if (!date) return false;
    kjr_say_year(g, KJR_FROM_WRITTEN, (int32_t)(date / 10000));
    kjr_say_months(g, date / 100 % 100, date / 100 % 100, KJREP_PRECISION_MONTH);
    kjr_say_days(g, date % 100, date % 100);
    g->at += length;
    return true;
}

/* The word of time at g->at, if it is a lead of this kind. */
static const kjr_sense *lead_at(const kjr_time_reader *g, uint32_t *length)
{
    const kjr_sense *word = kjr_time_word(g, g->at, length);
    return word && kjr_time_role(word->data) == KJR_TIME_ROLE_LEAD ? word : NULL;
}

/* 30日 of the month that is, where a day to count from is given. */
static bool read_bare_day(kjr_time_reader *g)
{
    if (!g->grammar->dated || (g->at && g->view->kind[g->at - 1] == KJR_CHAR_HAN)) return false;
    kjr_say_year(g, KJR_FROM_MONTH, 0);
    return kjr_read_day(g);
}

/* A year or a date begins with a number, and only some marks and words may follow it. */
static bool may_be_year(kjr_time_reader *g)
{
    const uint32_t joints = 1u << KJR_CHAR_DASH | 1u << KJR_CHAR_SLASH | 1u << KJR_CHAR_DOT | 1u << KJR_CHAR_PAUSE;
    kjr_time_number number = kjr_number_near(g, g->at);
    uint32_t behind = kjr_past_blank(g, number.end);
    if (!number.length || behind >= g->end) return false;
    return joints >> g->view->kind[behind] & 1u || kjr_is_one_of(g->view->code[behind], u"年学财至到Q");
}

static bool read_span(kjr_time_reader *g)
{
    bool dated = may_be_year(g);
    if (dated && (read_date(g) || kjr_read_double_year(g))) return true;
    if ((dated && kjr_read_year(g)) || kjr_read_glossed_year(g)) {
        if (!kjr_say_school_year(g)) kjr_read_inside(g);
        return true;
    }
    return kjr_read_figures(g) || kjr_read_plan(g) || kjr_read_week(g) || read_word(g) || kjr_read_inside(g) ||
           kjr_read_century(g) || kjr_read_ago(g) || kjr_read_count(g, 0) || kjr_read_clock(g) || read_bare_day(g);
}

/* What a lead is followed by; its sense is that of the whole. */
static bool read_behind_lead(kjr_time_reader *g, int32_t lead, uint8_t sense)
{
    bool found;
    switch (lead) {
    case KJR_LEAD_UNTIL: found = read_span(g); break;
    case KJR_LEAD_CLOCK:
        found = kjr_read_hour(g, true);
        g->out->first.from = g->out->last.from = KJR_FROM_NOWHERE;
        break;
    default: found = kjr_read_count(g, (uint32_t)lead);
    }
    g->out->sense = sense;
    return found;
}

/* 截至10月底, 过去五年, 近3年 */
static bool read_led(kjr_time_reader *g)
{
    uint32_t length, at = g->at;
    uint16_t code = kjr_code_at(g, at);
    const kjr_sense *lead = lead_at(g, &length);
    if (lead) {
        g->at = kjr_past_blank(g, at + length);
        if (read_behind_lead(g, kjr_time_second(lead->data), lead->value)) return true;
    } else if (kjr_is_one_of(code, u"近前这")) {
        if (at && kjr_is_one_of(g->view->code[at - 1], u"时达了期经提以目之当将接靠附邻学元")) return false;
        g->at = kjr_past_blank(g, at + 1);
        if (read_behind_lead(g, KJR_LEAD_PAST, code == u'前' ? KJR_TIME_PRIOR : KJR_TIME_PERIOD)) return true;
    }
    g->at = at;
    return false;
}

static bool has_day(const kjr_time_words *words)
{
    return words->precision == KJREP_PRECISION_DAY || words->precision == KJREP_PRECISION_TIME;
}

/* 2019年[至今] */
static bool read_until_today(kjr_time_reader *g)
{
    uint32_t length;
    const kjr_sense *word = kjr_time_word(g, g->at, &length);
    bool today = word && kjr_time_role(word->data) == KJR_TIME_ROLE_DAY && kjr_time_second(word->data);
    if (!today || kjr_code_at(g, g->at + length) == u'年') return false; /* 至|今年 */
    g->at += length;
    return true;
}

/* The end of a range has from its beginning what it does not say. */
static void complete(kjr_point *last, const kjr_point *first)
{
    if (last->from != KJR_FROM_SPOKEN || last->count) return;
    last->from = first->from;
    last->count = (int16_t)(first->count + (last->month && last->month < first->month));
}

static bool read_range_end(kjr_time_reader *g, const kjr_time_words *first)
{
    bool day = has_day(first) && kjr_read_day(g);
    if (!day && !read_span(g)) return false;
    if (day) g->out->last.month = first->last.month;
    return true;
}

static void read_range(kjr_time_reader *g)
{
    kjr_time_words first = *g->out, *out = g->out;
    uint32_t at = g->at;
    bool begun = kjr_code_at(g, at) == u'起' && kjr_is_one_of(kjr_code_at(g, at + 1), u"至到"); /* 自…起至… */
    if (first.edge || first.lunar || g->counted || first.first.from == KJR_FROM_NOWHERE) return;
    if (read_until_today(g)) {
        out->since = true;
        return;
    }
    if (begun) g->at++;
    if (!kjr_skip_to(g)) return;
    *out = (kjr_time_words){.sense = first.sense};
    if (!read_range_end(g, &first)) {
        g->at = at;
        *out = first;
        return;
    }
    out->since = out->last.from == KJR_FROM_TODAY;
    if (out->since) out->last = first.last;
    complete(&out->last, &first.last);
    bool one_year = out->last.from == first.first.from && out->last.count == first.first.count;
    if (!one_year && out->precision == KJREP_PRECISION_YEAR) out->precision = KJREP_PRECISION_PERIOD;
    out->first = first.first;
    out->sense = first.sense;
    g->ranged = true;
}

/* Whether the tail may stand behind what was read. */
static bool tail_fits(const kjr_time_reader *g, const kjr_sense *tail, uint32_t length)
{
    uint16_t code = kjr_code_at(g, g->at);
    uint32_t behind = g->at + length;
    bool word_goes_on = behind < g->end && g->view->kind[behind] == KJR_CHAR_HAN;
    switch (tail->value) {
    case KJR_TIME_TAIL_NONE: return false;
    case KJR_TIME_TAIL_SINCE: return length > 1 || g->counted || g->out->first.from == KJR_FROM_THIS_YEAR;
    case KJR_TIME_TAIL_MIDDLE: return length > 1 || !word_goes_on;
    case KJR_TIME_TAIL_BEGINNING:
    case KJR_TIME_TAIL_END: return !has_day(g->out) && !g->out->edge;
    case KJR_TIME_TAIL_WITHIN: return g->planned || (code != u'规' && code != u'计');
    default: return true;
    }
}

static void take_tail(kjr_time_reader *g, uint8_t tail)
{
    kjr_time_words *out = g->out;
    switch (tail) {
    case KJR_TIME_TAIL_SINCE: out->since = !g->counted; break;
    case KJR_TIME_TAIL_BEFORE: out->open_start = !g->ranged; break;
    case KJR_TIME_TAIL_AFTER: out->open_end = true; break;
    case KJR_TIME_TAIL_UNTIL: out->sense = g->ranged ? out->sense : (uint8_t)KJR_TIME_AS_OF; break;
    case KJR_TIME_TAIL_BEGINNING: out->edge = KJR_EDGE_BEGINNING; break;
    case KJR_TIME_TAIL_END: out->edge = KJR_EDGE_END; break;
    case KJR_TIME_TAIL_MIDDLE: out->edge = KJR_EDGE_MIDDLE; break;
    default: break;
    }
}

static void read_tails(kjr_time_reader *g)
{
    enum { MOST = 3 };
    if (g->out->last.from == KJR_FROM_TODAY || (g->out->first.from == KJR_FROM_NOWHERE && !g->counted)) return;
    for (int i = 0; i < MOST; i++) {
        uint32_t length;
        const kjr_sense *tail = kjr_time_tail(g, &length);
        if (!tail || !tail_fits(g, tail, length)) return;
        take_tail(g, tail->value);
        g->at += length;
    }
}

/* 至97年度止, 到目前为止: the word that the end answers. In loose strings that of a range, too: 从2008年到2018年. */
static uint32_t start_of(const kjr_time_reader *g, uint32_t at)
{
    uint16_t last = g->at ? g->view->code[g->at - 1] : 0, before = at ? g->view->code[at - 1] : 0;
    bool until = g->out->sense == KJR_TIME_AS_OF && last == u'止' && kjr_is_one_of(before, u"至到截");
    bool range = g->grammar->loose && g->ranged && kjr_is_one_of(before, u"从自");
    return until || range ? at - 1 : at - kjr_era_length(g, at);
}

static uint8_t precision_of(const kjr_time_words *words)
{
    if (!words->edge) return words->precision;
    switch (words->precision) {
    case KJREP_PRECISION_PERIOD: return KJREP_PRECISION_YEAR;
    case KJREP_PRECISION_MONTH: return KJREP_PRECISION_DAY;
    default: return KJREP_PRECISION_MONTH;
    }
}

bool kjr_time_at(const kjr_time_grammar *grammar, uint32_t at, uint32_t end, kjr_time_words *out)
{
    kjr_time_reader g = {
        .grammar = grammar, .view = grammar->view, .at = at, .end = end, .out = out, .known_at = UINT32_MAX};
    *out = (kjr_time_words){.sense = KJR_TIME_PERIOD};
    if (!read_span(&g) && !read_led(&g)) return false;
    if (has_day(out) && !out->clock) kjr_read_hour_of_day(&g);
    if (out->clock) kjr_read_hour_range(&g);
    read_range(&g);
    if (has_day(out) && !out->clock) kjr_read_hour_of_day(&g);
    read_tails(&g);
    out->precision = precision_of(out);
    out->start = start_of(&g, at);
    out->end = g.at;
    return true;
}
