/* Headings that bear no number: short lines of their own before text. Careful ones: a line that only might be a heading
 * stays a paragraph. */
#include "outline/outliner.h"

enum {
    LONGEST_PLAIN = 30,
    LONGEST_SET_OFF = 48, /* between blank lines */
    LONGEST_LEAD = 32,
    LONGEST_REPEATED_LEAD = 24,
    SHORTEST_LEAD = 4,
    SHORTEST_TEXT = 30,     /* what stands under a plain heading */
    SHORTEST_SENTENCE = 14, /* the same where it ends in a full stop */
    SHORTEST_BODY = 40,     /* what stands under a lead */
    MOST_IN_A_ROW = 3,      /* more short lines than this are a table */
    REPEATED = 3            /* so many leads between paragraphs make each other sure */
};

static bool is_open(const kjr_outliner *o, uint32_t line)
{
    return o->blocks[line].kind == KJREP_NODE_PARAGRAPH && !o->blocks[line].label.family && !o->blocks[line].note;
}

static uint32_t length_of(const kjr_outliner *o, uint32_t line)
{
    return kjr_line_length(kjr_line_at(o, line));
}

/* 圖1 表2 地图3 */
static bool is_caption(const kjr_view *view, const kjr_line *line)
{
    uint32_t at = line->start;
    if (view->code[at] == u'地') at++;
    if (at >= line->end || (view->code[at] != u'图' && view->code[at] != u'表')) return false;
    at = kjr_find_kind(view, at + 1, line->end, ~KJR_KIND(SPACE));
    return at < line->end && view->kind[at] == KJR_CHAR_DIGIT;
}

static bool has_words(const kjr_view *view, const kjr_line *line)
{
    uint32_t han = 0, latin = 0, length = kjr_line_length(line);
    for (uint32_t at = line->start; at < line->end; at++) {
        han += view->kind[at] == KJR_CHAR_HAN || view->kind[at] == KJR_CHAR_NUMERAL_HAN;
        latin += view->kind[at] == KJR_CHAR_LATIN;
    }
    return (han >= 2 && han * 2 >= length) || (latin >= 3 && latin == length);
}

/* Blank lines before it and behind it, more before it than paragraphs have, or behind a full stop. */
static bool is_set_off(const kjr_outliner *o, uint32_t line)
{
    uint32_t blanks = kjr_line_at(o, line)->blank_before;
    if (!blanks || line == 0 || line + 1 >= o->tail || kjr_line_at(o, line + 1)->blank_before == 0) return false;
    return blanks > 1 || kjr_line_last_kind(o->view, kjr_line_at(o, line - 1)) == KJR_CHAR_SENTENCE_END;
}

static uint32_t longest_plain(const kjr_outliner *o, uint32_t line)
{
    return is_set_off(o, line) ? LONGEST_SET_OFF : LONGEST_PLAIN;
}

/* ●养老服务再上台阶: behind the bullet, or at the head of the line. */
static uint32_t words_start(const kjr_view *view, const kjr_line *line)
{
    bool bullet = kjr_line_length(line) > 2 && kjr_is_one_of(view->code[line->start], u"●◆■▲★○◇□△☆");
    return bullet ? line->start + 1 : line->start;
}

/* The line alone looks like a heading. */
static bool looks_plain(const kjr_outliner *o, uint32_t line)
{
    const kjr_view *view = o->view;
    const kjr_line *here = kjr_line_at(o, line);
    uint32_t length = kjr_line_length(here), date_length;
    uint32_t starts = KJR_KIND(HAN) | KJR_KIND(NUMERAL_HAN) | KJR_KIND(DIGIT) | KJR_KIND(LATIN) | KJR_KIND(QUOTE_OPEN) |
                      KJR_KIND(QUOTE) | KJR_KIND(OPEN);
    uint32_t ends = KJR_KIND(COMMA) | KJR_KIND(PAUSE) | KJR_KIND(COLON) | KJR_KIND(SEMICOLON) | KJR_KIND(SENTENCE_END) |
                    KJR_KIND(OPEN) | KJR_KIND(DASH) | KJR_KIND(QUOTE_OPEN);
    if (!is_open(o, line) || length < 2 || length > longest_plain(o, line)) return false;
    if (!(starts >> view->kind[words_start(view, here)] & 1u) || (ends >> view->kind[here->end - 1] & 1u)) return false;
    if (view->code[here->start] == '(' || is_caption(view, here) || !has_words(view, here)) return false;
    if (kjr_read_date(view, here->start, here->end, &date_length)) return false; /* 2000年9月14日 国务院令第290号公布 */
    uint32_t inner = KJR_KIND(SENTENCE_END) | KJR_KIND(SEMICOLON) | KJR_KIND(COLON);
    if (!is_set_off(o, line)) inner |= KJR_KIND(COMMA);
    return kjr_find_kind(view, here->start, here->end, inner) == here->end;
}

