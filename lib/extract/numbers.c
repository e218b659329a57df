/* A number is a sum of groups, each a section below ten thousand followed by a scale (万 亿 万亿 兆), the scales
 * falling: 1兆7,302亿, 3万4000, 一亿二千万. A section is Arabic (1,234.5) or Chinese (三千四百零五, 二〇二五). */
#include "extract/numbers.h"

#include <string.h>

enum { MOST_DIGITS = 36, NO_SCALE = 100, WAN = 4, YI = 8, ZHAO = 12, JING = 16, GAI = 20 };

typedef struct reader {
    const kjr_lexicon *lexicon;
    const kjr_view *view;
    uint32_t at, end;
    kjr_number *number;
    bool first;    /* in the first group */
    bool in_ratio; /* behind 百分之, where two digits are no range */
} reader;

/* ---- Characters */

static uint16_t code_at(const reader *r, uint32_t at)
{
    return at < r->end ? r->view->code[at] : 0;
}

static bool is_digit(const reader *r, uint32_t at)
{
    return at < r->end && r->view->kind[at] == KJR_CHAR_DIGIT;
}

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

static bool is_numeral(const reader *r, uint32_t at)
{
    if (at >= r->end) return false;
    uint32_t kind = r->view->kind[at];
    return kind == KJR_CHAR_DIGIT || kind == KJR_CHAR_NUMERAL_HAN || kjr_chinese_digit(r->view->code[at]) >= 0;
}

/* Power of ten of the scale at `at` (万 亿 兆 京 垓, 万亿, 亿亿), 0 when there is none; its characters in *length. */
static int scale_at(const reader *r, uint32_t at, uint32_t *length)
{
    int power = 0;
    *length = 1;
    switch (code_at(r, at)) {
    case u'万': power = WAN; break;
    case u'亿': power = YI; break;
    case u'兆': return ZHAO;
    case u'京': return is_numeral(r, at + 1) ? JING : 0; /* else the city */
    case u'垓': return GAI;
    case u'个': /* 两个亿 */ *length = 2; return code_at(r, at + 1) == u'亿' ? YI : 0;
    default: return 0;
    }
    for (bool wan = power == WAN; power < MOST_DIGITS; ++*length) {
        uint16_t next = code_at(r, at + *length);
        if (next == u'亿') wan = false;
        if (next != u'亿' && !(wan && next == u'万')) break;
        power += next == u'亿' ? YI : WAN;
    }
    return power;
}

static bool is_unit(const reader *r, uint32_t at)
{
    uint32_t length;
    return kjr_lexicon_match(r->lexicon, r->view, at, r->end, UINT64_C(1) << KJR_SENSE_UNIT, &length) != NULL;
}

/* A unit begins with what would be a multiplier: 千瓦 兆瓦 千克. */
static bool unit_begins(const reader *r, uint32_t at)
{
    uint16_t code = code_at(r, at);
    if (code != u'千' && code != u'兆' && code != u'百') return false;
    bool metres = code == u'千' && code_at(r, at + 1) == u'米' && at > 0;
    if (metres && kjr_chinese_digit(r->view->code[at - 1]) > 0) return false; /* 两千米 is 2000 metres */
    return is_unit(r, at);
}

/* ---- Figures */

static bool shift(kjr_figure *figure, int32_t to)
{
    while (figure->exponent > to) {
        if (__builtin_mul_overflow(figure->coefficient, (kjr_decimal)10, &figure->coefficient)) return false;
        figure->exponent--;
    }
    return true;
}

bool kjr_figure_add(kjr_figure a, kjr_figure b, kjr_figure *sum)
{
    int32_t lowest = a.exponent < b.exponent ? a.exponent : b.exponent;
    if (a.coefficient == 0) a.exponent = lowest;
    if (b.coefficient == 0) b.exponent = lowest;
    if (!shift(&a, lowest) || !shift(&b, lowest)) return false;
    sum->exponent = lowest;
    return !__builtin_add_overflow(a.coefficient, b.coefficient, &sum->coefficient);
}

int kjr_figure_compare(kjr_figure a, kjr_figure b)
{
    bool a_is_smaller_power = a.exponent <= b.exponent;
    if (!shift(&a, b.exponent < a.exponent ? b.exponent : a.exponent)) return a.coefficient > 0 ? 1 : -1;
    if (a_is_smaller_power && !shift(&b, a.exponent)) return b.coefficient > 0 ? -1 : 1;
    return (a.coefficient > b.coefficient) - (a.coefficient < b.coefficient);
}

