/* What a content is known by in a store: all that the analysis depends on, beside the release. */
#ifndef KJR_QUERY_CONTENT_HASH_H
#define KJR_QUERY_CONTENT_HASH_H

#include "base/settings.h"
#include "base/sha256.h"
#include "kjrep/report.h"

enum { KJR_CONTENT_HASH_TEXT = 2 * KJR_SHA256_BYTES };

typedef struct kjr_content_hash {
    char text[KJR_CONTENT_HASH_TEXT]; /* hexadecimal, not ended by NUL */
    int64_t id;                       /* its first 63 bits */
} kjr_content_hash;

void kjr_hash_report(const kjrep_report *report, kjr_content_hash *out);

/* Of the file at `path`, or of memory where that is NULL: the hash that a report read from it would have. It is loaded
 * for that, but not analysed, which takes much longer. */
kjrep_status kjr_hash_source(const char *path, const char *data, size_t data_len, const struct kjrep_options *settings,
                             kjr_content_hash *out, kjrep_error *error);

#endif
