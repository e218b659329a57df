#include "outline/labels.h"

#include "text/numerals.h"

#define BIT(kind) (1u << (kind))

/* ---- Numbers */

/* Value of a numeral from 0 to 10, 100 for 百; -1 for anything else. */
static int numeral_value(uint16_t code)
{
    switch (code) {
    case u'十':
    case u'拾': return 10;
    case u'百':
    case u'佰': return 100;
    case u'两':
    case u'○': return -1; /* in no label */
    default: return kjr_chinese_digit(code);
    }
}

static bool is_formal(uint16_t code)
{
    return kjr_is_one_of(code, u"壹贰叁参肆伍陆柒捌玖拾");
}

/* Read 一 to 九百九十九 (and 一〇); its length, 0 when there is no such number. */
static uint32_t read_han_number(const kjr_view *view, uint32_t at, uint32_t end, uint16_t *number)
{
    enum { LONGEST = 6 };
    uint32_t length = 0, total = 0, digit = 0;
    bool after_digit = false;
    for (; length < LONGEST && at + length < end; length++) {
        int value = numeral_value(view->code[at + length]);
        if (value < 0) break;
        if (value >= 10) {
            total += (digit || total ? digit : 1) * (uint32_t)value;
            if (value == 10 && !digit && total >= 100) total += 10;
            digit = 0;
            after_digit = false;
        } else if (after_digit) {
            if (value != 0) return 0; /* 一二: digits in a row are no ordinal */
            total += digit * 10;
            digit = 0;
        } else {
            digit = (uint32_t)value;
            after_digit = value > 0;
        }
    }
    total += digit;
    if (total == 0 || total > KJR_ORDINAL_MOST) return 0;
    *number = (uint16_t)total;
    return length;
}

static uint32_t read_digits(const kjr_view *view, uint32_t at, uint32_t end, uint16_t *number)
{
    uint32_t length = 0, total = 0;
    for (; at + length < end && view->kind[at + length] == KJR_CHAR_DIGIT; length++) {
        total = total * 10 + view->code[at + length] - '0';
        if (total > KJR_ORDINAL_MOST) return 0;
    }
    *number = (uint16_t)total;
    return total ? length : 0;
}

static uint32_t read_number(const kjr_view *view, uint32_t at, uint32_t end, uint16_t *number)
{
    return view->kind[at] == KJR_CHAR_DIGIT ? read_digits(view, at, end, number)
                                            : read_han_number(view, at, end, number);
}

/* ---- Pieces */

static bool has_kind(const kjr_view *view, uint32_t at, uint32_t end, uint32_t kinds)
{
    return at < end && (BIT(view->kind[at]) & kinds);
}

static uint32_t skip(const kjr_view *view, uint32_t at, uint32_t end, uint32_t kinds)
{
    while (has_kind(view, at, end, kinds))
        at++;
    return at;
}

/* A blank stands before `at`, seen or dropped from the view. */
static bool gap_before(const kjr_view *view, uint32_t at)
{
    return at < view->count && view->byte[at] > view->byte[at - 1] + kjr_view_char_bytes(view, at - 1);
}

static bool set(kjr_label *label, uint8_t family, uint16_t ordinal, uint32_t length, uint32_t title)
{
    if (title > UINT16_MAX) return false;
    *label = (kjr_label){family, false, (uint16_t)length, (uint16_t)title, ordinal};
    return true;
}

/* Is this a year (`2024年`) rather than the rest of a number? */
static bool is_year(const kjr_view *view, uint32_t at, uint32_t end)
{
    enum { DIGITS = 4 };
    for (uint32_t i = 0; i < DIGITS; i++) {
        if (!has_kind(view, at + i, end, BIT(KJR_CHAR_DIGIT))) return false;
    }
    return !has_kind(view, at + DIGITS, end, BIT(KJR_CHAR_DIGIT) | BIT(KJR_CHAR_DOT));
}

/* ---- Families */

