#include "base/json.h"

#include <string.h>

#include "base/utf8.h"

enum { DEEPEST = 64 };

typedef struct reader {
    const char *text;
    size_t len, at;
} reader;

static int peek(const reader *r)
{
    return r->at < r->len ? (unsigned char)r->text[r->at] : -1;
}

static void skip_blanks(reader *r)
{
    while (r->at < r->len && strchr(" \t\r\n", r->text[r->at]) && r->text[r->at])
        r->at++;
}

static bool take(reader *r, char expected)
{
    skip_blanks(r);
    if (peek(r) != (unsigned char)expected) return false;
    r->at++;
    return true;
}

static int hex_value(int byte)
{
    if (byte >= '0' && byte <= '9') return byte - '0';
    byte |= 0x20;
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

static bool read_hex(reader *r, uint32_t *unit)
{
    *unit = 0;
    for (int i = 0; i < 4; i++, r->at++) {
        int digit = hex_value(peek(r));
        if (digit < 0) return false;
        *unit = *unit << 4 | (uint32_t)digit;
    }
    return true;
}

/* The escape behind a backslash, written to `out` (4 bytes at most); its length, 0 when it is none. */
static size_t read_escape(reader *r, char *out)
{
    static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    int letter = peek(r);
    uint32_t unit, low;
    if (letter <= 0) return 0;
    const char *known = strchr(letters, letter);
    if (known) {
        r->at++;
        out[0] = meant[known - letters];
        return 1;
    }
    if (letter != 'u') return 0;
    r->at++;
    if (!read_hex(r, &unit)) return 0;
    if (unit >= 0xD800 && unit < 0xDC00) {
        if (peek(r) != '\\' || r->at + 1 >= r->len || r->text[r->at + 1] != 'u') return 0;
        r->at += 2;
        if (!read_hex(r, &low) || low < 0xDC00 || low > 0xDFFF) return 0;
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    } else if (unit >= 0xDC00 && unit < 0xE000) {
        return 0;
    }
    return kjr_utf8_encode(unit, out);
}

/* A string; `out` NULL only checks. Escapes are never shorter than what they stand for. */
static bool read_string(reader *r, char *out, size_t *out_len)
{
    char piece[4];
    size_t len = 0;
    if (peek(r) != '"') return false;
    for (r->at++;;) {
        int byte = peek(r);
        if (byte < 0x20) return false;
        r->at++;
        if (byte == '"') break;
        size_t size = 1;
        piece[0] = (char)byte;
        if (byte == '\\' && !(size = read_escape(r, piece))) return false;
        if (out) memcpy(out + len, piece, size);
        len += size;
    }
    *out_len = len;
    return true;
}

static bool read_digits(reader *r)
{
    size_t from = r->at;
    while (peek(r) >= '0' && peek(r) <= '9')
        r->at++;
    return r->at > from;
}

static bool read_number(reader *r)
{
    if (peek(r) == '-') r->at++;
    if (peek(r) == '0') r->at++;
    else if (!read_digits(r)) return false;
    if (peek(r) == '.') {
        r->at++;
        if (!read_digits(r)) return false;
    }
    if (peek(r) == 'e' || peek(r) == 'E') {
        r->at++;
        if (peek(r) == '+' || peek(r) == '-') r->at++;
        if (!read_digits(r)) return false;
    }
    return true;
}

static bool read_word(reader *r, const char *word)
{
    size_t len = strlen(word);
    if (r->len - r->at < len || memcmp(r->text + r->at, word, len) != 0) return false;
    r->at += len;
    return true;
}

static bool read_scalar(reader *r)
{
    size_t len;
    switch (peek(r)) {
    case '"': return read_string(r, NULL, &len);
    case 't': return read_word(r, "true");
    case 'f': return read_word(r, "false");
    case 'n': return read_word(r, "null");
    default: return read_number(r);
    }
}

static bool read_key(reader *r)
{
    size_t len;
    skip_blanks(r);
    return read_string(r, NULL, &len) && take(r, ':');
}

/* Any value, lists and objects too; what is open is remembered in a bit each. */
static bool read_value(reader *r)
{
    uint64_t objects = 0;
    uint32_t depth = 0;
    for (;;) {
        skip_blanks(r);
        int byte = peek(r);
        if (byte == '{' || byte == '[') {
            if (depth == DEEPEST) return false;
            objects = objects << 1 | (byte == '{');
            depth++;
            r->at++;
            skip_blanks(r);
            if (peek(r) != (byte == '{' ? '}' : ']')) {
                if (byte == '{' && !read_key(r)) return false;
                continue;
            }
        } else if (!read_scalar(r)) {
            return false;
        }
        for (;;) { /* behind a value, or at the end of an empty list */
            skip_blanks(r);
            if (depth && peek(r) == (objects & 1 ? '}' : ']')) {
                r->at++;
                objects >>= 1;
                depth--;
                continue;
            }
            break;
        }
        if (!depth) return true;
        if (!take(r, ',') || (objects & 1 && !read_key(r))) return false;
    }
}

static int take_member(reader *r, kjr_json_member *member, kjr_arena *arena)
{
    size_t from = r->at;
    bool string = peek(r) == '"';
    if (string) {
        if (!read_string(r, NULL, &member->value_len)) return KJR_JSON_BAD;
        char *value = kjr_arena_alloc(arena, member->value_len + 1);
        if (!value) return KJR_JSON_NO_MEMORY;
        r->at = from;
        read_string(r, value, &member->value_len);
        value[member->value_len] = 0;
        member->value = value;
    } else if (!read_value(r)) {
        return KJR_JSON_BAD;
    }
    member->raw = r->text + from;
    member->raw_len = r->at - from;
    if (!string && !(member->raw_len == 4 && memcmp(member->raw, "null", 4) == 0)) {
        member->value = member->raw;
        member->value_len = member->raw_len;
    }
    return KJR_JSON_OK;
}

static int read_object(reader *r, kjr_json_member *members, uint32_t members_count, kjr_arena *arena)
{
    if (!take(r, '{')) return KJR_JSON_BAD;
    skip_blanks(r);
    if (peek(r) == '}') {
        r->at++;
        return KJR_JSON_OK;
    }
    do {
        skip_blanks(r);
        size_t key = r->at + 1;
        if (!read_key(r)) return KJR_JSON_BAD;
        kjr_json_member *wanted = NULL;
        for (uint32_t i = 0; i < members_count; i++) {
            size_t len = strlen(members[i].name);
            if (r->len - key > len && memcmp(r->text + key, members[i].name, len) == 0 && r->text[key + len] == '"')
                wanted = &members[i];
        }
        skip_blanks(r);
        int rc = wanted ? take_member(r, wanted, arena) : read_value(r) ? KJR_JSON_OK : KJR_JSON_BAD;
        if (rc != KJR_JSON_OK) return rc;
    } while (take(r, ','));
    return take(r, '}') ? KJR_JSON_OK : KJR_JSON_BAD;
}

int kjr_json_read(const char *text, size_t text_len, kjr_json_member *members, uint32_t members_count, kjr_arena *arena,
                  size_t *at)
{
    reader r = {text, text_len, 0};
    int rc = read_object(&r, members, members_count, arena);
    skip_blanks(&r);
    if (rc == KJR_JSON_OK && r.at < r.len) rc = KJR_JSON_BAD;
    *at = r.at;
    return rc;
}
