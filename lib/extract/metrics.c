/* Which numerals are metrics. One pass over the hits; what is no metric (labels, dates, names, titles, quoted slogans)
 * is passed over here or by the grammar of quantities. */
#include "extract/quantities.h"
#include "extract/table_figures.h"

#include "base/error.h"

/* Where the pass is. All move forward only. */
typedef struct cursor {
    uint32_t line; /* index of the line that holds the hit */
    uint32_t node; /* index into the nodes: the last that starts at or before the hit */
    uint32_t time; /* index of the first time that ends behind the hit */
    uint32_t mark; /* number of the first mark at or behind the hit */
} cursor;

static void move_to(const kjr_extractor *x, cursor *c, uint32_t at)
{
    while (c->line + 1 < x->view->lines.count && x->view->lines.items[c->line].end <= at)
        c->line++;
    while (c->time < x->facts->times.count && x->facts->times.items[c->time].words.end <= at)
        c->time++;
    while (x->view->marks.items[c->mark] < at)
        c->mark++;
}

static bool speaks(const kjr_extractor *x, uint32_t id, uint32_t at)
{
    if (!id) return false;
    const kjr_node *node = kjr_outline_node(x->outline, id);
    switch (node->kind) {
    case KJREP_NODE_TITLE:
    case KJREP_NODE_META:
    case KJREP_NODE_SIGNATURE:
    case KJREP_NODE_BOILERPLATE: return false;
    default: return at >= node->label_end || at < node->start;
    }
}

/* Where the label that `at` stands in ends, `at` where it stands in none. */
static uint32_t behind_label(const kjr_extractor *x, uint32_t id, uint32_t at)
{
    const kjr_node *node = id ? kjr_outline_node(x->outline, id) : NULL;
    return node && at >= node->start && at < node->label_end ? node->label_end : at;
}

/* 《…9号…》: a number in the title of a work. `mark` is the number of the first mark behind it. */
static bool in_title_marks(const kjr_view *view, uint32_t mark, uint32_t at, uint32_t start)
{
    enum { LONGEST = 60 };
    uint32_t from = at - start > LONGEST ? at - LONGEST : start;
    while (mark-- > 0 && view->marks.items[mark] >= from) {
        uint16_t code = view->code[view->marks.items[mark]];
        if (code == u'》' || code == u'〉') return false;
        if (code == u'《' || code == u'〈') return true;
    }
    return false;
}

/* “三抓一促”: a Chinese numeral in a short quotation is part of a name. */
static bool in_slogan(const kjr_view *view, uint32_t at, uint32_t start, uint32_t end)
{
    enum { LONGEST = 14 };
    const uint32_t opens = 1u << KJR_CHAR_QUOTE_OPEN, closes = 1u << KJR_CHAR_QUOTE_CLOSE;
    if (view->kind[at] != KJR_CHAR_NUMERAL_HAN) return false;
    uint32_t from = at - start > LONGEST ? at - LONGEST : start, open = at;
    while (open > from && !((opens | closes) >> view->kind[open - 1] & 1))
        open--;
    if (open == start || !(opens >> view->kind[open - 1] & 1)) return false;
    uint32_t limit = end - open > LONGEST ? open + LONGEST : end;
    for (uint32_t i = at; i < limit; i++) {
        if (closes >> view->kind[i] & 1) return true;
    }
    return false;
}

static bool is_number_hit(const kjr_hit *hit)
{
    return hit->category == KJR_SENSE_NUMERAL || hit->category == KJR_SENSE_QUANTITY;
}

static kjrep_status add(kjr_extractor *x, const kjr_metric *metric)
{
    if (x->facts->metrics.count >= x->max_metrics)
        return kjr_fail(x->error, KJREP_E_LIMIT, "more than %u metrics", (unsigned)x->max_metrics);
    kjr_metric *added = KJR_PUSH(x->allocator, &x->facts->metrics);
    if (!added) return kjr_fail_memory(x->error);
    *added = *metric;
    return KJREP_OK;
}

/* A figure in a cell of a table ends with the cell, any other with its line. */
static uint32_t end_of_cell(const kjr_extractor *x, uint32_t node, uint32_t line_end)
{
    const kjr_node *cell = node ? kjr_outline_node(x->outline, node) : NULL;
    return cell && cell->kind == KJREP_NODE_CELL && cell->end < line_end ? cell->end : line_end;
}

kjrep_status kjr_find_metrics(kjr_extractor *x)
{
    const kjr_view *view = x->view;
    cursor c = {0};
    kjr_table_reader table = {0};
    uint32_t resume = 0;
    for (uint32_t i = 0; i < x->hits->list.count; i++) {
        const kjr_hit *hit = &x->hits->list.items[i];
        if (!is_number_hit(hit) || hit->start + hit->length <= resume) continue;
        uint32_t at = hit->start > resume ? hit->start : resume;
        move_to(x, &c, at);
        const kjr_line *line = &view->lines.items[c.line];
        if (c.time < x->facts->times.count && x->facts->times.items[c.time].words.start <= at) {
            resume = x->facts->times.items[c.time].words.end;
            i -= resume < hit->start + hit->length; /* 今年3万: the run goes on behind the time */
            continue;
        }
        uint32_t node = kjr_outline_next(x->outline, at, &c.node), start = line->start > resume ? line->start : resume;
        uint32_t behind = behind_label(x, node, at);
        if (behind > at && behind < hit->start + hit->length) {
            resume = behind;
            i--; /* 8.|6个专项 */
            continue;
        }
        if (!speaks(x, node, at) || in_title_marks(view, c.mark, at, line->start)) continue;
        if (in_slogan(view, at, line->start, line->end)) continue;
        kjr_metric metric;
        int outcome = KJR_NO_QUANTITY;
        if (hit->category == KJR_SENSE_QUANTITY && hit->start < resume) continue; /* 四岁[半]个小时 */
        if (hit->category == KJR_SENSE_QUANTITY) {
            outcome = kjr_quantity_of_word(x, hit, start, &metric);
        } else {
            if (node) outcome = kjr_cell_quantity(x, &table, node, at, &metric);
            uint32_t end = end_of_cell(x, node, line->end);
            if (outcome == KJR_NO_QUANTITY) outcome = kjr_quantity_at(x, at, start, end, &metric, &resume);
        }
        if (outcome == KJR_CELL_TELLS_UNIT) continue;
        if (outcome == KJR_QUANTITY_NO_MEMORY) return kjr_fail_memory(x->error);
        if (outcome == KJR_NO_QUANTITY) {
            bool moved = resume > at && resume < hit->start + hit->length;
            i -= moved && view->code[resume] == u'两'; /* 一九八二|两年 */
            continue;
        }
        resume = metric.text.end;
        metric.node = node;
        kjrep_status rc = add(x, &metric);
        if (rc != KJREP_OK) return rc;
    }
    return KJREP_OK;
}
