/* Text as a terminal shows it: cells of one half-width character. */
#ifndef KJR_OUTPUT_WIDTH_H
#define KJR_OUTPUT_WIDTH_H

#include <stddef.h>
#include <stdint.h>

#include "output/writer.h"

/* Cells of a code point: 0, 1 or 2; control characters are shown as a blank. */
uint32_t kjr_width(uint32_t code_point);

/* Cells of a text. */
size_t kjr_text_width(const char *text, size_t len);

/* Bytes of the longest beginning of a text that takes at most `cells`. */
size_t kjr_text_within(const char *text, size_t len, size_t cells);

/* Write a text on one line, control characters as blanks. */
void kjr_put_line_text(kjr_writer *writer, const char *text, size_t len);

/* Write a text cut to `cells`, with … where it was cut; returns the cells written. */
size_t kjr_put_cut(kjr_writer *writer, const char *text, size_t len, size_t cells);

/* The same, filled up with blanks to `cells`. */
void kjr_put_column(kjr_writer *writer, const char *text, size_t len, size_t cells);

#endif
