/* Automatic numbering: the count of each level of a list, and the label that a paragraph gets by it. */
#ifndef KJR_LOAD_LIST_NUMBERS_H
#define KJR_LOAD_LIST_NUMBERS_H

#include "load/file.h"

enum { KJR_LIST_LEVELS = 9, KJR_NO_NUMBER = -1 };

typedef struct kjr_list_level {
    const char *text; /* "%1、"; NULL when not told */
    uint8_t format;   /* a KJR_COUNT_ value of list_counting.h */
    uint8_t restart;  /* behind which level, counted from 1, it starts anew; 0: it never does */
    bool spaced;      /* a tab or a blank stands behind the number */
    bool decimal;     /* all numbers in digits */
    int32_t start;
} kjr_list_level;

/* Count the next paragraph at `depth`: from `start` on, or, where that is KJR_NO_NUMBER, on from the last; deeper levels
 * begin anew. `count` has KJR_NO_NUMBER before the first. */
void kjr_list_count(const kjr_list_level levels[KJR_LIST_LEVELS], int32_t count[KJR_LIST_LEVELS], int32_t depth,
                    int32_t start);

/* Write the label, "（一）" or "1. ", behind what `label` holds; false when out of memory. */
bool kjr_list_label(const kjr_list_level levels[KJR_LIST_LEVELS], const int32_t count[KJR_LIST_LEVELS], int32_t depth,
                    kjr_bytes *label, const kjrep_allocator *allocator);

#endif
