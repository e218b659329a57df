/* DOCX (ECMA-376 WordprocessingML) to the loaded text: one paragraph a line, labels of automatic numbering written out,
 * tables with their cells, notes behind the body. */
#ifndef KJR_LOAD_DOCX_H
#define KJR_LOAD_DOCX_H

#include "load/office_text.h"
#include "load/properties.h"
#include "load/zip.h"

/* Read the archive. KJREP_ABSENT when it is no DOCX file; KJREP_E_CONTAINER, KJREP_E_LIMIT, KJREP_E_NOMEM. */
kjrep_status kjr_docx_load(kjr_office_text *out, kjr_properties *properties, kjr_zip *zip);

#endif