static bool read_single_character(const kjr_view *view, uint32_t at, uint32_t end, kjr_label *label)
{
    static const struct {
        uint16_t first, count;
        uint8_t family, ordinal;
    } ranges[] = {
        {0x2460, 20, KJR_LABEL_CIRCLED, 1},   {0x2474, 20, KJR_LABEL_DIGIT_PAREN, 1},
        {0x2488, 20, KJR_LABEL_DIGIT, 1},     {0x24EB, 10, KJR_LABEL_CIRCLED, 11},
        {0x24F5, 10, KJR_LABEL_CIRCLED, 1},   {0x2776, 10, KJR_LABEL_CIRCLED, 1},
        {0x2780, 10, KJR_LABEL_CIRCLED, 1},   {0x278A, 10, KJR_LABEL_CIRCLED, 1},
        {0x3220, 10, KJR_LABEL_HAN_PAREN, 1}, {0x3251, 15, KJR_LABEL_CIRCLED, 21},
        {0x3280, 10, KJR_LABEL_CIRCLED, 1},   {0x2160, 12, KJR_LABEL_ROMAN, 1},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        uint32_t offset = (uint32_t)view->code[at] - ranges[i].first;
        if (offset >= ranges[i].count) continue;
        uint32_t marks = BIT(KJR_CHAR_PAUSE) | BIT(KJR_CHAR_DOT);
        if (ranges[i].family == KJR_LABEL_ROMAN && !has_kind(view, at + 1, end, marks)) return false;
        uint32_t length = ranges[i].family == KJR_LABEL_ROMAN ? 2 : 1;
        uint32_t title = skip(view, at + length, end, marks | BIT(KJR_CHAR_SPACE)) - at;
        return set(label, ranges[i].family, (uint16_t)(ranges[i].ordinal + offset), length, title);
    }
    return false;
}

/* (二)、(四)项文件: what stands behind the bracket shows that items are referred to. */
static bool is_reference(const kjr_view *view, uint32_t after, uint32_t end)
{
    if (after + 1 >= end) return false;
    if (view->kind[after] == KJR_CHAR_PAUSE) return view->kind[after + 1] == KJR_CHAR_OPEN;
    return view->code[after] == u'项' && view->code[after + 1] != u'目';
}

/* （一） (1) */
static bool read_parenthesis(const kjr_view *view, uint32_t at, uint32_t end, kjr_label *label)
{
    if (view->code[at] != '(') return false;
    uint32_t number_at = skip(view, at + 1, end, BIT(KJR_CHAR_SPACE));
    uint16_t ordinal;
    uint32_t length = number_at < end ? read_number(view, number_at, end, &ordinal) : 0;
    if (!length || (number_at + length - at) > 8) return false;
    bool digits = view->kind[number_at] == KJR_CHAR_DIGIT;
    uint32_t close = skip(view, number_at + length, end, BIT(KJR_CHAR_SPACE));
    if (close >= end || view->code[close] != ')' || is_reference(view, close + 1, end)) return false;
    uint32_t title = skip(view, close + 1, end, BIT(KJR_CHAR_SPACE) | BIT(KJR_CHAR_PAUSE) | BIT(KJR_CHAR_DOT));
    return set(label, digits ? KJR_LABEL_DIGIT_PAREN : KJR_LABEL_HAN_PAREN, ordinal, close + 1 - at, title - at);
}

/* 一、二等奖 names, it does not label. */
static bool names_a_class(const kjr_view *view, uint32_t at, uint32_t end)
{
    uint16_t number;
    uint32_t length = at < end && view->kind[at] == KJR_CHAR_NUMERAL_HAN ? read_han_number(view, at, end, &number) : 0;
    if (!length || at + length >= end) return false;
    switch (view->code[at + length]) {
    case u'等':
    case u'类':
    case u'级':
    case u'层':
    case u'线':
    case u'次':
    case u'产':
    case u'季':
    case u'期':
    case u'批':
    case u'号':
    case u'、':
    case u'楼':
    case u'环': return true;
    default: return false;
    }
}

