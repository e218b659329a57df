/* From lines to paragraphs and tables. A line that comes to the right edge of its column goes on in the next one unless that
 * is indented. */
#include "load/page_layout.h"

#include <stdlib.h>
#include <string.h>

int32_t kjr_micrometres(double millimetres)
{
    enum { FARTHEST = 100000 }; /* 100 m */
    if (!(millimetres > -FARTHEST)) return -FARTHEST * 1000;
    if (millimetres > FARTHEST) return FARTHEST * 1000;
    double rounded = millimetres * 1000 + (millimetres < 0 ? -0.5 : 0.5);
    return (int32_t)rounded;
}

/* ---- The type area: its edges are where a part of the lines begins and ends */

enum { BIN = 1000, BINS = 600, PART = 8 };

static uint32_t bin_of(int32_t place)
{
    return place < 0 ? 0 : place / BIN < BINS ? (uint32_t)(place / BIN) : BINS - 1;
}

/* Of lines that have the width of the page to themselves. */
static void find_margins(kjr_page_layout *l)
{
    uint32_t starts[BINS] = {0}, ends[BINS] = {0}, count = 0, left = 0, right = BINS;
    for (uint32_t i = 0; i < l->lines.count; i++) {
        const kjr_page_line *line = &l->lines.items[i];
        if (line->row.furniture || line->row.run != KJR_PAGE_RIGHT || line->column || line->table) continue;
        starts[bin_of(line->row.start)]++;
        ends[bin_of(line->row.end)]++;
        count++;
    }
    uint32_t enough = count / PART > 2 ? count / PART : 2;
    for (uint32_t sum = 0; left + 1 < BINS && (sum += starts[left]) < enough; left++)
        ;
    for (uint32_t sum = 0; right > 1 && (sum += ends[right - 1]) < enough; right--)
        ;
    int32_t from = (int32_t)left * BIN, to = (int32_t)right * BIN;
    /* Too few lines to show the right edge: it is as far from its side of the page as the left one. */
    int32_t opposite = kjr_micrometres(l->pages->width) - from;
    if (count < 2 * PART && opposite > to) to = opposite;
    for (uint32_t i = 0; i < l->lines.count; i++) {
        if (l->lines.items[i].column) continue;
        l->lines.items[i].left = from;
        l->lines.items[i].right = to;
    }
}

/* ---- Words */

static char last_byte(const kjr_page_text *out, uint32_t start)
{
    return out->text.count > start ? out->text.items[out->text.count - 1] : 0;
}

static bool put(kjr_page_layout *l, const char *text, uint32_t len)
{
    kjr_page_text *out = l->pages->out;
    if (!KJR_RESERVE(l->pages->allocator, &out->text, len)) return false;
    memcpy(out->text.items + out->text.count, text, len);
    out->text.count += len;
    return true;
}

static bool put_place(kjr_page_layout *l, const kjr_page_piece *piece)
{
    kjr_page_text *out = l->pages->out;
    kjr_page_place *place = KJR_PUSH(l->pages->allocator, &out->places);
    if (!place) return false;
    kjr_point opposite = {piece->to.x + piece->top.x - piece->from.x, piece->to.y + piece->top.y - piece->from.y};
    const kjr_point corners[] = {piece->from, piece->to, piece->top, opposite};
    kjr_point low = piece->from, high = piece->from;
    for (size_t i = 1; i < sizeof corners / sizeof *corners; i++) {
        low = (kjr_point){corners[i].x < low.x ? corners[i].x : low.x, corners[i].y < low.y ? corners[i].y : low.y};
        high =
            (kjr_point){corners[i].x > high.x ? corners[i].x : high.x, corners[i].y > high.y ? corners[i].y : high.y};
    }
    *place = (kjr_page_place){out->text.count,
                              piece->page,
                              {kjr_micrometres(low.x), kjr_micrometres(low.y), kjr_micrometres(high.x - low.x),
                               kjr_micrometres(high.y - low.y)}};
    return true;
}

/* The same words at the same place again make them bold. */
static bool is_double(const kjr_page_layout *l, const kjr_page_span *s, const kjr_page_span *before)
{
    const kjr_page_piece *a = &l->pages->pieces.items[s->piece], *b = &l->pages->pieces.items[before->piece];
    uint32_t len = a->end - a->start;
    return b->end - b->start == len && abs(s->x - before->x) < s->size / 4 &&
           memcmp(l->pages->words.items + a->start, l->pages->words.items + b->start, len) == 0;
}

