/* Sets of phrases made at run time, from the terms of rule packs. */
#include "lexicon/phrases.h"

#include <stdlib.h>
#include <string.h>

static uint32_t anchor_length(const kjr_phrase_source *source)
{
    return source->term.length < KJR_ANCHOR_LONG ? KJR_ANCHOR_SHORT : KJR_ANCHOR_LONG;
}

/* Its first characters are its anchor. */
static kjr_phrase_anchor anchor_of(const kjr_phrase_source *source, uint32_t first)
{
    kjr_phrase_anchor anchor = {.first = (uint16_t)first, .count = 1};
    memcpy(anchor.code, source->term.codes, anchor_length(source) * sizeof *anchor.code);
    return anchor;
}

/* By their anchors. */
static int compare_anchors(const void *a, const void *b)
{
    const kjr_phrase_source *x = *(const kjr_phrase_source *const *)a, *y = *(const kjr_phrase_source *const *)b;
    kjr_phrase_anchor of_x = anchor_of(x, 0), of_y = anchor_of(y, 0);
    for (uint32_t i = 0; i < KJR_ANCHOR_LONG; i++)
        if (of_x.code[i] != of_y.code[i]) return of_x.code[i] < of_y.code[i] ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

/* How much memory the set takes. */
typedef struct sizes {
    uint32_t characters, guards, slot_bits, long_bits;
} sizes;

uint32_t kjr_guard_size(const kjr_guard_source *guard)
{
    uint32_t size = guard->count ? 2 : 0; /* the first word and the end */
    for (uint32_t i = 0; i < guard->count; i++)
        size += guard->alternatives[i].length + 1;
    return size;
}

static sizes measure(const kjr_phrase_source *sources, uint32_t count)
{
    enum { LEAST_BITS = 4, LONG_BITS_EACH = 16 };
    sizes total = {.guards = 1, .slot_bits = LEAST_BITS, .long_bits = LEAST_BITS};
    for (uint32_t i = 0; i < count; i++) {
        total.characters += sources[i].term.length;
        total.guards += kjr_guard_size(&sources[i].before) + kjr_guard_size(&sources[i].after);
    }
    while ((1u << total.slot_bits) < count * 2)
        total.slot_bits++;
    while ((32u << total.long_bits) < count * LONG_BITS_EACH)
        total.long_bits++;
    return total;
}

typedef struct builder {
    kjr_phrase *items;
    kjr_phrase_anchor *anchors;
    uint16_t *short_slots, *long_slots, *characters, *guards;
    uint32_t *heads, *shorts, *longs;
    uint32_t anchor_count, characters_used, guards_used;
} builder;

static uint16_t put_guard(builder *b, const kjr_guard_source *guard)
{
    uint32_t at = b->guards_used;
    if (!guard->count) return 0;
    b->guards[b->guards_used++] = guard->none_may;
    for (uint32_t i = 0; i < guard->count; i++) {
        const kjr_codes *each = &guard->alternatives[i];
        b->guards[b->guards_used++] = (uint16_t)each->length;
        memcpy(b->guards + b->guards_used, each->codes, each->length * sizeof *each->codes);
        b->guards_used += each->length;
    }
    b->guards[b->guards_used++] = 0;
    return (uint16_t)at;
}

static void put_item(builder *b, const kjr_phrase_source *source, uint32_t index)
{
    kjr_phrase *item = &b->items[index];
    *item = (kjr_phrase){.text = b->characters_used, .right = source->number, .length = (uint8_t)source->term.length};
    item->before = put_guard(b, &source->before);
    item->after = put_guard(b, &source->after);
    memcpy(b->characters + b->characters_used, source->term.codes, source->term.length * sizeof *source->term.codes);
    b->characters_used += source->term.length;
}

static void put_anchor(builder *b, const kjr_phrase_source *source, uint32_t index, const sizes *size)
{
    uint32_t length = anchor_length(source);
    kjr_phrase_anchor anchor = anchor_of(source, index);
    kjr_phrase_anchor *last = b->anchor_count ? &b->anchors[b->anchor_count - 1] : NULL;
    if (last && memcmp(last->code, anchor.code, sizeof anchor.code) == 0) {
        last->count++;
        return;
    }
    b->anchors[b->anchor_count++] = anchor;
    bool is_long = length == KJR_ANCHOR_LONG;
    uint16_t one = kjr_pair_of(anchor.code[0], anchor.code[1]);
    uint16_t other = is_long ? kjr_pair_of(anchor.code[2], anchor.code[3]) : 0, bits = kjr_anchor_bits(one, other);
    uint32_t slot = kjr_anchor_slot(one, other, size->slot_bits), last_slot = (1u << size->slot_bits) - 1;
    uint16_t *slots = is_long ? b->long_slots : b->short_slots;
    while (slots[slot])
        slot = (slot + 1) & last_slot;
    slots[slot] = (uint16_t)b->anchor_count;
    b->heads[one >> 5] |= 1u << (one & 31);
    if (is_long)
        b->longs[kjr_anchor_hash(one, other) >> (16 - size->long_bits)] |= 1u << (bits >> 11) | 1u << (bits >> 6 & 31);
    else b->shorts[one >> 5] |= 1u << (one & 31);
}

static void *zeroed(kjr_arena *arena, size_t count, size_t size)
{
    void *memory = kjr_arena_alloc(arena, count * size);
    if (memory) memset(memory, 0, count * size);
    return memory;
}

bool kjr_phrases_build(kjr_phrases *phrases, kjr_arena *arena, const kjr_phrase_source *sources, uint32_t count)
{
    sizes size = measure(sources, count);
    const kjr_phrase_source **order = kjr_arena_alloc(arena, ((size_t)count + 1) * sizeof *order);
    builder b = {.items = zeroed(arena, (size_t)count + 1, sizeof *b.items),
                 .anchors = zeroed(arena, (size_t)count + 1, sizeof *b.anchors),
                 .short_slots = zeroed(arena, (size_t)1 << size.slot_bits, sizeof *b.short_slots),
                 .long_slots = zeroed(arena, (size_t)1 << size.slot_bits, sizeof *b.long_slots),
                 .characters = zeroed(arena, (size_t)size.characters + 1, sizeof *b.characters),
                 .guards = zeroed(arena, size.guards, sizeof *b.guards),
                 .longs = zeroed(arena, (size_t)1 << size.long_bits, sizeof *b.longs),
                 .heads = zeroed(arena, KJR_PAIR_WORDS, sizeof *b.heads),
                 .shorts = zeroed(arena, KJR_PAIR_WORDS, sizeof *b.shorts),
                 .guards_used = 1};
    bool fine = order && b.items && b.anchors && b.short_slots && b.long_slots && b.characters && b.guards && b.longs &&
                b.heads && b.shorts;
    if (!fine) return false;
    for (uint32_t i = 0; i < count; i++)
        order[i] = &sources[i];
    qsort(order, count, sizeof *order, compare_anchors);
    for (uint32_t i = 0; i < count; i++) {
        put_anchor(&b, order[i], i, &size);
        put_item(&b, order[i], i);
    }
    *phrases = (kjr_phrases){.heads = b.heads,
                             .shorts = b.shorts,
                             .longs = b.longs,
                             .items = b.items,
                             .anchors = b.anchors,
                             .characters = b.characters,
                             .guards = b.guards,
                             .words = "",
                             .long_bits = size.long_bits,
                             .short_slots = {b.short_slots, size.slot_bits},
                             .long_slots = {b.long_slots, size.slot_bits}};
    return true;
}
