/* Reports: reading, life, source, header fields, places. */
#include "support.h"

#include <unistd.h>

static void arguments(void **state)
{
    (void)state;
    kjrep_engine *engine = new_engine();
    kjrep_report *report = (kjrep_report *)engine;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_report_parse(NULL, engine, "a", 1, NULL, &error), KJREP_E_ARG);
    assert_int_equal(error.code, KJREP_E_ARG);
    assert_int_equal(kjrep_report_parse(&report, NULL, "a", 1, NULL, &error), KJREP_E_ARG);
    assert_null(report);
    report = (kjrep_report *)engine;
    assert_int_equal(kjrep_report_parse(&report, engine, NULL, 1, NULL, &error), KJREP_E_ARG);
    assert_null(report);
    assert_int_equal(kjrep_report_parse(&report, engine, NULL, 1, NULL, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_report_open(NULL, engine, "a", NULL, &error), KJREP_E_ARG);
    assert_int_equal(kjrep_report_open(&report, NULL, "a", NULL, &error), KJREP_E_ARG);
    assert_int_equal(kjrep_report_open(&report, engine, NULL, NULL, &error), KJREP_E_ARG);
    assert_null(report);
    assert_null(kjrep_report_retain(NULL));
    kjrep_report_free(NULL);
    kjrep_engine_free(engine);
}

static void empty_and_blank_texts(void **state)
{
    (void)state;
    kjrep_engine *engine = new_engine();
    kjrep_report *report = NULL;
    assert_int_equal(kjrep_report_parse(&report, engine, NULL, 0, NULL, NULL), KJREP_OK);
    size_t len = 7;
    assert_non_null(kjrep_report_text(report, &len));
    assert_int_equal(len, 0);
    assert_int_equal(kjrep_report_node_count(report), 0);
    assert_int_equal(kjrep_report_metric_count(report), 0);
    assert_int_equal(kjrep_report_time_count(report), 0);
    assert_int_equal(kjrep_report_entity_count(report), 0);
    assert_int_equal(kjrep_report_genre(report), KJREP_GENRE_UNKNOWN);
    assert_int_equal(kjrep_report_script(report), KJREP_SCRIPT_UNKNOWN);
    assert_true(kjrep_report_source_bytes(report) == 0);
    for (int32_t field = 0; field < 20; field++)
        assert_null(kjrep_report_meta(report, field, &len));
    kjrep_report_free(report);
    kjrep_engine_free(engine);

    report = read_text(" \n\t\r\n\xE3\x80\x80\n");
    assert_int_equal(kjrep_report_metric_count(report), 0);
    assert_int_equal(kjrep_node_first_child(report, 0), kjrep_report_node_count(report) ? 1 : 0);
    kjrep_report_free(report);
}

static void text_is_the_file_byte_for_byte(void **state)
{
    (void)state;
    static const char *const texts[] = {"甲", "\xEF\xBB\xBF甲\r\n乙\r丙", "\n\n", "  甲  ",
                                        "\xE2\x80\x8B\xF0\xA0\x80\x80"};
    for (size_t i = 0; i < LENGTH(texts); i++) {
        kjrep_report *report = read_text(texts[i]);
        size_t len;
        const char *text = kjrep_report_text(report, &len);
        assert_words(text, len, texts[i]);
        assert_ptr_equal(kjrep_report_text(report, NULL), text);
        assert_true(kjrep_report_source_bytes(report) == len);
        assert_string_equal(kjrep_report_container(report), "text");
        assert_string_equal(kjrep_report_encoding(report), "UTF-8");
        assert_string_equal(kjrep_report_name(report), "-");
        kjrep_report_free(report);
    }
}

static void data_is_copied(void **state)
{
    (void)state;
    char data[] = "完成46项。";
    kjrep_report *report = read_text(data);
    memset(data, '?', sizeof data);
    assert_memory_equal(kjrep_report_text(report, NULL), "完成46项。", sizeof data - 1);
    kjrep_report_free(report);
}

