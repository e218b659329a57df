/* Do the parts reach the total? */
#ifndef KJR_CHECK_TOTALS_H
#define KJR_CHECK_TOTALS_H

#include "check/wholes.h"

enum {
    KJR_TOTAL_UNKNOWN = 0, /* the list need not be whole */
    KJR_TOTAL_HOLDS = 1,
    KJR_TOTAL_WRONG = 2, /* the list is whole, and its sum is not the total */
    KJR_TOTAL_OVER = 3,  /* the list may leave something out, and comes to more than the total */
    KJR_TOTAL_SLIP = 4   /* one figure in another unit would make it right */
};

typedef struct kjr_total {
    kjr_interval sum;
    uint32_t suspect;   /* of a slip or a misprint: metric */
    kjr_decimal factor; /* of a slip */
    uint8_t verdict;    /* a KJR_TOTAL_ value */
    uint8_t level;      /* KJREP_LEVEL_ that the words allow */
} kjr_total;

/* A list of parts and what it comes to. One that stands before its whole is cut to the figures that make it right. */
typedef struct kjr_sum {
    kjr_list list;
    kjr_total total;
} kjr_sum;

/* All of them, in the order of the wholes. */
typedef struct kjr_sums {
    kjr_wholes wholes;
    kjr_sum *items;
    uint32_t count;
} kjr_sums;

/* Made once for all rules; NULL, and the status set, when out of memory. */
const kjr_sums *kjr_sums_of(kjr_checker *checker);

/* Digits of a value without the zeros behind them. */
int kjr_significant_digits(kjr_decimal value);

/* Are the two alike but for one digit, or two neighbours that changed places? */
bool kjr_is_misprint(kjr_decimal a, kjr_decimal b);

/* The rules. */
void kjr_check_totals(kjr_checker *checker);     /* KJ-A001 */
void kjr_check_unit_slips(kjr_checker *checker); /* KJ-A010 */
/* shares.c */
void kjr_check_shares(kjr_checker *checker); /* KJ-A002 */
/* siblings.c */
void kjr_check_double_counts(kjr_checker *checker); /* KJ-A003 */
void kjr_check_uneven_parts(kjr_checker *checker);  /* KJ-A004 */
/* growth.c */
void kjr_check_growths(kjr_checker *checker); /* KJ-A006 */
/* ratios.c */
void kjr_check_ratios(kjr_checker *checker);    /* KJ-A005 */
void kjr_check_points(kjr_checker *checker);    /* KJ-A007 */
void kjr_check_multiples(kjr_checker *checker); /* KJ-A008 */
/* table_totals.c */
void kjr_check_table_totals(kjr_checker *checker); /* KJ-A009 */

#endif
