/* The columns that the cells of a table stand in, from how wide and how high they are. */
#ifndef KJR_LOAD_TABLE_GRID_H
#define KJR_LOAD_TABLE_GRID_H

#include "base/memory.h"

enum { KJR_MOST_COLUMNS = 1024 }; /* cells beyond stand in the last */

/* Zero-initialized; `down` is freed by the caller. */
typedef struct kjr_table_grid {
    KJR_VECTOR(uint32_t) down; /* of each column: rows that a cell above still reaches into */
    uint32_t column;           /* where the next cell may stand */
} kjr_table_grid;

void kjr_grid_start_row(kjr_table_grid *grid);
/* Column of the next cell of the row, from 0; *columns_wide is cut at the last column. false when out of memory. */
bool kjr_grid_place(kjr_table_grid *grid, uint16_t *columns_wide, uint16_t rows_high, uint16_t *column,
                    const kjrep_allocator *allocator);

#endif
