#include "lexicon/phrases.h"

/* ---- What stands beside a phrase */

static bool is_mark(const kjr_view *view, uint32_t at)
{
    uint8_t kind = view->kind[at];
    return kind != KJR_CHAR_HAN && kind != KJR_CHAR_LATIN && !kjr_view_is_numeral(view, at);
}

/* Do the characters from `at` on read as the alternative? The text has an end before index 0 and at its count. */
static bool reads(const kjr_view *view, int64_t at, const uint16_t *codes, uint32_t length)
{
    for (uint32_t i = 0; i < length; i++) {
        int64_t place = at + i;
        bool inside = place >= 0 && place < (int64_t)view->count, right;
        if (codes[i] == KJR_GUARD_MARK) right = !inside || is_mark(view, (uint32_t)place);
        else if (!inside) right = false;
        else if (codes[i] == KJR_GUARD_NUMERAL) right = kjr_view_is_numeral(view, (uint32_t)place);
        else right = view->code[place] == codes[i];
        if (!right) return false;
    }
    return true;
}

enum { SENTENCE_REACH = 100 }; /* characters that are looked at for a word of the same sentence */

static bool ends_sentence(const kjr_view *view, uint32_t at)
{
    return view->kind[at] == KJR_CHAR_SENTENCE_END || view->kind[at] == KJR_CHAR_NEWLINE;
}

static bool in_sentence_before(const kjr_view *view, uint32_t at, const uint16_t *codes, uint32_t length)
{
    for (uint32_t i = 0; i < SENTENCE_REACH && at > 0 && !ends_sentence(view, at - 1); i++, at--)
        if (reads(view, (int64_t)at - length, codes, length)) return true;
    return false;
}

static bool in_sentence_after(const kjr_view *view, uint32_t at, const uint16_t *codes, uint32_t length)
{
    for (uint32_t i = 0; i < SENTENCE_REACH && at < view->count && !ends_sentence(view, at); i++, at++)
        if (reads(view, at, codes, length)) return true;
    return false;
}

/* Does the guard allow what ends at `at`, or for `after` begins there? */
static bool allows(const uint16_t *guard, const kjr_view *view, uint32_t at, bool after)
{
    bool none_may = guard[0] != 0;
    for (const uint16_t *next = guard + 1; *next; next += *next + 1) {
        const uint16_t *codes = next + 1;
        uint32_t length = *next;
        bool found;
        if (*codes == KJR_GUARD_SENTENCE)
            found = after ? in_sentence_after(view, at, codes + 1, length - 1)
                          : in_sentence_before(view, at, codes + 1, length - 1);
        else found = reads(view, after ? (int64_t)at : (int64_t)at - length, codes, length);
        if (found) return !none_may;
    }
    return none_may;
}

static bool is_allowed(const kjr_phrases *phrases, const kjr_phrase *phrase, const kjr_view *view, uint32_t at)
{
    return (!phrase->before || allows(phrases->guards + phrase->before, view, at, false)) &&
           (!phrase->after || allows(phrases->guards + phrase->after, view, at + phrase->length, true));
}

/* ---- The pass */

/* Most candidates differ in their first character. */
static bool is_same(const uint16_t *a, const uint16_t *b, uint32_t length)
{
    uint32_t i = 0;
    while (i < length && a[i] == b[i])
        i++;
    return i == length;
}

/* The same but for the two characters of its hole. */
static bool fits(const uint16_t *text, const uint16_t *frame, const kjr_phrase *phrase)
{
    uint32_t hole = phrase->value, behind = hole + KJR_PHRASE_HOLE;
    return is_same(text, frame, hole) && is_same(text + behind, frame + behind, phrase->length - behind);
}

static bool push_found(const kjr_phrases *phrases, bool open, const kjr_phrase_anchor *anchor, const kjr_view *view,
                       uint32_t at, uint32_t end, const kjrep_allocator *allocator, kjr_phrase_hits *hits)
{
    for (uint32_t i = 0; i < anchor->count; i++) {
        const kjr_phrase *phrase = &phrases->items[anchor->first + i];
        if (phrase->anchor > at || (uint32_t)(phrase->length - phrase->anchor) > end - at) continue;
        uint32_t start = at - phrase->anchor;
        const uint16_t *text = view->code + start, *own = phrases->characters + phrase->text;
        if (open ? !fits(text, own, phrase) : !is_same(text, own, phrase->length)) continue;
        if (!is_allowed(phrases, phrase, view, start)) continue;
        kjr_phrase_hit *hit = KJR_PUSH(allocator, &hits->list);
        if (!hit) return false;
        *hit = (kjr_phrase_hit){start, phrase};
    }
    return true;
}

