/* Bytes of the loaded text to code points, lines and columns, and back. */
#ifndef KJR_TEXT_LOCATE_H
#define KJR_TEXT_LOCATE_H

#include "text/view.h"

/* Code points before `byte`; an offset inside a character means that character. */
uint32_t kjr_locate_character(const kjr_view *view, uint32_t byte);
/* Line (from 1) that holds `byte`, and the byte that it starts at. */
uint32_t kjr_locate_line(const kjr_view *view, uint32_t byte, uint32_t *line_start);
/* Byte of code point `character`; text_len for the one past the last. */
uint32_t kjr_locate_byte(const kjr_view *view, uint32_t character);

#endif
