#include "load/decode.h"

#include <errno.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"

/* Text is made in pieces, each of which begins with an anchor, so that nothing has to be counted on the way. A piece's
 * text is at most three times as long: U+FFFD for a single byte. */
enum { PIECE = 1024, ROOM = PIECE * 3 + 16 };

/* One U+FFFD; returns how many bytes it stands for. */
static size_t put_replacement(kjr_decoded *decoded, const char *at, size_t len)
{
    static const char replacement[] = {'\xEF', '\xBF', '\xBD'};
    memcpy(decoded->text.items + decoded->text.count, replacement, sizeof replacement);
    decoded->text.count += sizeof replacement;
    decoded->replaced++;
    return kjr_charset_step(decoded->charset, at, len, 0xFFFD);
}

/* ---- Through iconv */

#ifdef KJREP_WITH_CHARSETS
#include <iconv.h>

typedef struct decoder {
    kjr_decoded *decoded;
    const kjrep_allocator *allocator;
    kjrep_error *error;
    iconv_t converter;
    const char *data;
    size_t at, len;
    size_t nul; /* the next U+0000 */
    bool replace;
} decoder;

static iconv_t open_converter(kjr_charset charset)
{
    iconv_t converter = (iconv_t)-1;
    if (charset == KJR_CHARSET_BIG5) converter = iconv_open("UTF-8", "BIG5-HKSCS");
    return converter == (iconv_t)-1 ? iconv_open("UTF-8", kjr_charset_name(charset)) : converter;
}

static kjrep_status refuse(decoder *d)
{
    const unsigned char *at = (const unsigned char *)d->data + d->at;
    const char *charset = kjr_charset_name(d->decoded->charset);
    uint32_t line, column;
    if (d->at == d->nul) kjr_fail(d->error, KJREP_E_CHARSET, "U+0000 at byte %zu", d->at);
    else if (d->len - d->at < 2)
        kjr_fail(d->error, KJREP_E_CHARSET, "not %s: byte 0x%02X at byte %zu, the last", charset, at[0], d->at);
    else kjr_fail(d->error, KJREP_E_CHARSET, "not %s: bytes 0x%02X 0x%02X at byte %zu", charset, at[0], at[1], d->at);
    kjr_utf8_locate(d->decoded->text.items, d->decoded->text.count, &line, &column);
    return kjr_fail_at(d->error, KJREP_E_CHARSET, d->at, line, column);
}

/* Decode to the end of the piece, to what is no character, or to a character that goes over the end. */
static kjrep_status convert(decoder *d, size_t end, int *reason)
{
    char *in = (char *)d->data + d->at, *out = d->decoded->text.items + d->decoded->text.count, *start = out;
    size_t in_left = end - d->at, out_left = d->decoded->text.capacity - d->decoded->text.count;
    *reason = iconv(d->converter, &in, &in_left, &out, &out_left) == (size_t)-1 ? errno : 0;
    if (*reason == ENOMEM || *reason == E2BIG) return kjr_fail_memory(d->error);
    if (iconv(d->converter, NULL, NULL, &out, &out_left) == (size_t)-1) return kjr_fail_memory(d->error);
    d->at = end - in_left;
    d->decoded->text.count += (uint32_t)(out - start);
    return KJREP_OK;
}

static kjrep_status decode_piece(decoder *d)
{
    size_t end = d->len - d->at > PIECE ? d->at + PIECE : d->len, start = d->at;
    bool cut = end < d->len;
    kjr_anchor *anchor = KJR_PUSH(d->allocator, &d->decoded->anchors);
    if (!anchor || !KJR_RESERVE(d->allocator, &d->decoded->text, ROOM)) return kjr_fail_memory(d->error);
    *anchor = (kjr_anchor){(uint32_t)d->at, d->decoded->text.count};
    while (d->at < end) {
        int reason = 0;
        kjrep_status rc = KJREP_OK;
        if (d->nul < d->at) d->nul = kjr_charset_find_nul(d->decoded->charset, d->data, d->at, d->len);
        if (d->at < d->nul) rc = convert(d, end < d->nul ? end : d->nul, &reason);
        if (rc < 0) return rc;
        if (reason == EINVAL && cut && end <= d->nul && d->at > start) break; /* the next piece begins with it */
        if (d->at >= end || (!reason && d->at < d->nul)) continue;
        if (!d->replace) return refuse(d);
        d->at += put_replacement(d->decoded, d->data + d->at, d->len - d->at);
    }
    return d->decoded->text.count > INT32_MAX ? kjr_fail(d->error, KJREP_E_LIMIT, "text of more than 2 GiB") : KJREP_OK;
}

