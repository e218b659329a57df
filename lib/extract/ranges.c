#include "extract/ranges.h"

bool kjr_is_dash_misread(const kjr_extractor *x, uint32_t at, uint32_t end)
{
    const uint8_t *kind = x->view->kind + at;
    return x->view->code[at] == u'一' && at > 0 && at + 1 < end && kind[-1] == KJR_CHAR_DIGIT &&
           kind[1] == KJR_CHAR_DIGIT;
}

/* Length of the connector of a range at `at`, 0 when there is none. */
static uint32_t connector_at(const kjr_extractor *x, uint32_t at, uint32_t end)
{
    uint32_t length = 0;
    if (at >= end) return 0;
    const uint8_t *kind = x->view->kind + at;
    if (kind[0] == KJR_CHAR_SPACE) { /* 13 - 17个月 */
        return at + 2 < end && kind[1] == KJR_CHAR_DASH && kind[2] == KJR_CHAR_SPACE ? 3 : 0;
    } else if (x->view->kind[at] == KJR_CHAR_DASH) {
        while (length < 2 && at + length < end && x->view->kind[at + length] == KJR_CHAR_DASH)
            length++;
    } else if (x->view->code[at] == u'至' || x->view->code[at] == u'到' || kjr_is_dash_misread(x, at, end)) {
        length = 1;
    }
    return length;
}

static bool same_unit(const kjr_term *low, const kjr_term *high)
{
    return low->measure.code == high->measure.code ||
           (low->measure.kind == high->measure.kind && low->measure.factor == high->measure.factor &&
            low->measure.power == high->measure.power);
}

/* 5至10万: what scales the high end scales the low one, if it is the smaller then. */
static void share_scale(kjr_number *low, const kjr_number *high)
{
    kjr_figure bare = high->value;
    bare.exponent -= high->scale;
    if (low->scaled || !high->scale || kjr_figure_compare(low->value, bare) >= 0) return;
    low->value.exponent += high->scale;
    low->last_place += high->scale;
    low->step += high->scale;
    low->scaled = true;
}

bool kjr_are_comparable(const kjr_number *low, const kjr_number *high)
{
    bool fractions = low->ratio == KJR_RATIO_FRACTION && high->ratio == KJR_RATIO_FRACTION;
    if (fractions) return kjr_figure_compare(low->high, high->high) == 0;
    return low->ratio != KJR_RATIO_FRACTION && high->ratio != KJR_RATIO_FRACTION;
}

/* 15-6, 730-40, 45-6万: the high end leaves out what it shares with the low one, in loose strings. */
static void complete_high(const kjr_extractor *x, const kjr_number *low, kjr_number *high)
{
    kjr_decimal power = 1, last = high->value.coefficient;
    bool whole = !low->point && !high->point && !low->chinese && !low->scaled && !low->value.exponent;
    if (!x->loose || !whole || high->chinese || high->value.exponent || last <= 0) return;
    for (int32_t i = 0; i < high->scale; i++)
        last /= 10;
    if (last >= low->value.coefficient) return;
    while (power <= last)
        power *= 10;
    if (high->scale && low->value.coefficient >= 10 * power) return; /* 8500～3万 */
    kjr_decimal full = low->value.coefficient / power * power + last;
    if (full > low->value.coefficient) high->value = (kjr_figure){full, high->scale};
}

/* A numeral and its mark touch the list: 三、[四、五]个, [四、五]、六个. */
static bool is_longer_list(const kjr_extractor *x, uint32_t start, uint32_t behind, uint32_t end)
{
    const uint8_t *kind = x->view->kind;
    bool before = start > 1 && kind[start - 1] == KJR_CHAR_PAUSE && kjr_view_holds_numeral(x->view, start - 2, start);
    return before ||
           (behind < end && kind[behind] == KJR_CHAR_PAUSE && kjr_view_holds_numeral(x->view, behind + 1, end));
}

/* 十二、十三家: two numbers that follow each other, of one thing. */
static bool read_neighbour(const kjr_extractor *x, uint32_t end, const kjr_term *low, kjr_term *high)
{
    const kjr_number *number = &low->number;
    if (x->loose || low->has_unit || number->scaled || number->point || number->ratio || number->hedge) return false;
    if (low->end >= end || x->view->kind[low->end] != KJR_CHAR_PAUSE ||
        !kjr_view_holds_numeral(x->view, low->end + 1, end))
        return false;
    if (number->form != KJR_NUMBER_PLAIN || !kjr_term_at(x, low->end + 1, end, high)) return false;
    if (!high->has_unit || !high->measure.classifier || high->number.form != KJR_NUMBER_PLAIN) return false;
    if (high->number.scaled || high->number.ratio || high->number.hedge) return false;
    if (is_longer_list(x, low->start, high->end, end)) return false;
    kjr_figure next = number->value;
    return kjr_figure_add(next, (kjr_figure){1, 0}, &next) && kjr_figure_compare(next, high->number.value) == 0;
}

