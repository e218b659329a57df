#include "check/marks.h"

#include "base/error.h"
#include "base/utf8.h"

#define BRACKETS (1u << KJR_CHAR_OPEN | 1u << KJR_CHAR_CLOSE | 1u << KJR_CHAR_QUOTE_OPEN | 1u << KJR_CHAR_QUOTE_CLOSE)

bool kjr_next_body_part(const kjr_checker *c, kjr_body_part *part)
{
    const kjr_outline *outline = c->outline;
    part->start = part->end;
    for (; part->node < outline->nodes.count; part->node++) {
        const kjr_node *node = &outline->nodes.items[part->node];
        if (node->kind != KJREP_NODE_META && node->kind != KJREP_NODE_BOILERPLATE) continue;
        if (node->start > part->start) {
            part->end = node->start;
            return true;
        }
        if (node->body_end > part->start) part->start = node->body_end;
    }
    part->end = c->view->count;
    return part->start < part->end;
}

uint32_t kjr_original_at(const kjr_checker *c, uint32_t at)
{
    uint32_t code_point = 0, byte = c->view->byte[at];
    const unsigned char *text = (const unsigned char *)c->view->text + byte;
    if (byte >= c->view->text_len) return 0;
    if ((text[0] & 0xF0) == 0xE0) return (text[0] & 0x0Fu) << 12 | (text[1] & 0x3Fu) << 6 | (text[2] & 0x3Fu);
    kjr_utf8_decode(c->view->text + byte, c->view->text_len - byte, &code_point);
    return code_point;
}

const uint32_t *kjr_marks_of(kjr_checker *c, uint32_t *count)
{
    kjr_body_part part = {0};
    while (!c->has_marks && kjr_next_body_part(c, &part)) {
        for (uint32_t i = kjr_view_mark_from(c->view, part.start), at; (at = c->view->marks.items[i]) < part.end; i++) {
            if (!kjr_is_kind(c, at, BRACKETS)) continue;
            uint32_t *mark = KJR_PUSH(c->allocator, &c->marks);
            if (!mark) {
                kjr_check_stop(c, kjr_fail_memory(c->error));
                *count = 0;
                return NULL;
            }
            *mark = at;
        }
    }
    c->has_marks = true;
    *count = c->marks.count;
    return c->marks.items;
}

/* ---- Titles */

#define NO_CLOSE UINT32_MAX

/* All titles that are opened. Until its other half is found, `close` is 1 + the number of the title around it. */
static bool pair_titles(kjr_checker *c)
{
    uint32_t count, inner = 0;
    const uint32_t *marks = kjr_marks_of(c, &count);
    for (uint32_t i = 0; i < count; i++) {
        uint16_t code = c->view->code[marks[i]];
        if (code == u'《') {
            kjr_title *title = KJR_PUSH(c->allocator, &c->titles);
            if (!title) return false;
            *title = (kjr_title){marks[i], inner};
            inner = c->titles.count;
        } else if (code == u'》' && inner) {
            kjr_title *title = &c->titles.items[inner - 1];
            inner = title->close;
            title->close = marks[i];
        }
    }
    while (inner) {
        kjr_title *title = &c->titles.items[inner - 1];
        inner = title->close;
        title->close = NO_CLOSE;
    }
    return true;
}

static void leave_short_ones(kjr_checker *c)
{
    enum { LONGEST = 200 };
    uint32_t kept = 0;
    for (uint32_t i = 0; i < c->titles.count; i++) {
        const kjr_title title = c->titles.items[i];
        if (title.close - title.open <= LONGEST) c->titles.items[kept++] = title;
    }
    c->titles.count = kept;
}

const kjr_title *kjr_titles_of(kjr_checker *c, uint32_t *count)
{
    if (!c->has_titles) {
        c->has_titles = true;
        if (pair_titles(c)) {
            leave_short_ones(c);
        } else {
            c->titles.count = 0;
            kjr_check_stop(c, kjr_fail_memory(c->error));
        }
    }
    static const kjr_title none = {0};
    *count = c->titles.count;
    return *count ? c->titles.items : &none; /* never NULL, so that callers may add to it */
}
