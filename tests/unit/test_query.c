/* SQL over reports: values, plans, functions, and what is refused. */
#include "support.h"

#include <pthread.h>
#include <time.h>

static kjrep_db *db_of(kjrep_report *const *reports, size_t count, const kjrep_options *options)
{
    kjrep_db *db = NULL;
    kjrep_error error = NEW_ERROR;
    if (kjrep_db_new(&db, options, &error) != KJREP_OK) fail_msg("%s", error.text);
    for (size_t i = 0; i < count; i++) {
        kjrep_findings *findings = NULL;
        assert_int_equal(kjrep_findings_new(&findings, reports[i], NULL, NULL), KJREP_OK);
        assert_int_equal(kjrep_db_add(db, reports[i], findings, &error), KJREP_OK);
        kjrep_findings_free(findings);
    }
    return db;
}

static kjrep_db *db_of_sample(void)
{
    kjrep_report *report = read_text(sample);
    kjrep_db *db = db_of(&report, 1, NULL);
    kjrep_report_free(report);
    return db;
}

static kjrep_rows *ask(kjrep_db *db, const char *sql)
{
    kjrep_rows *rows = NULL;
    kjrep_error error = NEW_ERROR;
    if (kjrep_rows_new(&rows, db, sql, strlen(sql), &error) != KJREP_OK) fail_msg("%s: %s", sql, error.text);
    return rows;
}

/* The answer, as a table for people without its header. */
static void assert_answer(kjrep_db *db, const char *sql, const char *expected)
{
    kjrep_rows *rows = ask(db, sql);
    kjrep_buffer *buffer = NULL;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_buffer_new(&buffer, NULL, NULL), KJREP_OK);
    if (kjrep_rows_render(rows, KJREP_FORM_ROWS_TABLE, NULL, kjrep_buffer_write, buffer, &error) != KJREP_OK)
        fail_msg("%s: %s", sql, error.text);
    assert_string_equal(strchr(kjrep_buffer_data(buffer, NULL), '\n') + 1, expected);
    kjrep_buffer_free(buffer);
    kjrep_rows_free(rows);
}

/* What only shows when it runs. */
static void assert_fails(kjrep_db *db, const char *sql, kjrep_status status, const char *said)
{
    kjrep_rows *rows = ask(db, sql);
    kjrep_error error = NEW_ERROR;
    kjrep_status rc;
    while ((rc = kjrep_rows_next(rows, &error)) == KJREP_OK)
        ;
    assert_int_equal(rc, status);
    assert_int_equal(error.code, status);
    if (!strstr(error.text, said)) fail_msg("%s: %s", sql, error.text);
    kjrep_rows_free(rows);
}

static void values(void **state)
{
    (void)state;
    kjrep_db *db = db_of_sample();
    assert_answer(db, "SELECT value, value_exact, unit, text FROM metric WHERE text = '175.9亿元'",
                  "17590000000\t17590000000\tCNY\t175.9亿元\n");
    assert_answer(db, "SELECT value, value_exact, typeof(value) FROM metric WHERE text = '5.1%'", "5.1\t5.1\treal\n");
    assert_answer(db, "SELECT low, high, low_open, high_open FROM metric WHERE text LIKE '1600多%'",
                  "1600\t1700\t1\t1\n");
    assert_answer(db, "SELECT label, title FROM node WHERE kind = 'heading' AND level = 1",
                  "一、\t主要工作\n二、\t存在问题\n三、\t下一步打算\n");
    assert_answer(db, "SELECT kind, text FROM entity ORDER BY id LIMIT 1", "document\t《临川县发展规划》\n");
    assert_answer(db, "SELECT report, title, year, date_issued FROM report",
                  "1\t临川县2023年工作总结\t2023\t2024-01-12\n");
    assert_answer(db, "SELECT count(*) > 0 FROM time", "1\n");
    assert_answer(db,
                  "SELECT n.label FROM metric m JOIN node n ON n.report = m.report AND n.id = m.node"
                  " WHERE m.text = '6个'",
                  "一是\n");
    kjrep_db_free(db);
}

