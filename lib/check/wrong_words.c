#include "check/wrong_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "check/marks.h"

/* By category, then place, then the surest and longest. */
static int compare_for_choice(const void *a, const void *b)
{
    const kjr_phrase_hit *x = a, *y = b;
    if (x->phrase->category != y->phrase->category) return x->phrase->category < y->phrase->category ? -1 : 1;
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    if (x->phrase->value != y->phrase->value) return x->phrase->value < y->phrase->value ? -1 : 1;
    return (y->phrase->length > x->phrase->length) - (y->phrase->length < x->phrase->length);
}

static int compare_places(const void *a, const void *b)
{
    const kjr_phrase_hit *x = a, *y = b;
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    return (x->phrase->category > y->phrase->category) - (x->phrase->category < y->phrase->category);
}

static bool is_better(const kjr_phrase *a, const kjr_phrase *b)
{
    return a->value != b->value ? a->value < b->value : a->length > b->length;
}

/* Of overlapping hits of one category one stays. */
static void choose(kjr_phrase_hits *hits)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < hits->list.count; i++) {
        kjr_phrase_hit hit = hits->list.items[i], *last = kept ? &hits->list.items[kept - 1] : NULL;
        bool overlaps =
            last && last->phrase->category == hit.phrase->category && hit.start < last->start + last->phrase->length;
        if (!overlaps) hits->list.items[kept++] = hit;
        else if (is_better(hit.phrase, last->phrase)) *last = hit;
    }
    hits->list.count = kept;
}

const kjr_phrase_hits *kjr_wrong_words_of(kjr_checker *c)
{
    kjr_phrase_hits *hits = &c->wrong;
    kjr_body_part part = {0};
    if (c->has_wrong) return hits;
    c->has_wrong = true;
    while (kjr_next_body_part(c, &part)) {
        if (kjr_phrases_scan(&kjr_wrong_words, c->view, part.start, part.end, c->allocator, hits)) continue;
        kjr_check_stop(c, kjr_fail_memory(c->error));
        hits->list.count = 0;
        return hits;
    }
    if (!hits->list.count) return hits;
    qsort(hits->list.items, hits->list.count, sizeof *hits->list.items, compare_for_choice);
    choose(hits);
    qsort(hits->list.items, hits->list.count, sizeof *hits->list.items, compare_places);
    return hits;
}

void kjr_suggest_right(kjr_checker *c, const kjr_phrase_hit *hit)
{
    static const kjr_message one = {{"{1}", "{1}", "{1}"}};
    const char *right = hit->phrase->right ? kjr_wrong_words.words + hit->phrase->right : "";
    while (*right) {
        size_t len = strcspn(right, "|");
        const char *alone = kjr_arena_text(&c->scratch, right, len);
        if (!alone) {
            kjr_check_stop(c, kjr_fail_memory(c->error));
            return;
        }
        kjr_check_suggest(c, &one, KJR_ARGUMENTS(kjr_say_text(alone)));
        right += len + (right[len] == '|');
    }
}
