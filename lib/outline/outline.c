#include "outline/outliner.h"

#include "base/error.h"
#include "base/sorted.h"

/* First children and next siblings, from the parents. */
static void link_nodes(kjr_outline *outline)
{
    uint32_t next_top = 0;
    for (uint32_t id = outline->nodes.count; id > 0; id--) {
        kjr_node *node = &outline->nodes.items[id - 1];
        uint32_t *first = node->parent ? &outline->nodes.items[node->parent - 1].first_child : &next_top;
        node->next = *first;
        *first = id;
    }
}

static kjrep_status fill(kjr_outliner *o)
{
    kjr_start_blocks(o);
    kjr_take_source_lines(o);
    if (!kjr_read_header(o) || !kjr_mark_furniture(o) || !kjr_take_source_fields(o)) return kjr_fail_memory(o->error);
    if (!kjr_find_tables(o)) return kjr_fail_memory(o->error);
    kjr_mark_headings(o);
    if (!kjr_collect_items(o)) return kjr_fail_memory(o->error);
    kjrep_status rc = kjr_build_tree(o);
    if (rc != KJREP_OK) return rc;
    if (!kjr_read_origin(o)) return kjr_fail_memory(o->error);
    kjr_set_roles(o);
    link_nodes(o->outline);
    return KJREP_OK;
}

kjrep_status kjr_outline_make(kjr_outline *outline, const kjr_view *view, const kjr_source_blocks *source,
                              const kjr_lexicon *lexicon, const kjr_hits *hits, kjr_arena *arena,
                              const struct kjrep_options *settings, kjrep_error *error)
{
    kjr_outliner o = {.outline = outline,
                      .view = view,
                      .source = source,
                      .lexicon = lexicon,
                      .hits = hits,
                      .arena = arena,
                      .allocator = &settings->allocator,
                      .error = error,
                      .max_nodes = (uint32_t)kjr_setting_int(settings, KJREP_OPT_MAX_NODES),
                      .max_depth = (uint32_t)kjr_setting_int(settings, KJREP_OPT_MAX_DEPTH)};
    o.blocks = kjr_calloc(o.allocator, (size_t)view->lines.count + 1, sizeof *o.blocks);
    if (!o.blocks) return kjr_fail_memory(error);
    kjrep_status rc = fill(&o);
    kjr_free(o.allocator, o.items.items);
    kjr_free(o.allocator, o.blocks);
    return rc;
}

void kjr_outline_end(kjr_outline *outline, const kjrep_allocator *allocator)
{
    kjr_free(allocator, outline->nodes.items);
    kjr_free(allocator, outline->tables.items);
    kjr_free(allocator, outline->cells.items);
    *outline = (kjr_outline){0};
}

/* The last node that starts at or before `at`. */
static uint32_t last_node_upto(const kjr_outline *outline, uint32_t at)
{
    return KJR_COUNT_UPTO(outline->nodes.items, outline->nodes.count, start, at);
}

/* The node that holds `at`, of those that `id`, the last that starts at or before it, stands in. */
static uint32_t holder_of(const kjr_outline *outline, uint32_t id, uint32_t at)
{
    while (id && outline->nodes.items[id - 1].body_end <= at)
        id = outline->nodes.items[id - 1].cut ? outline->nodes.items[id - 1].cut_behind
                                              : outline->nodes.items[id - 1].parent;
    return id;
}

uint32_t kjr_outline_at(const kjr_outline *outline, uint32_t at)
{
    return holder_of(outline, last_node_upto(outline, at), at);
}

uint32_t kjr_outline_next(const kjr_outline *outline, uint32_t at, uint32_t *last)
{
    while (*last + 1 < outline->nodes.count && outline->nodes.items[*last + 1].start <= at)
        ++*last;
    if (!outline->nodes.count || outline->nodes.items[*last].start > at) return 0;
    return holder_of(outline, *last + 1, at);
}

uint32_t kjr_outline_cut(const kjr_outline *outline, const kjr_view *view, uint32_t join)
{
    uint32_t id = last_node_upto(outline, view->joins.items[join].at);
    while (id && outline->nodes.items[id - 1].cut != join + 1)
        id--;
    return id;
}