/* ---- Sections */

/* One group of a number, before its scale. */
typedef struct section {
    kjr_figure value, high;
    int32_t last_place, step;
    uint8_t form;
    uint8_t power; /* 百 or 千 of a single digit: 三千 */
    bool chinese, lone, point, overflow;
} section;

static void take_digit(section *s, int digit, int *digits)
{
    if (*digits == 0 && digit == 0) return; /* leading zeros count nothing */
    if (++*digits > MOST_DIGITS) s->overflow = true;
    else s->value.coefficient = s->value.coefficient * 10 + digit;
}

/* A separator of thousands at `at`: three digits follow, and no fourth. */
static bool separates_thousands(const reader *r, uint32_t at, uint32_t run)
{
    uint16_t code = code_at(r, at);
    if ((code != ',' && code != ' ') || run == 0 || run > 3) return false;
    if (!is_digit(r, at + 1) || !is_digit(r, at + 2) || !is_digit(r, at + 3) || is_digit(r, at + 4)) return false;
    return true;
}

static bool read_arabic(reader *r, section *s)
{
    int digits = 0;
    uint32_t run = 0;
    bool grouped = false;
    if (!is_digit(r, r->at)) return false;
    for (;;) {
        if (is_digit(r, r->at)) {
            take_digit(s, code_at(r, r->at) - '0', &digits);
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
    uint16_t mark = code_at(r, r->at);
    if ((mark == '.' || mark == u'·') && is_digit(r, r->at + 1)) {
        s->point = true;
        for (r->at++; is_digit(r, r->at); r->at++) {
            if (++digits > MOST_DIGITS) s->overflow = true;
            if (s->overflow) continue;
            s->value.coefficient = s->value.coefficient * 10 + (code_at(r, r->at) - '0');
            s->value.exponent--;
        }
    }
    s->last_place = s->value.exponent;
    return true;
}

static int digit_at(const reader *r, uint32_t at)
{
    return at < r->end ? kjr_chinese_digit(r->view->code[at]) : -1;
}

/* Two digits at `at` that mean what lies between: 三四[十], 八九, 三五[个]; never of capitals, which write amounts. */
static bool are_neighbours(const reader *r, uint32_t at)
{
    static const uint16_t digits[] = u"一二三四五六七八九";
    uint16_t first = code_at(r, at), second = code_at(r, at + 1);
    if (first == u'两') return second == u'三';
    if (first == u'一' && second == u'两') return true;
    for (int i = 0; digits[i + 1]; i++) {
        if (first == digits[i]) return second == digits[i + 1] || (first == digits[2] && second == digits[4]);
    }
    return false;
}

/* 〇二五 behind the point of 三点〇二五, 二一‧五 */
static bool is_point(const reader *r, uint32_t at)
{
    uint16_t code = code_at(r, at);
    bool mark = code == u'点' || code == u'·' || code == u'‧' || code == '.';
    return mark && (digit_at(r, at + 1) >= 0 || (code == u'点' && is_digit(r, at + 1)));
}

static void read_chinese_decimals(reader *r, section *s)
{
    if (!is_point(r, r->at)) return;
    s->point = true;
    int digits = 0;
    bool arabic = is_digit(r, r->at + 1); /* 一百点123 */
    for (r->at++; arabic ? is_digit(r, r->at) : digit_at(r, r->at) >= 0; r->at++) {
        if (++digits > MOST_DIGITS / 2 || s->value.coefficient > (kjr_decimal)1 << 62) s->overflow = true;
        if (s->overflow) continue;
        int digit = arabic ? code_at(r, r->at) - '0' : digit_at(r, r->at);
        s->value.coefficient = s->value.coefficient * 10 + digit;
        s->value.exponent--;
    }
    s->last_place = s->value.exponent;
}

/* Digits one after the other from `at`. */
static uint32_t digit_run(const reader *r, uint32_t at)
{
    uint32_t length = 0;
    while (digit_at(r, at + length) >= 0)
        length++;
    return length;
}

/* 二〇二五, 一二三; 二一 before a point or a scale; 一、〇六一亿 with the mark for thousands. */
static bool read_positional(reader *r, section *s)
{
    enum { GROUP = 3 };
    uint32_t length = digit_run(r, r->at), scale_length;
    int digits = 0;
    uint32_t behind = r->at + length;
    if (length < 1 || small_power(code_at(r, behind))) return false;
    bool grouped = length <= GROUP && code_at(r, behind) == u'、' && digit_run(r, behind + 1) == GROUP &&
                   scale_at(r, behind + 1 + GROUP, &scale_length) > 0;
    bool apart = length == 2 && !are_neighbours(r, r->at);
    bool pair = length == 2 && (r->in_ratio || is_point(r, behind));
    pair |= apart && (digit_at(r, r->at) == 0 || scale_at(r, behind, &scale_length) > 0);
    if (length < GROUP && !pair && !grouped) return false;
    for (uint32_t part = 0; part < (grouped ? 2u : 1u); part++) {
        for (; digit_at(r, r->at) >= 0; r->at++)
            take_digit(s, digit_at(r, r->at), &digits);
        if (grouped && part == 0) r->at++;
    }
    s->chinese = true;
    read_chinese_decimals(r, s);
    return true;
}

static int32_t power_value(int power)
{
    return power == 1 ? 10 : power == 2 ? 100 : 1000;
}

static bool is_some(uint16_t code)
{
    return code == u'几' || code == u'数';
}

/* 几十 数百 三四十 十几 十五六: the part that leaves the number open is the last but for its power. */
static void open_range(section *s, int32_t base, int32_t low, int32_t high, uint8_t form)
{
    s->value.coefficient = base + low;
    s->high.coefficient = base + high;
    s->form = form;
}

/* 三千四百零五, 一百二, 十几, 三四十 */
static bool read_powers(reader *r, section *s)
{
    int32_t total = 0, last_power = 4; /* power of ten of what was read last */
    uint32_t start = r->at;
    bool zero = false;
    for (;;) {
        int digit = digit_at(r, r->at), next = digit_at(r, r->at + 1);
        uint16_t code = code_at(r, r->at);
        if (digit == 0 && r->at > start && last_power > 1) { /* 一百零五 */
            zero = true;
            r->at++;
            continue;
        }
        if (code == u'廿' || code == u'卅' || code == u'卌') {
            if (last_power <= 1) break;
            total += code == u'廿' ? 20 : code == u'卅' ? 30 : 40;
            last_power = 1;
            r->at++;
            continue;
        }
        int power = small_power(code);
        if (power && power < last_power && !unit_begins(r, r->at)) { /* 十, 百: without a digit it means one */
            s->lone = r->at == start && power > 1;
            total += power_value(power);
            last_power = power;
            r->at++;
            if (s->lone && r->first) break;
            continue;
        }
        if (is_some(code) && (last_power == 4 || last_power == 1 || last_power == 2)) {
            power = small_power(code_at(r, r->at + 1));
            if (power && power < last_power && !unit_begins(r, r->at + 1)) {
                open_range(s, total, 2 * power_value(power), 10 * power_value(power), KJR_NUMBER_SOME);
                r->at += 2;
            } else if (last_power == 1 && code == u'几') { /* 十几 */
                open_range(s, total, 0, 10, KJR_NUMBER_TEENS);
                r->at++;
            }
            break;
        }
        if (digit < 0) break;
        if (next > 0 && are_neighbours(r, r->at)) {
            power = small_power(code_at(r, r->at + 2));
            if (power && unit_begins(r, r->at + 2)) power = 0;
            if (power && power >= last_power) break;
            int32_t one = power ? power_value(power) : 1;
            open_range(s, total, digit * one, next * one, KJR_NUMBER_NEIGHBOURS);
            r->at += power ? 3 : 2;
            break;
        }
        power = small_power(code_at(r, r->at + 1));
        if (power && unit_begins(r, r->at + 1)) power = 0;
        if (power >= last_power && is_unit(r, r->at + 1)) power = 0; /* 三百一十一|千米 */
        if (power) {
            if (power >= last_power) break;
            s->power = r->at == start && power > 1 ? (uint8_t)power : 0;
            total += digit * power_value(power);
            last_power = power;
            r->at += 2;
            zero = false;
            if (digit_at(r, r->at) >= 0) s->power = 0;
            continue;
        }
        if (last_power == 0) break;
        if (last_power > 1 && last_power < 4 && !zero) { /* 一百二 is 120; 两百三 before a scale too */
            total += digit * power_value(last_power - 1);
        } else {
            total += digit;
        }
        last_power = 0;
        r->at++;
        break;
    }
    if (r->at == start) return false;
    s->chinese = true;
    if (s->form == KJR_NUMBER_PLAIN) {
        s->value.coefficient = total;
        if (last_power < 4) s->last_place = last_power > 0 && !zero ? last_power : 0;
        read_chinese_decimals(r, s);
    }
    return true;
}

/* 20几[人] */
static void read_open_tens(reader *r, section *s)
{
    bool tens = s->value.exponent == 0 && s->value.coefficient > 0 && s->value.coefficient < 100 &&
                s->value.coefficient % 10 == 0;
    uint16_t next = code_at(r, r->at + 1);
    if (!tens || code_at(r, r->at) != u'几' || next == u'乎' || next == u'何' || next == u'率') return;
    open_range(s, (int32_t)s->value.coefficient, 0, 10, KJR_NUMBER_TEENS);
    r->at++;
}

static bool read_section(reader *r, section *s)
{
    *s = (section){0};
    if (is_digit(r, r->at)) {
        if (!read_arabic(r, s)) return false;
        uint16_t code = code_at(r, r->at); /* 3千 5百 */
        int power = small_power(code);
        if (power > 1 && !unit_begins(r, r->at)) {
            s->value.exponent += power;
            s->last_place += power;
            s->power = (uint8_t)power;
            r->at++;
        }
        read_open_tens(r, s);
        return true;
    }
    return read_positional(r, s) || read_powers(r, s);
}

/* ---- Groups */

static const kjr_sense *hedge_inside(const reader *r, uint32_t at, uint32_t *length)
{
    const kjr_sense *sense =
        kjr_lexicon_match(r->lexicon, r->view, at, r->end, UINT64_C(1) << KJR_SENSE_HEDGE_INSIDE, length);
    return sense && sense->value != KJR_HEDGE_SOME ? sense : NULL;
}

static void note_hedge(reader *r, const kjr_sense *sense, uint32_t length)
{
    r->number->hedge = sense->value;
    r->number->hedge_at = r->at;
    r->number->hedge_length = (uint8_t)length;
    r->at += length;
}

static int32_t step_of(kjr_figure figure)
{
    int32_t step = figure.exponent;
    if (figure.coefficient == 0) return step;
    for (; figure.coefficient > INT64_MAX && figure.coefficient % 10 == 0; figure.coefficient /= 10)
        step++;
    if (figure.coefficient > INT64_MAX) return step;
    for (int64_t rest = (int64_t)figure.coefficient; rest % 10 == 0; rest /= 10) /* quicker than in 128 bits */
        step++;
    return step;
}

static bool add_group(kjr_number *number, const section *s, int32_t scale)
{
    kjr_figure value = s->value, high = s->high;
    value.exponent += scale;
    high.exponent += scale;
    if (s->form != KJR_NUMBER_PLAIN) {
        number->form = s->form;
        if (!kjr_figure_add(number->value, high, &number->high)) return false;
    }
    if (!kjr_figure_add(number->value, value, &number->value)) return false;
    number->last_place = s->last_place + scale;
    number->step = step_of(value);
    number->chinese &= s->chinese;
    number->point |= s->point;
    return !s->overflow;
}

/* 几万 数亿 好几万: no section before the scale. */
static bool read_some_scale(reader *r, section *s)
{
    uint32_t length;
    if (!is_some(code_at(r, r->at)) || !scale_at(r, r->at + 1, &length)) return false;
    *s = (section){.chinese = true};
    open_range(s, 0, 2, 10, KJR_NUMBER_SOME);
    r->at++;
    return true;
}

/* 万 亿 千亿 without a digit before them. */
static bool read_lone_scale(reader *r, section *s)
{
    uint32_t length;
    int power = scale_at(r, r->at, &length);
    if (power < WAN || (power > YI && length == 1) || code_at(r, r->at) == u'个' || unit_begins(r, r->at)) return false;
    *s = (section){.value = {1, 0}, .chinese = true, .lone = true};
    return true;
}

/* The scale behind a section, a blank between digits and scale aside. */
static bool scale_follows(reader *r, int32_t *scale, uint32_t *length)
{
    uint32_t blank = code_at(r, r->at) == ' ' && r->at > 0 && is_digit(r, r->at - 1);
    *scale = unit_begins(r, r->at + blank) ? 0 : scale_at(r, r->at + blank, length);
    if (*scale) *length += blank;
    return *scale != 0;
}

/* Is the 亿 that ends the scale behind a group meant for all before it? 一千一百万一千亿, 十亿零三亿 */
static bool is_outer_scale(const reader *r, const section *s, int32_t scale, int32_t last_scale, uint32_t length,
                           bool zero)
{
    if (scale < last_scale || scale < YI || last_scale < WAN || s->form != KJR_NUMBER_PLAIN) return false;
    if (code_at(r, r->at + length - 1) != u'亿') return false;
    return scale - YI < last_scale && (zero || scale > last_scale);
}

/* The outer 亿 multiplies all that was read. */
static bool scale_all(kjr_number *number, const section *s, int32_t scale)
{
    kjr_figure value = s->value;
    value.exponent += scale - YI;
    if (!kjr_figure_add(number->value, value, &number->value)) return false;
    number->value.exponent += YI;
    number->last_place = s->last_place + scale;
    number->step = step_of(number->value);
    number->scale = 0;
    return !s->overflow;
}

static bool read_groups(reader *r)
{
    kjr_number *number = r->number;
    int32_t last_scale = NO_SCALE, scale;
    bool any = false;
    number->chinese = true;
    for (;;) {
        section s;
        uint32_t length = 0, start = r->at;
        bool zero = false;
        if (any && digit_at(r, r->at) == 0 && code_at(r, r->at + 1) != u'、') { /* 一万零五百, not 一兆〇、一二八亿 */
            zero = true;
            r->at++;
        }
        r->first = !any;
        bool read = read_some_scale(r, &s) || read_section(r, &s) || (!any && read_lone_scale(r, &s));
        if (!read) {
            r->at = start;
            break;
        }
        uint32_t hedge_length;
        const kjr_sense *hedge = hedge_inside(r, r->at, &hedge_length);
        bool hedged = false;
        if (hedge && s.form == KJR_NUMBER_PLAIN) {
            uint32_t here = r->at;
            r->at += hedge_length;
            hedged = scale_follows(r, &scale, &length);
            r->at = here;
        }
        if (hedged) note_hedge(r, hedge, hedge_length);
        bool has_scale = scale_follows(r, &scale, &length);
        if (any && has_scale && is_outer_scale(r, &s, scale, last_scale, length, zero)) {
            if (!scale_all(number, &s, scale)) number->overflow = true;
            r->at += length;
            last_scale = YI;
            continue;
        }
        if ((has_scale && scale >= last_scale) || (any && number->point)) {
            r->at = start;
            break;
        }
        if (!has_scale) {
            scale = 0;
            length = 0;
            /* 一万二: the digit stands for the next lower power */
            bool single = any && s.chinese && !zero && s.value.coefficient < 10 && !s.point &&
                          r->at == start + (s.form == KJR_NUMBER_NEIGHBOURS ? 2 : 1);
            if (single) scale = last_scale - 1;
            bool thousands = s.power && last_scale == WAN; /* 2万2千 */
            if (any && !s.chinese && ((s.value.exponent > 0 && !thousands) || s.point)) {
                r->at = start;
                break;
            }
        }
        if (!add_group(number, &s, scale)) number->overflow = true;
        number->lone = !any && s.lone;
        number->scale = any ? 0 : scale ? scale : s.power;
        number->scaled |= has_scale;
        r->at += length;
        any = true;
        last_scale = has_scale ? scale : 0;
        if (!has_scale || number->form != KJR_NUMBER_PLAIN || number->hedge) break;
    }
    section rest = {0};
    if (any && number->chinese && number->scaled && !number->point && !number->hedge &&
        is_point(r, r->at)) { /* 五万点三 */
        read_chinese_decimals(r, &rest);
        if (!add_group(number, &rest, 0)) number->overflow = true;
    }
    return any;
}

/* ---- Ratios */

static bool are(const reader *r, uint32_t at, const uint16_t *words, uint32_t length)
{
    return kjr_view_is(r->view, at, r->end, words, length);
}

/* 百分百 */
static bool read_all_of_it(reader *r)
{
    kjr_number *number = r->number;
    if (!are(r, r->at, u"百分百", 3)) return false;
    *number = (kjr_number){.value = {100, 0}, .step = 2, .length = 3, .ratio = KJR_RATIO_PERCENT, .chinese = true};
    return true;
}

/* 百分之, 千分之 before the number. */
static uint8_t ratio_before(reader *r)
{
    static const struct {
        uint16_t words[4];
        uint8_t ratio;
    } prefixes[] = {{u"百分之", KJR_RATIO_PERCENT}, {u"千分之", KJR_RATIO_PER_MILLE}};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        if (!are(r, r->at, prefixes[i].words, 3)) continue;
        r->at += 3;
        return prefixes[i].ratio;
    }
    return KJR_RATIO_NONE;
}

/* 三分之二: what was read is the denominator. */
static bool read_fraction(reader *r)
{
    kjr_number part = {0};
    kjr_figure denominator = r->number->value;
    if (!are(r, r->at, u"分之", 2) || r->number->form != KJR_NUMBER_PLAIN) return true;
    reader inner = {.lexicon = r->lexicon, .view = r->view, .at = r->at + 2, .end = r->end, .number = &part};
    if (!read_groups(&inner) || part.form != KJR_NUMBER_PLAIN) return false;
    r->at = inner.at;
    *r->number = part;
    r->number->high = denominator;
    r->number->ratio = KJR_RATIO_FRACTION;
    return true;
}

/* 1/3, where the whole is a proper fraction of small numbers and no unit follows. */
static void read_slashed(reader *r)
{
    enum { LARGEST = 1000 };
    kjr_number *number = r->number, part = {0};
    if (r->at >= r->end || r->view->kind[r->at] != KJR_CHAR_SLASH || !is_digit(r, r->at + 1)) return;
    if (number->chinese || number->scaled || number->point) return;
    reader inner = {.lexicon = r->lexicon, .view = r->view, .at = r->at + 1, .end = r->end, .number = &part};
    if (!read_groups(&inner) || part.chinese || part.scaled || part.point || part.value.coefficient > LARGEST) return;
    if (part.value.coefficient <= number->value.coefficient || number->value.coefficient == 0) return;
    if (r->view->kind[inner.at] == KJR_CHAR_SLASH || r->view->kind[inner.at] == KJR_CHAR_LATIN) return;
    number->high = part.value;
    number->ratio = KJR_RATIO_FRACTION;
    r->at = inner.at;
}

/* 当中七成|为公屋: the number stands where a share may; else 成为 is a word. */
static bool is_share_of(const reader *r, uint32_t start)
{
    return start > 0 && kjr_is_one_of(r->view->code[start - 1], u"中有约近逾超过达足,、");
}

/* 三成, 三成五, 2成3, 七成半; not 二成立, 三成员. */
static void read_tenths(reader *r, uint32_t start)
{
    static const uint16_t words[] = u"立为员果功本长都效绩就品型交批套才熟分";
    kjr_number *number = r->number;
    if (code_at(r, r->at) != u'成' || number->ratio || number->scaled || number->hedge) return;
    if (kjr_figure_compare(number->value, (kjr_figure){10, 0}) > 0) return;
    uint16_t next = code_at(r, r->at + 1);
    bool apart = next == u'本' && kjr_is_one_of(code_at(r, r->at + 2), u"地省市县区港"); /* 六成|本地产值 */
    apart |= next == u'为' && is_share_of(r, start);
    for (size_t i = 0; words[i] && !apart; i++) {
        if (next == words[i]) return;
    }
    int digit = next == u'半' ? 5 : digit_at(r, r->at + 1);
    if (!number->chinese && is_digit(r, r->at + 1) && !is_digit(r, r->at + 2)) digit = next - '0';
    number->ratio = KJR_RATIO_TENTHS;
    number->value.exponent++;
    number->high.exponent++;
    number->last_place++;
    number->step++;
    r->at++;
    if (digit < 0 || number->form != KJR_NUMBER_PLAIN) return;
    kjr_figure_add(number->value, (kjr_figure){digit, 0}, &number->value);
    number->last_place = number->step = 0;
    r->at++;
}

bool kjr_number_at(const kjr_lexicon *lexicon, const kjr_view *view, uint32_t at, uint32_t end, kjr_number *out)
{
    *out = (kjr_number){0};
    reader r = {.lexicon = lexicon, .view = view, .at = at, .end = end, .number = out};
    if (read_all_of_it(&r)) return true;
    uint8_t ratio = ratio_before(&r);
    r.in_ratio = ratio != KJR_RATIO_NONE;
    bool below = code_at(&r, r.at) == u'零' && code_at(&r, r.at + 1) == u'下'; /* 零下四摄氏度 */
    bool negative = below || code_at(&r, r.at) == '-' || code_at(&r, r.at) == u'负';
    r.at += below ? 2 : negative;
    if (!read_groups(&r)) return false;
    if (ratio) {
        out->ratio = ratio;
    } else {
        if (!read_fraction(&r)) return false;
        read_slashed(&r);
        read_tenths(&r, at);
    }
    if (negative) out->value.coefficient = -out->value.coefficient;
    out->negative = negative;
    out->length = r.at - at;
    return true;
}
