/* What the files of the KJ-E rules share. */
#ifndef KJR_CHECK_ENUMERATION_H
#define KJR_CHECK_ENUMERATION_H

#include "check/checker.h"

/* ordinals.c: does something else that counts `ordinal` begin a clause in [start, end), or a line where `heads` is set?
 * 二要 二则 （二） 2. 其二, or a mark that cannot be read where a number should stand. */
bool kjr_is_counted_otherwise(const kjr_checker *checker, uint32_t start, uint32_t end, uint32_t ordinal, bool heads);

/* sequences.c: KJ-E001. */
void kjr_check_sequences(kjr_checker *checker);

#endif
