/* Poppler tells the characters of a page and the box of each. Characters side by side in a row are a piece. Of blanks
 * the gap alone is looked at: one as wide as a character is a wide blank, which is set to be seen. */
#include "load/pdf_words.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"

typedef struct character {
    uint32_t code_point;
    PopplerRectangle box; /* in points, from the upper left corner of the page */
    double size;          /* of the font */
} character;

typedef struct reader {
    kjr_pages *out;
    kjrep_error *error;
    uint64_t most;
    kjr_page_piece piece;    /* the open one */
    character last;          /* of it */
    bool is_open, is_parted; /* by a blank */
} reader;

/* ---- Pieces */

static kjrep_status put(reader *r, uint32_t code_point)
{
    char bytes[4];
    size_t len = kjr_utf8_encode(code_point, bytes);
    kjr_bytes *words = &r->out->words;
    if (words->count + len > r->most)
        return kjr_fail(r->error, KJREP_E_LIMIT, "pages of more than %llu bytes of text", (unsigned long long)r->most);
    if (!KJR_RESERVE(r->out->allocator, words, len)) return kjr_fail_memory(r->error);
    memcpy(words->items + words->count, bytes, len);
    words->count += (uint32_t)len;
    return KJREP_OK;
}

static kjrep_status close_piece(reader *r)
{
    if (!r->is_open) return KJREP_OK;
    r->is_open = false;
    r->piece.end = r->out->words.count;
    r->piece.to = (kjr_point){r->last.box.x2 * KJR_PDF_MILLIMETRES, r->piece.from.y};
    kjr_page_piece *added = KJR_PUSH(r->out->allocator, &r->out->pieces);
    if (!added) return kjr_fail_memory(r->error);
    *added = r->piece;
    return KJREP_OK;
}

static void open_piece(reader *r, const character *c)
{
    double x = c->box.x1 * KJR_PDF_MILLIMETRES, y = c->box.y2 * KJR_PDF_MILLIMETRES;
    r->piece = (kjr_page_piece){.start = r->out->words.count,
                                .page = r->out->page,
                                .from = {x, y},
                                .top = {x, y - c->size * KJR_PDF_MILLIMETRES}};
    r->is_open = true;
}

/* What stands between two characters of a piece, or parts them. */
typedef enum gap { NO_GAP, WIDE_BLANK, APART } gap;

static gap gap_between(const reader *r, const character *next)
{
    const character *last = &r->last;
    double size = last->size, room = next->box.x1 - last->box.x2, lower = next->box.y2 - last->box.y2;
    bool alike = fabs(size - next->size) < size / 5 && fabs(lower) < size / 4;
    if (!alike || room < -size / 2 || room > size * 5 / 4) return APART;
    if (room > size * 3 / 4) return WIDE_BLANK;
    return room < size / 4 && !r->is_parted ? NO_GAP : APART;
}

static kjrep_status add(reader *r, const character *c)
{
    kjrep_status rc = KJREP_OK;
    gap before = r->is_open ? gap_between(r, c) : APART;
    if (before == APART) {
        rc = close_piece(r);
        open_piece(r, c);
    }
    if (rc >= 0 && before == WIDE_BLANK) rc = put(r, 0x3000);
    if (rc >= 0) rc = put(r, c->code_point);
    r->last = *c;
    r->is_parted = false;
    return rc;
}

/* ---- What poppler tells */

static bool is_blank(uint32_t code_point)
{
    return code_point <= ' ' || code_point == 0x7F || code_point == 0xA0 || code_point == 0x3000;
}

/* Size of the font at character `index`; *attributes moves on. */
static double font_size(GList **attributes, int index, const PopplerRectangle *box)
{
    const PopplerTextAttributes *here;
    while (*attributes && (here = (*attributes)->data)->end_index < index)
        *attributes = (*attributes)->next;
    double size = *attributes ? ((const PopplerTextAttributes *)(*attributes)->data)->font_size : 0;
    return size > 0 ? size : box->y2 - box->y1;
}

static kjrep_status read_characters(reader *r, const char *text, const PopplerRectangle *boxes, guint count,
                                    GList *attributes)
{
    kjrep_status rc = KJREP_OK;
    size_t len = strlen(text);
    guint index = 0;
    for (size_t at = 0; at < len && index < count && rc >= 0; index++) {
        character c = {.box = boxes[index], .size = font_size(&attributes, (int)index, &boxes[index])};
        size_t step = kjr_utf8_decode(text + at, len - at, &c.code_point);
        if (step && is_blank(c.code_point)) r->is_parted = true;
        else if (step) rc = add(r, &c);
        at += step ? step : 1;
    }
    return rc < 0 ? rc : close_piece(r);
}

kjrep_status kjr_pdf_read_words(kjr_pages *out, PopplerPage *page, uint64_t most, kjrep_error *error)
{
    reader r = {.out = out, .error = error, .most = most};
    PopplerRectangle *boxes = NULL;
    guint count = 0;
    char *text = poppler_page_get_text(page);
    bool has_words = text && *text && poppler_page_get_text_layout(page, &boxes, &count);
    GList *attributes = has_words ? poppler_page_get_text_attributes(page) : NULL;
    kjrep_status rc = has_words ? read_characters(&r, text, boxes, count, attributes) : KJREP_OK;
    poppler_page_free_text_attributes(attributes);
    g_free(boxes);
    g_free(text);
    return rc;
}
