/* The words of lexicon/wording.h that a text holds, found in one pass for all rules that look for them. */
#ifndef KJR_CHECK_WRONG_WORDS_H
#define KJR_CHECK_WRONG_WORDS_H

#include "check/checker.h"
#include "lexicon/wording.h"

/* In the order of the text, without furniture. Of those of one category that overlap only the surest is kept, then the
 * longest. None, and the status set, when out of memory. */
const kjr_phrase_hits *kjr_wrong_words_of(kjr_checker *checker);

static inline kjr_words kjr_wrong_place(const kjr_phrase_hit *hit)
{
    return (kjr_words){hit->start, hit->start + hit->phrase->length};
}

/* misfits.c: in the order of the text, one for each word that no report uses in the place of one of an expression. */
const kjr_phrase_hits *kjr_misfits_of(kjr_checker *checker);
/* Has it a character of the word that belongs there? */
bool kjr_is_near_misfit(const kjr_view *view, const kjr_phrase_hit *misfit);

/* Suggest what was meant, each alternative for itself. */
void kjr_suggest_right(kjr_checker *checker, const kjr_phrase_hit *hit);

#endif
