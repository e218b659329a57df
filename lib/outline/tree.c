/* From lines and items to nodes. One stack of open items decides the nesting: an item goes on a series that is open, or
 * begins one inside the innermost item that may hold it. What may hold what is told by the text first (does the outer
 * series go on behind this one?) and by convention second. */
#include "outline/outliner.h"

#include "base/error.h"

/* An open heading or point: the latest of its series. */
typedef struct open_item {
    uint32_t node; /* id */
    uint32_t item; /* index */
    uint32_t held; /* families that it or a sibling before it held, bits */
    uint16_t ordinal;
    uint8_t family, look;
    bool heading;     /* kind of the node */
    bool long_points; /* points of this series have more than one paragraph */
    bool behind_lead; /* the series began inside a paragraph, behind words that lead to it */
    bool frame;       /* 前言, 结束语: stands alone */
} open_item;

typedef struct builder {
    kjr_outliner *o;
    open_item *stack;
    uint32_t depth;
    uint32_t resume; /* text before this view index is taken */
    uint32_t join;   /* joins before this one are told */
    uint32_t table;  /* tables before this one are told */
} builder;

/* ---- Nodes */

kjrep_status kjr_push_node(kjr_outliner *o, const kjr_node *node)
{
    if (o->outline->nodes.count >= o->max_nodes)
        return kjr_fail(o->error, KJREP_E_LIMIT, "more than %u outline nodes", (unsigned)o->max_nodes);
    kjr_node *added = KJR_PUSH(o->allocator, &o->outline->nodes);
    if (!added) return kjr_fail_memory(o->error);
    *added = *node;
    return KJREP_OK;
}

static uint32_t top_node(const builder *b)
{
    return b->depth ? b->stack[b->depth - 1].node : 0;
}

/* Nodes for the furniture inside paragraphs up to `at`. */
static kjrep_status add_cuts(builder *b, uint32_t at)
{
    const kjr_view *view = b->o->view;
    kjrep_status rc = KJREP_OK;
    for (; rc == KJREP_OK && b->join < view->joins.count && view->joins.items[b->join].at <= at; b->join++) {
        const kjr_join *join = &view->joins.items[b->join];
        if (join->start == join->end) continue;
        uint32_t last = b->o->outline->nodes.count;
        const kjr_node *before = last ? kjr_outline_node(b->o->outline, last) : NULL;
        kjr_node node = {.parent = top_node(b),
                         .start = join->at,
                         .label_end = join->at,
                         .title = join->at,
                         .end = join->at,
                         .body_end = join->at,
                         .cut = b->join + 1,
                         .cut_behind = before && before->cut ? before->cut_behind : last,
                         .kind = KJREP_NODE_BOILERPLATE,
                         .level = (uint16_t)b->depth};
        rc = kjr_push_node(b->o, &node);
    }
    return rc;
}

static kjrep_status add_node(builder *b, const kjr_node *node)
{
    kjrep_status rc = add_cuts(b, node->start);
    return rc == KJREP_OK ? kjr_push_node(b->o, node) : rc;
}

static uint32_t without_break(const kjr_view *view, uint32_t start, uint32_t end)
{
    while (end > start && (view->kind[end - 1] == KJR_CHAR_NEWLINE || view->kind[end - 1] == KJR_CHAR_SPACE))
        end--;
    return end;
}

/* Close what is open until `depth` items are left; the text at `at` is no more theirs. */
static void close_to(builder *b, uint32_t depth, uint32_t at)
{
    while (b->depth > depth) {
        kjr_node *node = &b->o->outline->nodes.items[b->stack[--b->depth].node - 1];
        node->body_end = without_break(b->o->view, node->end, at);
    }
}

static kjrep_status add_text(builder *b, uint32_t start, uint32_t end, uint8_t kind)
{
    const kjr_view *view = b->o->view;
    end = without_break(view, start, end);
    start = kjr_find_kind(view, start, end, ~(KJR_KIND(NEWLINE) | KJR_KIND(SPACE)));
    if (start >= end) return KJREP_OK;
    kjr_node node = {.parent = top_node(b),
                     .start = start,
                     .label_end = start,
                     .title = start,
                     .end = end,
                     .body_end = end,
                     .kind = kind,
                     .level = (uint16_t)b->depth};
    if (kind == KJREP_NODE_TITLE) node.parent = node.level = 0;
    return add_node(b, &node);
}