static void accessors(void **state)
{
    (void)state;
    kjrep_db *db = db_of_sample();
    kjrep_rows *rows = ask(db, "SELECT 7 AS a, 1.5 AS b, '甲' AS c, NULL AS d, x'0001' AS e");
    kjrep_error error = NEW_ERROR;
    size_t len = 9;
    assert_int_equal(kjrep_rows_column_count(rows), 5);
    assert_string_equal(kjrep_rows_column_name(rows, 2), "c");
    assert_null(kjrep_rows_column_name(rows, 5));
    assert_int_equal(kjrep_rows_type(rows, 0), KJREP_TYPE_NULL); /* no row yet */
    assert_null(kjrep_rows_text(rows, 2, &len));
    assert_int_equal(len, 0);
    for (int pass = 0; pass < 2; pass++) {
        assert_int_equal(kjrep_rows_next(rows, &error), KJREP_OK);
        const int32_t types[] = {KJREP_TYPE_INT, KJREP_TYPE_REAL, KJREP_TYPE_TEXT, KJREP_TYPE_NULL, KJREP_TYPE_BLOB};
        for (uint32_t i = 0; i < LENGTH(types); i++)
            assert_int_equal(kjrep_rows_type(rows, i), types[i]);
        assert_int_equal(kjrep_rows_int(rows, 0), 7);
        assert_true(kjrep_rows_real(rows, 1) == 1.5);
        assert_words(kjrep_rows_text(rows, 2, &len), 3, "甲");
        assert_int_equal(len, 3);
        assert_null(kjrep_rows_text(rows, 3, &len));
        assert_memory_equal(kjrep_rows_text(rows, 4, &len), "\0\1", 2);
        assert_int_equal(len, 2);
        assert_int_equal(kjrep_rows_int(rows, 99), 0);
        assert_int_equal(kjrep_rows_next(rows, &error), KJREP_DONE);
        assert_int_equal(kjrep_rows_next(rows, &error), KJREP_DONE);
        assert_int_equal(kjrep_rows_type(rows, 0), KJREP_TYPE_NULL);
        kjrep_rows_reset(rows);
    }
    kjrep_rows_free(rows);
    kjrep_db_free(db);
}

static void parameters(void **state)
{
    (void)state;
    kjrep_db *db = db_of_sample();
    kjrep_rows *rows = ask(db, "SELECT count(*) FROM metric WHERE value >= ?1 AND value < ?2 AND unit = ?3");
    assert_int_equal(kjrep_rows_bind_int(rows, 1, 16), KJREP_OK);
    assert_int_equal(kjrep_rows_bind_real(rows, 2, 46.5), KJREP_OK);
    assert_int_equal(kjrep_rows_bind_text(rows, 3, "{项}", 5), KJREP_OK);
    assert_int_equal(kjrep_rows_bind_int(rows, 4, 1), KJREP_E_ARG);
    assert_int_equal(kjrep_rows_bind_int(rows, 0, 1), KJREP_E_ARG);
    assert_int_equal(kjrep_rows_bind_int(rows, UINT32_MAX, 1), KJREP_E_ARG);
    assert_int_equal(kjrep_rows_next(rows, NULL), KJREP_OK);
    assert_int_equal(kjrep_rows_int(rows, 0), 3);
    kjrep_rows_reset(rows);
    assert_int_equal(kjrep_rows_bind_text(rows, 3, NULL, 0), KJREP_OK);
    assert_int_equal(kjrep_rows_next(rows, NULL), KJREP_OK);
    assert_int_equal(kjrep_rows_int(rows, 0), 0);
    kjrep_rows_free(rows);
    kjrep_db_free(db);
}

