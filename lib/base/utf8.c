#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

#include "base/error.h"

/* Length by the first byte, 0 for none, and the range of the second byte. */
static size_t expected(unsigned char lead, unsigned char *least, unsigned char *most)
{
    *least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    *most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

/* Bytes that go together from `at`, at most `size`. */
static size_t together(const unsigned char *at, size_t len, size_t size, unsigned char least, unsigned char most)
{
    size_t good = 1;
    if (size > len) size = len;
    if (good < size && at[1] >= least && at[1] <= most) good++;
    else return good;
    while (good < size && (at[good] & 0xC0) == 0x80)
        good++;
    return good;
}

size_t kjr_utf8_decode(const char *text, size_t len, uint32_t *code_point)
{
    const unsigned char *at = (const unsigned char *)text;
    unsigned char least, most;
    if (!len) return 0;
    if (at[0] < 0x80) {
        *code_point = at[0];
        return 1;
    }
    size_t size = expected(at[0], &least, &most);
    if (!size || together(at, len, size, least, most) < size) return 0;
    uint32_t value = at[0] & (0xFFu >> (size + 1));
    for (size_t i = 1; i < size; i++)
        value = value << 6 | (at[i] & 0x3Fu);
    *code_point = value;
    return size;
}

size_t kjr_utf8_encode(uint32_t code_point, char *out)
{
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        out[0] = (char)(0xC0 | code_point >> 6);
        out[1] = (char)(0x80 | (code_point & 0x3F));
        return 2;
    }
    size_t size = code_point < 0x10000 ? 3 : 4;
    out[0] = (char)(size == 3 ? 0xE0 | code_point >> 12 : 0xF0 | code_point >> 18);
    for (size_t i = 1; i < size; i++)
        out[i] = (char)(0x80 | (code_point >> 6 * (size - 1 - i) & 0x3F));
    return size;
}

size_t kjr_utf8_skip(const char *text, size_t len)
{
    const unsigned char *at = (const unsigned char *)text;
    unsigned char least, most;
    size_t size = expected(at[0], &least, &most);
    return size > 1 ? together(at, len, size, least, most) : 1;
}

void kjr_utf8_locate(const char *text, size_t len, uint32_t *line, uint32_t *column)
{
    *line = *column = 1;
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == len || text[i + 1] != '\n'))) {
            ++*line;
            *column = 1;
        } else if (text[i] != '\r' && ((unsigned char)text[i] & 0xC0) != 0x80) {
            ++*column;
        }
    }
}

/* Eight bytes of ASCII, none of them 0? Says no, too, where 1 stands behind a 0. */
static bool is_ascii_word(const char *at)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = UINT64_C(0x8080808080808080);
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return !((word | (word - ones)) & tops);
}

/* Three bytes whose second has no range of its own: all of Han and its marks. */
static bool is_common(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    return at[0] > 0xE0 && at[0] < 0xED && (at[1] & 0xC0) == 0x80 && (at[2] & 0xC0) == 0x80;
}

size_t kjr_utf8_find_bad(const char *text, size_t len)
{
    size_t at = 0;
    while (at < len) {
        if (len - at >= sizeof(uint64_t)) {
            size_t step = is_common(text + at) ? 3 : is_ascii_word(text + at) ? sizeof(uint64_t) : 0;
            at += step;
            if (step) continue;
        }
        uint32_t code_point = (unsigned char)text[at];
        size_t size = code_point - 1 < 0x7F ? 1 : kjr_utf8_decode(text + at, len - at, &code_point);
        if (!size || !code_point) break;
        at += size;
    }
    return at;
}

kjrep_status kjr_utf8_refuse(const char *text, size_t byte, kjrep_error *error)
{
    uint32_t line, column;
    kjr_utf8_locate(text, byte, &line, &column);
    if (text[byte] == 0) kjr_fail(error, KJREP_E_UTF8, "U+0000 at byte %zu", byte);
    else kjr_fail(error, KJREP_E_UTF8, "not UTF-8: byte 0x%02X at byte %zu", (unsigned char)text[byte], byte);
    return kjr_fail_at(error, KJREP_E_UTF8, byte, line, column);
}
