/* The view of a text, bad UTF-8, places. */
#include "base/error.h"
#include "support.h"
#include "text/locate.h"
#include "text/view.h"

static kjr_view view_of(const char *text, size_t len)
{
    kjr_view view = {0};
    kjrep_error error = NEW_ERROR;
    if (kjr_view_make(&view, text, len, &kjr_standard_allocator, &error) != KJREP_OK) fail_msg("%s", error.text);
    return view;
}

/* ---- Bad UTF-8: the caret stands under the first bad byte. */

typedef struct bad_text {
    const char *what, *text;
    size_t len;
    const char *caret;
    uint32_t line, column;
} bad_text;

#define BAD(what, text, caret, line, column)                                                                           \
    {                                                                                                                  \
        what, text, sizeof(text) - 1, caret, line, column                                                              \
    }

/* clang-format off */
static const bad_text bad_texts[] = {
    BAD("NUL",
        "ab\0c",
        "  ^", 1, 3),
    BAD("NUL alone",
        "\0",
        "^", 1, 1),
    BAD("continuation without a lead",
        "ab" "\x80" "c",
        "  ^", 1, 3),
    BAD("last continuation byte",
        "\xBF",
        "^", 1, 1),
    BAD("two bytes, overlong NUL",
        "a" "\xC0\x80",
        " ^", 1, 2),
    BAD("two bytes, overlong slash",
        "a" "\xC0\xAF" "a",
        " ^", 1, 2),
    BAD("two bytes, overlong U+007F",
        "a" "\xC1\xBF",
        " ^", 1, 2),
    BAD("three bytes, overlong",
        "ab" "\xE0\x80\xAF",
        "  ^", 1, 3),
    BAD("three bytes, overlong U+07FF",
        "ab" "\xE0\x9F\xBF" "c",
        "  ^", 1, 3),
    BAD("four bytes, overlong",
        "ab" "\xF0\x80\x80\xAF",
        "  ^", 1, 3),
    BAD("four bytes, overlong U+FFFF",
        "ab" "\xF0\x8F\xBF\xBF" "c",
        "  ^", 1, 3),
    BAD("first high surrogate",
        "abc" "\xED\xA0\x80",
        "   ^", 1, 4),
    BAD("last high surrogate",
        "abc" "\xED\xAF\xBF" "d",
        "   ^", 1, 4),
    BAD("first low surrogate",
        "abc" "\xED\xB0\x80",
        "   ^", 1, 4),
    BAD("surrogate pair",
        "\xED\xA1\x80\xED\xB0\x80",
        "^", 1, 1),
    BAD("U+110000",
        "a" "\xF4\x90\x80\x80",
        " ^", 1, 2),
    BAD("lead F5",
        "a" "\xF5\x80\x80\x80",
        " ^", 1, 2),
    BAD("lead F8",
        "a" "\xF8\x88\x80\x80\x80",
        " ^", 1, 2),
    BAD("lead FC",
        "a" "\xFC\x84\x80\x80\x80\x80",
        " ^", 1, 2),
    BAD("FE",
        "a" "\xFE",
        " ^", 1, 2),
    BAD("FF",
        "a" "\xFF",
        " ^", 1, 2),
    BAD("two bytes cut by the end",
        "ab" "\xC3",
        "  ^", 1, 3),
    BAD("three bytes cut by the end",
        "ab" "\xE4\xB8",
        "  ^", 1, 3),
    BAD("three bytes cut to one by the end",
        "ab" "\xE4",
        "  ^", 1, 3),
    BAD("four bytes cut by the end",
        "ab" "\xF0\xA0\x80",
        "  ^", 1, 3),
    BAD("two bytes cut by a letter",
        "\xC3" "a",
        "^", 1, 1),
    BAD("three bytes cut by a letter",
        "ab" "\xE4\xB8" "c",
        "  ^", 1, 3),
    BAD("three bytes cut by another character",
        "\xE4\xB8" "\xE4\xB8\x80",
        "^", 1, 1),
    BAD("four bytes cut by a line end",
        "ab" "\xF0\xA0\x80" "\n",
        "  ^", 1, 3),
    BAD("after Han and a line end",
        "\xE7\x94\xB2\n\xE4\xB9\x99" "\xFF" "\xE4\xB8\x99",
        "    "            "   ^", 2, 2),
    BAD("after CRLF and a lone CR",
        "a\r\nb\rc\xF4\x90\x80\x80",
        "   " "  " " ^", 3, 2),
    BAD("after a character past the BMP",
        "\xF0\xA0\x80\x80" "\x80",
        "    ^", 1, 2),
    BAD("GB18030",
        "2023\xC4\xEA",
        "    ^", 1, 5),
};
/* clang-format on */

