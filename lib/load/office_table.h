/* A table as it is gathered, before it is known whether it holds data or only lays out the page. Tables inside its cells
 * are part of the words of those. */
#ifndef KJR_LOAD_OFFICE_TABLE_H
#define KJR_LOAD_OFFICE_TABLE_H

#include "load/office_text.h"

enum { KJR_OFFICE_MOST_COLUMNS = 1024 }; /* cells beyond stand in the last */

/* A line of text with what is known of it. */
typedef struct kjr_office_line {
    uint32_t start, end; /* bytes of the text that holds it */
    uint8_t kind, level; /* of its block */
} kjr_office_line;

typedef struct kjr_office_cell {
    uint32_t row;
    uint32_t first_line, end_line; /* of the table's */
    uint16_t column, columns_wide, rows_high;
    bool is_head;
} kjr_office_cell;

/* Zero-initialized; kjr_office_table_end() frees. */
typedef struct kjr_office_table {
    const kjrep_allocator *allocator;
    KJR_VECTOR(char) text;
    KJR_VECTOR(kjr_office_line) lines;
    KJR_VECTOR(kjr_office_place) places; /* of `text` */
    KJR_VECTOR(kjr_office_cell) cells;   /* by row and column */
    KJR_VECTOR(uint32_t) down; /* of each column: the cell that stands there or reaches down to there, from 1 */
    uint32_t rows, column;     /* begun so far; where the next cell stands */
    int32_t repeats;           /* of the open cell, where that is told: so many columns are the same */
    bool is_head, in_head;     /* of the open row; inside rows that are all heads */
} kjr_office_table;

/* The way of a table: rows, then cells with their lines, then the text. false when out of memory. */
void kjr_office_open_row(kjr_office_table *table);
bool kjr_office_open_cell(kjr_office_table *table);
/* The open cell, told while it is open: it is so many columns wide; it goes on with the one above. */
void kjr_office_widen_cell(kjr_office_table *table, int32_t columns);
void kjr_office_continue_cell(kjr_office_table *table);
/* The open cell is so many rows high, which none of the cells below it goes on. */
void kjr_office_heighten_cell(kjr_office_table *table, int32_t rows);
/* Columns that another cell reaches over, or without one. */
void kjr_office_skip_columns(kjr_office_table *table, int32_t columns);
bool kjr_office_close_cell(kjr_office_table *table);
bool kjr_office_write_table(const kjr_office_table *table, kjr_office_text *out);
void kjr_office_table_end(kjr_office_table *table);

#endif
