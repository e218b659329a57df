/* Loose strings. */
#include "support.h"

static kjrep_fragment *read_fragment(const char *text, int32_t today)
{
    kjrep_engine *engine = new_engine();
    kjrep_fragment *fragment = NULL;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_fragment_new(&fragment, engine, text, strlen(text), today, NULL, &error), KJREP_OK);
    assert_int_equal(error.code, KJREP_OK);
    kjrep_engine_free(engine); /* the fragment holds it */
    return fragment;
}

static void arguments(void **state)
{
    (void)state;
    kjrep_engine *engine = new_engine();
    kjrep_fragment *fragment = (kjrep_fragment *)engine;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_fragment_new(NULL, engine, "3", 1, 0, NULL, &error), KJREP_E_ARG);
    assert_int_equal(kjrep_fragment_new(&fragment, NULL, "3", 1, 0, NULL, &error), KJREP_E_ARG);
    assert_null(fragment);
    assert_int_equal(kjrep_fragment_new(&fragment, engine, NULL, 1, 0, NULL, &error), KJREP_E_ARG);
    assert_int_equal(kjrep_fragment_new(&fragment, engine, "a\xFF", 2, 0, NULL, &error), KJREP_E_UTF8);
    assert_true(error.byte == 1);
    const int32_t no_days[] = {-1, 20249901, 20240132, 20240100, 1231, 100000101};
    for (size_t i = 0; i < sizeof no_days / sizeof *no_days; i++)
        assert_int_equal(kjrep_fragment_new(&fragment, engine, "3", 1, no_days[i], NULL, &error), KJREP_E_ARG);
    assert_null(fragment);
    assert_int_equal(kjrep_fragment_new(&fragment, engine, NULL, 0, 0, NULL, &error), KJREP_OK);
    assert_int_equal(kjrep_fragment_count(fragment), 0);
    assert_int_equal(kjrep_fragment_kind(fragment, 0), 0);
    assert_null(kjrep_fragment_unit(fragment, 0));
    assert_null(kjrep_fragment_number(fragment, 0, KJREP_FRAGMENT_VALUE));
    uint64_t start = 7, end = 7;
    assert_int_equal(kjrep_fragment_place(fragment, 0, &start, &end), KJREP_E_ARG);
    assert_true(start == 0 && end == 0);
    kjrep_fragment_free(fragment);
    kjrep_fragment_free(NULL);
    assert_int_equal(kjrep_fragment_count(NULL), 0);
    kjrep_engine_free(engine);
}

static void assert_text(const char *found, const char *expected)
{
    if (expected) assert_string_equal(found, expected);
    else assert_null(found);
}

