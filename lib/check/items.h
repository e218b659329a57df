/* Lists written out in a sentence: how many items may they have? */
#ifndef KJR_CHECK_ITEMS_H
#define KJR_CHECK_ITEMS_H

#include "check/checker.h"

/* 和 joins two items or two halves of one, so the count is a range. Quoted and bracketed words are atoms. */
typedef struct kjr_items {
    kjr_words words;
    uint32_t least, most; /* items, 0 = no list */
    bool even;            /* the items behind the first are alike in length, so that no other list runs into this one */
} kjr_items;

/* The list of 、 that ends at `end`, where a count of it stands: 教育、卫生和文化三个领域 */
kjr_items kjr_items_before(const kjr_view *view, uint32_t end);

/* The list of `separator` (a KJR_CHAR_ class) from `start` to `end`. Those of 、 end at the first comma. */
kjr_items kjr_items_after(const kjr_view *view, uint32_t start, uint32_t end, uint8_t separator);

/* Behind the bracket or quotation that opens at `at`; `at` when it does not close before `end`. */
uint32_t kjr_atom_end(const kjr_view *view, uint32_t at, uint32_t end);

#endif
