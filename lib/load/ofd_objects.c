/* Objects of a page: words in their boxes, turned and scaled as the page says. */
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "load/ofd_model.h"

typedef struct reader {
    kjr_ofd *ofd;
    const kjr_part_path *part;
    kjr_page_pieces *out;
    uint32_t first;    /* of the shelf: where a template begins */
    kjr_matrix page;   /* from the points of a note to those of its page */
    kjr_matrix object; /* of the open TextObject */
    double size, across;
    int32_t direction; /* that its words run to, in degrees */
    kjr_point from;    /* of its TextCode */
    kjr_point advance; /* of the characters that DeltaX and DeltaY tell */
    uint32_t advanced; /* how many those are */
    uint32_t words;    /* where the TextCode starts among the words */
    uint32_t skipped;  /* depth inside what is not shown */
    int32_t unit;      /* id of the open unit */
    bool in_object, in_code, in_width, in_resource, is_marked;
    bool reads_units;
    char name[KJR_LONGEST_PART]; /* of the resource of the page */
    size_t name_len;
} reader;

/* ---- Resources of a page */

/* They stand before what the page shows. */
static kjrep_status read_resource(reader *r)
{
    if (r->ofd->page_sorted) return KJREP_OK;
    kjr_bytes xml = {0};
    kjr_part_path folder = kjr_part_folder(r->part), part = {0};
    kjr_part_resolve(&part, folder.text, r->name, r->name_len);
    kjrep_status rc = kjr_zip_read(r->ofd->zip, part.text, &xml);
    if (rc == KJREP_OK) rc = kjr_ofd_read_units(r->ofd, &xml, &part);
    kjr_free(r->ofd->pages.allocator, xml.items);
    r->first = r->ofd->shelf.count;
    return rc < 0 ? rc : KJREP_OK;
}

static void read_name(reader *r, const char *text, size_t len)
{
    for (size_t i = 0; i < len && r->name_len < sizeof r->name; i++) {
        if (text[i] != ' ' && text[i] != '\n' && text[i] != '\r' && text[i] != '\t') r->name[r->name_len++] = text[i];
    }
}

/* ---- Words */

/* "2.8 g 4 2.8": how far each character is from the next; g repeats. */
static double sum_deltas(const kjr_xml_element *element, const char *name, uint32_t *count)
{
    size_t len = 0, at = 0;
    const char *list = kjr_xml_value(element, name, &len);
    double sum = 0, value, times;
    *count = 0;
    while (list && at < len) {
        if (list[at] == ' ') {
            at++;
        } else if (list[at] == 'g') {
            at++;
            if (!kjr_ofd_number(list, len, &at, &times) || !kjr_ofd_number(list, len, &at, &value)) break;
            if (!(times >= 1 && times <= INT16_MAX)) break;
            sum += times * value;
            *count += (uint32_t)times;
        } else {
            if (!kjr_ofd_number(list, len, &at, &value)) break;
            sum += value;
            ++*count;
        }
    }
    return sum;
}

static void open_code(reader *r, const kjr_xml_element *element)
{
    uint32_t across, down;
    r->from.x = kjr_ofd_measure(element, "X", r->from.x); /* as the code before says */
    r->from.y = kjr_ofd_measure(element, "Y", r->from.y);
    r->advance.x = sum_deltas(element, "DeltaX", &across);
    r->advance.y = sum_deltas(element, "DeltaY", &down);
    r->advanced = across > down ? across : down;
    r->words = r->ofd->pages.words.count;
    r->in_code = true;
}

/* Of the characters behind the first `skip`: Han take the whole of their square, others half of it. */
static double natural_width(const reader *r, uint32_t skip)
{
    enum { FIRST_WIDE = 0x2E80 };
    double width = 0;
    const kjr_bytes *words = &r->ofd->pages.words;
    for (uint32_t at = r->words, count = 0; at < words->count; count++) {
        uint32_t code_point = 0;
        size_t step = kjr_utf8_decode(words->items + at, words->count - at, &code_point);
        at += step ? (uint32_t)step : 1;
        if (count >= skip) width += r->size * r->across * (code_point < FIRST_WIDE ? 0.5 : 1);
    }
    return width;
}

