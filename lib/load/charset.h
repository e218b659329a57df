/* The charsets that are read: their names, their marks, how many bytes a character takes. */
#ifndef KJR_LOAD_CHARSET_H
#define KJR_LOAD_CHARSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum kjr_charset {
    KJR_CHARSET_UNKNOWN,
    KJR_CHARSET_UTF8,
    KJR_CHARSET_GB18030, /* and what it includes: GBK, GB2312 */
    KJR_CHARSET_BIG5,    /* with the Hong Kong supplement where iconv has it */
    KJR_CHARSET_UTF16LE,
    KJR_CHARSET_UTF16BE,
    KJR_CHARSET_UTF16 /* as a claim alone: of either byte order */
} kjr_charset;

/* The charset that `name` means, in any case and under any of its usual names. */
kjr_charset kjr_charset_of_name(const char *name);
/* "GB18030". Static. */
const char *kjr_charset_name(kjr_charset charset);

/* The charset that a byte order mark at the start tells, and the length of the mark. */
kjr_charset kjr_charset_of_mark(const char *data, size_t len, size_t *mark_len);

/* Could bytes of charset `claimed` be of `found`? */
bool kjr_charset_agrees(kjr_charset claimed, kjr_charset found);

/* Bytes of the character at `at`, which was decoded to `code_point`; U+FFFD also stands for bytes that are no
 * character. 0 when the next code point is of the same bytes. */
size_t kjr_charset_step(kjr_charset charset, const char *at, size_t len, uint32_t code_point);

/* First U+0000 in [at, len), `len` when there is none. */
size_t kjr_charset_find_nul(kjr_charset charset, const char *data, size_t at, size_t len);

#endif