static void holders_in_any_order(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample); /* its engine has no other holder */
    assert_ptr_equal(kjrep_report_retain(report), report);
    kjrep_walk *walk = NULL;
    kjrep_findings *findings = NULL;
    assert_int_equal(kjrep_walk_new(&walk, report, 0, NULL), KJREP_OK);
    assert_int_equal(kjrep_findings_new(&findings, report, NULL, NULL), KJREP_OK);
    kjrep_report_free(report);
    kjrep_report_free(report);
    kjrep_step step = {.struct_size = sizeof step};
    assert_int_equal(kjrep_walk_next(walk, &step), KJREP_OK);
    assert_true(kjrep_report_metric_count(kjrep_findings_report(findings)) > 0);
    kjrep_walk_free(walk);
    assert_true(kjrep_report_node_count(kjrep_findings_report(findings)) > 0);
    kjrep_findings_free(findings);
}

static void limit_of_bytes(void **state)
{
    (void)state;
    kjrep_options *options = new_options();
    kjrep_engine *engine = new_engine();
    kjrep_report *report = (kjrep_report *)engine;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_options_set_int(options, KJREP_OPT_MAX_BYTES, 6), KJREP_OK);
    assert_int_equal(kjrep_report_parse(&report, engine, "甲乙a", 7, options, &error), KJREP_E_LIMIT);
    assert_null(report);
    assert_int_equal(error.code, KJREP_E_LIMIT);
    assert_int_equal(kjrep_report_parse(&report, engine, "甲乙", 6, options, &error), KJREP_OK);
    kjrep_report_free(report);
    kjrep_engine_free(engine);
    kjrep_options_free(options);
}

static void limits_of_parts(void **state)
{
    (void)state;
    const int32_t limits[] = {KJREP_OPT_MAX_NODES, KJREP_OPT_MAX_METRICS};
    kjrep_engine *engine = new_engine();
    for (size_t i = 0; i < LENGTH(limits); i++) {
        kjrep_options *options = new_options();
        kjrep_report *report = (kjrep_report *)engine;
        kjrep_error error = NEW_ERROR;
        assert_int_equal(kjrep_options_set_int(options, limits[i], 2), KJREP_OK);
        assert_int_equal(kjrep_report_parse(&report, engine, sample, sizeof sample - 1, options, &error),
                         KJREP_E_LIMIT);
        assert_null(report);
        assert_int_equal(error.code, KJREP_E_LIMIT);
        kjrep_options_free(options);
    }
    kjrep_engine_free(engine);
}

static void replaced_bytes(void **state)
{
    (void)state;
    static const char text[] = "完成46项\xFF，增长\xE4\xB8"
                               "5%。\xED\xA0\x80";
    kjrep_options *options = new_options();
    assert_int_equal(kjrep_options_set_int(options, KJREP_OPT_REPLACE_BYTES, 1), KJREP_OK);
    assert_int_equal(kjrep_options_set_text(options, KJREP_OPT_CHARSET, "UTF-8", 5), KJREP_OK);
    kjrep_report *report = read_bytes(text, sizeof text - 1, options);
    size_t len;
    const char *loaded = kjrep_report_text(report, &len);
    assert_memory_equal(loaded, "完成46项\xEF\xBF\xBD", strlen("完成46项") + 3);
    assert_null(memchr(loaded, 0xFF, len));
    assert_true(kjrep_report_source_bytes(report) == sizeof text - 1);
    metric_of(report, "46项");
    kjrep_report_free(report);
    report = read_bytes("完成46项", strlen("完成46项"), options); /* nothing to replace */
    loaded = kjrep_report_text(report, &len);
    assert_words(loaded, len, "完成46项");
    kjrep_report_free(report);
    kjrep_options_free(options);
}

/* ---- Files */

static void assert_cannot_open(const char *path)
{
    kjrep_engine *engine = new_engine();
    kjrep_report *report = (kjrep_report *)engine;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_report_open(&report, engine, path, NULL, &error), KJREP_E_IO);
    assert_null(report);
    assert_int_equal(error.code, KJREP_E_IO);
    assert_true(error.text[0] != 0);
    kjrep_engine_free(engine);
}

static void files_that_cannot_be_read(void **state)
{
    (void)state;
    assert_cannot_open("/there/is/no/such/file.txt");
    assert_cannot_open("/");
    assert_cannot_open("");
}

