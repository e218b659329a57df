/* Charsets: what is found, what is refused and where, places in the original. */
#include "support.h"

/* 完成46项，增长5%。 */
#define GB                                                                                                             \
    "\xCD\xEA\xB3\xC9"                                                                                                 \
    "46"                                                                                                               \
    "\xCF\xEE\xA3\xAC\xD4\xF6\xB3\xA4"                                                                                 \
    "5%"                                                                                                               \
    "\xA1\xA3"
#define TEXT "完成46项，增长5%。"

static kjrep_options *with_charset(const char *charset, int64_t replace)
{
    kjrep_options *options = new_options();
    if (charset)
        assert_int_equal(kjrep_options_set_text(options, KJREP_OPT_CHARSET, charset, strlen(charset)), KJREP_OK);
    assert_int_equal(kjrep_options_set_int(options, KJREP_OPT_REPLACE_BYTES, replace), KJREP_OK);
    return options;
}

static void assert_read(const char *bytes, size_t len, const char *claim, int64_t replace, const char *text,
                        const char *encoding, int32_t certainty, uint64_t replaced)
{
    kjrep_options *options = with_charset(claim, replace);
    kjrep_report *report = read_bytes(bytes, len, options);
    size_t text_len;
    const char *loaded = kjrep_report_text(report, &text_len);
    assert_words(loaded, text_len, text);
    assert_int_equal(loaded[text_len], 0);
    assert_string_equal(kjrep_report_encoding(report), encoding);
    assert_string_equal(kjrep_report_container(report), "text");
    if (certainty) assert_int_equal(kjrep_report_certainty(report), certainty);
    assert_int_equal(kjrep_report_replaced(report), replaced);
    assert_int_equal(kjrep_report_source_bytes(report), len);
    kjrep_report_free(report);
    kjrep_options_free(options);
}

static void assert_refused(const char *bytes, size_t len, const char *claim, kjrep_status code, uint64_t byte,
                           uint32_t line, uint32_t column)
{
    kjrep_options *options = with_charset(claim, 0);
    kjrep_engine *engine = new_engine();
    kjrep_report *report = (kjrep_report *)engine;
    kjrep_error error = NEW_ERROR;
    kjrep_status rc = kjrep_report_parse(&report, engine, bytes, len, options, &error);
    if (rc != code || error.code != code) fail_msg("%s: %s", kjrep_status_name(rc), error.text);
    assert_null(report);
    if (error.byte != byte || error.line != line || error.column != column)
        fail_msg("%s: byte %d, %u:%u", error.text, (int)error.byte, (unsigned)error.line, (unsigned)error.column);
    kjrep_engine_free(engine);
    kjrep_options_free(options);
}

#define READ(bytes, claim, replace, text, encoding, certainty, replaced)                                               \
    assert_read(bytes, sizeof(bytes) - 1, claim, replace, text, encoding, certainty, replaced)
#define REFUSED(bytes, claim, code, byte, line, column)                                                                \
    assert_refused(bytes, sizeof(bytes) - 1, claim, code, byte, line, column)

static void found_by_what_comes_out(void **state)
{
    (void)state;
    READ(TEXT, NULL, 0, TEXT, "UTF-8", KJREP_CERTAINTY_SURE, 0);
    READ(GB, NULL, 0, TEXT, "GB18030", KJREP_CERTAINTY_LIKELY, 0);
    READ(GB GB GB GB, NULL, 0, TEXT TEXT TEXT TEXT, "GB18030", KJREP_CERTAINTY_SURE, 0);
    READ("\xB9\xA4\xD7\xF7", NULL, 0, "工作", "GB18030", KJREP_CERTAINTY_GUESS, 0);
    /* 工作總結，完成46項。 in Big5 */
    READ("\xA4\x75\xA7\x40\xC1\x60\xB5\xB2\xA1\x41\xA7\xB9\xA6\xA8"
         "46"
         "\xB6\xB5\xA1\x43",
         NULL, 0, "工作總結，完成46項。", "Big5", KJREP_CERTAINTY_LIKELY, 0);
}