/* 一、 壹、 */
static bool read_han(const kjr_view *view, uint32_t at, uint32_t end, kjr_label *label)
{
    uint16_t ordinal;
    uint32_t length = read_han_number(view, at, end, &ordinal);
    uint32_t mark = at + length;
    if (!length || !has_kind(view, mark, end, BIT(KJR_CHAR_PAUSE) | BIT(KJR_CHAR_DOT))) return false;
    uint32_t title = skip(view, mark + 1, end, BIT(KJR_CHAR_SPACE));
    if (names_a_class(view, title, end)) return false;
    return set(label, is_formal(view->code[at]) ? KJR_LABEL_FORMAL : KJR_LABEL_HAN, ordinal, mark + 1 - at, title - at);
}

/* 8.[6个]重大专项 at the head of a line: what is counted is whole, so the point ends a label; not 8.6个百分点. */
static bool counts_behind_point(const kjr_view *view, uint32_t at, uint32_t title, uint32_t end)
{
    bool head = at == 0 || view->kind[at - 1] == KJR_CHAR_NEWLINE;
    uint32_t unit = title;
    while (unit < end && view->kind[unit] == KJR_CHAR_DIGIT)
        unit++;
    if (!head || unit == title || unit + 1 >= end || view->kind[unit + 1] != KJR_CHAR_HAN) return false;
    return kjr_is_one_of(view->code[unit], u"个项条类大") && !kjr_is_one_of(view->code[unit + 1], u"百亿万千多");
}

/* 1. 1、 1） */
static bool read_digit(const kjr_view *view, uint32_t at, uint32_t end, kjr_label *label)
{
    uint16_t ordinal;
    uint32_t length = read_digits(view, at, end, &ordinal);
    uint32_t mark = at + length;
    if (!length || mark >= end || view->code[at] == '0') return false;
    bool half = view->code[mark] == ')';
    if (!half && !has_kind(view, mark, end, BIT(KJR_CHAR_PAUSE) | BIT(KJR_CHAR_DOT))) return false;
    uint32_t title = skip(view, mark + 1, end, BIT(KJR_CHAR_SPACE));
    uint32_t starts = BIT(KJR_CHAR_HAN) | BIT(KJR_CHAR_NUMERAL_HAN) | BIT(KJR_CHAR_LATIN) | BIT(KJR_CHAR_QUOTE_OPEN) |
                      BIT(KJR_CHAR_QUOTE) | BIT(KJR_CHAR_OPEN);
    bool titled = has_kind(view, title, end, starts) || is_year(view, title, end);
    if (!titled && !counts_behind_point(view, at, title, end)) return false;
    return set(label, half ? KJR_LABEL_DIGIT_HALF : KJR_LABEL_DIGIT, ordinal, mark + 1 - at, title - at);
}

/* I to XXXIX in Latin letters; the length, 0 when there is no such number. */
static uint32_t read_roman_number(const kjr_view *view, uint32_t at, uint32_t end, uint16_t *number)
{
    enum { LONGEST = 7, LARGEST = 39 };
    uint32_t length = 0, total = 0, last = LARGEST;
    for (; length < LONGEST && at + length < end; length++) {
        uint16_t code = view->code[at + length];
        uint32_t value = code == 'I' ? 1 : code == 'V' ? 5 : code == 'X' ? 10 : 0;
        if (!value) break;
        total += value > last ? value - 2 * last : value;
        last = value;
    }
    *number = (uint16_t)total;
    return total <= LARGEST ? length : 0;
}

/* II. 巩固金融中心 */
static bool read_roman(const kjr_view *view, uint32_t at, uint32_t end, kjr_label *label)
{
    uint16_t ordinal;
    uint32_t mark = at + read_roman_number(view, at, end, &ordinal);
    if (mark == at || !has_kind(view, mark, end, BIT(KJR_CHAR_DOT) | BIT(KJR_CHAR_PAUSE))) return false;
    uint32_t title = skip(view, mark + 1, end, BIT(KJR_CHAR_SPACE));
    return has_kind(view, title, end, BIT(KJR_CHAR_HAN) | BIT(KJR_CHAR_NUMERAL_HAN) | BIT(KJR_CHAR_QUOTE_OPEN)) &&
           set(label, KJR_LABEL_ROMAN, ordinal, mark + 1 - at, title - at);
}

