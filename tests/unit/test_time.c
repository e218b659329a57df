/* Times. */
#include "support.h"

static void arguments(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample);
    const kjrep_time none[] = {0, kjrep_report_time_count(report) + 1, UINT32_MAX};
    for (size_t i = 0; i < LENGTH(none); i++) {
        uint64_t start, end;
        size_t len = 7;
        assert_int_equal(kjrep_time_place(report, none[i], &start, &end), KJREP_E_ARG);
        assert_null(kjrep_time_words(report, none[i], &len));
        assert_int_equal(len, 0);
        assert_int_equal(kjrep_time_date_from(report, none[i]), 0);
        assert_int_equal(kjrep_time_date_to(report, none[i]), 0);
        assert_int_equal(kjrep_time_precision(report, none[i]), 0);
        assert_int_equal(kjrep_time_node(report, none[i]), 0);
    }
    assert_int_equal(kjrep_report_time_count(NULL), 0);
    kjrep_report_free(report);
}

static kjrep_time time_of(const kjrep_report *report, const char *words)
{
    for (kjrep_time time = 1; time <= kjrep_report_time_count(report); time++) {
        size_t len;
        const char *text = kjrep_time_words(report, time, &len);
        if (len == strlen(words) && memcmp(text, words, len) == 0) return time;
    }
    fail_msg("no time %s", words);
    return 0;
}

static void days_and_precision(void **state)
{
    (void)state;
    static const char text[] = "临川县2023年工作总结\n"
                               "2021年5月6日启动。上半年完成一批。1-9月推进顺利。2022年12月底验收。2020年开工。\n";
    const struct {
        const char *words;
        int32_t from, to, precision;
    } cases[] = {
        {"2021年5月6日", 20210506, 20210506, KJREP_PRECISION_DAY},
        {"上半年", 20230101, 20230630, KJREP_PRECISION_HALF},
        {"1-9月", 20230101, 20230930, KJREP_PRECISION_MONTH},
        {"2020年", 20200101, 20201231, KJREP_PRECISION_YEAR},
    };
    kjrep_report *report = read_text(text);
    for (size_t i = 0; i < LENGTH(cases); i++) {
        kjrep_time time = time_of(report, cases[i].words);
        assert_int_equal(kjrep_time_date_from(report, time), cases[i].from);
        assert_int_equal(kjrep_time_date_to(report, time), cases[i].to);
        assert_int_equal(kjrep_time_precision(report, time), cases[i].precision);
        uint64_t start, end;
        assert_int_equal(kjrep_time_place(report, time, &start, &end), KJREP_OK);
        assert_true(start == byte_of(report, cases[i].words) && end == start + strlen(cases[i].words));
        assert_int_equal(kjrep_time_place(report, time, NULL, NULL), KJREP_OK);
        assert_true(kjrep_time_node(report, time) != 0);
    }
    kjrep_report_free(report);
}

static void unknown_years_stay_unknown(void **state)
{
    (void)state;
    kjrep_report *report = read_text("上半年推进顺利。\n");
    kjrep_time time = time_of(report, "上半年");
    assert_int_equal(kjrep_time_date_from(report, time), 0);
    assert_int_equal(kjrep_time_date_to(report, time), 0);
    kjrep_report_free(report);
}

static void in_the_order_of_the_text(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample);
    uint64_t last = 0;
    assert_true(kjrep_report_time_count(report) > 0);
    for (kjrep_time time = 1; time <= kjrep_report_time_count(report); time++) {
        uint64_t start, end;
        assert_int_equal(kjrep_time_place(report, time, &start, &end), KJREP_OK);
        assert_true(start >= last && end > start);
        last = start;
        assert_true(kjrep_time_date_from(report, time) <= kjrep_time_date_to(report, time));
    }
    kjrep_report_free(report);
}

static void names(void **state)
{
    (void)state;
    assert_string_equal(kjrep_time_precision_name(KJREP_PRECISION_MONTH), "month");
    for (int32_t i = -2; i < 20; i++)
        assert_int_equal(kjrep_time_precision_name(i) != NULL,
                         i >= KJREP_PRECISION_PERIOD && i <= KJREP_PRECISION_TIME);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arguments),
        cmocka_unit_test(days_and_precision),
        cmocka_unit_test(unknown_years_stay_unknown),
        cmocka_unit_test(in_the_order_of_the_text),
        cmocka_unit_test(names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
