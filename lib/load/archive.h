/* Zip archives: which format one is of, and its text. */
#ifndef KJR_LOAD_ARCHIVE_H
#define KJR_LOAD_ARCHIVE_H

#include "load/source.h"

/* Read the archive into `source`. KJREP_E_UNSUPPORTED, with advice, for a format that is not read. */
kjrep_status kjr_load_archive(kjr_source *source, const kjr_bytes *bytes, const struct kjrep_options *settings,
                              kjrep_error *error);

#endif
