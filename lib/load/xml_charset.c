#include "load/xml_charset.h"

#include <string.h>

#include "base/error.h"

enum { LONGEST_DECLARATION = 256, LONGEST_NAME = 32 };

/* The name in <?xml version="1.0" encoding="GBK"?>; "" when there is none. */
static void find_declared(const char *xml, size_t len, char name[LONGEST_NAME])
{
    static const char word[] = "encoding";
    size_t most = len < LONGEST_DECLARATION ? len : LONGEST_DECLARATION, at = 5;
    *name = 0;
    if (len < at || memcmp(xml, "<?xml", at) != 0) return;
    while (at + sizeof word < most && xml[at] != '>' && memcmp(xml + at, word, sizeof word - 1) != 0)
        at++;
    if (at + sizeof word >= most || xml[at] == '>') return;
    for (at += sizeof word - 1; at < most && (xml[at] == ' ' || xml[at] == '='); at++)
        ;
    if (at >= most || (xml[at] != '"' && xml[at] != '\'')) return;
    size_t size = 0;
    for (char quote = xml[at++]; at + size < most && xml[at + size] != quote; size++)
        if (size + 1 == LONGEST_NAME) return;
    memcpy(name, xml + at, size);
    name[size] = 0;
}

static kjr_charset charset_of(const char *xml, size_t len, size_t *mark_len)
{
    char name[LONGEST_NAME];
    kjr_charset charset = kjr_charset_of_mark(xml, len, mark_len);
    if (charset != KJR_CHARSET_UNKNOWN) return charset;
    *mark_len = 0;
    if (len > 1 && xml[0] == '<' && xml[1] == 0) return KJR_CHARSET_UTF16LE;
    if (len > 1 && xml[0] == 0 && xml[1] == '<') return KJR_CHARSET_UTF16BE;
    find_declared(xml, len, name);
    charset = kjr_charset_of_name(name);
    /* what is declared in characters of one byte each has these */
    bool wide = charset == KJR_CHARSET_UTF16 || charset == KJR_CHARSET_UTF16LE || charset == KJR_CHARSET_UTF16BE;
    return wide || charset == KJR_CHARSET_UNKNOWN ? KJR_CHARSET_UTF8 : charset;
}

kjrep_status kjr_xml_to_utf8(kjr_decoded *decoded, const char **xml, size_t *len, const char *part,
                             const kjrep_allocator *allocator, kjrep_error *error)
{
    size_t at;
    kjr_charset charset = charset_of(*xml, *len, &at);
    if (charset == KJR_CHARSET_UTF8) {
        *xml += at;
        *len -= at;
    } else {
        kjrep_error found = {.struct_size = sizeof found};
        kjrep_status rc = kjr_decode(decoded, charset, *xml, at, *len, false, allocator, &found);
        if (rc < 0) return kjr_fail(error, rc, "%s: %s", part, found.text);
        *xml = decoded->text.items;
        *len = decoded->text.count;
    }
    if (*len && strchr("< \t\r\n", **xml) && **xml) return KJREP_OK;
    return kjr_fail(error, KJREP_E_CONTAINER, "%s: is no XML", part);
}
