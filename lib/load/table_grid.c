#include "load/table_grid.h"

void kjr_grid_start_row(kjr_table_grid *grid)
{
    for (uint32_t i = 0; i < grid->down.count; i++)
        grid->down.items[i] -= grid->down.items[i] > 0;
    grid->column = 0;
}

bool kjr_grid_place(kjr_table_grid *grid, uint16_t *columns_wide, uint16_t rows_high, uint16_t *column,
                    const kjrep_allocator *allocator)
{
    uint32_t at = grid->column;
    while (at < grid->down.count && grid->down.items[at] > 0)
        at++;
    if (at >= KJR_MOST_COLUMNS) at = KJR_MOST_COLUMNS - 1;
    if (at + *columns_wide > KJR_MOST_COLUMNS) *columns_wide = (uint16_t)(KJR_MOST_COLUMNS - at);
    *column = (uint16_t)at;
    grid->column = at + *columns_wide;
    if (grid->down.count < grid->column) {
        uint32_t more = grid->column - grid->down.count;
        if (!KJR_RESERVE(allocator, &grid->down, more)) return false;
        while (grid->down.count < grid->column)
            grid->down.items[grid->down.count++] = 0;
    }
    for (uint32_t i = at; i < grid->column; i++)
        grid->down.items[i] = rows_high; /* this row included */
    return true;
}
