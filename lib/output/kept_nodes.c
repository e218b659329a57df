/* The nodes that a path chose, and those inside them. */
#include "output/forms.h"

/* First index of the excerpt whose node is not before `node`. */
static uint32_t index_from(const kjrep_excerpt *excerpt, kjrep_node node)
{
    uint32_t low = 0, high = kjrep_excerpt_count(excerpt);
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (kjrep_excerpt_node(excerpt, middle) < node) low = middle + 1;
        else high = middle;
    }
    return low;
}

bool kjr_keeps_node(const kjr_writer *writer, const kjrep_report *report, kjrep_node node)
{
    if (!writer->excerpt) return true;
    while (node && kjrep_excerpt_node(writer->excerpt, index_from(writer->excerpt, node)) != node)
        node = kjrep_node_parent(report, node);
    return node != 0;
}

kjrep_node kjr_next_kept_root(const kjr_writer *writer, const kjrep_report *report, kjrep_node root)
{
    if (!writer->excerpt) return root ? kjrep_node_next_sibling(report, root) : kjrep_node_first_child(report, 0);
    for (uint32_t i = index_from(writer->excerpt, root + 1);; i++) {
        kjrep_node node = kjrep_excerpt_node(writer->excerpt, i);
        if (!node || !kjr_keeps_node(writer, report, kjrep_node_parent(report, node))) return node;
    }
}
