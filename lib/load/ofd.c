/* What is in the archive: OFD.xml names the documents, each of which names its pages, templates and resources. */
#include "load/ofd.h"

#include <string.h>

#include "base/error.h"
#include "load/ofd_model.h"
#include "load/part_path.h"

typedef enum entry_kind { NO_ENTRY, DOCUMENT, RESOURCE, TEMPLATE, PAGE } entry_kind;

typedef struct entry {
    entry_kind kind;
    int32_t id;
    kjr_part_path path;
} entry;

typedef KJR_VECTOR(entry) entry_list;

/* Reading a part that names others. */
typedef struct listing {
    kjr_zip *zip;
    const char *folder;
    entry_list entries;
    entry_kind named; /* by the text of the open element */
    char name[KJR_LONGEST_PART];
    size_t len;
} listing;

/* ---- Names of parts */

static kjrep_status add(listing *l, entry_kind kind, int32_t id, const char *target, size_t len)
{
    uint64_t most = (uint64_t)kjr_setting_int(l->zip->settings, KJREP_OPT_MAX_PARTS);
    if (l->entries.count >= most)
        return kjr_fail(l->zip->error, KJREP_E_LIMIT, "more than %llu pages and resources", (unsigned long long)most);
    entry *added = KJR_PUSH(&l->zip->settings->allocator, &l->entries);
    if (!added) return kjr_fail_memory(l->zip->error);
    *added = (entry){.kind = kind, .id = id};
    kjr_part_resolve(&added->path, l->folder, target, len);
    return KJREP_OK;
}

static kjrep_status open(void *payload, const kjr_xml_element *element)
{
    listing *l = payload;
    const char *name = element->name;
    size_t len = 0;
    const char *target = kjr_xml_value(element, "BaseLoc", &len);
    bool page = strcmp(name, "Page") == 0;
    l->len = 0;
    l->named = NO_ENTRY;
    if (strcmp(name, "DocRoot") == 0) l->named = DOCUMENT;
    if (strcmp(name, "PublicRes") == 0 || strcmp(name, "DocumentRes") == 0) l->named = RESOURCE;
    if (!target || (!page && strcmp(name, "TemplatePage") != 0)) return KJREP_OK;
    return add(l, page ? PAGE : TEMPLATE, kjr_xml_number(element, "ID", -1), target, len);
}

static kjrep_status text(void *payload, const char *words, size_t len)
{
    listing *l = payload;
    for (size_t i = 0; l->named && i < len && l->len < sizeof l->name; i++) {
        if (words[i] != ' ' && words[i] != '\n' && words[i] != '\r' && words[i] != '\t') l->name[l->len++] = words[i];
    }
    return KJREP_OK;
}

static kjrep_status close(void *payload, const char *name, const char *uri)
{
    listing *l = payload;
    entry_kind kind = l->named;
    (void)name, (void)uri;
    l->named = NO_ENTRY;
    return kind && l->len ? add(l, kind, -1, l->name, l->len) : KJREP_OK;
}

static kjrep_status read_list(listing *l, const char *part)
{
    kjr_bytes xml = {0};
    kjr_xml_handler handler = {l, open, close, text};
    kjrep_status rc = kjr_zip_read(l->zip, part, &xml);
    if (rc == KJREP_OK) rc = kjr_xml_read(&handler, part, xml.items, xml.count, l->zip->settings, l->zip->error);
    kjr_free(&l->zip->settings->allocator, xml.items);
    return rc;
}

/* ---- Documents */

static kjrep_status read_entry(kjr_ofd *ofd, const entry *named)
{
    kjr_bytes xml = {0};
    const char *part = named->path.text;
    kjrep_status rc = kjr_zip_read(ofd->zip, part, &xml);
    if (rc == KJREP_OK) {
        switch (named->kind) {
        case RESOURCE: rc = kjr_ofd_read_units(ofd, &xml, part); break;
        case TEMPLATE: rc = kjr_ofd_read_template(ofd, named->id, &xml, part); break;
        default: rc = kjr_ofd_read_page(ofd, &xml, part); break;
        }
    } else if (rc == KJREP_ABSENT && named->kind == PAGE) {
        rc = kjr_fail(ofd->zip->error, KJREP_E_CONTAINER, "the archive has no %s", part);
    }
    kjr_free(ofd->allocator, xml.items);
    return rc < 0 ? rc : KJREP_OK;
}

static kjrep_status read_entries(kjr_ofd *ofd, const entry_list *entries, entry_kind kind)
{
    kjrep_status rc = KJREP_OK;
    for (uint32_t i = 0; i < entries->count && rc >= 0; i++) {
        if (entries->items[i].kind != kind) continue;
        if (kind == PAGE) ofd->page++;
        rc = read_entry(ofd, &entries->items[i]);
    }
    return rc;
}

static kjrep_status read_document(kjr_ofd *ofd, const kjr_part_path *path)
{
    kjr_part_path folder = kjr_part_folder(path);
    listing parts = {.zip = ofd->zip, .folder = folder.text};
    kjrep_status rc = read_list(&parts, path->text);
    if (rc == KJREP_ABSENT) rc = kjr_fail(ofd->zip->error, KJREP_E_CONTAINER, "the archive has no %s", path->text);
    if (rc >= 0) rc = read_entries(ofd, &parts.entries, RESOURCE);
    kjr_ofd_sort_forms(ofd);
    if (rc >= 0) rc = read_entries(ofd, &parts.entries, TEMPLATE);
    kjr_ofd_sort_forms(ofd);
    if (rc >= 0) rc = read_entries(ofd, &parts.entries, PAGE);
    kjr_free(ofd->allocator, parts.entries.items);
    if (rc >= 0 && !kjr_ofd_lay_out(ofd)) rc = kjr_fail_memory(ofd->zip->error);
    return rc;
}

static void end_document(kjr_ofd *ofd)
{
    kjr_free(ofd->allocator, ofd->words.items);
    kjr_free(ofd->allocator, ofd->pieces.items);
    kjr_free(ofd->allocator, ofd->shelf.items);
    kjr_free(ofd->allocator, ofd->forms.items);
}

kjrep_status kjr_ofd_load(kjr_ofd_text *out, kjr_zip *zip)
{
    const kjrep_allocator *allocator = &zip->settings->allocator;
    listing documents = {.zip = zip, .folder = ""};
    uint32_t page = 0;
    kjrep_status rc = read_list(&documents, "OFD.xml");
    if (rc == KJREP_OK && !documents.entries.count)
        rc = kjr_fail(zip->error, KJREP_E_CONTAINER, "OFD.xml names no document");
    for (uint32_t i = 0; rc == KJREP_OK && i < documents.entries.count; i++) {
        kjr_ofd ofd = {.allocator = allocator, .zip = zip, .out = out, .page = page};
        rc = read_document(&ofd, &documents.entries.items[i].path);
        page = ofd.page;
        end_document(&ofd);
    }
    if (rc == KJREP_OK && !KJR_RESERVE(allocator, &out->text, 1)) rc = kjr_fail_memory(zip->error);
    kjr_free(allocator, documents.entries.items);
    return rc;
}
