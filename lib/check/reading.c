#include "check/reading.h"

#include <string.h>

enum { FARTHEST = 400 };

#define KIND(kind) (1u << KJR_CHAR_##kind)

static const uint32_t sentence_ends = KIND(SENTENCE_END) | KIND(NEWLINE);
static const uint32_t clause_ends = KIND(SENTENCE_END) | KIND(NEWLINE) | KIND(COMMA) | KIND(SEMICOLON) | KIND(COLON);

bool kjr_holds(const kjr_view *view, uint32_t start, uint32_t end, const uint16_t *words)
{
    uint32_t length = kjr_words_length(words);
    if (start + length > end) return false;
    for (uint32_t at = start, last = end - length; at <= last; at++)
        if (view->code[at] == words[0] && kjr_view_is(view, at, end, words, length)) return true;
    return false;
}

bool kjr_holds_one_of(const kjr_view *view, uint32_t start, uint32_t end, const uint16_t *const *words)
{
    for (; *words; words++) {
        if (kjr_holds(view, start, end, *words)) return true;
    }
    return false;
}

bool kjr_ends_with_one_of(const kjr_view *view, uint32_t start, uint32_t end, const uint16_t *const *words)
{
    for (; *words; words++) {
        uint32_t length = kjr_words_length(*words);
        if (end - start >= length && kjr_view_is(view, end - length, end, *words, length)) return true;
    }
    return false;
}

bool kjr_are_same_words(const kjr_view *view, kjr_words a, kjr_words b)
{
    return a.end - a.start == b.end - b.start &&
           memcmp(view->code + a.start, view->code + b.start, (a.end - a.start) * sizeof *view->code) == 0;
}

bool kjr_is_one_sentence(const kjr_view *view, uint32_t start, uint32_t end)
{
    for (uint32_t at = start; at < end; at++) {
        if (sentence_ends >> view->kind[at] & 1u) return false;
    }
    return true;
}

static kjr_words words_between(const kjr_view *view, uint32_t at, uint32_t ends)
{
    kjr_words words = {at, at};
    while (words.start > 0 && at - words.start < FARTHEST && !(ends >> view->kind[words.start - 1] & 1u))
        words.start--;
    while (words.end < view->count && words.end - at < FARTHEST && !(ends >> view->kind[words.end] & 1u))
        words.end++;
    return words;
}

kjr_words kjr_sentence_of(const kjr_view *view, uint32_t at)
{
    return words_between(view, at, sentence_ends);
}

kjr_words kjr_clause_of(const kjr_view *view, uint32_t at)
{
    return words_between(view, at, clause_ends);
}
