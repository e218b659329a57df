/* A bare count is exact; a bare measured figure is as exact as its last printed digit: v - u/2 to v + u/2. With s the
 * place of the last digit that is not zero: 余 v to v + s, 近 v - s to v, 约 v - s/2 to v + s/2; 超 以上 不足 以内 have
 * one end. */
#include "extract/intervals.h"

static bool to_decimal(kjr_figure figure, const kjr_measure *measure, kjr_decimal *out)
{
    kjr_decimal scaled;
    if (__builtin_mul_overflow(figure.coefficient, (kjr_decimal)measure->factor, &scaled)) return false;
    return kjr_decimal_scale(scaled, figure.exponent + measure->power, out);
}

/* One unit of the place `power`; what is finer than a millionth is the millionth. */
static kjr_decimal place_value(int32_t power, const kjr_measure *measure)
{
    kjr_decimal out = 1;
    if (!kjr_decimal_scale(measure->factor, power + measure->power, &out)) out = 1;
    return out;
}

static bool ratio_value(const kjr_number *number, kjr_decimal *out)
{
    kjr_decimal above, below;
    if (!kjr_decimal_scale(number->value.coefficient, number->value.exponent + 2, &above)) return false;
    if (!kjr_decimal_scale(number->high.coefficient, number->high.exponent, &below)) return false;
    return kjr_decimal_divide(above, below, out);
}

static bool value_of(const kjr_number *number, const kjr_measure *measure, kjr_decimal *out)
{
    if (number->overflow) return false;
    if (number->ratio == KJR_RATIO_FRACTION) return ratio_value(number, out);
    if (!to_decimal(number->value, measure, out)) return false;
    return !measure->half || kjr_decimal_add(*out, place_value(0, measure) / 2, out);
}

/* Ends are the value and a distance from it; one that does not fit is left open. */
static void set_low(kjr_metric *metric, kjr_decimal distance, bool open)
{
    if (!kjr_decimal_subtract(metric->value, distance, &metric->low)) return;
    metric->has |= KJR_HAS_LOW;
    if (open) metric->flags |= KJREP_FLAG_LOW_OPEN;
}

static void set_high(kjr_metric *metric, kjr_decimal distance, bool open)
{
    if (!kjr_decimal_add(metric->value, distance, &metric->high)) return;
    metric->has |= KJR_HAS_HIGH;
    if (open) metric->flags |= KJREP_FLAG_HIGH_OPEN;
}

static uint8_t approx_of(uint8_t hedge)
{
    switch (hedge) {
    case KJR_HEDGE_ABOUT: return KJREP_APPROX_ABOUT;
    case KJR_HEDGE_OVER:
    case KJR_HEDGE_ABOVE:
    case KJR_HEDGE_FROM: return KJREP_APPROX_OVER;
    case KJR_HEDGE_NEAR:
    case KJR_HEDGE_BELOW:
    case KJR_HEDGE_UPTO: return KJREP_APPROX_UNDER;
    default: return KJREP_APPROX_EXACT;
    }
}

void kjr_hedge_interval(kjr_metric *metric, uint8_t hedge, kjr_decimal step)
{
    metric->has &= (uint8_t) ~(KJR_HAS_LOW | KJR_HAS_HIGH);
    metric->flags &= (uint16_t) ~(KJREP_FLAG_LOW_OPEN | KJREP_FLAG_HIGH_OPEN);
    metric->approx = approx_of(hedge);
    switch (hedge) {
    case KJR_HEDGE_ABOUT:
        set_low(metric, step / 2, false);
        set_high(metric, step / 2, false);
        metric->flags |= KJREP_FLAG_SOFT;
        break;
    case KJR_HEDGE_OVER:
        set_low(metric, 0, true);
        set_high(metric, step, true);
        break;
    case KJR_HEDGE_ABOVE: set_low(metric, 0, true); break;
    case KJR_HEDGE_FROM: set_low(metric, 0, false); break;
    case KJR_HEDGE_NEAR:
        set_low(metric, step, false);
        set_high(metric, 0, true);
        break;
    case KJR_HEDGE_BELOW: set_high(metric, 0, true); break;
    case KJR_HEDGE_UPTO: set_high(metric, 0, false); break;
    default: break;
    }
}

/* Counts, ranks and scores are what they say, but for counts that a scale has rounded: 4.46万人. */
static bool is_exact(const kjr_metric *metric, const kjr_number *number)
{
    bool counted = metric->kind == KJREP_METRIC_COUNT && !(number->scaled && number->point);
    return counted || metric->kind == KJREP_METRIC_RANK || metric->kind == KJREP_METRIC_SCORE ||
           number->ratio == KJR_RATIO_FRACTION;
}

static void set_exact(kjr_metric *metric, const kjr_number *number, const kjr_measure *measure)
{
    kjr_decimal half = is_exact(metric, number) ? 0 : place_value(number->last_place, measure) / 2;
    if (measure->half) half /= 2;
    set_low(metric, half, false);
    set_high(metric, half, false);
}

static void refuse(kjr_metric *metric)
{
    metric->has = 0;
    metric->flags = (metric->flags & KJREP_FLAG_TABLE_CELL) | KJREP_FLAG_OUT_OF_RANGE;
    metric->approx = KJREP_APPROX_EXACT;
}

static void set_range(kjr_metric *metric, bool low_open, bool high_open)
{
    metric->has |= KJR_HAS_VALUE_HIGH | KJR_HAS_HIGH;
    metric->approx = KJREP_APPROX_RANGE;
    set_low(metric, 0, low_open);
    metric->high = metric->value_high;
    if (high_open) metric->flags |= KJREP_FLAG_HIGH_OPEN;
}

void kjr_set_interval(kjr_metric *metric, const kjr_number *number, const kjr_number *high, const kjr_measure *measure,
                      uint8_t hedge)
{
    if (!value_of(number, measure, &metric->value)) {
        refuse(metric);
        return;
    }
    metric->has |= KJR_HAS_VALUE;
    if (high) {
        if (!value_of(high, measure, &metric->value_high)) refuse(metric);
        else set_range(metric, false, false);
    } else if (number->form != KJR_NUMBER_PLAIN) {
        if (!to_decimal(number->high, measure, &metric->value_high)) refuse(metric);
        else set_range(metric, number->form == KJR_NUMBER_TEENS, number->form != KJR_NUMBER_NEIGHBOURS);
    } else if (hedge) {
        kjr_hedge_interval(metric, hedge, place_value(number->step, measure));
    } else {
        set_exact(metric, number, measure);
    }
}
