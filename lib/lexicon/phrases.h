/* Sets of phrases that a pass of its own looks for: wrong words, spellings, terms of rule packs. They may overlap, and
 * they hide none of the words that figures are read by. Every phrase is found by its anchor: four neighbouring characters
 * in it that are rare beside each other, or two where it is shorter. Filters refuse nearly all places of a text that no
 * anchor stands at, by their first two characters, then by all: a pass costs next to nothing where nothing is wrong. */
#ifndef KJR_LEXICON_PHRASES_H
#define KJR_LEXICON_PHRASES_H

#include "base/arena.h"
#include "lexicon/pairs.h"
#include "text/view.h"

typedef struct kjr_phrase {
    uint32_t text;          /* its folded characters, in `characters` */
    uint32_t right;         /* what was meant, in `words`; 0: nothing to say */
    uint16_t before, after; /* what must stand beside it, in `guards`; 0: anything */
    uint8_t length;
    uint8_t anchor;   /* where its anchor begins */
    uint8_t category; /* by set */
    uint8_t value;    /* by category */
} kjr_phrase;

enum { KJR_ANCHOR_LONG = 4, KJR_ANCHOR_SHORT = 2 };

/* The phrases of one anchor: [first, first + count). */
typedef struct kjr_phrase_anchor {
    uint16_t code[KJR_ANCHOR_LONG]; /* with zeros behind a short one */
    uint16_t first, count;
} kjr_phrase_anchor;

/* Where anchors are looked up: 1 << bits slots, each the number of an anchor, from 1, or 0 when free. */
typedef struct kjr_anchor_slots {
    const uint16_t *slots;
    uint32_t bits; /* 16 at most */
} kjr_anchor_slots;

typedef struct kjr_phrases {
    const uint32_t *heads;  /* KJR_PAIR_WORDS: the pairs that anchors begin with */
    const uint32_t *shorts; /* KJR_PAIR_WORDS: the pairs that are short anchors */
    const uint32_t *longs;  /* 1 << long_bits words, two bits of one word for each long anchor */
    uint32_t long_bits;     /* 16 at most */
    kjr_anchor_slots short_slots, long_slots;
    const kjr_phrase *items;
    const kjr_phrase_anchor *anchors;
    const uint16_t *characters;
    /* A guard: 1 if none of its alternatives may stand there, 0 if one must; then each as its length and characters,
     * KJR_GUARD_ values among them; a length of 0 ends it. */
    const uint16_t *guards;
    const char *words; /* ended by NUL, alternatives separated by | */
} kjr_phrases;

enum {
    KJR_GUARD_NUMERAL = 1, /* a digit or a Chinese numeral */
    KJR_GUARD_MARK = 2,    /* a mark, or the edge of the text */
    KJR_GUARD_SENTENCE = 3 /* first of an alternative: the rest stands somewhere in the sentence, on that side */
};

/* An occurrence. */
typedef struct kjr_phrase_hit {
    uint32_t start;
    const kjr_phrase *phrase;
} kjr_phrase_hit;

typedef struct kjr_phrase_hits {
    KJR_VECTOR(kjr_phrase_hit) list; /* by the places of their anchors */
} kjr_phrase_hits;

/* Find all phrases in [start, end) whose neighbours are as their guards say. false when out of memory. */
bool kjr_phrases_scan(const kjr_phrases *phrases, const kjr_view *view, uint32_t start, uint32_t end,
                      const kjrep_allocator *allocator, kjr_phrase_hits *hits);

/* The same for phrases whose value is the place of a hole: whatever two characters stand in it. */
enum { KJR_PHRASE_HOLE = 2 };
bool kjr_frames_scan(const kjr_phrases *frames, const kjr_view *view, uint32_t start, uint32_t end,
                     const kjrep_allocator *allocator, kjr_phrase_hits *hits);

/* Folded characters. */
typedef struct kjr_codes {
    const uint16_t *codes;
    uint32_t length;
} kjr_codes;

typedef struct kjr_guard_source {
    const kjr_codes *alternatives; /* of up to 255 characters */
    uint32_t count;
    bool none_may;
} kjr_guard_source;

/* A phrase to be: two to 255 characters; `number` becomes its `right`. */
typedef struct kjr_phrase_source {
    kjr_codes term;
    kjr_guard_source before, after;
    uint32_t number;
} kjr_phrase_source;

/* Most phrases of a set, and most words that all its guards take. */
enum { KJR_PHRASES_MOST = 10000, KJR_GUARDS_MOST = 60000 };
uint32_t kjr_guard_size(const kjr_guard_source *guard);

/* Make a set in the arena; the sources are not needed afterwards. false when out of memory. The caller sees to the
 * limits. */
bool kjr_phrases_build(kjr_phrases *phrases, kjr_arena *arena, const kjr_phrase_source *sources, uint32_t count);

/* What a long anchor is found by, made of its two pairs: the word of the filter and the slot are the highest bits of
 * the one half, the bits of the word are told by the other. */
enum { KJR_ANCHOR_FACTOR = 0x9E37, KJR_ANCHOR_BITS_FACTOR = 0x85EB };

static inline uint16_t kjr_anchor_hash(uint16_t one, uint16_t other)
{
    return (uint16_t)(one * (uint32_t)KJR_ANCHOR_FACTOR + other);
}

static inline uint16_t kjr_anchor_bits(uint16_t one, uint16_t other)
{
    return (uint16_t)(one + other * (uint32_t)KJR_ANCHOR_BITS_FACTOR);
}

/* Does the word of the filter hold both bits? */
static inline uint32_t kjr_holds_anchor(uint32_t word, uint16_t bits)
{
    uint32_t both = 1u << (bits >> 11) | 1u << (bits >> 6 & 31);
    return (word & both) == both;
}

/* Slot of an anchor whose second pair is 0 when it is a short one. */
static inline uint32_t kjr_anchor_slot(uint16_t one, uint16_t other, uint32_t slot_bits)
{
    return kjr_anchor_hash(one, other) >> (16 - slot_bits);
}

#endif
