/* Engines: life, rules. */
#include "support.h"

static void arguments(void **state)
{
    (void)state;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_engine_new(NULL, NULL, &error), KJREP_E_ARG);
    assert_int_equal(error.code, KJREP_E_ARG);
    assert_true(error.text[0] != 0);
    assert_int_equal(kjrep_engine_new(NULL, NULL, NULL), KJREP_E_ARG);
    assert_null(kjrep_engine_retain(NULL));
    kjrep_engine_free(NULL);
}

static void good_call_clears_the_error(void **state)
{
    (void)state;
    kjrep_error error = NEW_ERROR;
    kjrep_engine *engine = NULL;
    kjrep_engine_new(NULL, NULL, &error);
    assert_int_equal(kjrep_engine_new(&engine, NULL, &error), KJREP_OK);
    assert_int_equal(error.code, KJREP_OK);
    kjrep_engine_free(engine);
}

static void holders_in_any_order(void **state)
{
    (void)state;
    kjrep_engine *engine = new_engine();
    assert_ptr_equal(kjrep_engine_retain(engine), engine);
    kjrep_report *first = NULL, *second = NULL;
    assert_int_equal(kjrep_report_parse(&first, engine, sample, sizeof sample - 1, NULL, NULL), KJREP_OK);
    kjrep_engine_free(engine);
    assert_int_equal(kjrep_report_parse(&second, engine, sample, sizeof sample - 1, NULL, NULL), KJREP_OK);
    kjrep_engine_free(engine); /* the reports still hold it */
    kjrep_report_free(first);
    kjrep_findings *findings = NULL;
    assert_int_equal(kjrep_findings_new(&findings, second, NULL, NULL), KJREP_OK);
    kjrep_report_free(second);
    assert_true(kjrep_report_node_count(kjrep_findings_report(findings)) > 0);
    kjrep_findings_free(findings);
}

static void every_rule_is_described(void **state)
{
    (void)state;
    kjrep_engine *engine = new_engine();
    uint32_t count = kjrep_engine_rule_count(engine);
    assert_true(count > 0);
    for (uint32_t rule = 0; rule < count; rule++) {
        const char *id = kjrep_engine_rule_id(engine, rule), *name = kjrep_engine_rule_name(engine, rule);
        assert_non_null(id);
        assert_memory_equal(id, "KJ-", 3);
        assert_int_equal(strlen(id), strlen("KJ-S001"));
        assert_non_null(name);
        assert_true(strlen(name) > 0 && !strchr(name, ' '));
        int32_t level = kjrep_engine_rule_level(engine, rule);
        assert_true(level >= KJREP_LEVEL_NOTE && level <= KJREP_LEVEL_ERROR);
        for (int32_t language = KJREP_LANGUAGE_EN; language <= KJREP_LANGUAGE_ZHT; language++) {
            const char *asserts = kjrep_engine_rule_asserts(engine, rule, language);
            const char *limits = kjrep_engine_rule_limits(engine, rule, language);
            assert_non_null(asserts);
            assert_non_null(limits);
            assert_true(asserts[0] != 0 && limits[0] != 0);
        }
        for (uint32_t other = 0; other < rule; other++) {
            assert_string_not_equal(id, kjrep_engine_rule_id(engine, other));
            assert_string_not_equal(name, kjrep_engine_rule_name(engine, other));
        }
    }
    const uint32_t past[] = {count, count + 1, UINT32_MAX};
    for (size_t i = 0; i < LENGTH(past); i++) {
        assert_null(kjrep_engine_rule_id(engine, past[i]));
        assert_null(kjrep_engine_rule_name(engine, past[i]));
        assert_null(kjrep_engine_rule_asserts(engine, past[i], KJREP_LANGUAGE_EN));
        assert_null(kjrep_engine_rule_limits(engine, past[i], KJREP_LANGUAGE_ZH));
        assert_int_equal(kjrep_engine_rule_level(engine, past[i]), 0);
    }
    kjrep_engine_free(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arguments),
        cmocka_unit_test(good_call_clears_the_error),
        cmocka_unit_test(holders_in_any_order),
        cmocka_unit_test(every_rule_is_described),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
