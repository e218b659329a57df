/* The store: puts, batches, content that repeats, versions, and what is no store. */
#include "support.h"

#include <sqlite3.h>
#include <unistd.h>

#include "query/store_schema.h"

static char path[] = "/tmp/kjrep_store_XXXXXX";

static int make_path(void **state)
{
    (void)state;
    strcpy(path, "/tmp/kjrep_store_XXXXXX");
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    return unlink(path);
}

static int remove_path(void **state)
{
    (void)state;
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < LENGTH(ends); i++) {
        char name[64];
        snprintf(name, sizeof name, "%s%s", path, ends[i]);
        unlink(name);
    }
    return 0;
}

static kjrep_store *open_store(void)
{
    kjrep_store *store = NULL;
    kjrep_error error = NEW_ERROR;
    if (kjrep_store_open(&store, path, NULL, &error) != KJREP_OK) fail_msg("%s", error.text);
    return store;
}

static kjrep_report *read_named(const char *name, const char *text)
{
    kjrep_options *options = new_options();
    kjrep_options_set_text(options, KJREP_OPT_NAME, name, strlen(name));
    kjrep_report *report = read_bytes(text, strlen(text), options);
    kjrep_options_free(options);
    return report;
}

static void put(kjrep_store *store, const char *name, const char *text)
{
    kjrep_report *report = read_named(name, text);
    kjrep_findings *findings = NULL;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_findings_new(&findings, report, NULL, NULL), KJREP_OK);
    if (kjrep_store_put(store, report, findings, &error) != KJREP_OK) fail_msg("%s", error.text);
    assert_int_equal(kjrep_store_has(store, report, NULL), KJREP_OK);
    kjrep_findings_free(findings);
    kjrep_report_free(report);
}

static void assert_answer(kjrep_store *store, const char *sql, const char *expected)
{
    kjrep_rows *rows = NULL;
    kjrep_buffer *buffer = NULL;
    kjrep_error error = NEW_ERROR;
    if (kjrep_store_rows(&rows, store, sql, strlen(sql), &error) != KJREP_OK) fail_msg("%s: %s", sql, error.text);
    assert_int_equal(kjrep_buffer_new(&buffer, NULL, NULL), KJREP_OK);
    assert_int_equal(kjrep_rows_render(rows, KJREP_FORM_ROWS_TABLE, NULL, kjrep_buffer_write, buffer, NULL), KJREP_OK);
    assert_string_equal(strchr(kjrep_buffer_data(buffer, NULL), '\n') + 1, expected);
    kjrep_buffer_free(buffer);
    kjrep_rows_free(rows);
}

static void rows_are_those_of_the_report(void **state)
{
    (void)state;
    kjrep_store *store = open_store();
    put(store, "a.txt", sample);
    kjrep_report *report = read_named("a.txt", sample);
    kjrep_db *db = NULL;
    kjrep_findings *findings = NULL;
    assert_int_equal(kjrep_findings_new(&findings, report, NULL, NULL), KJREP_OK);
    assert_int_equal(kjrep_db_new(&db, NULL, NULL), KJREP_OK);
    assert_int_equal(kjrep_db_add(db, report, findings, NULL), KJREP_OK);
    for (int32_t table = KJREP_TABLE_NODE; table <= KJREP_TABLE_FINDING; table++) {
        char sql[64];
        kjrep_rows *kept = NULL, *read = NULL;
        snprintf(sql, sizeof sql, "SELECT * FROM %s ORDER BY id", kjrep_table_name(table));
        assert_int_equal(kjrep_store_rows(&kept, store, sql, strlen(sql), NULL), KJREP_OK);
        assert_int_equal(kjrep_rows_new(&read, db, sql, strlen(sql), NULL), KJREP_OK);
        uint32_t columns = kjrep_rows_column_count(read);
        assert_int_equal(kjrep_rows_column_count(kept), columns);
        kjrep_status rc;
        while ((rc = kjrep_rows_next(read, NULL)) == KJREP_OK) {
            assert_int_equal(kjrep_rows_next(kept, NULL), KJREP_OK);
            for (uint32_t i = 1; i < columns; i++) { /* 0 is the number of the report */
                size_t a, b;
                assert_string_equal(kjrep_rows_column_name(kept, i), kjrep_rows_column_name(read, i));
                assert_int_equal(kjrep_rows_type(kept, i), kjrep_rows_type(read, i));
                const char *x = kjrep_rows_text(kept, i, &a), *y = kjrep_rows_text(read, i, &b);
                assert_int_equal(a, b);
                if (a) assert_memory_equal(x, y, a);
            }
        }
        assert_int_equal(kjrep_rows_next(kept, NULL), KJREP_DONE);
        kjrep_rows_free(kept);
        kjrep_rows_free(read);
    }
    kjrep_db_free(db);
    kjrep_findings_free(findings);
    kjrep_report_free(report);
    kjrep_store_free(store);
}

