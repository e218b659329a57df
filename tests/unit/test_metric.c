/* Metrics: values, units, attributes, words. */
#include "support.h"

static void arguments(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample);
    const kjrep_metric none[] = {0, kjrep_report_metric_count(report) + 1, UINT32_MAX};
    uint64_t start, end, lower;
    int64_t upper;
    char text[48];
    size_t len;
    for (size_t i = 0; i < LENGTH(none); i++) {
        assert_int_equal(kjrep_metric_place(report, none[i], &start, &end), KJREP_E_ARG);
        assert_int_equal(kjrep_metric_decimal(report, none[i], KJREP_DECIMAL_VALUE, text, sizeof text), KJREP_E_ARG);
        assert_int_equal(kjrep_metric_millionths(report, none[i], KJREP_DECIMAL_VALUE, &upper, &lower), KJREP_E_ARG);
        assert_null(kjrep_metric_unit(report, none[i]));
        assert_int_equal(kjrep_metric_approx(report, none[i]), 0);
        assert_int_equal(kjrep_metric_kind(report, none[i]), 0);
        assert_int_equal(kjrep_metric_change(report, none[i]), 0);
        assert_int_equal(kjrep_metric_basis(report, none[i]), 0);
        assert_int_equal(kjrep_metric_modality(report, none[i]), 0);
        assert_int_equal(kjrep_metric_flags(report, none[i]), 0);
        assert_int_equal(kjrep_metric_parent(report, none[i]), 0);
        assert_int_equal(kjrep_metric_node(report, none[i]), 0);
        assert_null(kjrep_metric_words(report, none[i], KJREP_WORDS_TEXT, &len));
        assert_int_equal(len, 0);
        assert_int_equal(kjrep_metric_words_place(report, none[i], KJREP_WORDS_TEXT, &start, &end), KJREP_E_ARG);
        assert_int_equal(kjrep_metric_date_from(report, none[i]), 0);
        assert_int_equal(kjrep_metric_date_to(report, none[i]), 0);
        assert_null(kjrep_metric_indicator(report, none[i]));
    }
    assert_int_equal(kjrep_metric_decimal(report, 1, 0, text, sizeof text), KJREP_E_ARG);
    assert_int_equal(kjrep_metric_decimal(report, 1, KJREP_DECIMAL_HIGH + 1, text, sizeof text), KJREP_E_ARG);
    assert_int_equal(kjrep_metric_decimal(report, 1, KJREP_DECIMAL_VALUE, NULL, sizeof text), KJREP_E_ARG);
    assert_int_equal(kjrep_metric_millionths(report, 1, 0, &upper, &lower), KJREP_E_ARG);
    assert_null(kjrep_metric_words(report, 1, 0, &len));
    assert_null(kjrep_metric_words(report, 1, KJREP_WORDS_PARENT + 1, &len));
    assert_int_equal(kjrep_metric_words_place(report, 1, 0, NULL, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_metric_place(report, 1, NULL, NULL), KJREP_OK);
    assert_int_equal(kjrep_report_metric_count(NULL), 0);
    assert_int_equal(kjrep_metric_kind(NULL, 1), 0);
    kjrep_report_free(report);
}

static void too_small_a_buffer_is_not_written_past(void **state)
{
    (void)state;
    kjrep_report *report = read_text("全年实施重点项目46项。\n");
    kjrep_metric metric = metric_of(report, "46项");
    for (size_t size = 0; size <= 3; size++) {
        char text[8] = "xxxxxxx";
        kjrep_status rc = kjrep_metric_decimal(report, metric, KJREP_DECIMAL_VALUE, text, size);
        assert_int_equal(rc, size < 3 ? KJREP_E_ARG : KJREP_OK);
        assert_string_equal(text + size, &"xxxxxxx"[size]);
    }
    kjrep_report_free(report);
}

