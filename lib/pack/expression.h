/* Relations between indicators: `granted <= filed`, `0 <= rate <= 100`, `total = a + b + 2 * c`. */
#ifndef KJR_PACK_EXPRESSION_H
#define KJR_PACK_EXPRESSION_H

#include "base/decimal.h"
#include "lexicon/lexicon.h"

enum { KJR_TERMS_MOST = 16, KJR_SUMS_MOST = 4 };

enum { KJR_LESS = 1, KJR_AT_MOST = 2, KJR_EQUAL = 3, KJR_AT_LEAST = 4, KJR_MORE = 5 };

/* factor * indicator, or the factor alone. */
typedef struct kjr_expression_term {
    kjr_decimal factor;
    uint16_t indicator; /* 0: none */
    uint8_t sum;        /* which of the sums it belongs to */
} kjr_expression_term;

typedef struct kjr_expression {
    kjr_expression_term terms[KJR_TERMS_MOST];
    uint8_t relations[KJR_SUMS_MOST]; /* of each sum to the next; 0 behind the last */
    uint32_t term_count, sum_count;
} kjr_expression;

/* Read one. NULL, or what is wrong with it, static; *at is the byte. */
const char *kjr_expression_read(kjr_expression *expression, const kjr_lexicon *lexicon, const char *text, size_t *at);

#endif
