/* kjrep-metrics: the figures of reports. */
#include <string.h>

#include "common.h"

static const char usage[] =
    "Usage: kjrep-metrics [--format table|jsonl|csv] [--explain] FILE...\n"
    "Print the metrics of government work reports with their exact values.\n"
    "  --format table    for people (default)\n"
    "  --format jsonl    one JSON object a metric, one a line\n"
    "  --format csv      with a header row; words that a spreadsheet would run get an apostrophe\n"
    "  --csv-bom         begin CSV with the mark by which spreadsheets know UTF-8\n"
    "  --csv-plain       leave words in CSV as they are\n"
    "  --where EXPR      only metrics for which an SQL expression over the fields of jsonl holds\n"
    "  --explain         show which words gave each attribute\n"
    "  --fragments       FILEs are JSON Lines of loose strings: {\"id\":…,\"text\":…}, perhaps ref and "
    "equiv\n" COMMON_USAGE;

static const program_option options[] = {{"--format", true, false},
                                         {"--explain", false, false},
                                         {"--csv-bom", false, false},
                                         {"--csv-plain", false, false},
                                         {"--where", true, false},
                                         {"--fragments", false, false},
                                         {0}};

typedef struct wishes {
    int32_t form;
    const char *where;
    bool explain, fragments, csv_bom, csv_plain;
} wishes;

static const char *take(void *state, const char *option, const char *value)
{
    wishes *wanted = state;
    if (strcmp(option, "--explain") == 0) {
        wanted->explain = true;
        return NULL;
    }
    if (strcmp(option, "--fragments") == 0) {
        wanted->fragments = true;
        return NULL;
    }
    if (strcmp(option, "--where") == 0) {
        wanted->where = value;
        return NULL;
    }
    if (strcmp(option, "--csv-bom") == 0) {
        wanted->csv_bom = true;
        return NULL;
    }
    if (strcmp(option, "--csv-plain") == 0) {
        wanted->csv_plain = true;
        return NULL;
    }
    wanted->form = strcmp(value, "table") == 0   ? KJREP_FORM_METRIC_TABLE
                   : strcmp(value, "jsonl") == 0 ? KJREP_FORM_METRIC_JSONL
                   : strcmp(value, "csv") == 0   ? KJREP_FORM_METRIC_CSV
                                                 : 0;
    return wanted->form ? NULL : " must be table, jsonl or csv";
}

/* The header of CSV stands once, before all reports. */
static kjrep_status configure(const void *state, kjrep_options *library_options, kjrep_error *error)
{
    (void)error;
    const wishes *wanted = state;
    kjrep_status rc = kjrep_options_set_int(library_options, KJREP_OPT_CSV, wanted->csv_plain ? 0 : KJREP_CSV_GUARD);
    if (rc < 0 || !wanted->where) return rc;
    return kjrep_options_set_text(library_options, KJREP_OPT_WHERE, wanted->where, strlen(wanted->where));
}

/* The header of CSV; of the other forms nothing, but whether --where is an expression shows here. */
static kjrep_status begin(const void *state, kjrep_engine *engine, kjrep_buffer *output, kjrep_error *error)
{
    const wishes *wanted = state;
    kjrep_report *nothing = NULL;
    kjrep_options *head = NULL;
    if (wanted->fragments) return KJREP_OK;
    kjrep_status rc = kjrep_options_new(&head);
    if (rc >= 0) rc = configure(state, head, error);
    if (rc >= 0)
        rc = kjrep_options_set_int(head, KJREP_OPT_CSV, KJREP_CSV_HEADER | (wanted->csv_bom ? KJREP_CSV_BOM : 0));
    if (rc >= 0) rc = kjrep_report_parse(&nothing, engine, "", 0, NULL, error);
    if (rc >= 0) rc = kjrep_report_render(nothing, KJREP_FORM_METRIC_CSV, head, kjrep_buffer_write, output, error);
    if (wanted->form != KJREP_FORM_METRIC_CSV) kjrep_buffer_clear(output);
    kjrep_report_free(nothing);
    kjrep_options_free(head);
    return rc;
}

/* The text of the file is JSON Lines. */
static kjrep_status render_fragments(const kjrep_report *report, const kjrep_options *library_options,
                                     kjrep_buffer *output, kjrep_error *error)
{
    size_t len;
    const char *lines = kjrep_report_text(report, &len);
    kjrep_engine *engine = NULL;
    kjrep_status rc = kjrep_engine_new(&engine, NULL, error);
    if (rc >= 0) rc = kjrep_fragments_render(engine, lines, len, library_options, kjrep_buffer_write, output, error);
    kjrep_engine_free(engine);
    return rc;
}

static kjrep_status render(const void *state, kjrep_report *report, const kjrep_options *library_options,
                           kjrep_buffer *output, bool *found, kjrep_error *error)
{
    const wishes *wanted = state;
    int32_t form = wanted->form;
    (void)found;
    if (wanted->fragments) return render_fragments(report, library_options, output, error);
    if (wanted->explain && form == KJREP_FORM_METRIC_TABLE) form = KJREP_FORM_METRIC_EXPLAIN;
    return kjrep_report_render(report, form, library_options, kjrep_buffer_write, output, error);
}

static int32_t rows_form(const void *state)
{
    const wishes *wanted = state;
    return wanted->form == KJREP_FORM_METRIC_JSONL ? KJREP_FORM_ROWS_JSONL
           : wanted->form == KJREP_FORM_METRIC_CSV ? KJREP_FORM_ROWS_CSV
                                                   : KJREP_FORM_ROWS_TABLE;
}

int main(int argc, char **argv)
{
    wishes wanted = {.form = KJREP_FORM_METRIC_TABLE};
    const program metrics = {"kjrep-metrics", usage, options, take, configure, begin, NULL, rows_form, render, &wanted};
    return run_program(&metrics, argc, argv);
}