static void assert_number(const kjrep_report *report, kjrep_metric metric, int32_t which, const char *expected)
{
    char text[48] = "";
    int64_t upper = 0;
    uint64_t lower = 0;
    kjrep_status rc = kjrep_metric_decimal(report, metric, which, text, sizeof text);
    assert_int_equal(kjrep_metric_millionths(report, metric, which, &upper, &lower), rc);
    assert_int_equal(rc, expected ? KJREP_OK : KJREP_ABSENT);
    if (expected) assert_string_equal(text, expected);
}

typedef struct expectation {
    const char *sentence, *words, *value, *value_high, *low, *high, *unit;
    int32_t kind, approx;
    uint32_t flags; /* of KJREP_FLAG_LOW_OPEN and KJREP_FLAG_HIGH_OPEN */
} expectation;

static const expectation expectations[] = {
    {"全年实施重点项目46项。", "46项", "46", NULL, "46", "46", "{项}", KJREP_METRIC_COUNT, KJREP_APPROX_EXACT, 0},
    {"新建供水工程50余项。", "50余项", "50", NULL, "50", "60", "{项}", KJREP_METRIC_COUNT, KJREP_APPROX_OVER,
     KJREP_FLAG_LOW_OPEN | KJREP_FLAG_HIGH_OPEN},
    {"下拨經費1600多萬元，經濟發展。", "1600多萬元", "16000000", NULL, "16000000", "17000000", "CNY",
     KJREP_METRIC_MONEY, KJREP_APPROX_OVER, KJREP_FLAG_LOW_OPEN | KJREP_FLAG_HIGH_OPEN},
    {"完成投资175.9亿元。", "175.9亿元", "17590000000", NULL, "17585000000", "17595000000", "CNY", KJREP_METRIC_MONEY,
     KJREP_APPROX_EXACT, 0},
    {"贫困发生率下降百分之三十。", "百分之三十", "30", NULL, NULL, NULL, "%", KJREP_METRIC_PERCENT, KJREP_APPROX_EXACT,
     0},
    {"地区生产总值增长6%—8%。", "6%—8%", "6", "8", "6", "8", "%", KJREP_METRIC_PERCENT, KJREP_APPROX_RANGE, 0},
    {"占比提高3.2个百分点。", "3.2个百分点", "3.2", NULL, NULL, NULL, "pp", KJREP_METRIC_POINT, KJREP_APPROX_EXACT, 0},
    {"综合排名第7位。", "第7位", "7", NULL, "7", "7", "#", KJREP_METRIC_RANK, KJREP_APPROX_EXACT, 0},
    {"考核得分86.051分。", "86.051分", "86.051", NULL, "86.051", "86.051", "{分}", KJREP_METRIC_SCORE,
     KJREP_APPROX_EXACT, 0},
    {"产量为上年的1.5倍。", "1.5倍", "1.5", NULL, NULL, NULL, "x", KJREP_METRIC_MULTIPLE, KJREP_APPROX_EXACT, 0},
    {"新修公路３５０公里。", "３５０公里", "350", NULL, NULL, NULL, "km", KJREP_METRIC_MEASURE, KJREP_APPROX_EXACT, 0},
    {"近30家企业落户。", "近30家", "30", NULL, NULL, "30", "{家}", KJREP_METRIC_COUNT, KJREP_APPROX_UNDER,
     KJREP_FLAG_HIGH_OPEN},
    {"粮食产量3万吨。", "3万吨", "30000", NULL, NULL, NULL, "t", KJREP_METRIC_MEASURE, KJREP_APPROX_EXACT, 0},
};

