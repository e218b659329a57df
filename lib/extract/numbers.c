/* A number is a sum of groups, each a section below ten thousand followed by a scale (万 亿 万亿 兆), the scales
 * falling: 1兆7,302亿, 3万4000, 一亿二千万. */
#include "extract/number_reader.h"

#include <string.h>

enum { NO_SCALE = 100 };

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

/* ---- Groups */

static const kjr_sense *hedge_inside(const kjr_number_reader *r, uint32_t at, uint32_t *length)
{
    const kjr_sense *sense = kjr_lexicon_match(r->lexicon, r->view, at, r->end, KJR_BIT(HEDGE_INSIDE), length);
    return sense && sense->value != KJR_HEDGE_SOME ? sense : NULL;
}

static void note_hedge(kjr_number_reader *r, const kjr_sense *sense, uint32_t length)
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

static bool add_group(kjr_number *number, const kjr_number_section *s, int32_t scale)
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
static bool read_some_scale(kjr_number_reader *r, kjr_number_section *s)
{
    uint32_t length;
    if (!kjr_is_some(kjr_code_at(r, r->at)) || !kjr_scale_at(r, r->at + 1, &length)) return false;
    *s = (kjr_number_section){.chinese = true};
    kjr_open_range(s, 0, 2, 10, KJR_NUMBER_SOME);
    r->at++;
    return true;
}

/* 万 亿 千亿 without a digit before them. */
static bool read_lone_scale(kjr_number_reader *r, kjr_number_section *s)
{
    uint32_t length;
    int power = kjr_scale_at(r, r->at, &length);
    if (power < KJR_WAN || (power > KJR_YI && length == 1) || kjr_code_at(r, r->at) == u'个' ||
        kjr_unit_begins(r, r->at))
        return false;
    *s = (kjr_number_section){.value = {1, 0}, .chinese = true, .lone = true};
    return true;
}

/* The scale behind a section, a blank between digits and scale aside. */
static bool scale_follows(kjr_number_reader *r, int32_t *scale, uint32_t *length)
{
    uint32_t blank = kjr_code_at(r, r->at) == ' ' && r->at > 0 && kjr_is_digit_at(r, r->at - 1);
    *scale = kjr_unit_begins(r, r->at + blank) ? 0 : kjr_scale_at(r, r->at + blank, length);
    if (*scale) *length += blank;
    return *scale != 0;
}

/* Is the 亿 that ends the scale behind a group meant for all before it? 一千一百万一千亿, 十亿零三亿 */
static bool is_outer_scale(const kjr_number_reader *r, const kjr_number_section *s, int32_t scale, int32_t last_scale,
                           uint32_t length, bool zero)
{
    if (scale < last_scale || scale < KJR_YI || last_scale < KJR_WAN || s->form != KJR_NUMBER_PLAIN) return false;
    if (kjr_code_at(r, r->at + length - 1) != u'亿') return false;
    return scale - KJR_YI < last_scale && (zero || scale > last_scale);
}

/* The outer 亿 multiplies all that was read. */
static bool scale_all(kjr_number *number, const kjr_number_section *s, int32_t scale)
{
    kjr_figure value = s->value;
    value.exponent += scale - KJR_YI;
    if (!kjr_figure_add(number->value, value, &number->value)) return false;
    number->value.exponent += KJR_YI;
    number->last_place = s->last_place + scale;
    number->step = step_of(number->value);
    number->scale = 0;
    return !s->overflow;
}

/* 多 余 between a section and its scale; 两[个多]亿. */
static void read_hedge(kjr_number_reader *r, const kjr_number_section *s)
{
    bool blank = kjr_code_at(r, r->at) == ' ' && r->at > 0 && kjr_is_digit_at(r, r->at - 1); /* 9800 余万元 */
    uint32_t hedge_length, length, here = r->at, between = blank || kjr_code_at(r, here) == u'个';
    int32_t scale;
    const kjr_sense *hedge = hedge_inside(r, here + between, &hedge_length);
    if (!hedge || s->form != KJR_NUMBER_PLAIN) return;
    r->at += between + hedge_length;
    bool scaled = scale_follows(r, &scale, &length) && (!between || blank || scale == KJR_YI);
    r->at = here;
    if (!scaled) return;
    r->at += between;
    note_hedge(r, hedge, hedge_length);
}

/* 4万[多亿]: a hedge between the two words of a scale; adds the power of the second to *scale, r->at moves behind the
 * hedge. */
static void read_split_scale(kjr_number_reader *r, const kjr_number_section *s, int32_t *scale, uint32_t *length)
{
    uint32_t hedge_length, behind, here = r->at;
    int32_t power;
    if (*scale != KJR_WAN || s->form != KJR_NUMBER_PLAIN || r->number->hedge) return;
    const kjr_sense *hedge = hedge_inside(r, here + *length, &hedge_length);
    if (!hedge) return;
    r->at = here + *length + hedge_length;
    bool goes_on = scale_follows(r, &power, &behind);
    r->at = here;
    if (!goes_on || (power != KJR_WAN && power != KJR_YI)) return;
    r->at += *length;
    note_hedge(r, hedge, hedge_length);
    *scale += power;
    *length = behind;
}

