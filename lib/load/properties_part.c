#include "load/properties_part.h"

#include <string.h>

#include "base/error.h"
#include "load/xml.h"

typedef struct reader {
    kjr_properties *properties;
    const kjr_property_name *names;
    const kjr_zip *zip;
    int32_t property; /* that the open element tells, 0 for none */
    kjr_bytes words;
} reader;

static kjrep_status open(void *payload, const kjr_xml_element *element)
{
    reader *r = payload;
    r->property = 0;
    r->words.count = 0;
    for (const kjr_property_name *name = r->names; name->element; name++)
        if (strcmp(element->name, name->element) == 0) r->property = name->property;
    return KJREP_OK;
}

static kjrep_status text(void *payload, const char *words, size_t len)
{
    reader *r = payload;
    if (!r->property || !len) return KJREP_OK;
    if (!KJR_RESERVE(&r->zip->settings->allocator, &r->words, len)) return kjr_fail_memory(r->zip->error);
    memcpy(r->words.items + r->words.count, words, len);
    r->words.count += (uint32_t)len;
    return KJREP_OK;
}

static kjrep_status close(void *payload, const char *name, const char *uri)
{
    reader *r = payload;
    int32_t property = r->property;
    (void)name, (void)uri;
    r->property = 0;
    if (!r->words.count) return KJREP_OK;
    bool kept =
        kjr_properties_offer(r->properties, property, r->words.items, r->words.count, &r->zip->settings->allocator);
    return kept ? KJREP_OK : kjr_fail_memory(r->zip->error);
}

kjrep_status kjr_properties_read(kjr_properties *properties, kjr_zip *zip, const char *part,
                                 const kjr_property_name *names)
{
    reader r = {.properties = properties, .names = names, .zip = zip};
    kjr_bytes xml = {0};
    kjr_xml_handler handler = {&r, open, close, text};
    kjrep_status rc = kjr_zip_read(zip, part, &xml);
    if (rc == KJREP_OK) rc = kjr_xml_read(&handler, part, xml.items, xml.count, zip->settings, zip->error);
    kjr_free(&zip->settings->allocator, xml.items);
    kjr_free(&zip->settings->allocator, r.words.items);
    return rc == KJREP_E_NOMEM || rc == KJREP_E_LIMIT ? rc : KJREP_OK;
}