static void told_by_a_mark(void **state)
{
    (void)state;
    READ("\xFF\xFE\x5D\x4E\x0A\x00", NULL, 0, "九\n", "UTF-16LE", KJREP_CERTAINTY_SURE, 0);
    READ("\xFE\xFF\x4E\x5D\x00\x0A", NULL, 0, "九\n", "UTF-16BE", KJREP_CERTAINTY_SURE, 0);
    READ("\xFE\xFF", NULL, 0, "", "UTF-16BE", KJREP_CERTAINTY_SURE, 0);
    READ("\x84\x31\x95\x33" GB, NULL, 0, TEXT, "GB18030", KJREP_CERTAINTY_SURE, 0);
    READ("\xEF\xBB\xBF" TEXT, NULL, 0, "\xEF\xBB\xBF" TEXT, "UTF-8", KJREP_CERTAINTY_SURE, 0);
}

static void stated_by_the_caller(void **state)
{
    (void)state;
    static const char *const names[] = {"GB18030", "gbk", "gb2312", "CP936"};
    for (size_t i = 0; i < LENGTH(names); i++)
        READ(GB, names[i], 0, TEXT, "GB18030", KJREP_CERTAINTY_STATED, 0);
    READ("\xA4\x75\xA7\x40", "big5", 0, "工作", "Big5", KJREP_CERTAINTY_STATED, 0);
    READ("\xA4\x75\xA7\x40", "Big5-HKSCS", 0, "工作", "Big5", KJREP_CERTAINTY_STATED, 0);
    READ("\x5D\x4E", "UTF-16LE", 0, "九", "UTF-16LE", KJREP_CERTAINTY_STATED, 0);
    READ("\x4E\x5D", "UTF-16", 0, "九", "UTF-16BE", KJREP_CERTAINTY_STATED, 0);
    READ("\xFF\xFE\x5D\x4E", "UTF-16", 0, "九", "UTF-16LE", KJREP_CERTAINTY_SURE, 0);
    READ(TEXT, "utf-8", 0, TEXT, "UTF-8", KJREP_CERTAINTY_STATED, 0);
    READ("46", "GB18030", 0, "46", "GB18030", KJREP_CERTAINTY_STATED, 0);
    REFUSED(TEXT, "KOI8-R", KJREP_E_ARG, UINT64_MAX, 0, 0);
}

static void claims_that_the_bytes_contradict(void **state)
{
    (void)state;
    REFUSED(GB, "UTF-8", KJREP_E_UTF8, 0, 1, 1);
    REFUSED("a\n" GB GB GB GB, "Big5", KJREP_E_CHARSET, 2, 2, 1);
    REFUSED(TEXT TEXT TEXT TEXT, "GB18030", KJREP_E_CHARSET, 0, 1, 1);
    REFUSED("\xEF\xBB\xBF" TEXT, "GBK", KJREP_E_CHARSET, 0, 1, 1);
    REFUSED("\xFF\xFE\x5D\x4E", "UTF-16BE", KJREP_E_CHARSET, 0, 1, 1);
    REFUSED("\xFF\xFE\x5D\x4E", "UTF-8", KJREP_E_CHARSET, 0, 1, 1);
}

static void bytes_that_cannot_be_decoded(void **state)
{
    (void)state;
    REFUSED(GB "\n" GB "\xFF" GB, NULL, KJREP_E_CHARSET, 37, 2, 12);
    REFUSED(GB GB "\xCD", NULL, KJREP_E_CHARSET, 36, 1, 23);
    REFUSED(GB "\0" GB, NULL, KJREP_E_CHARSET, 18, 1, 12);
    REFUSED("\xFF\xFE\x5D\x4E\x00", NULL, KJREP_E_CHARSET, 4, 1, 2);
    REFUSED("\xFF\xFE\x5D\x4E\x00\x00", NULL, KJREP_E_CHARSET, 4, 1, 2);
    REFUSED("\xFF\xFE\x00\xD8\x5D\x4E", NULL, KJREP_E_CHARSET, 2, 1, 1);
    REFUSED("\xA4\x75\x0A\xFF", "Big5", KJREP_E_CHARSET, 3, 2, 1);
    REFUSED(TEXT "\xFF", NULL, KJREP_E_UTF8, sizeof TEXT - 1, 1, 12);
    REFUSED("\xFF", NULL, KJREP_E_UTF8, 0, 1, 1);
}