kjrep_status kjr_decode(kjr_decoded *decoded, kjr_charset charset, const char *data, size_t at, size_t len,
                        bool replace, const kjrep_allocator *allocator, kjrep_error *error)
{
    decoder d = {.decoded = decoded,
                 .allocator = allocator,
                 .error = error,
                 .data = data,
                 .at = at,
                 .len = len,
                 .replace = replace};
    kjrep_status rc = KJREP_OK;
    decoded->charset = charset;
    d.converter = open_converter(charset);
    if (d.converter == (iconv_t)-1) {
        if (errno == ENOMEM) return kjr_fail_memory(error);
        return kjr_fail(error, KJREP_E_UNSUPPORTED, "iconv of this system has no %s", kjr_charset_name(charset));
    }
    d.nul = kjr_charset_find_nul(charset, data, at, len);
    while (rc == KJREP_OK && d.at < len)
        rc = decode_piece(&d);
    iconv_close(d.converter);
    return rc;
}
#else
kjrep_status kjr_decode(kjr_decoded *decoded, kjr_charset charset, const char *data, size_t at, size_t len,
                        bool replace, const kjrep_allocator *allocator, kjrep_error *error)
{
    (void)decoded, (void)data, (void)at, (void)len, (void)replace, (void)allocator;
    return kjr_fail(error, KJREP_E_UNSUPPORTED, "%s text: this build reads UTF-8 only", kjr_charset_name(charset));
}
#endif

/* ---- UTF-8 with faults */

kjrep_status kjr_repair_utf8(kjr_decoded *decoded, const char *data, size_t len, const kjrep_allocator *allocator,
                             kjrep_error *error)
{
    size_t at = 0;
    decoded->charset = KJR_CHARSET_UTF8;
    while (at < len) {
        size_t end = len - at > PIECE ? at + PIECE : len;
        kjr_anchor *anchor = KJR_PUSH(allocator, &decoded->anchors);
        if (!anchor || !KJR_RESERVE(allocator, &decoded->text, ROOM)) return kjr_fail_memory(error);
        *anchor = (kjr_anchor){(uint32_t)at, decoded->text.count};
        while (at < end) {
            uint32_t code_point;
            size_t size = kjr_utf8_decode(data + at, len - at, &code_point);
            if (size && code_point) {
                memcpy(decoded->text.items + decoded->text.count, data + at, size);
                decoded->text.count += (uint32_t)size;
                at += size;
            } else {
                at += put_replacement(decoded, data + at, len - at);
            }
        }
        if (decoded->text.count > INT32_MAX) return kjr_fail(error, KJREP_E_LIMIT, "text of more than 2 GiB");
    }
    return KJREP_OK;
}

/* ---- Places */

size_t kjr_decoded_origin(const kjr_decoded *decoded, const char *data, size_t len, size_t text_byte)
{
    uint32_t low = 0, high = decoded->anchors.count; /* text of [low] <= text_byte < text of [high] */
    if (text_byte >= decoded->text.count || high == 0) return len;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (decoded->anchors.items[middle].text <= text_byte) low = middle;
        else high = middle;
    }
    size_t source = decoded->anchors.items[low].source, at = decoded->anchors.items[low].text;
    while (at < text_byte && source < len) {
        uint32_t code_point;
        size_t size = kjr_utf8_decode(decoded->text.items + at, decoded->text.count - at, &code_point);
        if (text_byte - at < size) break; /* inside a character */
        source += kjr_charset_step(decoded->charset, data + source, len - source, code_point);
        at += size;
    }
    return source;
}
