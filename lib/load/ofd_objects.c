/* Objects of a page: words in their boxes, turned and scaled as the page says. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "load/ofd_model.h"

typedef struct reader {
    kjr_ofd *ofd;
    kjr_ofd_pieces *out;
    kjr_matrix object; /* of the open TextObject */
    double size, across;
    int32_t direction; /* that its words run to, in degrees */
    kjr_point from;    /* of its TextCode */
    kjr_point advance; /* of the characters that DeltaX and DeltaY tell */
    uint32_t advanced; /* how many those are */
    uint32_t words;    /* where the TextCode starts among the words */
    uint32_t skipped;  /* depth inside what is not shown */
    bool in_object, in_code, in_width;
    bool reads_units;
} reader;

/* ---- Forms */

static int by_id(const void *a, const void *b)
{
    const kjr_ofd_form *p = a, *q = b;
    if (p->id != q->id) return p->id < q->id ? -1 : 1;
    return p->first < q->first ? -1 : p->first > q->first;
}

static bool add_piece(reader *r, const kjr_ofd_piece *piece, kjrep_status *rc)
{
    uint64_t most = (uint64_t)kjr_setting_int(r->ofd->zip->settings, KJREP_OPT_MAX_ELEMENTS);
    kjr_ofd_piece *added = r->out->count < most ? KJR_PUSH(r->ofd->allocator, r->out) : NULL;
    if (added) *added = *piece;
    else if (r->out->count < most) *rc = kjr_fail_memory(r->ofd->zip->error);
    else *rc = kjr_fail(r->ofd->zip->error, KJREP_E_LIMIT, "too many words on the pages");
    return added != NULL;
}

static kjrep_status show_form(reader *r, int32_t id, const kjr_matrix *matrix, bool template)
{
    kjr_ofd *ofd = r->ofd;
    kjrep_status rc = KJREP_OK;
    kjr_ofd_form key = {.id = id, .first = UINT32_MAX}, *form = ofd->forms.items;
    uint32_t low = 0, high = ofd->forms.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (by_id(&form[middle], &key) < 0) low = middle + 1;
        else high = middle;
    }
    if (low == 0 || form[low - 1].id != id) return KJREP_OK;
    form += low - 1;
    if (template) form->uses++;
    for (uint32_t i = form->first; i < form->first + form->count && rc >= 0; i++) {
        kjr_ofd_piece piece = ofd->shelf.items[i];
        piece.page = ofd->page;
        piece.form = template ? low : 0;
        piece.from = kjr_transform(matrix, piece.from.x, piece.from.y);
        piece.to = kjr_transform(matrix, piece.to.x, piece.to.y);
        piece.top = kjr_transform(matrix, piece.top.x, piece.top.y);
        add_piece(r, &piece, &rc);
    }
    return rc;
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
    r->words = r->ofd->words.count;
    r->in_code = true;
}

/* Of the characters behind the first `skip`: Han take the whole of their square, others half of it. */
static double natural_width(const reader *r, uint32_t skip)
{
    enum { FIRST_WIDE = 0x2E80 };
    double width = 0;
    const kjr_bytes *words = &r->ofd->words;
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
    kjrep_status rc = KJREP_OK;
    r->in_code = false;
    if (r->ofd->words.count == r->words) return KJREP_OK;
    double more = natural_width(r, r->advanced);
    kjr_point to = {r->from.x + r->advance.x, r->from.y + r->advance.y};
    bool told = r->advance.x != 0 || r->advance.y != 0;
    bool upright = told ? positive(r->advance.y) > positive(r->advance.x) : r->direction % 180 != 0;
    bool back = told ? (upright ? r->advance.y : r->advance.x) < 0 : r->direction >= 180;
    if (upright) to.y += back ? -more : more;
    else to.x += back ? -more : more;
    double aside = upright ? r->size : 0, above = upright ? 0 : -r->size;
    kjr_ofd_piece piece = {.start = r->words,
                           .end = r->ofd->words.count,
                           .page = r->ofd->page,
                           .from = kjr_transform(&r->object, r->from.x, r->from.y),
                           .to = kjr_transform(&r->object, to.x, to.y),
                           .top = kjr_transform(&r->object, r->from.x + aside, r->from.y + above)};
    add_piece(r, &piece, &rc);
    return rc;
}

