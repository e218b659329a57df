/* kjrep-parse: the outline of reports. */
#include <string.h>

#include "common.h"

static const char usage[] = "Usage: kjrep-parse [--format tree|json|text] FILE...\n"
                            "Print the outline of government work reports.\n"
                            "  --format tree     for people (default)\n"
                            "  --format json     one JSON object a document, one a line\n"
                            "  --format text     the loaded text\n" COMMON_USAGE;

static const program_option options[] = {{"--format", true, false}, {"--select", true, true}, {0}};

static const char *take(void *state, const char *option, const char *value)
{
    int32_t *form = state;
    (void)option;
    *form = strcmp(value, "tree") == 0   ? KJREP_FORM_OUTLINE_TREE
            : strcmp(value, "json") == 0 ? KJREP_FORM_OUTLINE_JSON
            : strcmp(value, "text") == 0 ? KJREP_FORM_TEXT
                                         : 0;
    return *form ? NULL : " must be tree, json or text";
}

static kjrep_status render(const void *state, kjrep_report *report, const kjrep_options *library_options,
                           kjrep_buffer *output, bool *found, kjrep_error *error)
{
    const int32_t *form = state;
    (void)found;
    return kjrep_report_render(report, *form, library_options, kjrep_buffer_write, output, error);
}

static int32_t rows_form(const void *state)
{
    const int32_t *form = state;
    return *form == KJREP_FORM_OUTLINE_JSON ? KJREP_FORM_ROWS_JSONL : KJREP_FORM_ROWS_TABLE;
}

int main(int argc, char **argv)
{
    int32_t form = KJREP_FORM_OUTLINE_TREE;
    const program parse = {"kjrep-parse", usage, options, take, NULL, NULL, NULL, rows_form, render, &form};
    return run_program(&parse, argc, argv);
}
