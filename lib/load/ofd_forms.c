/* Templates and graphic units: read once, shown on as many pages and in as many others as name them. */
#include <stdlib.h>

#include "base/error.h"
#include "load/ofd_model.h"

static int by_id(const void *a, const void *b)
{
    const kjr_ofd_form *p = a, *q = b;
    if (p->id != q->id) return p->id < q->id ? -1 : 1;
    return p->first < q->first ? -1 : p->first > q->first;
}

static uint64_t most_pieces(const kjr_ofd *ofd)
{
    return (uint64_t)kjr_setting_int(ofd->zip->settings, KJREP_OPT_MAX_ELEMENTS);
}

kjrep_status kjr_ofd_add_piece(kjr_ofd *ofd, kjr_page_pieces *pieces, const kjr_page_piece *piece)
{
    if (pieces->count >= most_pieces(ofd))
        return kjr_fail(ofd->zip->error, KJREP_E_LIMIT, "too many words on the pages");
    kjr_page_piece *added = KJR_PUSH(ofd->pages.allocator, pieces);
    if (!added) return kjr_fail_memory(ofd->zip->error);
    *added = *piece;
    return KJREP_OK;
}

kjrep_status kjr_ofd_add_form(kjr_ofd *ofd, int32_t id, uint32_t first)
{
    kjr_ofd_form *form = KJR_PUSH(ofd->pages.allocator, &ofd->forms);
    if (!form) return kjr_fail_memory(ofd->zip->error);
    *form = (kjr_ofd_form){.id = id, .first = first, .count = ofd->shelf.count - first};
    return KJREP_OK;
}

static void sort(kjr_ofd *ofd, uint32_t from)
{
    if (ofd->forms.count > from)
        qsort(ofd->forms.items + from, ofd->forms.count - from, sizeof *ofd->forms.items, by_id);
}

void kjr_ofd_sort_forms(kjr_ofd *ofd)
{
    ofd->common = ofd->forms.count;
    sort(ofd, 0);
}

/* Of the same id the one that was read last. */
static kjr_ofd_form *find(const kjr_ofd *ofd, uint32_t low, uint32_t high, int32_t id)
{
    kjr_ofd_form key = {.id = id, .first = UINT32_MAX}, *forms = ofd->forms.items;
    uint32_t from = low;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (by_id(&forms[middle], &key) < 0) low = middle + 1;
        else high = middle;
    }
    return low > from && forms[low - 1].id == id ? &forms[low - 1] : NULL;
}

static kjr_ofd_form *form_of(kjr_ofd *ofd, int32_t id)
{
    if (!ofd->page_sorted) sort(ofd, ofd->common);
    ofd->page_sorted = true;
    kjr_ofd_form *of_page = find(ofd, ofd->common, ofd->forms.count, id);
    return of_page ? of_page : find(ofd, 0, ofd->common, id);
}

/* A form that is being laid on the page; it may show others. */
typedef struct showing {
    const kjr_ofd_form *form;
    uint32_t next;
    kjr_matrix matrix;
} showing;

static kjr_matrix matrix_of_unit(const kjr_page_piece *p)
{
    return (kjr_matrix){p->to.x - p->from.x,  p->to.y - p->from.y, p->top.x - p->from.x,
                        p->top.y - p->from.y, p->from.x,           p->from.y};
}

static kjr_page_piece moved(const kjr_page_piece *piece, const kjr_matrix *matrix)
{
    kjr_page_piece p = *piece;
    p.from = kjr_transform(matrix, piece->from.x, piece->from.y);
    p.to = kjr_transform(matrix, piece->to.x, piece->to.y);
    p.top = kjr_transform(matrix, piece->top.x, piece->top.y);
    return p;
}

kjrep_status kjr_ofd_show_form(kjr_ofd *ofd, int32_t id, const kjr_matrix *matrix, bool is_template)
{
    enum { DEEPEST = 16 };
    showing open[DEEPEST];
    uint32_t depth = 0;
    kjr_ofd_form *form = is_template ? find(ofd, 0, ofd->common, id) : form_of(ofd, id);
    if (!form) return KJREP_OK;
    if (is_template) form->uses++;
    uint32_t index = is_template ? (uint32_t)(form - ofd->forms.items) + 1 : 0;
    open[depth++] = (showing){form, 0, *matrix};
    while (depth) {
        showing *s = &open[depth - 1];
        if (s->next == s->form->count) {
            depth--;
            continue;
        }
        if (++ofd->shown > most_pieces(ofd))
            return kjr_fail(ofd->zip->error, KJREP_E_LIMIT, "too many words on the pages");
        kjr_page_piece piece = moved(&ofd->shelf.items[s->form->first + s->next++], &s->matrix);
        if (piece.unit == KJR_OFD_NO_ID) {
            piece.page = ofd->pages.page;
            piece.form = index;
            kjrep_status rc = kjr_ofd_add_piece(ofd, &ofd->pages.pieces, &piece);
            if (rc < 0) return rc;
            continue;
        }
        const kjr_ofd_form *inner = form_of(ofd, piece.unit);
        if (!inner) continue;
        if (depth == DEEPEST) return kjr_fail(ofd->zip->error, KJREP_E_LIMIT, "graphic units nested too deeply");
        open[depth++] = (showing){inner, 0, matrix_of_unit(&piece)};
    }
    return KJREP_OK;
}

void kjr_ofd_mark_templates(kjr_ofd *ofd)
{
    for (uint32_t i = 0; i < ofd->pages.pieces.count; i++) {
        kjr_page_piece *piece = &ofd->pages.pieces.items[i];
        piece->is_furniture |= piece->form && ofd->forms.items[piece->form - 1].uses > 1;
    }
}
