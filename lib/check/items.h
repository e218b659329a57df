/* Lists written out in a sentence: how many items may they have? */
#ifndef KJR_CHECK_ITEMS_H
#define KJR_CHECK_ITEMS_H

#include "check/checker.h"

/* 和 joins two items or two halves of one: every one, none, or those of the last item. Quoted and bracketed words are
 * atoms. */
typedef struct kjr_items {
    kjr_words words;
    uint32_t least, most; /* items where no 和 parts two, and where every one does; 0 = no list */
    uint32_t joined;      /* of the last item: it may be so many more */
    bool even;            /* the items behind the first are alike in length, so that no other list runs into this one */
} kjr_items;

/* Is `count` one of the numbers of items that it may have? */
static inline bool kjr_may_be_items(const kjr_items *items, uint32_t count)
{
    return items->least && (count == items->most || (count >= items->least && count <= items->least + items->joined));
}

/* The list of 、 that ends at `end`, where a count of it stands: 教育、卫生和文化三个领域 */
kjr_items kjr_items_before(const kjr_view *view, uint32_t end);

/* The list of `separator` (a KJR_CHAR_ class) from `start` to `end`. Those of 、 end at the first comma. */
kjr_items kjr_items_after(const kjr_view *view, uint32_t start, uint32_t end, uint8_t separator);

/* Is it 、, or a conjunction? */
bool kjr_parts_items(const kjr_view *view, uint32_t at);

/* Behind the bracket or quotation that opens at `at`; `at` when it does not close before `end`. */
uint32_t kjr_atom_end(const kjr_view *view, uint32_t at, uint32_t end);

#endif
