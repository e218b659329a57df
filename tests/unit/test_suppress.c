/* Findings that are not wanted: by rule, by place, by fingerprint. */
#include "support.h"

static const char text[] = "完成2-3月任务。\n"
                           "增长15～30%，投资5～8亿。\n";

/* Which findings are suppressed, one character each in the order of the text: x, or . where they are not. */
static const char *marks(const char *suppressions, kjrep_error *error)
{
    static char list[16];
    kjrep_options *options = new_options();
    kjrep_report *report = read_text(text);
    kjrep_findings *findings = NULL;
    size_t count = 0;
    assert_int_equal(
        kjrep_options_add_text(options, KJREP_OPT_SUPPRESSIONS, "list", suppressions, strlen(suppressions)), KJREP_OK);
    if (kjrep_findings_new(&findings, report, options, error) >= 0) {
        for (; count < kjrep_findings_count(findings) && count + 1 < sizeof list; count++)
            list[count] = kjrep_finding_is_suppressed(findings, (kjrep_finding)(count + 1)) ? 'x' : '.';
    }
    list[count] = 0;
    kjrep_findings_free(findings);
    kjrep_report_free(report);
    kjrep_options_free(options);
    return list;
}

static void by_rule_and_place(void **state)
{
    (void)state;
    assert_string_equal(marks("", NULL), "...");
    assert_string_equal(marks("# a comment\n\n", NULL), "...");
    assert_string_equal(marks("KJ-N003\n", NULL), "x..");
    assert_string_equal(marks("KJ-N*", NULL), "xxx");
    assert_string_equal(marks("KJ-U*", NULL), "...");
    assert_string_equal(marks("KJ-N002 15～30", NULL), ".x.");
    assert_string_equal(marks("KJ-N002 投资5～8亿\r\n", NULL), "..x");
    assert_string_equal(marks("KJ-N002 任务", NULL), "...");
    assert_string_equal(marks("KJ-N* :2", NULL), ".xx");
    assert_string_equal(marks("  KJ-N* :1  \n", NULL), "x..");
}

static void by_fingerprint(void **state)
{
    (void)state;
    char lines[128];
    kjrep_report *report = read_text(text);
    kjrep_findings *findings = NULL;
    assert_int_equal(kjrep_findings_new(&findings, report, NULL, NULL), KJREP_OK);
    assert_int_equal(kjrep_findings_count(findings), 3);
    snprintf(lines, sizeof lines, "%s reviewed\n", kjrep_finding_fingerprint(findings, 2));
    assert_string_equal(marks(lines, NULL), ".x.");
    snprintf(lines, sizeof lines, "{\"rule\":\"KJ-N003\",\"fingerprint\":\"%s\"}\n0123456789abcdef\n",
             kjrep_finding_fingerprint(findings, 1));
    assert_string_equal(marks(lines, NULL), "x..");
    kjrep_findings_free(findings);
    kjrep_report_free(report);
}

static void what_is_no_suppression(void **state)
{
    (void)state;
    static const struct {
        const char *lines;
        uint32_t line, column;
    } cases[] = {{"nonsense", 1, 1}, {"KJ-N003\nKJ-N002 :x\n", 2, 9}, {"KJ-N002 :", 1, 9}, {"{\"rule\":1}", 1, 1}};
    for (size_t i = 0; i < LENGTH(cases); i++) {
        kjrep_error error = NEW_ERROR;
        assert_string_equal(marks(cases[i].lines, &error), "");
        assert_int_equal(error.code, KJREP_E_SYNTAX);
        assert_int_equal(error.line, cases[i].line);
        assert_int_equal(error.column, cases[i].column);
        assert_non_null(strstr(error.text, "list:"));
    }
}

static void arguments(void **state)
{
    (void)state;
    kjrep_options *options = new_options();
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_options_add_text(NULL, KJREP_OPT_SUPPRESSIONS, NULL, "", 0), KJREP_E_ARG);
    assert_int_equal(kjrep_options_add_text(options, KJREP_OPT_NAME, NULL, "", 0), KJREP_E_ARG);
    assert_int_equal(kjrep_options_add_text(options, KJREP_OPT_SUPPRESSIONS, NULL, "", (16 << 20) + 1), KJREP_E_ARG);
    assert_int_equal(kjrep_options_add_text(options, KJREP_OPT_SUPPRESSIONS, NULL, "KJ-N*", 5), KJREP_OK);
    assert_int_equal(kjrep_options_add_text(options, KJREP_OPT_SUPPRESSIONS, NULL, NULL, 0), KJREP_OK);
    assert_int_equal(kjrep_options_add_file(options, KJREP_OPT_SUPPRESSIONS, "no/such/file", &error), KJREP_E_IO);
    assert_non_null(strstr(error.text, "no/such/file"));
    assert_int_equal(kjrep_options_add_file(options, KJREP_OPT_SUPPRESSIONS, NULL, &error), KJREP_E_ARG);
    kjrep_options_free(options);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_rule_and_place),
        cmocka_unit_test(by_fingerprint),
        cmocka_unit_test(what_is_no_suppression),
        cmocka_unit_test(arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