/* 两、三倍, 三、四成, 五、六百家, 七、八十个: a digit and the next one, which says unit and scale of both. */
static bool read_next_digit(const kjr_extractor *x, uint32_t end, kjr_term *low, kjr_term *high)
{
    const kjr_number *number = &low->number;
    int digit = kjr_chinese_digit(x->view->code[low->start]);
    if (x->loose || low->has_unit || number->length != 1 || digit < 1) return false;
    if (low->end + 1 >= end || x->view->kind[low->end] != KJR_CHAR_PAUSE) return false;
    int other = kjr_chinese_digit(x->view->code[low->end + 1]);
    if (other != digit + 1 && !(digit == 3 && other == 5)) return false;
    if (!kjr_term_at(x, low->end + 1, end, high) || !high->has_unit || is_longer_list(x, low->start, high->end, end))
        return false;
    if (x->view->code[high->end - 1] == u'年' && kjr_view_code_within(x->view, high->end, end) == u'代') return false;
    const kjr_number *next = &high->number;
    if (!next->chinese || next->form != KJR_NUMBER_PLAIN || next->hedge || next->point) return false;
    if (next->ratio != KJR_RATIO_NONE && next->ratio != KJR_RATIO_TENTHS) return false;
    if (kjr_figure_compare((kjr_figure){other, next->step}, next->value) != 0) return false;
    low->number = *next;
    low->number.length = 1;
    low->number.value = (kjr_figure){digit, next->step};
    return true;
}

bool kjr_is_grade(const kjr_extractor *x, const kjr_term *low, const kjr_term *high)
{
    const kjr_words unit = high->measure.words;
    bool listed = low == high ? low->number.form == KJR_NUMBER_NEIGHBOURS : x->view->kind[low->end] == KJR_CHAR_PAUSE;
    return listed && high->has_unit && unit.end > unit.start && kjr_is_one_of(x->view->code[unit.start], u"级类");
}

/* The high end of a range that goes on behind `low`; false when none does. */
static bool read_high(const kjr_extractor *x, uint32_t end, kjr_term *low, kjr_term *high)
{
    uint32_t included = kjr_view_is(x->view, low->end, end, u"(含)", 3) ? 3 : 0; /* 1万(含)-5万元 */
    uint32_t from = low->end + included, length = connector_at(x, from, end);
    bool between = !length && kjr_is_one_of(kjr_view_code_within(x->view, from, end), u"和与"); /* 介于3%和5%之间 */
    if (between) length = 1;
    if (!length || !kjr_view_holds_numeral(x->view, from + length, end)) return false;
    if (low->number.form != KJR_NUMBER_PLAIN || low->number.hedge) return false;
    uint16_t before = low->start ? x->view->code[low->start - 1] : 0;
    uint16_t connector = x->view->code[from];
    bool led = before == u'由' || before == u'从';
    if (led && !x->loose && (connector == u'到' || connector == u'至')) return false;
    if (!kjr_term_at(x, from + length, end, high)) return false;
    if (!low->has_unit) complete_high(x, &low->number, &high->number);
    if (between && !kjr_view_is(x->view, high->end, end, u"之间", 2)) return false;
    bool percent = low->number.ratio == KJR_RATIO_PERCENT && !high->has_unit && !high->number.ratio;
    bool tenths = high->number.ratio == KJR_RATIO_TENTHS && !low->has_unit && !low->number.ratio;
    if (tenths && !low->number.scaled && !low->number.point) { /* 三到五成 */
        low->number.value.exponent++;
        low->number.ratio = KJR_RATIO_TENTHS;
        low->measure = high->measure;
        low->has_unit = true;
    }
    if (percent) { /* 百分之三十到四十 */
        high->number.ratio = KJR_RATIO_PERCENT;
        high->measure = low->measure;
        high->has_unit = true;
    }
    if (!high->has_unit && !x->loose && !high->number.scaled) return false;
    if (high->number.form != KJR_NUMBER_PLAIN || high->number.hedge) return false;
    if (low->has_unit ? !high->has_unit || !same_unit(low, high) : low->number.ratio != KJR_RATIO_NONE) return false;
    if (!kjr_are_comparable(&low->number, &high->number)) return false;
    if (!low->has_unit) share_scale(&low->number, &high->number);
    return kjr_figure_compare(low->number.value, high->number.value) < 0;
}

bool kjr_read_range(const kjr_extractor *x, uint32_t end, kjr_term *low, kjr_term *high)
{
    return read_high(x, end, low, high) || read_next_digit(x, end, low, high) || read_neighbour(x, end, low, high);
}