static void bytes_that_are_replaced(void **state)
{
    (void)state;
    READ(GB "\xFF" GB, NULL, 1, TEXT "\xEF\xBF\xBD" TEXT, "GB18030", 0, 1);
    READ(GB "\0" GB "\xCD", NULL, 1, TEXT "\xEF\xBF\xBD" TEXT "\xEF\xBF\xBD", "GB18030", 0, 2);
    READ(TEXT "\xFF" TEXT "\xE4\xB8", NULL, 1, TEXT "\xEF\xBF\xBD" TEXT "\xEF\xBF\xBD", "UTF-8", 0, 2);
    READ("\xFF\xFE\x00\xD8\x5D\x4E\x00\x00\x5D", NULL, 1, "\xEF\xBF\xBD九\xEF\xBF\xBD\xEF\xBF\xBD", "UTF-16LE", 0, 3);
    READ("\xA4\x75\xA7\x31", "Big5", 1,
         "工\xEF\xBF\xBD"
         "1",
         "Big5", KJREP_CERTAINTY_STATED, 1);
    READ(TEXT, NULL, 1, TEXT, "UTF-8", KJREP_CERTAINTY_SURE, 0);
}

/* ---- Places */

typedef struct origin {
    uint64_t text, source;
} origin;

static void assert_origins(const char *bytes, size_t len, const char *claim, const origin *origins, size_t count)
{
    kjrep_options *options = with_charset(claim, 1);
    kjrep_report *report = read_bytes(bytes, len, options);
    for (size_t i = 0; i < count; i++) {
        kjrep_place place = {.struct_size = sizeof place};
        assert_int_equal(kjrep_source_place(report, origins[i].text, &place), KJREP_OK);
        assert_int_equal(place.kind, KJREP_PLACE_BYTE);
        if (place.byte != origins[i].source)
            fail_msg("byte %d of the text is byte %d", (int)origins[i].text, (int)place.byte);
    }
    kjrep_report_free(report);
    kjrep_options_free(options);
}

#define ORIGINS(bytes, claim, ...)                                                                                     \
    do {                                                                                                               \
        const origin origins[] = {__VA_ARGS__};                                                                        \
        assert_origins(bytes, sizeof(bytes) - 1, claim, origins, LENGTH(origins));                                     \
    } while (0)

static void places_in_the_original(void **state)
{
    (void)state;
    ORIGINS(GB, NULL, {0, 0}, {1, 0}, {2, 0}, {3, 2}, {6, 4}, {7, 5}, {8, 6}, {11, 8}, {22, 16}, {25, 18});
    /* four bytes: U+20000; two again */
    ORIGINS("\x95\x32\x82\x36\xB9\xA4"
            "1",
            "GB18030", {0, 0}, {3, 0}, {4, 4}, {7, 6}, {8, 7});
    /* a code of two code points, and one of the first of them alone */
    ORIGINS("\x88\x62\xA4\x75\x88\x66\xA4\x75", "Big5", {0, 0}, {2, 0}, {4, 2}, {7, 4}, {9, 6}, {12, 8});
    ORIGINS("\xFF\xFE\x40\xD8\x00\xDC\x5D\x4E", NULL, {0, 2}, {4, 6}, {7, 8});
    /* replaced: a stray lead, a pair, U+0000; U+FFFD itself */
    ORIGINS("\xB9\xA4\xFF\xB9\xA4\xFE\xFF\xB9\xA4\x00\xB9\xA4\x84\x31\xA4\x37\xB9\xA4", "GBK", {3, 2}, {6, 3}, {9, 5},
            {12, 7}, {15, 9}, {18, 10}, {21, 12}, {24, 16}, {27, 18});
    ORIGINS(TEXT "\xFF"
                 "\xEF\xBF\xBD\xE4\xB8"
                 "5",
            NULL, {25, 25}, {28, 26}, {31, 29}, {34, 31}, {35, 32});
}

