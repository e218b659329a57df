/* Sections of numbers: what stands before a scale, Arabic (1,234.5) or Chinese (三千四百零五, 二〇二五). */
#include "extract/number_reader.h"

enum { MOST_DIGITS = 36 };

/* ---- Characters */

/* Power of ten of 十 百 千, 0 for anything else. */
static int small_power(uint16_t code)
{
    switch (code) {
    case u'十':
    case u'拾': return 1;
    case u'百':
    case u'佰': return 2;
    case u'千':
    case u'仟': return 3;
    default: return 0;
    }
}

static bool is_numeral(const kjr_number_reader *r, uint32_t at)
{
    if (at >= r->end) return false;
    uint32_t kind = r->view->kind[at];
    return kind == KJR_CHAR_DIGIT || kind == KJR_CHAR_NUMERAL_HAN || kjr_chinese_digit(r->view->code[at]) >= 0;
}

int kjr_scale_at(const kjr_number_reader *r, uint32_t at, uint32_t *length)
{
    int power = 0;
    *length = 1;
    switch (kjr_code_at(r, at)) {
    case u'万': power = KJR_WAN; break;
    case u'亿': power = KJR_YI; break;
    case u'兆': return KJR_ZHAO;
    case u'京': return is_numeral(r, at + 1) ? KJR_JING : 0; /* else the city */
    case u'垓': return KJR_GAI;
    case u'个': /* 两个亿, but 12个|亿元以上项目 */
        *length = 2;
        return kjr_code_at(r, at + 1) == u'亿' && kjr_code_at(r, at + 2) != u'元' ? KJR_YI : 0;
    default: return 0;
    }
    for (bool wan = power == KJR_WAN; power < MOST_DIGITS; ++*length) {
        uint16_t next = kjr_code_at(r, at + *length);
        if (next == u'亿') wan = false;
        if (next != u'亿' && !(wan && next == u'万')) break;
        power += next == u'亿' ? KJR_YI : KJR_WAN;
    }
    return power;
}

static bool is_unit(const kjr_number_reader *r, uint32_t at)
{
    uint32_t length;
    return kjr_lexicon_match(r->lexicon, r->view, at, r->end, KJR_BIT(UNIT), &length) != NULL;
}

bool kjr_unit_begins(const kjr_number_reader *r, uint32_t at)
{
    uint16_t code = kjr_code_at(r, at);
    if (code != u'千' && code != u'兆' && code != u'百') return false;
    bool metres = code == u'千' && kjr_code_at(r, at + 1) == u'米' && at > 0;
    if (metres && kjr_chinese_digit(r->view->code[at - 1]) > 0) return false; /* 两千米 is 2000 metres */
    return is_unit(r, at);
}

/* ---- Sections */

static void take_digit(kjr_number_section *s, int digit, int *digits)
{
    if (*digits == 0 && digit == 0) return; /* leading zeros count nothing */
    if (++*digits > MOST_DIGITS) s->overflow = true;
    else s->value.coefficient = s->value.coefficient * 10 + digit;
}

/* A separator of thousands at `at`: three digits follow, and no fourth. */
static bool separates_thousands(const kjr_number_reader *r, uint32_t at, uint32_t run)
{
    uint16_t code = kjr_code_at(r, at);
    if ((code != ',' && code != ' ') || run == 0 || run > 3) return false;
    if (!kjr_is_digit_at(r, at + 1) || !kjr_is_digit_at(r, at + 2) || !kjr_is_digit_at(r, at + 3) ||
        kjr_is_digit_at(r, at + 4))
        return false;
    return true;
}

