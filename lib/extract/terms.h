/* A number with the unit behind it, and what makes an amount of money whole. */
#ifndef KJR_EXTRACT_TERMS_H
#define KJR_EXTRACT_TERMS_H

#include "extract/units.h"

typedef struct kjr_term {
    kjr_number number;
    kjr_measure measure;
    uint32_t start, end; /* number and unit */
    bool has_unit;
} kjr_term;

/* Number and unit at `at`; false when there is no number or memory is out (measure.out_of_memory). */
bool kjr_term_at(const kjr_extractor *x, uint32_t at, uint32_t end, kjr_term *term);

/* A number of which a list before it has said that it is in percent. */
void kjr_say_percent(kjr_term *term);

/* 三元[五角八分], 十元[整]. `money`: a currency stands before the number, so that it counts money whatever its unit. */
void kjr_read_small_change(const kjr_extractor *x, uint32_t end, bool money, kjr_term *term);

#endif
