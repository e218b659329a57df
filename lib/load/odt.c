/* What is in the archive: styles.xml and content.xml, and by "mimetype" whether that is a text. */
#include "load/odt.h"

#include "base/error.h"
#include "kjrep/source.h"
#include "load/foreign_kinds.h"
#include "load/odt_model.h"
#include "load/office_writer.h"
#include "load/properties_part.h"
#include "load/raw_bytes.h"

static const char manifest_part[] = "META-INF/manifest.xml";

/* Is it a text, or of which other kind? The manifest tells it too. */
static kjrep_status check_kind(kjr_zip *zip)
{
    kjr_bytes kind = {0};
    kjrep_status rc = kjr_zip_read(zip, "mimetype", &kind);
    if (rc == KJREP_ABSENT) rc = kjr_zip_read(zip, manifest_part, &kind);
    if (rc == KJREP_OK && !kjr_bytes_hold(kind.items, kind.count, "application/vnd.oasis.opendocument."))
        rc = KJREP_ABSENT;
    if (rc == KJREP_OK && !kjr_bytes_hold(kind.items, kind.count, "application/vnd.oasis.opendocument.text"))
        rc = kjr_refuse_kind(KJR_FOREIGN_ODF, zip->settings, zip->error);
    kjr_free(&zip->settings->allocator, kind.items);
    return rc;
}

/* The parts of an encrypted text are noise. */
static kjrep_status check_plain(kjr_zip *zip)
{
    kjr_bytes manifest = {0};
    kjrep_status rc = kjr_zip_read(zip, manifest_part, &manifest);
    if (rc == KJREP_OK && kjr_bytes_hold(manifest.items, manifest.count, "encryption-data"))
        rc = kjr_fail(zip->error, KJREP_E_CONTAINER, "the document is encrypted");
    kjr_free(&zip->settings->allocator, manifest.items);
    return rc < 0 ? rc : KJREP_OK;
}

static kjrep_status read_properties(kjr_properties *properties, kjr_zip *zip)
{
    static const kjr_property_name names[] = {
        {"title", KJREP_PROPERTY_TITLE},           {"initial-creator", KJREP_PROPERTY_AUTHOR},
        {"creation-date", KJREP_PROPERTY_CREATED}, {"creator", KJREP_PROPERTY_MODIFIED_BY},
        {"date", KJREP_PROPERTY_MODIFIED},         {NULL, 0},
    };
    return kjr_properties_read(properties, zip, "meta.xml", names);
}

static kjrep_status read_part(kjr_odt *odt, const kjr_bytes *xml, const char *part, kjr_odt_pass pass,
                              kjr_office_text *out)
{
    if (!xml->count) return KJREP_OK;
    if (!kjr_office_start_part(out, part, odt->allocator)) return kjr_fail_memory(odt->error);
    return kjr_odt_read_text(odt, xml, part, pass, out);
}

static kjrep_status load(kjr_odt *odt, kjr_zip *zip, kjr_bytes *styles, kjr_bytes *content, kjr_office_text *out)
{
    static const char styles_part[] = "styles.xml", content_part[] = "content.xml";
    kjrep_status rc = kjr_zip_read(zip, styles_part, styles);
    if (rc >= 0) rc = kjr_zip_read(zip, content_part, content);
    if (rc == KJREP_ABSENT) return kjr_fail(zip->error, KJREP_E_CONTAINER, "the archive has no %s", content_part);
    if (rc >= 0 && styles->count) rc = kjr_odt_read_styles(odt, styles, styles_part);
    if (rc >= 0) rc = kjr_odt_read_styles(odt, content, content_part);
    if (rc >= 0) kjr_odt_sort_styles(odt);
    if (rc >= 0) rc = read_part(odt, styles, styles_part, KJR_ODT_HEADS, out);
    if (rc >= 0) rc = read_part(odt, content, content_part, KJR_ODT_BODY, out);
    if (rc >= 0) rc = read_part(odt, styles, styles_part, KJR_ODT_FEET, out);
    if (rc >= 0 && !KJR_RESERVE(odt->allocator, &out->text, 1)) rc = kjr_fail_memory(zip->error);
    return rc < 0 ? rc : KJREP_OK;
}

kjrep_status kjr_odt_load(kjr_office_text *out, kjr_properties *properties, kjr_zip *zip)
{
    kjr_odt odt = {.allocator = &zip->settings->allocator,
                   .settings = zip->settings,
                   .error = zip->error,
                   .properties = properties};
    kjr_bytes styles = {0}, content = {0};
    kjrep_status rc = check_kind(zip);
    if (rc == KJREP_OK) rc = check_plain(zip);
    if (rc == KJREP_OK) rc = read_properties(properties, zip);
    if (rc != KJREP_OK) return rc;
    kjr_arena_start(&odt.arena, odt.allocator);
    rc = load(&odt, zip, &styles, &content, out);
    kjr_free(odt.allocator, styles.items);
    kjr_free(odt.allocator, content.items);
    kjr_free(odt.allocator, odt.styles.items);
    kjr_free(odt.allocator, odt.list_styles.items);
    kjr_arena_end(&odt.arena);
    return rc;
}
