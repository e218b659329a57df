/* Parts of a DOCX file, put into an archive that is always sound, so that what is tried is XML and not checksums. The
 * input is the body of document.xml, numbering.xml, styles.xml and footnotes.xml, a line of "--" between them; what begins
 * with the mark of an archive is taken for a whole one. */
#include <zip.h>

#include "fuzz.h"

enum { PARTS = 4, LONGEST = 1 << 16 };

static const struct {
    const char *file, *root;
} parts[PARTS] = {
    {"word/document.xml", "document"},
    {"word/numbering.xml", "numbering"},
    {"word/styles.xml", "styles"},
    {"word/footnotes.xml", "footnotes"},
};

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static const char package[] = "<R><r Type='" OFFICE "officeDocument' Target='word/document.xml'/></R>";
static const char relations[] =
    "<R><r Type='" OFFICE "numbering' Target='numbering.xml'/><r Type='" OFFICE
    "styles' Target='styles.xml'/><r Type='" OFFICE "footnotes' Target='footnotes.xml'/></R>";

static void add(zip_t *archive, const char *name, const void *data, size_t size)
{
    void *copy = malloc(size + 1);
    REQUIRE(copy);
    memcpy(copy, data, size);
    zip_source_t *source = zip_source_buffer(archive, copy, size, 1);
    zip_int64_t index = zip_file_add(archive, name, source, 0);
    REQUIRE(index >= 0 && zip_set_file_compression(archive, (zip_uint64_t)index, ZIP_CM_STORE, 0) == 0);
}

static void add_part(zip_t *archive, int part, const uint8_t *data, size_t size)
{
    char *xml = malloc(size + 512);
    REQUIRE(xml);
    int head = sprintf(xml,
                       "<w:%s xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
                       "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>",
                       parts[part].root);
    memcpy(xml + head, data, size);
    int tail = sprintf(xml + head + size, "</w:%s>", parts[part].root);
    add(archive, parts[part].file, xml, (size_t)head + size + (size_t)tail);
    free(xml);
}

static size_t part_end(const uint8_t *data, size_t size)
{
    for (size_t at = 0; at + 4 <= size; at++)
        if (memcmp(data + at, "\n--\n", 4) == 0) return at;
    return size;
}

static zip_source_t *pack(const uint8_t *data, size_t size)
{
    zip_source_t *buffer = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *archive = buffer ? zip_open_from_source(buffer, ZIP_TRUNCATE, NULL) : NULL;
    REQUIRE(archive);
    zip_source_keep(buffer);
    add(archive, "_rels/.rels", package, sizeof package - 1);
    add(archive, "word/_rels/document.xml.rels", relations, sizeof relations - 1);
    for (int part = 0; part < PARTS; part++) {
        size_t end = part_end(data, size), step = end < size ? end + 4 : end;
        add_part(archive, part, data, end);
        data += step;
        size -= step;
    }
    REQUIRE(zip_close(archive) == 0);
    return buffer;
}

static void check(kjrep_report *report)
{
    size_t len;
    const char *text = kjrep_report_text(report, &len);
    for (size_t byte = 0; byte <= len; byte += len / 16 + 1) {
        kjrep_place place = {.struct_size = sizeof place};
        kjrep_status rc = kjrep_source_place(report, byte, &place);
        REQUIRE(rc == KJREP_ABSENT || (rc == KJREP_OK && (place.kind == KJREP_PLACE_BOX ||
                                                          (place.kind == KJREP_PLACE_PARAGRAPH && place.part))));
    }
    for (kjrep_metric id = 1; id <= kjrep_report_metric_count(report); id++) {
        uint64_t start, end;
        REQUIRE(kjrep_metric_place(report, id, &start, &end) == KJREP_OK);
        require_place(text, len, start, end);
    }
}

static void parse(const char *data, size_t size)
{
    kjrep_report *report;
    kjrep_status rc = kjrep_report_parse(&report, fuzz_engine(), data, size, NULL, NULL);
    REQUIRE((rc == KJREP_OK) == (report != NULL));
    if (report) check(report);
    kjrep_report_free(report);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > LONGEST) return 0;
    if (size >= 4 && memcmp(data, "PK\x03\x04", 4) == 0) {
        parse((const char *)data, size);
        return 0;
    }
    zip_source_t *buffer = pack(data, size);
    REQUIRE(zip_source_open(buffer) == 0 && zip_source_seek(buffer, 0, SEEK_END) == 0);
    zip_int64_t packed = zip_source_tell(buffer);
    char *bytes = malloc((size_t)packed);
    REQUIRE(bytes && zip_source_seek(buffer, 0, SEEK_SET) == 0);
    REQUIRE(zip_source_read(buffer, bytes, (zip_uint64_t)packed) == packed);
    zip_source_close(buffer);
    zip_source_free(buffer);
    parse(bytes, (size_t)packed);
    free(bytes);
    return 0;
}
