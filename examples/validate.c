/* kjrep-validate: what does not hold in reports. */
#include <string.h>

#include "common.h"

static const char usage[] =
    "Usage: kjrep-validate [--format text|jsonl|sarif] [--fail-on error|warning|note] [--show-passes] FILE...\n"
    "Check government work reports and print what does not hold.\n"
    "  --format text     as compilers print it (default)\n"
    "  --format jsonl    one JSON object a finding, one a line\n"
    "  --format sarif    a SARIF 2.1.0 log, one run a file\n"
    "  --fail-on LEVEL   exit with status 1 from this level on: error (default), warning or note\n"
    "  --show-passes     print what was checked and holds, too\n"
    "  --suppress FILE   leave out findings by rule, place or fingerprint; output of --format jsonl is a baseline\n"
    "  --sidecar ENDING  the same from the file beside each FILE whose name has this ending more\n" COMMON_USAGE;

static const program_option options[] = {{"--format", true, false},       {"--fail-on", true, false},
                                         {"--show-passes", false, false}, {"--suppress", true, false},
                                         {"--sidecar", true, false},      {0}};

typedef struct wishes {
    int32_t form, fail_on;
    bool passes;
    file_names suppressions;
    const char *sidecar; /* or NULL */
} wishes;

static const char *take(void *state, const char *option, const char *value)
{
    wishes *wanted = state;
    if (strcmp(option, "--show-passes") == 0) {
        wanted->passes = true;
        return NULL;
    }
    if (strcmp(option, "--suppress") == 0) return take_file(&wanted->suppressions, value);
    if (strcmp(option, "--sidecar") == 0) {
        wanted->sidecar = value;
        return NULL;
    }
    if (strcmp(option, "--fail-on") == 0) {
        wanted->fail_on = strcmp(value, "error") == 0     ? KJREP_LEVEL_ERROR
                          : strcmp(value, "warning") == 0 ? KJREP_LEVEL_WARNING
                          : strcmp(value, "note") == 0    ? KJREP_LEVEL_NOTE
                                                          : 0;
        return wanted->fail_on ? NULL : " must be error, warning or note";
    }
    wanted->form = strcmp(value, "text") == 0    ? KJREP_FORM_FINDING_TEXT
                   : strcmp(value, "jsonl") == 0 ? KJREP_FORM_FINDING_JSONL
                   : strcmp(value, "sarif") == 0 ? KJREP_FORM_FINDING_SARIF_RUN
                                                 : 0;
    return wanted->form ? NULL : " must be text, jsonl or sarif";
}

/* A SARIF log holds the runs of all files. */
static kjrep_status begin(const void *state, kjrep_engine *engine, kjrep_buffer *output, kjrep_error *error)
{
    static const char head[] =
        "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[\n";
    const wishes *wanted = state;
    (void)engine;
    (void)error;
    if (wanted->form != KJREP_FORM_FINDING_SARIF_RUN) return KJREP_OK;
    return kjrep_buffer_write(output, head, sizeof head - 1) == 0 ? KJREP_OK : KJREP_E_NOMEM;
}

static const char *joint(const void *state, bool last)
{
    const wishes *wanted = state;
    if (wanted->form != KJREP_FORM_FINDING_SARIF_RUN) return NULL;
    return last ? "\n]}\n" : ",\n";
}

static kjrep_status configure(const void *state, kjrep_options *library_options, kjrep_error *error)
{
    const wishes *wanted = state;
    kjrep_status rc = kjrep_options_set_int(library_options, KJREP_OPT_SHOW_PASSES, wanted->passes);
    if (rc >= 0 && wanted->sidecar)
        rc = kjrep_options_set_text(library_options, KJREP_OPT_SIDECAR, wanted->sidecar, strlen(wanted->sidecar));
    return rc >= 0 ? add_files(library_options, KJREP_OPT_SUPPRESSIONS, &wanted->suppressions, error) : rc;
}

static bool has_failure(const kjrep_findings *findings, int32_t level)
{
    uint32_t count = kjrep_findings_count(findings);
    for (kjrep_finding finding = 1; finding <= count; finding++) {
        if (kjrep_finding_kind(findings, finding) == KJREP_FINDING_FAIL &&
            kjrep_finding_level(findings, finding) >= level && !kjrep_finding_is_suppressed(findings, finding))
            return true;
    }
    return false;
}

static kjrep_status render(const void *state, kjrep_report *report, const kjrep_options *library_options,
                           kjrep_buffer *output, bool *found, kjrep_error *error)
{
    const wishes *wanted = state;
    kjrep_findings *findings = NULL;
    kjrep_status rc = kjrep_findings_new(&findings, report, library_options, error);
    if (rc < 0) return rc;
    rc = kjrep_findings_render(findings, wanted->form, library_options, kjrep_buffer_write, output, error);
    *found = has_failure(findings, wanted->fail_on);
    kjrep_findings_free(findings);
    return rc;
}

static int32_t rows_form(const void *state)
{
    const wishes *wanted = state;
    return wanted->form == KJREP_FORM_FINDING_JSONL ? KJREP_FORM_ROWS_JSONL : KJREP_FORM_ROWS_TABLE;
}

int main(int argc, char **argv)
{
    wishes wanted = {.form = KJREP_FORM_FINDING_TEXT, .fail_on = KJREP_LEVEL_ERROR};
    const program validate = {"kjrep-validate", usage,  options, take, configure, begin, joint,
                              rows_form,        render, &wanted};
    return run_program(&validate, argc, argv);
}
