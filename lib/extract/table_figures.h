/* Figures in cells of tables: the unit, the subject and the rest stand in heads, in names of rows, above the table. */
#ifndef KJR_EXTRACT_TABLE_FIGURES_H
#define KJR_EXTRACT_TABLE_FIGURES_H

#include "extract/table_heads.h"

enum { KJR_MOST_COLUMNS = 32 };

/* The table that is being read; zero-initialized by the caller. Moves forward only. */
typedef struct kjr_table_reader {
    uint32_t table; /* index + 1, 0 = none yet */
    uint32_t next;  /* index of the first cell that was not passed */
    kjr_heading above;
    kjr_heading columns[KJR_MOST_COLUMNS];
    uint32_t row;
    kjr_heading row_head;
    kjr_measure row_measure; /* a unit in a cell of its own, or of the name of this row or one above */
    bool row_has_unit;
    bool row_unread;                   /* a cell tells a unit that is not known */
    uint32_t unit_columns;             /* bit c: column c tells the units of rows */
    bool titled;                       /* the row before is but a title, or tells a unit */
    kjr_words section;                 /* a row that is but a name */
    uint32_t wholes[KJR_MOST_COLUMNS]; /* ids of the metrics of the last row that was no part */
} kjr_table_reader;

/* 万千升 in a column of units: no figure, whatever its characters say. */
enum { KJR_CELL_TELLS_UNIT = 2 };

/* The metric that the whole cell of node `node` states, attributes and all; `at`: its first numeral. A KJR_QUANTITY_
 * answer, none when the cell is no cell of figures, or KJR_CELL_TELLS_UNIT. */
int kjr_cell_quantity(const kjr_extractor *x, kjr_table_reader *reader, uint32_t node, uint32_t at, kjr_metric *out);

#endif
