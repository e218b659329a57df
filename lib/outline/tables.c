#include "outline/outliner.h"

#include "base/sorted.h"

kjr_table *kjr_open_table(kjr_outliner *o)
{
    kjr_table *table = KJR_PUSH(o->allocator, &o->outline->tables);
    if (table) *table = (kjr_table){.first_cell = o->outline->cells.count};
    return table;
}

bool kjr_add_cell(kjr_outliner *o, uint32_t row, uint32_t column, uint32_t start, uint32_t end, bool head)
{
    kjr_cell *cell = KJR_PUSH(o->allocator, &o->outline->cells);
    if (!cell) return false;
    uint32_t index = o->outline->tables.count - 1;
    kjr_table *table = &o->outline->tables.items[index];
    *cell = (kjr_cell){.start = start,
                       .end = end,
                       .table = index,
                       .row = row,
                       .column = (uint16_t)column,
                       .columns_wide = 1,
                       .rows_high = 1,
                       .head = head};
    table->cell_count++;
    if (row >= table->rows) table->rows = row + 1;
    if (column >= table->columns) table->columns = column + 1;
    return true;
}

void kjr_size_cell(kjr_outliner *o, uint16_t columns_wide, uint16_t rows_high)
{
    kjr_cell *cell = &o->outline->cells.items[o->outline->cells.count - 1];
    kjr_table *table = &o->outline->tables.items[cell->table];
    cell->columns_wide = columns_wide;
    cell->rows_high = rows_high;
    if (cell->column + (uint32_t)columns_wide > table->columns) table->columns = cell->column + (uint32_t)columns_wide;
}

bool kjr_find_tables(kjr_outliner *o)
{
    uint32_t block = 0, behind = 0;
    for (uint32_t line = 0; line<o->view->lines.count; line = behind> line ? behind : line + 1) {
        bool in_body = line >= o->body && line < o->tail;
        uint8_t kind = o->blocks[line].kind;
        bool listed = o->outline->cells.count > 0 &&
                      kjr_line_at(o, line)->start < o->outline->cells.items[o->outline->cells.count - 1].end;
        if (kind == KJREP_NODE_TABLE && !listed && !kjr_list_source_table(o, line, &block)) return false;
        if (kind == KJREP_NODE_PARAGRAPH && in_body && !kjr_take_flat_table(o, line, &behind)) return false;
    }
    return true;
}

/* ---- Nodes */

static kjrep_status push(kjr_outliner *o, uint8_t kind, uint32_t parent, uint16_t level, uint32_t first, uint32_t last)
{
    const kjr_cell *cells = o->outline->cells.items;
    kjr_node node = {.parent = parent,
                     .start = cells[first].start,
                     .label_end = cells[first].start,
                     .title = cells[first].start,
                     .end = cells[last].end,
                     .body_end = cells[last].end,
                     .cell = first + 1,
                     .kind = kind,
                     .level = level};
    return kjr_push_node(o, &node);
}

kjrep_status kjr_add_table_nodes(kjr_outliner *o, uint32_t table, uint32_t parent, uint16_t level)
{
    kjr_outline *outline = o->outline;
    kjr_table *here = &outline->tables.items[table];
    kjr_cell *cells = outline->cells.items;
    uint32_t first = here->first_cell, end = first + here->cell_count;
    kjrep_status rc = push(o, KJREP_NODE_TABLE, parent, level, first, end - 1);
    here->node = outline->nodes.count;
    while (rc == KJREP_OK && first < end) {
        uint32_t behind = first + 1;
        while (behind < end && cells[behind].row == cells[first].row)
            behind++;
        rc = push(o, KJREP_NODE_ROW, here->node, level, first, behind - 1);
        uint32_t row = outline->nodes.count;
        for (; rc == KJREP_OK && first < behind; first++) {
            rc = push(o, KJREP_NODE_CELL, row, level, first, first);
            cells[first].node = outline->nodes.count;
        }
    }
    return rc;
}

/* ---- Looking up */

const kjr_cell *kjr_node_cell(const kjr_outline *outline, uint32_t id)
{
    const kjr_node *node = kjr_outline_node(outline, id);
    return node->kind == KJREP_NODE_CELL ? &outline->cells.items[node->cell - 1] : NULL;
}

/* First cell of the table that stands in `row` or below. */
static uint32_t first_from_row(const kjr_outline *outline, const kjr_table *table, uint32_t row)
{
    const kjr_cell *cells = outline->cells.items + table->first_cell;
    return table->first_cell + KJR_COUNT_BELOW(cells, table->cell_count, row, row);
}

const kjr_cell *kjr_table_cell(const kjr_outline *outline, const kjr_table *table, uint32_t row, uint32_t column)
{
    enum { HIGHEST = 64 }; /* rows that a cell may reach down */
    for (uint32_t above = row + 1; above-- > 0 && row - above < HIGHEST;) {
        uint32_t at = first_from_row(outline, table, above);
        for (; at < table->first_cell + table->cell_count && outline->cells.items[at].row == above; at++) {
            const kjr_cell *cell = &outline->cells.items[at];
            bool covers = cell->column <= column && column < (uint32_t)cell->column + cell->columns_wide;
            if (covers && above + cell->rows_high > row) return cell;
        }
    }
    return NULL;
}
