/* kjrep-parse: the outline of reports. */
#include <string.h>

#include "common.h"

static const char usage[] =
    "Usage: kjrep-parse [--format tree|json|text] [--select PATH] FILE...\n"
    "Print the outline of government work reports.\n"
    "  --format tree     for people (default)\n"
    "  --format json     one JSON object a document, one a line\n"
    "  --format text     the loaded text; of selected nodes their words, a paragraph a line\n"
    "  --select PATH     only the nodes of a path and what is inside them: 二/（一）/三是, role:problems,\n"
    "                    ~PATTERN (in a heading), kind:table, *; a/b: b in a, a//b: at any depth\n" COMMON_USAGE;

static const program_option options[] = {{"--format", true, false}, {"--select", true, false}, {0}};

typedef struct wishes {
    int32_t form;
    const char *path;
} wishes;

static const char *take(void *state, const char *option, const char *value)
{
    wishes *wanted = state;
    if (strcmp(option, "--select") == 0) {
        wanted->path = value;
        return NULL;
    }
    wanted->form = strcmp(value, "tree") == 0   ? KJREP_FORM_OUTLINE_TREE
                   : strcmp(value, "json") == 0 ? KJREP_FORM_OUTLINE_JSON
                   : strcmp(value, "text") == 0 ? KJREP_FORM_TEXT
                                                : 0;
    return wanted->form ? NULL : " must be tree, json or text";
}

static kjrep_status configure(const void *state, kjrep_options *library_options, kjrep_error *error)
{
    const wishes *wanted = state;
    (void)error;
    if (!wanted->path) return KJREP_OK;
    return kjrep_options_set_text(library_options, KJREP_OPT_SELECT, wanted->path, strlen(wanted->path));
}

/* Whether --select is a path shows here, before any file is read. */
static kjrep_status begin(const void *state, kjrep_engine *engine, kjrep_buffer *output, kjrep_error *error)
{
    const wishes *wanted = state;
    kjrep_report *nothing = NULL;
    kjrep_excerpt *excerpt = NULL;
    (void)output;
    if (!wanted->path) return KJREP_OK;
    kjrep_status rc = kjrep_report_parse(&nothing, engine, "", 0, NULL, error);
    if (rc >= 0) rc = kjrep_excerpt_new(&excerpt, nothing, wanted->path, strlen(wanted->path), error);
    kjrep_excerpt_free(excerpt);
    kjrep_report_free(nothing);
    return rc;
}

static kjrep_status render(const void *state, kjrep_report *report, const kjrep_options *library_options,
                           kjrep_buffer *output, bool *found, kjrep_error *error)
{
    const wishes *wanted = state;
    (void)found;
    return kjrep_report_render(report, wanted->form, library_options, kjrep_buffer_write, output, error);
}

static int32_t rows_form(const void *state)
{
    const wishes *wanted = state;
    return wanted->form == KJREP_FORM_OUTLINE_JSON ? KJREP_FORM_ROWS_JSONL : KJREP_FORM_ROWS_TABLE;
}

int main(int argc, char **argv)
{
    wishes wanted = {.form = KJREP_FORM_OUTLINE_TREE};
    const program parse = {"kjrep-parse", usage, options, take, configure, begin, NULL, rows_form, render, &wanted};
    return run_program(&parse, argc, argv);
}
