/* Which lines go on the one before. Sure signs hold in every text: a bracket left open, a mark that begins no line. In
 * text whose paragraphs are indented a line without indent goes on. In wrapped text a line goes on a full one, unless
 * it begins an item of a series whose items are seen to begin lines. */
#include "outline/repair.h"
#include "outline/outliner.h"

enum { MOST_BETWEEN = 8 }; /* lines of furniture inside a paragraph */

/* What the labels of a family do at the heads of lines. */
typedef struct family_use {
    uint32_t set_off; /* begin a line though the one before had room */
    uint32_t alone;   /* head a line that stops without a full stop, with room left */
    uint32_t run_in;  /* head a line with a full stop inside */
    uint32_t full;    /* head a full line without one, and the next is full too */
} family_use;

typedef struct repairer {
    kjr_view *view;
    const kjr_lexicon *lexicon;
    const kjrep_allocator *allocator;
    kjr_wrap wrap;
    bool indented;        /* paragraphs are, and are not wrapped */
    int apart;            /* a sentence on each line: what sets paragraphs apart, a KJR_APART_ value */
    bool indents, blanks; /* set paragraphs of wrapped text apart */
    uint8_t *fates, *marks;
    uint8_t *families; /* of the label at the head of each line; of wrapped text only */
    family_use uses[KJR_LABEL_FAMILIES];
    uint32_t head;   /* first line of the open paragraph */
    bool stops;      /* a full stop or semicolon was seen in it */
    uint32_t commas; /* in it */
} repairer;

static const kjr_line *line_at(const repairer *r, uint32_t line)
{
    return &r->view->lines.items[line];
}

/* ---- Evidence */

/* Paragraphs begin with a blank, nearly all of them. */
static bool is_indented(const kjr_view *view)
{
    enum { FEWEST = 6, MOSTLY = 4 };
    uint32_t indented = 0, flush = 0;
    for (uint32_t i = 0; i < view->lines.count; i++) {
        const kjr_line *line = &view->lines.items[i];
        if (line->width < KJR_LONG_LINE) continue;
        if (line->indent) indented++;
        else flush++;
    }
    return indented >= FEWEST && indented >= MOSTLY * flush;
}

static bool holds_inside(const kjr_view *view, const kjr_line *line, uint32_t kinds)
{
    for (uint32_t at = line->start; at + 1 < line->end; at++) {
        if (kinds >> view->kind[at] & 1u) return true;
    }
    return false;
}

static bool is_inset(const repairer *r, uint32_t line)
{
    enum { INDENT = 2 };
    return line_at(r, line)->indent >= r->wrap.indent + INDENT;
}

static bool is_behind_blank(const repairer *r, uint32_t line)
{
    return line_at(r, line)->blank_before > r->wrap.blank;
}

static bool is_set_apart(const repairer *r, uint32_t line)
{
    if (r->indents != r->blanks) return r->indents ? is_inset(r, line) : is_behind_blank(r, line);
    return is_inset(r, line) || is_behind_blank(r, line);
}

static bool is_full(const repairer *r, uint32_t line, uint32_t next)
{
    return kjr_line_is_full(r->view, &r->wrap, line_at(r, line), line_at(r, next));
}

/* The next line that is no page mark; the number of lines when there is none. */
static uint32_t next_of(const repairer *r, uint32_t line)
{
    do
        line++;
    while (line < r->view->lines.count && r->marks[line]);
    return line;
}

static bool has_room(const repairer *r, uint32_t line)
{
    uint32_t next = next_of(r, line);
    return next == r->view->lines.count || !is_full(r, line, next);
}

static void note_heading(const repairer *r, family_use *use, uint32_t line, uint32_t next)
{
    if (!is_full(r, line, next)) use->alone++;
    else if (!has_room(r, next)) use->full++;
}

