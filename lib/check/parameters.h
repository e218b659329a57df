/* Numbers that a rule goes by, and that a rule pack may set. */
#ifndef KJR_CHECK_PARAMETERS_H
#define KJR_CHECK_PARAMETERS_H

#include <stdint.h>

enum {
    KJR_PARAMETER_REWRITTEN_CERTAIN = 0,      /* KJ-W003: terms that make a verdict */
    KJR_PARAMETER_REWRITTEN_COLLOCATIONS = 1, /* KJ-W003: unusual collocations that make one */
    KJR_PARAMETER_REWRITTEN_HINTS = 2,        /* KJ-W003: odd words that make one */
    KJR_PARAMETER_QUOTATION = 3,              /* KJ-U002: paragraphs of a quotation */
    KJR_PARAMETER_RESIDUE = 4,                /* KJ-C002: words from which it is reported */
    KJR_PARAMETERS = 5
};

typedef struct kjr_parameter {
    const char *rule, *name;
    int32_t standard, lowest, highest;
} kjr_parameter;

extern const kjr_parameter kjr_parameters[KJR_PARAMETERS];

#endif