static bool is_latin(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Words of Latin letters are apart by a part of a character, or by the end of a line; what is set apart, by more than a
 * character. */
static bool is_apart(const kjr_page_layout *l, const kjr_page_span *s, const kjr_page_span *before, uint32_t start)
{
    const kjr_page_piece *piece = &l->pages->pieces.items[s->piece];
    char last = last_byte(l->pages->out, start), next = l->pages->words.items[piece->start];
    int64_t gap = before ? (int64_t)s->x - before->x_end : 0;
    bool ascii = last > ' ' && next > ' ';
    if (last == 0 || last == ' ') return false;
    if (before && gap > (int64_t)s->size * 3 / 4) return true;
    return before ? ascii && gap > s->size / 4 : is_latin(last) && is_latin(next);
}

static bool put_spans(kjr_page_layout *l, uint32_t first, uint32_t count, uint32_t start)
{
    const kjr_pages *pages = l->pages;
    for (uint32_t i = first; i < first + count; i++) {
        const kjr_page_span *s = &l->spans.items[i], *before = i > first ? s - 1 : NULL;
        const kjr_page_piece *piece = &pages->pieces.items[s->piece];
        if (before && is_double(l, s, before)) continue;
        if (is_apart(l, s, before, start) && !put(l, " ", 1)) return false;
        if (!put_place(l, piece) || !put(l, pages->words.items + piece->start, piece->end - piece->start)) return false;
    }
    return true;
}

static kjr_source_block *put_block(kjr_page_layout *l, uint8_t kind)
{
    kjr_page_text *out = l->pages->out;
    kjr_source_block *block = KJR_PUSH(l->pages->allocator, &out->blocks);
    if (block) *block = (kjr_source_block){.start = out->text.count, .end = out->text.count, .kind = kind};
    return block;
}

static void end_block(kjr_page_layout *l, uint32_t index)
{
    l->pages->out->blocks.items[index].end = l->pages->out->text.count;
}

/* ---- Tables */

static bool put_cell(kjr_page_layout *l, const kjr_page_cell *cell)
{
    kjr_source_block *block = put_block(l, KJR_SOURCE_CELL);
    if (!block) return false;
    uint32_t index = l->pages->out->blocks.count - 1;
    block->column = cell->column;
    block->columns_wide = cell->columns_wide;
    block->rows_high = 1;
    if (!put_spans(l, cell->first, cell->count, block->start)) return false;
    end_block(l, index);
    return true;
}

/* Lines [first, end) but for the furniture among them. */
static bool put_table(kjr_page_layout *l, uint32_t first, uint32_t end)
{
    uint32_t table = l->pages->out->blocks.count;
    if (!put_block(l, KJR_SOURCE_TABLE)) return false;
    for (uint32_t i = first; i < end; i++) {
        const kjr_page_line *line = &l->lines.items[i];
        uint32_t row = l->pages->out->blocks.count;
        if (!line->table) continue;
        if (i > first && !put(l, "\n", 1)) return false;
        if (!put_block(l, KJR_SOURCE_ROW)) return false;
        for (uint32_t cell = 0; cell < line->cells; cell++) {
            if (cell && !put(l, "\t", 1)) return false;
            if (!put_cell(l, &l->cells.items[line->first_cell + cell])) return false;
        }
        end_block(l, row);
    }
    end_block(l, table);
    return put(l, "\n", 1);
}

/* ---- Paragraphs */

/* A heading of more lines than one, in the middle of the type area. */
static bool is_centred(const kjr_page_line *line)
{
    const kjr_page_row *row = &line->row;
    int64_t off = (int64_t)row->start + row->end - line->left - line->right;
    return row->start > line->left + row->size && (off < 0 ? -off : off) < row->size;
}

/* Room that the first word of a row takes: digits and letters are not parted. */
static int64_t first_word(const kjr_page_layout *l, const kjr_page_row *row)
{
    const kjr_page_piece *piece = &l->pages->pieces.items[l->spans.items[row->first].piece];
    uint32_t at = piece->start;
    while (at < piece->end && l->pages->words.items[at] > ' ' && l->pages->words.items[at] <= '~')
        at++;
    return (int64_t)(at - piece->start) * row->size / 2;
}

/* Does the line end at the right edge, or leave no room for the next word? Beside a picture a column is narrower: its lines end where the next one does. */
static bool is_full(const kjr_page_layout *l, const kjr_page_line *line, const kjr_page_line *next)
{
    enum { WIDE = 10 };
    const kjr_page_row *a = &line->row, *b = &next->row;
    bool alike = line->column && line->column == next->column && abs(a->end - b->end) < a->size;
    return a->end >= line->right - 2 * (int64_t)a->size - first_word(l, b) ||
           (alike && a->end - a->start > WIDE * (int64_t)a->size);
}

/* Beside a picture all lines begin further to the right than an indent goes. */
static bool is_indented(const kjr_page_line *line, const kjr_page_line *next)
{
    enum { MOST_INDENT = 3 };
    const kjr_page_row *a = &line->row, *b = &next->row;
    int64_t indent = (int64_t)b->start - next->left;
    bool alike = line->column && line->column == next->column && b->start <= a->start + a->size / 2;
    return indent > a->size && (!alike || indent <= MOST_INDENT * (int64_t)a->size);
}

static bool goes_on(const kjr_page_layout *l, const kjr_page_line *line, const kjr_page_line *next)
{
    const kjr_page_row *a = &line->row, *b = &next->row;
    int64_t step = (int64_t)b->base - a->base;
    if (line->table || next->table || a->run != b->run || abs(a->size - b->size) > a->size / 5) return false;
    bool near = line->column == next->column && a->page == b->page ? step < (int64_t)a->size * 5 / 2
                : a->page == b->page                               ? line->column && next->column
                                                                   : b->page == a->page + 1;
    if (a->run != KJR_PAGE_RIGHT) return near && a->page == b->page;
    if (!is_full(l, line, next)) return false;
    return near && (!is_indented(line, next) || (is_centred(line) && is_centred(next)));
}

static bool put_paragraph(kjr_page_layout *l, uint32_t start, uint8_t kind)
{
    kjr_page_text *out = l->pages->out;
    if (out->text.count == start) return true;
    kjr_source_block *block = KJR_PUSH(l->pages->allocator, &out->blocks);
    if (!block) return false;
    *block = (kjr_source_block){.start = start, .end = out->text.count, .kind = kind};
    return put(l, "\n", 1);
}

/* Furniture between the lines of a paragraph comes behind it. */
static bool put_furniture(kjr_page_layout *l, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        const kjr_page_row *row = &l->lines.items[i].row;
        uint32_t start = l->pages->out->text.count;
        if (!row->furniture) continue;
        if (!put_spans(l, row->first, row->count, start) || !put_paragraph(l, start, KJR_SOURCE_FURNITURE))
            return false;
    }
    return true;
}

