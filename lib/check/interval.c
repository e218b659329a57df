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

/* ---- Figures whose author may have cut digits off */

/* Power of ten of the words 万 and 亿, 0 for other characters. */
static int power_of(uint16_t code)
{
    switch (code) {
    case u'万': return 4;
    case u'亿': return 8;
    case u'兆': return 12;
    default: return 0;
    }
}

/* Place of the last digit that a count prints before 万 or 亿: 30.8万户 is 3. 0 for one that is written out. */
static int last_place(const kjr_view *view, kjr_words text)
{
    int decimals = 0, power = 0;
    bool behind_point = false;
    for (uint32_t at = text.start; at < text.end; at++) {
        bool digit = view->kind[at] == KJR_CHAR_DIGIT || view->kind[at] == KJR_CHAR_NUMERAL_HAN;
        if (power_of(view->code[at])) {
            power += power_of(view->code[at]);
        } else if (digit) {
            decimals = behind_point ? decimals + 1 : 0;
            power = 0;
        } else if (view->kind[at] == KJR_CHAR_DOT || view->code[at] == u'点') {
            behind_point = true;
        }
    }
    return power ? power - decimals : 0;
}

/* One unit of that digit, 0 for a count that is written out. */
static kjr_decimal count_unit(const kjr_view *view, const kjr_metric *metric)
{
    int place = metric->kind == KJREP_METRIC_COUNT ? last_place(view, metric->text) : 0;
    return place > 0 ? kjr_decimal_power(place) : 0;
}

/* A bare figure that is rounded to u lies in [v - u/2, v + u/2]; with digits cut off, in [v, v + u). */
kjr_interval kjr_interval_loose(const kjr_view *view, const kjr_metric *metric)
{
    kjr_interval loose = kjr_interval_rounded(metric);
    kjr_decimal unit = count_unit(view, metric), half = unit / 2, low, high;
    if (metric->approx != KJREP_APPROX_EXACT || !(metric->has & KJR_HAS_VALUE) || !loose.has_high) return loose;
    if (!unit && !kjr_decimal_subtract(loose.high, metric->value, &half)) return loose;
    if (!kjr_decimal_subtract(metric->value, half, &low) || !kjr_decimal_add(metric->value, 2 * half, &high))
        return loose;
    loose.low = low;
    loose.high = high;
    loose.high_open = half > 0;
    return loose;
}

/* ---- Arithmetic */

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
