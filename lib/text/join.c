#include <string.h>

#include "text/view.h"

#include "base/sorted.h"

/* Closes the gaps in a view: `to` is where the next character goes. */
typedef struct closer {
    kjr_view *view;
    uint32_t to;
    uint32_t lines; /* that stay */
    uint32_t mark;  /* number of the next mark to be moved */
    uint32_t marks; /* moved */
    kjr_join join;  /* open: furniture seen since the last line that was not cut */
} closer;

static void move_marks(closer *c, uint32_t start, uint32_t end)
{
    uint32_t *marks = c->view->marks.items, count = c->view->marks.count + 1; /* with the one behind the last */
    while (c->mark < count && marks[c->mark] < start)
        c->mark++;
    while (c->mark < count && marks[c->mark] < end)
        marks[c->marks++] = marks[c->mark++] - (start - c->to);
}

static void move(closer *c, uint32_t start, uint32_t end)
{
    kjr_view *view = c->view;
    move_marks(c, start, end);
    if (c->to != start) {
        memmove(view->code + c->to, view->code + start, (end - start) * sizeof *view->code);
        memmove(view->kind + c->to, view->kind + start, end - start);
        memmove(view->byte + c->to, view->byte + start, (end - start) * sizeof *view->byte);
    }
    c->to += end - start;
}

static void cut(closer *c, const kjr_line *line)
{
    uint32_t start, end;
    kjr_view_span(c->view, line->start, line->end, &start, &end);
    if (c->join.start == c->join.end) c->join.start = start;
    c->join.end = end;
}

/* The line's '\n' stands at c->to - 1: it becomes a blank or goes. */
static void go_on(closer *c, const kjr_line *line)
{
    kjr_view *view = c->view;
    kjr_line *open = &view->lines.items[c->lines - 1];
    bool words = view->kind[c->to - 2] == KJR_CHAR_LATIN && view->kind[line->start] == KJR_CHAR_LATIN;
    if (words) {
        view->code[c->to - 1] = ' ';
        view->kind[c->to - 1] = KJR_CHAR_SPACE;
    } else {
        c->to--;
        c->marks--;
    }
    c->join.at = c->to;
    view->joins.items[view->joins.count++] = c->join;
    c->join = (kjr_join){0};
    open->end = c->to + (line->end - line->start);
    move(c, line->start, line->end + 1);
}

static void stay(closer *c, const kjr_line *line)
{
    kjr_line kept = *line;
    kept.start = c->to;
    kept.end = c->to + (line->end - line->start);
    move(c, line->start, line->end + 1);
    c->view->lines.items[c->lines++] = kept;
}

bool kjr_view_join(kjr_view *view, const uint8_t *fates, const kjrep_allocator *allocator)
{
    closer c = {.view = view};
    uint32_t joins = 0, lines = view->lines.count;
    for (uint32_t i = 0; i < lines; i++)
        joins += fates[i] == KJR_LINE_GOES_ON;
    if (!joins) return true;
    if (!KJR_RESERVE(allocator, &view->joins, joins)) return false;
    for (uint32_t i = 0; i < lines; i++) {
        kjr_line line = view->lines.items[i];
        switch (fates[i]) {
        case KJR_LINE_GOES_ON: go_on(&c, &line); break;
        case KJR_LINE_CUT: cut(&c, &line); break;
        default: stay(&c, &line);
        }
    }
    view->lines.count = c.lines;
    uint32_t sentinel = view->count;
    view->count = c.to;
    move(&c, sentinel, sentinel + 1);
    view->marks.count = c.marks - 1;
    return true;
}

uint32_t kjr_view_joins_upto(const kjr_view *view, uint32_t at)
{
    return KJR_COUNT_UPTO(view->joins.items, view->joins.count, at, at);
}