static void values_and_units(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(expectations); i++) {
        const expectation *e = &expectations[i];
        kjrep_report *report = read_text(e->sentence);
        kjrep_metric metric = metric_of(report, e->words);
        assert_number(report, metric, KJREP_DECIMAL_VALUE, e->value);
        assert_number(report, metric, KJREP_DECIMAL_VALUE_HIGH, e->value_high);
        if (e->low) assert_number(report, metric, KJREP_DECIMAL_LOW, e->low);
        if (e->high) assert_number(report, metric, KJREP_DECIMAL_HIGH, e->high);
        assert_string_equal(kjrep_metric_unit(report, metric), e->unit);
        assert_int_equal(kjrep_metric_kind(report, metric), e->kind);
        assert_int_equal(kjrep_metric_approx(report, metric), e->approx);
        assert_int_equal(kjrep_metric_flags(report, metric) & (KJREP_FLAG_LOW_OPEN | KJREP_FLAG_HIGH_OPEN), e->flags);
        uint64_t start, end;
        assert_int_equal(kjrep_metric_place(report, metric, &start, &end), KJREP_OK);
        assert_true(start == byte_of(report, e->words) && end == start + strlen(e->words));
        kjrep_report_free(report);
    }
}

static void open_ended_intervals(void **state)
{
    (void)state;
    kjrep_report *report = read_text("惠及30家以上企业，培训不超过50人。\n");
    kjrep_metric over = metric_of(report, "30家以上"), under = metric_of(report, "不超过50人");
    assert_number(report, over, KJREP_DECIMAL_LOW, "30");
    assert_number(report, over, KJREP_DECIMAL_HIGH, NULL);
    assert_int_equal(kjrep_metric_flags(report, over) & KJREP_FLAG_LOW_OPEN, 0);
    assert_number(report, under, KJREP_DECIMAL_HIGH, "50");
    assert_int_equal(kjrep_metric_flags(report, under) & KJREP_FLAG_HIGH_OPEN, 0);
    kjrep_report_free(report);
}

static void millionths(void **state)
{
    (void)state;
    kjrep_report *report = read_text("考核得分86.051分。资产总额34000000000000亿元。利润增长-1.6%。\n");
    int64_t upper;
    uint64_t lower;
    assert_int_equal(
        kjrep_metric_millionths(report, metric_of(report, "86.051分"), KJREP_DECIMAL_VALUE, &upper, &lower), KJREP_OK);
    assert_true(upper == 0 && lower == 86051000);
    /* 3.4 * 10^27 in millionths is 184 * 2^64 and something */
    kjrep_metric large = metric_of(report, "34000000000000亿元");
    assert_int_equal(kjrep_metric_millionths(report, large, KJREP_DECIMAL_VALUE, &upper, &lower), KJREP_OK);
    double back = (double)upper * 18446744073709551616.0 + (double)lower;
    assert_true(upper > 0 && back > 3.39e27 && back < 3.41e27);
    double real = 0;
    assert_int_equal(kjrep_metric_real(report, large, KJREP_DECIMAL_VALUE, &real), KJREP_OK);
    assert_true(real == 3.4e21);
    kjrep_metric minus = metric_of(report, "-1.6%");
    assert_int_equal(kjrep_metric_real(report, minus, KJREP_DECIMAL_VALUE, &real), KJREP_OK);
    assert_true(real == -1.6);
    assert_int_equal(kjrep_metric_real(report, minus, KJREP_DECIMAL_VALUE_HIGH, &real), KJREP_ABSENT);
    assert_true(real == 0);
    assert_int_equal(kjrep_metric_real(report, minus, 0, &real), KJREP_E_ARG);
    assert_int_equal(kjrep_metric_real(report, minus, KJREP_DECIMAL_VALUE, NULL), KJREP_E_ARG);
    assert_number(report, minus, KJREP_DECIMAL_VALUE, "-1.6");
    assert_int_equal(kjrep_metric_millionths(report, minus, KJREP_DECIMAL_VALUE, &upper, &lower), KJREP_OK);
    assert_true(upper == -1 && lower == (uint64_t)0 - 1600000);
    kjrep_report_free(report);
}

