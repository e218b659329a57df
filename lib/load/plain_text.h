/* Bytes of a file or of memory to the loaded text. */
#ifndef KJR_LOAD_PLAIN_TEXT_H
#define KJR_LOAD_PLAIN_TEXT_H

#include "base/settings.h"
#include "kjrep/status.h"

typedef struct kjr_source {
    char *text; /* text_len bytes and a NUL; of the settings' allocator */
    size_t text_len;
    uint64_t source_bytes;
    const char *container, *encoding; /* static */
} kjr_source;

/* Take a copy of `data`. `source` is zero-initialized by the caller; on failure it holds no memory. Whether the text is
 * UTF-8 is for the view to tell. */
kjrep_status kjr_load_memory(kjr_source *source, const char *data, size_t data_len,
                             const struct kjrep_options *settings, kjrep_error *error);

/* The same from a file; `path` is UTF-8. */
kjrep_status kjr_load_file(kjr_source *source, const char *path, const struct kjrep_options *settings,
                           kjrep_error *error);

/* Could these bytes, which are not UTF-8, be Chinese in a two-byte charset (GB18030, Big5)? */
bool kjr_looks_double_byte(const char *data, size_t data_len);

#endif
