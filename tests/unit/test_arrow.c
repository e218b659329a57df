/* The Arrow C stream: schema, values, and what consumers do to streams. */
#include "support.h"

#include <pthread.h>
#include <stdatomic.h>

/* ---- An allocator that counts, also from threads */

static atomic_long live;

static void *counting_malloc(void *context, size_t size)
{
    (void)context;
    void *memory = malloc(size);
    if (memory) atomic_fetch_add(&live, 1);
    return memory;
}

static void *counting_realloc(void *context, void *old, size_t size)
{
    (void)context;
    return realloc(old, size);
}

static void counting_free(void *context, void *memory)
{
    (void)context;
    atomic_fetch_sub(&live, 1);
    free(memory);
}

static kjrep_options *counting_options(void)
{
    static const kjrep_allocator counting = {sizeof counting, counting_malloc, counting_realloc, counting_free, NULL};
    kjrep_options *options = new_options();
    assert_int_equal(kjrep_options_set_allocator(options, &counting), KJREP_OK);
    return options;
}

/* ---- Reading arrays */

static int64_t column_of(const struct ArrowSchema *schema, const char *name)
{
    for (int64_t i = 0; i < schema->n_children; i++) {
        if (strcmp(schema->children[i]->name, name) == 0) return i;
    }
    fail_msg("no column %s", name);
    return -1;
}

static bool is_valid(const struct ArrowArray *column, int64_t row)
{
    const uint8_t *bits = column->buffers[0];
    return !bits || bits[row / 8] >> row % 8 & 1;
}

static void assert_text(const struct ArrowArray *column, int64_t row, const char *words, size_t len)
{
    const int32_t *offsets = column->buffers[1];
    assert_int_equal(is_valid(column, row), words != NULL);
    assert_int_equal(offsets[row + 1] - offsets[row], words ? len : 0);
    if (words) assert_memory_equal((const char *)column->buffers[2] + offsets[row], words, len);
}

static void assert_aligned(const struct ArrowArray *array)
{
    for (int64_t i = 0; i < array->n_children; i++) {
        const struct ArrowArray *column = array->children[i];
        for (int64_t b = 0; b < column->n_buffers; b++)
            assert_int_equal((uintptr_t)column->buffers[b] % 64, 0);
        assert_non_null(column->buffers[1]);
    }
}

static struct ArrowArrayStream stream_of(kjrep_report *report, int32_t table, const kjrep_options *options)
{
    struct ArrowArrayStream stream;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_reports_export_stream(&report, 1, table, options, &stream, &error), KJREP_OK);
    assert_int_equal(error.code, KJREP_OK);
    return stream;
}

/* ---- Tests */

