/* Two numbers that bound a quantity: 6%至8%, 三、四成, 十二、十三家. */
#ifndef KJR_EXTRACT_RANGES_H
#define KJR_EXTRACT_RANGES_H

#include "extract/terms.h"

/* Does the range that `low` begins go on behind it? The high end goes into `high`; `low` takes the scale or the unit that
 * only the high end tells (5至10万, 三到五成). */
bool kjr_read_range(const kjr_extractor *x, uint32_t end, kjr_term *low, kjr_term *high);

/* Can one be greater than the other? Fractions can, when they have one denominator: 三分之一到三分之二. */
bool kjr_are_comparable(const kjr_number *low, const kjr_number *high);

/* 二、三[级]医院, 二三[级]支流: grades, not so many of them. `high` is `low` where one number is both. */
bool kjr_is_grade(const kjr_extractor *x, const kjr_term *low, const kjr_term *high);

/* 100一200: the numeral stands for the dash that looks like it. */
bool kjr_is_dash_misread(const kjr_extractor *x, uint32_t at, uint32_t end);

#endif
