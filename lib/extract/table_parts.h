/* Which figures of a table are parts of which. */
#ifndef KJR_EXTRACT_TABLE_PARTS_H
#define KJR_EXTRACT_TABLE_PARTS_H

#include "extract/extractor.h"

/* 合计, 小计: does the cell name a line that adds up others? */
bool kjr_names_total(const kjr_view *view, const kjr_cell *cell);

/* Set `parent` of figures in one column, or one row, that add up to another: those below a figure, where they could
 * hardly come to it by chance, and those that stand beside a line called a total. Rows are parts in all columns or in
 * none. false when out of memory. Cost: n log n in the cells, times the columns. */
bool kjr_find_table_parts(kjr_extractor *x);

#endif
