/* Two neighbouring characters in 16 bits: what the passes over a text look at first. The generators make the same. */
#ifndef KJR_LEXICON_PAIRS_H
#define KJR_LEXICON_PAIRS_H

#include <stdint.h>

enum { KJR_PAIR_FACTOR = 31, KJR_PAIR_WORDS = 2048 /* with a bit for each pair */ };

static inline uint16_t kjr_pair_of(uint16_t first, uint16_t second)
{
    return (uint16_t)(first * (uint32_t)KJR_PAIR_FACTOR ^ second);
}

/* The pairs at `count` places, of which compilers make eight at once. */
static inline void kjr_make_pairs(const uint16_t *restrict code, uint32_t count, uint16_t *restrict pairs)
{
    for (uint32_t i = 0; i < count; i++)
        pairs[i] = kjr_pair_of(code[i], code[i + 1]);
}

static inline uint32_t kjr_holds_pair(const uint32_t *set, uint16_t pair)
{
    return (set[pair >> 5] & 1u << (pair & 31)) != 0;
}

#endif