static double positive(double value)
{
    return value < 0 ? -value : value;
}

static kjrep_status close_code(reader *r)
{
    r->in_code = false;
    if (r->ofd->pages.words.count == r->words) {
        r->ofd->pictures++; /* glyphs alone */
        return KJREP_OK;
    }
    double more = natural_width(r, r->advanced);
    kjr_point to = {r->from.x + r->advance.x, r->from.y + r->advance.y};
    bool told = r->advance.x != 0 || r->advance.y != 0;
    bool upright = told ? positive(r->advance.y) > positive(r->advance.x) : r->direction % 180 != 0;
    bool back = told ? (upright ? r->advance.y : r->advance.x) < 0 : r->direction >= 180;
    if (upright) to.y += back ? -more : more;
    else to.x += back ? -more : more;
    double aside = upright ? r->size : 0, above = upright ? 0 : -r->size;
    kjr_page_piece piece = {.start = r->words,
                            .end = r->ofd->pages.words.count,
                            .page = r->ofd->pages.page,
                            .unit = KJR_OFD_NO_ID,
                            .is_furniture = r->is_marked,
                            .from = kjr_transform(&r->object, r->from.x, r->from.y),
                            .to = kjr_transform(&r->object, to.x, to.y),
                            .top = kjr_transform(&r->object, r->from.x + aside, r->from.y + above)};
    return kjr_ofd_add_piece(r->ofd, r->out, &piece);
}

static kjrep_status text(void *payload, const char *words, size_t len)
{
    reader *r = payload;
    size_t at = 0;
    if (r->in_width) {
        kjr_box box = kjr_ofd_box(words, len);
        if (box.width > r->ofd->pages.width) r->ofd->pages.width = box.width;
    }
    if (r->in_resource) read_name(r, words, len);
    if (!r->in_code) return KJREP_OK;
    if (!KJR_RESERVE(r->ofd->pages.allocator, &r->ofd->pages.words, len)) return kjr_fail_memory(r->ofd->zip->error);
    for (; at < len; at++) {
        char c = words[at];
        r->ofd->pages.words.items[r->ofd->pages.words.count++] = c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    }
    return KJREP_OK;
}

/* ---- Elements */

static kjr_matrix object_matrix(const reader *r, const kjr_xml_element *element)
{
    kjr_matrix inner = kjr_ofd_object_matrix(element);
    return kjr_matrix_within(&inner, &r->page);
}

static void open_object(reader *r, const kjr_xml_element *element)
{
    r->in_object = true;
    r->object = object_matrix(r, element);
    r->size = kjr_ofd_measure(element, "Size", 0);
    r->across = kjr_ofd_measure(element, "HScale", 1);
    r->direction = kjr_xml_number(element, "ReadDirection", 0);
    r->from = (kjr_point){0, 0};
}

/* What templates and units show is known when they are shown themselves. */
static kjrep_status open_unit_shown(reader *r, const kjr_xml_element *element)
{
    int32_t id = kjr_xml_number(element, "ResourceID", KJR_OFD_NO_ID);
    kjr_matrix matrix = object_matrix(r, element);
    if (id == KJR_OFD_NO_ID) return KJREP_OK;
    if (r->out == &r->ofd->pages.pieces) return kjr_ofd_show_form(r->ofd, id, &matrix, false);
    kjr_page_piece piece = {.unit = id,
                            .from = {matrix.e, matrix.f},
                            .to = kjr_transform(&matrix, 1, 0),
                            .top = kjr_transform(&matrix, 0, 1)};
    return kjr_ofd_add_piece(r->ofd, r->out, &piece);
}