/* The groups that were read so far. */
typedef struct groups {
    int32_t last_scale;
    bool any;
} groups;

/* 2万2千, but not 2万3.5: can a section without a scale be the rest of the number? */
static bool may_be_rest(const kjr_number_section *s, int32_t last_scale)
{
    bool thousands = s->power && last_scale == KJR_WAN;
    return s->chinese || ((s->value.exponent <= 0 || thousands) && !s->point);
}

/* 一万二: does the one digit from `start` on stand for the next lower power? */
static bool stands_for_lower(const kjr_number_reader *r, const kjr_number_section *s, uint32_t start)
{
    return s->chinese && s->value.coefficient < 10 && !s->point &&
           r->at == start + (s->form == KJR_NUMBER_NEIGHBOURS ? 2 : 1);
}

/* The next group, r->at moves behind it; false when it is the last or there is none. */
static bool read_group(kjr_number_reader *r, groups *g)
{
    kjr_number *number = r->number;
    kjr_number_section s;
    uint32_t length = 0, start = r->at;
    int32_t scale;
    /* 一万零五百, not 一兆〇、一二八亿 */
    bool zero = g->any && kjr_digit_at(r, r->at) == 0 && kjr_code_at(r, r->at + 1) != u'、';
    r->at += zero;
    r->first = !g->any;
    if (!read_some_scale(r, &s) && !kjr_read_section(r, &s) && (g->any || !read_lone_scale(r, &s))) {
        r->at = start;
        return false;
    }
    read_hedge(r, &s);
    bool has_scale = scale_follows(r, &scale, &length);
    if (has_scale && !g->any) read_split_scale(r, &s, &scale, &length);
    if (g->any && has_scale && is_outer_scale(r, &s, scale, g->last_scale, length, zero)) {
        if (!scale_all(number, &s, scale)) number->overflow = true;
        r->at += length;
        g->last_scale = KJR_YI;
        return true;
    }
    bool fits = has_scale ? scale < g->last_scale : !g->any || may_be_rest(&s, g->last_scale);
    if (!fits || (g->any && number->point)) {
        r->at = start;
        return false;
    }
    if (!has_scale) {
        scale = g->any && !zero && stands_for_lower(r, &s, start) ? g->last_scale - 1 : 0;
        length = 0;
    }
    if (!add_group(number, &s, scale)) number->overflow = true;
    number->lone = !g->any && s.lone;
    number->scale = g->any ? 0 : scale ? scale : s.power;
    number->scaled |= has_scale;
    r->at += length;
    g->any = true;
    g->last_scale = has_scale ? scale : 0;
    return has_scale && number->form == KJR_NUMBER_PLAIN && !number->hedge;
}

static bool read_groups(kjr_number_reader *r)
{
    kjr_number *number = r->number;
    groups g = {.last_scale = NO_SCALE};
    number->chinese = true;
    while (read_group(r, &g))
        ;
    bool open = g.any && number->chinese && number->scaled && !number->point && !number->hedge;
    if (open && kjr_is_point(r, r->at)) { /* 五万点三 */
        kjr_number_section rest = {0};
        kjr_read_chinese_decimals(r, &rest);
        if (!add_group(number, &rest, 0)) number->overflow = true;
    }
    return g.any;
}

/* ---- Ratios */

static bool are(const kjr_number_reader *r, uint32_t at, const uint16_t *words, uint32_t length)
{
    return kjr_view_is(r->view, at, r->end, words, length);
}

/* 百分百 */
static bool read_all_of_it(kjr_number_reader *r)
{
    kjr_number *number = r->number;
    if (!are(r, r->at, u"百分百", 3)) return false;
    *number = (kjr_number){.value = {100, 0}, .step = 2, .length = 3, .ratio = KJR_RATIO_PERCENT, .chinese = true};
    return true;
}

/* 百分之, 千分之 before the number. */
static uint8_t ratio_before(kjr_number_reader *r)
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
static bool read_fraction(kjr_number_reader *r)
{
    kjr_number part = {0};
    kjr_figure denominator = r->number->value;
    if (!are(r, r->at, u"分之", 2) || r->number->form != KJR_NUMBER_PLAIN) return true;
    kjr_number_reader inner = {.lexicon = r->lexicon, .view = r->view, .at = r->at + 2, .end = r->end, .number = &part};
    if (!read_groups(&inner) || part.form != KJR_NUMBER_PLAIN) return false;
    r->at = inner.at;
    *r->number = part;
    r->number->high = denominator;
    r->number->ratio = KJR_RATIO_FRACTION;
    return true;
}

/* 2023/3/5 */
static bool follows_slash(const kjr_number_reader *r, uint32_t start)
{
    return start > 0 && r->view->kind[start - 1] == KJR_CHAR_SLASH;
}

