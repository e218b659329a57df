#include "query/table.h"

/* ---- Columns */

enum {
    NODE_PARENT,
    NODE_LEVEL,
    NODE_ORDINAL,
    NODE_TABLE_ROW,
    NODE_TABLE_COLUMN,
    NODE_BODY_END_BYTE,
    NODE_BODY_END_CHAR
};

static void read_number(const kjr_row *row, int32_t which, kjr_cell *cell)
{
    const kjrep_report *report = row->source->report;
    uint64_t character = 0;
    switch (which) {
    case NODE_PARENT: kjr_cell_id(cell, kjrep_node_parent(report, row->id)); break;
    case NODE_LEVEL: kjr_cell_int(cell, kjrep_node_level(report, row->id)); break;
    case NODE_ORDINAL: kjr_cell_id(cell, kjrep_node_ordinal(report, row->id)); break;
    case NODE_TABLE_ROW: kjr_cell_id(cell, kjrep_node_row(report, row->id)); break;
    case NODE_TABLE_COLUMN: kjr_cell_id(cell, kjrep_node_column(report, row->id)); break;
    case NODE_BODY_END_BYTE: kjr_cell_int(cell, (int64_t)kjrep_node_body_end(report, row->id)); break;
    default:
        kjrep_text_locate(report, kjrep_node_body_end(report, row->id), &character, NULL, NULL);
        kjr_cell_int(cell, (int64_t)character);
        break;
    }
}

static void read_kind(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_name(cell, kjrep_node_kind_name(kjrep_node_kind(row->source->report, row->id)));
}

static void read_role(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_name(cell, kjrep_node_role_name(kjrep_node_role(row->source->report, row->id)));
}

static void read_label(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    size_t len;
    const char *label = kjrep_node_label(row->source->report, row->id, &len);
    kjr_cell_text(cell, label ? label : "", len);
}

static void read_title(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    size_t len;
    const char *title = kjrep_node_title(row->source->report, row->id, &len);
    kjr_cell_text(cell, title ? title : "", len);
}

/* The words as they stand there. */
static void read_text(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    uint64_t start = 0, end = 0;
    kjrep_node_place(row->source->report, row->id, &start, &end);
    kjr_cell_text(cell, kjrep_report_text(row->source->report, NULL) + start, (size_t)(end - start));
}

static void place_of(const kjr_source_report *source, uint32_t id, uint64_t *start, uint64_t *end)
{
    kjrep_node_place(source->report, id, start, end);
}

static void read_place(const kjr_row *row, int32_t which, kjr_cell *cell)
{
    kjr_cell_place(cell, row, place_of, which);
}

static const kjr_column columns[] = {
    KJR_ROW_COLUMNS,
    {"parent", KJR_CELL_INT, true, NODE_PARENT, read_number},
    {"kind", KJR_CELL_TEXT, true, 0, read_kind},
    {"role", KJR_CELL_TEXT, true, 0, read_role},
    {"level", KJR_CELL_INT, false, NODE_LEVEL, read_number},
    {"label", KJR_CELL_TEXT, false, 0, read_label},
    {"ordinal", KJR_CELL_INT, true, NODE_ORDINAL, read_number},
    {"table_row", KJR_CELL_INT, true, NODE_TABLE_ROW, read_number},
    {"table_column", KJR_CELL_INT, true, NODE_TABLE_COLUMN, read_number},
    {"title", KJR_CELL_TEXT, false, 0, read_title},
    {"text", KJR_CELL_TEXT, false, 0, read_text},
    {"body_end_byte", KJR_CELL_INT, false, NODE_BODY_END_BYTE, read_number},
    {"body_end_char", KJR_CELL_INT, false, NODE_BODY_END_CHAR, read_number},
    KJR_PLACE_COLUMNS(read_place),
};

/* ---- Rows */

static uint32_t count(const kjr_source_report *source)
{
    return kjrep_report_node_count(source->report);
}

const kjr_table kjr_node_table = {KJREP_TABLE_NODE, "node", columns, KJR_COLUMN_COUNT(columns), count, place_of};
