/* Errors of libxml2, which prints them where nobody takes them. */
#ifndef KJR_LOAD_XML_ERRORS_H
#define KJR_LOAD_XML_ERRORS_H

#include <libxml/xmlerror.h>

/* Whom libxml2 told on this thread before. */
typedef struct kjr_xml_errors {
    xmlStructuredErrorFunc function;
    void *context;
} kjr_xml_errors;

/* From here on nothing is printed on this thread, and a parser that is out of memory stops: it would go on for ever with
 * what it cannot take in. What was before is put back in the end. */
kjr_xml_errors kjr_xml_errors_take(void);
void kjr_xml_errors_give_back(const kjr_xml_errors *before);

#endif