/* A. 甲、 */
static bool read_letter(const kjr_view *view, uint32_t at, uint32_t end, kjr_label *label)
{
    static const uint16_t stems[] = u"甲乙丙丁戊己庚辛壬癸";
    uint16_t code = view->code[at];
    uint32_t title = skip(view, at + 2, end, BIT(KJR_CHAR_SPACE));
    if (!has_kind(view, title, end, BIT(KJR_CHAR_HAN))) return false;
    if (code >= 'A' && code <= 'Z' && has_kind(view, at + 1, end, BIT(KJR_CHAR_DOT) | BIT(KJR_CHAR_PAUSE)))
        return set(label, KJR_LABEL_LETTER, (uint16_t)(code - 'A' + 1), 2, title - at);
    if (!has_kind(view, at + 1, end, BIT(KJR_CHAR_PAUSE))) return false;
    for (uint16_t i = 0; stems[i]; i++) {
        if (stems[i] == code) return set(label, KJR_LABEL_STEM, (uint16_t)(i + 1), 2, title - at);
    }
    return false;
}

/* 第一部分 第一章 第一节 第一条 */
static bool read_division(const kjr_view *view, uint32_t at, uint32_t end, kjr_label *label)
{
    uint16_t ordinal;
    uint32_t length = at + 1 < end ? read_number(view, at + 1, end, &ordinal) : 0;
    uint32_t word = at + 1 + length;
    if (!length || word >= end) return false;
    uint8_t family;
    uint32_t word_length = 1;
    switch (view->code[word]) {
    case u'编':
    case u'篇': family = KJR_LABEL_PART; break;
    case u'章': family = KJR_LABEL_CHAPTER; break;
    case u'节': family = KJR_LABEL_DIVISION; break;
    case u'条': family = KJR_LABEL_ARTICLE; break;
    case u'部':
        if (word + 1 >= end || view->code[word + 1] != u'分') return false;
        family = KJR_LABEL_PART;
        word_length = 2;
        break;
    default: return false;
    }
    uint32_t after = word + word_length;
    uint32_t marks = BIT(KJR_CHAR_SPACE) | BIT(KJR_CHAR_COLON) | BIT(KJR_CHAR_PAUSE) | BIT(KJR_CHAR_COMMA);
    uint32_t title = skip(view, after, end, marks);
    bool set_off = title > after || after == end || gap_before(view, after);
    if (!set_off && (family == KJR_LABEL_ARTICLE || end - at > 40)) return false; /* 第三条规定…, 第一节课… */
    return set(label, family, ordinal, after - at, title - at);
}

/* 第一， 第二是 */
static bool read_order(const kjr_view *view, uint32_t at, uint32_t end, kjr_label *label)
{
    uint16_t ordinal;
    uint32_t length = at + 1 < end ? read_number(view, at + 1, end, &ordinal) : 0;
    uint32_t mark = at + 1 + length;
    if (!length || mark >= end) return false;
    uint32_t marks = BIT(KJR_CHAR_COMMA) | BIT(KJR_CHAR_PAUSE) | BIT(KJR_CHAR_COLON) | BIT(KJR_CHAR_DOT);
    if (view->code[mark] == u'是' || view->code[mark] == u'要') {
        set(label, KJR_LABEL_ORDER, ordinal, mark - at, mark - at);
        label->strong = true;
        return true;
    }
    if (!has_kind(view, mark, end, marks)) return false;
    if (mark + 1 < end && (view->code[mark + 1] == u'第' || view->kind[mark + 1] == KJR_CHAR_DIGIT)) return false;
    return set(label, KJR_LABEL_ORDER, ordinal, mark + 1 - at,
               skip(view, mark + 1, end, marks | BIT(KJR_CHAR_SPACE)) - at);
}

