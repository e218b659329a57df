/* Bytes of a charset to UTF-8, and which byte each character of that came from. */
#ifndef KJR_LOAD_DECODE_H
#define KJR_LOAD_DECODE_H

#include "base/memory.h"
#include "kjrep/status.h"
#include "load/charset.h"

/* A character that begins at byte `source` of the input and byte `text` of the text. */
typedef struct kjr_anchor {
    uint32_t source, text;
} kjr_anchor;

typedef struct kjr_decoded {
    kjr_charset charset;
    KJR_VECTOR(char) text;          /* UTF-8 */
    KJR_VECTOR(kjr_anchor) anchors; /* the first is that of the first character */
    uint64_t replaced;              /* places where U+FFFD stands for bytes that are no character, or U+0000 */
} kjr_decoded;

/* Decode data[at, len). `decoded` is zero-initialized by the caller, who frees text and anchors whatever the outcome.
 * `replace`: what cannot be decoded becomes U+FFFD; else it is refused with its place in `data`: KJREP_E_CHARSET.
 * KJREP_E_UNSUPPORTED where iconv has not the charset. */
kjrep_status kjr_decode(kjr_decoded *decoded, kjr_charset charset, const char *data, size_t at, size_t len,
                        bool replace, const kjrep_allocator *allocator, kjrep_error *error);

/* Copy UTF-8 with U+FFFD for what is none, and for U+0000. */
kjrep_status kjr_repair_utf8(kjr_decoded *decoded, const char *data, size_t len, const kjrep_allocator *allocator,
                             kjrep_error *error);

/* Byte of `data` that the character at byte `text_byte` of the decoded text came from. */
size_t kjr_decoded_origin(const kjr_decoded *decoded, const char *data, size_t len, size_t text_byte);

#endif
