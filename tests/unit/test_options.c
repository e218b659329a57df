/* Options: ranges, texts, the allocator, progress. */
#include "support.h"

static void arguments(void **state)
{
    (void)state;
    assert_int_equal(kjrep_options_new(NULL), KJREP_E_ARG);
    kjrep_options_free(NULL);
    int64_t value = 7;
    assert_int_equal(kjrep_options_set_int(NULL, KJREP_OPT_LANGUAGE, KJREP_LANGUAGE_EN), KJREP_E_ARG);
    assert_int_equal(kjrep_options_set_text(NULL, KJREP_OPT_NAME, "a", 1), KJREP_E_ARG);
    assert_int_equal(kjrep_options_set_allocator(NULL, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_options_set_progress(NULL, NULL, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_options_int(NULL, KJREP_OPT_LANGUAGE, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_options_int(NULL, 0, &value), KJREP_E_ARG);
    assert_int_equal(kjrep_options_int(NULL, KJREP_OPT_NAME, &value), KJREP_E_ARG);
    assert_int_equal(kjrep_options_int(NULL, INT32_MIN, &value), KJREP_E_ARG);
    assert_int_equal(kjrep_options_int(NULL, INT32_MAX, &value), KJREP_E_ARG);
    assert_int_equal(kjrep_options_range(99, &value, NULL, NULL), KJREP_E_ARG);
}

static void ranges_hold(void **state)
{
    (void)state;
    kjrep_options *options = new_options();
    for (int32_t option = KJREP_OPT_MAX_BYTES; option <= KJREP_OPT_REPLACE_BYTES; option++) {
        int64_t lowest, highest, standard, value;
        assert_int_equal(kjrep_options_range(option, &lowest, &highest, &standard), KJREP_OK);
        assert_int_equal(kjrep_options_range(option, NULL, NULL, NULL), KJREP_OK);
        assert_true(lowest <= standard && standard <= highest);
        assert_int_equal(kjrep_options_int(options, option, &value), KJREP_OK);
        assert_true(value == standard);
        assert_int_equal(kjrep_options_int(NULL, option, &value), KJREP_OK);
        assert_true(value == standard);

        assert_int_equal(kjrep_options_set_int(options, option, highest), KJREP_OK);
        assert_int_equal(kjrep_options_set_int(options, option, highest + 1), KJREP_E_ARG);
        assert_int_equal(kjrep_options_int(options, option, &value), KJREP_OK);
        assert_true(value == highest);
        assert_int_equal(kjrep_options_set_int(options, option, lowest), KJREP_OK);
        assert_int_equal(kjrep_options_set_int(options, option, lowest - 1), KJREP_E_ARG);
        assert_int_equal(kjrep_options_set_int(options, option, INT64_MIN), KJREP_E_ARG);
        assert_int_equal(kjrep_options_set_int(options, option, INT64_MAX), KJREP_E_ARG);
        assert_int_equal(kjrep_options_int(options, option, &value), KJREP_OK);
        assert_true(value == lowest);
    }
    assert_int_equal(kjrep_options_set_int(options, 0, 1), KJREP_E_ARG);
    assert_int_equal(kjrep_options_set_int(options, KJREP_OPT_NAME, 1), KJREP_E_ARG);
    kjrep_options_free(options);
}

static void documented_defaults(void **state)
{
    (void)state;
    const int64_t expected[][2] = {{KJREP_OPT_MAX_BYTES, INT64_C(256) << 20},
                                   {KJREP_OPT_MAX_NODES, 4000000},
                                   {KJREP_OPT_MAX_METRICS, 4000000},
                                   {KJREP_OPT_MAX_DEPTH, 64},
                                   {KJREP_OPT_MAX_FINDINGS, 100000},
                                   {KJREP_OPT_LANGUAGE, KJREP_LANGUAGE_EN},
                                   {KJREP_OPT_SHOW_PASSES, 0},
                                   {KJREP_OPT_REPLACE_BYTES, 0}};
    for (size_t i = 0; i < LENGTH(expected); i++) {
        int64_t value;
        assert_int_equal(kjrep_options_int(NULL, (int32_t)expected[i][0], &value), KJREP_OK);
        assert_true(value == expected[i][1]);
    }
}

static void texts(void **state)
{
    (void)state;
    kjrep_options *options = new_options();
    char name[] = "甲.txt";
    assert_int_equal(kjrep_options_set_text(options, KJREP_OPT_NAME, name, strlen(name)), KJREP_OK);
    memset(name, 'x', sizeof name - 1); /* it was copied */
    kjrep_report *report = read_bytes("甲", 3, options);
    assert_string_equal(kjrep_report_name(report), "甲.txt");
    assert_int_equal(kjrep_options_set_text(options, KJREP_OPT_NAME, "b\0c", 3), KJREP_E_ARG);
    assert_int_equal(kjrep_options_set_text(options, 0, "b", 1), KJREP_E_ARG);
    assert_int_equal(kjrep_options_set_text(options, KJREP_OPT_LANGUAGE, "b", 1), KJREP_E_ARG);
    assert_int_equal(kjrep_options_set_text(options, KJREP_OPT_SIDECAR + 1, "b", 1), KJREP_E_ARG);
    char *longest = calloc(1, 4098);
    assert_non_null(longest);
    memset(longest, 'a', 4097);
    assert_int_equal(kjrep_options_set_text(options, KJREP_OPT_NAME, longest, 4097), KJREP_E_ARG);
    assert_int_equal(kjrep_options_set_text(options, KJREP_OPT_NAME, longest, 4096), KJREP_OK);
    assert_int_equal(kjrep_options_set_text(options, KJREP_OPT_NAME, NULL, 0), KJREP_OK);
    kjrep_report *unnamed = read_bytes("甲", 3, options);
    kjrep_options_free(options);
    assert_string_equal(kjrep_report_name(unnamed), "-");
    assert_string_equal(kjrep_report_name(report), "甲.txt");
    kjrep_report_free(report);
    kjrep_report_free(unnamed);
    free(longest);
}

typedef struct count {
    int live, made;
} count;

static void *counted_malloc(void *context, size_t size)
{
    count *c = context;
    c->live++;
    c->made++;
    return malloc(size);
}

static void *counted_realloc(void *context, void *old, size_t size)
{
    count *c = context;
    c->made++;
    return realloc(old, size);
}

static void counted_free(void *context, void *memory)
{
    count *c = context;
    assert_non_null(memory);
    c->live--;
    free(memory);
}

static void allocator_is_kept_by_what_was_made_with_it(void **state)
{
    (void)state;
    count c = {0, 0};
    kjrep_allocator allocator = {sizeof allocator, counted_malloc, counted_realloc, counted_free, &c};
    kjrep_options *options = new_options();
    assert_int_equal(kjrep_options_set_allocator(options, &allocator), KJREP_OK);
    kjrep_engine *engine = NULL;
    kjrep_report *report = NULL;
    kjrep_findings *findings = NULL;
    assert_int_equal(kjrep_engine_new(&engine, options, NULL), KJREP_OK);
    assert_int_equal(kjrep_report_parse(&report, engine, sample, sizeof sample - 1, options, NULL), KJREP_OK);
    assert_int_equal(kjrep_findings_new(&findings, report, options, NULL), KJREP_OK);
    assert_int_equal(kjrep_options_set_allocator(options, NULL), KJREP_OK);
    int made = c.made;
    kjrep_report *other = NULL;
    assert_int_equal(kjrep_report_parse(&other, engine, sample, sizeof sample - 1, options, NULL), KJREP_OK);
    assert_int_equal(c.made, made); /* the standard functions again */
    kjrep_options_free(options);
    kjrep_report_free(other);
    assert_true(c.made > 0 && c.live > 0);
    kjrep_engine_free(engine);
    kjrep_report_free(report);
    kjrep_findings_free(findings);
    assert_int_equal(c.live, 0);
}

static void allocator_must_be_whole(void **state)
{
    (void)state;
    kjrep_options *options = new_options();
    count c = {0, 0};
    const kjrep_allocator whole = {sizeof whole, counted_malloc, counted_realloc, counted_free, &c};
    for (int missing = 0; missing < 4; missing++) {
        kjrep_allocator allocator = whole;
        if (missing == 0) allocator.struct_size--;
        if (missing == 1) allocator.malloc_ = NULL;
        if (missing == 2) allocator.realloc_ = NULL;
        if (missing == 3) allocator.free_ = NULL;
        assert_int_equal(kjrep_options_set_allocator(options, &allocator), KJREP_E_ARG);
    }
    kjrep_options_free(options);
}

typedef struct progress {
    int calls;
    uint64_t done, total;
    int32_t answer;
} progress;

static int32_t watch(void *payload, uint64_t done, uint64_t total)
{
    progress *p = payload;
    assert_true(done >= p->done);
    p->calls++;
    p->done = done;
    p->total = total;
    return p->answer;
}

static void progress_watches_and_stops(void **state)
{
    (void)state;
    enum { TIMES = 4000 };
    size_t len = (sizeof sample - 1) * TIMES;
    char *text = malloc(len);
    assert_non_null(text);
    for (size_t i = 0; i < TIMES; i++)
        memcpy(text + i * (sizeof sample - 1), sample, sizeof sample - 1);
    kjrep_options *options = new_options();
    progress seen = {0, 0, 0, 0};
    assert_int_equal(kjrep_options_set_progress(options, watch, &seen), KJREP_OK);
    kjrep_report_free(read_bytes(text, len, options));
    assert_true(seen.calls > 0);
    assert_true(seen.total == 0 || (seen.total == len && seen.done <= len));

    progress stop = {0, 0, 0, 1};
    assert_int_equal(kjrep_options_set_progress(options, watch, &stop), KJREP_OK);
    kjrep_engine *engine = new_engine();
    kjrep_report *report = (kjrep_report *)text;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_report_parse(&report, engine, text, len, options, &error), KJREP_E_CANCELLED);
    assert_null(report);
    assert_int_equal(error.code, KJREP_E_CANCELLED);
    assert_int_equal(stop.calls, 1);

    assert_int_equal(kjrep_options_set_progress(options, NULL, NULL), KJREP_OK);
    kjrep_report_free(read_bytes(text, len, options));
    assert_int_equal(stop.calls, 1);
    kjrep_engine_free(engine);
    kjrep_options_free(options);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arguments),
        cmocka_unit_test(ranges_hold),
        cmocka_unit_test(documented_defaults),
        cmocka_unit_test(texts),
        cmocka_unit_test(allocator_is_kept_by_what_was_made_with_it),
        cmocka_unit_test(allocator_must_be_whole),
        cmocka_unit_test(progress_watches_and_stops),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
