/* Labels: the numbers that headings and points begin with. */
#ifndef KJR_OUTLINE_LABELS_H
#define KJR_OUTLINE_LABELS_H

#include "lexicon/lexicon.h"

/* Families, from the outermost in conventional order. */
enum {
    KJR_LABEL_NONE = 0,
    KJR_LABEL_APPENDIX = 1,     /* 附件1, 名词解释: not a number, but it ends what stands before */
    KJR_LABEL_PART = 2,         /* 第一部分 */
    KJR_LABEL_CHAPTER = 3,      /* 第一章 */
    KJR_LABEL_DIVISION = 4,     /* 第一节 */
    KJR_LABEL_FORMAL = 5,       /* 壹、 */
    KJR_LABEL_HAN = 6,          /* 一、 */
    KJR_LABEL_ARTICLE = 7,      /* 第一条 */
    KJR_LABEL_STEM = 8,         /* 甲、 */
    KJR_LABEL_HAN_PAREN = 9,    /* （一） ㈠ */
    KJR_LABEL_ROMAN = 10,       /* Ⅰ、 II. */
    KJR_LABEL_DIGIT = 11,       /* 1. 1、 ⒈ */
    KJR_LABEL_DIGIT_PAREN = 12, /* （1） ⑴ */
    KJR_LABEL_DIGIT_HALF = 13,  /* 1） */
    KJR_LABEL_CIRCLED = 14,     /* ① */
    KJR_LABEL_LETTER = 15,      /* A. */
    KJR_LABEL_ORDER = 16,       /* 第一， 首先 */
    KJR_LABEL_WHICH = 17,       /* 其一 */
    KJR_LABEL_SHALL = 18,       /* 一要 */
    KJR_LABEL_IS = 19,          /* 一是 */
    KJR_LABEL_PLAIN = 20,       /* no label: a heading by its looks, without a full stop */
    KJR_LABEL_LEAD = 21,        /* the same with a full stop: 国民经济快速增长。 */
    KJR_LABEL_FAMILIES = 22
};

enum { KJR_ORDINAL_LAST = 255, KJR_ORDINAL_MOST = 999 };

typedef struct kjr_label {
    uint8_t family;   /* a KJR_LABEL_ value */
    bool strong;      /* can hardly be anything else, even where no series shows */
    uint16_t length;  /* of the label as it is shown */
    uint16_t title;   /* offset of the words behind it */
    uint16_t ordinal; /* its number; KJR_ORDINAL_LAST of 最后 */
} kjr_label;

/* Families whose items are points, not headings. */
static inline bool kjr_label_is_point(uint8_t family)
{
    return family >= KJR_LABEL_ORDER && family <= KJR_LABEL_IS;
}

/* The label at the head of a line that starts at `at`; false when there is none. */
bool kjr_label_at_head(const kjr_lexicon *lexicon, const kjr_view *view, uint32_t at, uint32_t end, kjr_label *label);

/* The label at `at` inside a line. The caller has seen to what stands before it. */
bool kjr_label_inside(const kjr_view *view, uint32_t at, uint32_t end, kjr_label *label);

/* The label that an ordinal word of `length` characters makes; false when marks without end follow it. */
bool kjr_label_of_word(const kjr_view *view, uint32_t at, uint32_t end, uint32_t length, uint8_t ordinal,
                       kjr_label *label);

#endif