/* How do the paragraphs begin that stand behind a short last line? */
static void learn_layout(repairer *r)
{
    enum { MOSTLY = 8 };
    uint32_t lines = r->view->lines.count, before = lines, begun = 0, inset = 0, blank = 0;
    for (uint32_t i = 0; i < lines; i++) {
        if (r->marks[i]) continue;
        if (before < lines && !kjr_line_is_unfinished(r->view, line_at(r, before)) && !is_full(r, before, i)) {
            begun++;
            inset += is_inset(r, i);
            blank += is_behind_blank(r, i);
        }
        before = i;
    }
    r->indents = begun && inset * MOSTLY >= begun * (MOSTLY - 1);
    r->blanks = begun && blank * MOSTLY >= begun * (MOSTLY - 1);
}

static void learn_labels(repairer *r)
{
    uint32_t lines = r->view->lines.count, before = lines;
    for (uint32_t i = 0; i < lines; i++) {
        const kjr_line *line = line_at(r, i);
        kjr_label label;
        if (r->marks[i]) continue;
        if (kjr_label_at_head(r->lexicon, r->view, line->start, line->end, &label)) {
            family_use *use = &r->uses[label.family];
            uint32_t next = next_of(r, i);
            r->families[i] = label.family;
            use->set_off += before == lines || is_set_apart(r, i) || !is_full(r, before, i);
            if (holds_inside(r->view, line, KJR_KIND(SENTENCE_END))) use->run_in++;
            else if (kjr_line_is_unfinished(r->view, line) && next < lines) note_heading(r, use, i, next);
        }
        before = i;
    }
}

/* ---- Deciding */

/* 二、2025年工作总体要求和主要目标: the words of a section end the heading, though it fills its line. */
static bool ends_in_section(const repairer *r, uint32_t line)
{
    const kjr_line *here = line_at(r, line);
    uint32_t length;
    return r->families[line] && r->families[line] <= KJR_LABEL_HAN_PAREN &&
           kjr_lexicon_match_before(r->lexicon, r->view, here->end, here->start, KJR_BIT(SECTION), &length);
}

/* One of a series of headings that mostly have their lines to themselves: if it fills its line, that is by chance. One
 * with many commas is text. */
static bool is_short_heading(const repairer *r, uint32_t line)
{
    enum { CHANCE = 4, MOST_COMMAS = 1 };
    const family_use *use = &r->uses[r->families[line]];
    if (!r->families[line] || r->stops) return false;
    if (use->alone > use->run_in && ends_in_section(r, line)) return true;
    return r->commas <= MOST_COMMAS && use->alone > use->run_in && use->alone > CHANCE * use->full;
}

/* Does the open paragraph read as text so far? A heading may hold commas. */
static bool reads_as_text(const repairer *r)
{
    return r->stops || (r->commas && !r->families[r->head]);
}

/* The sentence that goes on at the head of the line is a short one. */
static bool stops_soon(const repairer *r, uint32_t line)
{
    enum { SOON = 10 };
    const kjr_line *here = line_at(r, line);
    uint32_t end = here->end - here->start > SOON ? here->start + SOON : here->end;
    uint32_t mark = kjr_find_kind(r->view, here->start, end, KJR_KIND(SENTENCE_END) | KJR_KIND(COMMA));
    return mark < end && r->view->kind[mark] == KJR_CHAR_SENTENCE_END;
}

/* 关于某事的报告 at the top: the words of a title end with the kind of report. */
static bool ends_title(const repairer *r, uint32_t line)
{
    enum { TOP = 10 };
    const kjr_line *here = line_at(r, line);
    uint32_t length;
    return line < TOP &&
           kjr_find_kind(r->view, here->start, here->end, KJR_KIND(COMMA) | KJR_KIND(SENTENCE_END)) == here->end &&
           kjr_lexicon_match_before(r->lexicon, r->view, here->end, here->start, KJR_BIT(GENRE), &length);
}

/* A line that no other leads to: a day alone, 各位代表： */
static bool stands_alone(const repairer *r, uint32_t line)
{
    uint32_t length;
    const kjr_line *here = line_at(r, line);
    if (kjr_read_date(r->view, here->start, here->end, &length)) return here->start + length == here->end;
    return kjr_starts_with(r->view, here->start, here->end, u"各位") &&
           kjr_find_kind(r->view, here->start, here->end, KJR_KIND(COLON) | KJR_KIND(SENTENCE_END)) + 1 == here->end;
}

