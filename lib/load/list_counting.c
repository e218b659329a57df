#include "load/list_counting.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

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
