/* What the files of the KJ-L rules share. */
#ifndef KJR_CHECK_LOGIC_H
#define KJR_CHECK_LOGIC_H

#include "check/checker.h"

/* What stands close before a figure, up to the figure or mark before it. */
kjr_words kjr_words_before(const kjr_checker *checker, uint32_t metric);

/* comparisons.c */
void kjr_check_containment(kjr_checker *checker); /* KJ-L003 */
void kjr_check_comparisons(kjr_checker *checker); /* KJ-L007 */

#endif
