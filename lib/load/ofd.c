/* What is in the archive: OFD.xml names the documents, each of which names its pages, templates, resources and the list of
 * what is noted on pages. */
#include "load/ofd.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "kjrep/source.h"
#include "load/foreign_kinds.h"
#include "load/ofd_model.h"
#include "load/part_path.h"
#include "load/properties_part.h"

typedef enum entry_kind { NO_ENTRY, DOCUMENT, RESOURCE, TEMPLATE, PAGE, LIST_OF_NOTES, NOTES } entry_kind;

typedef struct entry {
    entry_kind kind;
    int32_t id;     /* of the template or page; of notes, that of their page */
    uint32_t order; /* among those of the same list */
    kjr_part_path path;
} entry;

typedef KJR_VECTOR(entry) entry_list;

/* Reading a part that names others. */
typedef struct listing {
    kjr_zip *zip;
    const char *folder;
    entry_list entries;
    entry_kind named; /* by the text of the open element */
    int32_t page;     /* that notes are listed of */
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
    *added = (entry){.kind = kind, .id = id, .order = l->entries.count};
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
    if (strcmp(name, "Annotations") == 0) l->named = LIST_OF_NOTES;
    if (strcmp(name, "FileLoc") == 0) l->named = NOTES;
    if (page) l->page = kjr_xml_number(element, "PageID", KJR_OFD_NO_ID);
    if (!target || (!page && strcmp(name, "TemplatePage") != 0)) return KJREP_OK;
    return add(l, page ? PAGE : TEMPLATE, kjr_xml_number(element, "ID", KJR_OFD_NO_ID), target, len);
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
    return kind && l->len ? add(l, kind, kind == NOTES ? l->page : KJR_OFD_NO_ID, l->name, l->len) : KJREP_OK;
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
    const kjr_part_path *part = &named->path;
    kjrep_status rc = kjr_zip_read(ofd->zip, part->text, &xml);
    if (rc == KJREP_OK) {
        switch (named->kind) {
        case RESOURCE: rc = kjr_ofd_read_units(ofd, &xml, part); break;
        case TEMPLATE: rc = kjr_ofd_read_template(ofd, named->id, &xml, part); break;
        default: rc = kjr_ofd_read_page(ofd, &xml, part); break;
        }
    } else if (rc == KJREP_ABSENT && named->kind == PAGE) {
        rc = kjr_fail(ofd->zip->error, KJREP_E_CONTAINER, "the archive has no %s", part->text);
    }
    kjr_free(ofd->pages.allocator, xml.items);
    return rc < 0 ? rc : KJREP_OK;
}

static kjrep_status read_entries(kjr_ofd *ofd, const entry_list *entries, entry_kind kind)
{
    kjrep_status rc = KJREP_OK;
    for (uint32_t i = 0; i < entries->count && rc >= 0; i++) {
        if (entries->items[i].kind == kind) rc = read_entry(ofd, &entries->items[i]);
    }
    return rc;
}

/* ---- Pages and what is noted on them */

static int by_page(const void *a, const void *b)
{
    const entry *p = a, *q = b;
    if (p->id != q->id) return p->id < q->id ? -1 : 1;
    return p->order < q->order ? -1 : p->order > q->order;
}

static kjrep_status list_notes(kjr_ofd *ofd, const entry_list *entries, entry_list *notes)
{
    kjrep_status rc = KJREP_OK;
    listing list = {.zip = ofd->zip};
    for (uint32_t i = 0; i < entries->count && rc >= 0; i++) {
        if (entries->items[i].kind != LIST_OF_NOTES) continue;
        kjr_part_path folder = kjr_part_folder(&entries->items[i].path);
        list.folder = folder.text;
        rc = read_list(&list, entries->items[i].path.text);
    }
    *notes = list.entries;
    if (notes->count) qsort(notes->items, notes->count, sizeof *notes->items, by_page);
    return rc < 0 ? rc : KJREP_OK;
}

/* Once, though more pages than one may say that they are this one. */
static kjrep_status read_notes_of(kjr_ofd *ofd, entry_list *notes, int32_t page)
{
    kjrep_status rc = KJREP_OK;
    uint32_t low = 0, high = notes->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (notes->items[middle].id < page) low = middle + 1;
        else high = middle;
    }
    bool read = low < notes->count && notes->items[low].kind == NO_ENTRY;
    for (; !read && low < notes->count && notes->items[low].id == page && rc >= 0; low++) {
        if (notes->items[low].kind == NOTES) rc = read_entry(ofd, &notes->items[low]);
        notes->items[low].kind = NO_ENTRY;
    }
    return rc;
}