static kjrep_status text(void *payload, const char *words, size_t len)
{
    reader *r = payload;
    size_t at = 0;
    if (r->in_width) {
        kjr_box box = kjr_ofd_box(words, len);
        if (box.width > r->ofd->width) r->ofd->width = box.width;
    }
    if (!r->in_code) return KJREP_OK;
    if (!KJR_RESERVE(r->ofd->allocator, &r->ofd->words, len)) return kjr_fail_memory(r->ofd->zip->error);
    for (; at < len; at++) {
        char c = words[at];
        r->ofd->words.items[r->ofd->words.count++] = c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    }
    return KJREP_OK;
}

/* ---- Elements */

static void open_object(reader *r, const kjr_xml_element *element)
{
    r->in_object = true;
    r->object = kjr_ofd_object_matrix(element);
    r->size = kjr_ofd_measure(element, "Size", 0);
    r->across = kjr_ofd_measure(element, "HScale", 1);
    r->direction = kjr_xml_number(element, "ReadDirection", 0);
    r->from = (kjr_point){0, 0};
}

static kjrep_status open_unit(reader *r, const kjr_xml_element *element)
{
    kjr_ofd_form *form = KJR_PUSH(r->ofd->allocator, &r->ofd->forms);
    if (!form) return kjr_fail_memory(r->ofd->zip->error);
    *form = (kjr_ofd_form){.id = kjr_xml_number(element, "ID", 0), .first = r->ofd->shelf.count};
    return KJREP_OK;
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
    if (strcmp(name, "PhysicalBox") == 0) r->in_width = true;
    if (r->reads_units) return strcmp(name, "CompositeGraphicUnit") == 0 ? open_unit(r, element) : KJREP_OK;
    if (strcmp(name, "CompositeObject") == 0) {
        kjr_matrix matrix = kjr_ofd_object_matrix(element);
        return show_form(r, kjr_xml_number(element, "ResourceID", -1), &matrix, false);
    }
    if (strcmp(name, "Template") == 0) {
        kjr_matrix as_it_is = {1, 0, 0, 1, 0, 0};
        return show_form(r, kjr_xml_number(element, "TemplateID", -1), &as_it_is, true);
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
    if (strcmp(name, "CompositeGraphicUnit") == 0 && r->reads_units) {
        kjr_ofd_form *form = &r->ofd->forms.items[r->ofd->forms.count - 1];
        form->count = r->ofd->shelf.count - form->first;
    }
    return strcmp(name, "TextCode") == 0 && r->in_code ? close_code(r) : KJREP_OK;
}

static kjrep_status read(reader *r, const kjr_bytes *xml, const char *part)
{
    kjr_xml_handler handler = {r, open, close, text};
    return kjr_xml_read(&handler, part, xml->items, xml->count, r->ofd->zip->settings, r->ofd->zip->error);
}

void kjr_ofd_sort_forms(kjr_ofd *ofd)
{
    if (ofd->forms.count) qsort(ofd->forms.items, ofd->forms.count, sizeof *ofd->forms.items, by_id);
}

kjrep_status kjr_ofd_read_page(kjr_ofd *ofd, const kjr_bytes *xml, const char *part)
{
    reader r = {.ofd = ofd, .out = &ofd->pieces};
    return read(&r, xml, part);
}

kjrep_status kjr_ofd_read_template(kjr_ofd *ofd, int32_t id, const kjr_bytes *xml, const char *part)
{
    reader r = {.ofd = ofd, .out = &ofd->shelf};
    uint32_t first = ofd->shelf.count;
    kjrep_status rc = read(&r, xml, part);
    if (rc < 0) return rc;
    kjr_ofd_form *form = KJR_PUSH(ofd->allocator, &ofd->forms);
    if (!form) return kjr_fail_memory(ofd->zip->error);
    *form = (kjr_ofd_form){.id = id, .first = first, .count = ofd->shelf.count - first};
    return KJREP_OK;
}

kjrep_status kjr_ofd_read_units(kjr_ofd *ofd, const kjr_bytes *xml, const char *part)
{
    reader r = {.ofd = ofd, .out = &ofd->shelf, .reads_units = true};
    return read(&r, xml, part);
}
