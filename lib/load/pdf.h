/* PDF to the loaded text, by poppler: words and where they stand, which the layout of pages makes lines, paragraphs and
 * tables of. */
#ifndef KJR_LOAD_PDF_H
#define KJR_LOAD_PDF_H

#include "base/settings.h"
#include "kjrep/status.h"
#include "load/page_text.h"
#include "load/properties.h"

/* KJREP_E_CONTAINER when it is damaged or encrypted, KJREP_E_UNSUPPORTED for pictures of text, KJREP_E_LIMIT,
 * KJREP_E_NOMEM. */
kjrep_status kjr_pdf_load(kjr_page_text *out, kjr_properties *properties, const char *bytes, size_t len,
                          const struct kjrep_options *settings, kjrep_error *error);

#endif
