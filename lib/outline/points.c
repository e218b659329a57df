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

static bool is_second(const kjr_label *label)
{
    return label->ordinal == 2 && (label->family == KJR_LABEL_IS || label->family == KJR_LABEL_SHALL ||
                                   label->family == KJR_LABEL_HAN_PAREN || label->family == KJR_LABEL_DIGIT_PAREN);
}

/* 最重要的就是一要保能源，二要保技改, 做到(1)明确责任，(2)明确时限: no mark stands before the first point of the series that `second` goes on. */
static bool add_first(kjr_outliner *o, uint32_t line, uint32_t second, const kjr_label *label)
{
    enum { FAR = 200 };
    const kjr_view *view = o->view;
    const kjr_item *last = o->items.count ? &o->items.items[o->items.count - 1] : NULL;
    uint32_t from = kjr_line_at(o, line)->start + 1;
    if (last && last->line == line && last->start >= from) from = last->start + last->label.length;
    if (second - from > FAR) from = second > from ? second - FAR : second;
    for (uint32_t at = from; at + 1 < second; at++) {
        kjr_label first;
        bool begins = view->code[at] == u'一' || view->kind[at] == KJR_CHAR_OPEN;
        if (!begins || view->kind[at - 1] != KJR_CHAR_HAN) continue;
        if (kjr_label_inside(view, at, second, &first) && first.family == label->family && first.ordinal == 1)
            return add(o, at, line, &first, KJR_LOOK_INLINE);
    }
    return true;
}

/* Has the latest item of the line the number before that of the label? */
static bool goes_on_latest(const kjr_outliner *o, uint32_t line, const kjr_label *label)
{
    for (uint32_t i = o->items.count; i-- > 0 && o->items.items[i].line == line;) {
        const kjr_label *before = &o->items.items[i].label;
        if (before->family == label->family) return before->ordinal + 1 == label->ordinal;
    }
    return false;
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
        bool read = word && word->start == at ? kjr_label_of_word(view, at, end, word->length, word->value, &label)
                                              : kjr_label_inside(view, at, end, &label);
        if (!read) continue;
        if (!may_follow(label.family, view->kind[at - 1])) continue;
        if (label.strong && ends_in_quotation(view, at, end)) continue;
        if (is_second(&label) && !goes_on_latest(o, line, &label) && !add_first(o, line, at, &label)) return false;
        if (!add(o, at, line, &label, KJR_LOOK_INLINE)) return false;
        at += label.length - 1u;
    }
    return true;
}

static bool ends_in_semicolon(const kjr_view *view, const kjr_line *line)
{
    kjr_line words = *line;
    words.end = kjr_without_and(view, line->start, line->end);
    return kjr_line_last_kind(view, &words) == KJR_CHAR_SEMICOLON;
}

/* Of a list whose items end in semicolons the last one ends in a full stop. */
static uint8_t look_at_head(const kjr_outliner *o, uint32_t line, uint16_t text_items[KJR_LABEL_FAMILIES])
{
    const kjr_label *label = &o->blocks[line].label;
    const kjr_line *here = kjr_line_at(o, line);
    bool semicolon = ends_in_semicolon(o->view, here);
    bool ends_list = label->ordinal > 1 && text_items[label->family] + 1 == label->ordinal &&
                     kjr_line_last_kind(o->view, here) == KJR_CHAR_SENTENCE_END;
    text_items[label->family] = semicolon ? label->ordinal : 0;
    return semicolon || ends_list ? KJR_LOOK_TEXT : KJR_LOOK_HEADING;
}

/* 附件：1.统计表 | 2.情况表: the first of the list stands behind the word. */
static bool add_first_attachment(kjr_outliner *o, uint32_t line)
{
    const kjr_line *here = kjr_line_at(o, line);
    uint32_t colon = kjr_find_kind(o->view, here->start, here->end, KJR_KIND(COLON));
    uint32_t at = kjr_find_kind(o->view, colon, here->end, ~(KJR_KIND(COLON) | KJR_KIND(SPACE)));
    kjr_label label;
    if (at >= here->end || line + 1 >= o->tail) return true;
    const kjr_label *next = &o->blocks[line + 1].label;
    bool first = kjr_label_at_head(o->lexicon, o->view, at, here->end, &label) && label.ordinal == 1;
    if (!first || next->family != label.family || next->ordinal != 2) return true;
    return add(o, at, line, &label, KJR_LOOK_HEADING);
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
            if (block->label.family == KJR_LABEL_APPENDIX && !add_first_attachment(o, line)) return false;
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

/* A heading by its label or its looks: that needs no neighbours. */
static bool is_sure(const kjr_outliner *o, const kjr_item *item)
{
    return stands_at_head(item) && (!kjr_label_is_point(item->label.family) || kjr_is_order_heading(o, item->line));
}

/* Stretches end at the greater headings. */
static bool ends_stretch(const kjr_outliner *o, const kjr_item *item)
{
    uint8_t family = item->label.family;
    bool lesser = family > KJR_LABEL_HAN_PAREN && family < KJR_LABEL_ORDER;
    return !lesser && is_sure(o, item);
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

/* A new stretch begins behind the item, or with it if it is one of a series of points. */
static void begin_stretch(seen all[KJR_LABEL_FAMILIES], const kjr_item *item)
{
    memset(all, 0, KJR_LABEL_FAMILIES * sizeof *all);
    if (kjr_label_is_point(item->label.family)) note(&all[item->label.family], item);
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
        if (ends_stretch(o, item)) begin_stretch(all, item);
    }
}

static bool is_believed(const kjr_item *item, uint8_t follows, const seen *family)
{
    uint32_t ordinal = item->label.ordinal;
    bool head = stands_at_head(item);
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
        item->valid = is_sure(o, item) || is_believed(item, follows[i], family);
        if (item->valid) note(family, item);
        if (ends_stretch(o, item)) begin_stretch(all, item);
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
