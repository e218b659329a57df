/* Exact decimals: whole millionths in 128 bits, 38 digits with 6 behind the point. Every operation that cannot be exact
 * or does not fit says so. */
#ifndef KJR_BASE_DECIMAL_H
#define KJR_BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

__extension__ typedef __int128 kjr_decimal;
__extension__ typedef unsigned __int128 kjr_wide;

enum { KJR_DECIMAL_PLACES = 6, KJR_DECIMAL_TEXT = 48 };

#define KJR_DECIMAL_ONE ((kjr_decimal)1000000)

/* The largest magnitude: 38 digits. */
kjr_decimal kjr_decimal_largest(void);

bool kjr_decimal_fits(kjr_decimal value);

/* All return false, and leave *out alone, when the result does not fit. */
bool kjr_decimal_add(kjr_decimal a, kjr_decimal b, kjr_decimal *out);
bool kjr_decimal_subtract(kjr_decimal a, kjr_decimal b, kjr_decimal *out);
/* coefficient * 10^exponent; false also when digits would fall off behind the sixth place. */
bool kjr_decimal_scale(kjr_decimal coefficient, int exponent, kjr_decimal *out);
/* a * b and a / b, rounded half away from zero at the sixth place; false also for b = 0. */
bool kjr_decimal_multiply(kjr_decimal a, kjr_decimal b, kjr_decimal *out);
bool kjr_decimal_divide(kjr_decimal a, kjr_decimal b, kjr_decimal *out);

/* 10^n of the unit, n from -6 to 31. */
kjr_decimal kjr_decimal_power(int n);

/* Plain decimal text without exponent or trailing zeros, ended by NUL; returns its length. */
size_t kjr_decimal_text(kjr_decimal value, char text[KJR_DECIMAL_TEXT]);

/* The nearest double, or one beside it. */
double kjr_decimal_real(kjr_decimal value);

/* The digits of a count or an id, without NUL; returns how many. */
enum { KJR_NUMBER_DIGITS = 20 };
size_t kjr_number_digits(uint64_t number, char digits[KJR_NUMBER_DIGITS]);

#endif
