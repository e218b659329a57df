/* From pieces to rows, from rows to the lines of columns and tables, in the order that they are read. Lengths are in
 * micrometres. */
#ifndef KJR_LOAD_PAGE_LAYOUT_H
#define KJR_LOAD_PAGE_LAYOUT_H

#include "load/page_pieces.h"

/* Where words run to; what stands aslant is a water mark. */
typedef enum kjr_page_run { KJR_PAGE_RIGHT, KJR_PAGE_DOWN, KJR_PAGE_LEFT, KJR_PAGE_UP, KJR_PAGE_ASLANT } kjr_page_run;

/* A piece turned so that its words run to the right. */
typedef struct kjr_page_span {
    uint32_t piece;
    int32_t x, x_end, y, size;
    uint8_t run; /* a kjr_page_run */
    bool furniture;
} kjr_page_span;

/* Spans of one base line. */
typedef struct kjr_page_row {
    uint32_t first, count;
    uint32_t page;
    int32_t start, end, base, size;
    uint8_t run;
    bool furniture;
    uint64_t likeness; /* of its words without their digits */
} kjr_page_row;

/* A row, or the part of one that stands in a column. */
typedef struct kjr_page_line {
    kjr_page_row row;
    uint32_t column;            /* its number among the columns of text of all pages, 0: the whole page */
    int32_t left, right;        /* of the column */
    uint32_t table;             /* its number, 0 for none */
    uint32_t first_cell, cells; /* of a row of a table */
} kjr_page_line;

typedef struct kjr_page_cell {
    uint32_t first, count; /* spans */
    uint16_t column, columns_wide;
} kjr_page_cell;

typedef struct kjr_page_layout {
    kjr_pages *pages;
    KJR_VECTOR(kjr_page_span) spans;
    KJR_VECTOR(kjr_page_row) rows;
    KJR_VECTOR(kjr_page_line) lines;
    KJR_VECTOR(kjr_page_cell) cells;
    uint32_t columns, tables; /* found so far */
} kjr_page_layout;

/* page_rows.c: the rows of all pages from top to bottom, and which are furniture. false when out of memory. */
bool kjr_page_find_rows(kjr_page_layout *layout);
void kjr_page_mark_furniture(kjr_page_layout *layout);

/* page_columns.c: the lines of the rows. false when out of memory. */
bool kjr_page_find_lines(kjr_page_layout *layout);

#endif