/* Annot: what was put on the page later. Its Appearance is a box of the page. */
static void open_note(reader *r, const kjr_xml_element *element)
{
    if (strcmp(element->name, "Annot") == 0)
        r->is_marked = kjr_xml_value_is(element, "Type", "Watermark") || kjr_xml_value_is(element, "Type", "Stamp");
    if (strcmp(element->name, "Appearance") == 0) r->page = kjr_ofd_object_matrix(element);
}

static kjrep_status open(void *payload, const kjr_xml_element *element)
{
    reader *r = payload;
    const char *name = element->name;
    if (r->skipped || kjr_xml_value_is(element, "Visible", "false")) {
        r->skipped++;
        return KJREP_OK;
    }
    if (strcmp(name, "TextObject") == 0) open_object(r, element);
    if (strcmp(name, "TextCode") == 0 && r->in_object) open_code(r, element);
    if (strcmp(name, "PathObject") == 0 || strcmp(name, "ImageObject") == 0) r->ofd->pictures++;
    if (strcmp(name, "CompositeObject") == 0) return open_unit_shown(r, element);
    if (r->reads_units) {
        if (strcmp(name, "CompositeGraphicUnit") != 0) return KJREP_OK;
        r->unit = kjr_xml_number(element, "ID", KJR_OFD_NO_ID);
        r->first = r->ofd->shelf.count;
        return KJREP_OK;
    }
    open_note(r, element);
    if (strcmp(name, "PhysicalBox") == 0) r->in_width = true;
    if (strcmp(name, "PageRes") == 0) r->in_resource = true, r->name_len = 0;
    if (strcmp(name, "Template") == 0 && r->out == &r->ofd->pages.pieces) {
        kjr_matrix as_it_is = {1, 0, 0, 1, 0, 0};
        return kjr_ofd_show_form(r->ofd, kjr_xml_number(element, "TemplateID", KJR_OFD_NO_ID), &as_it_is, true);
    }
    return KJREP_OK;
}

static kjrep_status close(void *payload, const char *name, const char *uri)
{
    reader *r = payload;
    (void)uri;
    if (r->skipped) {
        r->skipped--;
        return KJREP_OK;
    }
    if (strcmp(name, "TextObject") == 0) r->in_object = false;
    if (strcmp(name, "PhysicalBox") == 0) r->in_width = false;
    if (strcmp(name, "PageRes") == 0 && r->in_resource) {
        r->in_resource = false;
        return read_resource(r);
    }
    if (strcmp(name, "CompositeGraphicUnit") == 0 && r->reads_units && r->unit != KJR_OFD_NO_ID)
        return kjr_ofd_add_form(r->ofd, r->unit, r->first);
    return strcmp(name, "TextCode") == 0 && r->in_code ? close_code(r) : KJREP_OK;
}

static kjrep_status read(reader *r, const kjr_bytes *xml)
{
    kjr_xml_handler handler = {r, open, close, text};
    r->page = (kjr_matrix){1, 0, 0, 1, 0, 0};
    return kjr_xml_read(&handler, r->part->text, xml->items, xml->count, r->ofd->zip->settings, r->ofd->zip->error);
}

kjrep_status kjr_ofd_read_page(kjr_ofd *ofd, const kjr_bytes *xml, const kjr_part_path *part)
{
    reader r = {.ofd = ofd, .part = part, .out = &ofd->pages.pieces};
    ofd->page_sorted = false;
    kjrep_status rc = read(&r, xml);
    ofd->forms.count = ofd->common;
    return rc;
}

kjrep_status kjr_ofd_read_template(kjr_ofd *ofd, int32_t id, const kjr_bytes *xml, const kjr_part_path *part)
{
    reader r = {.ofd = ofd, .part = part, .out = &ofd->shelf, .first = ofd->shelf.count};
    kjrep_status rc = read(&r, xml);
    return rc < 0 ? rc : kjr_ofd_add_form(ofd, id, r.first);
}

kjrep_status kjr_ofd_read_units(kjr_ofd *ofd, const kjr_bytes *xml, const kjr_part_path *part)
{
    reader r = {.ofd = ofd, .part = part, .out = &ofd->shelf, .reads_units = true};
    return read(&r, xml);
}
