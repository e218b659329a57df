/* Which parts of rows stand in one column. Rows under each other that all leave the same gaps free are a band: columns of
 * text when most of their lines fill the column, to be read one column after the other; a table when they do not. */
#include <string.h>

#include "load/page_layout.h"

enum { MOST_GAPS = 40, MOST_TEXT_COLUMNS = 3 };

typedef struct gap {
    int32_t from, to;
} gap;

/* Spans of a row without a wide gap between them. */
typedef struct segment {
    uint32_t first, count;
    int32_t start, end;
} segment;

typedef struct finder {
    kjr_page_layout *layout;
    KJR_VECTOR(segment) segments; /* of the rows of one page */
    KJR_VECTOR(uint32_t) first;   /* of each row of the page; one more than there are rows */
    uint32_t page_row;            /* the first row of the page */
} finder;

/* Rows [first, end) of the page, and what they leave free between columns, from left to right. */
typedef struct band {
    uint32_t first, end;
    gap gaps[MOST_GAPS];
    uint32_t count;
    uint32_t wide; /* rows of more than one segment */
} band;

/* ---- Segments */

static const kjr_page_row *row_of(const finder *f, uint32_t row)
{
    return &f->layout->rows.items[f->page_row + row];
}

static uint32_t segments_of(const finder *f, uint32_t row, const segment **segments)
{
    uint32_t count = f->first.items[row + 1] - f->first.items[row];
    *segments = count ? f->segments.items + f->first.items[row] : NULL;
    return count;
}

static bool add_segments(finder *f, const kjr_page_row *row)
{
    const kjrep_allocator *allocator = f->layout->pages->allocator;
    segment *open = NULL;
    for (uint32_t i = row->first; i < row->first + row->count; i++) {
        const kjr_page_span *s = &f->layout->spans.items[i];
        if (!open || (int64_t)s->x - open->end > row->size) {
            open = KJR_PUSH(allocator, &f->segments);
            if (!open) return false;
            *open = (segment){.first = i, .start = s->x, .end = s->x_end};
        }
        open->count++;
        if (s->x_end > open->end) open->end = s->x_end;
    }
    return true;
}

static bool is_of_text(const kjr_page_row *row)
{
    return row->run == KJR_PAGE_RIGHT && !row->furniture;
}

static bool find_segments(finder *f, uint32_t first, uint32_t end)
{
    const kjrep_allocator *allocator = f->layout->pages->allocator;
    f->page_row = first;
    f->segments.count = f->first.count = 0;
    if (!KJR_RESERVE(allocator, &f->first, end - first + 1)) return false;
    for (uint32_t i = first; i < end; i++) {
        f->first.items[f->first.count++] = f->segments.count;
        if (is_of_text(&f->layout->rows.items[i]) && !add_segments(f, &f->layout->rows.items[i])) return false;
    }
    f->first.items[f->first.count++] = f->segments.count;
    return true;
}

/* ---- Bands */

/* What a row leaves of the gaps. false when it leaves none, or is one line across a gap. */
static bool narrow_gaps(const finder *f, uint32_t row, band *b)
{
    const segment *s;
    uint32_t segments = segments_of(f, row, &s), count = 0, crossed = 0;
    int32_t least = row_of(f, row)->size / 2;
    gap left[MOST_GAPS];
    for (uint32_t i = 0, from = 0; i < b->count; i++) {
        gap rest = b->gaps[i];
        uint32_t kept = count;
        while (from < segments && s[from].end <= rest.from)
            from++;
        for (uint32_t at = from; at < segments && s[at].start < rest.to; at++) {
            if (s[at].start - rest.from >= least && count < MOST_GAPS) left[count++] = (gap){rest.from, s[at].start};
            rest.from = s[at].end;
        }
        if (rest.to - rest.from >= least && count < MOST_GAPS) left[count++] = rest;
        if (count > kept) continue;
        crossed++;
        if (count < MOST_GAPS) left[count++] = b->gaps[i]; /* a cell may be as wide as two */
    }
    if (crossed == b->count || (crossed && segments < 2)) return false;
    if (count) memcpy(b->gaps, left, count * sizeof *left);
    b->count = count;
    return true;
}

static void start_band(const finder *f, uint32_t row, band *b)
{
    const segment *s;
    uint32_t segments = segments_of(f, row, &s);
    *b = (band){.first = row, .end = row + 1, .wide = 1};
    for (uint32_t i = 1; i < segments && b->count < MOST_GAPS; i++)
        b->gaps[b->count++] = (gap){s[i - 1].end, s[i].start};
}

