/* From pieces to lines to paragraphs. A page is read in the order of its lines; a line that comes to the right edge goes
 * on in the next one unless that is indented. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "load/ofd_model.h"

/* Where words run to; what stands aslant is a water mark. */
typedef enum run { TO_RIGHT, DOWN, TO_LEFT, UP, ASLANT } run;

/* A piece turned so that its words run to the right, in micrometres. */
typedef struct span {
    uint32_t piece;
    int32_t x, x_end, y, size;
    uint8_t run;
} span;

typedef struct text_line {
    uint32_t first, count; /* spans */
    uint32_t page;
    int32_t start, end, base, size;
    uint8_t run;
    bool furniture;
    uint64_t likeness; /* of its words without their digits */
} text_line;

typedef struct layout {
    kjr_ofd *ofd;
    KJR_VECTOR(span) spans;
    KJR_VECTOR(text_line) lines;
    int32_t left, right; /* of the type area */
} layout;

/* ---- Lines */

static run find_run(int32_t across, int32_t down)
{
    enum { STEEP = 8 };
    int64_t width = across < 0 ? -(int64_t)across : across, height = down < 0 ? -(int64_t)down : down;
    if (width >= height * STEEP) return across < 0 ? TO_LEFT : TO_RIGHT;
    if (height >= width * STEEP) return down < 0 ? UP : DOWN;
    return ASLANT;
}

static int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static span turn_upright(const kjr_ofd_piece *piece, uint32_t index)
{
    int32_t x = kjr_micrometres(piece->from.x), y = kjr_micrometres(piece->from.y);
    int32_t x_end = kjr_micrometres(piece->to.x), y_end = kjr_micrometres(piece->to.y);
    int32_t high = larger(abs(kjr_micrometres(piece->top.x) - x), abs(kjr_micrometres(piece->top.y) - y));
    span s = {.piece = index, .x = x, .x_end = x_end, .y = y, .size = high, .run = find_run(x_end - x, y_end - y)};
    switch (s.run) {
    case DOWN: s.x = y, s.x_end = y_end, s.y = -x; break;
    case TO_LEFT: s.x = -x, s.x_end = -x_end, s.y = -y; break;
    case UP: s.x = -y, s.x_end = -y_end, s.y = x; break;
    default: break;
    }
    return s;
}

