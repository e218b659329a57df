#include "load/docx.h"

#include <string.h>

#include "base/error.h"
#include "kjrep/source.h"
#include "load/docx_looks.h"
#include "load/docx_model.h"
#include "load/office_writer.h"
#include "load/properties_part.h"

/* ---- Relationships: which part is what */

enum { MOST_HEADS = 12 };

typedef struct relations {
    const char *folder; /* of the part that they are of: "word/" */
    kjr_part_path main, properties, styles, numbering, footnotes, endnotes;
    kjr_part_path heads[MOST_HEADS], feet[MOST_HEADS];
    uint32_t head_count, foot_count;
} relations;

/* Heads of pages, or feet; sections may have their own, which as a rule say the same. */
static kjr_part_path *add_head(kjr_part_path *heads, uint32_t *count)
{
    return *count < MOST_HEADS ? &heads[(*count)++] : NULL;
}

/* The last word of a type, which is the same in transitional and strict files. */
static bool is_type(const kjr_xml_element *element, const char *last)
{
    size_t len = 0, size = strlen(last);
    const char *type = kjr_xml_value(element, "Type", &len);
    return type && len > size && type[len - size - 1] == '/' && memcmp(type + len - size, last, size) == 0;
}

static kjrep_status open(void *payload, const kjr_xml_element *element)
{
    relations *r = payload;
    size_t len = 0;
    const char *target = kjr_xml_value(element, "Target", &len);
    if (!target || kjr_xml_value_is(element, "TargetMode", "External")) return KJREP_OK;
    kjr_part_path *name = is_type(element, "officeDocument")    ? &r->main
                          : is_type(element, "core-properties") ? &r->properties
                          : is_type(element, "styles")          ? &r->styles
                          : is_type(element, "numbering")       ? &r->numbering
                          : is_type(element, "footnotes")       ? &r->footnotes
                          : is_type(element, "endnotes")        ? &r->endnotes
                          : is_type(element, "header")          ? add_head(r->heads, &r->head_count)
                          : is_type(element, "footer")          ? add_head(r->feet, &r->foot_count)
                                                                : NULL;
    if (name) kjr_part_resolve(name, r->folder, target, len);
    return KJREP_OK;
}

static kjrep_status close(void *payload, const char *name, const char *uri)
{
    (void)payload, (void)name, (void)uri;
    return KJREP_OK;
}

static kjrep_status text(void *payload, const char *words, size_t len)
{
    (void)payload, (void)words, (void)len;
    return KJREP_OK;
}

static kjrep_status read_relations(kjr_zip *zip, relations *r, const char *part)
{
    kjr_bytes xml = {0};
    kjr_xml_handler handler = {r, open, close, text};
    kjrep_status rc = kjr_zip_read(zip, part, &xml);
    if (rc == KJREP_OK) rc = kjr_xml_read(&handler, part, xml.items, xml.count, zip->settings, zip->error);
    kjr_free(&zip->settings->allocator, xml.items);
    return rc;
}

/* "word/document.xml": its folder is "word/", its relations are in "word/_rels/document.xml.rels". */
static kjrep_status read_relations_of(kjr_zip *zip, relations *r, const kjr_part_path *main, kjr_part_path *folder)
{
    char part[KJR_LONGEST_PART + sizeof "_rels/.rels"];
    *folder = kjr_part_folder(main);
    size_t outer = strlen(folder->text);
    strcpy(part, folder->text);
    strcat(part, "_rels/");
    strcat(part, main->text + outer);
    strcat(part, ".rels");
    r->folder = folder->text;
    return read_relations(zip, r, part);
}

/* ---- What the file tells of itself */

static kjrep_status read_properties(kjr_properties *properties, kjr_zip *zip, const kjr_part_path *part)
{
    static const kjr_property_name names[] = {
        {"title", KJREP_PROPERTY_TITLE},       {"creator", KJREP_PROPERTY_AUTHOR},
        {"created", KJREP_PROPERTY_CREATED},   {"lastModifiedBy", KJREP_PROPERTY_MODIFIED_BY},
        {"modified", KJREP_PROPERTY_MODIFIED}, {NULL, 0},
    };
    return *part->text ? kjr_properties_read(properties, zip, part->text, names) : KJREP_OK;
}

