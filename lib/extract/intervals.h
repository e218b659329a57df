/* What a number and its hedge allow: RULES of the arithmetic checks stand on these intervals. */
#ifndef KJR_EXTRACT_INTERVALS_H
#define KJR_EXTRACT_INTERVALS_H

#include "extract/numbers.h"
#include "extract/units.h"

/* Set value, value_high, low, high, approx and the open ends of `metric` from one number, or from the two ends of a
 * range (`high` NULL: one), the unit, and a hedge (a KJR_HEDGE_ value, 0 = none). Sets KJREP_FLAG_OUT_OF_RANGE and no
 * number when one does not fit. */
void kjr_set_interval(kjr_metric *metric, const kjr_number *number, const kjr_number *high, const kjr_measure *measure,
                      uint8_t hedge);

/* Set the interval around a value that stands already, by a hedge that was found apart from it. */
void kjr_hedge_interval(kjr_metric *metric, uint8_t hedge, kjr_decimal step);

#endif