/* 一[又三分之二]: a whole and a fraction. */
static void read_mixed(kjr_number_reader *r)
{
    kjr_number *number = r->number, part = {0};
    kjr_decimal whole = number->value.coefficient, above;
    bool plain = number->form == KJR_NUMBER_PLAIN && !number->ratio && !number->point && !number->scaled;
    if (kjr_code_at(r, r->at) != u'又' || !plain || number->value.exponent) return;
    kjr_number_reader inner = {.lexicon = r->lexicon, .view = r->view, .at = r->at + 1, .end = r->end, .number = &part};
    if (!read_groups(&inner) || !read_fraction(&inner) || part.ratio != KJR_RATIO_FRACTION || part.high.exponent)
        return;
    if (__builtin_mul_overflow(whole, part.high.coefficient, &above)) return;
    if (!kjr_figure_add(part.value, (kjr_figure){above, 0}, &part.value)) return;
    *number = part;
    r->at = inner.at;
}

/* 1/3, where the whole is a proper fraction of small numbers and no unit follows. */
static void read_slashed(kjr_number_reader *r, uint32_t start)
{
    enum { LARGEST = 1000 };
    kjr_number *number = r->number, part = {0};
    if (r->at >= r->end || r->view->kind[r->at] != KJR_CHAR_SLASH || !kjr_is_digit_at(r, r->at + 1)) return;
    if (number->chinese || number->scaled || number->point || follows_slash(r, start)) return;
    kjr_number_reader inner = {.lexicon = r->lexicon, .view = r->view, .at = r->at + 1, .end = r->end, .number = &part};
    if (!read_groups(&inner) || part.chinese || part.scaled || part.point || part.value.coefficient > LARGEST) return;
    if (part.value.coefficient <= number->value.coefficient || number->value.coefficient == 0) return;
    if (r->view->kind[inner.at] == KJR_CHAR_SLASH || r->view->kind[inner.at] == KJR_CHAR_LATIN) return;
    number->high = part.value;
    number->ratio = KJR_RATIO_FRACTION;
    r->at = inner.at;
}

/* 当中七成|为公屋: the number stands where a share may; else 成为 is a word. */
static bool is_share_of(const kjr_number_reader *r, uint32_t start)
{
    return start > 0 && kjr_is_one_of(r->view->code[start - 1], u"中有约近逾超过达足,、");
}

/* 三成, 三成五, 2成3, 七成半; not 二成立, 三成员. */
static void read_tenths(kjr_number_reader *r, uint32_t start)
{
    static const uint16_t words[] = u"立为员果功本长都效绩就品型交批套才熟分";
    kjr_number *number = r->number;
    if (kjr_code_at(r, r->at) != u'成' || number->ratio || number->scaled || number->hedge) return;
    if (kjr_figure_compare(number->value, (kjr_figure){10, 0}) > 0) return;
    uint16_t next = kjr_code_at(r, r->at + 1);
    bool apart = next == u'本' && kjr_is_one_of(kjr_code_at(r, r->at + 2), u"地省市县区港"); /* 六成|本地产值 */
    apart |= next == u'为' && is_share_of(r, start);
    for (size_t i = 0; words[i] && !apart; i++) {
        if (next == words[i]) return;
    }
    int digit = next == u'半' ? 5 : kjr_digit_at(r, r->at + 1);
    if (!number->chinese && kjr_is_digit_at(r, r->at + 1) && !kjr_is_digit_at(r, r->at + 2)) digit = next - '0';
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

/* - 负 负的 零下 before the number; 正负 is no sign. */
static bool read_sign(kjr_number_reader *r)
{
    uint16_t code = kjr_code_at(r, r->at), next = kjr_code_at(r, r->at + 1);
    bool below = code == u'零' && next == u'下'; /* 零下四摄氏度 */
    bool minus = code == u'负' && !(r->at > 0 && r->view->code[r->at - 1] == u'正');
    bool of_share = minus && next == u'的' && are(r, r->at + 2, u"百分之", 3);
    bool apart = next == ' ' && kjr_is_digit_at(r, r->at + 2) &&
                 (minus || (code == '-' && (r->at == 0 || r->view->kind[r->at - 1] == KJR_CHAR_NEWLINE)));
    if (!below && !minus && code != '-') return false;
    r->at += below || of_share || apart ? 2 : 1;
    return true;
}

bool kjr_number_at(const kjr_lexicon *lexicon, const kjr_view *view, uint32_t at, uint32_t end, kjr_number *out)
{
    *out = (kjr_number){0};
    kjr_number_reader r = {.lexicon = lexicon, .view = view, .at = at, .end = end, .number = out};
    if (read_all_of_it(&r)) return true;
    bool negative = read_sign(&r);
    uint8_t ratio = ratio_before(&r);
    r.in_ratio = ratio != KJR_RATIO_NONE;
    negative |= ratio && read_sign(&r); /* 百分之负三 */
    if (!read_groups(&r)) return false;
    if (ratio) {
        out->ratio = ratio;
        out->lone = false; /* 百分之百 */
    } else {
        if (!read_fraction(&r)) return false;
        read_mixed(&r);
        read_slashed(&r, at);
        read_tenths(&r, at);
    }
    if (negative) out->value.coefficient = -out->value.coefficient;
    out->negative = negative;
    out->length = r.at - at;
    return true;
}
