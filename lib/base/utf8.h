/* Well-formed UTF-8, as in table 3-7 of Unicode. */
#ifndef KJR_BASE_UTF8_H
#define KJR_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

#include "kjrep/status.h"

/* Bytes of the character at `text`, its code point in *code_point; 0 when there is none. */
size_t kjr_utf8_decode(const char *text, size_t len, uint32_t *code_point);

/* Write a code point, which is no surrogate, to `out`, at most 4 bytes; returns how many. */
size_t kjr_utf8_encode(uint32_t code_point, char *out);

/* Bytes at `text`, where no character is, that one U+FFFD stands for: as many as begin a character, at least one. */
size_t kjr_utf8_skip(const char *text, size_t len);

/* Line and column, from 1, of the place behind the text. A line ends at LF, CRLF or lone CR; columns count code points. */
void kjr_utf8_locate(const char *text, size_t len, uint32_t *line, uint32_t *column);

/* First byte of what is no character or U+0000; `len` when there is none. */
size_t kjr_utf8_find_bad(const char *text, size_t len);

/* The error for such a byte: KJREP_E_UTF8 with its place. */
kjrep_status kjr_utf8_refuse(const char *text, size_t byte, kjrep_error *error);

#endif
