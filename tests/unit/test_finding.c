/* Checks and what they find. */
#include "support.h"

#include <stdbool.h>

static const char faulty[] = "临川县2023年工作总结\n"
                             "一、主要工作\n"
                             "年内新建文化设施共26处，其中：村级书屋14处；健身广场7处；非遗工坊3处。\n"
                             "三、下一步打算\n"
                             "申请外观设计专利12项，授权19项。\n";

static kjrep_findings *check(const char *text, const kjrep_options *options)
{
    kjrep_report *report = read_text(text);
    kjrep_findings *findings = NULL;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_findings_new(&findings, report, options, &error), KJREP_OK);
    assert_non_null(findings);
    assert_int_equal(error.code, KJREP_OK);
    kjrep_report_free(report);
    return findings;
}

static kjrep_finding finding_of(const kjrep_findings *findings, const char *rule, int32_t kind)
{
    for (kjrep_finding finding = 1; finding <= kjrep_findings_count(findings); finding++)
        if (strcmp(kjrep_finding_rule(findings, finding), rule) == 0 && kjrep_finding_kind(findings, finding) == kind)
            return finding;
    return 0;
}

static void arguments(void **state)
{
    (void)state;
    kjrep_report *report = read_text(faulty);
    kjrep_findings *findings = (kjrep_findings *)report;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_findings_new(NULL, report, NULL, &error), KJREP_E_ARG);
    assert_int_equal(error.code, KJREP_E_ARG);
    assert_int_equal(kjrep_findings_new(&findings, NULL, NULL, &error), KJREP_E_ARG);
    assert_null(findings);
    assert_null(kjrep_findings_retain(NULL));
    kjrep_findings_free(NULL);
    assert_int_equal(kjrep_findings_count(NULL), 0);
    kjrep_report_free(report);

    findings = check(faulty, NULL);
    const kjrep_finding none[] = {0, kjrep_findings_count(findings) + 1, UINT32_MAX};
    for (size_t i = 0; i < LENGTH(none); i++) {
        uint64_t start, end;
        size_t len = 7;
        assert_null(kjrep_finding_rule(findings, none[i]));
        assert_int_equal(kjrep_finding_kind(findings, none[i]), 0);
        assert_int_equal(kjrep_finding_level(findings, none[i]), 0);
        assert_null(kjrep_finding_message(findings, none[i], &len));
        assert_null(kjrep_finding_message(findings, none[i], NULL));
        assert_int_equal(kjrep_finding_place(findings, none[i], &start, &end), KJREP_E_ARG);
        assert_null(kjrep_finding_fingerprint(findings, none[i]));
        assert_int_equal(kjrep_finding_related_count(findings, none[i]), 0);
        assert_int_equal(kjrep_finding_related_place(findings, none[i], 0, &start, &end), KJREP_E_ARG);
        assert_null(kjrep_finding_related_message(findings, none[i], 0));
        assert_int_equal(kjrep_finding_metric_count(findings, none[i]), 0);
        assert_int_equal(kjrep_finding_metric(findings, none[i], 0), 0);
        assert_int_equal(kjrep_finding_suggestion_count(findings, none[i]), 0);
        assert_null(kjrep_finding_suggestion(findings, none[i], 0));
    }
    kjrep_findings_free(findings);
}

static void a_wrong_sum(void **state)
{
    (void)state;
    kjrep_findings *findings = check(faulty, NULL);
    const kjrep_report *report = kjrep_findings_report(findings);
    kjrep_finding sum = finding_of(findings, "KJ-A001", KJREP_FINDING_FAIL);
    assert_true(sum != 0);
    assert_int_equal(kjrep_finding_level(findings, sum), KJREP_LEVEL_ERROR);
    uint64_t start, end, at = byte_of(report, "26处");
    assert_int_equal(kjrep_finding_place(findings, sum, &start, &end), KJREP_OK);
    assert_int_equal(kjrep_finding_place(findings, sum, NULL, NULL), KJREP_OK);
    assert_true(start < end && start <= at && at < end);
    bool names_total = false;
    for (uint32_t i = 0; i < kjrep_finding_metric_count(findings, sum); i++)
        names_total |= kjrep_finding_metric(findings, sum, i) == metric_of(report, "26处");
    assert_true(names_total);
    assert_true(finding_of(findings, "KJ-S001", KJREP_FINDING_FAIL) != 0); /* 一、 then 三、 */
    assert_int_equal(finding_of(findings, "KJ-A001", KJREP_FINDING_PASS), 0);
    kjrep_findings_free(findings);
}

