#include "load/charset.h"

#include <string.h>

#include "base/utf8.h"

/* ---- Names */

static const struct {
    const char *name;
    kjr_charset charset;
} names[] = {
    {"UTF-8", KJR_CHARSET_UTF8},       {"UTF8", KJR_CHARSET_UTF8},      {"GB18030", KJR_CHARSET_GB18030},
    {"GBK", KJR_CHARSET_GB18030},      {"GB2312", KJR_CHARSET_GB18030}, {"CP936", KJR_CHARSET_GB18030},
    {"GB-2312", KJR_CHARSET_GB18030},  {"X-GBK", KJR_CHARSET_GB18030},  {"GB_2312-80", KJR_CHARSET_GB18030},
    {"BIG5", KJR_CHARSET_BIG5},        {"BIG-5", KJR_CHARSET_BIG5},     {"BIG5-HKSCS", KJR_CHARSET_BIG5},
    {"CP950", KJR_CHARSET_BIG5},       {"X-X-BIG5", KJR_CHARSET_BIG5},  {"UTF-16LE", KJR_CHARSET_UTF16LE},
    {"UTF-16BE", KJR_CHARSET_UTF16BE}, {"UTF-16", KJR_CHARSET_UTF16},   {"UTF16", KJR_CHARSET_UTF16},
};

static bool same_name(const char *a, const char *b)
{
    for (; *a || *b; a++, b++) {
        char x = *a >= 'a' && *a <= 'z' ? (char)(*a - 'a' + 'A') : *a;
        if (x != *b) return false;
    }
    return true;
}

kjr_charset kjr_charset_of_name(const char *name)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (same_name(name, names[i].name)) return names[i].charset;
    }
    return KJR_CHARSET_UNKNOWN;
}

const char *kjr_charset_name(kjr_charset charset)
{
    switch (charset) {
    case KJR_CHARSET_UTF8: return "UTF-8";
    case KJR_CHARSET_GB18030: return "GB18030";
    case KJR_CHARSET_BIG5: return "Big5";
    case KJR_CHARSET_UTF16LE: return "UTF-16LE";
    case KJR_CHARSET_UTF16BE: return "UTF-16BE";
    case KJR_CHARSET_UTF16: return "UTF-16";
    default: return "unknown";
    }
}

bool kjr_charset_agrees(kjr_charset claimed, kjr_charset found)
{
    bool is_utf16 = found == KJR_CHARSET_UTF16LE || found == KJR_CHARSET_UTF16BE;
    return claimed == found || (claimed == KJR_CHARSET_UTF16 && is_utf16);
}

/* ---- Marks */

kjr_charset kjr_charset_of_mark(const char *data, size_t len, size_t *mark_len)
{
    static const struct {
        const char *bytes;
        size_t len;
        kjr_charset charset;
    } marks[] = {{"\xEF\xBB\xBF", 3, KJR_CHARSET_UTF8},
                 {"\xFF\xFE", 2, KJR_CHARSET_UTF16LE},
                 {"\xFE\xFF", 2, KJR_CHARSET_UTF16BE},
                 {"\x84\x31\x95\x33", 4, KJR_CHARSET_GB18030}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        *mark_len = marks[i].len;
        if (len >= marks[i].len && memcmp(data, marks[i].bytes, marks[i].len) == 0) return marks[i].charset;
    }
    *mark_len = 0;
    return KJR_CHARSET_UNKNOWN;
}

/* ---- Characters */

enum { REPLACEMENT = 0xFFFD, CAPITAL_E = 0xCA, SMALL_E = 0xEA };

/* A pair that is no character goes together, but for an ASCII byte behind, which may well be a character. */
static size_t step_double_byte(const char *at, size_t len, uint32_t code_point)
{
    unsigned char lead = (unsigned char)at[0];
    if (len < 2 || lead == 0x80 || lead == 0xFF) return 1;
    return (unsigned char)at[1] >= 0x80 || code_point != REPLACEMENT ? 2 : 1;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static size_t step_gb18030(const char *at, size_t len, uint32_t code_point)
{
    bool four = len >= 4 && is_digit(at[1]) && (unsigned char)at[2] >= 0x80 && is_digit(at[3]);
    return four ? 4 : step_double_byte(at, len, code_point);
}

/* The Hong Kong supplement has four codes for two code points each: Ê and ê with a macron or a caron. */
static bool is_half_of_code(const char *at, size_t len, uint32_t code_point)
{
    unsigned code = len < 2 ? 0 : (unsigned)(unsigned char)at[0] << 8 | (unsigned char)at[1];
    return (code_point == CAPITAL_E && (code == 0x8862 || code == 0x8864)) ||
           (code_point == SMALL_E && (code == 0x88A3 || code == 0x88A5));
}

/* What stands for no character is U+FFFD, which may also be there as it is. */
static size_t step_utf8(const char *at, size_t len)
{
    uint32_t code_point;
    size_t size = kjr_utf8_decode(at, len, &code_point);
    return size ? size : kjr_utf8_skip(at, len);
}

size_t kjr_charset_step(kjr_charset charset, const char *at, size_t len, uint32_t code_point)
{
    size_t unit = len < 2 ? len : 2;
    switch (charset) {
    case KJR_CHARSET_UTF16LE:
    case KJR_CHARSET_UTF16BE: return code_point >= 0x10000 ? 2 * unit : unit;
    case KJR_CHARSET_GB18030: return (unsigned char)at[0] < 0x80 ? 1 : step_gb18030(at, len, code_point);
    case KJR_CHARSET_BIG5:
        if ((unsigned char)at[0] < 0x80) return 1;
        return is_half_of_code(at, len, code_point) ? 0 : step_double_byte(at, len, code_point);
    default: return step_utf8(at, len);
    }
}

size_t kjr_charset_find_nul(kjr_charset charset, const char *data, size_t at, size_t len)
{
    if (charset != KJR_CHARSET_UTF16LE && charset != KJR_CHARSET_UTF16BE) {
        const char *found = at < len ? memchr(data + at, 0, len - at) : NULL;
        return found ? (size_t)(found - data) : len;
    }
    for (; at + 1 < len; at += 2) {
        if (!data[at] && !data[at + 1]) return at;
    }
    return len;
}
