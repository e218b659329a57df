/* Is a text HTML, and in what charset does it say it is? */
#ifndef KJR_LOAD_HTML_SNIFF_H
#define KJR_LOAD_HTML_SNIFF_H

#include "load/charset.h"

/* Does text begin as a page of HTML, or as a piece of one? Bytes of any charset that has ASCII. */
bool kjr_html_is_html(const char *text, size_t len);

/* The charset that <meta> or <?xml?> states; KJR_CHARSET_UNKNOWN when none does. */
kjr_charset kjr_html_charset(const char *text, size_t len);

#endif