static void out_of_range(void **state)
{
    (void)state;
    static const char *const texts[] = {"完成投资123456789012345678901234567890123456789元。\n", "得分0.1234567分。\n",
                                        "完成投资99999999999999999999999999999999万亿元。\n"};
    for (size_t i = 0; i < LENGTH(texts); i++) {
        kjrep_report *report = read_text(texts[i]);
        assert_int_equal(kjrep_report_metric_count(report), 1);
        assert_true(kjrep_metric_flags(report, 1) & KJREP_FLAG_OUT_OF_RANGE);
        assert_number(report, 1, KJREP_DECIMAL_VALUE, NULL);
        assert_number(report, 1, KJREP_DECIMAL_LOW, NULL);
        assert_number(report, 1, KJREP_DECIMAL_HIGH, NULL);
        kjrep_report_free(report);
    }
    kjrep_report *report = read_text("完成投资99999999999999999999999999999999元。\n");
    assert_int_equal(kjrep_metric_flags(report, 1) & KJREP_FLAG_OUT_OF_RANGE, 0);
    assert_number(report, 1, KJREP_DECIMAL_VALUE, "99999999999999999999999999999999");
    kjrep_report_free(report);
}

static void assert_metric_words(const kjrep_report *report, kjrep_metric metric, int32_t which, const char *expected)
{
    size_t len = 7;
    uint64_t start = 0, end = 0;
    const char *words = kjrep_metric_words(report, metric, which, &len);
    kjrep_status rc = kjrep_metric_words_place(report, metric, which, &start, &end);
    if (!expected) {
        assert_null(words);
        assert_int_equal(len, 0);
        assert_int_equal(rc, KJREP_ABSENT);
        return;
    }
    assert_words(words, len, expected);
    assert_int_equal(rc, KJREP_OK);
    assert_true(end - start == len);
    assert_memory_equal(kjrep_report_text(report, NULL) + start, expected, len);
}

static void attributes(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample);
    kjrep_metric growth = metric_of(report, "5.1%"), whole = metric_of(report, "46项");
    assert_int_equal(kjrep_metric_change(report, growth), KJREP_CHANGE_INCREASE_BY);
    assert_int_equal(kjrep_metric_basis(report, growth), KJREP_BASIS_YOY);
    assert_int_equal(kjrep_metric_modality(report, growth), KJREP_MODALITY_ACTUAL);
    assert_metric_words(report, growth, KJREP_WORDS_CHANGE, "增长");
    assert_metric_words(report, growth, KJREP_WORDS_BASIS, "同比");
    assert_metric_words(report, growth, KJREP_WORDS_HEDGE, NULL);
    assert_metric_words(report, whole, KJREP_WORDS_TEXT, "46项");
    assert_metric_words(report, whole, KJREP_WORDS_UNIT, "项");
    assert_metric_words(report, whole, KJREP_WORDS_SUBJECT, "重点项目");
    assert_metric_words(report, whole, KJREP_WORDS_PERIOD, "全年");
    assert_metric_words(report, whole, KJREP_WORDS_CHANGE, NULL);
    assert_int_equal(kjrep_metric_parent(report, whole), 0);
    assert_int_equal(kjrep_metric_parent(report, metric_of(report, "16项")), whole);
    assert_int_equal(kjrep_metric_parent(report, metric_of(report, "30项")), whole);
    assert_metric_words(report, metric_of(report, "16项"), KJREP_WORDS_PARENT, "其中");
    assert_int_equal(kjrep_metric_change(report, metric_of(report, "3.2%")), KJREP_CHANGE_DECREASE_BY);
    kjrep_metric planned = metric_of(report, "6%—8%");
    assert_int_equal(kjrep_metric_modality(report, planned), KJREP_MODALITY_PLANNED);
    assert_metric_words(report, planned, KJREP_WORDS_MODALITY, "力争");
    assert_metric_words(report, planned, KJREP_WORDS_SUBJECT, "地区生产总值");
    assert_metric_words(report, metric_of(report, "1600多人"), KJREP_WORDS_HEDGE, "多");
    assert_int_equal(kjrep_metric_date_from(report, whole), 20230101);
    assert_int_equal(kjrep_metric_date_to(report, whole), 20231231);
    kjrep_report_free(report);
}

