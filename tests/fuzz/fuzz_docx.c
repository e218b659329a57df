/* Parts of a DOCX file. The input is the body of document.xml, numbering.xml, styles.xml, footnotes.xml and core.xml, a line of "--" between them; what begins
 * with the mark of an archive is taken for a whole one. */
#include "fuzz_zip.h"

enum { PARTS = 5, LONGEST = 1 << 16 };

static const struct {
    const char *file, *root;
} parts[PARTS] = {
    {"word/document.xml", "document"},   {"word/numbering.xml", "numbering"},     {"word/styles.xml", "styles"},
    {"word/footnotes.xml", "footnotes"}, {"docProps/core.xml", "coreProperties"},
};

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static const char package[] = "<R><r Type='" OFFICE "officeDocument' Target='word/document.xml'/>"
                              "<r Type='" OFFICE "metadata/core-properties' Target='docProps/core.xml'/></R>";
static const char relations[] =
    "<R><r Type='" OFFICE "numbering' Target='numbering.xml'/><r Type='" OFFICE
    "styles' Target='styles.xml'/><r Type='" OFFICE "footnotes' Target='footnotes.xml'/></R>";

static void add_part(const fuzz_zip *zip, int part, const uint8_t *data, size_t size)
{
    char *xml = malloc(size + 512);
    REQUIRE(xml);
    int head = sprintf(xml,
                       "<w:%s xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
                       "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>",
                       parts[part].root);
    memcpy(xml + head, data, size);
    int tail = sprintf(xml + head + size, "</w:%s>", parts[part].root);
    REQUIRE(fuzz_zip_add(zip, parts[part].file, xml, (size_t)head + size + (size_t)tail));
    free(xml);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > LONGEST) return 0;
    if (size >= 4 && memcmp(data, "PK\x03\x04", 4) == 0) {
        fuzz_parse_archive(data, size);
        return 0;
    }
    fuzz_zip zip = fuzz_zip_new();
    REQUIRE(fuzz_zip_add(&zip, "_rels/.rels", package, sizeof package - 1));
    REQUIRE(fuzz_zip_add(&zip, "word/_rels/document.xml.rels", relations, sizeof relations - 1));
    for (int part = 0; part < PARTS; part++) {
        size_t end = fuzz_part_end(data, size), step = end < size ? end + 4 : end;
        add_part(&zip, part, data, end);
        data += step;
        size -= step;
    }
    fuzz_zip_parse(&zip);
    return 0;
}
