#include "load/archive.h"

#include <string.h>

#include "kjrep/report.h"
#include "load/docx.h"
#include "load/foreign_kinds.h"
#include "load/odt.h"
#include "load/ofd.h"

/* ---- What is not read */

static kjr_foreign kind_by_parts(const kjr_zip *zip)
{
    static const struct {
        const char *part;
        kjr_foreign kind;
    } parts[] = {
        {"xl/workbook.xml", KJR_FOREIGN_XLSX},      {"xl/workbook.bin", KJR_FOREIGN_XLSX},
        {"ppt/presentation.xml", KJR_FOREIGN_PPTX}, {"FixedDocumentSequence.fdseq", KJR_FOREIGN_XPS},
        {"FixedDocSeq.fdseq", KJR_FOREIGN_XPS},     {"uof.xml", KJR_FOREIGN_UOF},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (kjr_zip_has(zip, parts[i].part)) return parts[i].kind;
    return KJR_FOREIGN_ZIP;
}

static kjr_foreign kind_by_name(const kjr_bytes *name)
{
    static const struct {
        const char *begins;
        kjr_foreign kind;
    } names[] = {
        {"application/epub+zip", KJR_FOREIGN_EPUB},
        {"application/vnd.sun.xml.", KJR_FOREIGN_SXW},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t len = strlen(names[i].begins);
        if (name->count >= len && memcmp(name->items, names[i].begins, len) == 0) return names[i].kind;
    }
    return KJR_FOREIGN_NONE;
}

static kjrep_status refuse(kjr_zip *zip)
{
    kjr_bytes name = {0};
    kjrep_status rc = kjr_zip_read(zip, "mimetype", &name);
    kjr_foreign kind = rc == KJREP_OK ? kind_by_name(&name) : KJR_FOREIGN_NONE;
    if (kind == KJR_FOREIGN_NONE) kind = kind_by_parts(zip);
    kjr_free(&zip->settings->allocator, name.items);
    return rc < 0 ? rc : kjr_refuse_kind(kind, zip->settings, zip->error);
}

/* ---- What is */

kjrep_status kjr_load_archive(kjr_source *source, const kjr_bytes *bytes, const struct kjrep_options *settings,
                              kjrep_error *error)
{
    kjr_zip zip = {.settings = settings, .error = error};
    kjrep_status rc = kjr_zip_open(&zip, bytes->items, bytes->count);
    if (rc >= 0)
        rc =
            kjr_zip_has(&zip, "_rels/.rels") ? kjr_docx_load(&source->office, &source->properties, &zip) : KJREP_ABSENT;
    if (rc == KJREP_OK) kjr_source_take(source, "docx", source->office.text.items, source->office.text.count);
    if (rc == KJREP_ABSENT) {
        rc = kjr_ofd_load(&source->pages, &source->properties, &zip);
        if (rc == KJREP_OK) kjr_source_take(source, "ofd", source->pages.text.items, source->pages.text.count);
    }
    if (rc == KJREP_ABSENT) {
        rc = kjr_odt_load(&source->office, &source->properties, &zip);
        if (rc == KJREP_OK) kjr_source_take(source, "odt", source->office.text.items, source->office.text.count);
    }
    if (rc == KJREP_ABSENT) rc = refuse(&zip);
    kjr_zip_end(&zip);
    return rc;
}
