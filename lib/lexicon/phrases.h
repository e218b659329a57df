/* Sets of phrases that a pass of its own looks for: wrong words, spellings, terms of rule packs. They may overlap, and
 * they hide none of the words that figures are read by. Every phrase is found by two neighbouring characters in it that
 * are rare beside each other, so that a pass over a text costs next to nothing where nothing is wrong. */
#ifndef KJR_LEXICON_PHRASES_H
#define KJR_LEXICON_PHRASES_H

#include "base/arena.h"
#include "text/view.h"

typedef struct kjr_phrase {
    uint32_t text;          /* its folded characters, in `characters` */
    uint32_t right;         /* what was meant, in `words`; 0: nothing to say */
    uint16_t before, after; /* what must stand beside it, in `guards`; 0: anything */
    uint8_t length;
    uint8_t anchor;   /* offset of the two characters that it is found by */
    uint8_t category; /* by set */
    uint8_t value;    /* by category */
} kjr_phrase;

/* The phrases of one pair of characters: [first, first + count). */
typedef struct kjr_phrase_pair {
    uint16_t code[2];
    uint16_t first, count;
} kjr_phrase_pair;

typedef struct kjr_phrases {
    const uint32_t *filter; /* 1 << KJR_PHRASE_FILTER_BITS bits: most characters are refused by it alone */
    const kjr_phrase *items;
    const kjr_phrase_pair *pairs;
    const uint16_t *slots; /* 1 << slot_bits of them: number of a pair, from 1; 0 = free */
    const uint16_t *characters;
    /* A guard: 1 if none of its alternatives may stand there, 0 if one must; then each as its length and characters,
     * KJR_GUARD_ values among them; a length of 0 ends it. */
    const uint16_t *guards;
    const char *words; /* ended by NUL, alternatives separated by | */
    uint32_t slot_bits;
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

enum { KJR_PHRASE_FILTER_BITS = 19 };

/* Its highest bits are the slot and the bit of the filter. */
static inline uint32_t kjr_phrase_hash(uint16_t first, uint16_t second)
{
    return ((uint32_t)first << 16 | second) * 0x9E3779B1u;
}

#endif
