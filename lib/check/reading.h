/* Looking at words and sentences. Words to look for are folded and end with 0. */
#ifndef KJR_CHECK_READING_H
#define KJR_CHECK_READING_H

#include "check/checker.h"

/* Do [start, end) hold `words`? One of a list that ends with NULL? */
bool kjr_holds(const kjr_view *view, uint32_t start, uint32_t end, const uint16_t *words);
bool kjr_holds_one_of(const kjr_view *view, uint32_t start, uint32_t end, const uint16_t *const *words);
/* Do they end with one of them? */
bool kjr_ends_with_one_of(const kjr_view *view, uint32_t start, uint32_t end, const uint16_t *const *words);

/* Are two places alike in every character? */
bool kjr_are_same_words(const kjr_view *view, kjr_words a, kjr_words b);

/* Does no sentence, and no line, end in [start, end)? */
bool kjr_is_one_sentence(const kjr_view *view, uint32_t start, uint32_t end);
/* Ends of the sentence that holds `at`; of long ones, not farther than the reach of a rule. */
kjr_words kjr_sentence_of(const kjr_view *view, uint32_t at);
/* The same for the clause: up to a comma or a greater mark. */
kjr_words kjr_clause_of(const kjr_view *view, uint32_t at);

static inline bool kjr_has_words(kjr_words words)
{
    return words.end > words.start;
}

#endif
