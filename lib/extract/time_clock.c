/* Times of day: 9时 11:30 7时30分 9点半 8点三十分, and ranges of them. */
#include "extract/time_reader.h"
#include "outline/dates.h"
#include "text/numerals.h"

enum { HOURS = 24, SIXTY = 60, QUARTERS = 3 };

static bool is_latin(const kjr_time_reader *g, uint32_t at)
{
    return at < g->end && g->view->kind[at] == KJR_CHAR_LATIN;
}

/* am, p.m. behind the digits, in loose strings. */
static void skip_half_of_day(kjr_time_reader *g)
{
    uint32_t at = kjr_past_blank(g, g->at);
    if (!g->grammar->loose || !kjr_is_one_of(kjr_code_at(g, at), u"aApP")) return;
    bool dotted = kjr_code_at(g, ++at) == '.';
    at += dotted;
    if (!kjr_is_one_of(kjr_code_at(g, at), u"mM") || is_latin(g, at + 1)) return;
    at++;
    g->at = at + (dotted && kjr_code_at(g, at) == '.');
}

/* 36秒 behind minutes */
static void read_seconds(kjr_time_reader *g)
{
    kjr_time_number second = kjr_number_near(g, g->at);
    if (second.length && second.value < SIXTY && kjr_code_at(g, second.end) == u'秒') g->at = second.end + 1;
}

/* 八点[三十], 八点[零五], 8点[30]: minutes without their word, which are no decimals. */
static bool are_minutes(const kjr_time_reader *g, const kjr_time_number *minute, bool led)
{
    if (minute->length < 2 || !g->grammar->loose) return false;
    bool padded = minute->positional && kjr_chinese_digit(g->view->code[minute->end - 2]) == 0;
    return !minute->chinese || !minute->positional || (led && padded);
}

/* 30分, 30分15秒, 半, 整, 钟, 一刻 behind the hour; false when there is nothing of the kind. */
static bool read_minutes(kjr_time_reader *g, bool led)
{
    bool point = kjr_code_at(g, g->at - 1) == u'点';
    uint16_t code = kjr_code_at(g, g->at);
    if (code == u'半' || (point && code == u'钟') ||
        (code == u'整' && !kjr_is_one_of(kjr_code_at(g, g->at + 1), u"改治合顿理体个"))) {
        g->at++;
        return true;
    }
    kjr_time_number minute = kjr_number_near(g, g->at);
    if (!minute.length || minute.value >= SIXTY) return false;
    uint16_t unit = kjr_code_at(g, minute.end), next = kjr_code_at(g, minute.end + 1);
    bool quarter = unit == u'刻' && minute.value && minute.value <= QUARTERS;
    bool minutes = unit == u'分' && !kjr_is_one_of(next, u"之钟");
    bool doubtful =
        point && minute.chinese && minute.length == 1 && !g->grammar->loose && !led; /* 九点五分: a score? */
    if ((minutes && !doubtful) || quarter) {
        g->at = minute.end + 1;
        if (minutes) read_seconds(g);
        return true;
    }
    if (unit == u'秒') {
        read_seconds(g);
        return true;
    }
    if (!are_minutes(g, &minute, led)) return false;
    g->at = minute.end;
    return true;
}

static void say_clock(kjr_time_reader *g)
{
    skip_half_of_day(g);
    g->out->clock = true;
    g->out->precision = KJREP_PRECISION_TIME;
}

bool kjr_read_hour(kjr_time_reader *g, bool led)
{
    uint32_t length, at = g->at;
    kjr_time_number hour = kjr_number_near(g, at);
    if (!hour.length || hour.value > HOURS) return false;
    if (kjr_is_one_of(kjr_code_at(g, hour.end), u"时点")) {
        g->at = hour.end + 1;
        bool exact = read_minutes(g, led);
        if (!exact && !led) g->at = at;
        if (g->at == at) return false;
    } else {
        bool colon = kjr_code_at(g, hour.end) == ':' && kjr_read_time(g->view, at, g->end, &length) >= 0;
        bool padded = kjr_number_near(g, hour.end + 1).length == 2;
        if (!colon || (!led && (!padded || !g->grammar->loose))) return false;
        g->at += length;
    }
    say_clock(g);
    return true;
}

/* Move behind 上午 下午 and their like. */
static bool skip_clock_lead(kjr_time_reader *g)
{
    uint32_t length;
    const kjr_sense *word = kjr_time_word(g, g->at, &length);
    if (!word || kjr_time_role(word->data) != KJR_TIME_ROLE_LEAD || kjr_time_second(word->data) != KJR_LEAD_CLOCK)
        return false;
    g->at = kjr_past_blank(g, g->at + length);
    return true;
}

void kjr_read_hour_of_day(kjr_time_reader *g)
{
    uint32_t at = g->at;
    g->at = kjr_past_blank(g, at);
    skip_clock_lead(g);
    if (!kjr_read_hour(g, true)) g->at = at;
}

void kjr_read_hour_range(kjr_time_reader *g)
{
    uint32_t at = g->at;
    if (!kjr_skip_to(g)) return;
    skip_clock_lead(g);
    if (!kjr_read_hour(g, true)) g->at = at;
}

/* 8时至18时, 9点到17点: hours alone, when another follows. */
static bool read_hours(kjr_time_reader *g)
{
    uint32_t at = g->at;
    kjr_time_number hour = kjr_number_near(g, at);
    bool whole = hour.length && hour.value <= HOURS && kjr_is_one_of(kjr_code_at(g, hour.end), u"时点");
    if (!whole || hour.chinese) return false;
    g->at = hour.end + 1;
    uint32_t end = g->at;
    say_clock(g);
    kjr_read_hour_range(g);
    if (g->at > end) return true;
    g->at = at;
    return false;
}

bool kjr_read_clock(kjr_time_reader *g)
{
    if (!kjr_read_hour(g, false) && !read_hours(g)) return false;
    g->out->first.from = g->out->last.from = KJR_FROM_NOWHERE;
    return true;
}
