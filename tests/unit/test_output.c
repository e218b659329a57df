/* Buffers and the forms of output. */
#include "support.h"

static const int32_t report_forms[] = {KJREP_FORM_OUTLINE_TREE,  KJREP_FORM_OUTLINE_JSON, KJREP_FORM_TEXT,
                                       KJREP_FORM_METRIC_TABLE,  KJREP_FORM_METRIC_JSONL, KJREP_FORM_METRIC_CSV,
                                       KJREP_FORM_METRIC_EXPLAIN};
static const int32_t finding_forms[] = {KJREP_FORM_FINDING_TEXT, KJREP_FORM_FINDING_JSONL};

static void buffers(void **state)
{
    (void)state;
    kjrep_error error = NEW_ERROR;
    kjrep_buffer *buffer = NULL;
    assert_int_equal(kjrep_buffer_new(NULL, NULL, &error), KJREP_E_ARG);
    assert_int_equal(error.code, KJREP_E_ARG);
    assert_int_equal(kjrep_buffer_new(&buffer, NULL, &error), KJREP_OK);
    size_t len = 7;
    assert_string_equal(kjrep_buffer_data(buffer, &len), "");
    assert_int_equal(len, 0);
    char piece[100];
    memset(piece, 'x', sizeof piece);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(kjrep_buffer_write(buffer, piece, (size_t)i % sizeof piece), 0);
    const char *data = kjrep_buffer_data(buffer, &len);
    assert_int_equal(len, 49500);
    assert_int_equal(strlen(data), len);
    assert_ptr_equal(kjrep_buffer_data(buffer, NULL), data);
    kjrep_buffer_clear(buffer);
    assert_string_equal(kjrep_buffer_data(buffer, &len), "");
    assert_int_equal(len, 0);
    assert_int_equal(kjrep_buffer_write(buffer, "a\0b", 3), 0);
    assert_memory_equal(kjrep_buffer_data(buffer, &len), "a\0b", 4);
    assert_int_equal(len, 3);
    kjrep_buffer_free(buffer);
    kjrep_buffer_clear(NULL);
    kjrep_buffer_free(NULL);
}

