/* The list of items: labels at the heads of lines, unlabelled headings, and points inside paragraphs; and which of them
 * are to be believed. A label inside a paragraph needs its neighbours: no 二是 without 一是. */
#include "outline/outliner.h"

#include <string.h>

/* ---- Finding */

static bool add(kjr_outliner *o, uint32_t start, uint32_t line, const kjr_label *label, uint8_t look)
{
    kjr_item *item = KJR_PUSH(o->allocator, &o->items);
    if (!item) return false;
    *item = (kjr_item){start, line, UINT32_MAX, *label, look, false};
    return true;
}

/* May a label of the family follow a character of class `kind`? */
static bool may_follow(uint8_t family, uint32_t kind)
{
    const uint32_t ends = KJR_KIND(SENTENCE_END) | KJR_KIND(SEMICOLON) | KJR_KIND(COLON);
    const uint32_t breaks = ends | KJR_KIND(COMMA) | KJR_KIND(CLOSE) | KJR_KIND(QUOTE_CLOSE) | KJR_KIND(SPACE);
    if (family == KJR_LABEL_CIRCLED) return true;
    if (family == KJR_LABEL_HAN || family == KJR_LABEL_FORMAL || family == KJR_LABEL_DIGIT) return ends >> kind & 1u;
    if (!kjr_label_is_point(family)) return breaks >> kind & 1u;
    return (breaks | KJR_KIND(DASH) | KJR_KIND(OPEN)) >> kind & 1u;
}

/* Where the next label inside the line may begin at or behind `from`: at a circled number, or behind a mark. `mark` goes on
 * from call to call. */
static uint32_t next_place(const kjr_view *view, uint32_t from, uint32_t end, uint32_t *mark)
{
    const uint32_t before = KJR_KIND(SENTENCE_END) | KJR_KIND(SEMICOLON) | KJR_KIND(COLON) | KJR_KIND(COMMA) |
                            KJR_KIND(CLOSE) | KJR_KIND(QUOTE_CLOSE) | KJR_KIND(SPACE) | KJR_KIND(DASH) | KJR_KIND(OPEN);
    for (; view->marks.items[*mark] < end; ++*mark) {
        uint32_t at = view->marks.items[*mark], kind = view->kind[at];
        if (at >= from && kind == KJR_CHAR_CIRCLED) return at;
        if (at + 1 >= from && before >> kind & 1u) return at + 1;
    }
    return end;
}

/* Does what begins at `at` end with a quotation that began before it: “一要吃饭，二要建设” */
static bool ends_in_quotation(const kjr_view *view, uint32_t at, uint32_t end)
{
    enum { NEAR = 24 };
    const uint32_t stops = KJR_KIND(QUOTE_OPEN) | KJR_KIND(QUOTE_CLOSE) | KJR_KIND(SENTENCE_END) | KJR_KIND(SEMICOLON);
    uint32_t limit = end - at > NEAR ? at + NEAR : end, stop = kjr_find_kind(view, at, limit, stops);
    return stop < limit && view->kind[stop] == KJR_CHAR_QUOTE_CLOSE;
}

static bool collect_inside(kjr_outliner *o, uint32_t line, uint32_t from, uint32_t *hit, uint32_t *mark)
{
    const kjr_view *view = o->view;
    uint32_t end = kjr_line_at(o, line)->end;
    while (view->marks.items[*mark] + 1 < from)
        ++*mark;
    for (uint32_t at; (at = next_place(view, from, end, mark)) < end; from = at + 1) {
        kjr_label label;
        while (*hit < o->hits->list.count &&
               (o->hits->list.items[*hit].start < at || o->hits->list.items[*hit].category != KJR_SENSE_ORDINAL_WORD))
            ++*hit;
        const kjr_hit *word = *hit < o->hits->list.count ? &o->hits->list.items[*hit] : NULL;
        if (word && word->start == at) label = kjr_label_of_word(view, at, end, word->length, word->value);
        else if (!kjr_label_inside(view, at, end, &label)) continue;
        if (!may_follow(label.family, view->kind[at - 1])) continue;
        if (label.strong && ends_in_quotation(view, at, end)) continue;
        if (!add(o, at, line, &label, KJR_LOOK_INLINE)) return false;
        at += label.length - 1u;
    }
    return true;
}

/* Of a list whose items end in semicolons the last one ends in a full stop. */
static uint8_t look_at_head(const kjr_outliner *o, uint32_t line, uint16_t text_items[KJR_LABEL_FAMILIES])
{
    const kjr_label *label = &o->blocks[line].label;
    uint32_t last = kjr_line_last_kind(o->view, kjr_line_at(o, line));
    bool ends_list =
        last == KJR_CHAR_SENTENCE_END && label->ordinal > 1 && text_items[label->family] + 1 == label->ordinal;
    text_items[label->family] = last == KJR_CHAR_SEMICOLON ? label->ordinal : 0;
    return last == KJR_CHAR_SEMICOLON || ends_list ? KJR_LOOK_TEXT : KJR_LOOK_HEADING;
}

