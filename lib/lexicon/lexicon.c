#include "lexicon/lexicon.h"

#include <string.h>

#include "base/sorted.h"
#include "lexicon/pairs.h"

typedef struct term_entry {
    uint32_t categories; /* bits of KJR_BIT */
    uint16_t first;      /* its senses */
    uint16_t count;
} term_entry;

/* A state of the trie. Its child by a symbol is the cell at base + symbol, if that cell's check names this one. */
typedef struct trie_cell {
    uint16_t base, check, term;
} trie_cell;

#include "lexicon_table.inc"

const kjr_lexicon kjr_standard_lexicon = {NULL};

enum { ROOT = 1 };

#define SCANNED (((1u << KJR_SENSE_SCANNED_END) - 1) & ~KJR_CUE_SENSES)

static uint32_t symbol_of(uint16_t code)
{
    return symbol_stage2[(uint32_t)symbol_stage1[code >> 6] << 6 | (code & 63u)];
}

/* ---- Units and indicators, those of rule packs behind the compiled-in ones */

enum { UNITS = sizeof units / sizeof *units, INDICATORS = sizeof indicators / sizeof *indicators };

uint16_t kjr_lexicon_units(void)
{
    return UNITS;
}

uint16_t kjr_lexicon_indicators(void)
{
    return INDICATORS;
}

const kjr_unit *kjr_lexicon_unit(const kjr_lexicon *lexicon, uint16_t data)
{
    return data < UNITS ? &units[data] : &lexicon->added->units.items[data - UNITS].unit;
}

const char *kjr_lexicon_indicator(const kjr_lexicon *lexicon, uint16_t data)
{
    if (data >= INDICATORS) return lexicon->added->indicators.items[data - INDICATORS];
    return data ? indicators[data] : NULL;
}

uint16_t kjr_lexicon_find_indicator(const kjr_lexicon *lexicon, const char *id)
{
    uint32_t count = INDICATORS + (lexicon->added ? lexicon->added->indicators.count : 0);
    for (uint32_t i = 1; i < count; i++)
        if (strcmp(kjr_lexicon_indicator(lexicon, (uint16_t)i), id) == 0) return (uint16_t)i;
    return 0;
}

/* The longest added unit from `at`. */
static const kjr_sense *added_unit(const kjr_added_words *added, const kjr_view *view, uint32_t at, uint32_t end,
                                   uint32_t categories, uint32_t *length)
{
    const kjr_added_unit *found = NULL;
    for (uint32_t i = 0; i < added->units.count; i++) {
        const kjr_added_unit *unit = &added->units.items[i];
        if (unit->term[0] != view->code[at] || !(categories >> unit->sense.category & 1)) continue;
        if ((!found || unit->length > found->length) && kjr_view_is(view, at, end, unit->term, unit->length))
            found = unit;
    }
    if (!found) return NULL;
    *length = found->length;
    return &found->sense;
}

/* ---- Looking for terms */

/* The state behind `state` by a character, 0 when there is none. */
static uint32_t next_state(const trie_cell *trie, uint32_t state, uint16_t code)
{
    uint32_t symbol = symbol_of(code), next = trie[state].base + symbol;
    return symbol && trie[next].check == state ? next : 0;
}

/* Longest term from `at` with one of the categories; NULL when there is none. */
static const term_entry *longest(const kjr_view *view, uint32_t at, uint32_t end, uint32_t categories, uint32_t *length)
{
    const term_entry *found = NULL;
    uint32_t state = ROOT;
    for (uint32_t i = at; i < end && (state = next_state(cells, state, view->code[i])) != 0; i++) {
        const term_entry *term = &terms[cells[state].term];
        if (term->categories & categories) {
            found = term;
            *length = i + 1 - at;
        }
    }
    return found;
}

