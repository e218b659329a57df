#include "query/table.h"

/* ---- Columns */

static void read_words(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    size_t len;
    const char *words = kjrep_time_words(row->source->report, row->id, &len);
    kjr_cell_text(cell, words ? words : "", len);
}

static void read_date_from(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_date(cell, kjrep_time_date_from(row->source->report, row->id));
}

static void read_date_to(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_date(cell, kjrep_time_date_to(row->source->report, row->id));
}

static void read_precision(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_name(cell, kjrep_time_precision_name(kjrep_time_precision(row->source->report, row->id)));
}

static void read_node(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_id(cell, kjrep_time_node(row->source->report, row->id));
}

static void place_of(const kjr_source_report *source, uint32_t id, uint64_t *start, uint64_t *end)
{
    kjrep_time_place(source->report, id, start, end);
}

static void read_place(const kjr_row *row, int32_t which, kjr_cell *cell)
{
    kjr_cell_place(cell, row, place_of, which);
}

static const kjr_column columns[] = {
    KJR_ROW_COLUMNS,
    {"text", KJR_CELL_TEXT, false, 0, read_words},
    {"date_from", KJR_CELL_DATE, true, 0, read_date_from},
    {"date_to", KJR_CELL_DATE, true, 0, read_date_to},
    {"precision", KJR_CELL_TEXT, true, 0, read_precision},
    {"node", KJR_CELL_INT, true, 0, read_node},
    KJR_PLACE_COLUMNS(read_place),
};

/* ---- Rows */

static uint32_t count(const kjr_source_report *source)
{
    return kjrep_report_time_count(source->report);
}

const kjr_table kjr_time_table = {KJREP_TABLE_TIME, "time", columns, KJR_COLUMN_COUNT(columns), count, place_of};