static void bad_utf8_has_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(bad_texts); i++) {
        const bad_text *bad = &bad_texts[i];
        /* In memory of its own size, so that a read past the end shows. */
        char *text = malloc(bad->len);
        assert_non_null(text);
        memcpy(text, bad->text, bad->len);
        kjr_view view = {0};
        kjrep_error error = NEW_ERROR;
        kjrep_status rc = kjr_view_make(&view, text, bad->len, &kjr_standard_allocator, &error);
        kjr_view_end(&view, &kjr_standard_allocator);
        free(text);
        if (rc != KJREP_E_UTF8 || error.code != rc || error.byte != strlen(bad->caret) - 1 || error.line != bad->line ||
            error.column != bad->column)
            fail_msg("%s: %s at byte %d, line %u, column %u", bad->what, kjrep_status_name(rc), (int)error.byte,
                     error.line, error.column);
    }
}

/* The same through a report whose charset is said to be UTF-8, so that no other is tried. */
static void bad_utf8_is_refused_by_reports(void **state)
{
    (void)state;
    kjrep_options *options = new_options();
    assert_int_equal(kjrep_options_set_text(options, KJREP_OPT_CHARSET, "UTF-8", 5), KJREP_OK);
    kjrep_engine *engine = new_engine();
    for (size_t i = 0; i < LENGTH(bad_texts); i++) {
        const bad_text *bad = &bad_texts[i];
        kjrep_error error = NEW_ERROR;
        kjrep_report *report = (kjrep_report *)&error;
        kjrep_status rc = kjrep_report_parse(&report, engine, bad->text, bad->len, options, &error);
        assert_null(report);
        if (rc != KJREP_E_UTF8 || error.byte != strlen(bad->caret) - 1 || error.line != bad->line ||
            error.column != bad->column)
            fail_msg("%s: %s at byte %d, line %u, column %u", bad->what, kjrep_status_name(rc), (int)error.byte,
                     error.line, error.column);
        assert_true(error.text[0] != 0 && !strchr(error.text, '\n'));
    }
    kjrep_engine_free(engine);
    kjrep_options_free(options);
}

static void good_utf8_at_the_edges(void **state)
{
    (void)state;
    static const char *const good[] = {"\x01",         "\x7F",         "\xC2\x80",         "\xDF\xBF",
                                       "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",     "\xEF\xBF\xBF",
                                       "\xEF\xBF\xBE", "\xEF\xBB\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"};
    for (size_t i = 0; i < LENGTH(good); i++) {
        kjr_view view = view_of(good[i], strlen(good[i]));
        assert_int_equal(view.characters, 1);
        kjr_view_end(&view, &kjr_standard_allocator);
    }
}

/* ---- The view */

static void empty_text(void **state)
{
    (void)state;
    kjr_view view = view_of("", 0);
    assert_int_equal(view.count, 0);
    assert_int_equal(view.characters, 0);
    assert_int_equal(view.lines.count, 0);
    assert_int_equal(view.line_starts.count, 1);
    assert_int_equal(view.code[0], '\n');
    assert_int_equal(view.kind[0], KJR_CHAR_NEWLINE);
    assert_int_equal(view.byte[0], 0);
    kjr_view_end(&view, &kjr_standard_allocator);
}

static void characters_fold_and_keep_their_bytes(void **state)
{
    (void)state;
    static const char text[] = "餘５%，\xF0\xA0\x80\x80";
    kjr_view view = view_of(text, sizeof text - 1);
    const uint16_t codes[] = {0x4F59, '5', '%', ',', KJR_CODE_ASTRAL};
    const uint8_t kinds[] = {KJR_CHAR_HAN, KJR_CHAR_DIGIT, KJR_CHAR_PERCENT, KJR_CHAR_COMMA, KJR_CHAR_HAN};
    const uint32_t bytes[] = {0, 3, 6, 7, 10};
    const uint32_t sizes[] = {3, 3, 1, 3, 4};
    assert_true(view.count >= LENGTH(codes));
    for (uint32_t i = 0; i < LENGTH(codes); i++) {
        assert_int_equal(view.code[i], codes[i]);
        assert_int_equal(view.kind[i], kinds[i]);
        assert_int_equal(view.byte[i], bytes[i]);
        assert_int_equal(kjr_view_char_bytes(&view, i), sizes[i]);
    }
    assert_int_equal(view.code[view.count], '\n');
    assert_int_equal(view.kind[view.count], KJR_CHAR_NEWLINE);
    assert_int_equal(view.byte[view.count], view.text_len);
    kjr_view_end(&view, &kjr_standard_allocator);
}