/* The same for a term that ends at `at`, with the automaton of terms read backwards. */
static const term_entry *longest_before(const kjr_view *view, uint32_t at, uint32_t start, uint32_t categories,
                                        uint32_t *length)
{
    const term_entry *found = NULL;
    uint32_t state = ROOT;
    for (uint32_t i = at; i > start && (state = next_state(backward_cells, state, view->code[i - 1])) != 0; i--) {
        const term_entry *term = &terms[backward_cells[state].term];
        if (term->categories & categories) {
            found = term;
            *length = at + 1 - i;
        }
    }
    return found;
}

static const kjr_sense *sense_of(const term_entry *term, uint32_t categories)
{
    for (uint32_t i = 0; i < term->count; i++)
        if (categories >> senses[term->first + i].category & 1) return &senses[term->first + i];
    return NULL;
}

static const kjr_sense *match(const kjr_view *view, uint32_t at, uint32_t end, uint32_t categories, uint32_t *length)
{
    const term_entry *term = longest(view, at, end, categories, length);
    return term ? sense_of(term, categories) : NULL;
}

const kjr_sense *kjr_lexicon_longest(const kjr_lexicon *lexicon, const kjr_view *view, uint32_t at, uint32_t end,
                                     uint32_t categories, uint32_t *length)
{
    if (!lexicon->added) return match(view, at, end, categories, length);
    uint32_t added_length = 0;
    const kjr_sense *added = added_unit(lexicon->added, view, at, end, categories, &added_length);
    const kjr_sense *found = match(view, at, end, categories, length);
    if (!added || (found && *length > added_length)) return found;
    *length = added_length;
    return added;
}

const kjr_sense *kjr_lexicon_longest_before(const kjr_view *view, uint32_t at, uint32_t start, uint32_t categories,
                                            uint32_t *length)
{
    const term_entry *term = longest_before(view, at, start, categories, length);
    return term ? sense_of(term, categories) : NULL;
}

/* ---- The one pass */

/* Does the mark between two digits belong to a number? A point does, a comma before three digits. */
static bool joins_digits(const uint8_t *kind)
{
    enum { THOUSANDS = 3 };
    uint32_t digits = 0;
    while (digits <= THOUSANDS && kind[1 + digits] == KJR_CHAR_DIGIT)
        digits++;
    return kind[0] == KJR_CHAR_DOT ? digits > 0 : kind[0] == KJR_CHAR_COMMA && digits == THOUSANDS;
}

/* 1,234.5 is one run; 居全省第3，12家 are two. */
static uint32_t numeral_run_end(const kjr_view *view, uint32_t at)
{
    for (;; at++) {
        if (kjr_view_is_numeral(view, at)) continue;
        if (view->kind[at - 1] != KJR_CHAR_DIGIT || !joins_digits(view->kind + at)) return at;
    }
}

static bool push_hits(kjr_hits *hits, const kjrep_allocator *allocator, uint32_t at, uint32_t length,
                      const term_entry *term)
{
    for (uint32_t i = 0; i < term->count; i++) {
        const kjr_sense *sense = &senses[term->first + i];
        if (!(SCANNED >> sense->category & 1)) continue;
        kjr_hit *hit = KJR_PUSH(allocator, &hits->list);
        if (!hit) return false;
        *hit = (kjr_hit){at, (uint16_t)length, sense->category, sense->value, sense->data};
    }
    return true;
}

static bool push_numeral(kjr_hits *hits, const kjrep_allocator *allocator, uint32_t at, uint32_t end)
{
    kjr_hit *hit = KJR_PUSH(allocator, &hits->list);
    if (!hit) return false;
    uint32_t length = end - at;
    *hit = (kjr_hit){at, (uint16_t)(length < UINT16_MAX ? length : UINT16_MAX), KJR_SENSE_NUMERAL, 0, 0};
    return true;
}

