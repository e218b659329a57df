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

/* The times of one sentence in a report on 2023 that was issued on 12 January 2024, as words and days. */
static void forms(void **state)
{
    (void)state;
    const struct {
        const char *text;
        struct {
            const char *words;
            int32_t from, to, precision;
        } times[3];
    } cases[] = {
        {"２００９年建成，二〇二二年扩建。",
         {{"２００９年", 20090101, 20091231, KJREP_PRECISION_YEAR},
          {"二〇二二年", 20220101, 20221231, KJREP_PRECISION_YEAR}}},
        {"2019—2023年累计，2021年至2024年实施。",
         {{"2019—2023年", 20190101, 20231231, KJREP_PRECISION_PERIOD},
          {"2021年至2024年", 20210101, 20241231, KJREP_PRECISION_PERIOD}}},
        {"今年前三季度，第三季度，一至三季度。",
         {{"今年前三季度", 20230101, 20230930, KJREP_PRECISION_QUARTER},
          {"第三季度", 20230701, 20230930, KJREP_PRECISION_QUARTER},
          {"一至三季度", 20230101, 20230930, KJREP_PRECISION_QUARTER}}},
        {"1月至9月，前11个月，7、8月份。",
         {{"1月至9月", 20230101, 20230930, KJREP_PRECISION_MONTH},
          {"前11个月", 20230101, 20231130, KJREP_PRECISION_MONTH},
          {"7、8月份", 20230701, 20230831, KJREP_PRECISION_MONTH}}},
        {"截至10月底；截至目前；预计至今年底止。",
         {{"截至10月底", 20231031, 20231031, KJREP_PRECISION_DAY},
          {"截至目前", 20240112, 20240112, KJREP_PRECISION_DAY},
          {"至今年底止", 20231231, 20231231, KJREP_PRECISION_MONTH}}},
        {"“十三五”期间，“十一五”前四年，十四五末。",
         {{"“十三五”期间", 20160101, 20201231, KJREP_PRECISION_PERIOD},
          {"“十一五”前四年", 20060101, 20091231, KJREP_PRECISION_PERIOD},
          {"十四五末", 20250101, 20251231, KJREP_PRECISION_YEAR}}},
        {"编制“十五五”规划。", {{NULL, 0, 0, 0}}},
        {"五年来，过去三年，今后两年。",
         {{"五年来", 20190101, 20231231, KJREP_PRECISION_PERIOD},
          {"过去三年", 20210101, 20231231, KJREP_PRECISION_PERIOD},
          {"今后两年", 20240101, 20251231, KJREP_PRECISION_PERIOD}}},
        {"工期12个月，耗时15分钟，连续3年，三年内，提前一年。", {{NULL, 0, 0, 0}}},
        {"今年以来，2025年底前，2020年以后。",
         {{"今年以来", 20230101, 20240112, KJREP_PRECISION_YEAR},
          {"2025年底前", 0, 20251231, KJREP_PRECISION_MONTH},
          {"2020年以后", 20200101, 0, KJREP_PRECISION_YEAR}}},
        {"1-9月增长，比上年同期提高；去年底。",
         {{"1-9月", 20230101, 20230930, KJREP_PRECISION_MONTH},
          {"上年同期", 20220101, 20220930, KJREP_PRECISION_YEAR},
          {"去年底", 20221201, 20221231, KJREP_PRECISION_MONTH}}},
        {"2022年全年，年末，8月上旬。",
         {{"2022年全年", 20220101, 20221231, KJREP_PRECISION_YEAR},
          {"年末", 20221201, 20221231, KJREP_PRECISION_MONTH},
          {"8月上旬", 20220801, 20220810, KJREP_PRECISION_DAY}}},
        {"6月10日至15日，9月3日、4日，5月6日上午9时。",
         {{"6月10日至15日", 20230610, 20230615, KJREP_PRECISION_DAY},
          {"9月3日、4日", 20230903, 20230904, KJREP_PRECISION_DAY},
          {"5月6日上午9时", 20230506, 20230506, KJREP_PRECISION_TIME}}},
        {"上世纪90年代，二十一世纪初，改革开放以来。",
         {{"上世纪90年代", 19900101, 19991231, KJREP_PRECISION_PERIOD},
          {"二十一世纪初", 20010101, 20011231, KJREP_PRECISION_YEAR},
          {"改革开放以来", 19781201, 20240112, KJREP_PRECISION_PERIOD}}},
        {"民国97年度预算，2021—22学年，2020年11月至3月。",
         {{"民国97年度", 20080101, 20081231, KJREP_PRECISION_YEAR},
          {"2021—22学年", 20210901, 20220831, KJREP_PRECISION_YEAR},
          {"2020年11月至3月", 20201101, 20210331, KJREP_PRECISION_MONTH}}},
        {"2019年至今，去(2022)年，明年上半年。",
         {{"2019年至今", 20190101, 20240112, KJREP_PRECISION_YEAR},
          {"去(2022)年", 20220101, 20221231, KJREP_PRECISION_YEAR},
          {"明年上半年", 20240101, 20240630, KJREP_PRECISION_HALF}}},
        {"近年来，近几年，多年来。",
         {{"近年来", 0, 0, KJREP_PRECISION_PERIOD},
          {"近几年", 0, 0, KJREP_PRECISION_PERIOD},
          {"多年来", 0, 0, KJREP_PRECISION_PERIOD}}},
        {"60岁以上年龄，安全年活动，项目前期，今年内蒙古。", {{"今年", 20230101, 20231231, KJREP_PRECISION_YEAR}}},
        {"上月，本季度，昨日。",
         {{"上月", 20231201, 20231231, KJREP_PRECISION_MONTH},
          {"本季度", 20240101, 20240331, KJREP_PRECISION_QUARTER},
          {"昨日", 20240111, 20240111, KJREP_PRECISION_DAY}}},
    };
    for (size_t i = 0; i < LENGTH(cases); i++) {
        char text[512];
        snprintf(text, sizeof text, "临川县2023年工作总结\n\n%s\n\n临川县人民政府\n2024年1月12日\n", cases[i].text);
        kjrep_report *report = read_text(text);
        uint32_t expected = 0;
        for (; expected < LENGTH(cases[i].times) && cases[i].times[expected].words; expected++) {
            kjrep_time time = expected + 2;
            size_t len = 0;
            const char *words = kjrep_time_words(report, time, &len);
            assert_words(words, len, cases[i].times[expected].words);
            if (kjrep_time_date_from(report, time) != cases[i].times[expected].from ||
                kjrep_time_date_to(report, time) != cases[i].times[expected].to)
                fail_msg("%.*s: %d to %d", (int)len, words, (int)kjrep_time_date_from(report, time),
                         (int)kjrep_time_date_to(report, time));
            assert_int_equal(kjrep_time_precision(report, time), cases[i].times[expected].precision);
        }
        uint32_t others = 2; /* in the title and the signature */
        if (kjrep_report_time_count(report) != expected + others)
            fail_msg("%u times in %s", (unsigned)kjrep_report_time_count(report), cases[i].text);
        kjrep_report_free(report);
    }
}

/* A heading or the first words of a paragraph date what follows under the heading. */
static void sections_date_what_follows(void **state)
{
    (void)state;
    kjrep_report *report = read_text("临川县2025年政府工作报告\n\n"
                                     "一、2024年工作回顾\n全年实现增长。今年财力紧张。\n"
                                     "二、2025年工作安排\n力争上半年完工。\n");
    const struct {
        const char *words;
        int32_t from;
    } cases[] = {{"全年", 20240101}, {"今年", 20250101}, {"上半年", 20250101}};
    for (size_t i = 0; i < LENGTH(cases); i++)
        assert_int_equal(kjrep_time_date_from(report, time_of(report, cases[i].words)), cases[i].from);
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
        cmocka_unit_test(forms),
        cmocka_unit_test(sections_date_what_follows),
        cmocka_unit_test(unknown_years_stay_unknown),
        cmocka_unit_test(in_the_order_of_the_text),
        cmocka_unit_test(names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