static void arguments(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample);
    kjrep_findings *findings = NULL;
    kjrep_buffer *buffer = NULL;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_findings_new(&findings, report, NULL, NULL), KJREP_OK);
    assert_int_equal(kjrep_buffer_new(&buffer, NULL, NULL), KJREP_OK);
    assert_int_equal(kjrep_report_render(NULL, KJREP_FORM_TEXT, NULL, kjrep_buffer_write, buffer, &error), KJREP_E_ARG);
    assert_int_equal(error.code, KJREP_E_ARG);
    assert_int_equal(kjrep_report_render(report, KJREP_FORM_TEXT, NULL, NULL, buffer, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_report_render(report, 0, NULL, kjrep_buffer_write, buffer, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_report_render(report, 999, NULL, kjrep_buffer_write, buffer, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_report_render(report, KJREP_FORM_FINDING_TEXT, NULL, kjrep_buffer_write, buffer, NULL),
                     KJREP_E_ARG);
    assert_int_equal(kjrep_findings_render(NULL, KJREP_FORM_FINDING_TEXT, NULL, kjrep_buffer_write, buffer, NULL),
                     KJREP_E_ARG);
    assert_int_equal(kjrep_findings_render(findings, KJREP_FORM_FINDING_TEXT, NULL, NULL, buffer, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_findings_render(findings, KJREP_FORM_TEXT, NULL, kjrep_buffer_write, buffer, NULL),
                     KJREP_E_ARG);
    size_t len;
    kjrep_buffer_data(buffer, &len);
    assert_int_equal(len, 0);
    kjrep_buffer_free(buffer);
    kjrep_findings_free(findings);
    kjrep_report_free(report);
}

/* Lines of the buffer; each must begin with { and end with }. */
static size_t json_lines(const kjrep_buffer *buffer)
{
    size_t len, lines = 0;
    const char *at = kjrep_buffer_data(buffer, &len), *end = at + len;
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        assert_non_null(stop);
        assert_true(at[0] == '{' && stop[-1] == '}');
        at = stop + 1;
        lines++;
    }
    return lines;
}

static void forms_of_a_report(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample);
    kjrep_buffer *buffer = NULL;
    assert_int_equal(kjrep_buffer_new(&buffer, NULL, NULL), KJREP_OK);
    for (size_t i = 0; i < LENGTH(report_forms); i++) {
        kjrep_error error = NEW_ERROR;
        kjrep_buffer_clear(buffer);
        assert_int_equal(kjrep_report_render(report, report_forms[i], NULL, kjrep_buffer_write, buffer, &error),
                         KJREP_OK);
        assert_int_equal(error.code, KJREP_OK);
        size_t len;
        const char *data = kjrep_buffer_data(buffer, &len);
        assert_true(len > 0);
        if (report_forms[i] == KJREP_FORM_TEXT) assert_words(data, len, sample);
        if (report_forms[i] == KJREP_FORM_OUTLINE_JSON) {
            assert_int_equal(json_lines(buffer), 1);
            assert_non_null(strstr(data, "\"schema\":\"kjrep.report/1\""));
            assert_non_null(strstr(data, "\"title\":\"强化保障\""));
        }
        if (report_forms[i] == KJREP_FORM_METRIC_JSONL) {
            assert_int_equal(json_lines(buffer), kjrep_report_metric_count(report));
            assert_non_null(strstr(data, "\"value\":\"17590000000\""));
        }
    }
    kjrep_buffer_free(buffer);
    kjrep_report_free(report);
}

static void forms_of_findings(void **state)
{
    (void)state;
    kjrep_report *report = read_text("工作总结\n新建设施共26处，其中：书屋14处；广场7处；工坊3处。\n");
    kjrep_findings *findings = NULL;
    kjrep_buffer *buffer = NULL;
    assert_int_equal(kjrep_findings_new(&findings, report, NULL, NULL), KJREP_OK);
    assert_int_equal(kjrep_buffer_new(&buffer, NULL, NULL), KJREP_OK);
    assert_int_equal(kjrep_findings_render(findings, KJREP_FORM_FINDING_JSONL, NULL, kjrep_buffer_write, buffer, NULL),
                     KJREP_OK);
    assert_int_equal(json_lines(buffer), kjrep_findings_count(findings));
    assert_non_null(strstr(kjrep_buffer_data(buffer, NULL), "\"rule\":\"KJ-A001\""));
    kjrep_buffer_clear(buffer);
    assert_int_equal(kjrep_findings_render(findings, KJREP_FORM_FINDING_TEXT, NULL, kjrep_buffer_write, buffer, NULL),
                     KJREP_OK);
    const char *line = strstr(kjrep_buffer_data(buffer, NULL), "[KJ-A001]");
    assert_non_null(line);
    assert_non_null(strstr(kjrep_buffer_data(buffer, NULL), "-:2:"));
    kjrep_buffer_free(buffer);
    kjrep_findings_free(findings);
    kjrep_report_free(report);
}

static void awkward_names_and_texts_stay_json(void **state)
{
    (void)state;
    static const char text[] = "“甲\\\"乙\"\t工作总结\x01\n\n实施\"项目\"46项。\x7F\n";
    kjrep_options *options = new_options();
    kjrep_options_set_text(options, KJREP_OPT_NAME, "a\"b\\c\nd", 7);
    kjrep_report *report = read_bytes(text, sizeof text - 1, options);
    kjrep_buffer *buffer = NULL;
    assert_int_equal(kjrep_buffer_new(&buffer, NULL, NULL), KJREP_OK);
    const int32_t forms[] = {KJREP_FORM_OUTLINE_JSON, KJREP_FORM_METRIC_JSONL};
    for (size_t i = 0; i < LENGTH(forms); i++) {
        kjrep_buffer_clear(buffer);
        assert_int_equal(kjrep_report_render(report, forms[i], options, kjrep_buffer_write, buffer, NULL), KJREP_OK);
        assert_int_equal(json_lines(buffer), 1);
        const char *data = kjrep_buffer_data(buffer, NULL);
        assert_non_null(strstr(data, "a\\\"b\\\\c\\nd"));
        for (; *data; data++)
            assert_true((unsigned char)*data >= 0x20 || *data == '\n');
    }
    kjrep_buffer_free(buffer);
    kjrep_report_free(report);
    kjrep_options_free(options);
}

/* Stops after `left` bytes. */
static int32_t stop_writing(void *context, const char *data, size_t len)
{
    size_t *left = context;
    assert_true(data || !len);
    if (len > *left) return 1;
    *left -= len;
    return 0;
}

static void a_write_that_says_stop(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample);
    kjrep_findings *findings = NULL;
    kjrep_options *options = new_options();
    kjrep_options_set_int(options, KJREP_OPT_SHOW_PASSES, 1);
    assert_int_equal(kjrep_findings_new(&findings, report, options, NULL), KJREP_OK);
    for (size_t room = 0; room < 200; room += 37) {
        for (size_t i = 0; i < LENGTH(report_forms); i++) {
            size_t left = room;
            kjrep_error error = NEW_ERROR;
            assert_int_equal(kjrep_report_render(report, report_forms[i], NULL, stop_writing, &left, &error),
                             KJREP_E_IO);
            assert_int_equal(error.code, KJREP_E_IO);
        }
    }
    for (size_t i = 0; i < LENGTH(finding_forms); i++) {
        size_t left = 10;
        assert_int_equal(kjrep_findings_render(findings, finding_forms[i], NULL, stop_writing, &left, NULL),
                         KJREP_E_IO);
    }
    kjrep_findings_free(findings);
    kjrep_report_free(report);
    kjrep_options_free(options);
}