/* The pair of each place in [at, end), or ALL_ONES where a numeral stands; that one is in `scan_pairs`, too. */
static void make_starts(const kjr_view *view, uint32_t at, uint32_t end, uint16_t *restrict pairs)
{
    enum { ALL_ONES = 0xFFFF };
    const uint16_t *code = view->code + at;
    const uint8_t *kind = view->kind + at;
    for (uint32_t i = 0; i < end - at; i++) {
        bool numeral = (kind[i] == KJR_CHAR_DIGIT) | (kind[i] == KJR_CHAR_NUMERAL_HAN);
        pairs[i] = kjr_pair_of(code[i], code[i + 1]) | (numeral ? ALL_ONES : 0);
    }
}

enum { BLOCK = 512 };

/* Places in [at, end), a block at most, where two characters stand that some scanned term begins with, or a numeral.
 * Written without a branch a character: which they are cannot be foretold. Returns their number. */
static uint32_t find_starts(const kjr_view *view, uint32_t at, uint32_t end, uint32_t *places)
{
    uint16_t pairs[BLOCK];
    uint32_t count = 0;
    make_starts(view, at, end, pairs);
    for (uint32_t i = 0; i < end - at; i++) {
        places[count] = at + i;
        count += kjr_holds_pair(scan_pairs, pairs[i]);
    }
    return count;
}

/* What starts at `at`; its end in *end, `at` when there is nothing. */
static bool take_start(const kjr_view *view, uint32_t at, const kjrep_allocator *allocator, kjr_hits *hits,
                       uint32_t *end)
{
    uint32_t length = 0;
    const term_entry *term = longest(view, at, view->count, SCANNED, &length);
    bool cuts = term && kjr_view_is_numeral(view, at + length - 1) && kjr_view_is_numeral(view, at + length) &&
                view->kind[at + length - 1] == view->kind[at + length]; /* 九九 of 九九九九, but 队伍12支 */
    cuts |= term && view->code[at + length - 1] == u'分' && view->code[at + length] == u'之'; /* 十分|之一 */
    *end = at;
    if (term && length > 1 && !cuts) {
        *end = at + length;
        return push_hits(hits, allocator, at, length, term);
    }
    if (!kjr_view_is_numeral(view, at)) return true;
    *end = numeral_run_end(view, at);
    return push_numeral(hits, allocator, at, *end);
}

bool kjr_lexicon_scan(const kjr_lexicon *lexicon, const kjr_view *view, const kjrep_allocator *allocator,
                      kjr_hits *hits)
{
    uint32_t places[BLOCK], taken = 0;
    (void)lexicon;
    for (uint32_t start = 0, end; start < view->count; start = end) {
        end = view->count - start < BLOCK ? view->count : start + BLOCK;
        uint32_t count = find_starts(view, start, end, places);
        for (uint32_t i = 0; i < count; i++)
            if (places[i] >= taken && !take_start(view, places[i], allocator, hits, &taken)) return false;
    }
    return true;
}

static bool may_be_cue(const kjr_view *view, uint32_t at)
{
    uint32_t single = view->code[at] % KJR_TERM_SINGLES;
    return cue_singles[single >> 5] >> (single & 31) & 1u ||
           kjr_holds_pair(cue_pairs, kjr_pair_of(view->code[at], view->code[at + 1]));
}

uint32_t kjr_lexicon_next_cue(const kjr_lexicon *lexicon, const kjr_view *view, uint32_t at, uint32_t end)
{
    (void)lexicon;
    while (at < end && !may_be_cue(view, at))
        at++;
    return at;
}

const kjr_sense *kjr_lexicon_cue(const kjr_lexicon *lexicon, const kjr_view *view, uint32_t at, uint32_t end,
                                 uint32_t *count, uint32_t *length)
{
    (void)lexicon;
    const term_entry *term = may_be_cue(view, at) ? longest(view, at, end, KJR_CUE_SENSES, length) : NULL;
    *count = 0;
    if (!term) return NULL;
    *count = term->count;
    return &senses[term->first];
}

uint32_t kjr_hits_from(const kjr_hits *hits, uint32_t at)
{
    return KJR_COUNT_BELOW(hits->list.items, hits->list.count, start, at);
}