/* A bracket or quotation that opens in the line goes on in the next. */
static bool leaves_open(const kjr_view *view, const kjr_line *line)
{
    enum { NEAR = 80 };
    uint32_t start = kjr_line_length(line) > NEAR ? line->end - NEAR : line->start;
    uint32_t opens = KJR_KIND(OPEN) | KJR_KIND(QUOTE_OPEN), closes = KJR_KIND(CLOSE) | KJR_KIND(QUOTE_CLOSE);
    for (uint32_t at = line->end; at-- > start;) {
        if (closes >> view->kind[at] & 1u) return false;
        if (opens >> view->kind[at] & 1u) return true;
    }
    return false;
}

/* What stands before the line is at an end. */
static bool begins_anew(const kjr_outliner *o, uint32_t line)
{
    if (line == 0) return true;
    const kjr_block *before = &o->blocks[line - 1];
    const kjr_line *previous = kjr_line_at(o, line - 1);
    if (before->kind != KJREP_NODE_PARAGRAPH || before->label.family >= KJR_LABEL_PLAIN) return true;
    if (before->label.family && previous->start + before->label.title >= previous->end) return false; /* its words */
    if (leaves_open(o->view, previous)) return false;
    if (kjr_line_ends_sentence(o->view, previous)) return true;
    if (before->label.family && !kjr_label_is_point(before->label.family) && !before->text) return true;
    uint32_t last = o->view->kind[previous->end - 1];
    if (o->view->code[previous->start] == '(' && last == KJR_CHAR_CLOSE) return true; /* (掌声) */
    uint32_t goes_on = KJR_KIND(COMMA) | KJR_KIND(PAUSE) | KJR_KIND(OPEN) | KJR_KIND(QUOTE_OPEN);
    return kjr_line_at(o, line)->blank_before > 0 && !(goes_on >> last & 1u);
}

/* Something stands under a heading at `line` that it can head. */
static bool heads_text(const kjr_outliner *o, uint32_t line)
{
    uint32_t below = kjr_next_line(o, line);
    if (below >= o->tail) return false;
    const kjr_block *next = &o->blocks[below];
    const kjr_line *there = kjr_line_at(o, below);
    if (next->kind != KJREP_NODE_PARAGRAPH) return false;
    if (next->label.family) return next->label.family != KJR_LABEL_LEAD || is_set_off(o, line);
    uint32_t starts = KJR_KIND(COMMA) | KJR_KIND(PAUSE) | KJR_KIND(CLOSE) | KJR_KIND(SENTENCE_END) |
                      KJR_KIND(QUOTE_CLOSE) | KJR_KIND(SEMICOLON);
    bool sentence = o->view->kind[there->end - 1] == KJR_CHAR_SENTENCE_END;
    return next->text && kjr_line_length(there) >= (sentence ? SHORTEST_SENTENCE : SHORTEST_TEXT) &&
           !(starts >> o->view->kind[there->start] & 1u) && o->view->code[there->start] != u'是';
}

bool kjr_is_order_heading(const kjr_outliner *o, uint32_t line)
{
    const kjr_label *label = &o->blocks[line].label;
    const kjr_line *here = kjr_line_at(o, line);
    return label->family == KJR_LABEL_ORDER && !o->blocks[line].text && !kjr_line_ends_sentence(o->view, here) &&
           here->start + label->title < here->end;
}

