#include "base/error.h"
#include "report/words.h"

#define FITS(out, field) ((out)->struct_size >= offsetof(kjrep_step, field) + sizeof((out)->field))

/* NULL for a node that does not exist. */
static const kjr_node *find_node(const kjrep_report *report, kjrep_node node)
{
    return report && node > 0 && node <= report->outline.nodes.count ? kjr_outline_node(&report->outline, node) : NULL;
}

/* ---- Read */

uint32_t kjrep_report_node_count(const kjrep_report *report)
{
    return report ? report->outline.nodes.count : 0;
}

int32_t kjrep_node_kind(const kjrep_report *report, kjrep_node node)
{
    const kjr_node *found = find_node(report, node);
    return found ? found->kind : 0;
}

int32_t kjrep_node_role(const kjrep_report *report, kjrep_node node)
{
    const kjr_node *found = find_node(report, node);
    return found ? found->role : KJREP_ROLE_NONE;
}

int32_t kjrep_node_level(const kjrep_report *report, kjrep_node node)
{
    const kjr_node *found = find_node(report, node);
    return found ? found->level : 0;
}

uint32_t kjrep_node_ordinal(const kjrep_report *report, kjrep_node node)
{
    const kjr_node *found = find_node(report, node);
    return found ? found->ordinal : 0;
}

/* ---- Tables */

/* The first cell of a table, a row or a cell; NULL for other nodes. */
static const kjr_cell *first_cell(const kjrep_report *report, kjrep_node node)
{
    const kjr_node *found = find_node(report, node);
    return found && found->cell ? &report->outline.cells.items[found->cell - 1] : NULL;
}

uint32_t kjrep_node_row(const kjrep_report *report, kjrep_node node)
{
    const kjr_cell *cell = first_cell(report, node);
    return cell && kjrep_node_kind(report, node) != KJREP_NODE_TABLE ? cell->row + 1 : 0;
}

uint32_t kjrep_node_column(const kjrep_report *report, kjrep_node node)
{
    const kjr_cell *cell = first_cell(report, node);
    return cell && kjrep_node_kind(report, node) == KJREP_NODE_CELL ? cell->column + 1u : 0;
}

kjrep_node kjrep_node_cell(const kjrep_report *report, kjrep_node table, uint32_t row, uint32_t column)
{
    const kjr_cell *first = first_cell(report, table);
    if (!first || !row || !column || kjrep_node_kind(report, table) != KJREP_NODE_TABLE) return 0;
    const kjr_outline *outline = &report->outline;
    const kjr_cell *cell = kjr_table_cell(outline, &outline->tables.items[first->table], row - 1, column - 1);
    return cell ? cell->node : 0;
}

int32_t kjrep_node_is_head(const kjrep_report *report, kjrep_node node)
{
    const kjr_cell *cell = first_cell(report, node);
    return cell && kjrep_node_kind(report, node) == KJREP_NODE_CELL && cell->head;
}

/* ---- Nesting */

kjrep_node kjrep_node_parent(const kjrep_report *report, kjrep_node node)
{
    const kjr_node *found = find_node(report, node);
    return found ? found->parent : 0;
}

kjrep_node kjrep_node_first_child(const kjrep_report *report, kjrep_node node)
{
    if (node == 0) return report && report->outline.nodes.count ? 1 : 0;
    const kjr_node *found = find_node(report, node);
    return found ? found->first_child : 0;
}

kjrep_node kjrep_node_next_sibling(const kjrep_report *report, kjrep_node node)
{
    const kjr_node *found = find_node(report, node);
    return found ? found->next : 0;
}

static const char *words_or_empty(const kjrep_report *report, kjr_words words, size_t *len)
{
    const char *text = kjr_words_text(report, words, len);
    return text ? text : "";
}

const char *kjrep_node_label(const kjrep_report *report, kjrep_node node, size_t *len)
{
    if (!len) return NULL;
    *len = 0;
    const kjr_node *found = find_node(report, node);
    return found ? words_or_empty(report, kjr_node_label_words(report, found), len) : NULL;
}

const char *kjrep_node_title(const kjrep_report *report, kjrep_node node, size_t *len)
{
    if (!len) return NULL;
    *len = 0;
    const kjr_node *found = find_node(report, node);
    return found ? words_or_empty(report, kjr_node_title_words(found), len) : NULL;
}

/* Bytes from where the node starts to `end`, which is its end or its body's. */
static void span_to(const kjrep_report *report, const kjr_node *node, uint32_t end, uint32_t *byte_start,
                    uint32_t *byte_end)
{
    if (!node->cut) {
        kjr_view_span(&report->view, node->start, end, byte_start, byte_end);
        return;
    }
    const kjr_join *join = &report->view.joins.items[node->cut - 1];
    *byte_start = join->start;
    *byte_end = join->end;
}

