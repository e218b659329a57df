/* Is a text wrapped, and how wide? Wrapped lines crowd at one width and stop in mid-sentence there. */
#include "outline/repair.h"

#include <string.h>

#define BIT(kind) (1u << KJR_CHAR_##kind)

enum {
    WIDEST = 256,      /* counted together with what is wider */
    WIDEST_WRAP = 200, /* lines of more cells are paragraphs of their own */
    NARROWEST = 20,    /* text is not wrapped to less */
    FEWEST = 4,        /* full lines that prove it */
    OVERHANG = 12,     /* cells that an unbreakable number may stand out */
    SPREAD = 2,        /* of full lines about their common width */
    LONGEST_WORD = 24
};

/* Lines by width. */
typedef struct histogram {
    uint32_t count[WIDEST + 1];
} histogram;

static uint32_t sum(const histogram *h, uint32_t from, uint32_t to)
{
    uint32_t total = 0;
    for (uint32_t i = from; i <= to && i <= WIDEST; i++)
        total += h->count[i];
    return total;
}

bool kjr_line_is_unfinished(const kjr_view *view, const kjr_line *line)
{
    const uint32_t closing = BIT(CLOSE) | BIT(QUOTE_CLOSE) | BIT(QUOTE);
    const uint32_t middle = BIT(HAN) | BIT(NUMERAL_HAN) | BIT(DIGIT) | BIT(LATIN) | BIT(COMMA) | BIT(PAUSE) |
                            BIT(PERCENT) | BIT(OPEN) | BIT(QUOTE_OPEN) | BIT(SLASH) | BIT(DASH);
    uint32_t end = line->end;
    while (end > line->start + 1 && (closing >> view->kind[end - 1] & 1u))
        end--;
    return middle >> view->kind[end - 1] & 1u;
}

/* Cells of what may not be torn from the first character of a line: opening marks before it, digits and letters with
 * it, closing marks behind it. */
static uint32_t first_word_cells(const kjr_view *view, const kjr_line *line)
{
    const uint32_t opening = BIT(OPEN) | BIT(QUOTE_OPEN), narrow = BIT(DIGIT) | BIT(LATIN) | BIT(DOT) | BIT(PERCENT);
    const uint32_t closing =
        BIT(CLOSE) | BIT(QUOTE_CLOSE) | BIT(COMMA) | BIT(PAUSE) | BIT(SENTENCE_END) | BIT(SEMICOLON) | BIT(COLON);
    uint32_t at = line->start, cells = 0;
    for (; at < line->end && (opening >> view->kind[at] & 1u) && cells < LONGEST_WORD; at++)
        cells += 2;
    if (at < line->end && (narrow >> view->kind[at] & 1u)) {
        for (; at < line->end && cells < LONGEST_WORD; at++, cells++) {
            bool thousands = view->kind[at] == KJR_CHAR_COMMA && view->kind[at + 1] == KJR_CHAR_DIGIT;
            if (!(narrow >> view->kind[at] & 1u) && !thousands) break;
        }
    } else if (at < line->end) {
        cells += 2;
        at++;
    }
    for (; at < line->end && (closing >> view->kind[at] & 1u) && cells < LONGEST_WORD; at++)
        cells += 2;
    return cells;
}

/* What a line would come to with the first word of the next, and the blank between two numbers or Latin words. */
static uint32_t reach_of(const kjr_view *view, const kjr_line *line, const kjr_line *next)
{
    const uint32_t spaced = BIT(DIGIT) | BIT(LATIN);
    bool blank = (spaced >> view->kind[line->end - 1] & 1u) && (spaced >> view->kind[next->start] & 1u);
    return line->width + blank + first_word_cells(view, next);
}

bool kjr_line_is_full(const kjr_view *view, const kjr_wrap *wrap, const kjr_line *line, const kjr_line *next)
{
    return line->width >= wrap->full || reach_of(view, line, next) >= wrap->full;
}

/* ---- The common width */

