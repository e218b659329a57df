/* What the parts of a DOCX file say of looks and of editing sessions. */
#ifndef KJR_LOAD_DOCX_LOOKS_H
#define KJR_LOAD_DOCX_LOOKS_H

#include <stddef.h>

/* Take it out of `xml`, in place; returns how many bytes are left. What is not written as Word and WPS write it stays. */
size_t kjr_docx_drop_looks(char *xml, size_t len);

#endif