/* ---- Series */

static bool is_head(const kjr_item *item)
{
    return item->look != KJR_LOOK_INLINE;
}

static bool is_numbered(uint8_t family)
{
    return family >= KJR_LABEL_PART && family <= KJR_LABEL_IS;
}

/* The open series goes on further down. */
static bool resumes(const builder *b, const open_item *open)
{
    uint32_t next = b->o->items.items[open->item].next_same;
    return next != UINT32_MAX && b->o->items.items[next].label.ordinal == open->ordinal + 1;
}

/* A series begins at `item` while one of its own family stands at `outer`: does that go on behind the new one? The new
 * one may hold series of the family in its turn. */
static bool goes_on_behind(const builder *b, const kjr_item *item, uint32_t outer)
{
    enum { STEPS = 64, DEEPEST = 4 };
    uint32_t latest[DEEPEST] = {item->label.ordinal}, depth = 1;
    for (uint32_t step = 0; step < STEPS && item->next_same != UINT32_MAX; step++) {
        item = &b->o->items.items[item->next_same];
        uint32_t ordinal = item->label.ordinal;
        if (ordinal == 1 && depth < DEEPEST) latest[depth++] = 0;
        while (depth > 0 && latest[depth - 1] + 1 != ordinal)
            depth--;
        if (depth == 0) return ordinal == outer + 1;
        latest[depth - 1] = ordinal;
    }
    return false;
}

/* A heading that has its line to itself, of a series that goes on further down: what stands between lies in it. */
static bool keeps_inside(const builder *b, const open_item *open)
{
    return open->look == KJR_LOOK_HEADING && is_numbered(open->family) && resumes(b, open) &&
           !b->o->blocks[b->o->items.items[open->item].line].text;
}

/* The same for headings without a number. */
static int find_unnumbered(const builder *b, uint8_t family)
{
    for (int k = (int)b->depth - 1; k >= 0; k--) {
        if (b->stack[k].family == family) return k;
        if (family != KJR_LABEL_APPENDIX && keeps_inside(b, &b->stack[k])) return -1;
    }
    return -1;
}

/* A series of headings lies around one whose items are text. */
static bool is_lighter(const builder *b, const kjr_item *item, const open_item *open)
{
    const kjr_block *blocks = b->o->blocks;
    return is_head(item) && open->look == KJR_LOOK_HEADING && blocks[item->line].text &&
           !blocks[b->o->items.items[open->item].line].text;
}

/* Stack index of the series that the item goes on, -1 when it begins one. */
static int find_series(const builder *b, const kjr_item *item)
{
    enum { EXACT = 4, ALIKE = 2, SAME = 1 };
    int best = -1, best_score = 0;
    if (!is_numbered(item->label.family)) return find_unnumbered(b, item->label.family);
    for (int k = (int)b->depth - 1; k >= 0; k--) {
        const open_item *open = &b->stack[k];
        if (open->family != item->label.family) continue;
        bool exact = item->label.ordinal == open->ordinal + 1 || item->label.ordinal == KJR_ORDINAL_LAST;
        int score = (exact ? EXACT : 0) + (open->look == item->look ? ALIKE : 0) + SAME;
        if (score > best_score) {
            best = k;
            best_score = score;
        }
    }
    if (best < 0 || best_score >= EXACT || item->label.ordinal != 1) return best;
    /* 实施财政政策。一是… | 二是… | 实施货币政策。一是…: the next paragraph that leads to a series */
    if (b->stack[best].behind_lead && !is_head(item) && b->o->items.items[b->stack[best].item].line < item->line)
        return best;
    if (!(best_score & ALIKE) || is_lighter(b, item, &b->stack[best])) return -1;
    return goes_on_behind(b, item, b->stack[best].ordinal) ? -1 : best;
}

