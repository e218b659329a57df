/* Figures in cells of tables: the unit, the subject and the rest stand in heads, in names of rows, above the table. */
#ifndef KJR_EXTRACT_TABLE_FIGURES_H
#define KJR_EXTRACT_TABLE_FIGURES_H

#include "extract/names.h"
#include "extract/units.h"

/* What a head, the name of a row or a line above the table says. */
typedef struct kjr_heading {
    kjr_words name;      /* without brackets and marks */
    kjr_words rest;      /* the name behind the time that it begins with, where dated */
    uint32_t time;       /* index + 1 of the first time in it, 0 = none */
    kjr_measure measure; /* where has_unit */
    bool has_unit;
    bool dated;
    bool among;   /* 其中, #: part of what a row above tells */
    bool numbers; /* 序号 年份: its figures only name */
    bool changes; /* 同比增长 */
    uint8_t change, basis, modality;
    kjr_words change_words, basis_words, modality_words, part_words;
} kjr_heading;

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
    bool titled;                       /* the row before is but a title, or tells a unit */
    kjr_words section;                 /* a row that is but a name */
    uint32_t wholes[KJR_MOST_COLUMNS]; /* ids of the metrics of the last row that was no part */
} kjr_table_reader;

/* The metric that the whole cell of node `node` states, attributes and all; `at`: its first numeral. A KJR_QUANTITY_
 * answer: none when the cell is no cell of figures. */
int kjr_cell_quantity(const kjr_extractor *x, kjr_table_reader *reader, uint32_t node, uint32_t at, kjr_metric *out);

#endif
