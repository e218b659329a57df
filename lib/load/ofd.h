/* OFD (GB/T 33190) to the loaded text. A page says where words stand, not what they are: lines, paragraphs and the
 * furniture of pages are told by their places. */
#ifndef KJR_LOAD_OFD_H
#define KJR_LOAD_OFD_H

#include "load/page_text.h"
#include "load/properties.h"
#include "load/zip.h"

/* Read the archive. KJREP_ABSENT when it is no OFD file; KJREP_E_CONTAINER, KJREP_E_LIMIT, KJREP_E_NOMEM. */
kjrep_status kjr_ofd_load(kjr_page_text *out, kjr_properties *properties, kjr_zip *zip);
#endif
