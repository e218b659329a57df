/* From pieces to rows, from rows to the lines of columns and tables, in the order that they are read. Lengths are in
 * micrometres. */
#ifndef KJR_LOAD_OFD_LAYOUT_H
#define KJR_LOAD_OFD_LAYOUT_H

#include "load/ofd_model.h"

/* Where words run to; what stands aslant is a water mark. */
typedef enum kjr_ofd_run { KJR_OFD_RIGHT, KJR_OFD_DOWN, KJR_OFD_LEFT, KJR_OFD_UP, KJR_OFD_ASLANT } kjr_ofd_run;

/* A piece turned so that its words run to the right. */
typedef struct kjr_ofd_span {
    uint32_t piece;
    int32_t x, x_end, y, size;
    uint8_t run; /* a kjr_ofd_run */
    bool furniture;
} kjr_ofd_span;

/* Spans of one base line. */
typedef struct kjr_ofd_row {
    uint32_t first, count;
    uint32_t page;
    int32_t start, end, base, size;
    uint8_t run;
    bool furniture;
    uint64_t likeness; /* of its words without their digits */
} kjr_ofd_row;

/* A row, or the part of one that stands in a column. */
typedef struct kjr_ofd_line {
    kjr_ofd_row row;
    uint32_t column;            /* its number among the columns of text of all pages, 0: the whole page */
    int32_t left, right;        /* of the column */
    uint32_t table;             /* its number, 0 for none */
    uint32_t first_cell, cells; /* of a row of a table */
} kjr_ofd_line;

typedef struct kjr_ofd_cell {
    uint32_t first, count; /* spans */
    uint16_t column, columns_wide;
} kjr_ofd_cell;

typedef struct kjr_ofd_layout {
    kjr_ofd *ofd;
    KJR_VECTOR(kjr_ofd_span) spans;
    KJR_VECTOR(kjr_ofd_row) rows;
    KJR_VECTOR(kjr_ofd_line) lines;
    KJR_VECTOR(kjr_ofd_cell) cells;
    uint32_t columns, tables; /* found so far */
} kjr_ofd_layout;

/* ofd_rows.c: the rows of all pages from top to bottom, and which are furniture. false when out of memory. */
bool kjr_ofd_find_rows(kjr_ofd_layout *layout);
void kjr_ofd_mark_furniture(kjr_ofd_layout *layout);

/* ofd_columns.c: the lines of the rows. false when out of memory. */
bool kjr_ofd_find_lines(kjr_ofd_layout *layout);

#endif
