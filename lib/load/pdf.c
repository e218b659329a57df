#include "load/pdf.h"

#include <string.h>

#include "base/error.h"
#include "kjrep/source.h"
#include "load/foreign_kinds.h"
#include "load/pdf_words.h"

static kjrep_status refuse(const GError *why, kjrep_error *error)
{
    if (g_error_matches(why, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
        return kjr_fail(error, KJREP_E_CONTAINER, "the PDF file is encrypted: it opens with its password only");
    return kjr_fail(error, KJREP_E_CONTAINER, "the PDF file is damaged");
}

static kjrep_status read_page(kjr_pages *pages, PopplerDocument *document, int index, uint64_t most, kjrep_error *error)
{
    PopplerPage *page = poppler_document_get_page(document, index);
    double width, height;
    pages->page = (uint32_t)index + 1;
    if (!page) return kjr_fail(error, KJREP_E_CONTAINER, "page %d of the PDF file is damaged", index + 1);
    poppler_page_get_size(page, &width, &height);
    if (width * KJR_PDF_MILLIMETRES > pages->width) pages->width = width * KJR_PDF_MILLIMETRES;
    kjrep_status rc = kjr_pdf_read_words(pages, page, most, error);
    g_object_unref(page);
    return rc;
}

static kjrep_status read_document(kjr_pages *pages, PopplerDocument *document, const struct kjrep_options *settings,
                                  kjrep_error *error)
{
    uint64_t most = (uint64_t)kjr_setting_int(settings, KJREP_OPT_MAX_PARTS);
    uint64_t most_bytes = (uint64_t)kjr_setting_int(settings, KJREP_OPT_MAX_UNPACKED);
    int count = poppler_document_get_n_pages(document);
    kjrep_status rc = KJREP_OK;
    if (count > 0 && (uint64_t)count > most)
        return kjr_fail(error, KJREP_E_LIMIT, "more than %llu pages", (unsigned long long)most);
    for (int i = 0; i < count && rc >= 0; i++)
        rc = read_page(pages, document, i, most_bytes, error);
    if (rc >= 0 && count < 1) rc = kjr_fail(error, KJREP_E_CONTAINER, "the PDF file has no pages");
    if (rc >= 0 && !pages->words.count) rc = kjr_refuse_kind(KJR_FOREIGN_WORDLESS, settings, error);
    return rc;
}

/* Takes `words`, of GLib's memory; NULL is fine. */
static bool offer(kjr_properties *properties, int32_t property, char *words, const kjrep_allocator *allocator)
{
    bool kept = !words || kjr_properties_offer(properties, property, words, strlen(words), allocator);
    g_free(words);
    return kept;
}

/* Takes `time`. */
static bool offer_time(kjr_properties *properties, int32_t property, GDateTime *time, const kjrep_allocator *allocator)
{
    bool kept = !time || offer(properties, property, g_date_time_format(time, "%Y-%m-%dT%H:%M:%S%:z"), allocator);
    if (time) g_date_time_unref(time);
    return kept;
}

static bool read_properties(kjr_properties *properties, PopplerDocument *document, const kjrep_allocator *allocator)
{
    return offer(properties, KJREP_PROPERTY_TITLE, poppler_document_get_title(document), allocator) &&
           offer(properties, KJREP_PROPERTY_AUTHOR, poppler_document_get_author(document), allocator) &&
           offer_time(properties, KJREP_PROPERTY_CREATED, poppler_document_get_creation_date_time(document),
                      allocator) &&
           offer_time(properties, KJREP_PROPERTY_MODIFIED, poppler_document_get_modification_date_time(document),
                      allocator);
}

kjrep_status kjr_pdf_load(kjr_page_text *out, kjr_properties *properties, const char *bytes, size_t len,
                          const struct kjrep_options *settings, kjrep_error *error)
{
    const kjrep_allocator *allocator = &settings->allocator;
    kjr_pages pages = {.allocator = allocator, .out = out};
    GError *why = NULL;
    GBytes *data = g_bytes_new_static(bytes, len);
    PopplerDocument *document = poppler_document_new_from_bytes(data, NULL, &why);
    kjrep_status rc = document ? read_document(&pages, document, settings, error) : refuse(why, error);
    if (rc >= 0 && !read_properties(properties, document, allocator)) rc = kjr_fail_memory(error);
    if (rc >= 0 && (!kjr_page_lay_out(&pages) || !KJR_RESERVE(allocator, &out->text, 1))) rc = kjr_fail_memory(error);
    kjr_pages_end(&pages);
    if (document) g_object_unref(document);
    if (why) g_error_free(why);
    g_bytes_unref(data);
    return rc;
}
