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

/* One for each hole: near ones tell more. */
static void choose(const kjr_view *view, kjr_phrase_hits *hits)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < hits->list.count; i++) {
        kjr_phrase_hit hit = hits->list.items[i], *last = kept ? &hits->list.items[kept - 1] : NULL;
        if (!last || hole_of(last) != hole_of(&hit)) hits->list.items[kept++] = hit;
        else if (!kjr_is_near_misfit(view, last) && kjr_is_near_misfit(view, &hit)) *last = hit;
    }
    hits->list.count = kept;
}

const kjr_phrase_hits *kjr_misfits_of(kjr_checker *c)
{
    kjr_phrase_hits *hits = &c->misfits;
    kjr_body_part part = {0};
    if (c->has_misfits) return hits;
    c->has_misfits = true;
    while (kjr_next_body_part(c, &part) && c->status >= 0)
        if (!kjr_frames_scan(&kjr_frames, c->view, part.start, part.end, c->allocator, hits))
            kjr_check_stop(c, kjr_fail_memory(c->error));
    uint32_t kept = 0;
    for (uint32_t i = 0; i < hits->list.count && c->status >= 0; i++)
        if (is_misfit(c->view, &hits->list.items[i])) hits->list.items[kept++] = hits->list.items[i];
    hits->list.count = kept;
    if (kept) qsort(hits->list.items, kept, sizeof *hits->list.items, compare_holes);
    choose(c->view, hits);
    return hits;
}
