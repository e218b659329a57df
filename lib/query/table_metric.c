#include "query/table.h"

/* ---- Columns */

static void read_words(const kjr_row *row, int32_t which, kjr_cell *cell)
{
    size_t len;
    const char *words = kjrep_metric_words(row->source->report, row->id, which, &len);
    kjr_cell_text(cell, words, len);
}

static void read_decimal(const kjr_row *row, int32_t which, kjr_cell *cell)
{
    int64_t upper;
    uint64_t lower;
    kjrep_status rc = kjrep_metric_millionths(row->source->report, row->id, which, &upper, &lower);
    kjr_cell_decimal(cell, upper, lower);
    if (rc != KJREP_OK) cell->type = KJR_CELL_NULL;
}

static void read_open(const kjr_row *row, int32_t flag, kjr_cell *cell)
{
    kjr_cell_bool(cell, kjrep_metric_flags(row->source->report, row->id) & (uint32_t)flag);
}

static void read_unit(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_name(cell, kjrep_metric_unit(row->source->report, row->id));
}

static void read_approx(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_name(cell, kjrep_metric_approx_name(kjrep_metric_approx(row->source->report, row->id)));
}

static void read_kind(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_name(cell, kjrep_metric_kind_name(kjrep_metric_kind(row->source->report, row->id)));
}

static void read_change(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_name(cell, kjrep_metric_change_name(kjrep_metric_change(row->source->report, row->id)));
}

static void read_basis(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_name(cell, kjrep_metric_basis_name(kjrep_metric_basis(row->source->report, row->id)));
}

static void read_modality(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_name(cell, kjrep_metric_modality_name(kjrep_metric_modality(row->source->report, row->id)));
}

static void read_date_from(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_date(cell, kjrep_metric_date_from(row->source->report, row->id));
}

static void read_date_to(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_date(cell, kjrep_metric_date_to(row->source->report, row->id));
}

static void read_indicator(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_name(cell, kjrep_metric_indicator(row->source->report, row->id));
}

static void read_parent(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_id(cell, kjrep_metric_parent(row->source->report, row->id));
}

static void read_node(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_id(cell, kjrep_metric_node(row->source->report, row->id));
}

/* Names with a blank between. */
static void read_flags(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    uint32_t flags = kjrep_metric_flags(row->source->report, row->id);
    kjr_scratch_clear(row->scratch);
    for (uint32_t flag = 1; flag && flag <= flags; flag <<= 1) {
        kjr_cell name;
        kjr_cell_name(&name, flags & flag ? kjrep_metric_flag_name(flag) : NULL);
        if (name.type == KJR_CELL_NULL) continue;
        if (row->scratch->text.count) kjr_scratch_put(row->scratch, " ", 1);
        kjr_scratch_put(row->scratch, name.text, name.text_len);
    }
    kjr_cell_scratch(cell, row->scratch);
}

static void place_of(const kjr_source_report *source, uint32_t id, uint64_t *start, uint64_t *end)
{
    kjrep_metric_place(source->report, id, start, end);
}

static void read_place(const kjr_row *row, int32_t which, kjr_cell *cell)
{
    kjr_cell_place(cell, row, place_of, which);
}

static const kjr_column columns[] = {
    KJR_ROW_COLUMNS,
    {"text", KJR_CELL_TEXT, false, KJREP_WORDS_TEXT, read_words},
    {"value", KJR_CELL_DECIMAL, true, KJREP_DECIMAL_VALUE, read_decimal},
    {"value_high", KJR_CELL_DECIMAL, true, KJREP_DECIMAL_VALUE_HIGH, read_decimal},
    {"low", KJR_CELL_DECIMAL, true, KJREP_DECIMAL_LOW, read_decimal},
    {"low_open", KJR_CELL_BOOL, false, KJREP_FLAG_LOW_OPEN, read_open},
    {"high", KJR_CELL_DECIMAL, true, KJREP_DECIMAL_HIGH, read_decimal},
    {"high_open", KJR_CELL_BOOL, false, KJREP_FLAG_HIGH_OPEN, read_open},
    {"unit", KJR_CELL_TEXT, true, 0, read_unit},
    {"unit_text", KJR_CELL_TEXT, true, KJREP_WORDS_UNIT, read_words},
    {"approx", KJR_CELL_TEXT, true, 0, read_approx},
    {"kind", KJR_CELL_TEXT, true, 0, read_kind},
    {"change", KJR_CELL_TEXT, true, 0, read_change},
    {"basis", KJR_CELL_TEXT, true, 0, read_basis},
    {"modality", KJR_CELL_TEXT, true, 0, read_modality},
    {"subject", KJR_CELL_TEXT, true, KJREP_WORDS_SUBJECT, read_words},
    {"of", KJR_CELL_TEXT, true, KJREP_WORDS_OF, read_words},
    {"period", KJR_CELL_TEXT, true, KJREP_WORDS_PERIOD, read_words},
    {"date_from", KJR_CELL_DATE, true, 0, read_date_from},
    {"date_to", KJR_CELL_DATE, true, 0, read_date_to},
    {"indicator", KJR_CELL_TEXT, true, 0, read_indicator},
    {"parent", KJR_CELL_INT, true, 0, read_parent},
    {"node", KJR_CELL_INT, true, 0, read_node},
    {"flags", KJR_CELL_TEXT, false, 0, read_flags},
    KJR_PLACE_COLUMNS(read_place),
};

/* ---- Rows */

static uint32_t count(const kjr_source_report *source)
{
    return kjrep_report_metric_count(source->report);
}

const kjr_table kjr_metric_table = {KJREP_TABLE_METRIC, "metric", columns, KJR_COLUMN_COUNT(columns), count, place_of};