static void forms(void **state)
{
    (void)state;
    const struct {
        const char *text, *value, *low, *high, *unit;
        int32_t kind;
        uint64_t start, end;
    } cases[] = {
        {"200", "200", NULL, NULL, NULL, KJREP_METRIC_NUMBER, 0, 3},
        {"负三千二百", "-3200", NULL, NULL, NULL, KJREP_METRIC_NUMBER, 0, 5},
        {"二〇二五", "2025", NULL, NULL, NULL, KJREP_METRIC_NUMBER, 0, 4},
        {"3万4000", "34000", NULL, NULL, "1", KJREP_METRIC_COUNT, 0, 6},
        {"一万二", "12000", NULL, NULL, "1", KJREP_METRIC_COUNT, 0, 3},
        {"1兆7,302億", "1730200000000", NULL, NULL, "1", KJREP_METRIC_COUNT, 0, 8},
        {"一千一百万一千亿", "1100100000000000", NULL, NULL, "1", KJREP_METRIC_COUNT, 0, 8},
        {"0.000500050005005", "0.000500050005005", NULL, NULL, NULL, KJREP_METRIC_NUMBER, 0, 17},
        {"约3万元", "30000", NULL, NULL, "CNY", KJREP_METRIC_MONEY, 0, 4},
        {"人民币叁佰元伍角整", "300.5", NULL, NULL, "CNY", KJREP_METRIC_MONEY, 0, 9},
        {"3000多欧元", NULL, "3000", "4000", "EUR", KJREP_METRIC_MONEY, 0, 7},
        {"5至10万元", NULL, "50000", "100000", "CNY", KJREP_METRIC_MONEY, 0, 6},
        {"两到三千人", NULL, "2000", "3000", "{人}", KJREP_METRIC_COUNT, 0, 5},
        {"十五六个", NULL, "15", "16", "{个}", KJREP_METRIC_COUNT, 0, 4},
        {"百分之三十到四十", NULL, "30", "40", "%", KJREP_METRIC_PERCENT, 0, 8},
        {"零下四摄氏度", "-4", NULL, NULL, "Cel", KJREP_METRIC_MEASURE, 0, 6},
        {"五分之二", "40", NULL, NULL, "%", KJREP_METRIC_PERCENT, 0, 4},
        {"一十亿零一十一亿", "100000001100000000", NULL, NULL, "1", KJREP_METRIC_COUNT, 0, 8},
        {"百分百", "100", NULL, NULL, "%", KJREP_METRIC_PERCENT, 0, 3},
        {"20几人", NULL, "20", "30", "{人}", KJREP_METRIC_COUNT, 0, 4},
        {"10~15k元", NULL, "10000", "15000", "CNY", KJREP_METRIC_MONEY, 0, 7},
        {"300w张", "3000000", NULL, NULL, "{张}", KJREP_METRIC_COUNT, 0, 5},
        {"2万(含)-6万元", NULL, "20000", "60000", "CNY", KJREP_METRIC_MONEY, 0, 9},
        {"从900到2万港元", NULL, "900", "20000", "HKD", KJREP_METRIC_MONEY, 0, 9},
        {"贰分", "0.02", NULL, NULL, "CNY", KJREP_METRIC_MONEY, 0, 2},
        {"叁佰贰拾壹伍角柒分", "321.57", NULL, NULL, "CNY", KJREP_METRIC_MONEY, 0, 9},
        {"半吨", "0.5", NULL, NULL, "t", KJREP_METRIC_MEASURE, 0, 2},
        {"二百一十三千米", "213", NULL, NULL, "km", KJREP_METRIC_MEASURE, 0, 7},
        {"第7位", "7", NULL, NULL, "{位}", KJREP_METRIC_COUNT, 1, 3},
    };
    for (size_t i = 0; i < LENGTH(cases); i++) {
        kjrep_fragment *fragment = read_fragment(cases[i].text, 0);
        uint64_t start, end;
        assert_int_equal(kjrep_fragment_count(fragment), 1);
        assert_text(kjrep_fragment_number(fragment, 0, KJREP_FRAGMENT_VALUE), cases[i].value);
        assert_text(kjrep_fragment_number(fragment, 0, KJREP_FRAGMENT_LOW), cases[i].low);
        assert_text(kjrep_fragment_number(fragment, 0, KJREP_FRAGMENT_HIGH), cases[i].high);
        assert_text(kjrep_fragment_unit(fragment, 0), cases[i].unit);
        assert_int_equal(kjrep_fragment_kind(fragment, 0), cases[i].kind);
        assert_int_equal(kjrep_fragment_place(fragment, 0, &start, &end), KJREP_OK);
        assert_true(start == cases[i].start && end == cases[i].end);
        assert_null(kjrep_fragment_number(fragment, 0, 0));
        kjrep_fragment_free(fragment);
    }
}

static void times(void **state)
{
    (void)state;
    const struct {
        const char *text, *first, *last;
        uint64_t start, end;
    } cases[] = {
        {"2022年5月", "2022-05-01", "2022-05-31", 0, 7},
        {"今年前两个季度", "2023-01-01", "2023-06-30", 0, 7},
        {"上个月15号", "2023-03-15", "2023-03-15", 0, 6},
        {"20211203", "2021-12-03", "2021-12-03", 0, 8},
        {"2021 12 3", "2021-12-03", "2021-12-03", 0, 9},
        {"2020.07-2021.02", "2020-07-01", "2021-02-28", 0, 15},
        {"2019", "2019-01-01", "2019-12-31", 0, 4},
        {"07-30", "2023-07-30", "2023-07-30", 0, 5},
        {"5月4至6月2", "2023-05-04", "2023-06-02", 0, 7},
        {"22年", "2022-01-01", "2022-12-31", 0, 3},
        {"8日", "2023-04-08", "2023-04-08", 0, 2},
        {"从2016年到2018年", "2016-01-01", "2018-12-31", 0, 12},
        {"自2020-03-02起至2020-04-01止", "2020-03-02", "2020-04-01", 0, 24},
        {"8月1号，2号，3号", "2023-08-01", "2023-08-03", 0, 10},
        {"5月前3天", "2023-05-01", "2023-05-03", 0, 5},
        {"Q3季度", "2023-07-01", "2023-09-30", 0, 4},
        {"公元1998年", "1998-01-01", "1998-12-31", 0, 7},
        {"公元前202年", NULL, NULL, 0, 7},
    };
    for (size_t i = 0; i < LENGTH(cases); i++) {
        kjrep_fragment *fragment = read_fragment(cases[i].text, 20230420);
        uint64_t start, end;
        if (kjrep_fragment_count(fragment) != 1) fail_msg("%s", cases[i].text);
        assert_int_equal(kjrep_fragment_kind(fragment, 0), KJREP_FRAGMENT_TIME);
        assert_null(kjrep_fragment_number(fragment, 0, KJREP_FRAGMENT_VALUE));
        assert_null(kjrep_fragment_unit(fragment, 0));
        assert_text(kjrep_fragment_number(fragment, 0, KJREP_FRAGMENT_LOW), cases[i].first);
        assert_text(kjrep_fragment_number(fragment, 0, KJREP_FRAGMENT_HIGH), cases[i].last);
        assert_int_equal(kjrep_fragment_place(fragment, 0, &start, &end), KJREP_OK);
        if (start != cases[i].start || end != cases[i].end) fail_msg("%s: %u", cases[i].text, (unsigned)end);
        kjrep_fragment_free(fragment);
    }
}

