/* Bytes of a file or of memory to the loaded text, and from places in that back to the bytes. */
#ifndef KJR_LOAD_SOURCE_H
#define KJR_LOAD_SOURCE_H

#include "load/decode.h"
#include "load/file.h"
#include "load/html.h"
#include "load/ofd.h"
#include "load/office_text.h"
#include "load/properties.h"

typedef struct kjr_source {
    char *text; /* text_len bytes and a NUL; of the settings' allocator */
    size_t text_len;
    uint64_t source_bytes;
    const char *container, *encoding; /* static */
    int32_t certainty;                /* a KJREP_CERTAINTY_ value */
    kjr_bytes bytes;                  /* the input, where the text was decoded from another charset; else empty */
    kjr_decoded decoded;              /* holds `text` then */
    kjr_charset told;                 /* what a page says of its charset */
    kjr_html_text html;               /* of a page: holds `text` */
    kjr_office_text office;           /* of a file of a word processor: holds `text` */
    kjr_page_text pages;              /* of an OFD or PDF file: holds `text` */
    kjr_properties properties;        /* what the file tells of itself */
} kjr_source;

/* What a container's loader read: `text` has room for a NUL, and its owner keeps it. */
void kjr_source_take(kjr_source *source, const char *container, char *text, uint32_t len);

/* Take a copy of `data`. `source` is zero-initialized by the caller and ended by kjr_source_end() whatever the outcome.
 * Bytes without a mark or a claim that says otherwise are taken for UTF-8; whether they are is for the view to tell. */
kjrep_status kjr_load_memory(kjr_source *source, const char *data, size_t data_len,
                             const struct kjrep_options *settings, kjrep_error *error);

/* The same from a file; `path` is UTF-8. */
kjrep_status kjr_load_file(kjr_source *source, const char *path, const struct kjrep_options *settings,
                           kjrep_error *error);

/* The text that was taken for UTF-8 is none at byte `bad`, as `error` tells: decode it from what it may be instead, or
 * put U+FFFD where that is wanted. KJREP_E_UTF8, with the error as it is, where there is no better. */
kjrep_status kjr_load_other(kjr_source *source, size_t bad, const struct kjrep_options *settings, kjrep_error *error);

void kjr_source_end(kjr_source *source, const kjrep_allocator *allocator);

/* Is the text that of bytes in another charset? */
bool kjr_source_is_decoded(const kjr_source *source);

/* Is the text read from a container, which tells the blocks of it? */
bool kjr_source_has_blocks(const kjr_source *source);

/* NULL where it does not. */
const kjr_source_blocks *kjr_source_blocks_of(const kjr_source *source);

/* Byte of the input that the character at byte `text_byte` of the text came from. */
uint64_t kjr_source_origin(const kjr_source *source, size_t text_byte);

#endif
