/* The words of nodes, and the sentences and clauses in them. */
#include "base/error.h"
#include "kjrep/excerpt.h"
#include "report/words.h"

#define BIT(kind) (1u << KJR_CHAR_##kind)

/* ---- Words */

typedef struct word_writer {
    const kjrep_report *report;
    kjrep_write write;
    void *context;
    char *bytes; /* room for all that is to be written */
} word_writer;

static kjrep_status hand_over(const word_writer *w, uint32_t len)
{
    w->bytes[len] = '\n';
    return w->write(w->context, w->bytes, (size_t)len + 1) == 0 ? KJREP_OK : KJREP_E_IO;
}

/* The lines of view indices [start, end). */
static kjrep_status write_range(const word_writer *w, uint32_t start, uint32_t end)
{
    const kjr_view *view = &w->report->view;
    kjrep_status rc = KJREP_OK;
    while (rc == KJREP_OK && start < end) {
        uint32_t from = start, to;
        while (start < end && view->kind[start] != KJR_CHAR_NEWLINE)
            start++;
        for (to = start; to > from && view->kind[to - 1] == KJR_CHAR_SPACE;)
            to--;
        while (from < to && view->kind[from] == KJR_CHAR_SPACE)
            from++;
        if (from < to) rc = hand_over(w, kjr_words_copy(w->report, (kjr_words){from, to}, w->bytes));
        start++;
    }
    return rc;
}

/* All but what lies inside nodes of the page. */
static kjrep_status write_all(const word_writer *w, kjrep_node node)
{
    const kjr_outline *outline = &w->report->outline;
    const kjr_node *whole = kjr_outline_node(outline, node);
    uint32_t at = whole->start;
    kjrep_status rc = KJREP_OK;
    for (uint32_t id = node + 1; rc == KJREP_OK && id <= outline->nodes.count; id++) {
        const kjr_node *inside = kjr_outline_node(outline, id);
        if (inside->parent < node) break;
        if (inside->kind != KJREP_NODE_BOILERPLATE || inside->cut) continue; /* what is cut is not in the view */
        rc = write_range(w, at, inside->start);
        at = inside->body_end;
    }
    return rc == KJREP_OK ? write_range(w, at, whole->body_end) : rc;
}

static kjrep_status write_own(const word_writer *w, kjrep_node node)
{
    const kjr_outline *outline = &w->report->outline;
    const kjr_node *whole = kjr_outline_node(outline, node);
    if (whole->kind == KJREP_NODE_HEADING) return write_range(w, whole->start, whole->end);
    uint32_t at = whole->start;
    kjrep_status rc = KJREP_OK;
    for (uint32_t id = whole->first_child; rc == KJREP_OK && id; id = kjr_outline_node(outline, id)->next) {
        const kjr_node *child = kjr_outline_node(outline, id);
        if (child->cut) continue;
        rc = write_range(w, at, child->start);
        at = child->body_end;
    }
    return rc == KJREP_OK ? write_range(w, at, whole->body_end) : rc;
}

/* Furniture that was cut out of a paragraph is not in the view. */
static kjrep_status write_cut(const word_writer *w, const kjr_join *cut)
{
    const char *text = w->report->text + cut->start;
    uint32_t len = cut->end - cut->start;
    if (w->write(w->context, text, len) != 0 || w->write(w->context, "\n", 1) != 0) return KJREP_E_IO;
    return KJREP_OK;
}

kjrep_status kjrep_node_write_words(const kjrep_report *report, kjrep_node node, int32_t which, kjrep_write write,
                                    void *context, kjrep_error *error)
{
    bool known = which == KJREP_NODE_OWN_WORDS || which == KJREP_NODE_ALL_WORDS;
    if (!report || !write || !known || !node || node > report->outline.nodes.count)
        return kjr_fail(error, KJREP_E_ARG, "no such node, or an argument is NULL or unknown");
    const kjr_node *found = kjr_outline_node(&report->outline, node);
    uint32_t start, end;
    kjr_view_span(&report->view, found->start, found->body_end, &start, &end);
    word_writer w = {report, write, context, kjr_malloc(&report->allocator, (size_t)(end - start) + 1)};
    if (!w.bytes) return kjr_fail_memory(error);
    kjrep_status rc = found->cut                      ? write_cut(&w, &report->view.joins.items[found->cut - 1])
                      : which == KJREP_NODE_ALL_WORDS ? write_all(&w, node)
                                                      : write_own(&w, node);
    kjr_free(&report->allocator, w.bytes);
    return rc == KJREP_OK ? kjr_succeed(error) : kjr_fail(error, rc, "the words were not taken");
}

