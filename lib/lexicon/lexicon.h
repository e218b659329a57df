/* The lexicon: every word that the library knows, compiled by the build from data/ into two automata, one read forward and
 * one read backward. A term is a written form, folded; a sense is one meaning of it. */
#ifndef KJR_LEXICON_LEXICON_H
#define KJR_LEXICON_LEXICON_H

#include "lexicon/pairs.h"
#include "lexicon/senses.h"
#include "text/view.h"

/* One meaning of a term. */
typedef struct kjr_sense {
    uint8_t category; /* a KJR_SENSE_ value */
    uint8_t value;    /* what it says, by category */
    uint16_t data;    /* index into a table of the category, or 0 */
} kjr_sense;

/* A unit of measurement, or a classifier. */
typedef struct kjr_unit {
    const char *code; /* canonical: "CNY", "km2", "{项}" */
    uint8_t kind;     /* a KJREP_METRIC_ value */
    int8_t power;     /* canonical = written * factor * 10^power */
    uint16_t factor;
} kjr_unit;

/* A unit that a rule pack adds. */
typedef struct kjr_added_unit {
    const uint16_t *term; /* folded */
    uint32_t length;
    kjr_unit unit;
    kjr_sense sense; /* its data counts on from the compiled-in units */
} kjr_added_unit;

/* What rule packs add to the lexicon. */
typedef struct kjr_added_words {
    KJR_VECTOR(kjr_added_unit) units;
    KJR_VECTOR(const char *) indicators; /* ids, which count on from the compiled-in ones */
} kjr_added_words;

typedef struct kjr_lexicon {
    const kjr_added_words *added; /* NULL: nothing */
} kjr_lexicon;

/* The compiled-in lexicon alone. */
extern const kjr_lexicon kjr_standard_lexicon;

/* Number of compiled-in units, and of indicators, 0 among them. */
uint16_t kjr_lexicon_units(void);
uint16_t kjr_lexicon_indicators(void);
/* Number of the indicator with that id, compiled-in or added; 0 when there is none. */
uint16_t kjr_lexicon_find_indicator(const kjr_lexicon *lexicon, const char *id);

const kjr_unit *kjr_lexicon_unit(const kjr_lexicon *lexicon, uint16_t data);

/* Id of the indicator that the data of a KJR_SENSE_NOUN sense names ("gdp"); NULL for 0. */
const char *kjr_lexicon_indicator(const kjr_lexicon *lexicon, uint16_t data);

/* Categories of the terms that are a character, that begin and that end with a pair, by their low bits: nearly all
 * places where a term is looked for are refused by them. */
enum { KJR_TERM_SINGLES = 4096, KJR_TERM_PAIRS = 16384 };
extern const uint32_t kjr_term_singles[KJR_TERM_SINGLES];
extern const uint32_t kjr_term_heads[KJR_TERM_PAIRS], kjr_term_tails[KJR_TERM_PAIRS];

static inline uint32_t kjr_categories_from(const kjr_view *view, uint32_t at)
{
    const uint16_t *code = view->code + at;
    return kjr_term_singles[*code % KJR_TERM_SINGLES] | kjr_term_heads[kjr_pair_of(code[0], code[1]) % KJR_TERM_PAIRS];
}

/* Behind kjr_lexicon_match() and kjr_lexicon_match_before(): the look-up at places that are not refused. */
const kjr_sense *kjr_lexicon_longest(const kjr_lexicon *lexicon, const kjr_view *view, uint32_t at, uint32_t end,
                                     uint32_t categories, uint32_t *length);
const kjr_sense *kjr_lexicon_longest_before(const kjr_view *view, uint32_t at, uint32_t start, uint32_t categories,
                                            uint32_t *length);

/* Longest term that starts at `at`, ends by `end` and has a sense of a category in `categories` (bits of KJR_BIT).
 * Returns that sense, its length in *length; NULL when there is none. */
static inline const kjr_sense *kjr_lexicon_match(const kjr_lexicon *lexicon, const kjr_view *view, uint32_t at,
                                                 uint32_t end, uint32_t categories, uint32_t *length)
{
    if (at >= end || (!(kjr_categories_from(view, at) & categories) && !lexicon->added)) return NULL;
    return kjr_lexicon_longest(lexicon, view, at, end, categories, length);
}

/* The same for a term that ends at `at` and starts at or after `start`. */
static inline const kjr_sense *kjr_lexicon_match_before(const kjr_lexicon *lexicon, const kjr_view *view, uint32_t at,
                                                        uint32_t start, uint32_t categories, uint32_t *length)
{
    (void)lexicon;
    if (at <= start) return NULL;
    const uint16_t *code = view->code + at;
    uint32_t may = kjr_term_singles[code[-1] % KJR_TERM_SINGLES];
    if (at > start + 1) may |= kjr_term_tails[kjr_pair_of(code[-2], code[-1]) % KJR_TERM_PAIRS];
    return may & categories ? kjr_lexicon_longest_before(view, at, start, categories, length) : NULL;
}

/* An occurrence of a term, or the start of a run of numerals (KJR_SENSE_NUMERAL). */
typedef struct kjr_hit {
    uint32_t start;
    uint16_t length;
    uint8_t category;
    uint8_t value;
    uint16_t data;
} kjr_hit;

typedef struct kjr_hits {
    KJR_VECTOR(kjr_hit) list; /* by start; of those with one start only the longest term, all its senses */
} kjr_hits;

/* Find all terms of two and more characters of the scanned categories but cues, and all runs of numerals, in one pass.
 * false when out of memory. */
bool kjr_lexicon_scan(const kjr_lexicon *lexicon, const kjr_view *view, const kjrep_allocator *allocator,
                      kjr_hits *hits);

/* First place in [at, end) where a cue word may begin, `end` when there is none: few places where none does. */
uint32_t kjr_lexicon_next_cue(const kjr_lexicon *lexicon, const kjr_view *view, uint32_t at, uint32_t end);

/* Longest cue word (KJR_CUE_SENSES) from `at`: all its senses, their number in *count, its length in *length; NULL when
 * there is none. */
const kjr_sense *kjr_lexicon_cue(const kjr_lexicon *lexicon, const kjr_view *view, uint32_t at, uint32_t end,
                                 uint32_t *count, uint32_t *length);

/* First hit that starts at or after view index `at`. */
uint32_t kjr_hits_from(const kjr_hits *hits, uint32_t at);

#endif
