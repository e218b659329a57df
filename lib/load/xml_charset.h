/* The charset of XML: it is made UTF-8 before libxml2 sees it, which prints what it cannot convert. */
#ifndef KJR_LOAD_XML_CHARSET_H
#define KJR_LOAD_XML_CHARSET_H

#include "load/decode.h"

/* Let *xml be the document in UTF-8 without a mark: what it was, or the text of `decoded`, which is zero-initialized and
 * whose text and anchors the caller frees whatever the outcome. KJREP_E_CONTAINER for what is no XML from its first byte;
 * KJREP_E_CHARSET, KJREP_E_UNSUPPORTED, KJREP_E_NOMEM. */
kjrep_status kjr_xml_to_utf8(kjr_decoded *decoded, const char **xml, size_t *len, const char *part,
                             const kjrep_allocator *allocator, kjrep_error *error);

#endif
