/* kjrep-metrics: the figures of reports. */
#include <string.h>

#include "common.h"

static const char usage[] = "Usage: kjrep-metrics [--format table|jsonl] [--explain] FILE...\n"
                            "Print the metrics of government work reports with their exact values.\n"
                            "  --format table    for people (default)\n"
                            "  --format jsonl    one JSON object a metric, one a line\n"
                            "  --explain         show which words gave each attribute\n" COMMON_USAGE;

static const program_option options[] = {
    {"--format", true, false}, {"--explain", false, false}, {"--where", true, true}, {"--fragments", true, true}, {0}};

typedef struct wishes {
    int32_t form;
    bool explain;
} wishes;

static const char *take(void *state, const char *option, const char *value)
{
    wishes *wanted = state;
    if (strcmp(option, "--explain") == 0) {
        wanted->explain = true;
        return NULL;
    }
    if (strcmp(value, "csv") == 0) return " csv is not supported in this version";
    wanted->form = strcmp(value, "table") == 0   ? KJREP_FORM_METRIC_TABLE
                   : strcmp(value, "jsonl") == 0 ? KJREP_FORM_METRIC_JSONL
                                                 : 0;
    return wanted->form ? NULL : " must be table or jsonl";
}

static kjrep_status render(const void *state, kjrep_report *report, const kjrep_options *library_options,
                           kjrep_buffer *output, bool *found, kjrep_error *error)
{
    const wishes *wanted = state;
    int32_t form = wanted->form;
    (void)found;
    if (wanted->explain && form == KJREP_FORM_METRIC_TABLE) form = KJREP_FORM_METRIC_EXPLAIN;
    return kjrep_report_render(report, form, library_options, kjrep_buffer_write, output, error);
}

int main(int argc, char **argv)
{
    wishes wanted = {KJREP_FORM_METRIC_TABLE, false};
    const program metrics = {"kjrep-metrics", usage, options, take, NULL, render, &wanted};
    return run_program(&metrics, argc, argv);
}
