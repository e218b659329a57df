/* Which tables hold data, which list fields, and which only lay out the page. */
#include "load/html_page.h"

#include <string.h>

enum { LONG_CELL = 300, LABEL_LONGEST = 40 };

/* What a table is told by. */
typedef struct shape {
    uint32_t rows, columns;         /* that hold text; cells of the widest row */
    uint32_t text, longest;         /* bytes of all cells, of the longest */
    uint32_t labels, values, words; /* cells that end in a colon; those behind one; all others */
} shape;

static uint32_t lines_length(const kjr_html_page *page, const kjr_html_element *element)
{
    uint32_t length = 0;
    for (uint32_t i = element->first_line; i < element->end_line; i++)
        length += page->lines.items[i].end - page->lines.items[i].start;
    return length;
}

/* "发文机关：" */
static bool is_label(const kjr_html_page *page, const kjr_html_element *cell)
{
    if (cell->end_line != cell->first_line + 1) return false;
    const kjr_html_line *line = &page->lines.items[cell->first_line];
    uint32_t length = line->end - line->start;
    const char *end = page->text.items + line->end;
    if (length < 4 || length > LABEL_LONGEST) return false;
    return end[-1] == ':' || memcmp(end - 3, "\xEF\xBC\x9A", 3) == 0;
}

/* Cells of the row at `row`; returns how many hold text. */
static uint32_t add_row(const kjr_html_page *page, uint32_t row, shape *s)
{
    uint32_t end = page->elements.items[row].end, filled = 0;
    bool labelled = false;
    for (uint32_t i = row + 1; i < end; i++) {
        const kjr_html_element *cell = &page->elements.items[i];
        if (!kjr_html_is(page, i, KJR_HTML_CELL)) continue;
        uint32_t length = lines_length(page, cell);
        bool label = is_label(page, cell);
        filled += length > 0;
        s->text += length;
        if (length > s->longest) s->longest = length;
        s->labels += label;
        s->values += labelled && !label;
        s->words += !labelled && !label && length > 0;
        labelled = label;
        i = cell->end - 1;
    }
    return filled;
}

static shape measure(const kjr_html_page *page, uint32_t table)
{
    shape s = {0};
    for (uint32_t i = table + 1; i < page->elements.items[table].end; i++) {
        if (!kjr_html_is(page, i, KJR_HTML_ROW)) continue;
        uint32_t filled = add_row(page, i, &s);
        s.rows += filled > 0;
        if (filled > s.columns) s.columns = filled;
        i = page->elements.items[i].end - 1;
    }
    return s;
}

/* A table of one row or one column, or of one cell that has most of the text, lays out. */
static uint8_t judge(const shape *s)
{
    if (s->labels > 0 && s->words == 0) return KJR_HTML_IS_FIELDS;
    if (s->rows < 2 || s->columns < 2) return 0;
    return s->longest > LONG_CELL && s->longest * 2 > s->text ? 0 : KJR_HTML_IS_DATA;
}

void kjr_html_mark_tables(kjr_html_page *page)
{
    uint32_t innermost = 0; /* a table behind which none begins that it holds */
    for (uint32_t i = page->elements.count; i-- > 0;) {
        kjr_html_element *element = &page->elements.items[i];
        if (!kjr_html_is(page, i, KJR_HTML_TABLE) || element->end_line == element->first_line) continue;
        bool outer = innermost && innermost < element->end;
        innermost = i;
        if (outer) continue;
        shape s = measure(page, i);
        element->marks |= judge(&s);
    }
}