/* ---- Parts */

static kjrep_status read_part(kjr_zip *zip, const kjr_part_path *part, kjr_bytes *xml)
{
    kjrep_status rc = *part->text ? kjr_zip_read(zip, part->text, xml) : KJREP_ABSENT;
    if (rc == KJREP_OK) xml->count = (uint32_t)kjr_docx_drop_looks(xml->items, xml->count);
    return rc;
}

typedef kjrep_status read_model(kjr_docx *docx, const kjr_bytes *xml);

static kjrep_status load_model(kjr_docx *docx, kjr_zip *zip, const kjr_part_path *part, read_model *read)
{
    kjr_bytes xml = {0};
    kjrep_status rc = read_part(zip, part, &xml);
    if (rc == KJREP_OK) rc = read(docx, &xml);
    kjr_free(docx->allocator, xml.items);
    return rc < 0 ? rc : KJREP_OK;
}

static kjrep_status load_text(kjr_docx *docx, kjr_zip *zip, const kjr_part_path *part, uint8_t kind,
                              kjr_office_text *out)
{
    kjr_bytes xml = {0};
    kjrep_status rc = read_part(zip, part, &xml);
    if (rc == KJREP_OK) {
        rc = kjr_office_start_part(out, part->text, docx->allocator)
                 ? kjr_docx_read_text(docx, &xml, part->text, kind, out)
                 : kjr_fail_memory(docx->error);
    }
    kjr_free(docx->allocator, xml.items);
    return rc;
}

static kjrep_status load_heads(kjr_docx *docx, kjr_zip *zip, const kjr_part_path *heads, uint32_t count,
                               kjr_office_text *out)
{
    kjrep_status rc = KJREP_OK;
    for (uint32_t i = 0; i < count && rc >= 0; i++)
        rc = load_text(docx, zip, &heads[i], KJR_SOURCE_FURNITURE, out);
    return rc < 0 ? rc : KJREP_OK;
}

static kjrep_status load(kjr_docx *docx, kjr_zip *zip, const kjr_part_path *main, kjr_office_text *out)
{
    relations parts = {0};
    kjr_part_path folder;
    kjrep_status rc = read_relations_of(zip, &parts, main, &folder);
    if (rc >= 0) rc = load_model(docx, zip, &parts.styles, kjr_docx_read_styles);
    if (rc >= 0) rc = load_model(docx, zip, &parts.numbering, kjr_docx_read_numbering);
    if (rc >= 0) rc = load_heads(docx, zip, parts.heads, parts.head_count, out);
    if (rc >= 0) rc = load_text(docx, zip, main, KJR_SOURCE_PARAGRAPH, out);
    if (rc == KJREP_ABSENT) return kjr_fail(zip->error, KJREP_E_CONTAINER, "the archive has no %s", main->text);
    if (rc >= 0) rc = load_text(docx, zip, &parts.footnotes, KJR_SOURCE_NOTE, out);
    if (rc >= 0) rc = load_text(docx, zip, &parts.endnotes, KJR_SOURCE_NOTE, out);
    if (rc >= 0) rc = load_heads(docx, zip, parts.feet, parts.foot_count, out);
    if (rc >= 0 && !KJR_RESERVE(docx->allocator, &out->text, 1)) rc = kjr_fail_memory(zip->error);
    return rc < 0 ? rc : KJREP_OK;
}

kjrep_status kjr_docx_load(kjr_office_text *out, kjr_properties *properties, kjr_zip *zip)
{
    relations package = {.folder = ""};
    kjr_docx docx = {.allocator = &zip->settings->allocator,
                     .settings = zip->settings,
                     .error = zip->error,
                     .properties = properties};
    kjrep_status rc = read_relations(zip, &package, "_rels/.rels");
    if (rc < 0) return rc;
    if (!*package.main.text) return KJREP_ABSENT;
    if (!strstr(package.main.text, "document")) return KJREP_ABSENT; /* xl/workbook.xml, ppt/presentation.xml */
    if ((rc = read_properties(properties, zip, &package.properties)) < 0) return rc;
    kjr_arena_start(&docx.arena, docx.allocator);
    rc = load(&docx, zip, &package.main, out);
    kjr_docx_model_end(&docx);
    return rc;
}