static int compare(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

/* Pieces are in the order of their pages. */
static int by_height(const void *a, const void *b)
{
    const span *p = a, *q = b;
    int order = compare(p->run, q->run);
    if (!order) order = compare(p->y, q->y);
    return order ? order : compare(p->piece, q->piece);
}

static int by_place_in_line(const void *a, const void *b)
{
    const span *p = a, *q = b;
    int order = compare(p->x, q->x);
    return order ? order : compare(p->piece, q->piece);
}

static bool is_on_line(const text_line *line, const span *s)
{
    return line->run == s->run && (int64_t)s->y - line->base <= larger(line->size, s->size) / 2;
}

/* A template that more than one page is laid on. */
static bool is_of_template(const kjr_ofd *ofd, const kjr_ofd_piece *piece)
{
    return piece->form && ofd->forms.items[piece->form - 1].uses > 1;
}

/* Spans [first, end) are those of a page. */
static bool find_lines(layout *l, uint32_t first, uint32_t end)
{
    const kjr_ofd *ofd = l->ofd;
    text_line *line = NULL;
    uint32_t lines = l->lines.count;
    qsort(l->spans.items + first, end - first, sizeof *l->spans.items, by_height);
    for (uint32_t i = first; i < end; i++) {
        const span *s = &l->spans.items[i];
        const kjr_ofd_piece *piece = &ofd->pieces.items[s->piece];
        bool furniture = s->run == ASLANT || is_of_template(ofd, piece);
        if (!line || !is_on_line(line, s) || line->furniture != furniture) {
            line = KJR_PUSH(ofd->allocator, &l->lines);
            if (!line) return false;
            *line = (text_line){.first = i,
                                .page = piece->page,
                                .base = s->y,
                                .size = s->size,
                                .run = s->run,
                                .start = s->x,
                                .end = s->x_end,
                                .furniture = furniture};
        }
        line->count++;
        line->size = larger(line->size, s->size);
        line->end = larger(line->end, s->x_end);
        if (s->x < line->start) line->start = s->x;
    }
    for (; lines < l->lines.count; lines++)
        qsort(l->spans.items + l->lines.items[lines].first, l->lines.items[lines].count, sizeof *l->spans.items,
              by_place_in_line);
    return true;
}

static bool find_all_lines(layout *l)
{
    const kjr_ofd_pieces *pieces = &l->ofd->pieces;
    if (!KJR_RESERVE(l->ofd->allocator, &l->spans, pieces->count)) return false;
    for (uint32_t i = 0, first = 0; i < pieces->count; i++) {
        l->spans.items[l->spans.count++] = turn_upright(&pieces->items[i], i);
        if (i + 1 < pieces->count && pieces->items[i + 1].page == pieces->items[i].page) continue;
        if (!find_lines(l, first, i + 1)) return false;
        first = i + 1;
    }
    return true;
}

/* ---- Furniture: page numbers, and running heads that stand at the same place on the next page */

static uint64_t find_likeness(const layout *l, const text_line *line, bool *digits_alone)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    *digits_alone = true;
    for (uint32_t i = line->first; i < line->first + line->count; i++) {
        const kjr_ofd_piece *piece = &l->ofd->pieces.items[l->spans.items[i].piece];
        for (uint32_t at = piece->start; at < piece->end;) {
            uint32_t code_point = 0;
            size_t step = kjr_utf8_decode(l->ofd->words.items + at, piece->end - at, &code_point);
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

/* The first or last two lines of a page. */
static bool is_at_edge(const layout *l, uint32_t index)
{
    enum { EDGE = 2 };
    const text_line *lines = l->lines.items;
    uint32_t page = lines[index].page;
    bool first = index < EDGE || lines[index - EDGE].page != page;
    return first || index + EDGE >= l->lines.count || lines[index + EDGE].page != page;
}

static bool is_like(const text_line *a, const text_line *b)
{
    enum { NEAR = 2000 };
    return a->likeness == b->likeness && abs(a->base - b->base) < NEAR;
}

/* At the same place of the next page, or the one before. */
static bool is_repeated(const layout *l, uint32_t index)
{
    enum { FAR = 400 };
    const text_line *lines = l->lines.items, *line = &lines[index];
    for (uint32_t i = index + 1; i < l->lines.count && i < index + FAR && lines[i].page <= line->page + 1; i++) {
        if (lines[i].page == line->page + 1 && is_like(line, &lines[i])) return true;
    }
    for (uint32_t i = index; i-- > 0 && index - i < FAR && lines[i].page + 1 >= line->page;) {
        if (lines[i].page + 1 == line->page && is_like(line, &lines[i])) return true;
    }
    return false;
}

static void mark_furniture(layout *l)
{
    for (uint32_t i = 0; i < l->lines.count; i++) {
        bool digits_alone;
        l->lines.items[i].likeness = find_likeness(l, &l->lines.items[i], &digits_alone);
        if (digits_alone && is_at_edge(l, i)) l->lines.items[i].furniture = true;
    }
    for (uint32_t i = 0; i < l->lines.count; i++) {
        if (is_at_edge(l, i) && is_repeated(l, i)) l->lines.items[i].furniture = true;
    }
}

/* ---- The type area: its edges are where a part of the lines begins and ends */

enum { BIN = 1000, BINS = 600, PART = 8 };

static uint32_t bin_of(int32_t place)
{
    return place < 0 ? 0 : place / BIN < BINS ? (uint32_t)(place / BIN) : BINS - 1;
}

static void find_margins(layout *l)
{
    uint32_t starts[BINS] = {0}, ends[BINS] = {0}, count = 0, left = 0, right = BINS;
    for (uint32_t i = 0; i < l->lines.count; i++) {
        const text_line *line = &l->lines.items[i];
        if (line->furniture || line->run != TO_RIGHT) continue;
        starts[bin_of(line->start)]++;
        ends[bin_of(line->end)]++;
        count++;
    }
    uint32_t enough = count / PART > 2 ? count / PART : 2;
    for (uint32_t sum = 0; left + 1 < BINS && (sum += starts[left]) < enough; left++)
        ;
    for (uint32_t sum = 0; right > 1 && (sum += ends[right - 1]) < enough; right--)
        ;
    l->left = (int32_t)left * BIN;
    l->right = (int32_t)right * BIN;
    /* Too few lines to show the right edge: it is as far from its side of the page as the left one. */
    int32_t opposite = kjr_micrometres(l->ofd->width) - l->left;
    if (count < 2 * PART && opposite > l->right) l->right = opposite;
}

/* ---- Paragraphs */

static char last_byte(const kjr_ofd_text *out, uint32_t start)
{
    return out->text.count > start ? out->text.items[out->text.count - 1] : 0;
}

static bool put(layout *l, const char *text, uint32_t len)
{
    kjr_ofd_text *out = l->ofd->out;
    if (!KJR_RESERVE(l->ofd->allocator, &out->text, len)) return false;
    memcpy(out->text.items + out->text.count, text, len);
    out->text.count += len;
    return true;
}

static bool put_place(layout *l, const kjr_ofd_piece *piece)
{
    kjr_ofd_text *out = l->ofd->out;
    kjr_ofd_place *place = KJR_PUSH(l->ofd->allocator, &out->places);
    if (!place) return false;
    kjr_point opposite = {piece->to.x + piece->top.x - piece->from.x, piece->to.y + piece->top.y - piece->from.y};
    const kjr_point corners[] = {piece->from, piece->to, piece->top, opposite};
    kjr_point low = piece->from, high = piece->from;
    for (size_t i = 1; i < sizeof corners / sizeof *corners; i++) {
        low = (kjr_point){corners[i].x < low.x ? corners[i].x : low.x, corners[i].y < low.y ? corners[i].y : low.y};
        high =
            (kjr_point){corners[i].x > high.x ? corners[i].x : high.x, corners[i].y > high.y ? corners[i].y : high.y};
    }
    *place = (kjr_ofd_place){out->text.count,
                             piece->page,
                             {kjr_micrometres(low.x), kjr_micrometres(low.y), kjr_micrometres(high.x - low.x),
                              kjr_micrometres(high.y - low.y)}};
    return true;
}

/* The same words at the same place again make them bold. */
static bool is_double(const layout *l, const span *s, const span *before)
{
    const kjr_ofd_piece *a = &l->ofd->pieces.items[s->piece], *b = &l->ofd->pieces.items[before->piece];
    uint32_t len = a->end - a->start;
    return b->end - b->start == len && abs(s->x - before->x) < s->size / 4 &&
           memcmp(l->ofd->words.items + a->start, l->ofd->words.items + b->start, len) == 0;
}

static bool is_latin(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Words of Latin letters are apart by a part of a character, or by the end of a line; what is set apart, by more than a
 * character. */
static bool is_apart(const layout *l, const span *s, const span *before, uint32_t start)
{
    const kjr_ofd_piece *piece = &l->ofd->pieces.items[s->piece];
    char last = last_byte(l->ofd->out, start), next = l->ofd->words.items[piece->start];
    int64_t gap = before ? (int64_t)s->x - before->x_end : 0;
    bool ascii = last > ' ' && next > ' ';
    if (last == 0 || last == ' ') return false;
    if (before && gap > (int64_t)s->size * 3 / 2) return true;
    return before ? ascii && gap > s->size / 4 : is_latin(last) && is_latin(next);
}

static bool put_line(layout *l, const text_line *line, uint32_t start)
{
    const kjr_ofd *ofd = l->ofd;
    for (uint32_t i = line->first; i < line->first + line->count; i++) {
        const span *s = &l->spans.items[i], *before = i > line->first ? s - 1 : NULL;
        const kjr_ofd_piece *piece = &ofd->pieces.items[s->piece];
        if (before && is_double(l, s, before)) continue;
        if (is_apart(l, s, before, start) && !put(l, " ", 1)) return false;
        if (!put_place(l, piece) || !put(l, ofd->words.items + piece->start, piece->end - piece->start)) return false;
    }
    return true;
}

/* A heading of more lines than one, in the middle of the type area. */
static bool is_centred(const layout *l, const text_line *line)
{
    int64_t off = (int64_t)line->start + line->end - l->left - l->right;
    return line->start > l->left + line->size && (off < 0 ? -off : off) < line->size;
}

static bool goes_on(const layout *l, const text_line *line, const text_line *next)
{
    int32_t size = line->size;
    int64_t step = (int64_t)next->base - line->base;
    if (line->run != next->run || abs(size - next->size) > size / 5) return false;
    bool near = line->page == next->page ? step < (int64_t)size * 5 / 2 : next->page == line->page + 1;
    if (line->run != TO_RIGHT) return near && line->page == next->page;
    if (line->end < l->right - 2 * (int64_t)size) return false;
    return near && (next->start <= l->left + (int64_t)size || (is_centred(l, line) && is_centred(l, next)));
}

static bool put_paragraph(layout *l, uint32_t start, uint8_t kind)
{
    kjr_ofd_text *out = l->ofd->out;
    if (out->text.count == start) return true;
    kjr_source_block *block = KJR_PUSH(l->ofd->allocator, &out->blocks);
    if (!block) return false;
    *block = (kjr_source_block){.start = start, .end = out->text.count, .kind = kind};
    return put(l, "\n", 1);
}

/* Furniture between the lines of a paragraph comes behind it. */
static bool put_furniture(layout *l, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        const text_line *line = &l->lines.items[i];
        uint32_t start = l->ofd->out->text.count;
        if (line->furniture && (!put_line(l, line, start) || !put_paragraph(l, start, KJR_SOURCE_FURNITURE)))
            return false;
    }
    return true;
}

static bool put_paragraphs(layout *l)
{
    const text_line *last = NULL;
    uint32_t start = l->ofd->out->text.count, furniture = 0;
    for (uint32_t i = 0; i < l->lines.count; i++) {
        const text_line *line = &l->lines.items[i];
        if (line->furniture) continue;
        if (!last || !goes_on(l, last, line)) {
            if (last && !put_paragraph(l, start, KJR_SOURCE_PARAGRAPH)) return false;
            if (!put_furniture(l, furniture, i)) return false;
            furniture = i;
            start = l->ofd->out->text.count;
        }
        if (!put_line(l, line, start)) return false;
        last = line;
    }
    return (!last || put_paragraph(l, start, KJR_SOURCE_PARAGRAPH)) && put_furniture(l, furniture, l->lines.count);
}

bool kjr_ofd_lay_out(kjr_ofd *ofd)
{
    layout l = {.ofd = ofd};
    bool good = find_all_lines(&l);
    if (good) {
        mark_furniture(&l);
        find_margins(&l);
        good = put_paragraphs(&l);
    }
    kjr_free(ofd->allocator, l.spans.items);
    kjr_free(ofd->allocator, l.lines.items);
    return good;
}
