/* Numbers, money and times in a loose string. */
#ifndef KJR_EXTRACT_FRAGMENTS_H
#define KJR_EXTRACT_FRAGMENTS_H

#include "base/arena.h"
#include "base/settings.h"
#include "lexicon/lexicon.h"

typedef struct kjr_fragment_item {
    uint32_t start, end;                   /* view indices */
    int32_t kind;                          /* a KJREP_METRIC_ value or KJREP_FRAGMENT_TIME */
    const char *unit, *value, *low, *high; /* NULL: none */
} kjr_fragment_item;

typedef KJR_VECTOR(kjr_fragment_item) kjr_fragment_items;

/* Find them. `today` is yyyymmdd or 0; texts go to `arena`. The items' memory is the caller's to free, whatever the
 * outcome. */
kjrep_status kjr_read_fragment(kjr_fragment_items *items, const kjr_view *view, const kjr_lexicon *lexicon,
                               int32_t today, kjr_arena *arena, const struct kjrep_options *settings,
                               kjrep_error *error);

#endif
