#include <errno.h>
#include <string.h>

#include "base/error.h"
#include "base/settings.h"
#include "query/arrow_export.h"

enum { BATCH_ROWS = 65536 };

/* ---- A stream: its reports, and how far it is. */

typedef struct stream_memory {
    kjrep_allocator allocator;
    const kjr_table *table;
    kjr_source_report *sources; /* held */
    size_t source_count;
    kjr_scratch scratch;
    KJR_VECTOR(kjr_span) spans;
    size_t next_source;
    uint32_t next_id; /* from 1 */
    const char *trouble;
} stream_memory;

static void end_stream(stream_memory *memory)
{
    kjrep_allocator allocator = memory->allocator;
    for (size_t i = 0; i < memory->source_count; i++) {
        kjrep_findings_free(memory->sources[i].findings);
        kjrep_report_free(memory->sources[i].report);
    }
    kjr_scratch_end(&memory->scratch);
    kjr_free(&allocator, memory->spans.items);
    kjr_free(&allocator, memory->sources);
    kjr_free(&allocator, memory);
}

/* Gather the spans of the next batch; false when out of memory. */
static bool gather(stream_memory *memory, kjr_batch *batch)
{
    uint32_t rows = 0, id = memory->next_id;
    memory->spans.count = 0;
    for (size_t i = memory->next_source; i < memory->source_count && rows < BATCH_ROWS; i++, id = 1) {
        uint32_t count = memory->table->count(&memory->sources[i]), left = count >= id ? count - id + 1 : 0;
        if (left > BATCH_ROWS - rows) left = BATCH_ROWS - rows;
        if (!left) continue;
        kjr_span *span = KJR_PUSH(&memory->allocator, &memory->spans);
        if (!span) return false;
        *span = (kjr_span){&memory->sources[i], id, left};
        rows += left;
    }
    *batch = (kjr_batch){.table = memory->table,
                         .allocator = &memory->allocator,
                         .scratch = &memory->scratch,
                         .spans = memory->spans.items,
                         .span_count = memory->spans.count,
                         .rows = rows};
    return true;
}

static void advance(stream_memory *memory, uint32_t rows)
{
    for (uint32_t i = 0; i < memory->spans.count && rows; i++) {
        const kjr_span *span = &memory->spans.items[i];
        uint32_t taken = rows < span->count ? rows : span->count;
        memory->next_source = (size_t)(span->source - memory->sources);
        memory->next_id = span->first + taken;
        rows -= taken;
    }
}

/* ---- What consumers call */

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
    stream_memory *memory = stream->private_data;
    if (kjr_arrow_schema(memory->table, &memory->allocator, out)) return 0;
    memory->trouble = "out of memory";
    return ENOMEM;
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
    stream_memory *memory = stream->private_data;
    kjr_batch batch;
    uint32_t rows = 0;
    memset(out, 0, sizeof *out);
    memory->trouble = NULL;
    kjrep_status rc = KJREP_E_NOMEM;
    if (gather(memory, &batch)) {
        if (!batch.rows) return 0;
        rc = kjr_arrow_array(&batch, out, &rows);
    }
    advance(memory, rows);
    if (rc == KJREP_OK) return 0;
    memory->trouble = rc == KJREP_E_LIMIT ? "the words of one row do not fit into an array" : "out of memory";
    return rc == KJREP_E_LIMIT ? EOVERFLOW : ENOMEM;
}

static const char *get_last_error(struct ArrowArrayStream *stream)
{
    const stream_memory *memory = stream->private_data;
    return memory->trouble;
}

static void release(struct ArrowArrayStream *stream)
{
    end_stream(stream->private_data);
    stream->private_data = NULL;
    stream->release = NULL;
}

/* ---- Making one */

static stream_memory *new_stream(size_t count, const kjr_table *table, const kjrep_options *options)
{
    struct kjrep_options settings = kjr_settings(options);
    stream_memory *memory = kjr_calloc(&settings.allocator, 1, sizeof *memory);
    if (!memory) return NULL;
    memory->allocator = settings.allocator;
    memory->scratch.allocator = &memory->allocator;
    memory->table = table;
    memory->next_id = 1;
    memory->sources = kjr_calloc(&settings.allocator, count, sizeof *memory->sources);
    if (memory->sources) return memory;
    end_stream(memory);
    return NULL;
}

static void hand_over(stream_memory *memory, struct ArrowArrayStream *stream)
{
    stream->get_schema = get_schema;
    stream->get_next = get_next;
    stream->get_last_error = get_last_error;
    stream->release = release;
    stream->private_data = memory;
}

static bool has_null(const void *const *handles, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!handles[i]) return true;
    }
    return false;
}

kjrep_status kjrep_reports_export_stream(kjrep_report *const *reports, size_t report_count, int32_t table,
                                         const kjrep_options *options, struct ArrowArrayStream *stream,
                                         kjrep_error *error)
{
    const kjr_table *found = kjr_table_of(table);
    if (stream) memset(stream, 0, sizeof *stream);
    if (!stream || (!reports && report_count)) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    if (has_null((const void *const *)reports, report_count)) return kjr_fail(error, KJREP_E_ARG, "a report is NULL");
    if (report_count > UINT32_MAX) return kjr_fail(error, KJREP_E_ARG, "too many reports");
    if (!found || table == KJREP_TABLE_FINDING)
        return kjr_fail(error, KJREP_E_ARG, "no table %d of reports", (int)table);
    stream_memory *memory = new_stream(report_count, found, options);
    if (!memory) return kjr_fail_memory(error);
    for (size_t i = 0; i < report_count; i++)
        memory->sources[i] = kjr_source_of(kjrep_report_retain(reports[i]), NULL, (uint32_t)i + 1);
    memory->source_count = report_count;
    hand_over(memory, stream);
    return kjr_succeed(error);
}

kjrep_status kjrep_findings_export_stream(kjrep_findings *const *findings, size_t findings_count,
                                          const kjrep_options *options, struct ArrowArrayStream *stream,
                                          kjrep_error *error)
{
    if (stream) memset(stream, 0, sizeof *stream);
    if (!stream || (!findings && findings_count)) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    if (has_null((const void *const *)findings, findings_count))
        return kjr_fail(error, KJREP_E_ARG, "findings are NULL");
    if (findings_count > UINT32_MAX) return kjr_fail(error, KJREP_E_ARG, "too many findings");
    stream_memory *memory = new_stream(findings_count, &kjr_finding_table, options);
    if (!memory) return kjr_fail_memory(error);
    for (size_t i = 0; i < findings_count; i++) {
        /* The findings hold their report. */
        kjrep_report *report = kjrep_report_retain(kjrep_findings_report(findings[i]));
        memory->sources[i] = kjr_source_of(report, kjrep_findings_retain(findings[i]), (uint32_t)i + 1);
    }
    memory->source_count = findings_count;
    hand_over(memory, stream);
    return kjr_succeed(error);
}

kjrep_status kjrep_table_export_schema(int32_t table, const kjrep_options *options, struct ArrowSchema *schema,
                                       kjrep_error *error)
{
    const kjr_table *found = kjr_table_of(table);
    struct kjrep_options settings = kjr_settings(options);
    if (!schema) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    memset(schema, 0, sizeof *schema);
    if (!found) return kjr_fail(error, KJREP_E_ARG, "no table %d", (int)table);
    return kjr_arrow_schema(found, &settings.allocator, schema) ? kjr_succeed(error) : kjr_fail_memory(error);
}
