/* Reading any bytes: refused at the right byte, or loaded with places that lead there and back. */
#include "fuzz.h"

/* Every byte of the text to character, line and column and back, against a plain count. */
static void check_places(const kjrep_report *report)
{
    size_t len;
    const char *text = kjrep_report_text(report, &len);
    REQUIRE(text && fuzz_first_bad((const uint8_t *)text, len) == len);
    uint64_t characters = 0, start = 0, end = 0, back;
    uint32_t line = 0, column = 0;
    bool new_line = true;
    for (size_t byte = 0; byte < len; byte++) {
        bool begins = starts_character(text, len, byte);
        if (new_line) {
            line++;
            column = 0;
            REQUIRE(kjrep_text_line(report, line, &start, &end) == KJREP_OK);
            REQUIRE(start == byte && start <= end && end <= len);
        }
        characters += begins && byte > 0;
        column += begins;
        uint64_t got;
        uint32_t got_line, got_column;
        REQUIRE(kjrep_text_locate(report, byte, &got, &got_line, &got_column) == KJREP_OK);
        REQUIRE(got == characters && got_line == line && got_column == column);
        REQUIRE(kjrep_text_byte(report, got, &back) == KJREP_OK);
        REQUIRE(back <= byte && (!begins || back == byte));
        bool ends_line = text[byte] == '\n' || text[byte] == '\r';
        REQUIRE(ends_line == (byte >= end));
        new_line = text[byte] == '\n' || (text[byte] == '\r' && (byte + 1 == len || text[byte + 1] != '\n'));
    }
    REQUIRE(kjrep_text_locate(report, (uint64_t)len + 1, NULL, NULL, NULL) == KJREP_E_ARG);
    REQUIRE(kjrep_text_byte(report, (uint64_t)len + 1, &back) == KJREP_E_ARG);
    REQUIRE(kjrep_text_line(report, line + 2, &start, &end) == KJREP_E_ARG);
}

/* The original's places go forward with the text's, and begin and end with it. */
static void check_origins(const kjrep_report *report, size_t size)
{
    size_t len;
    const char *text = kjrep_report_text(report, &len);
    uint64_t before = 0;
    kjrep_place place = {.struct_size = sizeof place};
    if (kjrep_source_place(report, 0, &place) == KJREP_ABSENT) {
        REQUIRE(kjrep_report_replaced(report) == 0);
        return;
    }
    REQUIRE(kjrep_report_replaced(report) <= size);
    if (place.kind == KJREP_PLACE_ELEMENT) return; /* fuzz_html.c looks at pages */
    for (size_t byte = 0; byte <= len; byte++) {
        REQUIRE(kjrep_source_place(report, byte, &place) == KJREP_OK);
        REQUIRE(place.kind == KJREP_PLACE_BYTE && place.byte >= before);
        REQUIRE(place.byte <= size && (place.byte < size || byte == len));
        REQUIRE(starts_character(text, len, byte) || place.byte == before);
        before = place.byte;
    }
    REQUIRE(before == size);
}

static void read_all(const uint8_t *data, size_t size, const kjrep_options *options, bool replace)
{
    kjrep_report *report = (kjrep_report *)(uintptr_t)8;
    kjrep_error error = {.struct_size = sizeof error};
    size_t bad = fuzz_first_bad(data, size);
    kjrep_status rc = kjrep_report_parse(&report, fuzz_engine(), (const char *)data, size, options, &error);
    REQUIRE(error.code == rc);
    if (rc != KJREP_OK) {
        REQUIRE(rc == KJREP_E_UTF8 || rc == KJREP_E_CHARSET || rc == KJREP_E_CONTAINER || rc == KJREP_E_UNSUPPORTED ||
                rc == KJREP_E_LIMIT);
        REQUIRE(!report);
        REQUIRE(error.byte <= size || error.byte == UINT64_MAX);
        if (rc == KJREP_E_CHARSET) REQUIRE(error.byte < size && error.line >= 1 && error.column >= 1);
        REQUIRE(memchr(error.text, 0, sizeof error.text) && error.text[0]);
        if (rc == KJREP_E_UTF8) {
            REQUIRE(!replace && bad < size && error.byte == bad);
            REQUIRE(error.line >= 1 && error.column >= 1);
        }
        return;
    }
    REQUIRE(report);
    REQUIRE(kjrep_report_source_bytes(report) == size);
    size_t len;
    const char *text = kjrep_report_text(report, &len);
    if (strcmp(kjrep_report_encoding(report), "UTF-8") == 0 && strcmp(kjrep_report_container(report), "text") == 0) {
        if (!replace) REQUIRE(bad == size && len == size);
        REQUIRE(len >= bad);
        if (bad) REQUIRE(memcmp(text, data, bad) == 0);
    }
    check_places(report);
    check_origins(report, size);
    kjrep_report_free(report);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const claims[] = {NULL, "UTF-8", "GB18030", "Big5", "UTF-16", "UTF-16LE"};
    for (size_t i = 0; i < sizeof claims / sizeof *claims; i++) {
        kjrep_options *options = NULL;
        REQUIRE(kjrep_options_new(&options) == KJREP_OK);
        if (claims[i])
            REQUIRE(kjrep_options_set_text(options, KJREP_OPT_CHARSET, claims[i], strlen(claims[i])) == KJREP_OK);
        read_all(data, size, options, false);
        REQUIRE(kjrep_options_set_int(options, KJREP_OPT_REPLACE_BYTES, 1) == KJREP_OK);
        read_all(data, size, options, true);
        kjrep_options_free(options);
    }
    return 0;
}
