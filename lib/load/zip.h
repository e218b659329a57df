/* Archives in memory, by libzip: what they hold, within limits. */
#ifndef KJR_LOAD_ZIP_H
#define KJR_LOAD_ZIP_H

#include "load/file.h"

typedef struct kjr_zip {
    struct zip *archive;
    const struct kjrep_options *settings;
    kjrep_error *error;
    uint64_t unpacked; /* bytes, of all parts read so far */
} kjr_zip;

/* Open the archive that `data` is, which stays the caller's and must outlive it. `zip` is zero-initialized but for
 * settings and error, and ended by kjr_zip_end() whatever the outcome. KJREP_E_CONTAINER for what is broken, encrypted
 * or no archive, KJREP_E_LIMIT for one with too many parts, KJREP_E_NOMEM. */
kjrep_status kjr_zip_open(kjr_zip *zip, const char *data, size_t len);
void kjr_zip_end(kjr_zip *zip);

bool kjr_zip_has(const kjr_zip *zip, const char *name);

/* Unpack a part. `bytes` is zero-initialized by the caller, who frees its items whatever the outcome. KJREP_ABSENT when
 * there is no such part; KJREP_E_LIMIT when it, or all that were read, unpack to more than is allowed. */
kjrep_status kjr_zip_read(kjr_zip *zip, const char *name, kjr_bytes *bytes);

#endif
