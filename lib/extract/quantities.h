/* A quantity: number, unit, hedges, range. */
#ifndef KJR_EXTRACT_QUANTITIES_H
#define KJR_EXTRACT_QUANTITIES_H

#include "extract/extractor.h"

enum { KJR_NO_QUANTITY = 0, KJR_QUANTITY = 1, KJR_QUANTITY_NO_MEMORY = -1 };

/* The quantity whose number starts at `at`; hedges before it reach back to `start` at most. Fills value, interval, unit,
 * kind, approx, flags and the words of expression, unit and hedge. `*next` is where to look for more, whatever the
 * answer. */
int kjr_quantity_at(const kjr_extractor *x, uint32_t at, uint32_t start, uint32_t end, kjr_metric *out, uint32_t *next);

/* The hedge (a KJR_HEDGE_ value) that ends at `at`, a blank aside; 0 when there is none. */
uint8_t kjr_hedge_before(const kjr_extractor *x, uint32_t at, uint32_t start, kjr_words *words);

/* The quantity that the word of a KJR_SENSE_QUANTITY hit states: 翻两番, 首位. */
int kjr_quantity_of_word(const kjr_extractor *x, const kjr_hit *hit, uint32_t start, kjr_metric *out);

#endif