/* The item before the one at the head of the line stands inside the open paragraph. */
static bool goes_on_series(const repairer *r, uint32_t line)
{
    enum { NEAR = 400 };
    const kjr_line *here = line_at(r, line), *head = line_at(r, r->head);
    uint32_t from = here->start - head->start > NEAR ? here->start - NEAR : head->start + 1;
    kjr_label label, before;
    if (!kjr_label_at_head(r->lexicon, r->view, here->start, here->end, &label)) return false;
    for (uint32_t at = here->start; at-- > from;) {
        if (!kjr_label_inside(r->view, at, here->start, &before) || before.family != label.family) continue;
        if (before.ordinal + 1 == label.ordinal) return true;
    }
    return false;
}

static bool goes_on_wrapped(const repairer *r, uint32_t last, uint32_t line, bool over_page)
{
    bool unfinished = kjr_line_is_unfinished(r->view, line_at(r, last)), apart = is_set_apart(r, line);
    bool told = r->indents || (r->blanks && !over_page); /* empty lines about a page's end tell nothing */
    if (!is_full(r, last, line) || stands_alone(r, line) || ends_title(r, last)) return false;
    if (told && !apart) return true;
    bool begins = r->indents || !reads_as_text(r); /* else the blank is one before a name: 　貴院 */
    if (apart && ((is_inset(r, line) && begins) || !unfinished)) return false;
    if (r->families[line] && r->uses[r->families[line]].set_off) {
        bool heading = r->families[r->head] && !reads_as_text(r);
        if (apart && !over_page) return false;
        return unfinished ? !heading : goes_on_series(r, line);
    }
    if (apart) return over_page || (!r->families[line] && reads_as_text(r)); /* the empty lines are a page's end */
    if (last == r->head && is_short_heading(r, last)) return has_room(r, line) || stops_soon(r, line);
    /* What stops in mid-sentence though it has room is a heading. */
    return unfinished || !kjr_line_is_unfinished(r->view, line_at(r, line)) || !has_room(r, line);
}

static bool goes_on_indented(const repairer *r, uint32_t last, uint32_t line)
{
    const kjr_line *before = line_at(r, last), *here = line_at(r, line);
    kjr_label label;
    if (here->indent || before->width < KJR_LONG_LINE || !kjr_line_is_unfinished(r->view, before)) return false;
    if (kjr_label_at_head(r->lexicon, r->view, here->start, here->end, &label)) return false;
    return here->width >= KJR_LONG_LINE / 2 || !kjr_line_is_unfinished(r->view, here);
}

/* The next sentence of a paragraph; points go on too, headings do not. */
static bool goes_on_by_sentence(const repairer *r, uint32_t last, uint32_t line)
{
    const kjr_line *here = line_at(r, line);
    kjr_label label;
    if (r->apart == KJR_APART_BY_INDENT ? here->indent > 1 : here->blank_before > 0) return false;
    if (kjr_line_last_kind(r->view, line_at(r, last)) != KJR_CHAR_SENTENCE_END) return false;
    if (kjr_line_last_kind(r->view, here) != KJR_CHAR_SENTENCE_END) return false;
    return !kjr_label_at_head(r->lexicon, r->view, here->start, here->end, &label) ||
           kjr_label_is_point(label.family) || goes_on_series(r, line);
}

static bool begins_inside(const repairer *r, uint32_t line)
{
    enum { MOST_BLANK = 1 };
    const uint32_t inner = KJR_KIND(CLOSE) | KJR_KIND(QUOTE_CLOSE) | KJR_KIND(COMMA) | KJR_KIND(PAUSE) |
                           KJR_KIND(SENTENCE_END) | KJR_KIND(SEMICOLON);
    if (line == r->view->lines.count) return false;
    const kjr_line *here = line_at(r, line);
    return here->blank_before <= MOST_BLANK && (inner >> r->view->kind[here->start] & 1u);
}