static bool is_near(const finder *f, uint32_t above, uint32_t below)
{
    enum { APART = 5 };
    const kjr_page_row *a = row_of(f, above), *b = row_of(f, below);
    return (int64_t)b->base - a->base <= APART * (int64_t)(a->size > b->size ? a->size : b->size);
}

/* The rows from `row` on that leave gaps of it free. Only so many may stand in one column alone, or far below others.
 * `before` is what there was of the band before a row first had words in a gap. */
static void find_band(const finder *f, uint32_t row, uint32_t rows, band *b, band *before)
{
    bool grown = false;
    enum { MOST_NARROW = 80, MOST_FAR = 8 };
    start_band(f, row, b);
    *before = *b;
    for (uint32_t next = row + 1, narrow = 0, far = 0; next < rows && narrow <= MOST_NARROW; next++) {
        const segment *s;
        uint32_t segments = segments_of(f, next, &s);
        if (!is_of_text(row_of(f, next))) continue;
        far += !is_near(f, b->end - 1, next);
        uint32_t gaps = b->count;
        if (!grown) *before = *b;
        if (far > MOST_FAR || !narrow_gaps(f, next, b)) break;
        grown |= b->count > gaps;
        narrow = segments > 1 ? 0 : narrow + 1;
        b->wide += segments > 1;
        b->end = next + 1;
    }
}

static uint32_t column_of(const band *b, const segment *s)
{
    uint32_t column = 0;
    while (column < b->count && s->start >= b->gaps[column].to)
        column++;
    return column;
}

/* ---- Columns of text */

typedef struct text_column {
    int32_t left, right; /* of its lines */
    uint32_t lines, full;
    int32_t full_left, full_right; /* of those that fill it, but for an indent */
    int64_t width, size;           /* sums over the lines */
} text_column;

static void add_to_column(text_column *c, const segment *s, int32_t size)
{
    if (!c->lines || s->start < c->left) c->left = s->start;
    if (!c->lines || s->end > c->right) c->right = s->end;
    c->lines++;
    c->width += s->end - s->start;
    c->size += size;
}

static void add_full_line(text_column *c, const segment *s)
{
    int64_t width = (int64_t)s->end - s->start, most = (int64_t)c->right - c->left;
    if (width * 10 < most * 7) return;
    if (!c->full || s->start < c->full_left) c->full_left = s->start;
    if (!c->full || s->end > c->full_right) c->full_right = s->end;
    c->full++;
}

static void measure(const finder *f, const band *b, text_column columns[MOST_TEXT_COLUMNS])
{
    memset(columns, 0, MOST_TEXT_COLUMNS * sizeof *columns);
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t row = b->first; row < b->end; row++) {
            const segment *s;
            uint32_t segments = segments_of(f, row, &s);
            for (uint32_t i = 0; i < segments; i++) {
                text_column *c = &columns[column_of(b, &s[i])];
                if (pass == 0) add_to_column(c, &s[i], row_of(f, row)->size);
                else add_full_line(c, &s[i]);
            }
        }
    }
}

/* Are most lines of each column as wide as it, and of more than some words? */
static bool is_text(const finder *f, const band *b, text_column columns[MOST_TEXT_COLUMNS])
{
    enum { FEWEST_LINES = 3, FEWEST_CHARACTERS = 8 };
    if (b->count >= MOST_TEXT_COLUMNS || b->wide < FEWEST_LINES) return false;
    measure(f, b, columns);
    for (uint32_t i = 0; i <= b->count; i++) {
        const text_column *c = &columns[i];
        if (c->lines < FEWEST_LINES || c->full * 2 < c->lines || c->width < c->size * FEWEST_CHARACTERS) return false;
    }
    return true;
}

/* ---- Lines */

static kjr_page_line *add_line(finder *f, const kjr_page_row *row)
{
    kjr_page_line *line = KJR_PUSH(f->layout->pages->allocator, &f->layout->lines);
    if (line) *line = (kjr_page_line){.row = *row};
    return line;
}

static bool add_rows(finder *f, uint32_t first, uint32_t end)
{
    for (; first < end; first++)
        if (!add_line(f, row_of(f, first))) return false;
    return true;
}

/* One column after the other; furniture between the rows comes before them. */
static bool add_columns(finder *f, const band *b, const text_column *columns)
{
    for (uint32_t row = b->first; row < b->end; row++)
        if (!is_of_text(row_of(f, row)) && !add_line(f, row_of(f, row))) return false;
    for (uint32_t column = 0; column <= b->count; column++) {
        f->layout->columns++;
        for (uint32_t row = b->first; row < b->end; row++) {
            const segment *s;
            uint32_t segments = segments_of(f, row, &s);
            kjr_page_line *line = NULL;
            for (uint32_t i = 0; i < segments; i++) {
                if (column_of(b, &s[i]) != column) continue;
                if (!line) {
                    line = add_line(f, row_of(f, row));
                    if (!line) return false;
                    line->row.first = s[i].first;
                    line->row.count = 0;
                    line->row.start = s[i].start;
                    line->column = f->layout->columns;
                    line->left = columns[column].full_left;
                    line->right = columns[column].full_right;
                }
                line->row.count += s[i].count;
                line->row.end = s[i].end;
            }
        }
    }
    return true;
}