static bool collect(kjr_outliner *o)
{
    uint16_t text_items[KJR_LABEL_FAMILIES] = {0}; /* ordinal of the last item if that ends in a semicolon */
    uint32_t hit = 0, mark = 0;
    for (uint32_t line = 0; line < o->tail; line++) {
        const kjr_block *block = &o->blocks[line];
        const kjr_line *here = kjr_line_at(o, line);
        uint32_t from = here->start + 1;
        if (block->kind != KJREP_NODE_PARAGRAPH || block->note) continue;
        if (block->label.family) {
            if (!add(o, here->start, line, &block->label, look_at_head(o, line, text_items))) return false;
            from = here->start + block->label.title;
        }
        if (block->label.family < KJR_LABEL_PLAIN && block->label.family != KJR_LABEL_APPENDIX &&
            !collect_inside(o, line, from, &hit, &mark))
            return false;
    }
    return true;
}

/* ---- Believing */

enum { ORDINALS = 64, FOLLOWED = 1, FOLLOWED_BY_NEXT = 2, FOLLOWED_INSIDE = 4 };

/* What was seen of a family in a stretch of text. */
typedef struct seen {
    uint64_t ordinals;
    uint32_t last; /* ordinal */
    uint32_t line; /* for those that must share a line */
    bool any, inside;
} seen;

static bool stands_at_head(const kjr_item *item)
{
    return item->look != KJR_LOOK_INLINE;
}

/* Stretches end at the greater headings. */
static bool ends_stretch(const kjr_item *item)
{
    return stands_at_head(item) && (item->label.family <= KJR_LABEL_HAN_PAREN || item->label.family >= KJR_LABEL_PLAIN);
}

/* Labels of headings inside a paragraph make a series within their line only. */
static bool keeps_to_line(const kjr_item *item)
{
    return !kjr_label_is_point(item->label.family);
}

static seen *seen_of(seen all[KJR_LABEL_FAMILIES], const kjr_item *item)
{
    seen *family = &all[item->label.family];
    if (keeps_to_line(item) && family->line != item->line) *family = (seen){.line = item->line};
    return family;
}

static void note(seen *family, const kjr_item *item)
{
    if (item->label.ordinal < ORDINALS) family->ordinals |= UINT64_C(1) << item->label.ordinal;
    family->last = item->label.ordinal;
    family->inside = !stands_at_head(item);
    family->any = true;
}

static bool has_seen(const seen *family, uint32_t ordinal)
{
    return ordinal < ORDINALS ? family->ordinals >> ordinal & 1u : family->any && family->last == ordinal;
}

/* Backwards: what follows each item. */
static void look_ahead(kjr_outliner *o, uint8_t *follows)
{
    seen all[KJR_LABEL_FAMILIES];
    memset(all, 0, sizeof all);
    for (uint32_t i = o->items.count; i-- > 0;) {
        const kjr_item *item = &o->items.items[i];
        seen *family = seen_of(all, item);
        uint32_t next = item->label.ordinal + 1u;
        bool by_next = family->any && (family->last == next || family->last == KJR_ORDINAL_LAST);
        follows[i] = (uint8_t)((has_seen(family, next) ? FOLLOWED : 0) | (by_next ? FOLLOWED_BY_NEXT : 0) |
                               (family->any && family->inside ? FOLLOWED_INSIDE : 0));
        note(family, item);
        if (ends_stretch(item)) memset(all, 0, sizeof all);
    }
}

static bool is_believed(const kjr_item *item, uint8_t follows, const seen *family)
{
    uint32_t ordinal = item->label.ordinal;
    bool head = stands_at_head(item);
    if (head && !kjr_label_is_point(item->label.family)) return true;
    if (ordinal == KJR_ORDINAL_LAST) return family->any;
    if (ordinal > 1) return item->label.strong || has_seen(family, ordinal - 1);
    if (keeps_to_line(item)) return follows & FOLLOWED;
    return (follows & FOLLOWED_BY_NEXT) || (head && (follows & FOLLOWED) && (follows & FOLLOWED_INSIDE));
}

static void believe(kjr_outliner *o, const uint8_t *follows)
{
    seen all[KJR_LABEL_FAMILIES];
    memset(all, 0, sizeof all);
    for (uint32_t i = 0; i < o->items.count; i++) {
        kjr_item *item = &o->items.items[i];
        seen *family = seen_of(all, item);
        item->valid = is_believed(item, follows[i], family);
        if (item->valid) note(family, item);
        if (ends_stretch(item)) memset(all, 0, sizeof all);
    }
}

/* ---- Keeping */

/* Leave the believed ones, and tell each the next of its family that stands like it. */
static void keep(kjr_outliner *o)
{
    uint32_t kept = 0, at_head[KJR_LABEL_FAMILIES], inside[KJR_LABEL_FAMILIES];
    for (uint32_t i = 0; i < o->items.count; i++) {
        if (o->items.items[i].valid) o->items.items[kept++] = o->items.items[i];
    }
    o->items.count = kept;
    memset(at_head, 0xFF, sizeof at_head);
    memset(inside, 0xFF, sizeof inside);
    for (uint32_t i = kept; i-- > 0;) {
        kjr_item *item = &o->items.items[i];
        uint32_t *next = stands_at_head(item) ? at_head : inside;
        item->next_same = next[item->label.family];
        if (!stands_at_head(item) && item->next_same != UINT32_MAX &&
            o->items.items[item->next_same].line != item->line)
            item->next_same = UINT32_MAX;
        next[item->label.family] = i;
    }
}

bool kjr_collect_items(kjr_outliner *o)
{
    if (!collect(o)) return false;
    if (!o->items.count) return true;
    uint8_t *follows = kjr_malloc(o->allocator, o->items.count);
    if (!follows) return false;
    look_ahead(o, follows);
    believe(o, follows);
    keep(o);
    kjr_free(o->allocator, follows);
    return true;
}
