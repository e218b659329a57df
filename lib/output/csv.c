#include "output/csv.h"

#include <string.h>

#include "base/utf8.h"

/* Only digits and their marks, or words that are no part of a formula. */
static bool is_number_like(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte < 0x80 && (byte < '0' || byte > '9') && byte != '.' && byte != ',' && byte != '%') return false;
    }
    return len > 0;
}

/* Whether a spreadsheet could take the words for a formula; the wide forms of the signs count too, as some do. */
static bool is_formula_like(const char *text, size_t len)
{
    uint32_t first = 0;
    size_t size = kjr_utf8_decode(text, len, &first);
    switch (first) {
    case '=':
    case '@':
    case '\t':
    case '\r':
    case '\n':
    case 0xFF1D: /* ＝ */
    case 0xFF20: /* ＠ */ return true;
    case '+':
    case '-':
    case 0xFF0B: /* ＋ */
    case 0xFF0D: /* － */ return !is_number_like(text + size, len - size);
    default: return false;
    }
}

void kjr_csv_put_quoted(kjr_writer *writer, const char *text, size_t len)
{
    while (len > 0) {
        const char *quote = memchr(text, '"', len);
        size_t piece = quote ? (size_t)(quote - text) + 1 : len;
        kjr_put(writer, text, piece);
        if (quote) kjr_put(writer, "\"", 1);
        text += piece;
        len -= piece;
    }
}

void kjr_csv_cell(kjr_writer *writer, const char *text, size_t len, bool guarded)
{
    if (!text) return;
    bool guard = guarded && is_formula_like(text, len), quoted = guard || len == 0;
    for (size_t i = 0; i < len && !quoted; i++)
        quoted = text[i] == '"' || text[i] == ',' || text[i] == '\n' || text[i] == '\r';
    if (!quoted) {
        kjr_put(writer, text, len);
        return;
    }
    kjr_put(writer, guard ? "\"'" : "\"", guard ? 2 : 1);
    kjr_csv_put_quoted(writer, text, len);
    kjr_put(writer, "\"", 1);
}
