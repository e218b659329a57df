#include <string.h>

#include "base/error.h"
#include "base/settings.h"
#include "output/forms.h"
#include "output/selection.h"

/* `option` is the one whose value the form asks for. */
static const struct {
    int32_t form, option;
    void (*write)(kjr_writer *, const kjrep_report *, int32_t);
} report_forms[] = {
    {KJREP_FORM_OUTLINE_TREE, KJREP_OPT_LANGUAGE, kjr_write_outline_tree},
    {KJREP_FORM_OUTLINE_JSON, KJREP_OPT_LANGUAGE, kjr_write_report_json},
    {KJREP_FORM_TEXT, KJREP_OPT_LANGUAGE, kjr_write_report_text},
    {KJREP_FORM_METRIC_TABLE, KJREP_OPT_LANGUAGE, kjr_write_metric_table},
    {KJREP_FORM_METRIC_JSONL, KJREP_OPT_LANGUAGE, kjr_write_metric_jsonl},
    {KJREP_FORM_METRIC_CSV, KJREP_OPT_CSV, kjr_write_metric_csv},
    {KJREP_FORM_METRIC_EXPLAIN, KJREP_OPT_LANGUAGE, kjr_write_metric_explain},
};

static const struct {
    int32_t form;
    void (*write)(kjr_writer *, const kjrep_findings *, int32_t);
} finding_forms[] = {
    {KJREP_FORM_FINDING_TEXT, kjr_write_finding_text},
    {KJREP_FORM_FINDING_JSONL, kjr_write_finding_jsonl},
    {KJREP_FORM_FINDING_SARIF, kjr_write_finding_sarif},
    {KJREP_FORM_FINDING_SARIF_RUN, kjr_write_finding_sarif_run},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static int32_t option_of(const kjrep_options *options, int32_t option)
{
    struct kjrep_options settings = kjr_settings(options);
    return (int32_t)kjr_setting_int(&settings, option);
}

static kjrep_status finish(kjr_writer *writer, kjrep_error *error)
{
    kjrep_status rc = kjr_writer_end(writer);
    if (rc == KJREP_E_NOMEM) return kjr_fail_memory(error);
    return rc < 0 ? kjr_fail(error, rc, "the output was not taken") : kjr_succeed(error);
}

static kjrep_status refuse_form(int32_t form, kjrep_error *error)
{
    return kjr_fail(error, KJREP_E_ARG, "no form %d of this handle", (int)form);
}

kjrep_status kjrep_report_render(const kjrep_report *report, int32_t form, const kjrep_options *options,
                                 kjrep_write write, void *context, kjrep_error *error)
{
    kjr_writer writer;
    kjr_selection selection = {{0}};
    struct kjrep_options settings = kjr_settings(options);
    const char *where = kjr_setting_text(&settings, KJREP_OPT_WHERE);
    const char *path = kjr_setting_text(&settings, KJREP_OPT_SELECT);
    kjrep_excerpt *excerpt = NULL;
    if (!report || !write) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    size_t i = 0;
    while (i < COUNT(report_forms) && report_forms[i].form != form)
        i++;
    if (i == COUNT(report_forms)) return refuse_form(form, error);
    kjr_writer_start(&writer, write, context);
    if (where) {
        kjrep_status rc = kjr_selection_make(&selection, report, where, options, error);
        if (rc < 0) return rc;
        writer.selection = &selection;
    }
    if (path) {
        /* Held for the time of this call alone. */
        kjrep_status rc = kjrep_excerpt_new(&excerpt, (kjrep_report *)(uintptr_t)report, path, strlen(path), error);
        if (rc < 0) {
            kjr_selection_end(&selection, &settings.allocator);
            return rc;
        }
        writer.excerpt = excerpt;
    }
    report_forms[i].write(&writer, report, option_of(options, report_forms[i].option));
    kjrep_excerpt_free(excerpt);
    kjr_selection_end(&selection, &settings.allocator);
    return finish(&writer, error);
}

kjrep_status kjrep_findings_render(const kjrep_findings *findings, int32_t form, const kjrep_options *options,
                                   kjrep_write write, void *context, kjrep_error *error)
{
    kjr_writer writer;
    if (!findings || !write) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    for (size_t i = 0; i < COUNT(finding_forms); i++) {
        if (finding_forms[i].form != form) continue;
        kjr_writer_start(&writer, write, context);
        finding_forms[i].write(&writer, findings, option_of(options, KJREP_OPT_LANGUAGE));
        return finish(&writer, error);
    }
    return refuse_form(form, error);
}
