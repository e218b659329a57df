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

/* The first entity of the text, and how many there are. */
static void forms(void **state)
{
    (void)state;
    const struct {
        const char *text, *words;
        int32_t kind;
        uint32_t stated_count, entities;
    } cases[] = {
        {"印发《关于贯彻〈办法〉的通知》。", "《关于贯彻〈办法〉的通知》", KJREP_ENTITY_DOCUMENT, 0, 1},
        {"落实《市委<关于优化环境的意见>的措施》。", "《市委<关于优化环境的意见>的措施》", KJREP_ENTITY_DOCUMENT, 0, 1},
        {"《没有合上的书名。", NULL, 0, 0, 0},
        {"执行临办发[2021]第12号。", "临办发[2021]第12号", KJREP_ENTITY_DOCUMENT_NUMBER, 0, 1},
        {"根据临发改价格（2020）123 号文件。", "临发改价格（2020）123 号", KJREP_ENTITY_DOCUMENT_NUMBER, 0, 1},
        {"依据临川县令第7号。", "临川县令第7号", KJREP_ENTITY_DOCUMENT_NUMBER, 0, 1},
        {"会议（2020）12人参加。", NULL, 0, 0, 0},
        {"坚持“四个围绕”。", "“四个围绕”", KJREP_ENTITY_SLOGAN, 4, 1},
        {"实施“六个一”工程。", "“六个一”", KJREP_ENTITY_SLOGAN, 6, 1},
        {"推行“双随机、一公开”。", "“双随机、一公开”", KJREP_ENTITY_SLOGAN, 3, 1},
        {"開展「三抓兩促」。", "「三抓兩促」", KJREP_ENTITY_SLOGAN, 5, 1},
        {"开展\"三比一创\"活动。", "\"三比一创\"", KJREP_ENTITY_SLOGAN, 4, 1},
        {"推进“三年行动”。", "“三年行动”", KJREP_ENTITY_SLOGAN, 0, 1},
        {"编制“十五五”规划。", "“十五五”", KJREP_ENTITY_PROGRAMME, 0, 1},
        {"开展“春风行动”。", "“春风行动”", KJREP_ENTITY_PROGRAMME, 0, 1},
        {"建设“雨露”工程。", "“雨露”", KJREP_ENTITY_PROGRAMME, 0, 1},
        {"国家火炬计划1项，省级星火计划6项。", "国家火炬计划", KJREP_ENTITY_PROGRAMME, 0, 2},
        {"巩固“统一战线”。", NULL, 0, 0, 0},
        {"他说“全市要进一步加快发展步伐”。", NULL, 0, 0, 0},
        {"重点工程12个。", NULL, 0, 0, 0},
    };
    for (size_t i = 0; i < LENGTH(cases); i++) {
        char text[256];
        size_t len = 0;
        snprintf(text, sizeof text, "临川县2023年工作总结\n\n%s\n", cases[i].text);
        kjrep_report *report = read_text(text);
        if (kjrep_report_entity_count(report) != cases[i].entities)
            fail_msg("%u entities in %s", (unsigned)kjrep_report_entity_count(report), cases[i].text);
        if (cases[i].words) {
            const char *words = kjrep_entity_words(report, 1, &len);
            assert_words(words, len, cases[i].words);
            assert_int_equal(kjrep_entity_kind(report, 1), cases[i].kind);
            assert_int_equal(kjrep_entity_stated_count(report, 1), cases[i].stated_count);
        }
        kjrep_report_free(report);
    }
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
        cmocka_unit_test(forms),
        cmocka_unit_test(names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
