#include "check/items.h"

enum { LONGEST_ATOM = 120, LONGEST_LIST = 400 };

#define KIND(kind) (1u << KJR_CHAR_##kind)

static const uint32_t opening = KIND(OPEN) | KIND(QUOTE_OPEN), closing = KIND(CLOSE) | KIND(QUOTE_CLOSE);
static const uint32_t ends = KIND(SENTENCE_END) | KIND(NEWLINE) | KIND(SEMICOLON) | KIND(COLON);

static bool is_kind(const kjr_view *view, uint32_t at, uint32_t kinds)
{
    return kinds >> view->kind[at] & 1u;
}

/* ---- Atoms */

uint32_t kjr_atom_end(const kjr_view *view, uint32_t at, uint32_t end)
{
    uint32_t depth = 0, limit = end - at > LONGEST_ATOM ? at + LONGEST_ATOM : end;
    for (uint32_t i = at; i < limit; i++) {
        if (is_kind(view, i, opening)) depth++;
        else if (is_kind(view, i, closing) && --depth == 0) return i + 1;
    }
    return at;
}

/* Where the atom that closes before `at` opens; `at` when it does not. */
static uint32_t atom_start(const kjr_view *view, uint32_t at)
{
    uint32_t depth = 0, limit = at > LONGEST_ATOM ? at - LONGEST_ATOM : 0;
    for (uint32_t i = at; i > limit; i--) {
        if (is_kind(view, i - 1, closing)) depth++;
        else if (is_kind(view, i - 1, opening) && --depth == 0) return i - 1;
    }
    return at;
}

/* ---- Conjunctions */

/* Words that only hold the character: 和平 饱和 参与 普及 共同 合并 */
static bool is_inside_word(const kjr_view *view, uint32_t at)
{
    static const struct {
        uint16_t code;
        const uint16_t *before, *behind; /* characters that make it part of a word */
    } words[] = {
        {u'和', u"共饱温缓总中调亲", u"平谐解睦"}, {u'与', u"参赋给授", u"会"},
        {u'及', u"普涉顾波", u"时早格其"},         {u'同', u"共合协不相认如会等", u"志步比时意类期一样心向行城"},
        {u'并', u"合兼", u"购网联重轨发举存"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (view->code[at] != words[i].code) continue;
        return (at > 0 && kjr_is_one_of(view->code[at - 1], words[i].before)) ||
               kjr_is_one_of(view->code[at + 1], words[i].behind);
    }
    return false;
}

static bool is_conjunction(const kjr_view *view, uint32_t at)
{
    return kjr_is_one_of(view->code[at], u"和与及或暨并同") && !is_inside_word(view, at);
}

/* ---- Counting */

/* What was seen of a list so far. Lengths are those of all pieces but the first: of items, and of what conjunctions
 * join. */
typedef struct tally {
    uint32_t separators, conjunctions;
    uint32_t joined; /* conjunctions of the last item */
    uint32_t pieces, shortest, longest;
} tally;

static void end_piece(tally *t, uint32_t length)
{
    if (!t->pieces || length < t->shortest) t->shortest = length;
    if (length > t->longest) t->longest = length;
    t->pieces++;
}

static void end_item(tally *t, uint32_t length)
{
    end_piece(t, length);
    t->separators++;
}

static kjr_items give(const tally *t, uint32_t start, uint32_t end)
{
    kjr_items items = {.words = {start, end}};
    if (!t->separators && !t->conjunctions) return items;
    items.least = t->separators + 1;
    items.most = items.least + t->conjunctions;
    items.joined = t->joined;
    items.even = t->separators > 0 && t->longest <= t->shortest + 2 && t->longest <= 2 * t->shortest;
    return items;
}

bool kjr_parts_items(const kjr_view *view, uint32_t at)
{
    return view->kind[at] == KJR_CHAR_PAUSE || is_conjunction(view, at);
}

/* Backwards, so that each item but the first is seen whole. What stands in brackets does not count as its length. */
kjr_items kjr_items_before(const kjr_view *view, uint32_t end)
{
    tally t = {0};
    uint32_t at = end, item_end = end, bracketed = 0, limit = end > LONGEST_LIST ? end - LONGEST_LIST : 0;
    while (at > limit && !is_kind(view, at - 1, ends | KIND(COMMA) | opening)) {
        bool pause = view->kind[at - 1] == KJR_CHAR_PAUSE;
        if (is_kind(view, at - 1, closing)) {
            uint32_t start = atom_start(view, at);
            if (start == at) break;
            if (at < item_end && is_kind(view, at, KIND(QUOTE_OPEN))) { /* “甲”“乙” */
                end_item(&t, item_end - at - bracketed);
                item_end = at;
                bracketed = 0;
            }
            if (view->kind[at - 1] == KJR_CHAR_CLOSE) bracketed += at - start;
            at = start;
            continue;
        }
        bool leads = at == 1 || is_kind(view, at - 2, ends | KIND(COMMA) | opening); /* 并建立甲、乙 */
        if (pause || (is_conjunction(view, at - 1) && !leads)) {
            if (pause) t.separators++;
            else t.conjunctions++;
            if (!t.separators) t.joined = t.conjunctions;
            end_piece(&t, item_end - at - bracketed);
            item_end = at - 1;
            bracketed = 0;
        }
        at--;
    }
    return give(&t, at, end);
}

kjr_items kjr_items_after(const kjr_view *view, uint32_t start, uint32_t end, uint8_t separator)
{
    tally t = {0};
    uint32_t at = start, item = start, bracketed = 0;
    uint32_t limit = end - start > LONGEST_LIST ? start + LONGEST_LIST : end;
    while (at < limit) {
        if (is_kind(view, at, opening)) {
            uint32_t behind = kjr_atom_end(view, at, limit);
            bool joined = at > item && is_kind(view, at - 1, KIND(QUOTE_CLOSE)) && is_kind(view, at, KIND(QUOTE_OPEN));
            if (joined && separator == KJR_CHAR_PAUSE) {
                end_item(&t, at - item - bracketed);
                item = at;
                bracketed = 0;
            }
            if (behind > at && view->kind[at] == KJR_CHAR_OPEN) bracketed += behind - at;
            at = behind > at ? behind : at + 1;
            continue;
        }
        bool ends_item = view->kind[at] == separator;
        if (separator == KJR_CHAR_PAUSE && is_kind(view, at, ends | KIND(COMMA))) limit = at;
        if (ends_item || (at < limit && separator == KJR_CHAR_PAUSE && is_conjunction(view, at))) {
            if (ends_item) t.separators++;
            else t.conjunctions++;
            t.joined = ends_item ? 0 : t.joined + 1;
            end_piece(&t, at - item - bracketed);
            item = at + 1;
            bracketed = 0;
        }
        at++;
    }
    return give(&t, start, limit);
}
