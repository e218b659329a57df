/* Numbers as automatic numbering writes them (w:numFmt, style:num-format). */
#ifndef KJR_LOAD_LIST_COUNTING_H
#define KJR_LOAD_LIST_COUNTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    KJR_COUNT_DECIMAL,       /* 1 2 3 */
    KJR_COUNT_NONE,          /* no number: none, bullet */
    KJR_COUNT_TWO_DIGITS,    /* 01 02 */
    KJR_COUNT_WIDE,          /* １ ２ */
    KJR_COUNT_UPPER_LETTER,  /* A B */
    KJR_COUNT_LOWER_LETTER,  /* a b */
    KJR_COUNT_UPPER_ROMAN,   /* I II */
    KJR_COUNT_LOWER_ROMAN,   /* i ii */
    KJR_COUNT_HAN,           /* 一 十一 一百零一 */
    KJR_COUNT_HAN_DIGITS,    /* 一 一一 一〇一 */
    KJR_COUNT_HANT_CAPITAL,  /* 壹 壹拾貳 */
    KJR_COUNT_CIRCLED_HAN,   /* ㊀ ㊁ */
    KJR_COUNT_IN_DASHES,     /* - 1 - */
    KJR_COUNT_HAN_CAPITAL,   /* 壹 壹拾壹 */
    KJR_COUNT_STEMS,         /* 甲 乙 */
    KJR_COUNT_BRANCHES,      /* 子 丑 */
    KJR_COUNT_CIRCLED,       /* ① ② */
    KJR_COUNT_PARENTHESIZED, /* ⑴ ⑵ */
    KJR_COUNT_FULL_STOP      /* ⒈ ⒉ */
};

enum { KJR_LONGEST_NUMBER = 64 };

/* Writes `number` (from 0) as UTF-8 ended by NUL; in digits where the format does not go so far. Returns the length. */
size_t kjr_write_number(char text[KJR_LONGEST_NUMBER], int32_t number, uint8_t format);

#endif