/* May a point at the head of a line, or a heading, hold an item at the head of a line? */
static bool holds_by_convention(const builder *b, const open_item *open, const kjr_item *item)
{
    uint8_t outer = open->family, inner = item->label.family;
    bool begins = item->label.ordinal <= 1;
    bool below = inner >= KJR_LABEL_DIGIT && b->o->items.items[open->item].line + 1 == item->line;
    if (outer == KJR_LABEL_APPENDIX || kjr_label_is_point(inner)) return true;
    if (below && !is_numbered(outer) && is_numbered(inner)) return true; /* paragraphs numbered throughout */
    if (open->frame) return false;
    if (outer == KJR_LABEL_PLAIN) return inner == KJR_LABEL_LEAD || begins;
    if (outer == KJR_LABEL_LEAD) return inner >= KJR_LABEL_DIGIT && begins && is_numbered(inner);
    if (!is_numbered(inner))
        return open->look == KJR_LOOK_HEADING &&
               (outer <= KJR_LABEL_ROMAN || (outer == KJR_LABEL_ORDER && resumes(b, open)));
    if (outer == inner) return begins && open->look == KJR_LOOK_HEADING;
    return outer < inner || (begins && resumes(b, open));
}

static bool holds(const builder *b, const open_item *open, const kjr_item *item)
{
    uint8_t inner = item->label.family;
    bool begins = item->label.ordinal <= 1;
    if (!is_head(item)) return true;
    if (inner == KJR_LABEL_APPENDIX || open->look == KJR_LOOK_INLINE) return false;
    if (open->held >> inner & 1u) return true;
    if (!open->heading) return begins && is_numbered(inner) && resumes(b, open);
    return holds_by_convention(b, open, item);
}

/* They neither hold numbered headings nor lie in one. */
static bool is_frame(const kjr_outliner *o, const kjr_item *item)
{
    const kjr_line *line = kjr_line_at(o, item->line);
    return item->label.family == KJR_LABEL_PLAIN && kjr_is_frame(o->view, line->start, line->end);
}

/* ---- Opening items */

/* Where the words of an item end; those of a label alone on its line are in the next line. */
static uint32_t words_end(const builder *b, uint32_t index, bool heading, uint32_t *title)
{
    const kjr_outliner *o = b->o;
    const kjr_item *item = &o->items.items[index];
    const kjr_item *next = index + 1 < o->items.count ? item + 1 : NULL;
    uint32_t line = item->line, limit = kjr_line_at(o, line)->end;
    *title = item->start + item->label.title;
    if (kjr_heading_goes_on(o, line) && !o->blocks[line + 1].label.family) return kjr_line_at(o, line + 1)->end;
    uint32_t below = kjr_next_line(o, line);
    if (*title >= limit && below < o->tail && o->blocks[below].kind == KJREP_NODE_PARAGRAPH &&
        !o->blocks[below].label.family) {
        line = below;
        *title = kjr_line_at(o, line)->start;
        limit = kjr_line_at(o, line)->end;
    }
    if (next && next->line == line && next->start >= *title) limit = next->start;
    uint32_t end = heading ? kjr_heading_end(o->view, *title, limit) : kjr_clause_end(o->view, *title, limit);
    uint32_t label_end = item->start + item->label.length;
    if (*title > limit || end <= *title) *title = end = label_end;
    return end;
}

static bool is_heading(const builder *b, const kjr_item *item, const open_item *sibling)
{
    if (!is_head(item)) return sibling && sibling->heading && !kjr_label_is_point(item->label.family);
    return !kjr_label_is_point(item->label.family) || kjr_is_order_heading(b->o, item->line);
}

