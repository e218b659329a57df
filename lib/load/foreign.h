/* Formats that are known by their bytes but not read: what such a file is, and how to make one of it that is read. */
#ifndef KJR_LOAD_FOREIGN_H
#define KJR_LOAD_FOREIGN_H

#include "base/settings.h"
#include "kjrep/status.h"

/* KJREP_E_UNSUPPORTED with advice, in the language of KJREP_OPT_LANGUAGE, when the bytes are of such a format; KJREP_OK
 * when they are not. */
kjrep_status kjr_refuse_foreign(const char *bytes, size_t len, const struct kjrep_options *settings,
                                kjrep_error *error);

#endif
