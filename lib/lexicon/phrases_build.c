/* Sets of phrases made at run time, from the terms of rule packs. */
#include "lexicon/phrases.h"

#include <stdlib.h>
#include <string.h>

/* By the two characters that it is found by. */
static int compare_pairs(const void *a, const void *b)
{
    const kjr_phrase_source *x = *(const kjr_phrase_source *const *)a, *y = *(const kjr_phrase_source *const *)b;
    if (x->term.codes[0] != y->term.codes[0]) return x->term.codes[0] < y->term.codes[0] ? -1 : 1;
    if (x->term.codes[1] != y->term.codes[1]) return x->term.codes[1] < y->term.codes[1] ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

/* How much memory the set takes. */
typedef struct sizes {
    uint32_t characters, guards, slot_bits;
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
    sizes total = {.guards = 1, .slot_bits = 4};
    for (uint32_t i = 0; i < count; i++) {
        total.characters += sources[i].term.length;
        total.guards += kjr_guard_size(&sources[i].before) + kjr_guard_size(&sources[i].after);
    }
    while ((1u << total.slot_bits) < count * 2)
        total.slot_bits++;
    return total;
}

typedef struct builder {
    kjr_phrase *items;
    kjr_phrase_pair *pairs;
    uint16_t *slots, *characters, *guards;
    uint32_t *filter;
    uint32_t pair_count, characters_used, guards_used;
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

static void put_pair(builder *b, const kjr_phrase_source *source, uint32_t index, const sizes *size)
{
    const uint16_t *codes = source->term.codes;
    kjr_phrase_pair *last = b->pair_count ? &b->pairs[b->pair_count - 1] : NULL;
    if (last && last->code[0] == codes[0] && last->code[1] == codes[1]) {
        last->count++;
        return;
    }
    b->pairs[b->pair_count++] = (kjr_phrase_pair){{codes[0], codes[1]}, (uint16_t)index, 1};
    uint32_t hash = kjr_phrase_hash(codes[0], codes[1]), slot = hash >> (32 - size->slot_bits);
    uint32_t bit = hash >> (32 - KJR_PHRASE_FILTER_BITS), mask = (1u << size->slot_bits) - 1;
    while (b->slots[slot])
        slot = (slot + 1) & mask;
    b->slots[slot] = (uint16_t)b->pair_count;
    b->filter[bit >> 5] |= 1u << (bit & 31);
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
                 .pairs = zeroed(arena, (size_t)count + 1, sizeof *b.pairs),
                 .slots = zeroed(arena, (size_t)1 << size.slot_bits, sizeof *b.slots),
                 .characters = zeroed(arena, (size_t)size.characters + 1, sizeof *b.characters),
                 .guards = zeroed(arena, size.guards, sizeof *b.guards),
                 .filter = zeroed(arena, (1u << KJR_PHRASE_FILTER_BITS) / 32, sizeof *b.filter),
                 .guards_used = 1};
    if (!order || !b.items || !b.pairs || !b.slots || !b.characters || !b.guards || !b.filter) return false;
    for (uint32_t i = 0; i < count; i++)
        order[i] = &sources[i];
    qsort(order, count, sizeof *order, compare_pairs);
    for (uint32_t i = 0; i < count; i++) {
        put_pair(&b, order[i], i, &size);
        put_item(&b, order[i], i);
    }
    *phrases = (kjr_phrases){.filter = b.filter,
                             .items = b.items,
                             .pairs = b.pairs,
                             .slots = b.slots,
                             .characters = b.characters,
                             .guards = b.guards,
                             .words = "",
                             .slot_bits = size.slot_bits};
    return true;
}
