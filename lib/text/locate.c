#include "text/locate.h"

#include <string.h>

static bool starts_character(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

/* Characters that start in `len` bytes, at most KJR_TEXT_BLOCK: eight at a time, each lane counts those inside one. */
static uint32_t count_characters(const char *text, uint32_t len)
{
    uint64_t lanes = 0;
    uint32_t at = 0, count = len;
    for (; at + 8 <= len; at += 8) {
        uint64_t bytes;
        memcpy(&bytes, text + at, sizeof bytes);
        lanes += bytes >> 7 & ~(bytes >> 6) & UINT64_C(0x0101010101010101); /* 10xxxxxx */
    }
    count -= (uint32_t)(lanes * UINT64_C(0x0101010101010101) >> 56); /* the sum of the lanes, below 256 */
    for (; at < len; at++)
        count -= !starts_character(text[at]);
    return count;
}

uint32_t kjr_locate_character(const kjr_view *view, uint32_t byte)
{
    while (byte > 0 && byte < view->text_len && !starts_character(view->text[byte]))
        byte--;
    if (byte >= view->text_len) return view->characters;
    uint32_t block = byte / KJR_TEXT_BLOCK, start = block * KJR_TEXT_BLOCK;
    return view->characters_upto.items[block] + count_characters(view->text + start, byte - start);
}

uint32_t kjr_locate_line(const kjr_view *view, uint32_t byte, uint32_t *line_start)
{
    const uint32_t *starts = view->line_starts.items;
    uint32_t low = 0;
    for (uint32_t left = view->line_starts.count; left > 1;) { /* without a branch that goes either way */
        uint32_t half = left / 2;
        low += starts[low + half] <= byte ? half : 0;
        left -= half;
    }
    *line_start = view->line_starts.items[low];
    return low + 1;
}

uint32_t kjr_locate_byte(const kjr_view *view, uint32_t character)
{
    if (character >= view->characters) return view->text_len;
    uint32_t low = 0, high = view->characters_upto.count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (view->characters_upto.items[middle] <= character) low = middle;
        else high = middle;
    }
    uint32_t seen = view->characters_upto.items[low];
    for (uint32_t i = low * KJR_TEXT_BLOCK; i < view->text_len; i++) {
        if (!starts_character(view->text[i])) continue;
        if (seen++ == character) return i;
    }
    return view->text_len;
}