static kjrep_status open_new(builder *b, uint32_t index, const open_item *sibling)
{
    kjr_outliner *o = b->o;
    const kjr_item *item = &o->items.items[index];
    if (b->depth == o->max_depth) close_to(b, b->depth - 1, item->start);
    open_item open = {.item = index, .ordinal = item->label.ordinal, .family = item->label.family, .look = item->look};
    open.heading = is_heading(b, item, sibling);
    open.frame = is_frame(o, item);
    open.behind_lead = sibling ? sibling->behind_lead : !is_head(item) || item->label.ordinal > 1;
    if (sibling) {
        open.held = sibling->held;
        open.long_points = sibling->long_points;
        if (open.ordinal == KJR_ORDINAL_LAST) open.ordinal = (uint16_t)(sibling->ordinal + 1);
    }
    kjr_node node = {.parent = top_node(b),
                     .start = item->start,
                     .label_end = item->start + item->label.length,
                     .ordinal = open.ordinal,
                     .kind = open.heading ? KJREP_NODE_HEADING : KJREP_NODE_POINT,
                     .level = (uint16_t)(b->depth + 1)};
    node.end = node.body_end = words_end(b, index, open.heading, &node.title);
    b->resume = node.end;
    if (b->depth) b->stack[b->depth - 1].held |= 1u << open.family;
    kjrep_status rc = add_node(b, &node);
    open.node = o->outline->nodes.count;
    if (rc == KJREP_OK) b->stack[b->depth++] = open;
    return rc;
}

/* Stack index of the appendix that lies around another: 附件2 | 名词解释, whose name stands below its number, or that
 * has notes of its own (注:). -1 when none does. */
static int find_outer_appendix(const builder *b, const kjr_item *item)
{
    const uint16_t *code = b->o->view->code;
    int k = (int)b->depth - 1;
    if (item->label.family != KJR_LABEL_APPENDIX || code[item->start] == u'附') return -1;
    while (k >= 0 && b->stack[k].family != KJR_LABEL_APPENDIX)
        k--;
    if (k < 0) return -1;
    const kjr_item *outer = &b->o->items.items[b->stack[k].item];
    bool below = outer->line + 1 == item->line || code[item->start] == u'注';
    return below && code[outer->start] == u'附' ? k : -1;
}

static kjrep_status open(builder *b, uint32_t index)
{
    const kjr_item *item = &b->o->items.items[index];
    int outer = find_outer_appendix(b, item), series = outer < 0 ? find_series(b, item) : -1;
    if (series >= 0 && !(is_frame(b->o, item) && series > 0)) {
        open_item sibling = b->stack[series];
        close_to(b, (uint32_t)series, item->start);
        return open_new(b, index, &sibling);
    }
    if (outer >= 0 || is_frame(b->o, item)) close_to(b, (uint32_t)(outer + 1), item->start);
    while ((int)b->depth > outer + 1 && !holds(b, &b->stack[b->depth - 1], item))
        close_to(b, b->depth - 1, item->start);
    return open_new(b, index, NULL);
}

/* ---- Lines */

/* A series inside a paragraph may go on at the head of the next line: then it stays open. */
static bool goes_on_in_next_line(builder *b, uint32_t next_item, uint32_t line)
{
    const kjr_outliner *o = b->o;
    if (next_item >= o->items.count) return false;
    const kjr_item *item = &o->items.items[next_item];
    if (item->line != line + 1 || !is_head(item)) return false;
    for (uint32_t k = b->depth; k-- > 0;) {
        open_item *open = &b->stack[k];
        bool exact = open->family == item->label.family && open->ordinal + 1 == item->label.ordinal;
        if (exact && open->look != KJR_LOOK_INLINE) return false;
        if (exact) {
            close_to(b, k + 1, kjr_line_at(o, line)->end);
            open->look = item->look;
            return true;
        }
    }
    return false;
}

static kjrep_status end_line(builder *b, uint32_t next_item, uint32_t line)
{
    uint32_t end = kjr_line_at(b->o, line)->end;
    kjrep_status rc = add_cuts(b, end);
    if (rc != KJREP_OK || b->resume > end) return rc; /* the words of a label go on */
    if (goes_on_in_next_line(b, next_item, line)) return rc;
    while (b->depth && b->stack[b->depth - 1].look == KJR_LOOK_INLINE)
        close_to(b, b->depth - 1, end);
    while (b->depth) { /* the last point of a series has no more paragraphs than those before it */
        const open_item *open = &b->stack[b->depth - 1];
        if (open->heading || open->long_points || open->held || resumes(b, open)) break;
        close_to(b, b->depth - 1, end);
    }
    return rc;
}