/* 《 | 公务员法 | 》, PM | 2.5 | ） */
static bool goes_on_surely(const repairer *r, uint32_t last, uint32_t line)
{
    const uint32_t opening = KJR_KIND(OPEN) | KJR_KIND(QUOTE_OPEN);
    const kjr_line *here = line_at(r, line), *before = line_at(r, last);
    if (here->blank_before > 1 || !kjr_line_is_unfinished(r->view, before)) return false;
    if ((opening >> r->view->kind[before->end - 1] & 1u) || begins_inside(r, line)) return true;
    return !here->blank_before && !here->indent && here->width < KJR_LONG_LINE / 2 && begins_inside(r, line + 1);
}

static bool goes_on(const repairer *r, uint32_t last, uint32_t line)
{
    bool over_page = line > last + 1;
    if (line_at(r, last)->heading || line_at(r, line)->heading) return false;
    if (goes_on_surely(r, last, line)) return true;
    if (r->wrap.width) return goes_on_wrapped(r, last, line, over_page);
    if (r->apart && goes_on_by_sentence(r, last, line)) return true;
    return (r->indented || over_page) && goes_on_indented(r, last, line);
}

/* A number alone inside a wrapped paragraph is a page's, though no other shows it. */
static bool is_mark(const repairer *r, uint32_t line)
{
    uint32_t number;
    return r->marks[line] || (r->wrap.width && kjr_is_page_number(r->view, line_at(r, line), &number));
}

/* The line belongs to the open paragraph. */
static void take(repairer *r, uint32_t line)
{
    const kjr_line *here = line_at(r, line);
    if (!r->wrap.width || r->stops) return;
    r->stops = !kjr_line_is_unfinished(r->view, here) ||
               holds_inside(r->view, here, KJR_KIND(SENTENCE_END) | KJR_KIND(SEMICOLON));
    for (uint32_t at = here->start; at + 1 < here->end; at++)
        r->commas += r->view->kind[at] == KJR_CHAR_COMMA && r->view->kind[at + 1] != KJR_CHAR_DIGIT;
}

static void decide(repairer *r)
{
    uint32_t last = UINT32_MAX, lines = r->view->lines.count; /* last: of the open paragraph */
    for (uint32_t line = 0; line < lines; line++) {
        uint32_t marks = 0;
        while (line + marks < lines && marks < MOST_BETWEEN && is_mark(r, line + marks))
            marks++;
        if (last != UINT32_MAX && line + marks < lines && goes_on(r, last, line + marks)) {
            for (; marks > 0; marks--)
                r->fates[line++] = KJR_LINE_CUT;
            r->fates[line] = KJR_LINE_GOES_ON;
            last = line;
            take(r, line);
        } else if (r->marks[line]) {
            r->view->lines.items[line].furniture = true;
        } else {
            last = r->head = line;
            r->stops = false;
            r->commas = 0;
            take(r, line);
        }
    }
}

static bool repair(repairer *r)
{
    if (!kjr_find_page_marks(r->view, &r->wrap, r->marks, r->allocator)) return false;
    if (r->wrap.width) {
        learn_layout(r);
        learn_labels(r);
    }
    decide(r);
    return kjr_view_join(r->view, r->fates, r->allocator);
}

bool kjr_repair_lines(kjr_view *view, const kjr_lexicon *lexicon, const kjrep_allocator *allocator)
{
    uint32_t lines = view->lines.count;
    if (lines < 2) return true;
    repairer r = {.view = view, .lexicon = lexicon, .allocator = allocator, .wrap = kjr_find_wrap(view)};
    r.indented = !r.wrap.width && is_indented(view);
    r.apart = r.wrap.width ? KJR_APART_UNKNOWN : kjr_find_sentence_lines(view);
    r.fates = kjr_calloc(allocator, lines, 3);
    if (!r.fates) return false;
    r.marks = r.fates + lines;
    r.families = r.marks + lines;
    bool done = repair(&r);
    kjr_free(allocator, r.fates);
    return done;
}
