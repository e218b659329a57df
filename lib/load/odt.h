/* ODT (OpenDocument 1.0 to 1.3, text) to the loaded text: one paragraph a line, labels of automatic numbering written out,
 * tables with their cells, notes behind the body, headers and footers as furniture. */
#ifndef KJR_LOAD_ODT_H
#define KJR_LOAD_ODT_H

#include "load/office_text.h"
#include "load/properties.h"
#include "load/zip.h"

/* Read the archive. KJREP_ABSENT when it is no OpenDocument file, KJREP_E_UNSUPPORTED when it is one of another kind;
 * KJREP_E_CONTAINER, KJREP_E_LIMIT, KJREP_E_NOMEM. */
kjrep_status kjr_odt_load(kjr_office_text *out, kjr_properties *properties, kjr_zip *zip);

#endif
