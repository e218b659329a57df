#include "output/selection.h"

#include <string.h>

#include "base/error.h"
#include "base/settings.h"
#include "kjrep/query.h"
#include "output/forms.h"

/* As an argument it can only be one expression; the line break ends a comment in it. */
static const char before[] = "SELECT id FROM metric WHERE coalesce((", after[] = "\n), 0) ORDER BY id";

static kjrep_status prepare(kjrep_rows **out, kjrep_db *db, const char *where, const kjrep_allocator *allocator,
                            kjrep_error *error)
{
    size_t where_len = strlen(where), len = sizeof before - 1 + where_len + sizeof after - 1;
    char *sql = kjr_malloc(allocator, len);
    if (!sql) return kjr_fail_memory(error);
    memcpy(sql, before, sizeof before - 1);
    memcpy(sql + sizeof before - 1, where, where_len);
    memcpy(sql + sizeof before - 1 + where_len, after, sizeof after - 1);
    kjrep_status rc = kjrep_rows_new(out, db, sql, len, error);
    kjr_free(allocator, sql);
    return rc;
}

kjrep_status kjr_selection_make(kjr_selection *out, const kjrep_report *report, const char *where,
                                const kjrep_options *options, kjrep_error *error)
{
    struct kjrep_options settings = kjr_settings(options);
    kjrep_db *db = NULL;
    kjrep_rows *rows = NULL;
    memset(out, 0, sizeof *out);
    kjrep_status rc = kjrep_db_new(&db, options, error);
    /* Held for the time of this call alone. */
    if (rc >= 0) rc = kjrep_db_add(db, (kjrep_report *)(uintptr_t)report, NULL, error);
    if (rc >= 0) rc = prepare(&rows, db, where, &settings.allocator, error);
    while (rc >= 0 && (rc = kjrep_rows_next(rows, error)) == KJREP_OK) {
        kjrep_metric *metric = KJR_PUSH(&settings.allocator, &out->metrics);
        if (metric) *metric = (kjrep_metric)kjrep_rows_int(rows, 0);
        else rc = kjr_fail_memory(error);
    }
    kjrep_rows_free(rows);
    kjrep_db_free(db);
    if (rc < 0) kjr_selection_end(out, &settings.allocator);
    return rc;
}

void kjr_selection_end(kjr_selection *selection, const kjrep_allocator *allocator)
{
    kjr_free(allocator, selection->metrics.items);
    memset(selection, 0, sizeof *selection);
}

uint32_t kjr_metric_count(const kjr_writer *writer, const kjrep_report *report)
{
    return writer->selection ? writer->selection->metrics.count : kjrep_report_metric_count(report);
}

kjrep_metric kjr_next_metric(const kjr_writer *writer, const kjrep_report *report, kjrep_metric metric)
{
    if (writer->status != KJREP_OK) return 0;
    if (!writer->selection) return metric < kjrep_report_metric_count(report) ? metric + 1 : 0;
    uint32_t from = 0, to = writer->selection->metrics.count;
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        if (writer->selection->metrics.items[middle] <= metric) from = middle + 1;
        else to = middle;
    }
    return from < writer->selection->metrics.count ? writer->selection->metrics.items[from] : 0;
}
