/* What the files of the KJ-T rules share. */
#ifndef KJR_CHECK_PERIODS_H
#define KJR_CHECK_PERIODS_H

#include "check/checker.h"

/* Is there no year anywhere in the report itself? A page's time stamp is not the report's. */
bool kjr_is_undated(const kjr_checker *checker);

/* Months of the year that a period ends after, counted from January: 12 for 全年, 6 for 上半年, 9 for 1-9月; 0 for what
 * does not begin with the year. */
uint32_t kjr_months_of(const kjr_checker *checker, kjr_words period);

/* windows.c */
void kjr_check_windows(kjr_checker *checker);    /* KJ-T002 */
void kjr_check_cumulative(kjr_checker *checker); /* KJ-T006 */
/* calendar.c */
void kjr_check_dates(kjr_checker *checker); /* KJ-T004 */

#endif
