#include "lexicon/phrases.h"

#include <string.h>

#include "support.h"

#include "lexicon/wording.h"

/* Where the wrong words of `text` stand and how long they are: "0+4 7+2"; in the order that they are found. */
static const char *scan(const kjr_phrases *phrases, const char *text)
{
    static char list[256];
    kjr_view view = {0};
    kjr_phrase_hits hits = {{0}};
    size_t used = 0;
    list[0] = 0;
    assert_int_equal(kjr_view_make(&view, text, strlen(text), &kjr_standard_allocator, NULL), KJREP_OK);
    assert_true(kjr_phrases_scan(phrases, &view, 0, view.count, &kjr_standard_allocator, &hits));
    for (uint32_t i = 0; i < hits.list.count && used < sizeof list; i++)
        used += (size_t)snprintf(list + used, sizeof list - used, "%s%u+%u", i ? " " : "",
                                 (unsigned)hits.list.items[i].start, (unsigned)hits.list.items[i].phrase->length);
    kjr_free(&kjr_standard_allocator, hits.list.items);
    kjr_view_end(&view, &kjr_standard_allocator);
    return list;
}

static void test_places(void **state)
{
    (void)state;
    assert_string_equal(scan(&kjr_wrong_words, ""), "");
    assert_string_equal(scan(&kjr_wrong_words, "杜绝以权谋私"), "");
    assert_string_equal(scan(&kjr_wrong_words, "杜绝以机谋私"), "2+4");
    assert_string_equal(scan(&kjr_wrong_words, "以机谋私"), "0+4");
    assert_string_equal(scan(&kjr_wrong_words, "杜絕以機謀私"), "2+4");
    assert_string_equal(scan(&kjr_wrong_words, "以机谋"), "");
    assert_string_equal(scan(&kjr_wrong_words, "打破性发展"), "0+3 0+5"); /* both; whoever asks chooses */
}

static void test_guards(void **state)
{
    (void)state;
    /* none may stand behind */
    assert_string_equal(scan(&kjr_wrong_words, "遭到掉败"), "2+2");
    assert_string_equal(scan(&kjr_wrong_words, "打掉败类"), "");
    /* one must stand before */
    assert_string_equal(scan(&kjr_wrong_words, "企业中心竞争力"), "0+4 2+5 0+7");
    assert_string_equal(scan(&kjr_wrong_words, "金融中心竞争力"), "");
    /* a numeral behind, a mark before, a word of the sentence before */
    assert_string_equal(scan(&kjr_wrong_words, "截止6月"), "0+2");
    assert_string_equal(scan(&kjr_wrong_words, "截止日期"), "");
    assert_string_equal(scan(&kjr_wrong_words, "完成。还,推进"), "3+2");
    assert_string_equal(scan(&kjr_wrong_words, "申报专利三项,受权5项"), "7+2");
    assert_string_equal(scan(&kjr_wrong_words, "新华社受权5次"), "");
}

static void test_spellings(void **state)
{
    (void)state;
    assert_string_equal(scan(&kjr_hant_spellings, "幹部"), "0+2");
    assert_string_equal(scan(&kjr_hant_spellings, "全體干部"), "2+2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_guards),
        cmocka_unit_test(test_spellings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
