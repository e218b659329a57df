#include "load/list_counting.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* Names of ECMA-376, part 1, 17.18.59 (ST_NumberFormat), of those that Chinese documents use. */
static const struct {
    const char *name;
    uint8_t format;
} formats[] = {
    {"decimal", KJR_COUNT_DECIMAL},
    {"none", KJR_COUNT_NONE},
    {"bullet", KJR_COUNT_NONE},
    {"decimalZero", KJR_COUNT_TWO_DIGITS},
    {"decimalFullWidth", KJR_COUNT_WIDE},
    {"decimalFullWidth2", KJR_COUNT_WIDE},
    {"upperLetter", KJR_COUNT_UPPER_LETTER},
    {"lowerLetter", KJR_COUNT_LOWER_LETTER},
    {"upperRoman", KJR_COUNT_UPPER_ROMAN},
    {"lowerRoman", KJR_COUNT_LOWER_ROMAN},
    {"chineseCounting", KJR_COUNT_HAN},
    {"chineseCountingThousand", KJR_COUNT_HAN},
    {"japaneseCounting", KJR_COUNT_HAN},
    {"taiwaneseCounting", KJR_COUNT_HAN},
    {"taiwaneseCountingThousand", KJR_COUNT_HAN},
    {"ideographDigital", KJR_COUNT_HAN_DIGITS},
    {"taiwaneseDigital", KJR_COUNT_HAN_DIGITS},
    {"chineseLegalSimplified", KJR_COUNT_HAN_CAPITAL},
    {"ideographLegalTraditional", KJR_COUNT_HANT_CAPITAL},
    {"ideographEnclosedCircle", KJR_COUNT_CIRCLED_HAN},
    {"japaneseDigitalTenThousand", KJR_COUNT_HAN_DIGITS},
    {"numberInDash", KJR_COUNT_IN_DASHES},
    {"ideographTraditional", KJR_COUNT_STEMS},
    {"ideographZodiac", KJR_COUNT_BRANCHES},
    {"decimalEnclosedCircle", KJR_COUNT_CIRCLED},
    {"decimalEnclosedCircleChinese", KJR_COUNT_CIRCLED},
    {"decimalEnclosedParen", KJR_COUNT_PARENTHESIZED},
    {"decimalEnclosedFullstop", KJR_COUNT_FULL_STOP},
};

uint8_t kjr_docx_format_of(const char *name, size_t len)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strlen(formats[i].name) == len && memcmp(formats[i].name, name, len) == 0) return formats[i].format;
    }
    return KJR_COUNT_DECIMAL;
}

uint8_t kjr_count_of_sample(const char *sample, size_t len)
{
    static const struct {
        const char *first;
        uint8_t format;
    } samples[] = {
        {"1", KJR_COUNT_DECIMAL},      {"a", KJR_COUNT_LOWER_LETTER},
        {"A", KJR_COUNT_UPPER_LETTER}, {"i", KJR_COUNT_LOWER_ROMAN},
        {"I", KJR_COUNT_UPPER_ROMAN},  {"１", KJR_COUNT_WIDE},
        {"一", KJR_COUNT_HAN},         {"壹, 貳", KJR_COUNT_HANT_CAPITAL},
        {"壹", KJR_COUNT_HAN_CAPITAL}, {"壱", KJR_COUNT_HAN_CAPITAL},
        {"①", KJR_COUNT_CIRCLED},      {"⑴", KJR_COUNT_PARENTHESIZED},
        {"⒈", KJR_COUNT_FULL_STOP},    {"甲", KJR_COUNT_STEMS},
        {"子", KJR_COUNT_BRANCHES},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        size_t first = strlen(samples[i].first);
        if (len >= first && memcmp(sample, samples[i].first, first) == 0) return samples[i].format;
    }
    return KJR_COUNT_DECIMAL;
}

typedef struct output {
    char *text;
    size_t len;
} output;

static void put(output *out, uint32_t code_point)
{
    enum { ROOM_FOR_ONE = 5 };
    if (out->len + ROOM_FOR_ONE <= KJR_LONGEST_NUMBER) out->len += kjr_utf8_encode(code_point, out->text + out->len);
}

static void put_decimal(output *out, int32_t number, const char *form)
{
    out->len = (size_t)snprintf(out->text, KJR_LONGEST_NUMBER, form, (int)number);
}

/* A to Z, then AA to ZZ, and so on: the letter repeated. */
static void put_letters(output *out, int32_t number, char first)
{
    enum { LETTERS = 26 };
    for (int32_t times = (number - 1) / LETTERS + 1; times > 0; times--)
        put(out, (uint32_t)first + (uint32_t)((number - 1) % LETTERS));
}