static bool read_arabic(kjr_number_reader *r, kjr_number_section *s)
{
    int digits = 0;
    uint32_t run = 0;
    bool grouped = false;
    bool bare_point = kjr_code_at(r, r->at) == '.' && kjr_is_digit_at(r, r->at + 1); /* .77 */
    if (!bare_point && !kjr_is_digit_at(r, r->at)) return false;
    for (;;) {
        if (kjr_is_digit_at(r, r->at)) {
            take_digit(s, kjr_code_at(r, r->at) - '0', &digits);
            r->at++;
            run++;
        } else if (separates_thousands(r, r->at, run) && (!grouped || run == 3)) {
            grouped = true;
            run = 0;
            r->at++;
        } else {
            break;
        }
    }
    uint16_t mark = kjr_code_at(r, r->at);
    if ((mark == '.' || mark == u'·') && kjr_is_digit_at(r, r->at + 1)) {
        s->point = true;
        for (r->at++; kjr_is_digit_at(r, r->at); r->at++) {
            if (++digits > MOST_DIGITS) s->overflow = true;
            if (s->overflow) continue;
            s->value.coefficient = s->value.coefficient * 10 + (kjr_code_at(r, r->at) - '0');
            s->value.exponent--;
        }
    }
    s->last_place = s->value.exponent;
    return true;
}

/* Two digits at `at` that mean what lies between: 三四[十], 八九, 三五[个]; never of capitals, which write amounts. */
static bool are_neighbours(const kjr_number_reader *r, uint32_t at)
{
    static const uint16_t digits[] = u"一二三四五六七八九";
    uint16_t first = kjr_code_at(r, at), second = kjr_code_at(r, at + 1);
    if (first == u'两') return second == u'三';
    if (first == u'一' && second == u'两') return true;
    for (int i = 0; digits[i + 1]; i++) {
        if (first == digits[i]) return second == digits[i + 1] || (first == digits[2] && second == digits[4]);
    }
    return false;
}

bool kjr_is_point(const kjr_number_reader *r, uint32_t at)
{
    uint16_t code = kjr_code_at(r, at);
    bool mark = code == u'点' || code == u'·' || code == u'‧' || code == '.';
    return mark && (kjr_digit_at(r, at + 1) >= 0 || (code == u'点' && kjr_is_digit_at(r, at + 1)));
}

void kjr_read_chinese_decimals(kjr_number_reader *r, kjr_number_section *s)
{
    if (!kjr_is_point(r, r->at)) return;
    s->point = true;
    int digits = 0;
    bool arabic = kjr_is_digit_at(r, r->at + 1); /* 一百点123 */
    for (r->at++; arabic ? kjr_is_digit_at(r, r->at) : kjr_digit_at(r, r->at) >= 0; r->at++) {
        if (++digits > MOST_DIGITS / 2 || s->value.coefficient > (kjr_decimal)1 << 62) s->overflow = true;
        if (s->overflow) continue;
        int digit = arabic ? kjr_code_at(r, r->at) - '0' : kjr_digit_at(r, r->at);
        s->value.coefficient = s->value.coefficient * 10 + digit;
        s->value.exponent--;
    }
    s->last_place = s->value.exponent;
}

/* Digits one after the other from `at`; 两 is none behind others: 一九八二|两年. */
static uint32_t digit_run(const kjr_number_reader *r, uint32_t at)
{
    uint32_t length = 0;
    while (kjr_told_digit_at(r, at + length) >= 0 && !(length && kjr_code_at(r, at + length) == u'两'))
        length++;
    return length;
}

/* 二〇二五, 一二三; 二一 before a point or a scale; 一、〇六一亿 with the mark for thousands. */
static bool read_positional(kjr_number_reader *r, kjr_number_section *s)
{
    enum { GROUP = 3 };
    uint32_t length = digit_run(r, r->at), scale_length;
    int digits = 0;
    uint32_t behind = r->at + length;
    if (length < 1 || small_power(kjr_code_at(r, behind))) return false;
    bool grouped = length <= GROUP && kjr_code_at(r, behind) == u'、' && digit_run(r, behind + 1) == GROUP &&
                   (!r->first || kjr_scale_at(r, behind + 1 + GROUP, &scale_length) > 0 ||
                    is_unit(r, behind + 1 + GROUP)); /* 一万五、四二七; 五、二四二公顷 */
    bool apart = length == 2 && !are_neighbours(r, r->at);
    bool percent = behind < r->end && r->view->kind[behind] == KJR_CHAR_PERCENT; /* 一七% */
    bool pair = length == 2 && (r->in_ratio || percent || kjr_is_point(r, behind));
    pair |= apart && (kjr_digit_at(r, r->at) == 0 || kjr_scale_at(r, behind, &scale_length) > 0);
    if (length < GROUP && !pair && !grouped) return false;
    for (uint32_t part = 0; part < (grouped ? 2u : 1u); part++) {
        for (uint32_t end = r->at + digit_run(r, r->at); r->at < end; r->at++)
            take_digit(s, kjr_told_digit_at(r, r->at), &digits);
        if (grouped && part == 0) r->at++;
    }
    s->chinese = true;
    kjr_read_chinese_decimals(r, s);
    return true;
}

