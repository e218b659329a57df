/* Reports as tables: named columns with a type each, read a cell at a time. SQL and Arrow show the same ones. */
#ifndef KJR_QUERY_TABLE_H
#define KJR_QUERY_TABLE_H

#include "base/decimal.h"
#include "base/memory.h"
#include "kjrep/arrow.h"
#include "kjrep/entity.h"
#include "kjrep/finding.h"
#include "kjrep/time.h"

/* What a column holds. A cell may be empty (KJR_CELL_NULL) where the column may. */
typedef enum kjr_cell_type {
    KJR_CELL_NULL,
    KJR_CELL_TEXT,
    KJR_CELL_INT,
    KJR_CELL_BOOL,
    KJR_CELL_DECIMAL,
    KJR_CELL_DATE /* yyyymmdd in `number` */
} kjr_cell_type;

typedef struct kjr_cell {
    kjr_cell_type type;
    bool made; /* the text stands in the scratch, else in the report */
    const char *text;
    size_t text_len;
    int64_t number;
    kjr_decimal decimal;
} kjr_cell;

/* One report as a source of rows. `findings` may be NULL: then it has none. */
typedef struct kjr_source_report {
    kjrep_report *report;
    kjrep_findings *findings;
    uint32_t number;  /* from 1, the column `report` */
    size_t name_len;  /* of the report's name; SIZE_MAX where that is no UTF-8 and has to be mended */
    bool has_origins; /* its text is not the file itself */
} kjr_source_report;

/* Over handles that the caller holds. */
kjr_source_report kjr_source_of(kjrep_report *report, kjrep_findings *findings, uint32_t number);

/* What the columns of a place show, so that it is found once for all of them. */
enum {
    KJR_PLACE_START_BYTE,
    KJR_PLACE_END_BYTE,
    KJR_PLACE_START_CHAR,
    KJR_PLACE_END_CHAR,
    KJR_PLACE_LINE,
    KJR_PLACE_COLUMN,
    KJR_PLACE_NUMBERS, /* how many numbers; behind them words in JSON, which are seldom there */
    KJR_PLACE_ORIGIN = KJR_PLACE_NUMBERS,
    KJR_PLACE_PIECES
};

/* What the rows of one table are read with. */
typedef struct kjr_scratch {
    const kjrep_allocator *allocator;
    KJR_VECTOR(char) text;                 /* made for one cell, longer than what the report holds */
    bool failed;                           /* out of memory */
    const kjr_source_report *place_source; /* the row whose place was asked for last; NULL for none */
    uint32_t place_id;
    int64_t place[KJR_PLACE_NUMBERS];
} kjr_scratch;

typedef struct kjr_row {
    const kjr_source_report *source;
    uint32_t id; /* from 1 */
    kjr_scratch *scratch;
} kjr_row;

typedef struct kjr_column {
    const char *name;
    kjr_cell_type type;
    bool may_be_null;
    int32_t detail; /* tells apart columns that are read by one function */
    void (*read)(const kjr_row *row, int32_t detail, kjr_cell *cell);
} kjr_column;

/* Where a row stands; the outs are never NULL. */
typedef void kjr_place_of(const kjr_source_report *source, uint32_t id, uint64_t *start, uint64_t *end);

typedef struct kjr_table {
    int32_t number; /* a KJREP_TABLE_ value */
    const char *name;
    const kjr_column *columns;
    uint32_t column_count;
    uint32_t (*count)(const kjr_source_report *source);
    kjr_place_of *place; /* NULL for a table whose rows have none; they are in the order of their starts */
} kjr_table;

enum { KJR_TABLES = 6 };

/* By KJREP_TABLE_ value; NULL for an unknown one. */
const kjr_table *kjr_table_of(int32_t number);

extern const kjr_table kjr_report_table, kjr_node_table, kjr_metric_table, kjr_time_table, kjr_entity_table,
    kjr_finding_table;

/* ---- Filling cells */

void kjr_cell_text(kjr_cell *cell, const char *text, size_t len); /* NULL: an empty cell */
void kjr_cell_name(kjr_cell *cell, const char *text);             /* ended by NUL; NULL: an empty cell */
void kjr_cell_int(kjr_cell *cell, int64_t number);
void kjr_cell_id(kjr_cell *cell, uint64_t id); /* 0: an empty cell */
void kjr_cell_bool(kjr_cell *cell, bool value);
void kjr_cell_date(kjr_cell *cell, int32_t date); /* 0: an empty cell */
void kjr_cell_decimal(kjr_cell *cell, int64_t upper, uint64_t lower);

/* ---- Text made in the scratch */

void kjr_scratch_clear(kjr_scratch *scratch);
void kjr_scratch_end(kjr_scratch *scratch);
void kjr_scratch_put(kjr_scratch *scratch, const char *text, size_t len);
void kjr_scratch_put_number(kjr_scratch *scratch, uint64_t number);
void kjr_scratch_put_bytes(void *scratch, const char *text, size_t len); /* for what writes to a callback */
void kjr_cell_scratch(kjr_cell *cell, const kjr_scratch *scratch);

/* ---- Columns that several tables have */

void kjr_read_report_number(const kjr_row *row, int32_t detail, kjr_cell *cell);
void kjr_read_document(const kjr_row *row, int32_t detail, kjr_cell *cell);
void kjr_read_id(const kjr_row *row, int32_t detail, kjr_cell *cell);

/* One of KJR_PLACE_ of the row. */
void kjr_cell_place(kjr_cell *cell, const kjr_row *row, kjr_place_of *place, int32_t which);

/* The columns that name a row, and those of its place. */
#define KJR_ROW_COLUMNS                                                                                                \
    {"report", KJR_CELL_INT, false, 0, kjr_read_report_number}, {"doc", KJR_CELL_TEXT, false, 0, kjr_read_document},   \
    {                                                                                                                  \
        "id", KJR_CELL_INT, false, 0, kjr_read_id                                                                      \
    }
#define KJR_PLACE_COLUMNS(read)                                                                                        \
    {"start_byte", KJR_CELL_INT, false, KJR_PLACE_START_BYTE, (read)},                                                 \
        {"end_byte", KJR_CELL_INT, false, KJR_PLACE_END_BYTE, (read)},                                                 \
        {"start_char", KJR_CELL_INT, false, KJR_PLACE_START_CHAR, (read)},                                             \
        {"end_char", KJR_CELL_INT, false, KJR_PLACE_END_CHAR, (read)},                                                 \
        {"line", KJR_CELL_INT, false, KJR_PLACE_LINE, (read)},                                                         \
        {"column", KJR_CELL_INT, false, KJR_PLACE_COLUMN, (read)},                                                     \
        {"place", KJR_CELL_TEXT, true, KJR_PLACE_ORIGIN, (read)},                                                      \
    {                                                                                                                  \
        "pieces", KJR_CELL_TEXT, true, KJR_PLACE_PIECES, (read)                                                        \
    }

#define KJR_COLUMN_COUNT(columns) (sizeof(columns) / sizeof *(columns))

#endif
