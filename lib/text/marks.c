#include "text/view.h"

#include "base/sorted.h"

static bool is_mark(uint8_t kind)
{
    return kind >= KJR_CHAR_SPACE;
}

/* Without a branch a character: which of them are marks cannot be foretold. */
bool kjr_view_index_marks(kjr_view *view, const kjrep_allocator *allocator)
{
    enum { BLOCK = 1024 };
    uint32_t upto = view->count + 1; /* the mark behind the last is [count] */
    view->marks.count = 0;
    for (uint32_t start = 0, end; start < upto; start = end) {
        end = upto - start < BLOCK ? upto : start + BLOCK;
        if (!KJR_RESERVE(allocator, &view->marks, BLOCK + 1)) return false;
        uint32_t *next = view->marks.items + view->marks.count;
        for (uint32_t at = start; at < end; at++) {
            *next = at;
            next += is_mark(view->kind[at]);
        }
        view->marks.count = (uint32_t)(next - view->marks.items);
    }
    view->marks.count--;
    return true;
}

uint32_t kjr_view_mark_from(const kjr_view *view, uint32_t at)
{
    return kjr_count_below(view->marks.items, view->marks.count, sizeof *view->marks.items, at);
}