static void mark(kjr_outliner *o, uint32_t line, uint8_t family)
{
    uint16_t bullet = (uint16_t)(words_start(o->view, kjr_line_at(o, line)) - kjr_line_at(o, line)->start);
    o->blocks[line].label = (kjr_label){.family = family, .length = bullet, .title = bullet};
}

/* “十五五”时期经济社会发展的 | 主要目标: one heading over two lines. */
bool kjr_heading_goes_on(const kjr_outliner *o, uint32_t line)
{
    static const uint16_t *const words[] = {u"的", u"和", u"与", u"及"};
    const kjr_line *here = kjr_line_at(o, line);
    if (o->blocks[line].label.family != KJR_LABEL_PLAIN || line + 1 >= o->tail || o->blocks[line + 1].text)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (kjr_ends_with(o->view, here->start, here->end, words[i])) return true;
    }
    return false;
}

/* Runs of short lines: headings if few and text follows, else a table. Returns the line behind the run. */
static uint32_t mark_run(kjr_outliner *o, uint32_t first)
{
    uint32_t end = first, lines = 0;
    while (end < o->tail && is_open(o, end) && length_of(o, end) <= longest_plain(o, end) &&
           !kjr_line_ends_sentence(o->view, kjr_line_at(o, end))) {
        end = kjr_next_line(o, end);
        lines++;
    }
    if (!lines || lines > MOST_IN_A_ROW) return lines ? end : first + 1;
    for (uint32_t line = end; line-- > first;) {
        if (kjr_line_at(o, line)->furniture) continue;
        if (!looks_plain(o, line) || !heads_text(o, line)) break;
        mark(o, line, KJR_LABEL_PLAIN);
    }
    for (uint32_t line = end; line-- > first;) { /* what stands above decides too */
        if (o->blocks[line].label.family == KJR_LABEL_PLAIN && line > first &&
            o->blocks[line - 1].label.family == KJR_LABEL_PLAIN)
            continue;
        if (o->blocks[line].label.family == KJR_LABEL_PLAIN && !begins_anew(o, line)) mark(o, line, KJR_LABEL_NONE);
    }
    for (uint32_t line = first; line + 1 < end; line++) {
        if (kjr_heading_goes_on(o, line)) mark(o, ++line, KJR_LABEL_NONE);
    }
    return end;
}

/* ---- 国民经济快速增长。 on a line before its paragraph */

static bool looks_lead(const kjr_outliner *o, uint32_t line, uint32_t longest)
{
    const kjr_view *view = o->view;
    if (line >= o->tail || !is_open(o, line)) return false;
    const kjr_line *here = kjr_line_at(o, line);
    uint32_t length = kjr_line_length(here);
    if (length < SHORTEST_LEAD || length > longest || view->code[here->end - 1] != u'。') return false;
    uint32_t starts = KJR_KIND(HAN) | KJR_KIND(NUMERAL_HAN) | KJR_KIND(QUOTE_OPEN) | KJR_KIND(LATIN);
    uint32_t inner = KJR_KIND(SENTENCE_END) | KJR_KIND(SEMICOLON) | KJR_KIND(COLON);
    if (longest == LONGEST_REPEATED_LEAD) inner |= KJR_KIND(COMMA);
    return (starts >> view->kind[here->start] & 1u) &&
           kjr_find_kind(view, here->start, here->end - 1, inner) == here->end - 1;
}

static bool heads_paragraph(const kjr_outliner *o, uint32_t line, uint32_t shortest)
{
    return line + 1 < o->tail && is_open(o, line + 1) && length_of(o, line + 1) >= shortest;
}

/* Behind a mark of a page only what begins a sentence is no rest of a paragraph. */
static bool is_behind_sentence(const kjr_outliner *o, uint32_t line)
{
    uint32_t before = line;
    while (before > 0 && kjr_line_at(o, before - 1)->furniture)
        before--;
    return before == line || !before || kjr_line_ends_sentence(o->view, kjr_line_at(o, before - 1));
}

