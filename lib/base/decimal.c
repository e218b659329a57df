#include "base/decimal.h"

kjr_decimal kjr_decimal_power(int n)
{
    kjr_decimal power = 1;
    for (int i = -KJR_DECIMAL_PLACES; i < n; i++)
        power *= 10;
    return power;
}

kjr_decimal kjr_decimal_largest(void)
{
    return kjr_decimal_power(38 - KJR_DECIMAL_PLACES - 1) * 10 - 1;
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
    exponent += KJR_DECIMAL_PLACES;
    if (coefficient == 0) exponent = 0;
    for (; exponent > 0; exponent--)
        if (__builtin_mul_overflow(coefficient, (kjr_decimal)10, &coefficient)) return false;
    for (; exponent < 0; exponent++) {
        if (coefficient % 10 != 0) return false;
        coefficient /= 10;
    }
    if (!kjr_decimal_fits(coefficient)) return false;
    *out = coefficient;
    return true;
}

static kjr_decimal divide_rounded(kjr_decimal a, kjr_decimal b)
{
    bool negative = (a < 0) != (b < 0);
    kjr_wide x = a < 0 ? -(kjr_wide)a : (kjr_wide)a, y = b < 0 ? -(kjr_wide)b : (kjr_wide)b;
    kjr_wide quotient = x / y, rest = x % y;
    if (rest >= y - rest) quotient++;
    return negative ? -(kjr_decimal)quotient : (kjr_decimal)quotient;
}

bool kjr_decimal_multiply(kjr_decimal a, kjr_decimal b, kjr_decimal *out)
{
    kjr_decimal product;
    if (__builtin_mul_overflow(a, b, &product)) return false;
    product = divide_rounded(product, KJR_DECIMAL_ONE);
    if (!kjr_decimal_fits(product)) return false;
    *out = product;
    return true;
}

bool kjr_decimal_divide(kjr_decimal a, kjr_decimal b, kjr_decimal *out)
{
    kjr_decimal scaled;
    if (b == 0 || __builtin_mul_overflow(a, KJR_DECIMAL_ONE, &scaled)) return false;
    scaled = divide_rounded(scaled, b);
    if (!kjr_decimal_fits(scaled)) return false;
    *out = scaled;
    return true;
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
