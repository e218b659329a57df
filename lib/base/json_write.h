/* What is written as JSON in more than one stage. */
#ifndef KJR_BASE_JSON_WRITE_H
#define KJR_BASE_JSON_WRITE_H

#include "kjrep/source.h"

/* Where the bytes go. */
typedef void kjr_json_put(void *context, const char *text, size_t len);

/* A string with its quotes; what is no UTF-8 becomes U+FFFD. */
void kjr_json_put_string(kjr_json_put *put, void *context, const char *text, size_t len);

/* A place in the original: {"part":"word/document.xml","paragraph":12,"run":3}. */
void kjr_json_put_origin(kjr_json_put *put, void *context, const kjrep_place *place);

#endif