/* Without a day to count from, digits are numbers, and what counts from the day says nothing. */
static void no_day_to_count_from(void **state)
{
    (void)state;
    const struct {
        const char *text;
        uint32_t count;
        int32_t kind;
    } cases[] = {{"2019", 1, KJREP_METRIC_NUMBER},
                 {"20211203", 1, KJREP_METRIC_NUMBER},
                 {"22年", 1, KJREP_METRIC_DURATION},
                 {"今年12月31日", 0, 0},
                 {"年末", 0, 0},
                 {"8月3日", 1, KJREP_FRAGMENT_TIME},
                 {"2020-07", 1, KJREP_FRAGMENT_TIME}};
    for (size_t i = 0; i < LENGTH(cases); i++) {
        kjrep_fragment *fragment = read_fragment(cases[i].text, 0);
        if (kjrep_fragment_count(fragment) != cases[i].count) fail_msg("%s", cases[i].text);
        assert_int_equal(kjrep_fragment_kind(fragment, 0), cases[i].kind);
        kjrep_fragment_free(fragment);
    }
}

static kjrep_status render(const char *lines, kjrep_buffer *buffer, kjrep_error *error)
{
    kjrep_engine *engine = new_engine();
    kjrep_buffer_clear(buffer);
    kjrep_status rc = kjrep_fragments_render(engine, lines, strlen(lines), NULL, kjrep_buffer_write, buffer, error);
    kjrep_engine_free(engine);
    return rc;
}

static void lines(void **state)
{
    (void)state;
    kjrep_buffer *buffer = NULL;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_buffer_new(&buffer, NULL, NULL), KJREP_OK);
    assert_int_equal(
        render("{\"id\": 7, \"text\":\"\\u4e09\\u5343\", \"tags\":[1,{\"a\":[]}], \"equiv\":\"3000\"}\r\n\n", buffer,
               &error),
        KJREP_OK);
    assert_string_equal(
        kjrep_buffer_data(buffer, NULL),
        "{\"id\":7,\"results\":[{\"start\":0,\"end\":2,\"value\":\"3000\",\"lo\":null,\"hi\":null,"
        "\"unit\":null,\"kind\":\"number\"}],\"equiv_results\":[{\"start\":0,\"end\":4,\"value\":\"3000\","
        "\"lo\":null,\"hi\":null,\"unit\":null,\"kind\":\"number\"}]}\n");
    const struct {
        const char *lines;
        uint32_t line;
        uint64_t byte;
    } bad[] = {{"{\"id\":1}", 1, 0},
               {"{\"text\":\"a\"}\n{\"text\":3}", 2, 13},
               {"{\"text\":\"a\"} x", 1, 13},
               {"{\"text\":\"a\",}", 1, 12},
               {"{\"text\":\"\\ud800\"}", 1, 15},
               {"{\"text\":\"a", 1, 10},
               {"[1]", 1, 0}};
    for (size_t i = 0; i < LENGTH(bad); i++) {
        assert_int_equal(render(bad[i].lines, buffer, &error), KJREP_E_SYNTAX);
        assert_int_equal(error.line, bad[i].line);
        assert_true(error.byte == bad[i].byte);
    }
    char deep[256] = "{\"text\":\"a\",\"x\":";
    size_t len = strlen(deep);
    memset(deep + len, '[', 100);
    assert_int_equal(render(deep, buffer, &error), KJREP_E_SYNTAX);
    kjrep_buffer_free(buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(arguments), cmocka_unit_test(forms), cmocka_unit_test(times),
                                       cmocka_unit_test(no_day_to_count_from), cmocka_unit_test(lines)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