static void arguments(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample), *none = NULL;
    struct ArrowArrayStream stream;
    struct ArrowSchema schema;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_reports_export_stream(NULL, 1, KJREP_TABLE_NODE, NULL, &stream, &error), KJREP_E_ARG);
    assert_null(stream.release);
    assert_int_equal(error.code, KJREP_E_ARG);
    assert_int_equal(kjrep_reports_export_stream(&none, 1, KJREP_TABLE_NODE, NULL, &stream, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_reports_export_stream(&report, 1, KJREP_TABLE_NODE, NULL, NULL, NULL), KJREP_E_ARG);
    const int32_t wrong[] = {-1, 0, KJREP_TABLE_FINDING, 7, INT32_MAX};
    for (size_t i = 0; i < LENGTH(wrong); i++) {
        assert_int_equal(kjrep_reports_export_stream(&report, 1, wrong[i], NULL, &stream, NULL), KJREP_E_ARG);
        assert_null(stream.release);
    }
    assert_int_equal(kjrep_findings_export_stream(NULL, 1, NULL, &stream, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_table_export_schema(0, NULL, &schema, NULL), KJREP_E_ARG);
    assert_null(schema.release);
    assert_int_equal(kjrep_table_export_schema(KJREP_TABLE_NODE, NULL, NULL, NULL), KJREP_E_ARG);
    assert_null(kjrep_table_name(0));
    assert_string_equal(kjrep_table_name(KJREP_TABLE_METRIC), "metric");
    kjrep_report_free(report);
}

static void schemas(void **state)
{
    (void)state;
    for (int32_t table = KJREP_TABLE_REPORT; table <= KJREP_TABLE_FINDING; table++) {
        struct ArrowSchema schema;
        assert_int_equal(kjrep_table_export_schema(table, NULL, &schema, NULL), KJREP_OK);
        assert_string_equal(schema.format, "+s");
        assert_true(schema.n_children > 5);
        for (int64_t i = 0; i < schema.n_children; i++) {
            static const char *const formats[] = {"u", "l", "b", "d:38,6", "tdD"};
            size_t f = 0;
            while (f < LENGTH(formats) && strcmp(formats[f], schema.children[i]->format) != 0)
                f++;
            assert_true(f < LENGTH(formats));
            for (int64_t j = 0; j < i; j++)
                assert_string_not_equal(schema.children[i]->name, schema.children[j]->name);
        }
        schema.release(&schema);
        assert_null(schema.release);
    }
}

static void values(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample);
    struct ArrowArrayStream stream = stream_of(report, KJREP_TABLE_METRIC, NULL);
    struct ArrowSchema schema;
    struct ArrowArray array;
    assert_int_equal(stream.get_schema(&stream, &schema), 0);
    assert_int_equal(stream.get_next(&stream, &array), 0);
    assert_int_equal(array.length, kjrep_report_metric_count(report));
    assert_true(array.length > 5);
    assert_aligned(&array);
    const struct ArrowArray *text = array.children[column_of(&schema, "text")],
                            *subject = array.children[column_of(&schema, "subject")],
                            *value = array.children[column_of(&schema, "value")],
                            *from = array.children[column_of(&schema, "date_from")],
                            *start = array.children[column_of(&schema, "start_byte")];
    int64_t nulls = 0;
    for (kjrep_metric metric = 1; metric <= array.length; metric++) {
        size_t len;
        const char *words = kjrep_metric_words(report, metric, KJREP_WORDS_TEXT, &len);
        assert_text(text, metric - 1, words, len);
        words = kjrep_metric_words(report, metric, KJREP_WORDS_SUBJECT, &len);
        assert_text(subject, metric - 1, words, len);
        nulls += words == NULL;
        int64_t upper, halves[2];
        uint64_t lower, byte;
        assert_int_equal(kjrep_metric_millionths(report, metric, KJREP_DECIMAL_VALUE, &upper, &lower), KJREP_OK);
        memcpy(halves, (const char *)value->buffers[1] + (metric - 1) * 16, sizeof halves);
        assert_int_equal((uint64_t)halves[0], lower);
        assert_int_equal(halves[1], upper);
        kjrep_metric_place(report, metric, &byte, NULL);
        assert_int_equal(((const int64_t *)start->buffers[1])[metric - 1], byte);
        if (kjrep_metric_date_from(report, metric) == 20230101)
            assert_int_equal(((const int32_t *)from->buffers[1])[metric - 1], 19358);
    }
    assert_int_equal(subject->null_count, nulls);
    array.release(&array);
    assert_int_equal(stream.get_next(&stream, &array), 0);
    assert_null(array.release);
    assert_int_equal(stream.get_next(&stream, &array), 0);
    assert_null(array.release);
    schema.release(&schema);
    stream.release(&stream);
    assert_null(stream.release);
    kjrep_report_free(report);
}

static void no_reports_and_no_rows(void **state)
{
    (void)state;
    kjrep_report *empty = read_text("");
    for (int32_t count = 0; count < 2; count++) {
        struct ArrowArrayStream stream;
        struct ArrowSchema schema;
        struct ArrowArray array;
        assert_int_equal(kjrep_reports_export_stream(&empty, (size_t)count, KJREP_TABLE_METRIC, NULL, &stream, NULL),
                         KJREP_OK);
        assert_int_equal(stream.get_next(&stream, &array), 0);
        assert_null(array.release);
        assert_int_equal(stream.get_schema(&stream, &schema), 0);
        schema.release(&schema);
        stream.release(&stream);
    }
    kjrep_report_free(empty);
}

