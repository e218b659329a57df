#include "query/table.h"

/* ---- Columns */

static void read_kind(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_name(cell, kjrep_entity_kind_name(kjrep_entity_kind(row->source->report, row->id)));
}

static void read_words(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    size_t len;
    const char *words = kjrep_entity_words(row->source->report, row->id, &len);
    kjr_cell_text(cell, words ? words : "", len);
}

static void read_stated_count(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_id(cell, kjrep_entity_stated_count(row->source->report, row->id));
}

static void read_node(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_id(cell, kjrep_entity_node(row->source->report, row->id));
}

static void place_of(const kjr_source_report *source, uint32_t id, uint64_t *start, uint64_t *end)
{
    kjrep_entity_place(source->report, id, start, end);
}

static void read_place(const kjr_row *row, int32_t which, kjr_cell *cell)
{
    kjr_cell_place(cell, row, place_of, which);
}

static const kjr_column columns[] = {
    KJR_ROW_COLUMNS,
    {"kind", KJR_CELL_TEXT, true, 0, read_kind},
    {"text", KJR_CELL_TEXT, false, 0, read_words},
    {"stated_count", KJR_CELL_INT, true, 0, read_stated_count},
    {"node", KJR_CELL_INT, true, 0, read_node},
    KJR_PLACE_COLUMNS(read_place),
};

/* ---- Rows */

static uint32_t count(const kjr_source_report *source)
{
    return kjrep_report_entity_count(source->report);
}

const kjr_table kjr_entity_table = {KJREP_TABLE_ENTITY, "entity", columns, KJR_COLUMN_COUNT(columns), count, place_of};
