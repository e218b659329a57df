#include "load/archive.h"

#include "base/error.h"
#include "kjrep/report.h"
#include "load/docx.h"
#include "load/odt.h"
#include "load/ofd.h"

/* What parts tell the formats that are not read. */
static const struct {
    const char *part, *advice;
} others[] = {
    {"xl/workbook.xml", "a workbook (XLSX): save it as text or HTML"},
    {"ppt/presentation.xml", "slides (PPTX): save them as text"},
};

static kjrep_status refuse(const kjr_zip *zip)
{
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (kjr_zip_has(zip, others[i].part)) return kjr_fail(zip->error, KJREP_E_UNSUPPORTED, "%s", others[i].advice);
    }
    return kjr_fail(zip->error, KJREP_E_UNSUPPORTED, "a zip archive, but no DOCX, ODT or OFD file: unpack it first");
}

static void take(kjr_source *source, const char *container, char *text, uint32_t len)
{
    source->container = container;
    source->encoding = "UTF-8";
    source->certainty = KJREP_CERTAINTY_SURE;
    source->text = text;
    source->text_len = len;
    source->text[source->text_len] = 0;
}

kjrep_status kjr_load_archive(kjr_source *source, const kjr_bytes *bytes, const struct kjrep_options *settings,
                              kjrep_error *error)
{
    kjr_zip zip = {.settings = settings, .error = error};
    kjrep_status rc = kjr_zip_open(&zip, bytes->items, bytes->count);
    if (rc >= 0) rc = kjr_zip_has(&zip, "_rels/.rels") ? kjr_docx_load(&source->office, &zip) : KJREP_ABSENT;
    if (rc == KJREP_OK) take(source, "docx", source->office.text.items, source->office.text.count);
    if (rc == KJREP_ABSENT) {
        rc = kjr_ofd_load(&source->ofd, &zip);
        if (rc == KJREP_OK) take(source, "ofd", source->ofd.text.items, source->ofd.text.count);
    }
    if (rc == KJREP_ABSENT) {
        rc = kjr_odt_load(&source->office, &zip);
        if (rc == KJREP_OK) take(source, "odt", source->office.text.items, source->office.text.count);
    }
    if (rc == KJREP_ABSENT) rc = refuse(&zip);
    kjr_zip_end(&zip);
    return rc;
}
