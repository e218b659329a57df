/* Arithmetic on what the wording of a figure allows. A statement about figures is wrong only if no values that the
 * wording allows make it right. */
#ifndef KJR_CHECK_INTERVAL_H
#define KJR_CHECK_INTERVAL_H

#include "extract/facts.h"

/* An end without its `has_` bit is open to infinity. */
typedef struct kjr_interval {
    kjr_decimal low, high;
    bool has_low, has_high;
    bool low_open, high_open; /* the end itself is excluded */
} kjr_interval;

/* What the figure may be if its author rounded. A figure without a value may be anything. */
kjr_interval kjr_interval_rounded(const kjr_metric *metric);
/* What it may be if its author rounded or cut digits off. A count in 万 or 亿 is taken for rounded too. */
kjr_interval kjr_interval_loose(const kjr_view *view, const kjr_metric *metric);

/* Add to a sum. false when an end does not fit: the sum is then of no use. */
bool kjr_interval_add(kjr_interval *sum, kjr_interval term);
/* All values of both times `factor`, which is positive. */
bool kjr_interval_scale(kjr_interval *interval, kjr_decimal factor);

/* Is there a value in both? */
bool kjr_intervals_meet(kjr_interval a, kjr_interval b);
/* Is every value of `a` larger than every value of `b`? */
bool kjr_interval_above(kjr_interval a, kjr_interval b);

static inline kjr_interval kjr_interval_exactly(kjr_decimal value)
{
    return (kjr_interval){value, value, true, true, false, false};
}

#endif