static kjrep_status read_pages(kjr_ofd *ofd, const entry_list *entries)
{
    entry_list notes = {0};
    kjrep_status rc = list_notes(ofd, entries, &notes);
    for (uint32_t i = 0; i < entries->count && rc >= 0; i++) {
        const entry *page = &entries->items[i];
        if (page->kind != PAGE) continue;
        ofd->pages.page++;
        rc = read_entry(ofd, page);
        if (rc >= 0 && page->id != KJR_OFD_NO_ID) rc = read_notes_of(ofd, &notes, page->id);
    }
    kjr_free(ofd->pages.allocator, notes.items);
    return rc;
}

static bool lay_out(kjr_ofd *ofd)
{
    kjr_ofd_mark_templates(ofd);
    return kjr_page_lay_out(&ofd->pages);
}

static kjrep_status read_document(kjr_ofd *ofd, const kjr_part_path *path)
{
    kjr_part_path folder = kjr_part_folder(path);
    listing parts = {.zip = ofd->zip, .folder = folder.text};
    kjrep_status rc = read_list(&parts, path->text);
    if (rc == KJREP_ABSENT) rc = kjr_fail(ofd->zip->error, KJREP_E_CONTAINER, "the archive has no %s", path->text);
    if (rc >= 0) rc = read_entries(ofd, &parts.entries, RESOURCE);
    if (rc >= 0) rc = read_entries(ofd, &parts.entries, TEMPLATE);
    kjr_ofd_sort_forms(ofd);
    if (rc >= 0) rc = read_pages(ofd, &parts.entries);
    kjr_free(ofd->pages.allocator, parts.entries.items);
    if (rc >= 0 && !lay_out(ofd)) rc = kjr_fail_memory(ofd->zip->error);
    return rc;
}

/* ofd:DocInfo; of several documents the first that tells. */
static kjrep_status read_properties(kjr_properties *properties, kjr_zip *zip)
{
    static const kjr_property_name names[] = {
        {"Title", KJREP_PROPERTY_TITLE},
        {"Author", KJREP_PROPERTY_AUTHOR},
        {"CreationDate", KJREP_PROPERTY_CREATED},
        {"ModDate", KJREP_PROPERTY_MODIFIED},
        {NULL, 0},
    };
    return kjr_properties_read(properties, zip, "OFD.xml", names);
}

static void end_document(kjr_ofd *ofd)
{
    kjr_pages_end(&ofd->pages);
    kjr_free(ofd->pages.allocator, ofd->shelf.items);
    kjr_free(ofd->pages.allocator, ofd->forms.items);
}

kjrep_status kjr_ofd_load(kjr_page_text *out, kjr_properties *properties, kjr_zip *zip)
{
    const kjrep_allocator *allocator = &zip->settings->allocator;
    listing documents = {.zip = zip, .folder = ""};
    uint32_t page = 0;
    uint64_t pictures = 0;
    kjrep_status rc = read_list(&documents, "OFD.xml");
    if (rc == KJREP_OK && !documents.entries.count)
        rc = kjr_fail(zip->error, KJREP_E_CONTAINER, "OFD.xml names no document");
    if (rc == KJREP_OK) rc = read_properties(properties, zip);
    for (uint32_t i = 0; rc == KJREP_OK && i < documents.entries.count; i++) {
        if (documents.entries.items[i].kind != DOCUMENT) continue;
        kjr_ofd ofd = {.pages = {.allocator = allocator, .out = out, .page = page}, .zip = zip};
        rc = read_document(&ofd, &documents.entries.items[i].path);
        page = ofd.pages.page;
        pictures += ofd.pictures;
        end_document(&ofd);
    }
    if (rc == KJREP_OK && !out->text.count && pictures)
        rc = kjr_refuse_kind(KJR_FOREIGN_WORDLESS, zip->settings, zip->error);
    if (rc == KJREP_OK && !KJR_RESERVE(allocator, &out->text, 1)) rc = kjr_fail_memory(zip->error);
    kjr_free(allocator, documents.entries.items);
    return rc;
}
