#include "load/xml_errors.h"

#include <libxml/parser.h>

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_pointer;
#else
typedef xmlErrorPtr error_pointer;
#endif

static void take(void *context, error_pointer error)
{
    (void)context;
    if (error->code == XML_ERR_NO_MEMORY && error->ctxt) xmlStopParser(error->ctxt);
}

kjr_xml_errors kjr_xml_errors_take(void)
{
    kjr_xml_errors before = {xmlStructuredError, xmlStructuredErrorContext};
    xmlSetStructuredErrorFunc(NULL, take);
    return before;
}

void kjr_xml_errors_give_back(const kjr_xml_errors *before)
{
    xmlSetStructuredErrorFunc(before->context, before->function);
}