kjrep_status kjrep_node_place(const kjrep_report *report, kjrep_node node, uint64_t *start, uint64_t *end)
{
    uint32_t byte_start = 0, byte_end = 0;
    const kjr_node *found = find_node(report, node);
    if (found) span_to(report, found, found->end, &byte_start, &byte_end);
    if (start) *start = byte_start;
    if (end) *end = byte_end;
    return found ? KJREP_OK : KJREP_E_ARG;
}

uint64_t kjrep_node_body_end(const kjrep_report *report, kjrep_node node)
{
    uint32_t start, end = 0;
    const kjr_node *found = find_node(report, node);
    if (found) span_to(report, found, found->body_end, &start, &end);
    return end;
}

kjrep_node kjrep_node_at(const kjrep_report *report, uint64_t byte)
{
    if (!report || byte >= report->text_len) return 0;
    const kjr_view *view = &report->view;
    uint32_t at = kjr_view_index(view, (uint32_t)byte), join = kjr_view_joins_upto(view, at), start, end;
    if (join > 0 && byte >= view->joins.items[join - 1].start && byte < view->joins.items[join - 1].end)
        return kjr_outline_cut(&report->outline, view, join - 1);
    if (at > 0 && view->byte[at] != byte) at--; /* inside a character, or among blanks behind it */
    kjrep_node node = kjr_outline_at(&report->outline, at);
    for (; node; node = kjr_outline_node(&report->outline, node)->parent) {
        const kjr_node *found = kjr_outline_node(&report->outline, node);
        span_to(report, found, found->body_end, &start, &end);
        if (start <= byte && byte < end) break;
    }
    return node;
}

/* ---- Names */

const char *kjrep_node_kind_name(int32_t kind)
{
    static const char *const names[] = {NULL,    "title", "meta", "heading",   "point",      "paragraph",
                                        "table", "row",   "cell", "signature", "boilerplate"};
    return kind > 0 && kind <= KJREP_NODE_BOILERPLATE ? names[kind] : NULL;
}

const char *kjrep_node_role_name(int32_t role)
{
    static const char *const names[] = {NULL,         "background", "measures", "results", "problems",
                                        "next_steps", "targets",    "appendix", "glossary"};
    return role > 0 && role <= KJREP_ROLE_GLOSSARY ? names[role] : NULL;
}

/* ---- Walk */

struct kjrep_walk {
    kjrep_report *report; /* held */
    kjrep_allocator allocator;
    kjrep_node root, node; /* node: of the next event, 0 at the end */
    uint32_t depth;
    bool leaving;
};

kjrep_status kjrep_walk_new(kjrep_walk **out, kjrep_report *report, kjrep_node node, kjrep_error *error)
{
    if (out) *out = NULL;
    if (!out || !report) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    if (node && !find_node(report, node)) return kjr_fail(error, KJREP_E_ARG, "no node %u", (unsigned)node);
    kjrep_walk *walk = kjr_calloc(&report->allocator, 1, sizeof *walk);
    if (!walk) return kjr_fail_memory(error);
    walk->allocator = report->allocator;
    walk->report = kjrep_report_retain(report);
    walk->root = node;
    walk->node = node ? node : kjrep_node_first_child(report, 0);
    *out = walk;
    return kjr_succeed(error);
}

static void advance(kjrep_walk *walk, const kjr_node *node, int32_t event)
{
    if (event == KJREP_WALK_ENTER) {
        walk->node = node->first_child;
        walk->depth++;
    } else if (walk->node == walk->root) {
        walk->node = 0;
    } else if (node->next) {
        walk->node = node->next;
        walk->leaving = false;
    } else {
        walk->node = walk->depth > 0 ? node->parent : 0;
        walk->depth -= walk->depth > 0;
        walk->leaving = true;
    }
}

kjrep_status kjrep_walk_next(kjrep_walk *walk, kjrep_step *step)
{
    if (!walk || !step) return KJREP_E_ARG;
    if (!walk->node) return KJREP_DONE;
    const kjr_node *node = find_node(walk->report, walk->node);
    int32_t event = walk->leaving ? KJREP_WALK_LEAVE : node->first_child ? KJREP_WALK_ENTER : KJREP_WALK_LEAF;
    if (FITS(step, event)) step->event = event;
    if (FITS(step, node)) step->node = walk->node;
    if (FITS(step, depth)) step->depth = walk->depth;
    advance(walk, node, event);
    return KJREP_OK;
}

void kjrep_walk_free(kjrep_walk *walk)
{
    if (!walk) return;
    kjrep_allocator allocator = walk->allocator;
    kjrep_report_free(walk->report);
    kjr_free(&allocator, walk);
}