static void blanks_between_han_and_zero_width_are_deleted(void **state)
{
    (void)state;
    static const char text[] = "工 \xE2\x80\x8B作\xE3\x80\x80总\xEF\xB8\x80结";
    kjr_view view = view_of(text, sizeof text - 1);
    const uint16_t words[] = {0x5DE5, 0x4F5C, 0x603B, 0x7ED3};
    assert_true(kjr_view_is(&view, 0, view.count, words, LENGTH(words)));
    assert_false(kjr_view_is(&view, 1, view.count, words, LENGTH(words)));
    assert_false(kjr_view_is(&view, 0, 3, words, LENGTH(words)));
    assert_int_equal(view.byte[1], 7);
    assert_int_equal(view.byte[2], 13);
    assert_int_equal(view.byte[3], 19);
    kjr_view_end(&view, &kjr_standard_allocator);
}

/* A blank behind every digit is none of the number, where a text is full of them. */
static void spaced_digits_are_joined(void **state)
{
    (void)state;
    static const char paragraph[] =
        "到1 9 9 7 年达到7 4 7 2 亿元，增长1 5 ．3 ％，占6 5 ％，安置65 000人，表 5 3 2 家。\n";
    char text[4 * sizeof paragraph] = "";
    for (int i = 0; i < 3; i++)
        strcat(text, paragraph);
    kjr_view once = view_of(paragraph, sizeof paragraph - 1), often = view_of(text, strlen(text));
    static const uint16_t spaced[] = u"到1 9 9 7 年", joined[] = u"到1997 年达到7472 亿元";
    static const uint16_t rest[] = u",增长15.3 %,占65 %,安置65 000人,表 5 3 2 家。\n";
    assert_true(kjr_view_is(&once, 0, once.count, spaced, LENGTH(spaced) - 1));
    assert_true(kjr_view_is(&often, 0, often.count, joined, LENGTH(joined) - 1));
    assert_true(kjr_view_is(&often, LENGTH(joined) - 1, often.count, rest, LENGTH(rest) - 1));
    assert_int_equal(often.lines.count, 3);
    for (uint32_t i = 0; i < 3; i++) {
        const kjr_line *line = &often.lines.items[i];
        assert_int_equal(line->start, i * (often.count / 3));
        assert_int_equal(often.code[line->end], '\n');
        assert_int_equal(often.byte[line->start], i * (sizeof paragraph - 1));
    }
    assert_int_equal(often.byte[often.count], often.text_len);
    kjr_view_end(&once, &kjr_standard_allocator);
    kjr_view_end(&often, &kjr_standard_allocator);
}

/* Readings leave the view where there are many; the lines and the bytes of what stays do not move. */
static void readings_are_dropped(void **state)
{
    (void)state;
    static const char few[] = "统(tǒng)计经(jīng)济\n",
                      many[] = "审结(jié)7万(wàn)件\n统(tǒng)计(jì)\n消(xiāo)费(2)(a)\n";
    static const uint16_t words[] = u"审结7万件\n统计\n消费(2)(a)\n";
    kjr_view once = view_of(few, sizeof few - 1), often = view_of(many, sizeof many - 1);
    assert_int_equal(once.readings, 0);
    assert_int_equal(once.code[1], '(');
    assert_int_equal(often.readings, 5);
    assert_int_equal(often.first_reading, 1);
    assert_int_equal(often.count, LENGTH(words) - 1);
    assert_true(kjr_view_is(&often, 0, often.count, words, LENGTH(words) - 1));
    assert_int_equal(often.lines.count, 3);
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(often.code[often.lines.items[i].end], '\n');
    assert_int_equal(often.byte[often.lines.items[1].start], strchr(many, '\n') + 1 - many);
    assert_int_equal(often.byte[often.count], often.text_len);
    kjr_view_end(&once, &kjr_standard_allocator);
    kjr_view_end(&often, &kjr_standard_allocator);
}