static void what_is_no_metric(void **state)
{
    (void)state;
    kjrep_report *report =
        read_text("临川县2023年工作总结\n一、基本情况\n根据国发〔2015〕9号文件，进一步统一思想，第三季度推进"
                  "九三学社“三抓一促”工作。\n2024年1月12日\n");
    assert_int_equal(kjrep_report_metric_count(report), 0);
    kjrep_report_free(report);
}

static void in_the_order_of_the_text_and_inside_nodes(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample);
    uint64_t last = 0;
    assert_int_equal(kjrep_report_metric_count(report), 11);
    for (kjrep_metric metric = 1; metric <= kjrep_report_metric_count(report); metric++) {
        uint64_t start, end, node_start;
        assert_int_equal(kjrep_metric_place(report, metric, &start, &end), KJREP_OK);
        assert_true(start >= last && end > start);
        last = end;
        kjrep_node node = kjrep_metric_node(report, metric);
        assert_int_equal(kjrep_node_place(report, node, &node_start, NULL), KJREP_OK);
        assert_true(node_start <= start && end <= kjrep_node_body_end(report, node));
    }
    kjrep_report_free(report);
}

static void names(void **state)
{
    (void)state;
    const struct {
        const char *(*name)(int32_t);
        int32_t first, last;
    } kinds[] = {{kjrep_metric_approx_name, KJREP_APPROX_EXACT, KJREP_APPROX_RANGE},
                 {kjrep_metric_kind_name, KJREP_METRIC_COUNT, KJREP_METRIC_NUMBER},
                 {kjrep_metric_change_name, KJREP_CHANGE_NONE, KJREP_CHANGE_SHARE},
                 {kjrep_metric_basis_name, KJREP_BASIS_NONE, KJREP_BASIS_SINCE},
                 {kjrep_metric_modality_name, KJREP_MODALITY_ACTUAL, KJREP_MODALITY_PRIOR}};
    for (size_t i = 0; i < LENGTH(kinds); i++) {
        for (int32_t value = -2; value < 20; value++)
            assert_int_equal(kinds[i].name(value) != NULL, value >= kinds[i].first && value <= kinds[i].last);
        assert_null(kinds[i].name(INT32_MAX));
        assert_null(kinds[i].name(INT32_MIN));
    }
    assert_string_equal(kjrep_metric_approx_name(KJREP_APPROX_OVER), "over");
    assert_string_equal(kjrep_metric_kind_name(KJREP_METRIC_MONEY), "money");
    assert_string_equal(kjrep_metric_change_name(KJREP_CHANGE_INCREASE_BY), "increase_by");
    assert_string_equal(kjrep_metric_basis_name(KJREP_BASIS_YOY), "yoy");
    assert_string_equal(kjrep_metric_modality_name(KJREP_MODALITY_PLANNED), "planned");
    assert_string_equal(kjrep_metric_flag_name(KJREP_FLAG_OUT_OF_RANGE), "out_of_range");
    assert_null(kjrep_metric_flag_name(KJREP_FLAG_LOW_OPEN)); /* shown as low_open */
    assert_null(kjrep_metric_flag_name(0));
    assert_null(kjrep_metric_flag_name(UINT32_MAX));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arguments),
        cmocka_unit_test(too_small_a_buffer_is_not_written_past),
        cmocka_unit_test(values_and_units),
        cmocka_unit_test(open_ended_intervals),
        cmocka_unit_test(millionths),
        cmocka_unit_test(out_of_range),
        cmocka_unit_test(attributes),
        cmocka_unit_test(what_is_no_metric),
        cmocka_unit_test(in_the_order_of_the_text_and_inside_nodes),
        cmocka_unit_test(names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
