/* Taking characters out of a view that was just filled: what stays moves up, and the lines with it. */
#ifndef KJR_TEXT_COMPACTOR_H
#define KJR_TEXT_COMPACTOR_H

#include "text/view.h"

typedef struct kjr_compactor {
    kjr_view *view;
    uint32_t to, line;
} kjr_compactor;

/* The character at `at`, for every one in turn and the sentinel, which is never cut. */
static inline void kjr_compact(kjr_compactor *c, uint32_t at, bool cut)
{
    kjr_view *view = c->view;
    kjr_line *here = c->line < view->lines.count ? &view->lines.items[c->line] : NULL;
    if (here && here->start == at) here->start = c->to;
    if (here && here->end == at) {
        here->end = c->to;
        c->line++;
    }
    if (cut) return;
    view->code[c->to] = view->code[at];
    view->kind[c->to] = view->kind[at];
    view->byte[c->to++] = view->byte[at];
}

/* The new end; behind it the view is as it was filled. */
static inline void kjr_compacted(const kjr_compactor *c)
{
    c->view->count = c->to - 1;
    for (uint32_t i = 0; i < KJR_CODES_BEHIND; i++)
        c->view->code[c->to + i] = 0;
}

#endif