static void many_reports_in_batches(void **state)
{
    (void)state;
    enum { REPORTS = 12000 };
    kjrep_report *report = read_text(sample);
    kjrep_report **reports = calloc(REPORTS, sizeof(kjrep_report *));
    for (size_t i = 0; i < REPORTS; i++)
        reports[i] = report;
    struct ArrowArrayStream stream;
    struct ArrowArray array;
    assert_int_equal(kjrep_reports_export_stream(reports, REPORTS, KJREP_TABLE_METRIC, NULL, &stream, NULL), KJREP_OK);
    free(reports);
    kjrep_report_free(report);
    int64_t rows = 0, batches = 0, per_report = 0;
    for (; stream.get_next(&stream, &array) == 0 && array.release; batches++) {
        const int64_t *number = array.children[0]->buffers[1], *id = array.children[2]->buffers[1];
        assert_true(array.length <= 65536);
        if (!batches) {
            while (number[per_report] == 1)
                per_report++;
        }
        for (int64_t i = 0; i < array.length; i++, rows++) {
            assert_int_equal(number[i], rows / per_report + 1);
            assert_int_equal(id[i], rows % per_report + 1);
        }
        array.release(&array);
    }
    assert_int_equal(rows, REPORTS * per_report);
    assert_int_equal(batches, (rows + 65535) / 65536);
    stream.release(&stream);
}

static void *release_child(void *memory)
{
    struct ArrowArray *child = memory;
    child->release(child);
    return NULL;
}

static void moved_children_and_dropped_streams(void **state)
{
    (void)state;
    kjrep_options *options = counting_options();
    long before = atomic_load(&live);
    kjrep_report *report = read_bytes(sample, sizeof sample - 1, options);
    struct ArrowArrayStream stream = stream_of(report, KJREP_TABLE_METRIC, options);
    struct ArrowSchema schema;
    struct ArrowArray array, child;
    assert_int_equal(stream.get_schema(&stream, &schema), 0);
    assert_int_equal(stream.get_next(&stream, &array), 0);
    kjrep_report_free(report);
    /* A child is moved out, the stream ends before its end, the table goes first, the child last and elsewhere. */
    int64_t text = column_of(&schema, "text");
    child = *array.children[text];
    array.children[text]->release = NULL;
    stream.release(&stream);
    array.release(&array);
    assert_memory_equal((const char *)child.buffers[2], "46项", sizeof "46项" - 1);
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, release_child, &child), 0);
    assert_int_equal(pthread_join(thread, NULL), 0);
    struct ArrowSchema moved = *schema.children[0];
    schema.children[0]->release = NULL;
    schema.release(&schema);
    moved.release(&moved);
    assert_int_equal(atomic_load(&live), before);
    /* Never asked at all. */
    report = read_bytes(sample, sizeof sample - 1, options);
    stream = stream_of(report, KJREP_TABLE_NODE, options);
    kjrep_report_free(report);
    stream.release(&stream);
    assert_int_equal(atomic_load(&live), before);
    kjrep_options_free(options);
}

static void findings(void **state)
{
    (void)state;
    kjrep_report *report = read_text("工作总结\n一、抓项目\n建成46项。\n三、抓民生\n建成2项。\n");
    kjrep_findings *found = NULL;
    assert_int_equal(kjrep_findings_new(&found, report, NULL, NULL), KJREP_OK);
    kjrep_report_free(report);
    struct ArrowArrayStream stream;
    struct ArrowSchema schema;
    struct ArrowArray array;
    assert_int_equal(kjrep_findings_export_stream(&found, 1, NULL, &stream, NULL), KJREP_OK);
    uint32_t count = kjrep_findings_count(found);
    const char *rule = kjrep_finding_rule(found, 1);
    kjrep_findings_free(found);
    assert_true(count > 0);
    assert_int_equal(stream.get_schema(&stream, &schema), 0);
    assert_int_equal(stream.get_next(&stream, &array), 0);
    assert_int_equal(array.length, count);
    assert_text(array.children[column_of(&schema, "rule")], 0, rule, strlen(rule));
    array.release(&array);
    schema.release(&schema);
    stream.release(&stream);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arguments),
        cmocka_unit_test(schemas),
        cmocka_unit_test(values),
        cmocka_unit_test(no_reports_and_no_rows),
        cmocka_unit_test(many_reports_in_batches),
        cmocka_unit_test(moved_children_and_dropped_streams),
        cmocka_unit_test(findings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
