/* The view: what later stages read of a text. A sequence of folded code points, each knowing its byte in the loaded
 * text. Folding maps one to one or deletes (zero-width characters, indents, marks of headings, blanks between Han, ends
 * of blank lines, bars alone on a line, readings in brackets where a copy is strewn with them, and where lines are
 * joined, line ends and page furniture); it never inserts or reorders. Places in the view are indices into it; kjr_view_span() turns them into bytes. */
#ifndef KJR_TEXT_VIEW_H
#define KJR_TEXT_VIEW_H

#include "base/memory.h"
#include "kjrep/status.h"
#include "text/char_class.h"

/* A line with something on it. */
typedef struct kjr_line {
    uint32_t start, end;   /* view indices without the line's '\n', which stands at `end` */
    uint16_t indent;       /* blanks before it, in cells of a half-width character */
    uint16_t blank_before; /* empty lines before it */
    uint32_t width;        /* cells with the indent, before lines were joined to it */
    bool furniture;        /* a page number or running head: set by those who know */
    bool heading;          /* marked as one: ## 第一章, the marks are not in the view */
} kjr_line;

/* A place where lines were joined. */
typedef struct kjr_join {
    uint32_t at;         /* view index of what goes on there */
    uint32_t start, end; /* bytes of the furniture that was cut out; start == end: none */
} kjr_join;

typedef struct kjr_view {
    const char *text; /* the loaded text; borrowed */
    uint32_t text_len;
    bool cells;     /* set by the caller: tabs set off cells, each of which is a line of the view */
    uint32_t count; /* logical code points */
    uint16_t *code; /* folded code point; KJR_CODE_ASTRAL for those past the BMP; [count] is '\n', and as many as
                       KJR_CODES_BEHIND may be read behind it, so that four can be from any place */
    uint8_t *kind;  /* its KJR_CHAR_ class; [count] is KJR_CHAR_NEWLINE */
    uint32_t *byte; /* where it stands in the text; [count] is text_len */
    KJR_VECTOR(kjr_line) lines;
    KJR_VECTOR(kjr_join) joins;            /* by place */
    KJR_VECTOR(uint32_t) marks;            /* indices of what is neither letter, number nor symbol; then `count` */
    KJR_VECTOR(uint32_t) line_starts;      /* bytes, of all lines, empty ones too */
    KJR_VECTOR(uint32_t) characters_upto;  /* code points before each block of KJR_TEXT_BLOCK bytes */
    uint32_t characters;                   /* code points in the text */
    uint32_t traditional, simplified, han; /* characters that exist in one script only, and all Han */
    uint32_t readings, first_reading;      /* that were deleted: how many, and the character before the first */
} kjr_view;

enum { KJR_TEXT_BLOCK = 128, KJR_CODE_ASTRAL = 0xFFFE, KJR_CODES_BEHIND = 2 };

/* Decode and fold. `view` is zero-initialized by the caller, but for `cells`, and ended by kjr_view_end() whatever the outcome.
 * KJREP_E_UTF8 with the place of the first bad byte or NUL. */
kjrep_status kjr_view_make(kjr_view *view, const char *text, size_t text_len, const kjrep_allocator *allocator,
                           kjrep_error *error);
void kjr_view_end(kjr_view *view, const kjrep_allocator *allocator);

/* What becomes of a line. */
enum {
    KJR_LINE_STAYS = 0,
    KJR_LINE_GOES_ON = 1, /* is joined to the last line before it that is not cut */
    KJR_LINE_CUT = 2      /* furniture: leaves the view; the next line that is not cut goes on */
};

/* Join lines; `fates` has one for each, the first stays. A blank is kept between Latin words. false when out of memory,
 * the view is then of no use. */
bool kjr_view_join(kjr_view *view, const uint8_t *fates, const kjrep_allocator *allocator);

/* Fill `marks`; kjr_view_make() does, kjr_view_join() keeps them up to date. false when out of memory. */
bool kjr_view_index_marks(kjr_view *view, const kjrep_allocator *allocator);

/* Number of the first mark at or behind view index `at`. */
uint32_t kjr_view_mark_from(const kjr_view *view, uint32_t at);

/* First join behind view index `at`: the number of those at or before it. */
uint32_t kjr_view_joins_upto(const kjr_view *view, uint32_t at);

/* Bytes of the character at view index `at`. */
uint32_t kjr_view_char_bytes(const kjr_view *view, uint32_t at);

/* Byte range of view indices [start, end); an empty range is empty at its start. */
void kjr_view_span(const kjr_view *view, uint32_t start, uint32_t end, uint32_t *byte_start, uint32_t *byte_end);

/* First view index whose byte is not before `byte`. */
uint32_t kjr_view_index(const kjr_view *view, uint32_t byte);

/* Are the view's characters from `at` the folded ASCII or Simplified `words`? `words` is UTF-16 without surrogates. */
bool kjr_view_is(const kjr_view *view, uint32_t at, uint32_t end, const uint16_t *words, uint32_t words_len);

/* Do they begin with one of the words, ended by NULL? */
bool kjr_view_begins(const kjr_view *view, uint32_t at, uint32_t end, const uint16_t *const *words);

/* Does a digit or a Chinese numeral stand at `at`? */
static inline bool kjr_view_is_numeral(const kjr_view *view, uint32_t at)
{
    return view->kind[at] == KJR_CHAR_DIGIT || view->kind[at] == KJR_CHAR_NUMERAL_HAN;
}

/* The same, and within [0, end)? */
static inline bool kjr_view_holds_numeral(const kjr_view *view, uint32_t at, uint32_t end)
{
    return at < end && kjr_view_is_numeral(view, at);
}

/* The character at `at`, 0 from `end` on. */
static inline uint16_t kjr_view_code_within(const kjr_view *view, uint32_t at, uint32_t end)
{
    return at < end ? view->code[at] : 0;
}

/* First place in [at, end) where one of the two characters stands, `end` when there is none. */
uint32_t kjr_view_find(const kjr_view *view, uint32_t at, uint32_t end, uint16_t one, uint16_t other);

/* ---- Words written in code, u"万亿": ended by 0 */

static inline uint32_t kjr_words_length(const uint16_t *words)
{
    uint32_t length = 0;
    while (words[length])
        length++;
    return length;
}

static inline bool kjr_is_one_of(uint16_t code, const uint16_t *codes)
{
    for (; *codes; codes++) {
        if (code == *codes) return true;
    }
    return false;
}

#endif