/* Set off by blank lines, with its paragraph right below. */
static bool is_lead(const kjr_outliner *o, uint32_t line)
{
    if (!looks_lead(o, line, LONGEST_LEAD) || !heads_paragraph(o, line, SHORTEST_BODY) || !begins_anew(o, line))
        return false;
    const kjr_line *here = kjr_line_at(o, line), *next = kjr_line_at(o, line + 1);
    if (!is_behind_sentence(o, line)) return false;
    if (here->blank_before == 0 || next->blank_before > 0 || here->indent > next->indent) return false;
    return here->blank_before > 1 || line + 2 >= o->tail || kjr_line_at(o, line + 2)->blank_before > 0;
}

/* Leads and paragraphs by turns. Returns the line behind them. */
static uint32_t mark_repeated_leads(kjr_outliner *o, uint32_t first)
{
    uint32_t line = first;
    while (looks_lead(o, line, LONGEST_REPEATED_LEAD) && heads_paragraph(o, line, 2 * SHORTEST_TEXT))
        line += 2;
    if (line - first >= 2 * REPEATED) {
        for (uint32_t i = first; i < line; i += 2)
            mark(o, i, KJR_LABEL_LEAD);
    }
    return line > first ? line : first + 1;
}

static bool holds_sentences(const kjr_outliner *o, uint32_t line)
{
    const kjr_line *here = kjr_line_at(o, line);
    return kjr_find_kind(o->view, here->start, here->end - 1, KJR_KIND(SENTENCE_END)) < here->end - 1;
}

/* A lead that no blank lines set off. */
static bool may_lead(const kjr_outliner *o, uint32_t line)
{
    if (!looks_lead(o, line, LONGEST_LEAD) || !begins_anew(o, line)) return false;
    const kjr_line *here = kjr_line_at(o, line);
    uint32_t below = kjr_next_line(o, line);
    return heads_paragraph(o, below - 1, SHORTEST_BODY) && holds_sentences(o, below) &&
           kjr_find_words(o->view, here->start, here->end, u"以下") == here->end &&
           kjr_find_words(o->view, here->start, here->end, u"如下") == here->end;
}

/* Where blank lines tell nothing, single short sentences on their lines make each other sure if most of them have a
 * paragraph right below. Articles of law do not count. */
static void mark_leads_by_number(kjr_outliner *o)
{
    enum { ENOUGH = 4 };
    uint32_t may = 0, others = 0;
    for (uint32_t line = o->body; line < o->tail; line++) {
        if (o->blocks[line].label.family == KJR_LABEL_ARTICLE) return;
        if (may_lead(o, line)) may++;
        else others += looks_lead(o, line, LONGEST_LEAD);
    }
    if (may < ENOUGH || may * 2 < others * 3) return;
    for (uint32_t line = o->body; line < o->tail; line++) {
        if (may_lead(o, line)) mark(o, line, KJR_LABEL_LEAD);
    }
}

/* 结束语 alone on its line needs nothing else to tell that it is a heading. */
static bool is_frame(const kjr_outliner *o, uint32_t line)
{
    const kjr_line *here = kjr_line_at(o, line);
    return line >= o->body && kjr_is_frame(o->view, here->start, here->end);
}

void kjr_mark_headings(kjr_outliner *o)
{
    uint32_t leads = 0;
    for (uint32_t line = 0; line < o->tail; line++) {
        bool lead = false;
        if (is_open(o, line) && kjr_is_appendix(o, line)) mark(o, line, KJR_LABEL_APPENDIX);
        else if (is_open(o, line) && (o->blocks[line].heading || is_frame(o, line))) mark(o, line, KJR_LABEL_PLAIN);
        else lead = is_lead(o, line);
        if (lead) mark(o, line, KJR_LABEL_LEAD);
        leads += lead;
    }
    if (leads < 2) mark_leads_by_number(o);
    for (uint32_t line = 0; line < o->tail;)
        line = mark_repeated_leads(o, line);
    for (uint32_t line = 0; line < o->tail;)
        line = mark_run(o, line);
}