static uint16_t columns_wide(const band *b, uint32_t column, const segment *s)
{
    uint16_t wide = 1;
    while (column + wide <= b->count && s->end > b->gaps[column + wide - 1].to)
        wide++;
    return wide;
}

static bool add_table_row(finder *f, const band *b, uint32_t row)
{
    const segment *s;
    uint32_t segments = segments_of(f, row, &s), last = UINT32_MAX;
    kjr_page_layout *l = f->layout;
    kjr_page_line *line = add_line(f, row_of(f, row));
    if (!line) return false;
    line->table = l->tables;
    line->first_cell = l->cells.count;
    for (uint32_t i = 0; i < segments; i++) {
        uint32_t column = column_of(b, &s[i]);
        if (column == last) {
            l->cells.items[l->cells.count - 1].count += s[i].count;
            continue;
        }
        kjr_page_cell *cell = KJR_PUSH(l->pages->allocator, &l->cells);
        if (!cell) return false;
        *cell = (kjr_page_cell){s[i].first, s[i].count, (uint16_t)column, columns_wide(b, column, &s[i])};
        line->cells++;
        last = column;
    }
    return true;
}

/* Rows of a table are near each other, and the last is not one line alone. */
static bool is_table(const finder *f, band *b)
{
    uint32_t end = b->first + 1, wide = 1;
    for (uint32_t row = b->first + 1, above = b->first; row < b->end; row++) {
        const segment *s;
        if (!is_of_text(row_of(f, row))) continue;
        if (!is_near(f, above, row)) break;
        above = row;
        if (segments_of(f, row, &s) < 2) continue;
        end = row + 1;
        wide++;
    }
    b->end = end;
    b->wide = wide;
    return wide > 2 || (wide == 2 && b->count > 1);
}

static bool add_table(finder *f, const band *b)
{
    f->layout->tables++;
    for (uint32_t row = b->first; row < b->end; row++) {
        if (is_of_text(row_of(f, row)) ? !add_table_row(f, b, row) : !add_line(f, row_of(f, row))) return false;
    }
    return true;
}

/* Rows above that stand in the second column or a later one alone belong to it, with what stands beside them. */
static void reach_up(const finder *f, band *b, uint32_t done)
{
    uint32_t first = b->first;
    while (first > done) {
        const segment *s;
        band with = *b;
        uint32_t row = first - 1, segments = segments_of(f, row, &s);
        if (!segments || segments > 1 || !narrow_gaps(f, row, &with) || with.count >= MOST_TEXT_COLUMNS) break;
        first = row;
        if (column_of(b, s) == 0) continue;
        *b = with;
        b->first = row;
    }
}

static bool find_lines_of_page(finder *f, uint32_t rows)
{
    uint32_t done = 0;
    for (uint32_t row = 0; row < rows;) {
        const segment *s;
        text_column columns[MOST_TEXT_COLUMNS];
        band b, before;
        if (segments_of(f, row, &s) < 2) {
            row++;
            continue;
        }
        find_band(f, row, rows, &b, &before);
        bool text = is_text(f, &b, columns);
        if (!text && is_text(f, &before, columns)) text = true, b = before;
        if (text) {
            reach_up(f, &b, done);
            measure(f, &b, columns);
        } else if (!is_table(f, &b)) {
            row = b.end;
            continue;
        }
        bool good = add_rows(f, done, b.first) && (text ? add_columns(f, &b, columns) : add_table(f, &b));
        if (!good) return false;
        done = row = b.end;
    }
    return add_rows(f, done, rows);
}

bool kjr_page_find_lines(kjr_page_layout *layout)
{
    finder f = {.layout = layout};
    const kjr_page_row *rows = layout->rows.items;
    bool good = true;
    for (uint32_t first = 0, end; good && first < layout->rows.count; first = end) {
        for (end = first + 1; end < layout->rows.count && rows[end].page == rows[first].page;)
            end++;
        good = find_segments(&f, first, end) && find_lines_of_page(&f, end - first);
    }
    kjr_free(layout->pages->allocator, f.segments.items);
    kjr_free(layout->pages->allocator, f.first.items);
    return good;
}
