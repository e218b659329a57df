#include "outline/outliner.h"

#include <string.h>

enum { LONGEST_BRACKET = 120 };

uint32_t kjr_next_line(const kjr_outliner *o, uint32_t line)
{
    do
        line++;
    while (line < o->tail && kjr_line_at(o, line)->furniture);
    return line;
}

static bool is_closing(uint32_t kind)
{
    return kind == KJR_CHAR_CLOSE || kind == KJR_CHAR_QUOTE_CLOSE || kind == KJR_CHAR_QUOTE || kind == KJR_CHAR_SPACE;
}

/* Where a bracket that ends at `end` opens, if that is behind a full stop: 长者96万人。(图二); `end` otherwise. */
static uint32_t without_remark(const kjr_view *view, uint32_t start, uint32_t end)
{
    enum { LONGEST_REMARK = 20 };
    uint32_t lowest = end - start > LONGEST_REMARK ? end - LONGEST_REMARK : start;
    if (view->kind[end - 1] != KJR_CHAR_CLOSE) return end;
    for (uint32_t at = end - 1; at-- > lowest + 1;) {
        if (view->kind[at] == KJR_CHAR_OPEN) return view->kind[at - 1] == KJR_CHAR_SENTENCE_END ? at : end;
    }
    return end;
}

uint32_t kjr_line_last_kind(const kjr_view *view, const kjr_line *line)
{
    uint32_t end = without_remark(view, line->start, line->end);
    while (end > line->start && is_closing(view->kind[end - 1]))
        end--;
    if (end == line->start) return KJR_CHAR_OTHER;
    bool full_stop =
        view->kind[end - 1] == KJR_CHAR_DOT && end - 1 > line->start && view->kind[end - 2] == KJR_CHAR_HAN;
    return full_stop ? (uint32_t)KJR_CHAR_SENTENCE_END : view->kind[end - 1];
}

bool kjr_line_ends_sentence(const kjr_view *view, const kjr_line *line)
{
    uint32_t ends = KJR_KIND(SENTENCE_END) | KJR_KIND(SEMICOLON) | KJR_KIND(COLON);
    return ends >> kjr_line_last_kind(view, line) & 1u;
}

uint32_t kjr_find_kind(const kjr_view *view, uint32_t at, uint32_t end, uint32_t kinds)
{
    while (at < end && !(kinds >> view->kind[at] & 1u))
        at++;
    return at;
}

bool kjr_starts_with(const kjr_view *view, uint32_t at, uint32_t end, const uint16_t *words)
{
    return at <= end && kjr_view_is(view, at, end, words, kjr_words_length(words));
}

bool kjr_ends_with(const kjr_view *view, uint32_t at, uint32_t end, const uint16_t *words)
{
    uint32_t length = kjr_words_length(words);
    return end - at >= length && kjr_view_is(view, end - length, end, words, length);
}

uint32_t kjr_find_words(const kjr_view *view, uint32_t at, uint32_t end, const uint16_t *words)
{
    uint32_t length = kjr_words_length(words);
    for (; at + length <= end; at++) {
        if (view->code[at] == words[0] && kjr_view_is(view, at, end, words, length)) return at;
    }
    return end;
}

bool kjr_same_words(const kjr_view *view, uint32_t a, uint32_t a_end, uint32_t b, uint32_t b_end)
{
    return a_end - a == b_end - b && memcmp(view->code + a, view->code + b, (a_end - a) * sizeof *view->code) == 0;
}

bool kjr_is_frame(const kjr_view *view, uint32_t start, uint32_t end)
{
    static const uint16_t *const words[] = {u"引言", u"前言", u"序言", u"结语", u"结束语", u"导言", u"后记"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (kjr_starts_with(view, start, end, words[i]) && end - start == kjr_words_length(words[i])) return true;
    }
    return false;
}

uint32_t kjr_trim_marks(const kjr_view *view, uint32_t start, uint32_t end)
{
    uint32_t marks = KJR_KIND(SENTENCE_END) | KJR_KIND(SEMICOLON) | KJR_KIND(COLON) | KJR_KIND(COMMA) |
                     KJR_KIND(PAUSE) | KJR_KIND(SPACE) | KJR_KIND(NEWLINE) | KJR_KIND(DOT);
    while (end > start && (marks >> view->kind[end - 1] & 1u))
        end--;
    return end;
}

uint32_t kjr_without_and(const kjr_view *view, uint32_t start, uint32_t end)
{
    static const uint16_t *const words[] = {u"以及", u"及", u"和", u"并"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        uint32_t length = kjr_words_length(words[i]);
        if (end - start > length && view->kind[end - length - 1] == KJR_CHAR_SEMICOLON &&
            kjr_view_is(view, end - length, end, words[i], length))
            return end - length;
    }
    return end;
}

/* Behind the bracket or quotation that opens at `at`, `at` + 1 when it does not close soon. */
static uint32_t step_over(const kjr_view *view, uint32_t at, uint32_t end)
{
    uint32_t open = KJR_KIND(OPEN) | KJR_KIND(QUOTE_OPEN), close = KJR_KIND(CLOSE) | KJR_KIND(QUOTE_CLOSE);
    if (!(open >> view->kind[at] & 1u)) return at + 1;
    uint32_t limit = end - at > LONGEST_BRACKET ? at + LONGEST_BRACKET : end, depth = 0;
    for (uint32_t i = at; i < limit; i++) {
        uint32_t bit = 1u << view->kind[i];
        if (bit & open) depth++;
        if ((bit & close) && --depth == 0) return i + 1;
    }
    return at + 1;
}

static uint32_t find_outside(const kjr_view *view, uint32_t at, uint32_t end, uint32_t kinds)
{
    while (at < end && !(kinds >> view->kind[at] & 1u))
        at = step_over(view, at, end);
    return at;
}

uint32_t kjr_heading_end(const kjr_view *view, uint32_t at, uint32_t end)
{
    end = kjr_without_and(view, at, find_outside(view, at, end, KJR_KIND(SENTENCE_END)));
    return kjr_trim_marks(view, at, end);
}

uint32_t kjr_clause_end(const kjr_view *view, uint32_t at, uint32_t end)
{
    uint32_t ends = KJR_KIND(SENTENCE_END) | KJR_KIND(SEMICOLON) | KJR_KIND(COLON) | KJR_KIND(COMMA);
    return kjr_trim_marks(view, at, find_outside(view, at, end, ends));
}
