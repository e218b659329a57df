/* The bytes of a file. */
#ifndef KJR_LOAD_FILE_H
#define KJR_LOAD_FILE_H

#include "base/settings.h"
#include "kjrep/status.h"

typedef KJR_VECTOR(char) kjr_bytes;

/* Read all of it, with room for a NUL behind. `bytes` is zero-initialized by the caller, who frees its items whatever
 * the outcome. `path` is UTF-8. */
kjrep_status kjr_read_file(kjr_bytes *bytes, const char *path, const struct kjrep_options *settings,
                           kjrep_error *error);

/* Can a file of that name be opened? */
bool kjr_file_exists(const char *path, const kjrep_allocator *allocator);

/* KJREP_E_LIMIT when an input of so many bytes is too large. */
kjrep_status kjr_check_size(uint64_t bytes, const struct kjrep_options *settings, kjrep_error *error);

#endif
