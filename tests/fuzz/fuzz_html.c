/* Pages of HTML: what is read of them stands in lines and cells, and every place leads to an element. The input is put
 * behind "<html>", so that it is a page whatever it is. */
#include "fuzz.h"

enum { LONGEST = 1 << 16 };

static const char head[] = "<html>";

static void check_cells(const kjrep_report *report)
{
    for (kjrep_node id = 1; id <= kjrep_report_node_count(report); id++) {
        if (kjrep_node_kind(report, id) != KJREP_NODE_CELL) continue;
        kjrep_node row = kjrep_node_parent(report, id), table = kjrep_node_parent(report, row);
        REQUIRE(kjrep_node_kind(report, row) == KJREP_NODE_ROW && kjrep_node_kind(report, table) == KJREP_NODE_TABLE);
        REQUIRE(kjrep_node_row(report, id) >= 1 && kjrep_node_column(report, id) >= 1);
    }
}

static void check_places(const kjrep_report *report)
{
    size_t len;
    const char *text = kjrep_report_text(report, &len);
    REQUIRE(!memchr(text, 0, len) && !memchr(text, '\r', len));
    for (size_t byte = 0; byte <= len; byte += len / 64 + 1) {
        kjrep_place place = {.struct_size = sizeof place};
        kjrep_status rc = kjrep_source_place(report, byte, &place);
        REQUIRE(rc == KJREP_OK || (rc == KJREP_ABSENT && len == 0));
        if (rc != KJREP_OK) continue;
        REQUIRE(place.kind == KJREP_PLACE_ELEMENT && memchr(place.element, 0, sizeof place.element));
        REQUIRE(place.element[0] == '/' || strncmp(place.element, "\xE2\x80\xA6/", 4) == 0);
    }
    require_metric_places(report);
    require_properties(report);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > LONGEST) return 0;
    kjrep_report *report = NULL;
    kjrep_error error = {.struct_size = sizeof error};
    char *page = malloc(sizeof head + size);
    REQUIRE(page);
    memcpy(page, head, sizeof head - 1);
    if (size) memcpy(page + sizeof head - 1, data, size);
    kjrep_status rc = kjrep_report_parse(&report, fuzz_engine(), page, sizeof head - 1 + size, NULL, &error);
    REQUIRE(error.code == rc && (rc == KJREP_OK) == (report != NULL));
    if (rc != KJREP_OK) {
        REQUIRE(rc == KJREP_E_UTF8 || rc == KJREP_E_CHARSET || rc == KJREP_E_LIMIT || rc == KJREP_E_UNSUPPORTED);
    } else if (strcmp(kjrep_report_container(report), "html") == 0) {
        check_cells(report);
        check_places(report);
    }
    kjrep_report_free(report);
    free(page);
    return 0;
}