static int32_t power_value(int power)
{
    return power == 1 ? 10 : power == 2 ? 100 : 1000;
}

void kjr_open_range(kjr_number_section *s, int32_t base, int32_t low, int32_t high, uint8_t form)
{
    s->value.coefficient = base + low;
    s->high.coefficient = base + high;
    s->form = form;
}

/* ---- 三千四百零五, 一百二, 十几, 三四十 */

/* What was read so far. */
typedef struct powers {
    kjr_number_section *section;
    uint32_t start;
    int32_t total, last; /* last: power of ten of what was read last */
    bool zero;           /* 零 stands before what comes */
} powers;

enum { ABOVE_ALL = 4 };

/* Power of 十 百 千 at `at`, 0 where a unit begins with it, too. */
static int power_at(const kjr_number_reader *r, uint32_t at)
{
    int power = small_power(kjr_code_at(r, at));
    return power && !kjr_unit_begins(r, at) ? power : 0;
}

static int32_t old_tens(uint16_t code)
{
    return code == u'廿' ? 20 : code == u'卅' ? 30 : code == u'卌' ? 40 : 0;
}

static void take(kjr_number_reader *r, powers *p, int32_t value, int32_t power, uint32_t length)
{
    p->total += value;
    p->last = power;
    r->at += length;
}

/* 几十 数百, and 几 behind 十. */
static void read_some(kjr_number_reader *r, powers *p)
{
    int power = power_at(r, r->at + 1);
    if (power && power < p->last) {
        kjr_open_range(p->section, p->total, 2 * power_value(power), 10 * power_value(power), KJR_NUMBER_SOME);
        r->at += 2;
    } else if ((p->last == 1 || p->zero) && kjr_code_at(r, r->at) == u'几') { /* 十几, 一百零几 */
        kjr_open_range(p->section, p->total, 0, 10, KJR_NUMBER_TEENS);
        r->at++;
    }
}

/* 三四十, 八九 */
static void read_neighbours(kjr_number_reader *r, powers *p)
{
    int power = power_at(r, r->at + 2);
    int32_t one = power ? power_value(power) : 1;
    if (power && power >= p->last) return;
    kjr_open_range(p->section, p->total, kjr_digit_at(r, r->at) * one, kjr_digit_at(r, r->at + 1) * one,
                   KJR_NUMBER_NEIGHBOURS);
    r->at += power ? 3 : 2;
}

/* 三百, or the last digit; false when nothing comes behind it. */
static bool read_digit(kjr_number_reader *r, powers *p)
{
    int32_t digit = kjr_digit_at(r, r->at);
    int power = power_at(r, r->at + 1);
    if (power >= p->last && is_unit(r, r->at + 1)) power = 0; /* 三百一十一|千米 */
    if (!power) {
        bool lower = p->last > 1 && p->last < ABOVE_ALL && !p->zero; /* 一百二 is 120; 两百三 before a scale too */
        take(r, p, lower ? digit * power_value(p->last - 1) : digit, 0, 1);
        return false;
    }
    if (power >= p->last) return false;
    p->section->power = r->at == p->start && power > 1 ? (uint8_t)power : 0;
    p->zero = false;
    take(r, p, digit * power_value(power), power, 2);
    if (kjr_digit_at(r, r->at) >= 0) p->section->power = 0;
    return true;
}

