/* Numbers as reports write them: Arabic, Chinese, mixed, with the words that leave their size open inside them. */
#ifndef KJR_EXTRACT_NUMBERS_H
#define KJR_EXTRACT_NUMBERS_H

#include "base/decimal.h"
#include "lexicon/lexicon.h"
#include "text/numerals.h"

/* coefficient * 10^exponent */
typedef struct kjr_figure {
    kjr_decimal coefficient;
    int32_t exponent;
} kjr_figure;

enum {
    KJR_NUMBER_PLAIN = 0,
    KJR_NUMBER_NEIGHBOURS = 1, /* 三四十, 八九: from value to high */
    KJR_NUMBER_SOME = 2,       /* 几十 数百: from value to high, high excluded */
    KJR_NUMBER_TEENS = 3       /* 十几: from value to high, both excluded */
};

/* What the form of the number says of its unit. */
enum {
    KJR_RATIO_NONE = 0,
    KJR_RATIO_PERCENT = 1,   /* 百分之三: 3 % */
    KJR_RATIO_PER_MILLE = 2, /* 千分之三: 3 ‰ */
    KJR_RATIO_FRACTION = 3,  /* 三分之二, 1/3, 万分之五: value / high */
    KJR_RATIO_TENTHS = 4     /* 三成五: 35 % */
};

typedef struct kjr_number {
    kjr_figure value, high; /* high: of ranges; of fractions the denominator */
    int32_t last_place;     /* power of ten of the last digit that is printed */
    int32_t step;           /* power of ten of the last digit that is not zero */
    uint32_t length;
    uint32_t hedge_at; /* where the hedge inside it stands (1600[多]万), hedge_length 0: none */
    uint8_t hedge_length;
    uint8_t hedge; /* a KJR_HEDGE_ value, 0 = none */
    uint8_t form;  /* a KJR_NUMBER_ value */
    uint8_t ratio; /* a KJR_RATIO_ value */
    int32_t scale; /* power of ten of the last word of a number of one group (万: 4, 三千: 3), else 0 */
    bool negative;
    bool chinese;  /* no Arabic digit in it */
    bool scaled;   /* 万 亿 兆 in it */
    bool lone;     /* a multiplier without a digit: 百, 万, 千亿 */
    bool point;    /* digits behind a decimal point */
    bool overflow; /* has more digits than can be kept */
} kjr_number;

/* The number that starts at `at`, a minus sign included; false when there is none. */
bool kjr_number_at(const kjr_lexicon *lexicon, const kjr_view *view, uint32_t at, uint32_t end, kjr_number *out);

/* a + b; false when it does not fit. */
bool kjr_figure_add(kjr_figure a, kjr_figure b, kjr_figure *sum);

/* -1, 0, 1 as a is smaller than, equal to, larger than b. */
int kjr_figure_compare(kjr_figure a, kjr_figure b);

#endif
