/* Page numbers and running heads. A number alone on its line is a page's if the next such is greater by one, or a
 * running head stands beside it; a running head is a short line that comes back beside page numbers. */
#include "outline/repair.h"

enum { LONGEST_NUMBER = 16, SHORTEST_HEAD = 4, LONGEST_HEAD = 48, NEAR = 2 };

bool kjr_is_page_number(const kjr_view *view, const kjr_line *line, uint32_t *number)
{
    enum { MOST_DIGITS = 5 };
    uint32_t digits = 0, length = line->end - line->start;
    bool counted = false; /* the first number is read */
    if (length > LONGEST_NUMBER) return false;
    *number = 0;
    for (uint32_t at = line->start; at < line->end; at++) {
        uint16_t code = view->code[at];
        if (view->kind[at] == KJR_CHAR_DIGIT) {
            if (!counted) *number = *number * 10 + code - '0';
            if (!counted && ++digits > MOST_DIGITS) return false;
        } else if (view->kind[at] == KJR_CHAR_DASH || view->kind[at] == KJR_CHAR_SPACE ||
                   view->kind[at] == KJR_CHAR_SLASH || code == u'第' || code == u'页' || code == u'共' ||
                   code == u'·') {
            counted = digits > 0;
        } else {
            return false;
        }
    }
    return digits > 0;
}

/* ---- Running heads: lines alike but for their digits, in a table of counts */

typedef struct head_table {
    uint32_t *hashes, *counts;
    uint32_t mask;
} head_table;

/* 0 for a line that is no head. */
static uint32_t hash_head(const kjr_view *view, const kjr_line *line)
{
    uint32_t hash = 2166136261u, length = line->end - line->start, words = 0;
    if (length < SHORTEST_HEAD || length > LONGEST_HEAD) return 0;
    for (uint32_t at = line->start; at < line->end; at++) {
        uint32_t kind = view->kind[at];
        if (kind == KJR_CHAR_DIGIT || kind == KJR_CHAR_SPACE) continue;
        words += kind == KJR_CHAR_HAN || kind == KJR_CHAR_LATIN;
        hash = (hash ^ view->code[at]) * 16777619u;
    }
    return words >= SHORTEST_HEAD ? hash | 1u : 0;
}

/* Cell of the hash, or the empty one where it would go. */
static uint32_t slot_of(const head_table *table, uint32_t hash)
{
    uint32_t slot = (hash * 2654435769u) & table->mask;
    while (table->hashes[slot] && table->hashes[slot] != hash)
        slot = (slot + 1) & table->mask;
    return slot;
}

static bool is_beside_number(const uint8_t *marks, uint32_t line, uint32_t lines)
{
    for (uint32_t step = 1; step <= NEAR; step++) {
        if (line >= step && marks[line - step]) return true;
        if (line + step < lines && marks[line + step]) return true;
    }
    return false;
}

/* A short line behind one that stops in mid-sentence at the edge of the page. */
static bool interrupts(const kjr_view *view, const kjr_wrap *wrap, uint32_t line)
{
    uint32_t long_line = wrap->width ? wrap->width - wrap->width / 8 : KJR_LONG_LINE;
    if (line == 0 || view->lines.items[line].width > long_line * 3 / 4) return false;
    const kjr_line *before = &view->lines.items[line - 1];
    uint32_t last = view->kind[before->end - 1];
    if (last == KJR_CHAR_OPEN || last == KJR_CHAR_QUOTE_OPEN) return false;
    return before->width >= long_line && kjr_line_is_unfinished(view, before);
}

/* Hash of a line that may be a running head, else 0. */
static uint32_t head_at(const kjr_view *view, const kjr_wrap *wrap, const uint8_t *marks, uint32_t line)
{
    if (marks[line] || !(is_beside_number(marks, line, view->lines.count) || interrupts(view, wrap, line))) return 0;
    return hash_head(view, &view->lines.items[line]);
}

static bool mark_heads(const kjr_view *view, const kjr_wrap *wrap, uint8_t *marks, const kjrep_allocator *allocator)
{
    uint32_t size = 16, lines = view->lines.count, candidates = 0, hash;
    for (uint32_t i = 0; i < lines; i++)
        candidates += head_at(view, wrap, marks, i) != 0;
    if (candidates < 2) return true;
    while (size < candidates * 2)
        size *= 2;
    uint32_t *cells = kjr_calloc(allocator, (size_t)size * 2, sizeof *cells);
    if (!cells) return false;
    head_table table = {cells, cells + size, size - 1};
    for (uint32_t i = 0; i < lines; i++) {
        if (!(hash = head_at(view, wrap, marks, i))) continue;
        uint32_t slot = slot_of(&table, hash);
        table.hashes[slot] = hash;
        table.counts[slot]++;
    }
    for (uint32_t i = 0; i < lines; i++) {
        if ((hash = head_at(view, wrap, marks, i)) && table.counts[slot_of(&table, hash)] > 1) marks[i] = 1;
    }
    kjr_free(allocator, cells);
    return true;
}

/* ---- Page numbers */

/* Numbers that count pages: each greater by one than the one before it. */
static void mark_numbers(const kjr_view *view, uint8_t *marks)
{
    enum { APART = 4 }; /* lines of a page, at least */
    uint32_t number, last = 0, last_line = UINT32_MAX;
    for (uint32_t i = 0; i < view->lines.count; i++) {
        if (!kjr_is_page_number(view, &view->lines.items[i], &number)) continue;
        if (last_line != UINT32_MAX && number == last + 1 && i - last_line > APART) marks[last_line] = marks[i] = 1;
        if (last_line == UINT32_MAX || number == last + 1 || i - last_line > APART || number < last) {
            last = number;
            last_line = i;
        }
    }
}

bool kjr_find_page_marks(const kjr_view *view, const kjr_wrap *wrap, uint8_t *marks, const kjrep_allocator *allocator)
{
    mark_numbers(view, marks);
    return mark_heads(view, wrap, marks, allocator);
}
