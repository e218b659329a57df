#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/settings.h"
#include "kjrep/query.h"
#include "output/csv.h"
#include "output/width.h"

/* ---- Cells */

/* The shortest decimal that reads back as the same number. */
static void put_real(kjr_writer *writer, double value)
{
    char text[40];
    for (int digits = 15; digits <= 17; digits++) {
        double back = 0;
        snprintf(text, sizeof text, "%.*g", digits, value);
        if (sscanf(text, "%lf", &back) == 1 && back == value) break;
    }
    for (char *at = text; *at; at++) {
        if (*at == ',') *at = '.'; /* what some locales write */
    }
    kjr_put_text(writer, text);
}

static void put_integer(kjr_writer *writer, int64_t value)
{
    if (value < 0) kjr_put(writer, "-", 1);
    kjr_put_number(writer, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
}

typedef void (*put_words)(kjr_writer *writer, const char *text, size_t len, int32_t csv);

static void put_value(kjr_writer *writer, const kjrep_rows *rows, uint32_t column, put_words words, const char *null,
                      int32_t csv)
{
    size_t len;
    const char *text;
    switch (kjrep_rows_type(rows, column)) {
    case KJREP_TYPE_NULL: kjr_put_text(writer, null); break;
    case KJREP_TYPE_INT: put_integer(writer, kjrep_rows_int(rows, column)); break;
    case KJREP_TYPE_REAL: put_real(writer, kjrep_rows_real(rows, column)); break;
    default:
        text = kjrep_rows_text(rows, column, &len);
        words(writer, text, len, csv);
        break;
    }
}

static void put_line_words(kjr_writer *writer, const char *text, size_t len, int32_t csv)
{
    (void)csv;
    kjr_put_line_text(writer, text, len);
}

static void put_json_words(kjr_writer *writer, const char *text, size_t len, int32_t csv)
{
    (void)csv;
    kjr_json_text(writer, text, len);
}

static void put_csv_words(kjr_writer *writer, const char *text, size_t len, int32_t csv)
{
    kjr_csv_cell(writer, text, len, csv & KJREP_CSV_GUARD);
}

/* ---- Rows */

static void write_header(kjr_writer *writer, const kjrep_rows *rows, int32_t form, int32_t csv)
{
    bool is_csv = form == KJREP_FORM_ROWS_CSV;
    if (form == KJREP_FORM_ROWS_JSONL || (is_csv && !(csv & KJREP_CSV_HEADER))) return;
    if (is_csv && (csv & KJREP_CSV_BOM)) kjr_put_text(writer, "\xEF\xBB\xBF");
    for (uint32_t i = 0; i < kjrep_rows_column_count(rows); i++) {
        const char *name = kjrep_rows_column_name(rows, i);
        size_t len = name ? strlen(name) : 0;
        if (i > 0) kjr_put(writer, is_csv ? "," : "\t", 1);
        if (is_csv) kjr_csv_cell(writer, name, len, csv & KJREP_CSV_GUARD);
        else kjr_put_line_text(writer, name, len);
    }
    kjr_put_text(writer, is_csv ? "\r\n" : "\n");
}

static void write_json_row(kjr_writer *writer, const kjrep_rows *rows)
{
    kjr_put_text(writer, "{");
    for (uint32_t i = 0; i < kjrep_rows_column_count(rows); i++) {
        const char *name = kjrep_rows_column_name(rows, i);
        if (i > 0) kjr_put_text(writer, ",");
        kjr_json_name(writer, name ? name : "");
        kjr_put_text(writer, ":");
        put_value(writer, rows, i, put_json_words, "null", 0);
    }
    kjr_put_text(writer, "}\n");
}

static void write_row(kjr_writer *writer, const kjrep_rows *rows, int32_t form, int32_t csv)
{
    bool is_csv = form == KJREP_FORM_ROWS_CSV;
    if (form == KJREP_FORM_ROWS_JSONL) {
        write_json_row(writer, rows);
        return;
    }
    for (uint32_t i = 0; i < kjrep_rows_column_count(rows); i++) {
        if (i > 0) kjr_put(writer, is_csv ? "," : "\t", 1);
        put_value(writer, rows, i, is_csv ? put_csv_words : put_line_words, "", csv);
    }
    kjr_put_text(writer, is_csv ? "\r\n" : "\n");
}

kjrep_status kjrep_rows_render(kjrep_rows *rows, int32_t form, const kjrep_options *options, kjrep_write write,
                               void *context, kjrep_error *error)
{
    kjr_writer writer;
    struct kjrep_options settings = kjr_settings(options);
    int32_t csv = (int32_t)kjr_setting_int(&settings, KJREP_OPT_CSV);
    kjrep_status rc;
    if (!rows || !write) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    if (form < KJREP_FORM_ROWS_TABLE || form > KJREP_FORM_ROWS_CSV)
        return kjr_fail(error, KJREP_E_ARG, "no form %d of rows", (int)form);
    kjr_writer_start(&writer, write, context);
    write_header(&writer, rows, form, csv);
    while ((rc = kjrep_rows_next(rows, error)) == KJREP_OK && writer.status == KJREP_OK)
        write_row(&writer, rows, form, csv);
    kjrep_status written = kjr_writer_end(&writer);
    if (written == KJREP_E_NOMEM) return kjr_fail_memory(error);
    if (written < 0) return kjr_fail(error, written, "the output was not taken");
    return rc < 0 ? rc : kjr_succeed(error);
}