static void contents_and_documents(void **state)
{
    (void)state;
    static const char counts[] = "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM content),"
                                 " (SELECT count(DISTINCT report) FROM metric_row)";
    kjrep_store *store = open_store();
    put(store, "a.txt", sample);
    put(store, "a.txt", sample);
    assert_answer(store, counts, "1\t1\t1\n");
    put(store, "b.txt", sample); /* the same content under another name */
    assert_answer(store, counts, "2\t1\t1\n");
    assert_answer(store, "SELECT doc, count(*) > 5 FROM metric GROUP BY doc", "a.txt\t1\nb.txt\t1\n");
    put(store, "a.txt", "工作总结\n新建2所。\n"); /* other content under that name */
    assert_answer(store, counts, "2\t2\t2\n");
    assert_answer(store, "SELECT text FROM metric WHERE doc = 'a.txt'", "2所\n");
    put(store, "b.txt", "工作总结\n新建2所。\n");
    assert_answer(store, counts, "2\t1\t1\n"); /* nothing is left of what no document has */
    kjrep_store_free(store);
    store = open_store();
    assert_answer(store, counts, "2\t1\t1\n");
    kjrep_store_free(store);
}

static void findings_come_later(void **state)
{
    (void)state;
    static const char count[] = "SELECT count(*) > 0 FROM finding";
    static const char faulty[] = "工作总结\n一、抓项目\n建成46项。\n三、抓民生\n建成2项。\n";
    kjrep_store *store = open_store();
    kjrep_report *report = read_named("a.txt", faulty);
    assert_int_equal(kjrep_store_has(store, report, NULL), KJREP_ABSENT);
    assert_int_equal(kjrep_store_put(store, report, NULL, NULL), KJREP_OK);
    assert_answer(store, count, "0\n");
    put(store, "a.txt", faulty);
    assert_answer(store, count, "1\n");
    assert_int_equal(kjrep_store_put(store, report, NULL, NULL), KJREP_OK);
    assert_answer(store, count, "1\n"); /* they stay */
    kjrep_report_free(report);
    kjrep_store_free(store);
}

/* What need not be read again: the same bytes under the same name, with findings. */
static void sources(void **state)
{
    (void)state;
    static const char later[] = "工作总结\n新建2所。\n", bad[] = "\xFF\xFF";
    kjrep_store *store = open_store();
    kjrep_options *options = new_options();
    kjrep_error error = NEW_ERROR;
    kjrep_options_set_text(options, KJREP_OPT_NAME, "a.txt", 5);
    kjrep_report *report = read_named("a.txt", sample);
    assert_int_equal(kjrep_store_has_data(store, bad, 2, options, &error), KJREP_ABSENT); /* no such name */
    assert_int_equal(kjrep_store_put(store, report, NULL, NULL), KJREP_OK);
    assert_int_equal(kjrep_store_has(store, report, NULL), KJREP_OK);
    assert_int_equal(kjrep_store_has_data(store, sample, strlen(sample), options, &error), KJREP_ABSENT);
    put(store, "a.txt", sample);
    assert_int_equal(kjrep_store_has_data(store, sample, strlen(sample), options, &error), KJREP_OK);
    assert_int_equal(kjrep_store_has_data(store, later, strlen(later), options, &error), KJREP_ABSENT);
    assert_int_equal(kjrep_store_has_data(store, sample, strlen(sample), NULL, &error), KJREP_ABSENT); /* "-" */
    kjrep_options_set_int(options, KJREP_OPT_MAX_BYTES, 1);
    assert_int_equal(kjrep_store_has_data(store, bad, 2, options, &error), KJREP_E_LIMIT);
    kjrep_options_set_int(options, KJREP_OPT_MAX_BYTES, 100);
    assert_int_equal(kjrep_store_has_data(store, bad, 2, options, &error), KJREP_E_UTF8);
    assert_int_equal(error.byte, 0);
    assert_int_equal(kjrep_store_has_data(store, NULL, 1, options, &error), KJREP_E_ARG);
    kjrep_report_free(report);
    kjrep_options_free(options);
    kjrep_store_free(store);
}

