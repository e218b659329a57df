/* Status codes, errors, the version, the parts. */
#include "base/error.h"
#include "support.h"

static void names_of_codes(void **state)
{
    (void)state;
    assert_string_equal(kjrep_status_name(KJREP_OK), "KJREP_OK");
    assert_string_equal(kjrep_status_name(KJREP_DONE), "KJREP_DONE");
    assert_string_equal(kjrep_status_name(KJREP_ABSENT), "KJREP_ABSENT");
    assert_string_equal(kjrep_status_name(KJREP_E_LIMIT), "KJREP_E_LIMIT");
    assert_string_equal(kjrep_status_name(KJREP_E_SYNTAX), "KJREP_E_SYNTAX");
    assert_string_equal(kjrep_status_name(12345), "unknown");
    assert_string_equal(kjrep_status_name(INT32_MIN), "unknown");
}

static void codes_are_pinned(void **state)
{
    (void)state;
    const struct {
        kjrep_status code;
        int number;
    } pinned[] = {{KJREP_OK, 0},
                  {KJREP_DONE, 1},
                  {KJREP_ABSENT, 2},
                  {KJREP_E_ARG, -1},
                  {KJREP_E_NOMEM, -2},
                  {KJREP_E_LIMIT, -3},
                  {KJREP_E_IO, -10},
                  {KJREP_E_UTF8, -20},
                  {KJREP_E_CHARSET, -21},
                  {KJREP_E_CONTAINER, -22},
                  {KJREP_E_SYNTAX, -30},
                  {KJREP_E_CANCELLED, -5},
                  {KJREP_E_UNSUPPORTED, -4}};
    for (size_t i = 0; i < LENGTH(pinned); i++)
        assert_int_equal(pinned[i].code, pinned[i].number);
}

static void version_of_header_and_library(void **state)
{
    (void)state;
    char text[64];
    snprintf(text, sizeof text, "%d.%d.%d", KJREP_VERSION_MAJOR, KJREP_VERSION_MINOR, KJREP_VERSION_PATCH);
    assert_string_equal(kjrep_version(), text);
    assert_int_equal(kjrep_version_number(),
                     KJREP_VERSION_MAJOR * 10000 + KJREP_VERSION_MINOR * 100 + KJREP_VERSION_PATCH);
}

static void parts_answer_one_or_zero(void **state)
{
    (void)state;
    for (int32_t part = -3; part < 20; part++) {
        int32_t has = kjrep_has(part);
        assert_true(has == 0 || has == 1);
    }
    assert_int_equal(kjrep_has(0), 0);
    assert_int_equal(kjrep_has(-1), 0);
    assert_int_equal(kjrep_has(INT32_MAX), 0);
}

static void error_is_written_and_cleared(void **state)
{
    (void)state;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjr_fail(&error, KJREP_E_LIMIT, "%d pages", 3), KJREP_E_LIMIT);
    assert_int_equal(error.code, KJREP_E_LIMIT);
    assert_string_equal(error.text, "3 pages");
    assert_true(error.byte == UINT64_MAX);
    assert_int_equal(error.line, 0);
    assert_int_equal(kjr_fail_at(&error, KJREP_E_LIMIT, 9, 2, 4), KJREP_E_LIMIT);
    assert_true(error.byte == 9 && error.line == 2 && error.column == 4);
    assert_int_equal(kjr_succeed(&error), KJREP_OK);
    assert_int_equal(error.code, KJREP_OK);
    assert_string_equal(error.text, "");
    assert_true(error.byte == UINT64_MAX);
    assert_int_equal(kjr_fail(NULL, KJREP_E_IO, "nobody reads this"), KJREP_E_IO);
}

/* An older caller's struct is smaller: nothing behind it is touched, whatever its size. */
static void nothing_is_written_past_struct_size(void **state)
{
    (void)state;
    for (uint32_t size = 0; size <= sizeof(kjrep_error); size++) {
        union {
            kjrep_error error;
            unsigned char bytes[sizeof(kjrep_error)];
        } box;
        memset(&box, 0xA5, sizeof box);
        box.error.struct_size = size;
        kjr_fail(&box.error, KJREP_E_IO, "a message long enough to be cut: %0300d", 7);
        kjr_fail_at(&box.error, KJREP_E_IO, 1, 2, 3);
        assert_int_equal(box.error.struct_size, size);
        for (size_t i = size < sizeof size ? sizeof size : size; i < sizeof box; i++)
            if (box.bytes[i] != 0xA5) fail_msg("struct_size %u: byte %zu was written", size, i);
    }
}

static void struct_size_through_the_api(void **state)
{
    (void)state;
    union {
        kjrep_error error;
        unsigned char bytes[sizeof(kjrep_error)];
    } box;
    memset(&box, 0xA5, sizeof box);
    box.error.struct_size = offsetof(kjrep_error, byte);
    kjrep_engine *engine = NULL;
    assert_int_equal(kjrep_engine_new(&engine, NULL, &box.error), KJREP_OK);
    assert_int_equal(box.error.code, KJREP_OK);
    kjrep_report *report = NULL;
    kjrep_status rc = kjrep_report_parse(&report, engine, "\xFF", 1, NULL, &box.error);
    assert_true(rc < 0);
    assert_int_equal(box.error.code, rc);
    for (size_t i = offsetof(kjrep_error, byte); i < sizeof box; i++)
        assert_int_equal(box.bytes[i], 0xA5);
    kjrep_report_free(report);
    kjrep_engine_free(engine);
}

static void long_text_is_cut_on_a_character(void **state)
{
    (void)state;
    kjrep_error error = NEW_ERROR;
    const size_t room = sizeof error.text - 1;
    for (int lead = 0; lead < 4; lead++) {
        char message[1024];
        memset(message, 'a', (size_t)lead);
        size_t len = (size_t)lead;
        for (int i = 0; i < 200; i++, len += 3)
            memcpy(message + len, "字", 3);
        message[len] = 0;
        kjr_fail(&error, KJREP_E_IO, "%s", message);
        size_t kept = strlen(error.text);
        assert_true(kept <= room && kept + 2 * strlen("字") > room);
        assert_int_equal((kept - (size_t)lead) % 3, 0);
        assert_memory_equal(error.text, message, kept);
    }
    char exact[sizeof error.text];
    memset(exact, 'a', sizeof exact);
    exact[room] = 0;
    kjr_fail(&error, KJREP_E_IO, "%s", exact);
    assert_string_equal(error.text, exact);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_codes),
        cmocka_unit_test(codes_are_pinned),
        cmocka_unit_test(version_of_header_and_library),
        cmocka_unit_test(parts_answer_one_or_zero),
        cmocka_unit_test(error_is_written_and_cleared),
        cmocka_unit_test(nothing_is_written_past_struct_size),
        cmocka_unit_test(struct_size_through_the_api),
        cmocka_unit_test(long_text_is_cut_on_a_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
