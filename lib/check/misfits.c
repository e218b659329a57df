/* Misfits: set expressions in which a word stands that reports do not use, whatever it is (紧紧盘绕 for 紧紧围绕). A name
 * stands so now and then, so they tell of a text that other words make suspect, and nothing of any other. */
#include <stdlib.h>

#include "base/error.h"
#include "check/marks.h"
#include "check/wrong_words.h"

static uint32_t hole_of(const kjr_phrase_hit *hit)
{
    return hit->start + hit->phrase->value;
}

bool kjr_is_near_misfit(const kjr_view *view, const kjr_phrase_hit *hit)
{
    const uint16_t *word = kjr_frames.characters + hit->phrase->text + hit->phrase->value;
    const uint16_t *other = view->code + hole_of(hit);
    return word[0] == other[0] || word[0] == other[1] || word[1] == other[0] || word[1] == other[1];
}

/* A word of its own in the hole, not the edges of others, and no name of a place. */
static bool is_misfit(const kjr_view *view, const kjr_phrase_hit *hit)
{
    static const uint16_t others[] =
        u"的了和与及并在为对于把将被从向是有不也都等中上下内外前后各这那名个家次项条年月日以其到至"
        u"县区市省镇乡村局委所站率";
    uint32_t hole = hole_of(hit), end = hole + KJR_PHRASE_HOLE;
    for (uint32_t at = hole; at < end; at++)
        if (view->kind[at] != KJR_CHAR_HAN || kjr_is_one_of(view->code[at], others)) return false;
    return !kjr_is_report_word(view->code + hole) && (hole == 0 || !kjr_is_report_word(view->code + hole - 1)) &&
           (end >= view->count || !kjr_is_report_word(view->code + end - 1));
}

/* By holes; of one hole the longest expression first. */
static int compare_holes(const void *a, const void *b)
{
    const kjr_phrase_hit *x = a, *y = b;
    if (hole_of(x) != hole_of(y)) return hole_of(x) < hole_of(y) ? -1 : 1;
    if (x->phrase->length != y->phrase->length) return x->phrase->length > y->phrase->length ? -1 : 1;
    return (x->phrase > y->phrase) - (x->phrase < y->phrase);
}

/* Of what was found from `from` on, the misfits, one for each hole that is not looked at yet: near ones tell more. */
static void choose(const kjr_view *view, kjr_phrase_hits *hits, uint32_t from)
{
    kjr_phrase_hit *items = hits->list.items;
    uint32_t kept = from, seen = from ? hole_of(&items[from - 1]) : 0;
    uint32_t judged = UINT32_MAX; /* the last hole that was looked at: many expressions share one */
    bool misfit = false;
    for (uint32_t i = from; i < hits->list.count; i++) {
        uint32_t hole = hole_of(&items[i]);
        if (hole != judged) misfit = (!from || hole > seen) && is_misfit(view, &items[i]);
        judged = hole;
        if (misfit) items[kept++] = items[i];
    }
    if (kept > from) qsort(items + from, kept - from, sizeof *items, compare_holes);
    hits->list.count = kept;
    kept = from;
    for (uint32_t i = from; i < hits->list.count; i++) {
        kjr_phrase_hit hit = items[i], *last = kept > from ? &items[kept - 1] : NULL;
        if (!last || hole_of(last) != hole_of(&hit)) items[kept++] = hit;
        else if (!kjr_is_near_misfit(view, last) && kjr_is_near_misfit(view, &hit)) *last = hit;
    }
    hits->list.count = kept;
}

/* A slice at a time: of one pair of characters there are many expressions, of which few are kept. */
static void find_in_part(kjr_checker *c, const kjr_body_part *part)
{
    enum { SLICE = 4096, LONGEST = 64 };
    for (uint32_t start = part->start; start < part->end && c->status >= 0; start += SLICE) {
        uint32_t from = c->misfits.list.count, end = start + SLICE + LONGEST;
        if (end > part->end) end = part->end;
        if (!kjr_frames_scan(&kjr_frames, c->view, start, end, c->allocator, &c->misfits))
            kjr_check_stop(c, kjr_fail_memory(c->error));
        choose(c->view, &c->misfits, from);
    }
}

const kjr_phrase_hits *kjr_misfits_of(kjr_checker *c)
{
    kjr_body_part part = {0};
    if (c->has_misfits) return &c->misfits;
    c->has_misfits = true;
    while (kjr_next_body_part(c, &part) && c->status >= 0)
        find_in_part(c, &part);
    return &c->misfits;
}
