/* Text that was read from pages that say where words stand: OFD, PDF. */
#ifndef KJR_LOAD_PAGE_TEXT_H
#define KJR_LOAD_PAGE_TEXT_H

#include "load/source_blocks.h"

/* The text from byte `start` on stands in a box of a page; micrometres from its upper left corner. */
typedef struct kjr_page_place {
    uint32_t start, page; /* the page from 1, of all documents of the file */
    int32_t box[4];       /* left, top, width, height */
} kjr_page_place;

/* Zero-initialized; kjr_page_end() ends it. */
typedef struct kjr_page_text {
    KJR_VECTOR(char) text; /* with room for a NUL behind */
    kjr_source_blocks blocks;
    KJR_VECTOR(kjr_page_place) places; /* by start */
} kjr_page_text;

void kjr_page_end(kjr_page_text *text, const kjrep_allocator *allocator);

/* The place that the text at `byte` came from, {0} when there is none. */
kjr_page_place kjr_page_place_at(const kjr_page_text *text, size_t byte);

#endif