static void places_far_in(void **state)
{
    (void)state;
    enum { LINES = 4000, STEP = sizeof GB, TEXT_STEP = sizeof TEXT };
    char *bytes = malloc(LINES * STEP);
    assert_non_null(bytes);
    for (size_t i = 0; i < LINES; i++) {
        memcpy(bytes + i * STEP, GB, STEP);
        bytes[i * STEP + STEP - 1] = '\n';
    }
    kjrep_report *report = read_bytes(bytes, LINES * STEP, NULL);
    kjrep_place place = {.struct_size = sizeof place};
    for (size_t i = 0; i < LINES; i++) {
        assert_int_equal(kjrep_source_place(report, i * TEXT_STEP + 6, &place), KJREP_OK);
        assert_int_equal(place.byte, i * STEP + 4);
    }
    kjrep_report_free(report);
    free(bytes);
}

static void arguments(void **state)
{
    (void)state;
    kjrep_report *report = read_text(TEXT);
    kjrep_place place = {.struct_size = sizeof place, .kind = 7, .byte = 7};
    assert_int_equal(kjrep_source_place(report, 0, &place), KJREP_ABSENT);
    assert_int_equal(place.kind, 0);
    assert_int_equal(place.byte, 0);
    assert_int_equal(kjrep_source_place(report, sizeof TEXT, &place), KJREP_E_ARG);
    assert_int_equal(kjrep_source_place(NULL, 0, &place), KJREP_E_ARG);
    assert_int_equal(kjrep_source_place(report, 0, NULL), KJREP_E_ARG);
    place.struct_size = 0;
    assert_int_equal(kjrep_source_place(report, 0, &place), KJREP_E_ARG);
    kjrep_report_free(report);
    report = read_bytes(GB, sizeof GB - 1, NULL);
    kjrep_place shorter = {.struct_size = offsetof(kjrep_place, byte), .byte = 7};
    assert_int_equal(kjrep_source_place(report, 3, &shorter), KJREP_OK);
    assert_int_equal(shorter.kind, KJREP_PLACE_BYTE);
    assert_int_equal(shorter.byte, 7);
    kjrep_report_free(report);
    assert_int_equal(kjrep_report_certainty(NULL), 0);
    assert_int_equal(kjrep_report_replaced(NULL), 0);
    assert_string_equal(kjrep_certainty_name(KJREP_CERTAINTY_GUESS), "guess");
    assert_string_equal(kjrep_certainty_name(KJREP_CERTAINTY_STATED), "stated");
    assert_null(kjrep_certainty_name(0));
    assert_null(kjrep_certainty_name(5));
    assert_string_equal(kjrep_charset_name("gb2312"), "GB18030");
    assert_string_equal(kjrep_charset_name("utf8"), "UTF-8");
    assert_null(kjrep_charset_name("KOI8-R"));
    assert_null(kjrep_charset_name(NULL));
}

int main(void)
{
    if (!kjrep_has(KJREP_PART_CHARSETS)) return 77;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(found_by_what_comes_out),
        cmocka_unit_test(told_by_a_mark),
        cmocka_unit_test(stated_by_the_caller),
        cmocka_unit_test(claims_that_the_bytes_contradict),
        cmocka_unit_test(bytes_that_cannot_be_decoded),
        cmocka_unit_test(bytes_that_are_replaced),
        cmocka_unit_test(places_in_the_original),
        cmocka_unit_test(places_far_in),
        cmocka_unit_test(arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
