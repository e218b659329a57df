#include "load/archive.h"

#include "base/error.h"
#include "kjrep/report.h"
#include "load/docx.h"

/* What parts tell the formats that are not read. */
static const struct {
    const char *part, *advice;
} others[] = {
    {"OFD.xml", "an OFD file: export it as DOCX or text"},
    {"xl/workbook.xml", "a workbook (XLSX): save it as text or HTML"},
    {"ppt/presentation.xml", "slides (PPTX): save them as text"},
    {"content.xml", "an OpenDocument file: save it as DOCX"},
};

static kjrep_status refuse(const kjr_zip *zip)
{
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (kjr_zip_has(zip, others[i].part)) return kjr_fail(zip->error, KJREP_E_UNSUPPORTED, "%s", others[i].advice);
    }
    return kjr_fail(zip->error, KJREP_E_UNSUPPORTED, "a zip archive, but no DOCX file: unpack it first");
}

static void take(kjr_source *source, kjr_docx_text *docx)
{
    source->container = "docx";
    source->encoding = "UTF-8";
    source->certainty = KJREP_CERTAINTY_SURE;
    source->text = docx->text.items;
    source->text_len = docx->text.count;
    source->text[source->text_len] = 0;
}

kjrep_status kjr_load_archive(kjr_source *source, const kjr_bytes *bytes, const struct kjrep_options *settings,
                              kjrep_error *error)
{
    kjr_zip zip = {.settings = settings, .error = error};
    kjrep_status rc = kjr_zip_open(&zip, bytes->items, bytes->count);
    if (rc >= 0) rc = kjr_zip_has(&zip, "_rels/.rels") ? kjr_docx_load(&source->docx, &zip) : KJREP_ABSENT;
    if (rc == KJREP_ABSENT) rc = refuse(&zip);
    kjr_zip_end(&zip);
    if (rc == KJREP_OK) take(source, &source->docx);
    return rc;
}