/* Every plan answers what a scan answers. `+` keeps SQLite from handing a term to the table. */
static void plans_agree_with_scans(void **state)
{
    (void)state;
    kjrep_report *reports[3] = {read_text(sample), read_text("一、工作\n建成2所。\n"), read_text(sample)};
    kjrep_db *db = db_of(reports, 3, NULL);
    static const char *const terms[] = {"report = 2",
                                        "report = 3",
                                        "report = 9",
                                        "report = 1.5",
                                        "report IS NULL",
                                        "id = 4",
                                        "id = 0",
                                        "id = -1",
                                        "id = 4294967297",
                                        "id = 1e300",
                                        "start_byte >= 100",
                                        "start_byte > 100.5",
                                        "start_byte < 400",
                                        "start_byte <= 399.5",
                                        "start_byte > 1e300",
                                        "start_byte < -5",
                                        "start_byte > NULL"};
    static const char *const tables[] = {"node", "metric", "time", "entity", "finding"};
    for (size_t t = 0; t < LENGTH(tables); t++) {
        for (size_t a = 0; a < LENGTH(terms); a++) {
            for (size_t b = 0; b < LENGTH(terms); b++) {
                char sql[512];
                snprintf(sql, sizeof sql,
                         "SELECT (SELECT group_concat(report || '.' || id) FROM (SELECT * FROM %s WHERE %s AND %s ORDER"
                         " BY report, start_byte)) IS (SELECT group_concat(report || '.' || id) FROM (SELECT * FROM %s"
                         " WHERE +%s AND +%s ORDER BY +report, +id))",
                         tables[t], terms[a], terms[b], tables[t], terms[a], terms[b]);
                kjrep_rows *rows = ask(db, sql);
                assert_int_equal(kjrep_rows_next(rows, NULL), KJREP_OK);
                if (kjrep_rows_int(rows, 0) != 1) fail_msg("%s", sql);
                kjrep_rows_free(rows);
            }
        }
    }
    assert_answer(db,
                  "SELECT (SELECT count(*) FROM metric WHERE report = '2'), (SELECT count(*) FROM metric WHERE report ="
                  " 'x'), (SELECT count(*) FROM metric WHERE start_byte > 'x'), (SELECT count(*) FROM metric WHERE"
                  " start_byte < 'x') = (SELECT count(*) FROM metric)",
                  "1\t0\t0\t1\n");
    assert_answer(db, "SELECT report, count(*) > 5 FROM metric GROUP BY report", "1\t1\n2\t0\n3\t1\n");
    assert_answer(db,
                  "SELECT (SELECT id FROM metric WHERE report = 1 ORDER BY id DESC LIMIT 1) = count(*) FROM metric"
                  " WHERE report = 3",
                  "1\n");
    kjrep_db_free(db);
    for (size_t i = 0; i < 3; i++)
        kjrep_report_free(reports[i]);
}

static void functions(void **state)
{
    (void)state;
    kjrep_db *db = db_of_sample();
    assert_answer(db, "SELECT text FROM metric WHERE text REGEXP '^\\d+\\.\\d%$'", "5.1%\n3.2%\n");
    assert_answer(db, "SELECT 'ABC' REGEXP '(?i)b', NULL REGEXP 'a', 'a' REGEXP NULL, '水利' REGEXP '^\\p{Han}+$'",
                  "1\t\t\t1\n");
    assert_answer(db, "SELECT CAST(x'FF41' AS TEXT) REGEXP 'A'", "1\n");
    assert_fails(db, "SELECT 'a' REGEXP '('", KJREP_E_SYNTAX, "the pattern");
    assert_fails(db, "SELECT (replace(hex(zeroblob(30)), '0', 'a') || 'b') REGEXP '^(a|aa|aaa)+$'", KJREP_E_SYNTAX,
                 "limit");
    assert_answer(db, "SELECT exact_sum(value_exact) FROM metric WHERE unit = '{项}' AND value < 46", "46\n");
    assert_answer(db, "SELECT exact_sum(x) FROM (SELECT '0.1' AS x UNION ALL SELECT '0.2')", "0.3\n");
    assert_answer(
        db, "SELECT exact_min(x), exact_max(x) FROM (SELECT '9' AS x UNION ALL SELECT '10' UNION ALL SELECT NULL)",
        "9\t10\n");
    assert_answer(db, "SELECT exact_sum(x), exact_min(x) FROM (SELECT 1 AS x) WHERE 0", "\t\n");
    assert_fails(db, "SELECT exact_sum(1.5)", KJREP_E_SYNTAX, "_exact");
    assert_fails(db, "SELECT exact_sum('1e5')", KJREP_E_SYNTAX, "_exact");
    assert_fails(db, "SELECT exact_sum(x) FROM (SELECT '99999999999999999999999999999999' AS x UNION ALL SELECT '1')",
                 KJREP_E_SYNTAX, "38 digits");
    kjrep_db_free(db);
}