static void put_roman(output *out, int32_t number, bool upper)
{
    static const struct {
        int32_t value;
        const char *letters;
    } parts[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                 {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        for (; number >= parts[i].value; number -= parts[i].value) {
            for (const char *letter = parts[i].letters; *letter; letter++)
                put(out, (uint32_t)(upper ? *letter - 'a' + 'A' : *letter));
        }
    }
}

/* 11 is 十一 in counting, 壹拾壹 in capitals; 101 is 一百零一. */
static void put_han(output *out, int32_t number, const uint16_t *digits, const uint16_t *places, bool full)
{
    bool gap = false, begun = false;
    int32_t place = 1000;
    for (int i = 0; place > 0; place /= 10, i++) {
        int32_t digit = number / place % 10;
        if (digit == 0) {
            gap = begun;
            continue;
        }
        if (gap) put(out, digits[0]);
        gap = false;
        if (begun || full || place != 10 || digit != 1) put(out, digits[digit]);
        if (place > 1) put(out, places[i]);
        begun = true;
    }
}

static void put_han_digits(output *out, int32_t number)
{
    char decimal[16];
    snprintf(decimal, sizeof decimal, "%d", (int)number);
    for (const char *digit = decimal; *digit; digit++)
        put(out, u"〇一二三四五六七八九"[*digit - '0']);
}

static void put_wide(output *out, int32_t number)
{
    char decimal[16];
    snprintf(decimal, sizeof decimal, "%d", (int)number);
    for (const char *digit = decimal; *digit; digit++)
        put(out, 0xFF10u + (uint32_t)(*digit - '0'));
}

/* Largest number of a format that has its own signs. */
static int32_t last_of(uint8_t format)
{
    switch (format) {
    case KJR_COUNT_UPPER_LETTER:
    case KJR_COUNT_LOWER_LETTER: return 260;
    case KJR_COUNT_UPPER_ROMAN:
    case KJR_COUNT_LOWER_ROMAN: return 3999;
    case KJR_COUNT_HAN:
    case KJR_COUNT_HANT_CAPITAL:
    case KJR_COUNT_HAN_CAPITAL: return 9999;
    case KJR_COUNT_CIRCLED_HAN:
    case KJR_COUNT_STEMS: return 10;
    case KJR_COUNT_BRANCHES: return 12;
    case KJR_COUNT_CIRCLED:
    case KJR_COUNT_PARENTHESIZED:
    case KJR_COUNT_FULL_STOP: return 20;
    default: return INT32_MAX;
    }
}

size_t kjr_write_number(char text[KJR_LONGEST_NUMBER], int32_t number, uint8_t format)
{
    output out = {text, 0};
    if (number < 0) number = 0;
    if (number > last_of(format) || (number == 0 && last_of(format) < INT32_MAX)) format = KJR_COUNT_DECIMAL;
    switch (format) {
    case KJR_COUNT_NONE: break;
    case KJR_COUNT_TWO_DIGITS: put_decimal(&out, number, "%02d"); break;
    case KJR_COUNT_WIDE: put_wide(&out, number); break;
    case KJR_COUNT_UPPER_LETTER: put_letters(&out, number, 'A'); break;
    case KJR_COUNT_LOWER_LETTER: put_letters(&out, number, 'a'); break;
    case KJR_COUNT_UPPER_ROMAN: put_roman(&out, number, true); break;
    case KJR_COUNT_LOWER_ROMAN: put_roman(&out, number, false); break;
    case KJR_COUNT_HAN: put_han(&out, number, u"零一二三四五六七八九", u"千百十", false); break;
    case KJR_COUNT_HAN_DIGITS: put_han_digits(&out, number); break;
    case KJR_COUNT_HAN_CAPITAL: put_han(&out, number, u"零壹贰叁肆伍陆柒捌玖", u"仟佰拾", true); break;
    case KJR_COUNT_HANT_CAPITAL: put_han(&out, number, u"零壹貳參肆伍陸柒捌玖", u"仟佰拾", true); break;
    case KJR_COUNT_CIRCLED_HAN: put(&out, 0x3280u + (uint32_t)number - 1); break;
    case KJR_COUNT_IN_DASHES: put_decimal(&out, number, "- %d -"); break;
    case KJR_COUNT_STEMS: put(&out, u"甲乙丙丁戊己庚辛壬癸"[number - 1]); break;
    case KJR_COUNT_BRANCHES: put(&out, u"子丑寅卯辰巳午未申酉戌亥"[number - 1]); break;
    case KJR_COUNT_CIRCLED: put(&out, 0x2460u + (uint32_t)number - 1); break;
    case KJR_COUNT_PARENTHESIZED: put(&out, 0x2474u + (uint32_t)number - 1); break;
    case KJR_COUNT_FULL_STOP: put(&out, 0x2488u + (uint32_t)number - 1); break;
    default: put_decimal(&out, number, "%d"); break;
    }
    text[out.len] = 0;
    return out.len;
}
