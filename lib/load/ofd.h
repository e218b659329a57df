/* OFD (GB/T 33190) to the loaded text. A page says where words stand, not what they are: lines, paragraphs and the
 * furniture of pages are told by their places. */
#ifndef KJR_LOAD_OFD_H
#define KJR_LOAD_OFD_H

#include "load/source_blocks.h"
#include "load/zip.h"

/* The text from byte `start` on stands in a box of a page; micrometres from its upper left corner. */
typedef struct kjr_ofd_place {
    uint32_t start, page; /* the page from 1, of all documents of the file */
    int32_t box[4];       /* left, top, width, height */
} kjr_ofd_place;

/* Zero-initialized; kjr_ofd_end() ends it. */
typedef struct kjr_ofd_text {
    KJR_VECTOR(char) text; /* with room for a NUL behind */
    kjr_source_blocks blocks;
    KJR_VECTOR(kjr_ofd_place) places; /* by start */
} kjr_ofd_text;

/* Read the archive. KJREP_ABSENT when it is no OFD file; KJREP_E_CONTAINER, KJREP_E_LIMIT, KJREP_E_NOMEM. */
kjrep_status kjr_ofd_load(kjr_ofd_text *out, kjr_zip *zip);
void kjr_ofd_end(kjr_ofd_text *text, const kjrep_allocator *allocator);

/* The place that the text at `byte` came from, {0} when there is none. */
kjr_ofd_place kjr_ofd_place_at(const kjr_ofd_text *text, size_t byte);

#endif