static void what_is_refused(void **state)
{
    (void)state;
    kjrep_db *db = db_of_sample();
    static const struct {
        const char *sql;
        uint64_t byte;
        const char *said;
    } bad[] = {
        {"SELEC 1", 0, "syntax error"},
        {"SELECT\n  nowhere FROM metric", 9, "no such column"},
        {"SELECT * FROM nowhere", UINT64_MAX, "no such table"},
        {"", UINT64_MAX, "no statement"},
        {" -- nothing", UINT64_MAX, "no statement"},
        {"SELECT 1; SELECT 2", UINT64_MAX, "one statement"},
        {"CREATE TABLE t(a)", UINT64_MAX, "only reading"},
        {"INSERT INTO metric(id) VALUES (1)", UINT64_MAX, ""},
        {"DELETE FROM metric", UINT64_MAX, ""},
        {"UPDATE metric SET value = 1", UINT64_MAX, ""},
        {"DROP TABLE metric", UINT64_MAX, ""},
        {"ATTACH 'x.db' AS x", UINT64_MAX, "only reading"},
        {"PRAGMA journal_mode = WAL", UINT64_MAX, "only reading"},
        {"PRAGMA trusted_schema = 1", UINT64_MAX, "only reading"},
        {"VACUUM INTO 'x.db'", UINT64_MAX, "only reading"},
        {"BEGIN", UINT64_MAX, "only reading"},
        {"SELECT load_extension('x')", UINT64_MAX, ""},
        {"SELECT printf('%.*c', 2000000000, 'x')", UINT64_MAX, "not authorized"},
        {"SELECT FORMAT('%.*c', 2000000000, 'x')", UINT64_MAX, "not authorized"},
        {"SELECT fts3_tokenizer('simple')", UINT64_MAX, "not authorized"},
        {"SELECT * FROM pragma_database_list", UINT64_MAX, ""},
        {"EXPLAIN DELETE FROM metric", UINT64_MAX, ""},
        {"SELECT 1 WHERE ((((((((((", UINT64_MAX, ""},
    };
    for (size_t i = 0; i < LENGTH(bad); i++) {
        kjrep_rows *rows = (kjrep_rows *)db;
        kjrep_error error = NEW_ERROR;
        assert_int_equal(kjrep_rows_new(&rows, db, bad[i].sql, strlen(bad[i].sql), &error), KJREP_E_SYNTAX);
        assert_null(rows);
        assert_int_equal(error.code, KJREP_E_SYNTAX);
        if (bad[i].byte != UINT64_MAX) assert_int_equal(error.byte, bad[i].byte);
        if (!strstr(error.text, bad[i].said)) fail_msg("%s: %s", bad[i].sql, error.text);
    }
    kjrep_rows *rows = NULL;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_rows_new(&rows, db, "SELECT 1\0", 9, &error), KJREP_E_SYNTAX);
    assert_int_equal(error.byte, 8);
    assert_int_equal(kjrep_rows_new(&rows, db, NULL, 0, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_rows_new(&rows, NULL, "SELECT 1", 8, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_rows_new(NULL, db, "SELECT 1", 8, NULL), KJREP_E_ARG);
    assert_answer(db, "SELECT 1; -- and nothing more", "1\n");
    assert_answer(db, "SELECT id FROM metric LIMIT 9223372036854775807 OFFSET 9223372036854775807", "");
    assert_answer(db, "SELECT count(*) FROM metric WHERE report = 4294967297 OR id = 4294967297 OR id = 1e300", "0\n");
    assert_fails(db, "SELECT zeroblob(2000000000)", KJREP_E_LIMIT, "too big");
    assert_fails(db, "WITH RECURSIVE n(s) AS (SELECT 'x' UNION ALL SELECT s || s FROM n) SELECT max(length(s)) FROM n",
                 KJREP_E_LIMIT, "too big");
    kjrep_db_free(db);
}

static const char endless[] = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";

static int32_t stop_after(void *payload, uint64_t done, uint64_t total)
{
    (void)total;
    return done >= *(uint64_t *)payload;
}

static void *interrupt(void *db)
{
    for (int i = 0; i < 200; i++) {
        struct timespec pause = {0, 5000000};
        nanosleep(&pause, NULL);
        kjrep_db_interrupt(db);
    }
    return NULL;
}

static void runaway_queries(void **state)
{
    (void)state;
    kjrep_options *options = new_options();
    kjrep_options_set_int(options, KJREP_OPT_MAX_SQL_STEPS, 100000);
    kjrep_db *db = db_of(NULL, 0, options);
    assert_fails(db, endless, KJREP_E_LIMIT, "100000 steps");
    assert_answer(db, "SELECT 1", "1\n"); /* the connection goes on */
    kjrep_db_free(db);
    uint64_t most = 50000;
    kjrep_options_set_int(options, KJREP_OPT_MAX_SQL_STEPS, 1000000000000);
    kjrep_options_set_progress(options, stop_after, &most);
    db = db_of(NULL, 0, options);
    assert_fails(db, endless, KJREP_E_CANCELLED, "cancelled");
    kjrep_db_free(db);
    kjrep_options_set_progress(options, NULL, NULL);
    db = db_of(NULL, 0, options);
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, interrupt, db), 0);
    assert_fails(db, endless, KJREP_E_CANCELLED, "cancelled");
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_fails(db, "SELECT length(zeroblob(300000000))", KJREP_E_LIMIT, "too big");
    kjrep_db_free(db);
    kjrep_db_interrupt(NULL);
    kjrep_options_free(options);
}