static kjrep_status add_paragraph_line(builder *b, uint32_t line, uint32_t *item)
{
    const kjr_outliner *o = b->o;
    const kjr_line *here = kjr_line_at(o, line);
    uint32_t at = here->start > b->resume ? here->start : b->resume;
    bool in_point = at > here->start && b->depth && !b->stack[b->depth - 1].heading;
    kjrep_status rc = KJREP_OK;
    bool own_text =
        *item >= o->items.count || o->items.items[*item].start > here->start || o->items.items[*item].line > line;
    if (own_text && b->depth && !b->stack[b->depth - 1].heading && !in_point) b->stack[b->depth - 1].long_points = true;
    for (; rc == KJREP_OK && *item < o->items.count && o->items.items[*item].line == line; ++*item) {
        if (!in_point) rc = add_text(b, at, o->items.items[*item].start, KJREP_NODE_PARAGRAPH);
        if (rc == KJREP_OK) rc = open(b, *item);
        if (rc != KJREP_OK) return rc;
        in_point = !b->stack[b->depth - 1].heading;
        at = b->resume;
    }
    if (rc == KJREP_OK && !in_point && at < here->end) {
        uint32_t skipped = kjr_find_kind(
            o->view, at, here->end,
            ~(KJR_KIND(SENTENCE_END) | KJR_KIND(COLON) | KJR_KIND(SPACE) | KJR_KIND(SEMICOLON) | KJR_KIND(COMMA)));
        rc = add_text(b, at > here->start ? skipped : at, here->end, KJREP_NODE_PARAGRAPH);
    }
    return rc == KJREP_OK ? end_line(b, *item, line) : rc;
}

/* A table and all its lines. */
static kjrep_status add_table(builder *b, uint32_t *line)
{
    kjr_outliner *o = b->o;
    const kjr_table *table = &o->outline->tables.items[b->table];
    uint32_t end = o->outline->cells.items[table->first_cell + table->cell_count - 1].end;
    kjrep_status rc = add_cuts(b, kjr_line_at(o, *line)->start);
    if (rc == KJREP_OK) rc = kjr_add_table_nodes(o, b->table++, top_node(b), (uint16_t)b->depth);
    while (*line + 1 < o->view->lines.count && kjr_line_at(o, *line + 1)->start < end)
        ++*line;
    return rc;
}

/* Lines of one kind that make one node: a title over two lines, furniture. */
static kjrep_status add_other_lines(builder *b, uint32_t *line)
{
    const kjr_outliner *o = b->o;
    uint32_t first = *line, count = o->view->lines.count, last = first;
    uint8_t kind = o->blocks[first].kind;
    bool joined = kind == KJREP_NODE_TITLE || kind == KJREP_NODE_BOILERPLATE;
    while (joined && last + 1 < count && o->blocks[last + 1].kind == kind && last + 1 != o->tail)
        last++;
    uint32_t start = kjr_line_at(o, first)->start;
    if (kind != KJREP_NODE_BOILERPLATE || first >= o->tail) close_to(b, 0, start);
    *line = last;
    kjrep_status rc = add_text(b, start, kjr_line_at(o, last)->end, kind);
    return rc == KJREP_OK ? add_cuts(b, kjr_line_at(o, last)->end) : rc;
}

kjrep_status kjr_build_tree(kjr_outliner *o)
{
    builder b = {.o = o};
    uint32_t item = 0;
    kjrep_status rc = KJREP_OK;
    b.stack = kjr_calloc(o->allocator, o->max_depth, sizeof *b.stack);
    if (!b.stack) return kjr_fail_memory(o->error);
    for (uint32_t line = 0; rc == KJREP_OK && line < o->view->lines.count; line++) {
        if (o->blocks[line].note) close_to(&b, 0, kjr_line_at(o, line)->start);
        if (o->blocks[line].kind == KJREP_NODE_PARAGRAPH) rc = add_paragraph_line(&b, line, &item);
        else if (o->blocks[line].kind == KJREP_NODE_TABLE) rc = add_table(&b, &line);
        else rc = add_other_lines(&b, &line);
    }
    close_to(&b, 0, o->view->count);
    kjr_free(o->allocator, b.stack);
    return rc;
}
