/* Rows of words at one height, from the top of each page to its bottom; which of them belong to the page, not to the text. */
#include <stdlib.h>

#include "base/utf8.h"
#include "load/page_layout.h"

/* ---- Rows */

static kjr_page_run find_run(int32_t across, int32_t down)
{
    enum { STEEP = 8 };
    int64_t width = across < 0 ? -(int64_t)across : across, height = down < 0 ? -(int64_t)down : down;
    if (width >= height * STEEP) return across < 0 ? KJR_PAGE_LEFT : KJR_PAGE_RIGHT;
    if (height >= width * STEEP) return down < 0 ? KJR_PAGE_UP : KJR_PAGE_DOWN;
    return KJR_PAGE_ASLANT;
}

static int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static int32_t smaller(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

/* Where by far the most words of all pages run to: pages that lie on their side are read as if they stood. */
static kjr_page_run main_run(const kjr_pages *pages)
{
    enum { FAR = 4 };
    double lengths[KJR_PAGE_ASLANT + 1] = {0};
    kjr_page_run most = KJR_PAGE_RIGHT;
    for (uint32_t i = 0; i < pages->pieces.count; i++) {
        const kjr_page_piece *piece = &pages->pieces.items[i];
        int32_t across = kjr_micrometres(piece->to.x - piece->from.x),
                down = kjr_micrometres(piece->to.y - piece->from.y);
        lengths[find_run(across, down)] += abs(across) + (double)abs(down);
    }
    for (kjr_page_run run = KJR_PAGE_RIGHT; run < KJR_PAGE_ASLANT; run++)
        if (lengths[run] > lengths[most] * (most == KJR_PAGE_RIGHT ? FAR : 1)) most = run;
    return most;
}

static kjr_page_span turn_upright(const kjr_pages *pages, uint32_t index, kjr_page_run upright)
{
    enum { HIGHEST = 420000 }; /* a page of A3: what runs up or to the left begins at its foot or at its right */
    const kjr_page_piece *piece = &pages->pieces.items[index];
    int32_t x = kjr_micrometres(piece->from.x), y = kjr_micrometres(piece->from.y);
    int32_t x_end = kjr_micrometres(piece->to.x), y_end = kjr_micrometres(piece->to.y);
    int32_t high = larger(abs(kjr_micrometres(piece->top.x) - x), abs(kjr_micrometres(piece->top.y) - y));
    kjr_page_span s = {
        .piece = index, .x = x, .x_end = x_end, .y = y, .size = high, .run = find_run(x_end - x, y_end - y)};
    switch (s.run) {
    case KJR_PAGE_DOWN: s.x = y, s.x_end = y_end, s.y = -x; break;
    case KJR_PAGE_LEFT: s.x = HIGHEST - x, s.x_end = HIGHEST - x_end, s.y = -y; break;
    case KJR_PAGE_UP: s.x = HIGHEST - y, s.x_end = HIGHEST - y_end, s.y = x; break;
    default: break;
    }
    if (s.run == upright) s.run = KJR_PAGE_RIGHT;
    else if (s.run == KJR_PAGE_RIGHT) s.run = (uint8_t)upright;
    s.furniture = s.run == KJR_PAGE_ASLANT || piece->is_furniture;
    return s;
}

static int compare(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

/* Pieces are in the order of their pages. */
static int by_height(const void *a, const void *b)
{
    const kjr_page_span *p = a, *q = b;
    int order = compare(p->run, q->run);
    if (!order) order = compare(p->furniture, q->furniture);
    if (!order) order = compare(p->y, q->y);
    return order ? order : compare(p->piece, q->piece);
}

static int by_place_in_row(const void *a, const void *b)
{
    const kjr_page_span *p = a, *q = b;
    int order = compare(p->x, q->x);
    return order ? order : compare(p->piece, q->piece);
}

static int by_base(const void *a, const void *b)
{
    const kjr_page_row *p = a, *q = b;
    int order = compare(p->run, q->run);
    if (!order) order = compare(p->base, q->base);
    return order ? order : compare(p->first, q->first);
}

/* Raised characters are smaller than the others, and so is what stands beside large ones. */
static bool is_on_row(const kjr_page_row *row, const kjr_page_span *s)
{
    int32_t off = smaller(larger(row->size, s->size) / 2, smaller(row->size, s->size));
    return row->run == s->run && row->furniture == s->furniture && (int64_t)s->y - row->base <= off;
}

/* Spans [first, end) are those of a page. */
static bool find_rows(kjr_page_layout *l, uint32_t first, uint32_t end)
{
    kjr_page_row *row = NULL;
    uint32_t rows = l->rows.count;
    qsort(l->spans.items + first, end - first, sizeof *l->spans.items, by_height);
    for (uint32_t i = first; i < end; i++) {
        const kjr_page_span *s = &l->spans.items[i];
        if (!row || !is_on_row(row, s)) {
            row = KJR_PUSH(l->pages->allocator, &l->rows);
            if (!row) return false;
            *row = (kjr_page_row){.first = i,
                                  .page = l->pages->pieces.items[s->piece].page,
                                  .base = s->y,
                                  .size = s->size,
                                  .run = s->run,
                                  .start = s->x,
                                  .end = s->x_end,
                                  .furniture = s->furniture};
        }
        row->count++;
        row->size = larger(row->size, s->size);
        row->end = larger(row->end, s->x_end);
        if (s->x < row->start) row->start = s->x;
    }
    if (l->rows.count > rows) qsort(l->rows.items + rows, l->rows.count - rows, sizeof *l->rows.items, by_base);
    for (; rows < l->rows.count; rows++)
        qsort(l->spans.items + l->rows.items[rows].first, l->rows.items[rows].count, sizeof *l->spans.items,
              by_place_in_row);
    return true;
}

bool kjr_page_find_rows(kjr_page_layout *l)
{
    const kjr_page_pieces *pieces = &l->pages->pieces;
    kjr_page_run upright = main_run(l->pages);
    if (!KJR_RESERVE(l->pages->allocator, &l->spans, pieces->count)) return false;
    for (uint32_t i = 0, first = 0; i < pieces->count; i++) {
        l->spans.items[l->spans.count++] = turn_upright(l->pages, i, upright);
        if (i + 1 < pieces->count && pieces->items[i + 1].page == pieces->items[i].page) continue;
        if (!find_rows(l, first, i + 1)) return false;
        first = i + 1;
    }
    return true;
}

/* ---- Furniture: page numbers, and running heads that stand at the same place on the next page */

static uint64_t find_likeness(const kjr_page_layout *l, const kjr_page_row *row, bool *digits_alone)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    *digits_alone = true;
    for (uint32_t i = row->first; i < row->first + row->count; i++) {
        const kjr_page_piece *piece = &l->pages->pieces.items[l->spans.items[i].piece];
        for (uint32_t at = piece->start; at < piece->end;) {
            uint32_t code_point = 0;
            size_t step = kjr_utf8_decode(l->pages->words.items + at, piece->end - at, &code_point);
            at += step ? (uint32_t)step : 1;
            bool digit = code_point >= '0' && code_point <= '9';
            bool mark = code_point == ' ' || code_point == '-' || code_point == '/' || code_point == 0xB7 ||
                        (code_point >= 0x2010 && code_point <= 0x2015) || code_point == 0x2500 ||
                        code_point == 0x7B2C || code_point == 0x9875 || code_point == 0x5171; /* 第 页 共 */
            if (digit) continue;
            if (!mark) *digits_alone = false;
            hash = (hash ^ code_point) * UINT64_C(0x100000001B3);
        }
    }
    return hash;
}

/* The first or last two rows of a page. */
static bool is_at_edge(const kjr_page_layout *l, uint32_t index)
{
    enum { EDGE = 2 };
    const kjr_page_row *rows = l->rows.items;
    uint32_t page = rows[index].page;
    bool first = index < EDGE || rows[index - EDGE].page != page;
    return first || index + EDGE >= l->rows.count || rows[index + EDGE].page != page;
}

static bool is_like(const kjr_page_row *a, const kjr_page_row *b)
{
    enum { NEAR = 2000 };
    return a->likeness == b->likeness && abs(a->base - b->base) < NEAR;
}

/* At the same place of the next page or the one behind it (left and right pages may have heads of their own), or of those
 * before. */
static bool is_repeated(const kjr_page_layout *l, uint32_t index)
{
    enum { FAR = 400, PAGES = 2 };
    const kjr_page_row *rows = l->rows.items, *row = &rows[index];
    for (uint32_t i = index + 1; i < l->rows.count && i < index + FAR && rows[i].page <= row->page + PAGES; i++) {
        if (rows[i].page != row->page && is_like(row, &rows[i])) return true;
    }
    for (uint32_t i = index; i-- > 0 && index - i < FAR && rows[i].page + PAGES >= row->page;) {
        if (rows[i].page != row->page && is_like(row, &rows[i])) return true;
    }
    return false;
}

void kjr_page_mark_furniture(kjr_page_layout *l)
{
    for (uint32_t i = 0; i < l->rows.count; i++) {
        bool digits_alone;
        l->rows.items[i].likeness = find_likeness(l, &l->rows.items[i], &digits_alone);
        if (digits_alone && is_at_edge(l, i)) l->rows.items[i].furniture = true;
    }
    for (uint32_t i = 0; i < l->rows.count; i++) {
        if (is_at_edge(l, i) && is_repeated(l, i)) l->rows.items[i].furniture = true;
    }
}
