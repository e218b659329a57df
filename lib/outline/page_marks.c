/* Page numbers and running heads. A number alone on its line is a page's if the next such is greater by one. A running
 * head is a short line that comes back beside page numbers or in mid-sentence, or comes back with a number that counts
 * up. */
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

/* ---- Lines alike but for their digits, in a table */

/* Lines of one frame: what is left of them without digits and blanks. */
typedef struct frame {
    uint32_t hash; /* 0: an empty place */
    uint32_t count;
    uint32_t number, run, longest_run; /* the last number in them, and how far it counted up by one */
} frame;

typedef struct frame_table {
    frame *frames;
    uint32_t mask;
} frame_table;

/* Hash of a line that may be a running head, 0 of another; the last number in it. */
static uint32_t read_frame(const kjr_view *view, const kjr_wrap *wrap, const kjr_line *line, uint32_t *number)
{
    uint32_t hash = 2166136261u, length = line->end - line->start, words = 0;
    bool digits = false;
    *number = 0;
    if (wrap->width && line->width > wrap->width - wrap->width / 8) return 0;
    if (length < SHORTEST_HEAD || length > LONGEST_HEAD || !kjr_line_is_unfinished(view, line)) return 0;
    for (uint32_t at = line->start; at < line->end; at++) {
        uint32_t kind = view->kind[at];
        if (kind == KJR_CHAR_DIGIT) *number = (digits ? *number * 10 : 0) + view->code[at] - '0';
        digits = kind == KJR_CHAR_DIGIT;
        if (digits || kind == KJR_CHAR_SPACE) continue;
        words += kind == KJR_CHAR_HAN || kind == KJR_CHAR_LATIN;
        hash = (hash ^ view->code[at]) * 16777619u;
    }
    return words >= SHORTEST_HEAD ? hash | 1u : 0;
}

/* The frame of the hash, or the empty place where it would stand. */
static frame *frame_of(const frame_table *table, uint32_t hash)
{
    uint32_t at = (hash * 2654435769u) & table->mask;
    while (table->frames[at].hash && table->frames[at].hash != hash)
        at = (at + 1) & table->mask;
    return &table->frames[at];
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
    if (line == 0 || view->lines.items[line].width > long_line) return false;
    const kjr_line *before = &view->lines.items[line - 1];
    uint32_t last = view->kind[before->end - 1];
    if (last == KJR_CHAR_OPEN || last == KJR_CHAR_QUOTE_OPEN) return false;
    return before->width >= long_line && kjr_line_is_unfinished(view, before);
}

/* 规划纲要（草案） | 》: a piece of a line that broke at its marks. */
static bool is_torn_off(const kjr_view *view, uint32_t line)
{
    const uint32_t inner =
        1u << KJR_CHAR_CLOSE | 1u << KJR_CHAR_QUOTE_CLOSE | 1u << KJR_CHAR_COMMA | 1u << KJR_CHAR_PAUSE;
    return line + 1 < view->lines.count && (inner >> view->kind[view->lines.items[line + 1].start] & 1u);
}

/* Stands where a running head may stand. */
static bool is_at_edge(const kjr_view *view, const kjr_wrap *wrap, const uint8_t *marks, uint32_t line)
{
    return is_beside_number(marks, line, view->lines.count) || interrupts(view, wrap, line);
}

static void count_frame(frame *found, uint32_t hash, uint32_t number, bool at_edge)
{
    enum { FIRST_YEAR = 1900, LAST_YEAR = 2199 };
    found->hash = hash;
    found->count += at_edge;
    bool year = number >= FIRST_YEAR && number <= LAST_YEAR; /* 2023年重点工作: headings of a review */
    found->run = number == found->number + 1 && !year ? found->run + 1 : 1;
    found->number = number;
    if (found->run > found->longest_run) found->longest_run = found->run;
}

/* ---- Running heads */

static bool mark_heads(const kjr_view *view, const kjr_wrap *wrap, uint8_t *marks, const kjrep_allocator *allocator)
{
    enum { TWICE = 2, COUNTING = 3 };
    uint32_t size = 16, lines = view->lines.count, candidates = 0, hash, number;
    for (uint32_t i = 0; i < lines; i++)
        candidates += !marks[i] && read_frame(view, wrap, &view->lines.items[i], &number);
    if (candidates < TWICE) return true;
    while (size < candidates * 2)
        size *= 2;
    frame_table table = {kjr_calloc(allocator, size, sizeof *table.frames), size - 1};
    if (!table.frames) return false;
    for (uint32_t i = 0; i < lines; i++) {
        if (marks[i] || !(hash = read_frame(view, wrap, &view->lines.items[i], &number))) continue;
        bool at_edge = !is_torn_off(view, i) && is_at_edge(view, wrap, marks, i);
        count_frame(frame_of(&table, hash), hash, number, at_edge);
    }
    for (uint32_t i = 0; i < lines; i++) {
        if (marks[i] || !(hash = read_frame(view, wrap, &view->lines.items[i], &number))) continue;
        const frame *found = frame_of(&table, hash);
        if (found->longest_run >= COUNTING || (found->count >= TWICE && is_at_edge(view, wrap, marks, i))) marks[i] = 1;
    }
    kjr_free(allocator, table.frames);
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