static void every_order_of_freeing(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample);
    kjrep_db *db = db_of(&report, 1, NULL);
    kjrep_rows *rows = ask(db, "SELECT text FROM metric");
    assert_int_equal(kjrep_rows_next(rows, NULL), KJREP_OK);
    kjrep_db_free(db);
    kjrep_report_free(report);
    size_t len;
    assert_words(kjrep_rows_text(rows, 0, &len), 5, "46项");
    while (kjrep_rows_next(rows, NULL) == KJREP_OK)
        ;
    kjrep_rows_free(rows);
    kjrep_rows_free(NULL);
    kjrep_rows_reset(NULL);
    kjrep_db_free(NULL);
}

/* Reports that come while rows are read may not show in them, and disturb nothing. */
static void adding_while_reading(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample);
    kjrep_db *db = db_of(&report, 1, NULL);
    kjrep_rows *rows = NULL;
    static const char sql[] = "SELECT text, start_byte FROM metric WHERE report = 1";
    assert_int_equal(kjrep_rows_new(&rows, db, sql, sizeof sql - 1, NULL), KJREP_OK);
    kjrep_status rc;
    for (kjrep_metric metric = 1; (rc = kjrep_rows_next(rows, NULL)) == KJREP_OK; metric++) {
        size_t len, expected;
        uint64_t start = 0;
        const char *words = kjrep_metric_words(report, metric, KJREP_WORDS_TEXT, &expected);
        assert_int_equal(kjrep_metric_place(report, metric, &start, NULL), KJREP_OK);
        const char *text = kjrep_rows_text(rows, 0, &len);
        assert_int_equal(len, expected);
        assert_memory_equal(text, words, len);
        assert_true(kjrep_rows_int(rows, 1) == (int64_t)start);
        for (int i = 0; i < 50; i++)
            assert_int_equal(kjrep_db_add(db, report, NULL, NULL), KJREP_OK);
    }
    assert_int_equal(rc, KJREP_DONE);
    kjrep_rows_free(rows);
    kjrep_db_free(db);
    kjrep_report_free(report);
}

static void findings_of_another_report(void **state)
{
    (void)state;
    kjrep_report *a = read_text(sample), *b = read_text(sample);
    kjrep_findings *findings = NULL;
    kjrep_error error = NEW_ERROR;
    kjrep_db *db = db_of(NULL, 0, NULL);
    assert_int_equal(kjrep_findings_new(&findings, a, NULL, NULL), KJREP_OK);
    assert_int_equal(kjrep_db_add(db, b, findings, &error), KJREP_E_ARG);
    assert_int_equal(kjrep_db_add(db, NULL, findings, &error), KJREP_E_ARG);
    assert_int_equal(kjrep_db_add(NULL, a, findings, &error), KJREP_E_ARG);
    assert_int_equal(kjrep_db_add(db, b, NULL, &error), KJREP_OK);
    assert_answer(db, "SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM finding)", "1\t0\n");
    kjrep_db_free(db);
    kjrep_findings_free(findings);
    kjrep_report_free(a);
    kjrep_report_free(b);
}

