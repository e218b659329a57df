/* Which figures of a table are parts of which. */
#ifndef KJR_EXTRACT_TABLE_PARTS_H
#define KJR_EXTRACT_TABLE_PARTS_H

#include "extract/extractor.h"

/* 合计, 小计: does the cell name a line that adds up others? */
bool kjr_names_total(const kjr_view *view, const kjr_cell *cell);

/* Set `parent` of figures in one column, or one row, that add up to another: those below a figure, where they could
 * hardly come to it by chance, and those that stand beside a line called a total. A step of the extractor, behind
 * kjr_attach(). Cost: linear in the cells, times the columns. */
kjrep_status kjr_find_table_parts(kjr_extractor *x);

#endif
