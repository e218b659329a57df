#include <string.h>

#include "base/error.h"
#include "outline/repair.h"
#include "report/model.h"
#include "report/words.h"

/* ---- Life */

static void destroy(kjrep_report *report)
{
    kjrep_allocator allocator = report->allocator;
    kjr_facts_end(&report->facts, &allocator);
    kjr_outline_end(&report->outline, &allocator);
    kjr_free(&allocator, report->hits.list.items);
    kjr_view_end(&report->view, &allocator);
    kjr_free(&allocator, report->joined.items);
    kjr_arena_end(&report->arena);
    kjr_source_end(&report->source, &allocator);
    kjrep_engine_free(report->engine);
    kjr_free(&allocator, report);
}

static kjrep_report *create(kjrep_engine *engine, const char *name, const struct kjrep_options *settings)
{
    kjrep_report *report = kjr_calloc(&settings->allocator, 1, sizeof *report);
    if (!report) return NULL;
    atomic_init(&report->holders, 1);
    report->allocator = settings->allocator;
    report->engine = kjrep_engine_retain(engine);
    kjr_arena_start(&report->arena, &report->allocator);
    report->name = kjr_arena_text(&report->arena, name, strlen(name));
    if (report->name) return report;
    destroy(report);
    return NULL;
}

kjrep_report *kjrep_report_retain(kjrep_report *report)
{
    if (report) atomic_fetch_add_explicit(&report->holders, 1, memory_order_relaxed);
    return report;
}

void kjrep_report_free(kjrep_report *report)
{
    if (report && atomic_fetch_sub_explicit(&report->holders, 1, memory_order_acq_rel) == 1) destroy(report);
}

/* ---- The way of the data */

enum { STAGES = 5 };

static kjrep_status tell(const kjrep_report *report, const struct kjrep_options *settings, uint64_t stage,
                         kjrep_error *error)
{
    uint64_t total = report->source.source_bytes;
    if (!settings->progress || settings->progress(settings->payload, total * stage / STAGES, total) == 0)
        return KJREP_OK;
    return kjr_fail(error, KJREP_E_CANCELLED, "cancelled");
}

static void take_text(kjrep_report *report)
{
    report->text = report->source.text;
    report->text_len = report->source.text_len;
    report->view.cells = kjr_source_blocks_of(&report->source) != NULL;
}

/* Whether the text is UTF-8 shows when the view is made; most are, so that nothing looks before. */
static kjrep_status make_view(kjrep_report *report, const struct kjrep_options *settings, kjrep_error *error)
{
    kjrep_error found = {.struct_size = sizeof found};
    take_text(report);
    kjrep_status rc = kjr_view_make(&report->view, report->text, report->text_len, &report->allocator, &found);
    if (rc == KJREP_E_UTF8) {
        kjr_view_end(&report->view, &report->allocator);
        rc = kjr_load_other(&report->source, (size_t)found.byte, settings, &found);
        take_text(report);
        if (rc >= 0) rc = kjr_view_make(&report->view, report->text, report->text_len, &report->allocator, &found);
    }
    if (rc < 0) return kjr_fail_again(error, &found);
    bool repaired = kjr_source_blocks_of(&report->source) || /* whose lines are paragraphs already */
                    kjr_repair_lines(&report->view, report->engine->lexicon, &report->allocator);
    if (!repaired) return kjr_fail_memory(error);
    return rc;
}

static kjrep_status analyse(kjrep_report *report, const struct kjrep_options *settings, kjrep_error *error)
{
    const kjr_lexicon *lexicon = report->engine->lexicon;
    kjrep_status rc;
    if ((rc = tell(report, settings, 0, error)) < 0) return rc;
    if ((rc = make_view(report, settings, error)) < 0) return rc;
    if ((rc = tell(report, settings, 1, error)) < 0) return rc;
    if (!kjr_lexicon_scan(lexicon, &report->view, &report->allocator, &report->hits)) return kjr_fail_memory(error);
    if ((rc = tell(report, settings, 2, error)) < 0) return rc;
    rc = kjr_outline_make(&report->outline, &report->view, kjr_source_blocks_of(&report->source), lexicon,
                          &report->hits, &report->arena, settings, error);
    if (rc < 0 || (rc = tell(report, settings, 3, error)) < 0) return rc;
    rc = kjr_facts_make(&report->facts, &report->view, lexicon, &report->hits, &report->outline, &report->arena,
                        settings, error);
    if (rc >= 0)
        rc = kjr_name_metrics(&report->engine->indicators, &report->facts, &report->view, &report->outline,
                              &report->allocator, error);
    if (rc < 0 || (rc = tell(report, settings, 4, error)) < 0) return rc;
    if (!kjr_words_join(report)) return kjr_fail_memory(error);
    return tell(report, settings, STAGES, error);
}

/* From the file at `path`, or from memory where that is NULL. */
static kjrep_status make(kjrep_report **out, kjrep_engine *engine, const char *path, const char *data, size_t data_len,
                         const kjrep_options *options, kjrep_error *error)
{
    struct kjrep_options settings = kjr_settings(options);
    kjrep_status rc;
    const char *name = kjr_setting_text(&settings, KJREP_OPT_NAME);
    kjrep_report *report = create(engine, name ? name : path ? path : "-", &settings);
    if (!report) return kjr_fail_memory(error);
    rc = path ? kjr_load_file(&report->source, path, &settings, error)
              : kjr_load_memory(&report->source, data, data_len, &settings, error);
    if (rc < 0) goto done;
    if ((rc = analyse(report, &settings, error)) < 0) goto done;
    *out = report;
    report = NULL;
    rc = kjr_succeed(error);
done:
    kjrep_report_free(report);
    return rc;
}

kjrep_status kjrep_report_parse(kjrep_report **out, kjrep_engine *engine, const char *data, size_t data_len,
                                const kjrep_options *options, kjrep_error *error)
{
    if (out) *out = NULL;
    if (!out || !engine || (!data && data_len)) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    return make(out, engine, NULL, data, data_len, options, error);
}

kjrep_status kjrep_report_open(kjrep_report **out, kjrep_engine *engine, const char *path, const kjrep_options *options,
                               kjrep_error *error)
{
    if (out) *out = NULL;
    if (!out || !engine || !path) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    return make(out, engine, path, NULL, 0, options, error);
}
