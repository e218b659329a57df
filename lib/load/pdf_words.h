/* The words on a page of PDF. */
#ifndef KJR_LOAD_PDF_WORDS_H
#define KJR_LOAD_PDF_WORDS_H

#include <poppler.h>

#include "load/page_pieces.h"

static const double KJR_PDF_MILLIMETRES = 25.4 / 72; /* of a point */

/* Add the words of `page` to those of `out`, whose page is open. KJREP_E_NOMEM, KJREP_E_LIMIT for more than `most` bytes
 * of all pages. */
kjrep_status kjr_pdf_read_words(kjr_pages *out, PopplerPage *page, uint64_t most, kjrep_error *error);

#endif
