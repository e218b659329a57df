#include "base/error.h"
#include "kjrep/excerpt.h"
#include "report/node_path.h"

struct kjrep_excerpt {
    kjrep_report *report; /* held */
    kjrep_allocator allocator;
    KJR_VECTOR(uint32_t) nodes;
};

/* Steps, bits: the node is the end of a path of so many; so is it, or a node that holds it. */
typedef struct reached {
    uint32_t here, at_or_above;
} reached;

/* Steps that the node ends: those whose predecessor its parent, or some node above it, ends. */
static kjrep_status reach(const kjr_node_path *path, const kjrep_report *report, const kjr_node *node,
                          const reached *parent, reached *out, kjrep_error *error)
{
    *out = (reached){0, parent ? parent->at_or_above : 0};
    for (uint32_t step = 0; step < path->count; step++) {
        bool may, matches;
        if (step == 0) may = path->steps[0].deep || !parent;
        else may = parent && (path->steps[step].deep ? parent->at_or_above : parent->here) >> (step - 1) & 1u;
        if (!may) continue;
        kjrep_status rc = kjr_step_matches(path, step, report, node, &matches, error);
        if (rc != KJREP_OK) return rc;
        if (matches) out->here |= 1u << step;
    }
    out->at_or_above |= out->here;
    return KJREP_OK;
}

static kjrep_status choose(kjrep_excerpt *excerpt, const kjr_node_path *path, kjrep_error *error)
{
    const kjr_outline *outline = &excerpt->report->outline;
    uint32_t count = outline->nodes.count;
    kjrep_status rc = KJREP_OK;
    reached *all = kjr_calloc(&excerpt->allocator, (size_t)count + 1, sizeof *all);
    if (!all) return kjr_fail_memory(error);
    for (uint32_t id = 1; rc == KJREP_OK && id <= count; id++) {
        const kjr_node *node = kjr_outline_node(outline, id);
        rc = reach(path, excerpt->report, node, node->parent ? &all[node->parent] : NULL, &all[id], error);
        if (rc != KJREP_OK || !(all[id].here >> (path->count - 1) & 1u)) continue;
        uint32_t *added = KJR_PUSH(&excerpt->allocator, &excerpt->nodes);
        if (added) *added = id;
        else rc = kjr_fail_memory(error);
    }
    kjr_free(&excerpt->allocator, all);
    return rc;
}

kjrep_status kjrep_excerpt_new(kjrep_excerpt **out, kjrep_report *report, const char *path, size_t path_len,
                               kjrep_error *error)
{
    kjr_node_path steps = {.count = 0};
    if (out) *out = NULL;
    if (!out || !report || (!path && path_len)) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    kjrep_excerpt *excerpt = kjr_calloc(&report->allocator, 1, sizeof *excerpt);
    if (!excerpt) return kjr_fail_memory(error);
    excerpt->allocator = report->allocator;
    excerpt->report = kjrep_report_retain(report);
    kjrep_status rc = kjr_node_path_read(&steps, path ? path : "", path_len, &report->allocator, error);
    if (rc == KJREP_OK) rc = choose(excerpt, &steps, error);
    kjr_node_path_end(&steps, &report->allocator);
    if (rc == KJREP_OK) {
        *out = excerpt;
        return kjr_succeed(error);
    }
    kjrep_excerpt_free(excerpt);
    return rc;
}

void kjrep_excerpt_free(kjrep_excerpt *excerpt)
{
    if (!excerpt) return;
    kjrep_allocator allocator = excerpt->allocator;
    kjr_free(&allocator, excerpt->nodes.items);
    kjrep_report_free(excerpt->report);
    kjr_free(&allocator, excerpt);
}

uint32_t kjrep_excerpt_count(const kjrep_excerpt *excerpt)
{
    return excerpt ? excerpt->nodes.count : 0;
}

kjrep_node kjrep_excerpt_node(const kjrep_excerpt *excerpt, uint32_t index)
{
    return excerpt && index < excerpt->nodes.count ? excerpt->nodes.items[index] : 0;
}

const kjrep_report *kjrep_excerpt_report(const kjrep_excerpt *excerpt)
{
    return excerpt ? excerpt->report : NULL;
}
