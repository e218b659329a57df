#include "extract/time_grammar.h"

#include "extract/numbers.h"

static uint32_t tens_of(uint16_t code)
{
    switch (code) {
    case u'十': return 1;
    case u'廿': return 2;
    case u'卅': return 3;
    default: return 0;
    }
}

static kjr_time_number arabic(const kjr_view *view, uint32_t at, uint32_t end)
{
    enum { MOST = 4 };
    kjr_time_number number = {.end = at};
    uint32_t i = at;
    for (; i < end && view->kind[i] == KJR_CHAR_DIGIT && i - at < MOST; i++)
        number.value = (uint16_t)(number.value * 10 + view->code[i] - '0');
    if (i < end && view->kind[i] == KJR_CHAR_DIGIT) return (kjr_time_number){.end = at};
    number.end = i;
    number.length = (uint8_t)(i - at);
    return number;
}

/* 二〇二四 九七 十二 二十一 廿三 一百零二 两千零五; two digits side by side are positional. */
static kjr_time_number chinese(const kjr_view *view, uint32_t at, uint32_t end)
{
    enum { MOST = 6, DIGITS = 4 };
    kjr_time_number number = {.end = at, .chinese = true};
    uint32_t total = 0, digit = 0, digits = 0, i = at;
    bool multiplied = false;
    for (; i < end && i - at < MOST && view->kind[i] == KJR_CHAR_NUMERAL_HAN; i++) {
        int value = kjr_chinese_digit(view->code[i]);
        uint32_t tens = tens_of(view->code[i]);
        uint32_t hundreds = view->code[i] == u'百' ? 100 : view->code[i] == u'千' ? 1000 : 0;
        if (value < 0 && !tens && !hundreds) break;
        if (value >= 0) {
            if (++digits > DIGITS) return (kjr_time_number){.end = at};
            digit = multiplied ? (uint32_t)value : digit * 10 + (uint32_t)value;
            continue;
        }
        multiplied = true;
        total += hundreds ? (digit ? digit : 1) * hundreds : (digit ? digit : tens) * 10;
        digit = 0;
    }
    if (i < end && view->kind[i] == KJR_CHAR_NUMERAL_HAN) return (kjr_time_number){.end = at};
    number.value = (uint16_t)(total + digit);
    number.end = i;
    number.length = (uint8_t)(i - at);
    number.positional = !multiplied && digits > 1;
    return number;
}

kjr_time_number kjr_time_number_at(const kjr_view *view, uint32_t at, uint32_t end)
{
    return at < end && view->kind[at] == KJR_CHAR_DIGIT ? arabic(view, at, end) : chinese(view, at, end);
}