static void files_are_named_by_their_path(void **state)
{
    (void)state;
    char path[] = "/tmp/kjrep_报告_XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, sample, sizeof sample - 1), (int)sizeof sample - 1);
    close(file);
    kjrep_engine *engine = new_engine();
    kjrep_report *report = NULL;
    assert_int_equal(kjrep_report_open(&report, engine, path, NULL, NULL), KJREP_OK);
    unlink(path);
    assert_string_equal(kjrep_report_name(report), path);
    size_t len;
    const char *text = kjrep_report_text(report, &len);
    assert_words(text, len, sample);
    kjrep_report_free(report);
    kjrep_engine_free(engine);
}

/* ---- Kind and header fields */

static void script_and_genre(void **state)
{
    (void)state;
    const struct {
        const char *text;
        int32_t script, genre;
    } cases[] = {
        {"临川县2023年工作总结\n\n一、经济发展\n经济总量增长。\n", KJREP_SCRIPT_HANS, KJREP_GENRE_WORK_SUMMARY},
        {"臨川縣2023年工作總結\n\n一、經濟發展\n經濟總量增長。\n", KJREP_SCRIPT_HANT, KJREP_GENRE_WORK_SUMMARY},
        {"政府工作报告\n\n一、过去一年工作回顾\n经济发展。\n", KJREP_SCRIPT_HANS, KJREP_GENRE_GOV_WORK_REPORT},
        {"2023年国民经济和社会发展统计公报\n\n一、综合\n经济发展。\n", KJREP_SCRIPT_HANS, KJREP_GENRE_STAT_COMMUNIQUE},
        {"山石\n", KJREP_SCRIPT_UNKNOWN, KJREP_GENRE_UNKNOWN},
    };
    for (size_t i = 0; i < LENGTH(cases); i++) {
        kjrep_report *report = read_text(cases[i].text);
        assert_int_equal(kjrep_report_script(report), cases[i].script);
        assert_int_equal(kjrep_report_genre(report), cases[i].genre);
        kjrep_report_free(report);
    }
}

static void header_fields(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample);
    size_t len;
    const char *title = kjrep_report_meta(report, KJREP_META_TITLE, &len);
    assert_words(title, len, "临川县2023年工作总结");
    const char *date = kjrep_report_meta(report, KJREP_META_DATE_ISSUED, &len);
    assert_words(date, len, "2024-01-12");
    uint64_t start = 7, end = 7;
    assert_int_equal(kjrep_report_meta_place(report, KJREP_META_TITLE, &start, &end), KJREP_OK);
    assert_true(start == 0 && end == strlen("临川县2023年工作总结"));
    assert_int_equal(kjrep_report_meta_place(report, KJREP_META_TITLE, NULL, NULL), KJREP_OK);
    assert_int_equal(kjrep_report_meta_place(report, KJREP_META_DELIVERED_BY, &start, &end), KJREP_ABSENT);
    assert_int_equal(kjrep_report_meta_place(report, 0, &start, &end), KJREP_E_ARG);
    assert_int_equal(kjrep_report_meta_place(report, KJREP_META_PAGE_TIME + 1, &start, &end), KJREP_E_ARG);
    assert_null(kjrep_report_meta(report, KJREP_META_PAGE_TIME, &len));
    assert_int_equal(len, 0);
    assert_null(kjrep_report_meta(report, -1, &len));
    assert_null(kjrep_report_meta(report, KJREP_META_PAGE_TIME + 1, &len));
    kjrep_report_free(report);
}

/* ---- Places */

typedef struct place {
    uint64_t byte, character;
    uint32_t line, column;
} place;

static void assert_places(const char *text, const place *places, size_t count)
{
    kjrep_report *report = read_text(text);
    for (size_t i = 0; i < count; i++) {
        uint64_t character = 99, byte = 99;
        uint32_t line = 99, column = 99;
        assert_int_equal(kjrep_text_locate(report, places[i].byte, &character, &line, &column), KJREP_OK);
        if (character != places[i].character || line != places[i].line || column != places[i].column)
            fail_msg("\"%s\": byte %d is character %d, %u:%u", text, (int)places[i].byte, (int)character, line, column);
        assert_int_equal(kjrep_text_byte(report, character, &byte), KJREP_OK);
        assert_true(byte <= places[i].byte && places[i].byte - byte < 4);
    }
    kjrep_report_free(report);
}