/* 其一， */
static bool read_which(const kjr_view *view, uint32_t at, uint32_t end, kjr_label *label)
{
    uint16_t ordinal;
    uint32_t length = at + 1 < end ? read_han_number(view, at + 1, end, &ordinal) : 0;
    uint32_t mark = at + 1 + length;
    uint32_t marks = BIT(KJR_CHAR_COMMA) | BIT(KJR_CHAR_PAUSE) | BIT(KJR_CHAR_COLON);
    if (!length || mark >= end) return false;
    if (!has_kind(view, mark, end, marks) && view->code[mark] != u'是' && view->code[mark] != u'要') return false;
    return set(label, KJR_LABEL_WHICH, ordinal, mark - at, skip(view, mark, end, marks) - at);
}

/* 一是 一要 */
static bool read_verb(const kjr_view *view, uint32_t at, uint32_t end, kjr_label *label)
{
    uint16_t ordinal;
    uint32_t length = read_han_number(view, at, end, &ordinal);
    uint32_t verb = at + length;
    if (!length || verb >= end || (view->code[verb] != u'是' && view->code[verb] != u'要')) return false;
    uint16_t again; /* 一是一，二是二 */
    if (verb + 1 < end && read_han_number(view, verb + 1, end, &again) && again == ordinal) return false;
    uint32_t marks = BIT(KJR_CHAR_COMMA) | BIT(KJR_CHAR_COLON) | BIT(KJR_CHAR_SPACE);
    if (verb + 1 < end && view->code[verb + 1] == view->code[at]) return false; /* 一是一，二是二 */
    if (!set(label, view->code[verb] == u'是' ? KJR_LABEL_IS : KJR_LABEL_SHALL, ordinal, length + 1,
             skip(view, verb + 1, end, marks) - at))
        return false;
    label->strong = true;
    return true;
}

/* ---- Entry points */

/* What may stand both at the head of a line and inside it. */
static bool read_common(const kjr_view *view, uint32_t at, uint32_t end, kjr_label *label)
{
    switch (view->kind[at]) {
    case KJR_CHAR_CIRCLED: return read_single_character(view, at, end, label);
    case KJR_CHAR_OPEN: return read_parenthesis(view, at, end, label);
    case KJR_CHAR_NUMERAL_HAN: return read_verb(view, at, end, label) || read_han(view, at, end, label);
    case KJR_CHAR_DIGIT: return read_digit(view, at, end, label);
    case KJR_CHAR_HAN:
        if (view->code[at] == u'第') return read_order(view, at, end, label);
        if (view->code[at] == u'其') return read_which(view, at, end, label);
        return false;
    default: return false;
    }
}

bool kjr_label_inside(const kjr_view *view, uint32_t at, uint32_t end, kjr_label *label)
{
    return read_common(view, at, end, label);
}

bool kjr_label_at_head(const kjr_lexicon *lexicon, const kjr_view *view, uint32_t at, uint32_t end, kjr_label *label)
{
    if (at >= end) return false;
    if (view->code[at] == u'第' && read_division(view, at, end, label)) return true;
    if (read_common(view, at, end, label)) return true;
    if (view->code[at] == u'参' && read_han(view, at, end, label)) return true;
    if (view->kind[at] == KJR_CHAR_LATIN || view->kind[at] == KJR_CHAR_HAN) {
        if (at + 2 < end && (read_roman(view, at, end, label) || read_letter(view, at, end, label))) return true;
        uint32_t length;
        const kjr_sense *word = kjr_lexicon_match(lexicon, view, at, end, KJR_BIT(ORDINAL_WORD), &length);
        return word && kjr_label_of_word(view, at, end, length, word->value, label);
    }
    return false;
}

bool kjr_label_of_word(const kjr_view *view, uint32_t at, uint32_t end, uint32_t length, uint8_t ordinal,
                       kjr_label *label)
{
    uint32_t marks = BIT(KJR_CHAR_COMMA) | BIT(KJR_CHAR_COLON) | BIT(KJR_CHAR_PAUSE) | BIT(KJR_CHAR_SPACE);
    return set(label, KJR_LABEL_ORDER, ordinal, length, skip(view, at + length, end, marks) - at);
}