/* The line behind those of the same paragraph or table, from `first` on. */
static uint32_t find_end(const kjr_page_layout *l, uint32_t first)
{
    const kjr_page_line *last = &l->lines.items[first];
    uint32_t end = first + 1;
    for (uint32_t i = end; i < l->lines.count; i++) {
        const kjr_page_line *line = &l->lines.items[i];
        if (line->row.furniture) continue;
        if (last->table ? line->table != last->table : !goes_on(l, last, line)) break;
        last = line;
        end = i + 1;
    }
    return end;
}

static bool put_lines(kjr_page_layout *l, uint32_t first, uint32_t end)
{
    uint32_t start = l->pages->out->text.count;
    if (l->lines.items[first].table) return put_table(l, first, end);
    for (uint32_t i = first; i < end; i++) {
        const kjr_page_row *row = &l->lines.items[i].row;
        if (!row->furniture && !put_spans(l, row->first, row->count, start)) return false;
    }
    return put_paragraph(l, start, KJR_SOURCE_PARAGRAPH);
}

static bool put_text(kjr_page_layout *l)
{
    for (uint32_t i = 0, end; i < l->lines.count; i = end) {
        bool furniture = l->lines.items[i].row.furniture;
        end = furniture ? i + 1 : find_end(l, i);
        if (!furniture && !put_lines(l, i, end)) return false;
        if (!put_furniture(l, i, end)) return false;
    }
    return true;
}

bool kjr_page_lay_out(kjr_pages *pages)
{
    kjr_page_layout l = {.pages = pages};
    bool good = kjr_page_find_rows(&l);
    if (good) {
        kjr_page_mark_furniture(&l);
        good = kjr_page_find_lines(&l);
    }
    if (good) {
        find_margins(&l);
        good = put_text(&l);
    }
    kjr_free(pages->allocator, l.spans.items);
    kjr_free(pages->allocator, l.rows.items);
    kjr_free(pages->allocator, l.lines.items);
    kjr_free(pages->allocator, l.cells.items);
    return good;
}

void kjr_pages_end(kjr_pages *pages)
{
    kjr_free(pages->allocator, pages->words.items);
    kjr_free(pages->allocator, pages->pieces.items);
}
