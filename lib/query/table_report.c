#include "query/table.h"

/* ---- Columns */

enum { REPORT_CONTAINER, REPORT_ENCODING, REPORT_CERTAINTY, REPORT_SCRIPT, REPORT_GENRE };

static void read_name(const kjr_row *row, int32_t which, kjr_cell *cell)
{
    const kjrep_report *report = row->source->report;
    switch (which) {
    case REPORT_CONTAINER: kjr_cell_name(cell, kjrep_report_container(report)); break;
    case REPORT_ENCODING: kjr_cell_name(cell, kjrep_report_encoding(report)); break;
    case REPORT_CERTAINTY: kjr_cell_name(cell, kjrep_certainty_name(kjrep_report_certainty(report))); break;
    case REPORT_SCRIPT: kjr_cell_name(cell, kjrep_report_script_name(kjrep_report_script(report))); break;
    default: kjr_cell_name(cell, kjrep_report_genre_name(kjrep_report_genre(report))); break;
    }
}

static void read_bytes(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_int(cell, (int64_t)kjrep_report_source_bytes(row->source->report));
}

static void read_replaced(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_int(cell, (int64_t)kjrep_report_replaced(row->source->report));
}

static void read_meta(const kjr_row *row, int32_t field, kjr_cell *cell)
{
    size_t len;
    const char *words = kjrep_report_meta(row->source->report, field, &len);
    kjr_cell_text(cell, words, len);
}

/* Dates of the header are "2025-01-15". */
static void read_meta_date(const kjr_row *row, int32_t field, kjr_cell *cell)
{
    size_t len;
    const char *words = kjrep_report_meta(row->source->report, field, &len);
    int32_t date = 0;
    for (size_t i = 0; words && i < len && i < 10; i++) {
        if (words[i] >= '0' && words[i] <= '9') date = date * 10 + (words[i] - '0');
    }
    kjr_cell_date(cell, words && len == 10 ? date : 0);
}

static void read_year(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    size_t len;
    const char *words = kjrep_report_meta(row->source->report, KJREP_META_YEAR, &len);
    int64_t year = 0;
    for (size_t i = 0; words && i < len && i < 4; i++) {
        if (words[i] >= '0' && words[i] <= '9') year = year * 10 + (words[i] - '0');
    }
    kjr_cell_id(cell, (uint64_t)year);
}

static const kjr_column columns[] = {
    {"report", KJR_CELL_INT, false, 0, kjr_read_report_number},
    {"doc", KJR_CELL_TEXT, false, 0, kjr_read_document},
    {"container", KJR_CELL_TEXT, false, REPORT_CONTAINER, read_name},
    {"encoding", KJR_CELL_TEXT, true, REPORT_ENCODING, read_name},
    {"certainty", KJR_CELL_TEXT, true, REPORT_CERTAINTY, read_name},
    {"replaced", KJR_CELL_INT, false, 0, read_replaced},
    {"bytes", KJR_CELL_INT, false, 0, read_bytes},
    {"script", KJR_CELL_TEXT, true, REPORT_SCRIPT, read_name},
    {"genre", KJR_CELL_TEXT, true, REPORT_GENRE, read_name},
    {"title", KJR_CELL_TEXT, true, KJREP_META_TITLE, read_meta},
    {"issuer", KJR_CELL_TEXT, true, KJREP_META_ISSUER, read_meta},
    {"number", KJR_CELL_TEXT, true, KJREP_META_NUMBER, read_meta},
    {"addressee", KJR_CELL_TEXT, true, KJREP_META_ADDRESSEE, read_meta},
    {"date_issued", KJR_CELL_DATE, true, KJREP_META_DATE_ISSUED, read_meta_date},
    {"delivered_by", KJR_CELL_TEXT, true, KJREP_META_DELIVERED_BY, read_meta},
    {"delivered_on", KJR_CELL_DATE, true, KJREP_META_DELIVERED_ON, read_meta_date},
    {"delivered_at", KJR_CELL_TEXT, true, KJREP_META_DELIVERED_AT, read_meta},
    {"place", KJR_CELL_TEXT, true, KJREP_META_PLACE, read_meta},
    {"year", KJR_CELL_INT, true, 0, read_year},
    {"lead", KJR_CELL_TEXT, true, KJREP_META_LEAD, read_meta},
    {"page_time", KJR_CELL_TEXT, true, KJREP_META_PAGE_TIME, read_meta},
};

/* ---- Rows */

static uint32_t count(const kjr_source_report *source)
{
    (void)source;
    return 1;
}

const kjr_table kjr_report_table = {KJREP_TABLE_REPORT, "report", columns, KJR_COLUMN_COUNT(columns), count, NULL};
