/* PDF files: what is read of them is text, and every place leads to a box on a page. The input is put behind "%PDF-1.7",
 * so that it is one whatever it is. */
#include "fuzz.h"

enum { LONGEST = 1 << 16 };

static const char head[] = "%PDF-1.7\n";

static void check_places(const kjrep_report *report)
{
    size_t len;
    const char *text = kjrep_report_text(report, &len);
    REQUIRE(!memchr(text, 0, len) && !memchr(text, '\r', len));
    for (size_t byte = 0; byte < len; byte += len / 64 + 1) {
        kjrep_place place = {.struct_size = sizeof place};
        if (kjrep_source_place(report, byte, &place) != KJREP_OK) continue;
        REQUIRE(place.kind == KJREP_PLACE_BOX && place.page >= 1);
    }
    require_metric_places(report);
    require_properties(report);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > LONGEST) return 0;
    kjrep_report *report = NULL;
    kjrep_error error = {.struct_size = sizeof error};
    char *file = malloc(sizeof head + size);
    REQUIRE(file);
    memcpy(file, head, sizeof head - 1);
    if (size) memcpy(file + sizeof head - 1, data, size);
    kjrep_status rc = kjrep_report_parse(&report, fuzz_engine(), file, sizeof head - 1 + size, NULL, &error);
    REQUIRE(error.code == rc && (rc == KJREP_OK) == (report != NULL));
    if (rc == KJREP_OK) check_places(report);
    else REQUIRE(rc == KJREP_E_CONTAINER || rc == KJREP_E_LIMIT || rc == KJREP_E_UNSUPPORTED || rc == KJREP_E_UTF8);
    kjrep_report_free(report);
    free(file);
    return 0;
}
