/* Patterns of callers: PCRE2, with limits. */
#ifndef KJR_BASE_PATTERN_H
#define KJR_BASE_PATTERN_H

#include "base/memory.h"
#include "kjrep/status.h"

typedef struct kjr_pattern kjr_pattern; /* immutable, shared by threads */
typedef struct kjr_matcher kjr_matcher; /* memory and limits of matching; one thread at a time */

/* Compile a pattern over UTF-8. KJREP_E_SYNTAX with the byte in `text` where it cannot be read; KJREP_E_NOMEM. */
kjrep_status kjr_pattern_new(kjr_pattern **out, const char *text, size_t text_len, const kjrep_allocator *allocator,
                             kjrep_error *error);
void kjr_pattern_free(kjr_pattern *pattern);

/* For matches of at most `steps` steps each. */
kjrep_status kjr_matcher_new(kjr_matcher **out, uint32_t steps, const kjrep_allocator *allocator, kjrep_error *error);
void kjr_matcher_free(kjr_matcher *matcher);

/* Does the pattern match somewhere in `text`? KJREP_E_LIMIT when that takes too many steps; KJREP_E_NOMEM. */
kjrep_status kjr_pattern_find(const kjr_pattern *pattern, kjr_matcher *matcher, const char *text, size_t text_len,
                              bool *found, kjrep_error *error);

#endif