/* ---- Sentences and clauses */

static bool is_between_digits(const kjr_view *view, uint32_t at)
{
    return at > 0 && view->kind[at - 1] == KJR_CHAR_DIGIT && view->kind[at + 1] == KJR_CHAR_DIGIT;
}

/* Behind the unit that begins at `at`: its mark and the closing ones behind it, or the end of the line. */
static uint32_t unit_end(const kjr_view *view, uint32_t at, uint32_t limit, int32_t unit)
{
    enum { LONGEST_BRACKET = 120 };
    const uint32_t inner = BIT(COMMA) | BIT(SEMICOLON) | BIT(COLON);
    const uint32_t ends = BIT(SENTENCE_END) | (unit == KJREP_UNIT_CLAUSE ? inner : 0);
    uint32_t opened = 0, depth = 0;
    for (; at < limit && view->kind[at] != KJR_CHAR_NEWLINE; at++) {
        uint32_t bit = 1u << view->kind[at];
        if (bit & BIT(OPEN)) opened = depth++ ? opened : at;
        if ((bit & BIT(CLOSE)) && depth) depth--;
        if (depth && at - opened > LONGEST_BRACKET) depth = 0;
        if (!(bit & ends) || depth || ((bit & inner) && is_between_digits(view, at))) continue;
        const uint32_t closing = ends | BIT(CLOSE) | BIT(QUOTE_CLOSE);
        do
            at++;
        while (at < limit && (closing >> view->kind[at] & 1u));
        break;
    }
    return at;
}

/* The first character from `at` on that no furniture holds and that is no blank; *limit is where its node ends if that
 * is a cell. */
static uint32_t unit_start(const kjrep_report *report, const kjr_node *whole, uint32_t at, uint32_t *limit)
{
    const kjr_view *view = &report->view;
    while (at < whole->body_end) {
        if ((BIT(SPACE) | BIT(NEWLINE)) >> view->kind[at] & 1u) {
            at++;
            continue;
        }
        uint32_t id = kjr_outline_at(&report->outline, at);
        const kjr_node *node = id ? kjr_outline_node(&report->outline, id) : NULL;
        if (node && node != whole && node->kind == KJREP_NODE_BOILERPLATE) {
            at = node->body_end;
            continue;
        }
        *limit = node && node->kind == KJREP_NODE_CELL ? node->body_end : whole->body_end;
        return at;
    }
    return whole->body_end;
}

kjrep_status kjrep_node_next_unit(const kjrep_report *report, kjrep_node node, int32_t unit, uint64_t from,
                                  uint64_t *start, uint64_t *end)
{
    if (start) *start = 0;
    if (end) *end = 0;
    if (!report || !start || !end || !node || node > report->outline.nodes.count) return KJREP_E_ARG;
    if (unit != KJREP_UNIT_SENTENCE && unit != KJREP_UNIT_CLAUSE) return KJREP_E_ARG;
    const kjr_view *view = &report->view;
    const kjr_node *whole = kjr_outline_node(&report->outline, node);
    uint32_t at = from < report->text_len ? kjr_view_index(view, (uint32_t)from) : view->count, limit = 0;
    if (at < whole->start) at = whole->start;
    at = unit_start(report, whole, at, &limit);
    if (at >= whole->body_end) return KJREP_DONE;
    uint32_t behind = unit_end(view, at, limit, unit), byte_start, byte_end;
    while (behind > at + 1 && view->kind[behind - 1] == KJR_CHAR_SPACE)
        behind--;
    kjr_view_span(view, at, behind, &byte_start, &byte_end);
    *start = byte_start;
    *end = byte_end;
    return KJREP_OK;
}