/* A file is known by what it says, whatever its charset. */
static void files(void **state)
{
    (void)state;
    static const char text[] =
        "\xCA\xD0\xCB\xAE\xCE\xF1\xBE\xD6\xB9\xA4\xD7\xF7\xD7\xDC\xBD\xE1\n" /* 市水务局工作总结 */
        "\xD0\xC2\xBD\xA8\xCB\xAE\xBF\xE2\x32\xB4\xA6\xA1\xA3\n";            /* 新建水库2处。 */
    char name[80];
    kjrep_store *store = open_store();
    kjrep_engine *engine = new_engine();
    kjrep_report *report = NULL;
    kjrep_findings *findings = NULL;
    kjrep_error error = NEW_ERROR;
    snprintf(name, sizeof name, "%s.txt", path);
    for (size_t cut = 0; cut < 2; cut++) {
        FILE *file = fopen(name, "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(text, 1, sizeof text - 1 - cut, file), sizeof text - 1 - cut);
        fclose(file);
        assert_int_equal(kjrep_store_has_file(store, name, NULL, &error), KJREP_ABSENT);
        if (kjrep_report_open(&report, engine, name, NULL, &error) != KJREP_OK) fail_msg("%s", error.text);
        assert_string_equal(kjrep_report_encoding(report), kjrep_has(KJREP_PART_CHARSETS) ? "GB18030" : "UTF-8");
        assert_int_equal(kjrep_findings_new(&findings, report, NULL, NULL), KJREP_OK);
        assert_int_equal(kjrep_store_put(store, report, findings, &error), KJREP_OK);
        assert_int_equal(kjrep_store_has_file(store, name, NULL, &error), KJREP_OK);
        kjrep_findings_free(findings);
        kjrep_report_free(report);
    }
    unlink(name);
    assert_int_equal(kjrep_store_has_file(store, name, NULL, &error), KJREP_E_IO);
    assert_int_equal(kjrep_store_has_file(store, NULL, NULL, &error), KJREP_E_ARG);
    kjrep_engine_free(engine);
    kjrep_store_free(store);
}

/* Who opens a store does not wait for who is writing to it. */
static void opened_while_written(void **state)
{
    (void)state;
    kjrep_store *writer = open_store();
    assert_int_equal(kjrep_store_begin(writer, NULL), KJREP_OK);
    put(writer, "a.txt", sample);
    kjrep_store *reader = open_store();
    assert_answer(reader, "SELECT count(*) FROM document", "0\n");
    assert_int_equal(kjrep_store_commit(writer, NULL), KJREP_OK);
    assert_answer(reader, "SELECT count(*) FROM document", "1\n");
    kjrep_store_free(reader);
    kjrep_store_free(writer);
}

static void batches(void **state)
{
    (void)state;
    kjrep_store *store = open_store();
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_store_commit(store, &error), KJREP_E_ARG);
    assert_int_equal(kjrep_store_begin(store, &error), KJREP_OK);
    assert_int_equal(kjrep_store_begin(store, &error), KJREP_E_ARG);
    put(store, "a.txt", sample);
    kjrep_store_free(store); /* given up */
    store = open_store();
    assert_answer(store, "SELECT count(*) FROM document", "0\n");
    assert_int_equal(kjrep_store_begin(store, &error), KJREP_OK);
    put(store, "a.txt", sample);
    put(store, "b.txt", "工作总结\n");
    assert_int_equal(kjrep_store_commit(store, &error), KJREP_OK);
    kjrep_store_free(store);
    store = open_store();
    assert_answer(store, "SELECT count(*) FROM document", "2\n");
    kjrep_store_free(store);
}

static void questions_across_reports(void **state)
{
    (void)state;
    kjrep_store *store = open_store();
    put(store, "2022.txt",
        "临川县2022年工作总结\n\n2022年，完成水利投资3.5亿元，新建学校6所。\n\n临川县人民政府\n2023年1月12日\n");
    put(store, "2023.txt",
        "临川县2023年工作总结\n\n2023年，完成水利投资4.2亿元。2022年，完成水利投资3."
        "8亿元，新建学校6所。\n\n临川县人民政府\n2024年1月12日\n");
    assert_answer(store, "SELECT year, value FROM series WHERE measure = '水利投资' AND year = stated_in ORDER BY year",
                  "2022\t350000000\n2023\t420000000\n");
    assert_answer(store, "SELECT measure, text, earlier_text FROM restated WHERE differs",
                  "水利投资\t3.8亿元\t3.5亿元\n");
    assert_answer(store, "SELECT text, earlier_text FROM restated WHERE NOT differs", "6所\t6所\n");
    kjrep_store_free(store);
}

/* 全市 is the place, a level is a level however it is worded, what was risen to is not of the year that it rose from, and a
 * report without a place is of who issued it. */