static const kjr_phrase_anchor *find_anchor(const kjr_phrases *phrases, const uint16_t *code, uint32_t length)
{
    bool is_long = length == KJR_ANCHOR_LONG;
    uint16_t one = kjr_pair_of(code[0], code[1]), other = is_long ? kjr_pair_of(code[2], code[3]) : 0;
    kjr_anchor_slots table = is_long ? phrases->long_slots : phrases->short_slots;
    uint32_t slot = kjr_anchor_slot(one, other, table.bits), last = (1u << table.bits) - 1;
    for (; table.slots[slot]; slot = (slot + 1) & last) {
        const kjr_phrase_anchor *anchor = &phrases->anchors[table.slots[slot] - 1];
        if (is_same(anchor->code, code, length)) return anchor;
    }
    return NULL;
}

enum { BLOCK = 512 };

/* A place, with bits of KJR_ANCHOR_SHORT and KJR_ANCHOR_LONG for the anchors that may stand there. */
typedef struct passed {
    uint16_t from_start, lengths;
} passed;

/* Those of `count` places, a block at most, that the filters let pass: first by the heads, then by the whole anchors.
 * Nothing branches, for which they are cannot be foretold. Returns their number. */
static uint32_t find_passed(const kjr_phrases *phrases, const uint16_t *code, uint32_t count, passed *places)
{
    uint16_t pairs[BLOCK + KJR_CODES_BEHIND], headed[BLOCK];
    uint32_t shift = 16 - phrases->long_bits, heads = 0, found = 0;
    const uint32_t *longs = phrases->longs, *shorts = phrases->shorts;
    kjr_make_pairs(code, count + KJR_CODES_BEHIND, pairs);
    for (uint32_t i = 0; i < count; i++) {
        headed[heads] = (uint16_t)i;
        heads += kjr_holds_pair(phrases->heads, pairs[i]);
    }
    for (uint32_t i = 0; i < heads; i++) {
        uint16_t at = headed[i], one = pairs[at], other = pairs[at + KJR_CODES_BEHIND];
        uint32_t is_long = kjr_holds_anchor(longs[kjr_anchor_hash(one, other) >> shift], kjr_anchor_bits(one, other));
        uint32_t lengths = is_long * KJR_ANCHOR_LONG | kjr_holds_pair(shorts, one) * KJR_ANCHOR_SHORT;
        places[found] = (passed){at, (uint16_t)lengths};
        found += lengths != 0;
    }
    return found;
}

static bool take_passed(const kjr_phrases *phrases, bool open, const kjr_view *view, uint32_t at, uint32_t end,
                        uint32_t lengths, const kjrep_allocator *allocator, kjr_phrase_hits *hits)
{
    for (uint32_t length = KJR_ANCHOR_SHORT; length <= KJR_ANCHOR_LONG; length += KJR_ANCHOR_SHORT) {
        const kjr_phrase_anchor *anchor = lengths & length ? find_anchor(phrases, view->code + at, length) : NULL;
        if (anchor && !push_found(phrases, open, anchor, view, at, end, allocator, hits)) return false;
    }
    return true;
}

static bool scan(const kjr_phrases *phrases, bool open, const kjr_view *view, uint32_t start, uint32_t end,
                 const kjrep_allocator *allocator, kjr_phrase_hits *hits)
{
    passed places[BLOCK];
    for (uint32_t upto; start < end; start = upto) {
        upto = end - start < BLOCK ? end : start + BLOCK;
        uint32_t count = find_passed(phrases, view->code + start, upto - start, places);
        for (uint32_t i = 0; i < count; i++) {
            const passed *place = &places[i];
            if (!take_passed(phrases, open, view, start + place->from_start, end, place->lengths, allocator, hits))
                return false;
        }
    }
    return true;
}

bool kjr_phrases_scan(const kjr_phrases *phrases, const kjr_view *view, uint32_t start, uint32_t end,
                      const kjrep_allocator *allocator, kjr_phrase_hits *hits)
{
    return scan(phrases, false, view, start, end, allocator, hits);
}

bool kjr_frames_scan(const kjr_phrases *frames, const kjr_view *view, uint32_t start, uint32_t end,
                     const kjrep_allocator *allocator, kjr_phrase_hits *hits)
{
    return scan(frames, true, view, start, end, allocator, hits);
}
