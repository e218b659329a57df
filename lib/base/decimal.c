#include "base/decimal.h"

/* 10^n for n from 0 to 38. */
static kjr_decimal power_of_ten(int n)
{
    static const uint64_t powers[] = {UINT64_C(1),
                                      UINT64_C(10),
                                      UINT64_C(100),
                                      UINT64_C(1000),
                                      UINT64_C(10000),
                                      UINT64_C(100000),
                                      UINT64_C(1000000),
                                      UINT64_C(10000000),
                                      UINT64_C(100000000),
                                      UINT64_C(1000000000),
                                      UINT64_C(10000000000),
                                      UINT64_C(100000000000),
                                      UINT64_C(1000000000000),
                                      UINT64_C(10000000000000),
                                      UINT64_C(100000000000000),
                                      UINT64_C(1000000000000000),
                                      UINT64_C(10000000000000000),
                                      UINT64_C(100000000000000000),
                                      UINT64_C(1000000000000000000),
                                      UINT64_C(10000000000000000000)};
    enum { HALF = 19 };
    return n <= HALF ? (kjr_decimal)powers[n] : (kjr_decimal)powers[HALF] * powers[n - HALF];
}

kjr_decimal kjr_decimal_power(int n)
{
    return power_of_ten(n + KJR_DECIMAL_PLACES);
}

kjr_decimal kjr_decimal_largest(void)
{
    return (kjr_decimal)UINT64_C(10000000000000000000) * UINT64_C(10000000000000000000) - 1;
}

bool kjr_decimal_fits(kjr_decimal value)
{
    kjr_decimal largest = kjr_decimal_largest();
    return value <= largest && value >= -largest;
}

bool kjr_decimal_add(kjr_decimal a, kjr_decimal b, kjr_decimal *out)
{
    kjr_decimal sum;
    if (__builtin_add_overflow(a, b, &sum) || !kjr_decimal_fits(sum)) return false;
    *out = sum;
    return true;
}

bool kjr_decimal_subtract(kjr_decimal a, kjr_decimal b, kjr_decimal *out)
{
    return kjr_decimal_add(a, -b, out);
}

bool kjr_decimal_scale(kjr_decimal coefficient, int exponent, kjr_decimal *out)
{
    enum { MOST = 38 };
    exponent += KJR_DECIMAL_PLACES;
    if (coefficient == 0) exponent = 0;
    if (exponent > MOST) return false;
    if (exponent > 0) {
        if (__builtin_mul_overflow(coefficient, power_of_ten(exponent), &coefficient)) return false;
        exponent = 0;
    }
    for (; exponent < 0; exponent++) {
        if (coefficient % 10 != 0) return false;
        coefficient /= 10;
    }
    if (!kjr_decimal_fits(coefficient)) return false;
    *out = coefficient;
    return true;
}

static kjr_wide magnitude(kjr_decimal value)
{
    return value < 0 ? -(kjr_wide)value : (kjr_wide)value;
}

static bool give(kjr_wide size, bool negative, kjr_decimal *out)
{
    if (size > (kjr_wide)kjr_decimal_largest()) return false;
    *out = negative ? -(kjr_decimal)size : (kjr_decimal)size;
    return true;
}

/* With x = a * one + b and y = c * one + d, x * y / one is x * c + a * d + b * d / one: no step is larger than the result
 * but for the last, which is small. */
bool kjr_decimal_multiply(kjr_decimal a, kjr_decimal b, kjr_decimal *out)
{
    const kjr_wide one = (kjr_wide)KJR_DECIMAL_ONE;
    kjr_wide x = magnitude(a), y = magnitude(b), product;
    if (__builtin_mul_overflow(x, y / one, &product)) return false;
    if (__builtin_add_overflow(product, x / one * (y % one), &product)) return false;
    if (__builtin_add_overflow(product, (x % one * (y % one) + one / 2) / one, &product)) return false;
    return give(product, (a < 0) != (b < 0), out);
}

/* Long division, a digit behind the point at a time. A digit is found by adding, as ten times the rest may not fit. */
bool kjr_decimal_divide(kjr_decimal a, kjr_decimal b, kjr_decimal *out)
{
    if (b == 0 || !kjr_decimal_fits(a) || !kjr_decimal_fits(b)) return false;
    kjr_wide x = magnitude(a), y = magnitude(b), quotient = x / y, rest = x % y;
    for (int place = 0; place < KJR_DECIMAL_PLACES; place++) {
        kjr_wide digit = 0, sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += rest;
            if (sum >= y) {
                sum -= y;
                digit++;
            }
        }
        if (quotient > (kjr_wide)kjr_decimal_largest() / 10) return false;
        quotient = quotient * 10 + digit;
        rest = sum;
    }
    return give(quotient + (rest >= y - rest), (a < 0) != (b < 0), out);
}

size_t kjr_decimal_text(kjr_decimal value, char text[KJR_DECIMAL_TEXT])
{
    char digits[KJR_DECIMAL_TEXT];
    int n = 0;
    size_t len = 0;
    bool negative = value < 0;
    kjr_wide rest = negative ? -(kjr_wide)value : (kjr_wide)value;
    while (rest > 0 || n <= KJR_DECIMAL_PLACES) { /* at least 0.000000 */
        digits[n++] = (char)('0' + (int)(rest % 10));
        rest /= 10;
    }
    int last = 0; /* last digit behind the point that is kept */
    while (last < KJR_DECIMAL_PLACES && digits[last] == '0')
        last++;
    if (negative) text[len++] = '-';
    for (int i = n - 1; i >= last || i >= KJR_DECIMAL_PLACES; i--) {
        text[len++] = digits[i];
        if (i == KJR_DECIMAL_PLACES && last < KJR_DECIMAL_PLACES) text[len++] = '.';
    }
    text[len] = 0;
    return len;
}

size_t kjr_number_digits(uint64_t number, char digits[KJR_NUMBER_DIGITS])
{
    size_t count = 1;
    for (uint64_t left = number / 10; left; left /= 10)
        count++;
    for (size_t at = count; at-- > 0; number /= 10)
        digits[at] = (char)('0' + number % 10);
    return count;
}

double kjr_decimal_real(kjr_decimal value)
{
    return (double)((long double)value / (long double)KJR_DECIMAL_ONE);
}
