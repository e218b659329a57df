#include "text/spaced_digits.h"

#include "text/compactor.h"

static bool is_digit(const kjr_view *view, uint32_t at)
{
    return view->kind[at] == KJR_CHAR_DIGIT;
}

/* Behind the one digit at `at`, with its point before it (5 ．3); `at` when there is none, or more than one. */
static uint32_t one_digit(const kjr_view *view, uint32_t at)
{
    uint32_t digit = at + (view->kind[at] == KJR_CHAR_DOT);
    return is_digit(view, digit) && !is_digit(view, digit + 1) ? digit + 1 : at;
}

/* End of the digits, each by itself, that begin at `at`: 7 4 7 7 2[ 亿元]; `at` when it is no such run. What stands right
 * before it and the word behind it tell it from the cells of a table. */
static uint32_t run_end(const kjr_view *view, uint32_t at)
{
    const uint32_t apart = 1u << KJR_CHAR_SPACE | 1u << KJR_CHAR_DIGIT | 1u << KJR_CHAR_DOT | 1u << KJR_CHAR_COMMA |
                           1u << KJR_CHAR_LATIN | 1u << KJR_CHAR_DASH;
    const uint32_t words = 1u << KJR_CHAR_HAN | 1u << KJR_CHAR_NUMERAL_HAN | 1u << KJR_CHAR_PERCENT;
    if (at > 0 && apart >> view->kind[at - 1] & 1u) return at;
    uint32_t end = is_digit(view, at) ? one_digit(view, at) : at, digits = end > at;
    while (end > at && view->kind[end] == KJR_CHAR_SPACE) {
        uint32_t next = one_digit(view, end + 1);
        if (next == end + 1) break;
        end = next;
        digits++;
    }
    uint32_t behind = end + (view->kind[end] == KJR_CHAR_SPACE);
    return digits > 1 && words >> view->kind[behind] & 1u ? end : at;
}

void kjr_join_spaced_digits(kjr_view *view, uint32_t gaps)
{
    enum { MANY = 12 };
    kjr_compactor c = {.view = view};
    if (gaps < MANY) return;
    for (uint32_t at = 0, run = 0; at <= view->count; at++) {
        if (at >= run && at < view->count) run = run_end(view, at);
        kjr_compact(&c, at, at < run && view->kind[at] == KJR_CHAR_SPACE);
    }
    kjr_compacted(&c);
}
