/* XML of containers, by libxml2's SAX parser: elements by their local name and the namespace that they are of. Nothing
 * outside the document is ever read, and a document type declaration is refused: no format read here has one. */
#ifndef KJR_LOAD_XML_H
#define KJR_LOAD_XML_H

#include "base/settings.h"
#include "kjrep/status.h"

typedef struct kjr_xml_attribute {
    const char *name; /* local */
    const char *uri;  /* of its namespace, NULL when it has none */
    const char *value;
    uint32_t value_len; /* not ended by NUL */
} kjr_xml_attribute;

typedef struct kjr_xml_element {
    const char *name; /* local */
    const char *uri;  /* NULL when it has none */
    const kjr_xml_attribute *attributes;
    uint32_t count;
} kjr_xml_element;

/* What a document is told to, in its order. One that answers with a status < 0 ends the reading with it. */
typedef struct kjr_xml_handler {
    void *payload;
    kjrep_status (*open)(void *payload, const kjr_xml_element *element);
    kjrep_status (*close)(void *payload, const char *name, const char *uri);
    kjrep_status (*text)(void *payload, const char *text, size_t len);
} kjr_xml_handler;

/* Read a document; `part` names it in messages. KJREP_E_CONTAINER with the line where it is not well formed;
 * KJREP_E_LIMIT past the limits of elements, their depth and attributes; KJREP_E_NOMEM. */
kjrep_status kjr_xml_read(const kjr_xml_handler *handler, const char *part, const char *xml, size_t len,
                          const struct kjrep_options *settings, kjrep_error *error);

/* Value of an attribute, whatever its namespace; NULL when the element has none, else its length in *len. */
const char *kjr_xml_value(const kjr_xml_element *element, const char *name, size_t *len);
bool kjr_xml_value_is(const kjr_xml_element *element, const char *name, const char *value);
/* The attribute as a whole number, `otherwise` when it is none. */
int32_t kjr_xml_number(const kjr_xml_element *element, const char *name, int32_t otherwise);

#endif
