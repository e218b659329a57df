#include <string.h>

#include "kjrep/source.h"
#include "report/model.h"

const char *kjrep_charset_name(const char *name)
{
    kjr_charset charset = name ? kjr_charset_of_name(name) : KJR_CHARSET_UNKNOWN;
    return charset ? kjr_charset_name(charset) : NULL;
}

static kjrep_status find_place(const kjr_source *source, size_t byte, kjrep_place *found)
{
    if (source->office.places.count) {
        kjr_office_place place = kjr_office_place_at(&source->office, byte, &found->part);
        found->kind = KJREP_PLACE_PARAGRAPH;
        found->paragraph = place.paragraph;
        found->run = place.run;
        return KJREP_OK;
    }
    if (source->html.places.count) {
        found->kind = KJREP_PLACE_ELEMENT;
        kjr_html_path(&source->html, byte, found->element, sizeof found->element);
        return KJREP_OK;
    }
    if (source->pages.places.count) {
        kjr_page_place place = kjr_page_place_at(&source->pages, byte);
        found->kind = KJREP_PLACE_BOX;
        found->page = place.page;
        memcpy(found->box, place.box, sizeof found->box);
        return KJREP_OK;
    }
    if (!kjr_source_is_decoded(source)) return KJREP_ABSENT;
    found->kind = KJREP_PLACE_BYTE;
    found->byte = kjr_source_origin(source, byte);
    return KJREP_OK;
}

kjrep_status kjrep_source_place(const kjrep_report *report, uint64_t byte, kjrep_place *place)
{
    kjrep_place found = {.struct_size = place ? place->struct_size : 0};
    if (found.struct_size < sizeof found.struct_size) return KJREP_E_ARG;
    bool inside = report && byte <= report->text_len;
    kjrep_status rc = inside ? find_place(&report->source, (size_t)byte, &found) : KJREP_E_ARG;
    memcpy(place, &found, found.struct_size < sizeof found ? found.struct_size : sizeof found);
    return rc;
}

/* ---- What the file tells of itself */

static const char *const property_names[KJR_PROPERTIES] = {
    [KJREP_PROPERTY_TITLE] = "title",       [KJREP_PROPERTY_AUTHOR] = "author",
    [KJREP_PROPERTY_CREATED] = "created",   [KJREP_PROPERTY_MODIFIED_BY] = "modified_by",
    [KJREP_PROPERTY_MODIFIED] = "modified", [KJREP_PROPERTY_PUBLISHER] = "publisher"};

const char *kjrep_source_property_name(int32_t property)
{
    return property > 0 && property < KJR_PROPERTIES ? property_names[property] : NULL;
}

const char *kjrep_source_property(const kjrep_report *report, int32_t property, size_t *len)
{
    bool known = report && kjrep_source_property_name(property);
    if (len) *len = known ? report->source.properties.of[property].len : 0;
    return known ? report->source.properties.of[property].text : NULL;
}

kjrep_status kjrep_source_changes(const kjrep_report *report, uint32_t *insertions, uint32_t *deletions)
{
    const kjr_properties none = {0}, *properties = report ? &report->source.properties : &none;
    if (insertions) *insertions = properties->insertions;
    if (deletions) *deletions = properties->deletions;
    if (!report) return KJREP_E_ARG;
    return properties->insertions || properties->deletions ? KJREP_OK : KJREP_ABSENT;
}
