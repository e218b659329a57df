/* What a file tells of itself, beside its text. */
#ifndef KJR_LOAD_PROPERTIES_H
#define KJR_LOAD_PROPERTIES_H

#include "base/memory.h"

enum { KJR_PROPERTIES = 7 }; /* one more than the last KJREP_PROPERTY_ value */

/* Zero-initialized; kjr_properties_end() ends it. */
typedef struct kjr_properties {
    struct {
        char *text; /* `len` bytes; NULL when the file does not tell */
        uint32_t len;
    } of[KJR_PROPERTIES];           /* by KJREP_PROPERTY_ value */
    uint32_t insertions, deletions; /* tracked changes */
} kjr_properties;

/* Keep a copy of what the file tells, unless it told before: blanks at the ends go, those inside become one. What is
 * longer than any title or name is cut at a character. false when out of memory. */
bool kjr_properties_offer(kjr_properties *properties, int32_t property, const char *text, size_t len,
                          const kjrep_allocator *allocator);

void kjr_properties_end(kjr_properties *properties, const kjrep_allocator *allocator);

#endif