static void what_restates_and_what_does_not(void **state)
{
    (void)state;
    kjrep_store *store = open_store();
    put(store, "2023.txt",
        "2024年青林市政府工作报告\n\n一、2023年工作回顾\n"
        "2023年，全市地区生产总值达到812亿元，公路货运量提高到9000万吨，其中高新区地区生产总值90亿元。\n");
    put(store, "2024.txt",
        "2025年青林市政府工作报告\n\n一、2024年工作回顾\n"
        "2024年，地区生产总值865亿元。2023年，地区生产总值820亿元。公路货运量由2023年的9000万吨提高到9600万吨。\n");
    put(store, "bureau 2023.txt", "国家水文局2023年工作总结\n2023年，新建水文站120处。\n\n国家水文局\n2024年1月12日\n");
    put(store, "bureau 2024.txt",
        "国家水文局2024年工作总结\n2024年，新建水文站80处。2023年，新建水文站130处。\n\n国家水文局\n2025年1月12日\n");
    assert_answer(store, "SELECT place, earlier_text, text, differs FROM restated ORDER BY place, text",
                  "国家水文局\t120处\t130处\t1\n青林市\t812亿元\t820亿元\t1\n青林市\t9000万吨\t9000万吨\t0\n");
    kjrep_store_free(store);
}

/* A level and its growth tell of the year before, but for what grows at constant prices; a growth that may be of more than
 * a year proves nothing, and what a report says in two ways neither. */
static void what_growth_implies(void **state)
{
    (void)state;
    kjrep_store *store = open_store();
    put(store, "2023.txt",
        "2024年青林市政府工作报告\n\n一、2023年工作回顾\n2023年，社会消费品零售总额400亿元，财政收入50亿元，进出口总额9"
        "0亿元。\n"
        "地区生产总值812亿元，城镇化率66%，技术合同成交额20亿元，保费收入7亿元，快递量3亿件，工业用水900万吨。\n");
    put(store, "2024.txt",
        "2025年青林市政府工作报告\n\n一、2024年工作回顾\n2024年，社会消费品零售总额420亿元，比上年增长5%；"
        "财政收入55亿元，比上年增加10亿元。\n进出口总额99亿元、增长80%，快递量3.3亿件、增长10%。\n"
        "地区生产总值865亿元，比上年增长5.5%；城镇化率67%，比上年提高1个百分点；技术合同成交额30亿元，比上年实际增长5%"
        "。\n"
        "保费收入8亿元，比上年增长1%。\n全市保费收入12亿元，比上年增长1%。\n工业用水855万吨，比上年下降5%。\n");
    assert_answer(store, "SELECT earlier_text, text, growth_text, differs FROM restated ORDER BY id",
                  "400亿元\t420亿元\t5%\t0\n50亿元\t55亿元\t10亿元\t1\n90亿元\t99亿元\t80%\t\n3亿件\t3.3亿件\t10%\t0\n"
                  "66%\t67%\t1个百分点\t0\n900万吨\t855万吨\t5%\t0\n");
    kjrep_store_free(store);
}

static void queries_only_read(void **state)
{
    (void)state;
    kjrep_store *store = open_store();
    kjrep_rows *rows = NULL;
    static const char *const bad[] = {"DELETE FROM document",
                                      "DROP TABLE content",
                                      "PRAGMA user_version = 9",
                                      "COMMIT",
                                      "INSERT INTO document VALUES ('x', 1)",
                                      "SELECT",
                                      "VACUUM"};
    for (size_t i = 0; i < LENGTH(bad); i++)
        assert_int_equal(kjrep_store_rows(&rows, store, bad[i], strlen(bad[i]), NULL), KJREP_E_SYNTAX);
    assert_int_equal(kjrep_store_rows(&rows, store, "SELECT 1", 8, NULL), KJREP_OK);
    kjrep_store_free(store); /* the rows hold it open */
    assert_int_equal(kjrep_rows_next(rows, NULL), KJREP_OK);
    kjrep_rows_free(rows);
}

static void write_file(const char *bytes, size_t len)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    fclose(file);
}

static void what_is_no_store(void **state)
{
    (void)state;
    kjrep_store *store = (kjrep_store *)state;
    kjrep_error error = NEW_ERROR;
    write_file("not a database, but long enough to be told from one", 50);
    assert_int_equal(kjrep_store_open(&store, path, NULL, &error), KJREP_E_CONTAINER);
    assert_null(store);
    assert_int_equal(error.code, KJREP_E_CONTAINER);
    assert_int_equal(kjrep_store_open(&store, "/nowhere/at/all.db", NULL, &error), KJREP_E_IO);
    assert_int_equal(kjrep_store_open(&store, "/tmp", NULL, &error), KJREP_E_IO);
    assert_int_equal(kjrep_store_open(&store, NULL, NULL, &error), KJREP_E_ARG);
    assert_int_equal(kjrep_store_open(NULL, path, NULL, &error), KJREP_E_ARG);
}