static void every_finding_is_whole(void **state)
{
    (void)state;
    kjrep_options *options = new_options();
    kjrep_options_set_int(options, KJREP_OPT_SHOW_PASSES, 1);
    const char *const texts[] = {faulty, sample};
    for (size_t t = 0; t < LENGTH(texts); t++) {
        kjrep_findings *findings = check(texts[t], options);
        uint64_t text_len = strlen(texts[t]), last = 0;
        for (kjrep_finding finding = 1; finding <= kjrep_findings_count(findings); finding++) {
            uint64_t start, end;
            size_t len;
            const char *message = kjrep_finding_message(findings, finding, &len);
            assert_true(message && len > 0 && len == strlen(message) && !strchr(message, '\n'));
            assert_int_equal(kjrep_finding_place(findings, finding, &start, &end), KJREP_OK);
            assert_true(start <= end && end <= text_len && start >= last);
            last = start;
            int32_t kind = kjrep_finding_kind(findings, finding), level = kjrep_finding_level(findings, finding);
            assert_true(kind == KJREP_FINDING_FAIL || kind == KJREP_FINDING_PASS);
            assert_int_equal(level == KJREP_LEVEL_NONE, kind == KJREP_FINDING_PASS);
            const char *fingerprint = kjrep_finding_fingerprint(findings, finding);
            assert_int_equal(strlen(fingerprint), 16);
            assert_int_equal(strspn(fingerprint, "0123456789abcdef"), 16);
            uint32_t related = kjrep_finding_related_count(findings, finding);
            for (uint32_t i = 0; i < related; i++) {
                assert_int_equal(kjrep_finding_related_place(findings, finding, i, &start, &end), KJREP_OK);
                assert_true(start <= end && end <= text_len);
                assert_non_null(kjrep_finding_related_message(findings, finding, i));
            }
            assert_int_equal(kjrep_finding_related_place(findings, finding, related, &start, &end), KJREP_E_ARG);
            assert_null(kjrep_finding_related_message(findings, finding, related));
            uint32_t metrics = kjrep_finding_metric_count(findings, finding);
            for (uint32_t i = 0; i < metrics; i++) {
                kjrep_metric metric = kjrep_finding_metric(findings, finding, i);
                assert_true(metric >= 1 && metric <= kjrep_report_metric_count(kjrep_findings_report(findings)));
            }
            assert_int_equal(kjrep_finding_metric(findings, finding, metrics), 0);
            uint32_t suggestions = kjrep_finding_suggestion_count(findings, finding);
            for (uint32_t i = 0; i < suggestions; i++)
                assert_non_null(kjrep_finding_suggestion(findings, finding, i));
            assert_null(kjrep_finding_suggestion(findings, finding, suggestions));
        }
        kjrep_findings_free(findings);
    }
    kjrep_options_free(options);
}

static void passes_are_shown_on_demand(void **state)
{
    (void)state;
    kjrep_options *options = new_options();
    kjrep_findings *without = check(sample, options);
    assert_int_equal(finding_of(without, "KJ-A001", KJREP_FINDING_PASS), 0);
    kjrep_options_set_int(options, KJREP_OPT_SHOW_PASSES, 1);
    kjrep_findings *with = check(sample, options);
    kjrep_finding sum = finding_of(with, "KJ-A001", KJREP_FINDING_PASS); /* 16 + 30 = 46 */
    assert_true(sum != 0);
    assert_int_equal(kjrep_finding_level(with, sum), KJREP_LEVEL_NONE);
    assert_true(kjrep_findings_count(with) > kjrep_findings_count(without));
    kjrep_findings_free(without);
    kjrep_findings_free(with);
    kjrep_options_free(options);
}

static void rules_can_be_left_out(void **state)
{
    (void)state;
    kjrep_options *options = new_options();
    assert_int_equal(kjrep_options_set_text(options, KJREP_OPT_RULES_OFF, "KJ-S001,KJ-A001", 15), KJREP_OK);
    kjrep_findings *findings = check(faulty, options);
    assert_int_equal(finding_of(findings, "KJ-A001", KJREP_FINDING_FAIL), 0);
    assert_int_equal(finding_of(findings, "KJ-S001", KJREP_FINDING_FAIL), 0);
    kjrep_findings_free(findings);
    kjrep_options_free(options);
}