static uint32_t most_crowded(const histogram *h)
{
    uint32_t best = 0, best_count = 0;
    for (uint32_t i = NARROWEST; i <= WIDEST_WRAP; i++) {
        uint32_t count = sum(h, i - SPREAD, i + SPREAD) + h->count[i]; /* the middle of a window of equals */
        if (count > best_count) {
            best = i;
            best_count = count;
        }
    }
    return best;
}

static bool holds_marks(const kjr_view *view, const kjr_line *line)
{
    enum { LABEL = 5 }; /* marks of which are none of the text */
    const uint32_t marks = BIT(COMMA) | BIT(PAUSE) | BIT(SENTENCE_END) | BIT(SEMICOLON);
    for (uint32_t at = line->start + LABEL; at + 1 < line->end; at++) {
        if (marks >> view->kind[at] & 1u) return true;
    }
    return false;
}

/* Full lines of running text stop in mid-sentence and have marks inside; rows of a table or a list do not. */
static bool is_running_text(const kjr_view *view, uint32_t width)
{
    uint32_t full = 0, unfinished = 0, marked = 0;
    for (uint32_t i = 0; i < view->lines.count; i++) {
        const kjr_line *line = &view->lines.items[i];
        bool narrow = line->width == line->indent + (line->end - line->start); /* no Chinese: a tag, an address */
        if (line->width + SPREAD < width || line->width > width + SPREAD || narrow) continue;
        full++;
        if (!kjr_line_is_unfinished(view, line)) continue;
        unfinished++;
        marked += holds_marks(view, line);
    }
    return unfinished * 2 >= full && marked * 5 >= unfinished * 2;
}

static uint32_t common_width(const kjr_view *view)
{
    histogram h = {{0}};
    for (uint32_t i = 0; i < view->lines.count; i++) {
        uint32_t width = view->lines.items[i].width;
        h.count[width < WIDEST ? width : WIDEST]++;
    }
    uint32_t width = most_crowded(&h), crowd = sum(&h, width - SPREAD, width + SPREAD);
    if (!width || crowd < FEWEST) return 0;
    bool commonest = crowd * 3 >= sum(&h, width / 2, WIDEST);
    bool widest = sum(&h, width + OVERHANG, WIDEST) * 16 <= crowd;
    return commonest && widest && is_running_text(view, width) ? width : 0;
}

/* ---- What full lines have in common */

/* The least that full lines come to with the next word: past the common width, less where many lines do. */
static uint32_t crowd_start(const histogram *h, uint32_t width)
{
    enum { THIN = 50 }; /* a width that one line in so many has is chance */
    uint32_t total = sum(h, width - width / 4, WIDEST), start = width + 1;
    while (start > width - SPREAD && h->count[start - 1] * THIN > total)
        start--;
    return start;
}

static uint32_t commonest(const histogram *h)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i <= WIDEST; i++) {
        if (h->count[i] > h->count[best]) best = i;
    }
    return best;
}

kjr_wrap kjr_find_wrap(const kjr_view *view)
{
    kjr_wrap wrap = {.width = view->lines.count < FEWEST ? 0 : common_width(view)};
    histogram reach = {{0}}, indents = {{0}}, blanks = {{0}};
    if (!wrap.width) return wrap;
    uint32_t number, lines = view->lines.count;
    for (uint32_t i = 0; i + 1 < lines; i++) {
        const kjr_line *line = &view->lines.items[i], *next = line + 1;
        if (line->width < wrap.width - wrap.width / 4 || !kjr_line_is_unfinished(view, line)) continue;
        bool over_page = kjr_is_page_number(view, next, &number);
        if (over_page && i + 2 < lines) next++;
        uint32_t reached = reach_of(view, line, next);
        reach.count[reached < WIDEST ? reached : WIDEST]++;
        if (reached < wrap.width || over_page) continue;
        indents.count[next->indent < WIDEST ? next->indent : WIDEST]++;
        blanks.count[next->blank_before < WIDEST ? next->blank_before : WIDEST]++;
    }
    wrap.full = crowd_start(&reach, wrap.width);
    wrap.indent = commonest(&indents);
    wrap.blank = commonest(&blanks);
    return wrap;
}
