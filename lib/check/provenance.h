/* What the files of the KJ-P rules share. */
#ifndef KJR_CHECK_PROVENANCE_H
#define KJR_CHECK_PROVENANCE_H

#include "check/checker.h"

/* residue.c */
void kjr_check_readings(kjr_checker *checker); /* KJ-P003 */
void kjr_check_residue(kjr_checker *checker);  /* KJ-P004 */

#endif
