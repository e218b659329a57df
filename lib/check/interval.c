#include "check/interval.h"

kjr_interval kjr_interval_rounded(const kjr_metric *metric)
{
    return (kjr_interval){.low = metric->low,
                          .high = metric->high,
                          .has_low = (metric->has & KJR_HAS_LOW) != 0,
                          .has_high = (metric->has & KJR_HAS_HIGH) != 0,
                          .low_open = (metric->flags & KJREP_FLAG_LOW_OPEN) != 0,
                          .high_open = (metric->flags & KJREP_FLAG_HIGH_OPEN) != 0};
}

/* A bare figure that is rounded to u lies in [v - u/2, v + u/2]; with digits cut off, in [v, v + u). */
kjr_interval kjr_interval_loose(const kjr_metric *metric)
{
    kjr_interval loose = kjr_interval_rounded(metric);
    kjr_decimal half, high;
    if (metric->approx != KJREP_APPROX_EXACT || !(metric->has & KJR_HAS_VALUE) || !loose.has_high) return loose;
    if (!kjr_decimal_subtract(loose.high, metric->value, &half) || !kjr_decimal_add(loose.high, half, &high))
        return loose;
    loose.high_open = loose.high_open || half > 0;
    loose.high = high;
    return loose;
}

bool kjr_interval_add(kjr_interval *sum, kjr_interval term)
{
    sum->has_low = sum->has_low && term.has_low;
    sum->has_high = sum->has_high && term.has_high;
    sum->low_open = sum->low_open || term.low_open;
    sum->high_open = sum->high_open || term.high_open;
    if (sum->has_low && !kjr_decimal_add(sum->low, term.low, &sum->low)) return false;
    return !sum->has_high || kjr_decimal_add(sum->high, term.high, &sum->high);
}

bool kjr_interval_scale(kjr_interval *interval, kjr_decimal factor)
{
    if (interval->has_low && !kjr_decimal_multiply(interval->low, factor, &interval->low)) return false;
    return !interval->has_high || kjr_decimal_multiply(interval->high, factor, &interval->high);
}

bool kjr_interval_above(kjr_interval a, kjr_interval b)
{
    if (!a.has_low || !b.has_high) return false;
    return a.low > b.high || (a.low == b.high && (a.low_open || b.high_open));
}

bool kjr_intervals_meet(kjr_interval a, kjr_interval b)
{
    return !kjr_interval_above(a, b) && !kjr_interval_above(b, a);
}
