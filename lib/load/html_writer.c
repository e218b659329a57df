/* The loaded text of a page, its blocks, and the element that each line of it stands in. */
#include <string.h>

#include "load/html.h"
#include "load/html_page.h"
#include "load/list_counting.h"
#include "load/raw_bytes.h"
#include "load/table_grid.h"

typedef struct writer {
    const kjr_html_page *page;
    kjr_html_text *out;
    kjr_table_grid grid;
} writer;

/* ---- Text */

static uint32_t here(const writer *w)
{
    return w->out->text.count;
}

static bool put(writer *w, const char *text, size_t len)
{
    if (!KJR_RESERVE(w->page->allocator, &w->out->text, len)) return false;
    memcpy(w->out->text.items + w->out->text.count, text, len);
    w->out->text.count += (uint32_t)len;
    return true;
}

/* "1. ", "一、" */
static bool put_number(writer *w, const kjr_html_line *line)
{
    char text[KJR_LONGEST_NUMBER];
    bool han = line->format == KJR_COUNT_HAN;
    size_t len = kjr_write_number(text, line->number, line->format);
    return len == 0 || (put(w, text, len) && put(w, han ? "\xE3\x80\x81" : ". ", han ? 3 : 2));
}

static bool put_line(writer *w, uint32_t line)
{
    const kjr_html_line *source = &w->page->lines.items[line];
    if (source->numbered && !(source->marks & KJR_HTML_IS_FURNITURE) && !put_number(w, source)) return false;
    return put(w, w->page->text.items + source->start, source->end - source->start);
}

/* What is written from here on comes from `element`. */
static bool put_place(writer *w, uint32_t element)
{
    kjr_html_place *place = KJR_PUSH(w->page->allocator, &w->out->places);
    if (place) *place = (kjr_html_place){here(w), element};
    return place != NULL;
}

/* A block that starts here; its index, UINT32_MAX when out of memory. */
static uint32_t open_block(writer *w, uint8_t kind)
{
    kjr_source_block *block = KJR_PUSH(w->page->allocator, &w->out->blocks);
    if (!block) return UINT32_MAX;
    *block = (kjr_source_block){.start = here(w), .end = here(w), .kind = kind};
    return w->out->blocks.count - 1;
}

static void close_block(writer *w, uint32_t block)
{
    w->out->blocks.items[block].end = here(w);
}

/* ---- Paragraphs */

static uint8_t kind_of(const kjr_html_line *line, uint8_t level)
{
    if (line->field) return KJR_SOURCE_FIELD;
    if (line->marks & KJR_HTML_IS_TITLE) return KJR_SOURCE_TITLE;
    if (line->marks & KJR_HTML_IS_FURNITURE) return KJR_SOURCE_FURNITURE;
    return level ? KJR_SOURCE_HEADING : KJR_SOURCE_PARAGRAPH;
}

/* Where lines are joined, words of letters stay apart. */
static bool needs_blank(const writer *w, uint32_t line)
{
    const char *next = w->page->text.items + w->page->lines.items[line].start;
    return kjr_is_letter(w->out->text.items[here(w) - 1]) && kjr_is_letter(*next);
}

/* Lines [from, to) become one. */
static bool put_paragraph(writer *w, uint32_t from, uint32_t to)
{
    const kjr_html_line *line = &w->page->lines.items[from];
    uint8_t level = kjr_html_heading_level(w->page->elements.items[line->element].name);
    uint32_t block = open_block(w, kind_of(line, level));
    if (block == UINT32_MAX || !put_place(w, line->element)) return false;
    w->out->blocks.items[block].level = line->field ? line->field : level;
    for (uint32_t i = from; i < to; i++) {
        if (i > from && needs_blank(w, i) && !put(w, " ", 1)) return false;
        if (!put_line(w, i)) return false;
    }
    close_block(w, block);
    return put(w, "\n", 1);
}

/* Of what tells the title, only what the text does not say. */
static bool is_shown(const writer *w, uint32_t line)
{
    const kjr_html_line *source = &w->page->lines.items[line];
    return source->marks & KJR_HTML_IS_TITLE || source->field != KJREP_META_TITLE;
}

/* Lines [from, to), each a paragraph but for those that go on. */
static bool put_paragraphs(writer *w, uint32_t from, uint32_t to)
{
    for (uint32_t line = from, behind; line < to; line = behind) {
        behind = line + 1;
        while (behind < to && w->page->lines.items[behind - 1].joined)
            behind++;
        if (is_shown(w, line) && !put_paragraph(w, line, behind)) return false;
    }
    return true;
}

/* ---- Tables */

static bool is_head_row(const kjr_html_page *page, uint32_t row)
{
    return kjr_html_is(page, page->elements.items[row].parent, KJR_HTML_HEAD_CELL);
}

static bool put_cell(writer *w, uint32_t cell, bool head)
{
    const kjr_html_element *source = &w->page->elements.items[cell];
    uint32_t index = open_block(w, KJR_SOURCE_CELL);
    if (index == UINT32_MAX) return false;
    kjr_source_block block = w->out->blocks.items[index];
    block.is_head = head || kjr_html_is(w->page, cell, KJR_HTML_HEAD_CELL);
    block.columns_wide = source->columns_wide;
    block.rows_high = source->rows_high;
    if (!kjr_grid_place(&w->grid, &block.columns_wide, block.rows_high, &block.column, w->page->allocator))
        return false;
    if (block.column > 0 && !put(w, "\t", 1)) return false;
    block.start = here(w);
    if (!put_place(w, cell)) return false;
    for (uint32_t i = source->first_line; i < source->end_line; i++) {
        if (i > source->first_line && !put(w, " ", 1)) return false;
        if (!put_line(w, i)) return false;
    }
    block.end = here(w);
    w->out->blocks.items[index] = block;
    return true;
}

