/* A table as it is gathered, before it is known whether it holds data or only lays out the page. Tables inside its cells
 * are part of the words of those. */
#ifndef KJR_LOAD_DOCX_TABLE_H
#define KJR_LOAD_DOCX_TABLE_H

#include "load/docx.h"

enum { KJR_DOCX_MOST_COLUMNS = 1024 }; /* cells beyond stand in the last */

/* A line of text with what is known of it. */
typedef struct kjr_docx_line {
    uint32_t start, end; /* bytes of the text that holds it */
    uint8_t kind, level; /* of its block */
} kjr_docx_line;

typedef struct kjr_docx_cell {
    uint32_t row;
    uint32_t first_line, end_line; /* of the table's */
    uint16_t column, columns_wide, rows_high;
    bool is_head;
} kjr_docx_cell;

/* Zero-initialized; kjr_docx_table_end() frees. */
typedef struct kjr_docx_table {
    const kjrep_allocator *allocator;
    KJR_VECTOR(char) text;
    KJR_VECTOR(kjr_docx_line) lines;
    KJR_VECTOR(kjr_docx_place) places; /* of `text` */
    KJR_VECTOR(kjr_docx_cell) cells;   /* by row and column */
    KJR_VECTOR(uint32_t) down;         /* of each column: the cell that stands there or reaches down to there, from 1 */
    uint32_t rows, column;             /* begun so far; where the next cell stands */
    bool is_head;                      /* of the open row */
} kjr_docx_table;

/* The way of a table: rows, then cells with their lines, then the text. false when out of memory. */
void kjr_docx_open_row(kjr_docx_table *table);
bool kjr_docx_open_cell(kjr_docx_table *table);
/* The open cell, told while it is open: it is so many columns wide; it goes on with the one above. */
void kjr_docx_widen_cell(kjr_docx_table *table, int32_t columns);
void kjr_docx_continue_cell(kjr_docx_table *table);
bool kjr_docx_close_cell(kjr_docx_table *table);
bool kjr_docx_write_table(const kjr_docx_table *table, kjr_docx_text *out);
void kjr_docx_table_end(kjr_docx_table *table);

/* docx_text.c: write a line of `text`, with the places of it among `places`. */
bool kjr_docx_write_line(kjr_docx_text *out, const char *text, const kjr_docx_line *line, const kjr_docx_place *places,
                         uint32_t count, const kjrep_allocator *allocator);

#endif