static void fragments(void **state)
{
    (void)state;
    static const char lines[] = "{\"id\":\"1\",\"text\":\"200\"}\n{\"id\":\"2\",\"text\":\"约3万元\"}\n";
    kjrep_engine *engine = new_engine();
    kjrep_buffer *buffer = NULL;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_buffer_new(&buffer, NULL, NULL), KJREP_OK);
    assert_int_equal(kjrep_fragments_render(NULL, lines, sizeof lines - 1, NULL, kjrep_buffer_write, buffer, &error),
                     KJREP_E_ARG);
    assert_int_equal(kjrep_fragments_render(engine, NULL, 1, NULL, kjrep_buffer_write, buffer, &error), KJREP_E_ARG);
    kjrep_status rc = kjrep_fragments_render(engine, lines, sizeof lines - 1, NULL, kjrep_buffer_write, buffer, &error);
    if (rc != KJREP_E_UNSUPPORTED) {
        assert_int_equal(rc, KJREP_OK);
        assert_int_equal(json_lines(buffer), 2);
        const char *data = kjrep_buffer_data(buffer, NULL);
        assert_non_null(strstr(data, "\"value\":\"200\""));
        assert_non_null(strstr(data, "30000"));
        assert_int_equal(kjrep_fragments_render(engine, "{\"id\":\"1\"", 9, NULL, kjrep_buffer_write, buffer, &error),
                         KJREP_E_SYNTAX);
        assert_int_equal(error.code, KJREP_E_SYNTAX);
    }
    kjrep_buffer_free(buffer);
    kjrep_engine_free(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(buffers),
        cmocka_unit_test(arguments),
        cmocka_unit_test(forms_of_a_report),
        cmocka_unit_test(forms_of_findings),
        cmocka_unit_test(awkward_names_and_texts_stay_json),
        cmocka_unit_test(a_write_that_says_stop),
        cmocka_unit_test(fragments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
