/* Indicators that rule packs name: metrics whose words match patterns get their number. */
#ifndef KJR_EXTRACT_PATTERNS_H
#define KJR_EXTRACT_PATTERNS_H

#include "base/pattern.h"
#include "extract/facts.h"

/* What a pattern is matched with. */
enum { KJR_PATTERN_SUBJECT = 0, KJR_PATTERN_OWNER = 1, KJR_PATTERN_SECTION = 2, KJR_PATTERN_PARTS = 3 };

/* A metric has the indicator when all that is given fits. */
typedef struct kjr_indicator_pattern {
    const kjr_pattern *patterns[KJR_PATTERN_PARTS]; /* by part; NULL: anything */
    const char *unit;                               /* canonical; NULL: any */
    uint16_t indicator;
} kjr_indicator_pattern;

typedef struct kjr_indicator_patterns {
    KJR_VECTOR(kjr_indicator_pattern) list;
} kjr_indicator_patterns;

/* Compile a pattern that is matched with folded words: its Han characters are folded too. KJREP_E_SYNTAX with the reason
 * and the column, the character of the pattern; KJREP_E_NOMEM. */
kjrep_status kjr_folded_pattern_new(kjr_pattern **out, const char *text, size_t text_len,
                                    const kjrep_allocator *allocator, kjrep_error *error);

/* Does it match in the words [from, to)? Reaching the limits of matching is no match. */
kjrep_status kjr_folded_pattern_find(const kjr_pattern *pattern, const kjr_view *view, uint32_t from, uint32_t to,
                                     const kjrep_allocator *allocator, bool *found, kjrep_error *error);

/* Give the metrics their indicators; the first that fits decides. */
kjrep_status kjr_name_metrics(const kjr_indicator_patterns *patterns, kjr_facts *facts, const kjr_view *view,
                              const kjr_outline *outline, const kjrep_allocator *allocator, kjrep_error *error);

#endif