static void forms(void **state)
{
    (void)state;
    static const struct {
        int32_t form;
        const char *expected;
    } forms[] = {
        {KJREP_FORM_ROWS_TABLE, "a\tb\tc\td\n1\t0.1\t甲 \"乙\t\n"},
        {KJREP_FORM_ROWS_JSONL, "{\"a\":1,\"b\":0.1,\"c\":\"甲\\n\\\"乙\",\"d\":null}\n"},
        {KJREP_FORM_ROWS_CSV, "a,b,c,d\r\n1,0.1,\"甲\n\"\"乙\",\r\n"},
    };
    kjrep_db *db = db_of(NULL, 0, NULL);
    kjrep_rows *rows = ask(db, "SELECT 1 AS a, 0.1 AS b, '甲' || char(10) || '\"乙' AS c, NULL AS d");
    kjrep_buffer *buffer = NULL;
    assert_int_equal(kjrep_buffer_new(&buffer, NULL, NULL), KJREP_OK);
    for (size_t i = 0; i < LENGTH(forms); i++) {
        kjrep_buffer_clear(buffer);
        assert_int_equal(kjrep_rows_render(rows, forms[i].form, NULL, kjrep_buffer_write, buffer, NULL), KJREP_OK);
        assert_string_equal(kjrep_buffer_data(buffer, NULL), forms[i].expected);
        kjrep_rows_reset(rows);
    }
    assert_int_equal(kjrep_rows_render(rows, 0, NULL, kjrep_buffer_write, buffer, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_rows_render(NULL, KJREP_FORM_ROWS_CSV, NULL, kjrep_buffer_write, buffer, NULL), KJREP_E_ARG);
    kjrep_buffer_free(buffer);
    kjrep_rows_free(rows);
    kjrep_db_free(db);
}

static void where(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample);
    kjrep_options *options = new_options();
    kjrep_buffer *buffer = NULL;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_buffer_new(&buffer, NULL, NULL), KJREP_OK);
    static const char holds[] = "unit = '%' -- and so on", wrong[] = "unit =";
    kjrep_options_set_text(options, KJREP_OPT_WHERE, holds, sizeof holds - 1);
    assert_int_equal(kjrep_report_render(report, KJREP_FORM_METRIC_JSONL, options, kjrep_buffer_write, buffer, &error),
                     KJREP_OK);
    const char *data = kjrep_buffer_data(buffer, NULL);
    assert_non_null(strstr(data, "\"5.1%\""));
    assert_null(strstr(data, "46项"));
    kjrep_options_set_text(options, KJREP_OPT_WHERE, wrong, sizeof wrong - 1);
    assert_int_equal(kjrep_report_render(report, KJREP_FORM_METRIC_JSONL, options, kjrep_buffer_write, buffer, &error),
                     KJREP_E_SYNTAX);
    assert_int_equal(error.code, KJREP_E_SYNTAX);
    kjrep_buffer_free(buffer);
    kjrep_options_free(options);
    kjrep_report_free(report);
}

static void arguments(void **state)
{
    (void)state;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_has(KJREP_PART_SQL), 1);
    assert_int_equal(kjrep_db_new(NULL, NULL, &error), KJREP_E_ARG);
    assert_int_equal(kjrep_rows_next(NULL, &error), KJREP_E_ARG);
    assert_int_equal(kjrep_rows_column_count(NULL), 0);
    assert_int_equal(kjrep_rows_type(NULL, 0), KJREP_TYPE_NULL);
    assert_int_equal(kjrep_rows_bind_int(NULL, 1, 1), KJREP_E_ARG);
}

/* What a build without SQLite answers. */
static void without_sql(void **state)
{
    (void)state;
    kjrep_db *db = (kjrep_db *)state;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_db_new(&db, NULL, &error), KJREP_E_UNSUPPORTED);
    assert_null(db);
    assert_int_equal(error.code, KJREP_E_UNSUPPORTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arguments),
        cmocka_unit_test(values),
        cmocka_unit_test(accessors),
        cmocka_unit_test(parameters),
        cmocka_unit_test(plans_agree_with_scans),
        cmocka_unit_test(functions),
        cmocka_unit_test(what_is_refused),
        cmocka_unit_test(runaway_queries),
        cmocka_unit_test(every_order_of_freeing),
        cmocka_unit_test(adding_while_reading),
        cmocka_unit_test(findings_of_another_report),
        cmocka_unit_test(forms),
        cmocka_unit_test(where),
    };
    const struct CMUnitTest absent[] = {cmocka_unit_test(without_sql)};
    return kjrep_has(KJREP_PART_SQL) ? cmocka_run_group_tests(tests, NULL, NULL)
                                     : cmocka_run_group_tests(absent, NULL, NULL);
}
