/* Entities. */
#include "support.h"

static void arguments(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample);
    const kjrep_entity none[] = {0, kjrep_report_entity_count(report) + 1, UINT32_MAX};
    for (size_t i = 0; i < LENGTH(none); i++) {
        uint64_t start, end;
        size_t len = 7;
        assert_int_equal(kjrep_entity_kind(report, none[i]), 0);
        assert_int_equal(kjrep_entity_place(report, none[i], &start, &end), KJREP_E_ARG);
        assert_null(kjrep_entity_words(report, none[i], &len));
        assert_int_equal(len, 0);
        assert_int_equal(kjrep_entity_stated_count(report, none[i]), 0);
        assert_int_equal(kjrep_entity_node(report, none[i]), 0);
    }
    assert_int_equal(kjrep_report_entity_count(NULL), 0);
    kjrep_report_free(report);
}

static void kinds(void **state)
{
    (void)state;
    const struct {
        const char *words;
        int32_t kind;
        uint32_t stated_count;
    } cases[] = {{"《临川县发展规划》", KJREP_ENTITY_DOCUMENT, 0},
                 {"临政发〔2022〕9号", KJREP_ENTITY_DOCUMENT_NUMBER, 0},
                 {"“三抓一促”", KJREP_ENTITY_SLOGAN, 4}};
    kjrep_report *report = read_text(sample);
    uint64_t last = 0;
    assert_int_equal(kjrep_report_entity_count(report), LENGTH(cases));
    for (kjrep_entity entity = 1; entity <= LENGTH(cases); entity++) {
        size_t len;
        uint64_t start, end;
        const char *words = kjrep_entity_words(report, entity, &len);
        assert_words(words, len, cases[entity - 1].words);
        assert_int_equal(kjrep_entity_kind(report, entity), cases[entity - 1].kind);
        assert_int_equal(kjrep_entity_stated_count(report, entity), cases[entity - 1].stated_count);
        assert_int_equal(kjrep_entity_place(report, entity, &start, &end), KJREP_OK);
        assert_true(start >= last && start == byte_of(report, cases[entity - 1].words) && end == start + len);
        assert_int_equal(kjrep_entity_place(report, entity, NULL, NULL), KJREP_OK);
        assert_true(kjrep_entity_node(report, entity) != 0);
        last = end;
    }
    kjrep_report_free(report);
}

static void names(void **state)
{
    (void)state;
    assert_string_equal(kjrep_entity_kind_name(KJREP_ENTITY_DOCUMENT), "document");
    assert_string_equal(kjrep_entity_kind_name(KJREP_ENTITY_DOCUMENT_NUMBER), "document_number");
    for (int32_t i = -2; i < 20; i++)
        assert_int_equal(kjrep_entity_kind_name(i) != NULL, i >= KJREP_ENTITY_DOCUMENT && i <= KJREP_ENTITY_PROGRAMME);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arguments),
        cmocka_unit_test(kinds),
        cmocka_unit_test(names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