static void scripts_are_counted(void **state)
{
    (void)state;
    kjr_view hant = view_of("經濟發展", 12), hans = view_of("经济发展", 12), both = view_of("工作大", 9);
    assert_true(hant.traditional > 0 && hant.simplified == 0);
    assert_true(hans.simplified > 0 && hans.traditional == 0);
    assert_true(both.simplified == 0 && both.traditional == 0);
    assert_int_equal(hans.han, 4);
    assert_int_equal(hant.code[0], hans.code[0]);
    kjr_view_end(&hant, &kjr_standard_allocator);
    kjr_view_end(&hans, &kjr_standard_allocator);
    kjr_view_end(&both, &kjr_standard_allocator);
}

static void joined_lines_leave_their_ends_and_what_is_cut(void **state)
{
    (void)state;
    static const char text[] = "增加1\n- 3 -\n县\n2万元\nin\n Rust\n末\n";
    static const uint8_t fates[] = {KJR_LINE_STAYS,   KJR_LINE_CUT,     KJR_LINE_CUT,  KJR_LINE_GOES_ON,
                                    KJR_LINE_GOES_ON, KJR_LINE_GOES_ON, KJR_LINE_STAYS};
    static const uint16_t words[] = u"增加12万元in Rust";
    kjr_view view = view_of(text, sizeof text - 1);
    assert_true(kjr_view_join(&view, fates, &kjr_standard_allocator));
    assert_int_equal(view.lines.count, 2);
    const kjr_line *line = &view.lines.items[0];
    assert_int_equal(line->end - line->start, LENGTH(words) - 1);
    assert_true(kjr_view_is(&view, 0, line->end, words, LENGTH(words) - 1));
    for (uint32_t i = 1; i <= view.count; i++)
        assert_true(view.byte[i] > view.byte[i - 1]);
    for (uint32_t i = 0; i < view.lines.count; i++)
        assert_int_equal(view.kind[view.lines.items[i].end], KJR_CHAR_NEWLINE);
    assert_int_equal(view.byte[view.count], sizeof text - 1);
    assert_int_equal(view.joins.count, 3);
    const kjr_join *cut = &view.joins.items[0];
    assert_int_equal(cut->at, 3);
    assert_memory_equal(text + cut->start, "- 3 -\n县", cut->end - cut->start);
    assert_int_equal(cut->end - cut->start, strlen("- 3 -\n县"));
    assert_int_equal(view.joins.items[1].start, view.joins.items[1].end);
    assert_int_equal(kjr_view_joins_upto(&view, 2), 0);
    assert_int_equal(kjr_view_joins_upto(&view, 3), 1);
    kjr_view_end(&view, &kjr_standard_allocator);
}

static void lines_know_indent_and_blank_lines(void **state)
{
    (void)state;
    static const char text[] = "\n\n\xE3\x80\x80\xE3\x80\x80"
                               "甲乙\r\n \r丙\n丁";
    kjr_view view = view_of(text, sizeof text - 1);
    assert_int_equal(view.lines.count, 3);
    const kjr_line *lines = view.lines.items;
    assert_int_equal(lines[0].blank_before, 2);
    assert_int_equal(lines[0].indent, 4);
    assert_int_equal(lines[0].end - lines[0].start, 2);
    assert_int_equal(lines[1].blank_before, 1);
    assert_int_equal(lines[1].indent, 0);
    assert_int_equal(lines[2].blank_before, 0);
    for (uint32_t i = 0; i < view.lines.count; i++) {
        assert_int_equal(view.code[lines[i].end], '\n');
        assert_int_equal(view.kind[lines[i].end], KJR_CHAR_NEWLINE);
        if (i) assert_int_equal(lines[i].start, lines[i - 1].end + 1);
    }
    assert_int_equal(view.line_starts.count, 6);
    kjr_view_end(&view, &kjr_standard_allocator);
}

