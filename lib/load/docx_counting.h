/* Numbers as automatic numbering writes them (w:numFmt). */
#ifndef KJR_LOAD_DOCX_COUNTING_H
#define KJR_LOAD_DOCX_COUNTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    KJR_DOCX_FORMAT_DECIMAL,       /* 1 2 3 */
    KJR_DOCX_FORMAT_NONE,          /* no number: none, bullet */
    KJR_DOCX_FORMAT_TWO_DIGITS,    /* 01 02 */
    KJR_DOCX_FORMAT_WIDE,          /* １ ２ */
    KJR_DOCX_FORMAT_UPPER_LETTER,  /* A B */
    KJR_DOCX_FORMAT_LOWER_LETTER,  /* a b */
    KJR_DOCX_FORMAT_UPPER_ROMAN,   /* I II */
    KJR_DOCX_FORMAT_LOWER_ROMAN,   /* i ii */
    KJR_DOCX_FORMAT_HAN,           /* 一 十一 一百零一 */
    KJR_DOCX_FORMAT_HAN_DIGITS,    /* 一 一一 一〇一 */
    KJR_DOCX_FORMAT_HAN_CAPITAL,   /* 壹 壹拾壹 */
    KJR_DOCX_FORMAT_STEMS,         /* 甲 乙 */
    KJR_DOCX_FORMAT_BRANCHES,      /* 子 丑 */
    KJR_DOCX_FORMAT_CIRCLED,       /* ① ② */
    KJR_DOCX_FORMAT_PARENTHESIZED, /* ⑴ ⑵ */
    KJR_DOCX_FORMAT_FULL_STOP      /* ⒈ ⒉ */
};

/* The format of that name in w:numFmt; KJR_DOCX_FORMAT_DECIMAL for one that is not known. */
uint8_t kjr_docx_format_of(const char *name, size_t len);

enum { KJR_DOCX_LONGEST_NUMBER = 64 };

/* Writes `number` (from 0) as UTF-8 ended by NUL; in digits where the format does not go so far. Returns the length. */
size_t kjr_docx_write_number(char text[KJR_DOCX_LONGEST_NUMBER], int32_t number, uint8_t format);

#endif
