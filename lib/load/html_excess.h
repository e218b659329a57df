/* What a page of HTML says to browsers alone. */
#ifndef KJR_LOAD_HTML_EXCESS_H
#define KJR_LOAD_HTML_EXCESS_H

#include <stddef.h>

/* Take comments, scripts and styles that hide nothing and number nothing out of `text`, in place; returns how many bytes
 * are left. Elements stay, without their content. */
size_t kjr_html_drop_excess(char *text, size_t len);

#endif