static void places_in_the_text(void **state)
{
    (void)state;
    const place crlf[] = {{0, 0, 1, 1}, {1, 1, 1, 2}, {3, 3, 2, 1}, {4, 4, 2, 2},
                          {5, 5, 3, 1}, {6, 6, 3, 2}, {7, 7, 4, 1}};
    assert_places("a\r\nb\rc\nd", crlf, LENGTH(crlf));
    const place bom[] = {{0, 0, 1, 1}, {1, 0, 1, 1}, {2, 0, 1, 1}, {3, 1, 1, 2},
                         {6, 2, 1, 3}, {7, 3, 2, 1}, {9, 3, 2, 1}};
    assert_places("\xEF\xBB\xBF甲\n乙", bom, LENGTH(bom));
    const place astral[] = {{0, 0, 1, 1}, {3, 0, 1, 1}, {4, 1, 1, 2}, {7, 2, 1, 3}, {10, 2, 1, 3}, {11, 3, 1, 4}};
    assert_places("\xF0\xA0\x80\x80甲\xF0\x9F\x98\x80乙", astral, LENGTH(astral));
    const place narrow[] = {
        {0, 0, 1, 1}, {3, 1, 1, 2}, {6, 2, 1, 3}, {9, 3, 1, 4}}; /* U+200B, U+2028 count, break nothing */
    assert_places("甲\xE2\x80\x8B\xE2\x80\xA8乙", narrow, LENGTH(narrow));
}

static void places_past_the_end(void **state)
{
    (void)state;
    kjrep_report *report = read_text("甲\n乙");
    uint64_t a, b;
    uint32_t line;
    assert_int_equal(kjrep_text_locate(report, 8, &a, &line, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_text_locate(report, UINT64_MAX, NULL, NULL, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_text_locate(report, UINT64_C(1) << 32, NULL, NULL, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_text_byte(report, 4, &a), KJREP_E_ARG);
    assert_int_equal(kjrep_text_byte(report, UINT64_C(1) << 32, &a), KJREP_E_ARG);
    assert_int_equal(kjrep_text_byte(report, 2, &a), KJREP_OK);
    assert_true(a == 4);
    assert_int_equal(kjrep_text_locate(report, 0, NULL, NULL, NULL), KJREP_OK);
    assert_int_equal(kjrep_text_line(report, 0, &a, &b), KJREP_E_ARG);
    assert_int_equal(kjrep_text_line(report, 3, &a, &b), KJREP_E_ARG);
    assert_int_equal(kjrep_text_line(report, UINT32_MAX, &a, &b), KJREP_E_ARG);
    assert_int_equal(kjrep_text_locate(NULL, 0, NULL, NULL, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_text_byte(NULL, 0, &a), KJREP_E_ARG);
    assert_int_equal(kjrep_text_line(NULL, 1, &a, &b), KJREP_E_ARG);
    kjrep_report_free(report);
}

static void lines_without_their_ends(void **state)
{
    (void)state;
    kjrep_report *report = read_text("甲\r\n\r乙\n\n丙");
    const uint64_t lines[][2] = {{0, 3}, {5, 5}, {6, 9}, {10, 10}, {11, 14}};
    for (uint32_t line = 1; line <= LENGTH(lines); line++) {
        uint64_t start, end;
        assert_int_equal(kjrep_text_line(report, line, &start, &end), KJREP_OK);
        assert_true(start == lines[line - 1][0] && end == lines[line - 1][1]);
    }
    kjrep_report_free(report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arguments),
        cmocka_unit_test(empty_and_blank_texts),
        cmocka_unit_test(text_is_the_file_byte_for_byte),
        cmocka_unit_test(data_is_copied),
        cmocka_unit_test(holders_in_any_order),
        cmocka_unit_test(limit_of_bytes),
        cmocka_unit_test(limits_of_parts),
        cmocka_unit_test(replaced_bytes),
        cmocka_unit_test(files_that_cannot_be_read),
        cmocka_unit_test(files_are_named_by_their_path),
        cmocka_unit_test(script_and_genre),
        cmocka_unit_test(header_fields),
        cmocka_unit_test(places_in_the_text),
        cmocka_unit_test(places_past_the_end),
        cmocka_unit_test(lines_without_their_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
