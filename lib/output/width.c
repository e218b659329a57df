#include "output/width.h"

#include "base/utf8.h"

#ifdef KJREP_WITH_UTF8PROC
#include <utf8proc.h>
#endif

#define ELLIPSIS "\xE2\x80\xA6"

#ifdef KJREP_WITH_UTF8PROC
static uint32_t listed_width(uint32_t code_point)
{
    int width = utf8proc_charwidth((utf8proc_int32_t)code_point);
    return width > 0 ? (uint32_t)width : 0;
}
#else
static uint32_t listed_width(uint32_t code_point)
{
    if (code_point == 0x200B || code_point == 0x200C || code_point == 0x200D || code_point == 0xFEFF ||
        (code_point >= 0xFE00 && code_point <= 0xFE0F) || (code_point >= 0xE0100 && code_point <= 0xE01EF))
        return 0;
    bool wide = (code_point >= 0x1100 && code_point < 0x1160) || (code_point >= 0x2E80 && code_point < 0xA4D0) ||
                (code_point >= 0xAC00 && code_point < 0xD7A4) || (code_point >= 0xF900 && code_point < 0xFB00) ||
                (code_point >= 0xFE30 && code_point < 0xFE70) || (code_point >= 0xFF01 && code_point < 0xFF61) ||
                (code_point >= 0xFFE0 && code_point < 0xFFE7) || (code_point >= 0x1F300 && code_point < 0x1F650) ||
                (code_point >= 0x20000 && code_point < 0x40000);
    return wide ? 2 : 1;
}
#endif

uint32_t kjr_width(uint32_t code_point)
{
    if (code_point < 0xA0) return 1;
    return listed_width(code_point);
}

/* Cells of the character at `text`, its bytes in *size; what is not UTF-8 takes one. */
static uint32_t width_at(const char *text, size_t len, size_t *size)
{
    uint32_t code_point;
    *size = kjr_utf8_decode(text, len, &code_point);
    if (*size) return kjr_width(code_point);
    *size = 1;
    return 1;
}

size_t kjr_text_width(const char *text, size_t len)
{
    size_t cells = 0;
    for (size_t at = 0, size; at < len; at += size)
        cells += width_at(text + at, len - at, &size);
    return cells;
}

size_t kjr_text_within(const char *text, size_t len, size_t cells)
{
    size_t taken = 0, at = 0, size;
    for (; at < len; at += size) {
        taken += width_at(text + at, len - at, &size);
        if (taken > cells) break;
    }
    return at;
}

void kjr_put_line_text(kjr_writer *writer, const char *text, size_t len)
{
    size_t plain = 0;
    for (size_t at = 0, size; at < len; at += size) {
        uint32_t code_point;
        size = kjr_utf8_decode(text + at, len - at, &code_point);
        bool control = !size || code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
        if (!size) size = 1;
        if (!control) continue;
        kjr_put(writer, text + plain, at - plain);
        kjr_put(writer, " ", 1);
        plain = at + size;
    }
    kjr_put(writer, text + plain, len - plain);
}

size_t kjr_put_cut(kjr_writer *writer, const char *text, size_t len, size_t cells)
{
    size_t fits = kjr_text_within(text, len, cells);
    if (fits == len) {
        kjr_put_line_text(writer, text, len);
        return kjr_text_width(text, len);
    }
    fits = kjr_text_within(text, len, cells ? cells - 1 : 0);
    kjr_put_line_text(writer, text, fits);
    kjr_put_text(writer, ELLIPSIS);
    return kjr_text_width(text, fits) + 1;
}

void kjr_put_column(kjr_writer *writer, const char *text, size_t len, size_t cells)
{
    size_t taken = kjr_put_cut(writer, text, len, cells);
    if (taken < cells) kjr_put_repeated(writer, ' ', cells - taken);
}