static void a_newer_version(void **state)
{
    (void)state;
    kjrep_store_free(open_store());
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    fseek(file, 60, SEEK_SET); /* user_version, big-endian */
    fwrite("\0\0\0\x63", 1, 4, file);
    fclose(file);
    kjrep_store *store = NULL;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_store_open(&store, path, NULL, &error), KJREP_E_UNSUPPORTED);
    assert_null(store);
    assert_non_null(strstr(error.text, "version 99"));
}

static void an_older_version(void **state)
{
    (void)state;
    sqlite3 *sqlite = NULL;
    assert_int_equal(sqlite3_open(path, &sqlite), SQLITE_OK);
    assert_int_equal(sqlite3_exec(sqlite, kjr_store_migration(0), NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(sqlite,
                     "PRAGMA application_id = 1802138224; PRAGMA user_version = 1;"
                     "INSERT INTO document VALUES ('old.txt', 7);"
                     "INSERT INTO content(report, hash, release, checked, title) VALUES (7, 'x', '0', 0, '旧')",
                     NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(sqlite);
    kjrep_store *store = open_store();
    put(store, "a.txt", sample);
    assert_answer(store, "SELECT doc, title FROM report ORDER BY doc DESC LIMIT 1", "old.txt\t旧\n");
    assert_answer(store, "SELECT count(*) > 0 FROM series", "1\n");
    kjrep_store_free(store);
    assert_null(kjr_store_migration(-1));
    assert_null(kjr_store_migration(KJREP_STORE_VERSION));
}

static void another_sqlite_file(void **state)
{
    sqlite3 *sqlite = NULL;
    assert_int_equal(sqlite3_open(path, &sqlite), SQLITE_OK);
    assert_int_equal(sqlite3_exec(sqlite, "CREATE TABLE mine(a)", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(sqlite);
    kjrep_store *store = (kjrep_store *)state;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_store_open(&store, path, NULL, &error), KJREP_E_CONTAINER);
    assert_non_null(strstr(error.text, "not a store"));
}

static void arguments(void **state)
{
    (void)state;
    kjrep_store *store = open_store();
    kjrep_report *a = read_text(sample), *b = read_text(sample);
    kjrep_findings *findings = NULL;
    assert_int_equal(kjrep_findings_new(&findings, a, NULL, NULL), KJREP_OK);
    assert_int_equal(kjrep_store_put(store, b, findings, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_store_put(store, NULL, NULL, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_store_put(NULL, a, NULL, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_store_has(NULL, a, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_store_begin(NULL, NULL), KJREP_E_ARG);
    kjrep_store_interrupt(NULL);
    kjrep_store_interrupt(store); /* nothing runs */
    kjrep_store_free(NULL);
    kjrep_findings_free(findings);
    kjrep_report_free(a);
    kjrep_report_free(b);
    kjrep_store_free(store);
}

/* What a build without SQLite answers. */
static void without_sql(void **state)
{
    kjrep_store *store = (kjrep_store *)state;
    assert_int_equal(kjrep_store_open(&store, path, NULL, NULL), KJREP_E_UNSUPPORTED);
    assert_null(store);
}

#define WITH_PATH(test) cmocka_unit_test_setup_teardown(test, make_path, remove_path)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PATH(arguments),
        WITH_PATH(rows_are_those_of_the_report),
        WITH_PATH(contents_and_documents),
        WITH_PATH(findings_come_later),
        WITH_PATH(sources),
        WITH_PATH(files),
        WITH_PATH(opened_while_written),
        WITH_PATH(batches),
        WITH_PATH(questions_across_reports),
        WITH_PATH(what_restates_and_what_does_not),
        WITH_PATH(what_growth_implies),
        WITH_PATH(queries_only_read),
        WITH_PATH(what_is_no_store),
        WITH_PATH(a_newer_version),
        WITH_PATH(an_older_version),
        WITH_PATH(another_sqlite_file),
    };
    const struct CMUnitTest absent[] = {cmocka_unit_test(without_sql)};
    return kjrep_has(KJREP_PART_SQL) ? cmocka_run_group_tests(tests, NULL, NULL)
                                     : cmocka_run_group_tests(absent, NULL, NULL);
}
