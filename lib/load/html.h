/* HTML to the loaded text: what is read of a page, in lines, with their blocks and their elements. */
#ifndef KJR_LOAD_HTML_H
#define KJR_LOAD_HTML_H

#include "base/settings.h"
#include "kjrep/status.h"
#include "load/properties.h"
#include "load/source_blocks.h"

/* An element that a line of the text came from, or that holds such elements. */
typedef struct kjr_html_node {
    uint32_t parent; /* index; the first is the document */
    uint32_t nth;    /* among its siblings of that name, from 1 */
    uint8_t name;    /* a kjr_html_name */
} kjr_html_node;

/* The text from byte `start` on came from an element. */
typedef struct kjr_html_place {
    uint32_t start, element;
} kjr_html_place;

/* Zero-initialized; kjr_html_end() ends it. */
typedef struct kjr_html_text {
    KJR_VECTOR(char) text; /* with room for a NUL behind */
    kjr_source_blocks blocks;
    KJR_VECTOR(kjr_html_place) places; /* by start */
    KJR_VECTOR(kjr_html_node) elements;
} kjr_html_text;

/* Read a page. KJREP_E_LIMIT, KJREP_E_NOMEM. */
kjrep_status kjr_html_load(kjr_html_text *out, kjr_properties *properties, const char *utf8, size_t len,
                           const struct kjrep_options *settings, kjrep_error *error);
void kjr_html_end(kjr_html_text *text, const kjrep_allocator *allocator);

/* Path of the element that the text at `byte` came from, "/html/body/div[2]/p[7]"; of one that is longer than the room,
 * which is at least 64 bytes, the end: "…/div[2]/p[7]". Ended by a NUL. */
void kjr_html_path(const kjr_html_text *text, size_t byte, char *path, size_t room);

#endif