/* Cells of rows without a word hold their places, but make no line. */
static bool put_row(writer *w, uint32_t row)
{
    const kjr_html_page *page = w->page;
    const kjr_html_element *source = &page->elements.items[row];
    bool empty = source->first_line == source->end_line;
    uint32_t text = here(w), blocks = w->out->blocks.count, places = w->out->places.count;
    uint32_t block = open_block(w, KJR_SOURCE_ROW);
    if (block == UINT32_MAX) return false;
    w->out->blocks.items[block].is_head = is_head_row(page, row);
    kjr_grid_start_row(&w->grid);
    for (uint32_t i = row + 1; i < source->end; i = page->elements.items[i].end) {
        if (kjr_html_is(page, i, KJR_HTML_CELL) && !put_cell(w, i, is_head_row(page, row))) return false;
    }
    close_block(w, block);
    if (!empty) return put(w, "\n", 1);
    w->out->text.count = text;
    w->out->blocks.count = blocks;
    w->out->places.count = places;
    return true;
}

/* What stands in the table but in no cell, its caption as a rule, goes before it. */
static bool put_loose_lines(writer *w, uint32_t table)
{
    const kjr_html_page *page = w->page;
    const kjr_html_element *source = &page->elements.items[table];
    uint32_t line = source->first_line;
    for (uint32_t i = table + 1; i < source->end;) {
        const kjr_html_element *inside = &page->elements.items[i];
        if (!kjr_html_is(page, i, KJR_HTML_CELL)) {
            i++;
            continue;
        }
        if (!put_paragraphs(w, line, inside->first_line)) return false;
        line = inside->end_line;
        i = inside->end;
    }
    return put_paragraphs(w, line, source->end_line);
}

static bool put_table(writer *w, uint32_t table)
{
    const kjr_html_page *page = w->page;
    if (!put_loose_lines(w, table)) return false;
    uint32_t block = open_block(w, KJR_SOURCE_TABLE);
    if (block == UINT32_MAX) return false;
    w->grid.down.count = 0;
    for (uint32_t i = table + 1; i < page->elements.items[table].end;) {
        bool row = kjr_html_is(page, i, KJR_HTML_ROW);
        if (row && !put_row(w, i)) return false;
        i = row ? page->elements.items[i].end : i + 1;
    }
    w->out->blocks.items[block].end = here(w) - 1; /* without the last line break */
    return true;
}

/* 发文字号：|国发〔2019〕5号: a label and what it labels on one line. */
static bool put_fields(writer *w, uint32_t table)
{
    const kjr_html_page *page = w->page;
    const kjr_html_element *source = &page->elements.items[table];
    for (uint32_t i = table + 1; i < source->end; i++) {
        const kjr_html_element *label = &page->elements.items[i];
        if (!kjr_html_is(page, i, KJR_HTML_CELL)) continue;
        uint32_t value = label->end;
        bool pair = value < source->end && page->elements.items[value].parent == label->parent;
        uint32_t end = pair ? page->elements.items[value].end_line : label->end_line;
        if (end > label->first_line && !put_paragraph(w, label->first_line, end)) return false;
        i = (pair ? page->elements.items[value].end : value) - 1;
    }
    return true;
}

/* ---- All */

static bool write(writer *w)
{
    const kjr_html_page *page = w->page;
    uint32_t line = 0;
    for (uint32_t i = 0; i < page->elements.count;) {
        const kjr_html_element *table = &page->elements.items[i];
        bool furniture =
            table->first_line < table->end_line && page->lines.items[table->first_line].marks & KJR_HTML_IS_FURNITURE;
        if (furniture || !(table->marks & (KJR_HTML_IS_DATA | KJR_HTML_IS_FIELDS))) {
            i++;
            continue;
        }
        if (!put_paragraphs(w, line, table->first_line)) return false;
        if (!(table->marks & KJR_HTML_IS_DATA ? put_table(w, i) : put_fields(w, i))) return false;
        line = table->end_line;
        i = table->end;
    }
    return put_paragraphs(w, line, page->lines.count);
}

static bool keep_elements(const kjr_html_page *page, kjr_html_text *out)
{
    if (!KJR_RESERVE(page->allocator, &out->elements, page->elements.count)) return false;
    for (uint32_t i = 0; i < page->elements.count; i++) {
        const kjr_html_element *element = &page->elements.items[i];
        out->elements.items[out->elements.count++] =
            (kjr_html_node){.parent = element->parent, .nth = element->nth, .name = element->name};
    }
    return true;
}

bool kjr_html_write(kjr_html_text *out, const kjr_html_page *page)
{
    writer w = {.page = page, .out = out};
    bool done = write(&w) && keep_elements(page, out) && KJR_RESERVE(page->allocator, &out->text, 1);
    kjr_free(page->allocator, w.grid.down.items);
    return done;
}