/* The next power, digit or open part; false at the end. */
static bool read_power(kjr_number_reader *r, powers *p)
{
    int digit = kjr_digit_at(r, r->at), power = power_at(r, r->at);
    uint16_t code = kjr_code_at(r, r->at);
    if (digit == 0 && r->at > p->start && p->last > 1) { /* 一百零五 */
        p->zero = true;
        r->at++;
        return true;
    }
    if (old_tens(code)) {
        if (p->last <= 1) return false;
        take(r, p, old_tens(code), 1, 1);
        return true;
    }
    if (power && power < p->last) { /* 十, 百: without a digit it means one */
        p->section->lone = r->at == p->start && power > 1;
        take(r, p, power_value(power), power, 1);
        return !(p->section->lone && r->first);
    }
    if (kjr_is_some(code) && (p->last == ABOVE_ALL || p->last == 1 || p->last == 2)) {
        read_some(r, p);
        return false;
    }
    if (digit < 0) return false;
    if (kjr_digit_at(r, r->at + 1) <= 0 || !are_neighbours(r, r->at)) return read_digit(r, p);
    read_neighbours(r, p);
    return false;
}

static bool read_powers(kjr_number_reader *r, kjr_number_section *s)
{
    powers p = {.section = s, .start = r->at, .last = ABOVE_ALL};
    while (read_power(r, &p))
        ;
    if (r->at == p.start) return false;
    s->chinese = true;
    if (s->form == KJR_NUMBER_PLAIN) {
        s->value.coefficient = p.total;
        if (p.last < ABOVE_ALL) s->last_place = p.last > 0 && !p.zero ? p.last : 0;
        kjr_read_chinese_decimals(r, s);
    }
    return true;
}

/* ---- All together */

/* 20几[人] */
static void read_open_tens(kjr_number_reader *r, kjr_number_section *s)
{
    bool tens = s->value.exponent == 0 && s->value.coefficient > 0 && s->value.coefficient < 100 &&
                s->value.coefficient % 10 == 0;
    uint16_t next = kjr_code_at(r, r->at + 1);
    if (!tens || kjr_code_at(r, r->at) != u'几' || next == u'乎' || next == u'何' || next == u'率') return;
    kjr_open_range(s, (int32_t)s->value.coefficient, 0, 10, KJR_NUMBER_TEENS);
    r->at++;
}

/* 1千[200]元: the digits that a power of 10^last leaves open. */
static void read_lower_digits(kjr_number_reader *r, kjr_number_section *s, int last)
{
    enum { FEWEST = 2 };
    kjr_figure rest = {0};
    int run = 0;
    for (; kjr_is_digit_at(r, r->at + (uint32_t)run) && run <= last; run++)
        rest.coefficient = rest.coefficient * 10 + (kjr_code_at(r, r->at + (uint32_t)run) - '0');
    uint16_t mark = kjr_code_at(r, r->at + (uint32_t)run);
    if (run < FEWEST || run > last || mark == '.' || mark == ',' || mark == '%') return;
    if (!kjr_figure_add(s->value, rest, &s->value)) s->overflow = true;
    s->last_place = 0;
    r->at += (uint32_t)run;
}

/* 3千[5百], 3百[5十] */
static void read_lower_powers(kjr_number_reader *r, kjr_number_section *s)
{
    int last = s->power;
    while (last > 1) {
        int power = small_power(kjr_code_at(r, r->at + 1));
        if (!kjr_is_digit_at(r, r->at) || !power || power >= last || kjr_unit_begins(r, r->at + 1)) break;
        kjr_figure digit = {kjr_code_at(r, r->at) - '0', power};
        if (!kjr_figure_add(s->value, digit, &s->value)) s->overflow = true;
        s->last_place = last = power;
        r->at += 2;
    }
    read_lower_digits(r, s, last);
}

bool kjr_read_section(kjr_number_reader *r, kjr_number_section *s)
{
    *s = (kjr_number_section){0};
    if (read_arabic(r, s)) {
        int power = small_power(kjr_code_at(r, r->at)); /* 3千 5百 */
        if (power > 1 && !kjr_unit_begins(r, r->at)) {
            s->value.exponent += power;
            s->last_place += power;
            s->power = (uint8_t)power;
            r->at++;
            read_lower_powers(r, s);
        }
        read_open_tens(r, s);
        return true;
    }
    return read_positional(r, s) || read_powers(r, s);
}
