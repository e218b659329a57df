/* Tables that a container tells of. Which rows and cells are heads the container may tell, too; where it does not, the
 * rows above the first figure are. */
#include "outline/outliner.h"

/* The next table of the source that has a word behind view index `at`; its index among the blocks. */
static uint32_t find_table(const kjr_outliner *o, uint32_t block, uint32_t at)
{
    while (block < o->source->count) {
        const kjr_source_block *here = &o->source->items[block];
        if (here->kind == KJR_SOURCE_TABLE && here->end > o->view->byte[at]) break;
        block++;
    }
    return block;
}

/* Cells of a table; *behind is the block behind the last. Heads are those that the source tells. */
static bool list_cells(kjr_outliner *o, uint32_t block, uint32_t *behind)
{
    const kjr_source_block *table = &o->source->items[block];
    uint32_t rows = 0, last = kjr_view_index(o->view, table->start);
    for (block++; block < o->source->count && o->source->items[block].start < table->end; block++) {
        const kjr_source_block *here = &o->source->items[block];
        if (here->kind == KJR_SOURCE_ROW) rows++;
        if (here->kind != KJR_SOURCE_CELL || rows == 0) continue;
        uint32_t start = kjr_view_index(o->view, here->start), end = kjr_view_index(o->view, here->end);
        if (start >= end) start = end = last; /* empty: behind the cell before */
        if (!kjr_add_cell(o, rows - 1, here->column, start, end, here->is_head)) return false;
        kjr_size_cell(o, here->columns_wide, here->rows_high);
        last = end;
    }
    *behind = block;
    return true;
}

/* 2012 | 2013: years, not figures. */
static bool is_year(const kjr_view *view, const kjr_cell *cell)
{
    enum { DIGITS = 4 };
    if (cell->end - cell->start != DIGITS) return false;
    bool century = (view->code[cell->start] == '1' && view->code[cell->start + 1] == '9') ||
                   (view->code[cell->start] == '2' && view->code[cell->start + 1] == '0');
    return century && kjr_find_kind(view, cell->start, cell->end, ~KJR_KIND(DIGIT)) == cell->end;
}

static bool holds_figure(const kjr_outliner *o, const kjr_cell *cell)
{
    return cell->column > 0 && kjr_is_figure(o->view, cell->start, cell->end) && !is_year(o->view, cell);
}

/* Rows that stand above the first figure, or that the source tells to be heads; the first where there is no figure. */
static uint32_t count_head_rows(const kjr_outliner *o, const kjr_table *table)
{
    const kjr_cell *cells = &o->outline->cells.items[table->first_cell];
    uint32_t told = 0;
    for (uint32_t i = 0; i < table->cell_count; i++) {
        if (cells[i].head && cells[i].column > 0 && cells[i].row <= told) told = cells[i].row + 1;
        if (holds_figure(o, &cells[i])) return cells[i].row > told ? cells[i].row : told;
    }
    return told ? told : 1;
}

static void mark_heads(kjr_outliner *o)
{
    kjr_table *table = &o->outline->tables.items[o->outline->tables.count - 1];
    table->head_rows = count_head_rows(o, table);
    for (uint32_t i = table->first_cell; i < table->first_cell + table->cell_count; i++) {
        kjr_cell *cell = &o->outline->cells.items[i];
        bool beside = cell->column == 0 && !kjr_is_figure(o->view, cell->start, cell->end);
        cell->head |= cell->row < table->head_rows || (beside && cell->end > cell->start);
    }
}

bool kjr_list_source_table(kjr_outliner *o, uint32_t line, uint32_t *block)
{
    uint32_t found = find_table(o, *block, kjr_line_at(o, line)->start);
    if (found == o->source->count) {
        *block = found;
        return true;
    }
    if (!kjr_open_table(o) || !list_cells(o, found, block)) return false;
    mark_heads(o);
    return true;
}
