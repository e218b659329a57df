/* The text without furniture, its characters as they were typed, and its brackets and quotation marks. */
#ifndef KJR_CHECK_MARKS_H
#define KJR_CHECK_MARKS_H

#include "check/checker.h"

/* Parts of the text that are no furniture of the carrying page, in their order: start with {0}; false at the end. */
typedef struct kjr_body_part {
    uint32_t start, end; /* view indices */
    uint32_t node;       /* last node that was looked at */
} kjr_body_part;

bool kjr_next_body_part(const kjr_checker *checker, kjr_body_part *part);

/* Code point at view index `at` as it was typed; folding changes width and script. */
uint32_t kjr_original_at(const kjr_checker *checker, uint32_t at);

/* Was it typed half as wide as a Han character? */
static inline bool kjr_is_half_width(const kjr_checker *checker, uint32_t at)
{
    return (unsigned char)checker->view->text[checker->view->byte[at]] < 0x80;
}

/* Is it of one of the kinds (bits 1 << KJR_CHAR_)? */
static inline bool kjr_is_kind(const kjr_checker *checker, uint32_t at, uint32_t kinds)
{
    return kinds >> checker->view->kind[at] & 1u;
}

/* Does the word stand at `at`? `words` are folded and end with 0. */
static inline bool kjr_starts_words(const kjr_view *view, uint32_t at, uint32_t end, const uint16_t *words)
{
    return kjr_view_is(view, at, end, words, kjr_words_length(words));
}

/* View indices of the brackets, title marks and quotation marks that have a direction, in the order of the text, without
 * those of furniture. None, and the status set, when out of memory. */
const uint32_t *kjr_marks_of(kjr_checker *checker, uint32_t *count);

/* What stands between 《 and 》, where that is short, in the order of the text; a title inside another comes after it. None,
 * and the status set, when out of memory. */
const kjr_title *kjr_titles_of(kjr_checker *checker, uint32_t *count);

/* Where one finding stands for many places, so many at most are listed with it. */
enum { KJR_MOST_RELATED = 200 };

#endif
