/* Text that was wrapped by hand, with <br> or in <pre>: many of its lines end at the same width. Where a line has no room
 * for the next word, the paragraph goes on in the line behind it. */
#include "load/html_page.h"

#include <string.h>

enum { NARROWEST = 40, WIDEST = 160, NEAR = 4, FEWEST = 3, PART = 4, INDENT = 2 };

/* In cells: two for what is no ASCII. */
static uint32_t width_of(const kjr_html_page *page, const kjr_html_line *line)
{
    uint32_t width = line->indent;
    for (uint32_t i = line->start; i < line->end; i++) {
        unsigned char c = (unsigned char)page->text.items[i];
        width += c < 0x80 ? 1 : c >= 0xC0 ? 2 : 0;
    }
    return width;
}

/* Cells of what cannot be broken at the head of a line: a number or a word, else one character. */
static uint32_t first_word(const kjr_html_page *page, const kjr_html_line *line)
{
    uint32_t width = 0;
    for (uint32_t i = line->start; i < line->end && (unsigned char)page->text.items[i] - 0x21u < 0x5E; i++)
        width++;
    return width ? width : 2;
}

/* Does it end with a full stop, a semicolon or a colon? */
static bool ends_sentence(const kjr_html_page *page, const kjr_html_line *line)
{
    static const char *const marks[] = {"\xE3\x80\x82", "\xEF\xBC\x9B", "\xEF\xBC\x9A"};
    const char *end = page->text.items + line->end;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (line->end - line->start >= 3 && memcmp(end - 3, marks[i], 3) == 0) return true;
    }
    return false;
}

/* The width at which a part of the lines [from, to) end in mid-sentence, and which few go beyond; 0 when there is none. */
static uint32_t common_width(const kjr_html_page *page, uint32_t from, uint32_t to)
{
    uint32_t widths[WIDEST] = {0}, wider = 0, near = 0;
    for (uint32_t i = from; i < to; i++) {
        uint32_t width = width_of(page, &page->lines.items[i]);
        if (width >= WIDEST) wider++;
        else widths[width] += !ends_sentence(page, &page->lines.items[i]);
    }
    uint32_t enough = (to - from) / PART > FEWEST ? (to - from) / PART : FEWEST;
    for (uint32_t width = WIDEST; width-- > NARROWEST;) {
        uint32_t beyond = width + NEAR < WIDEST ? widths[width + NEAR] : 0, widest = width + NEAR - 1;
        near += widths[width] - beyond;
        wider += beyond;
        if (near < enough) continue;
        while (widest >= WIDEST || !widths[widest])
            widest--;
        return wider * PART <= near ? widest : 0;
    }
    return 0;
}

static bool goes_on(const kjr_html_page *page, uint32_t line, uint32_t width)
{
    enum { MARK = 2 }; /* one that may not begin a line takes the character before it along */
    const kjr_html_line *here = &page->lines.items[line], *next = here + 1;
    if (next->indent >= INDENT) return false;
    return width_of(page, here) + first_word(page, next) + MARK > width;
}

/* Lines of one element, each but the last of which ends with a break. */
static uint32_t run_end(const kjr_html_page *page, uint32_t line)
{
    const kjr_html_line *lines = page->lines.items;
    uint32_t element = lines[line].element;
    while (line + 1 < page->lines.count && lines[line].element == element && lines[line + 1].element == element)
        line++;
    return line + 1;
}

void kjr_html_join_lines(kjr_html_page *page)
{
    for (uint32_t line = 0, end; line < page->lines.count; line = end) {
        end = run_end(page, line);
        uint32_t width = end - line > FEWEST ? common_width(page, line, end) : 0;
        for (uint32_t i = line; width && i + 1 < end; i++) {
            if (page->lines.items[i].marks & KJR_HTML_IS_BROKEN) page->lines.items[i].joined = goes_on(page, i, width);
        }
    }
}