static void spans_and_indices(void **state)
{
    (void)state;
    static const char text[] = "甲 乙\xF0\xA0\x80\x80丙";
    kjr_view view = view_of(text, sizeof text - 1);
    uint32_t start, end;
    kjr_view_span(&view, 0, 2, &start, &end);
    assert_true(start == 0 && end == 7);
    kjr_view_span(&view, 1, 3, &start, &end);
    assert_true(start == 4 && end == 11);
    kjr_view_span(&view, 2, 2, &start, &end);
    assert_true(start == 7 && end == 7);
    assert_int_equal(kjr_view_index(&view, 0), 0);
    assert_int_equal(kjr_view_index(&view, 1), 1); /* first not before */
    assert_int_equal(kjr_view_index(&view, 4), 1);
    assert_int_equal(kjr_view_index(&view, 8), 3);
    assert_true(kjr_view_index(&view, view.text_len) >= 4);
    kjr_view_end(&view, &kjr_standard_allocator);
}

static void bytes_of_a_view_never_go_back(void **state)
{
    (void)state;
    kjr_view view = view_of(sample, sizeof sample - 1);
    assert_true(view.count <= view.characters + 1);
    for (uint32_t i = 1; i <= view.count; i++)
        assert_true(view.byte[i - 1] < view.byte[i] || i == view.count);
    kjr_view_end(&view, &kjr_standard_allocator);
}

/* ---- Places, against a plain count */

static void check_places(const char *text, uint32_t len)
{
    kjr_view view = view_of(text, len);
    uint32_t characters = 0, line = 1, line_start = 0, start;
    for (uint32_t byte = 0; byte < len; byte++) {
        bool begins = ((unsigned char)text[byte] & 0xC0) != 0x80;
        characters += begins && byte > 0;
        assert_int_equal(kjr_locate_character(&view, byte), characters);
        assert_int_equal(kjr_locate_line(&view, byte, &start), line);
        assert_int_equal(start, line_start);
        if (begins) assert_int_equal(kjr_locate_byte(&view, characters), byte);
        if (text[byte] == '\n' || (text[byte] == '\r' && (byte + 1 == len || text[byte + 1] != '\n'))) {
            line++;
            line_start = byte + 1;
        }
    }
    assert_int_equal(kjr_locate_byte(&view, view.characters), len);
    assert_int_equal(view.characters, len ? characters + 1 : 0);
    assert_int_equal(view.line_starts.count, line);
    kjr_view_end(&view, &kjr_standard_allocator);
}

static void places_of_odd_texts(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        "甲",
                                        "\n",
                                        "\r",
                                        "\r\n",
                                        "\r\r\n\n",
                                        "\n\r",
                                        "a\r\nb\rc\nd",
                                        "\xEF\xBB\xBF甲\r\n乙",
                                        "\xF0\xA0\x80\x80\n\xF0\x9F\x98\x80乙",
                                        "甲\xE2\x80\x8B乙\xE2\x80\xA8丙\n",
                                        "\n\n\n甲\n\n",
                                        "甲\r"};
    for (size_t i = 0; i < LENGTH(texts); i++)
        check_places(texts[i], (uint32_t)strlen(texts[i]));
}

static void places_of_long_texts(void **state)
{
    (void)state;
    static const char *const parts[] = {"a", "é", "甲", "\xF0\xA0\x80\x80", "\r\n", "\n", "\r", "乙丙丁戊", "bcd"};
    char text[6 * KJR_TEXT_BLOCK];
    uint32_t random = 1;
    for (int round = 0; round < 8; round++) {
        size_t len = 0;
        for (;;) {
            random = random * 1103515245u + 12345u;
            const char *part = parts[(random >> 16) % LENGTH(parts)];
            if (len + strlen(part) > sizeof text) break;
            memcpy(text + len, part, strlen(part));
            len += strlen(part);
        }
        check_places(text, (uint32_t)len);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bad_utf8_has_its_place),
        cmocka_unit_test(bad_utf8_is_refused_by_reports),
        cmocka_unit_test(good_utf8_at_the_edges),
        cmocka_unit_test(empty_text),
        cmocka_unit_test(characters_fold_and_keep_their_bytes),
        cmocka_unit_test(blanks_between_han_and_zero_width_are_deleted),
        cmocka_unit_test(spaced_digits_are_joined),
        cmocka_unit_test(readings_are_dropped),
        cmocka_unit_test(scripts_are_counted),
        cmocka_unit_test(joined_lines_leave_their_ends_and_what_is_cut),
        cmocka_unit_test(lines_know_indent_and_blank_lines),
        cmocka_unit_test(spans_and_indices),
        cmocka_unit_test(bytes_of_a_view_never_go_back),
        cmocka_unit_test(places_of_odd_texts),
        cmocka_unit_test(places_of_long_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
