/* Styles of a page that say nothing of its text. */
#ifndef KJR_LOAD_HTML_STYLES_H
#define KJR_LOAD_HTML_STYLES_H

#include <stddef.h>

/* Take them out of a page; returns its new length. Cost: one pass. */
size_t kjr_html_drop_styles(char *text, size_t len);

#endif