static void languages_change_the_message_only(void **state)
{
    (void)state;
    kjrep_findings *sets[3];
    kjrep_options *options = new_options();
    for (int32_t language = KJREP_LANGUAGE_EN; language <= KJREP_LANGUAGE_ZHT; language++) {
        kjrep_options_set_int(options, KJREP_OPT_LANGUAGE, language);
        sets[language - 1] = check(faulty, options);
    }
    kjrep_finding sum = finding_of(sets[0], "KJ-A001", KJREP_FINDING_FAIL);
    assert_true(sum != 0);
    for (int i = 1; i < 3; i++) {
        assert_int_equal(kjrep_findings_count(sets[i]), kjrep_findings_count(sets[0]));
        assert_string_equal(kjrep_finding_rule(sets[i], sum), "KJ-A001");
        assert_string_equal(kjrep_finding_fingerprint(sets[i], sum), kjrep_finding_fingerprint(sets[0], sum));
        assert_string_not_equal(kjrep_finding_message(sets[i], sum, NULL), kjrep_finding_message(sets[0], sum, NULL));
    }
    assert_string_not_equal(kjrep_finding_message(sets[1], sum, NULL), kjrep_finding_message(sets[2], sum, NULL));
    for (int i = 0; i < 3; i++)
        kjrep_findings_free(sets[i]);
    kjrep_options_free(options);
}

static void fingerprints_outlive_other_edits(void **state)
{
    (void)state;
    char longer[sizeof faulty + 64];
    snprintf(longer, sizeof longer, "%s\n%s", "临川县委办公室", faulty);
    kjrep_findings *before = check(faulty, NULL), *after = check(longer, NULL);
    kjrep_finding a = finding_of(before, "KJ-A001", KJREP_FINDING_FAIL),
                  b = finding_of(after, "KJ-A001", KJREP_FINDING_FAIL);
    assert_true(a && b);
    assert_string_equal(kjrep_finding_fingerprint(before, a), kjrep_finding_fingerprint(after, b));
    kjrep_findings_free(before);
    kjrep_findings_free(after);
}

static void most_findings(void **state)
{
    (void)state;
    kjrep_options *options = new_options();
    kjrep_options_set_int(options, KJREP_OPT_MAX_FINDINGS, 1);
    kjrep_report *report = read_text(faulty);
    kjrep_findings *findings = (kjrep_findings *)report;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_findings_new(&findings, report, options, &error), KJREP_E_LIMIT);
    assert_null(findings);
    assert_int_equal(error.code, KJREP_E_LIMIT);
    kjrep_report_free(report);
    kjrep_options_free(options);
}

static void holders(void **state)
{
    (void)state;
    kjrep_findings *findings = check(faulty, NULL);
    assert_ptr_equal(kjrep_findings_retain(findings), findings);
    kjrep_findings_free(findings);
    assert_true(kjrep_findings_count(findings) > 0);
    assert_memory_equal(kjrep_report_text(kjrep_findings_report(findings), NULL), faulty, sizeof faulty - 1);
    kjrep_findings_free(findings);
}

static void names(void **state)
{
    (void)state;
    assert_string_equal(kjrep_finding_kind_name(KJREP_FINDING_FAIL), "fail");
    assert_string_equal(kjrep_finding_kind_name(KJREP_FINDING_PASS), "pass");
    assert_null(kjrep_finding_kind_name(0));
    assert_string_equal(kjrep_level_name(KJREP_LEVEL_NONE), "none");
    assert_string_equal(kjrep_level_name(KJREP_LEVEL_NOTE), "note");
    assert_string_equal(kjrep_level_name(KJREP_LEVEL_WARNING), "warning");
    assert_string_equal(kjrep_level_name(KJREP_LEVEL_ERROR), "error");
    assert_null(kjrep_level_name(-1));
    assert_null(kjrep_level_name(4));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arguments),
        cmocka_unit_test(a_wrong_sum),
        cmocka_unit_test(every_finding_is_whole),
        cmocka_unit_test(passes_are_shown_on_demand),
        cmocka_unit_test(rules_can_be_left_out),
        cmocka_unit_test(languages_change_the_message_only),
        cmocka_unit_test(fingerprints_outlive_other_edits),
        cmocka_unit_test(most_findings),
        cmocka_unit_test(holders),
        cmocka_unit_test(names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
