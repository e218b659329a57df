/* KJ-E001: 一是, 二是, 三是 … run without gap or repetition inside their scope.
 *
 * Markers at the heads of paragraphs make a scope over several paragraphs; those inside a paragraph make one that ends
 * with it. Scopes nest: the paragraph that 一是 opens may hold an 一是 … 四是 of its own. So there is a stack of open
 * series, and a marker goes on the innermost one that it fits. */
#include "check/enumeration.h"

#include <string.h>

#include "outline/labels.h"

enum { MOST_OPEN = 16 };

typedef struct marker {
    kjr_words words;
    uint16_t ordinal;
    uint8_t family;
    bool at_head; /* of a paragraph */
} marker;

typedef struct series {
    marker first, last;
    uint32_t count;
    bool at_head; /* one of them is */
    bool broken;
} series;

typedef struct sequences {
    kjr_checker *c;
    series open[MOST_OPEN];
    uint32_t depth;
    uint16_t left[KJR_LABEL_FAMILIES]; /* last ordinal of the series that the end of a paragraph closed */
    uint32_t paragraph;                /* view index where the paragraph began */
} sequences;

/* ---- Markers */

static const uint32_t before_marker = 1u << KJR_CHAR_SENTENCE_END | 1u << KJR_CHAR_SEMICOLON | 1u << KJR_CHAR_COLON |
                                      1u << KJR_CHAR_COMMA | 1u << KJR_CHAR_NEWLINE | 1u << KJR_CHAR_SPACE |
                                      1u << KJR_CHAR_CLOSE | 1u << KJR_CHAR_QUOTE_CLOSE | 1u << KJR_CHAR_DASH;

static bool may_begin_at(const kjr_view *view, uint32_t at)
{
    return at == 0 || before_marker >> view->kind[at - 1] & 1u;
}

/* （一） （1） 1. inside a paragraph; at the head of a line it is a heading. A full stop may end a decimal, too: behind a
 * comma 1. is no marker. */
static bool may_stand_inside(const kjr_view *view, const marker *read)
{
    const uint32_t ends = 1u << KJR_CHAR_SENTENCE_END | 1u << KJR_CHAR_SEMICOLON | 1u << KJR_CHAR_COLON;
    if (read->at_head) return false;
    if (read->family == KJR_LABEL_DIGIT) return ends >> view->kind[read->words.start - 1] & 1u;
    return read->family == KJR_LABEL_HAN_PAREN || read->family == KJR_LABEL_DIGIT_PAREN;
}

/* The marker whose number begins at `number`: 一是 第一， 其一是 （一）. */
static bool read_marker(const kjr_view *view, uint32_t number, marker *read)
{
    enum { LONGEST = 64 }; /* of a marker and the word behind it */
    kjr_label label;
    uint32_t at = number, end = number;
    bool led =
        at > 0 && (view->code[at - 1] == u'第' || view->code[at - 1] == u'其' || view->kind[at - 1] == KJR_CHAR_OPEN);
    if (led) at--;
    if (!may_begin_at(view, at)) return false;
    while (view->kind[end] != KJR_CHAR_NEWLINE && end - number < LONGEST)
        end++;
    if (!kjr_label_inside(view, at, end, &label)) return false;
    *read = (marker){{at, at + label.length}, label.ordinal, label.family, at == 0 || view->code[at - 1] == '\n'};
    return kjr_label_is_point(label.family) || may_stand_inside(view, read);
}

/* ---- Series */

static void end_series(sequences *s, const series *ended)
{
    static const kjr_message in_order = {
        {"points {1} to {2} are in order", "“{1}”至“{2}”序号连续", "「{1}」至「{2}」序號連續"}};
    if (ended->count < 2 || ended->broken) return;
    kjr_check_pass(s->c, ended->last.words, &in_order,
                   KJR_ARGUMENTS(kjr_say_words(ended->first.words), kjr_say_words(ended->last.words)));
    static const kjr_message begins = {{"the first of them", "首项", "首項"}};
    kjr_check_relate(s->c, ended->first.words, &begins, KJR_NO_ARGUMENTS);
}

static void close_to(sequences *s, uint32_t depth)
{
    while (s->depth > depth)
        end_series(s, &s->open[--s->depth]);
}

static void begin_series(sequences *s, const marker *first)
{
    if (s->depth == MOST_OPEN) close_to(s, MOST_OPEN - 1);
    s->open[s->depth++] = (series){.first = *first, .last = *first, .count = 1, .at_head = first->at_head};
}

/* Those that a paragraph opened end with it, but may go on in the next. */
static void begin_paragraph(sequences *s, uint32_t start)
{
    uint32_t kept = s->depth;
    for (; kept && !s->open[kept - 1].at_head; kept--)
        s->left[s->open[kept - 1].last.family] = s->open[kept - 1].last.ordinal;
    close_to(s, kept);
    s->paragraph = start;
}

static void begin_section(sequences *s)
{
    close_to(s, 0);
    memset(s->left, 0, sizeof s->left);
}

static void report_break(sequences *s, series *open, const marker *here)
{
    static const kjr_message gap = {{"{1} follows {2}: number {3} is missing", "“{1}”接在“{2}”之后：缺第{3}项",
                                     "「{1}」接在「{2}」之後：缺第{3}項"}};
    static const kjr_message again = {
        {"{1} comes again after {2}", "“{1}”与前面的“{2}”重号", "「{1}」與前面的「{2}」重號"}};
    static const kjr_message back = {
        {"{1} follows {2}: out of order", "“{1}”接在“{2}”之后：次序颠倒", "「{1}」接在「{2}」之後：次序顛倒"}};
    static const kjr_message before = {{"the point before it", "前一项", "前一項"}};
    uint16_t last = open->last.ordinal;
    const kjr_message *message = here->ordinal > last + 1 ? &gap : here->ordinal == last ? &again : &back;
    kjr_check_fail(
        s->c, here->words, message,
        KJR_ARGUMENTS(kjr_say_words(here->words), kjr_say_words(open->last.words), kjr_say_count(last + 1u)));
    kjr_check_relate(s->c, open->last.words, &before, KJR_NO_ARGUMENTS);
    open->broken = true;
}

static void report_no_first(sequences *s, const marker *here)
{
    static const kjr_message message = {
        {"{1} without a first point before it", "“{1}”之前没有第一项", "「{1}」之前沒有第一項"}};
    kjr_check_fail(s->c, here->words, &message, KJR_ARGUMENTS(kjr_say_words(here->words)));
    begin_series(s, here);
    s->open[s->depth - 1].broken = true;
}

static void go_on(sequences *s, uint32_t index, const marker *here)
{
    close_to(s, index + 1);
    s->open[index].last = *here;
    s->open[index].count++;
    s->open[index].at_head |= here->at_head;
}

static bool has_series_here(const sequences *s, uint8_t family)
{
    for (uint32_t i = s->depth; i-- > 0;) {
        if (s->open[i].last.family == family && s->open[i].last.words.start >= s->paragraph) return true;
    }
    return false;
}

/* A marker that fits no open series. */
static void break_series(sequences *s, const marker *here)
{
    if (s->left[here->family] + 1 == here->ordinal && !has_series_here(s, here->family)) {
        begin_series(s, here);
        return;
    }
    for (uint32_t i = s->depth; i-- > 0;) {
        series *open = &s->open[i];
        bool goes_on_here = !here->at_head && open->last.words.start >= s->paragraph;
        if (open->last.family != here->family || (open->at_head != here->at_head && !goes_on_here)) continue;
        bool gap = here->ordinal > open->last.ordinal + 1;
        if (gap && kjr_is_counted_otherwise(s->c, open->last.words.end, here->words.start, here->ordinal - 1u, false)) {
            open->broken = true; /* in a way that cannot be judged */
        } else {
            report_break(s, open, here);
        }
        go_on(s, i, here);
        return;
    }
    if (here->family != KJR_LABEL_IS || here->at_head) return;
    if (!kjr_is_counted_otherwise(s->c, s->paragraph, here->words.start, here->ordinal - 1u, false))
        report_no_first(s, here);
}

static void take(sequences *s, const marker *here)
{
    if (here->ordinal == 1) {
        uint32_t index = s->depth;
        while (index &&
               !(s->open[index - 1].last.family == here->family && s->open[index - 1].at_head == here->at_head))
            index--;
        if (index) close_to(s, index - 1); /* another list of the same kind begins */
        begin_series(s, here);
        return;
    }
    bool inside = false; /* a series of this paragraph is open: the marker is of it, not of paragraphs before */
    for (uint32_t i = s->depth; i-- > 0;) {
        const marker *last = &s->open[i].last;
        if (last->family != here->family) continue;
        bool before = last->words.start < s->paragraph;
        if (last->ordinal + 1 == here->ordinal && (here->at_head || !before || !inside)) {
            go_on(s, i, here);
            return;
        }
        inside |= !before;
    }
    break_series(s, here);
}

/* 一是 is a set phrase to the lexicon, 第一 and 十一是 begin a numeral. */
static bool may_be_marker(const kjr_hit *hit)
{
    return hit->category == KJR_SENSE_NUMERAL || hit->category == KJR_SENSE_PHRASE;
}

/* A caption between the two halves of a sentence, as pages have it: the list goes on behind it. */
static bool breaks_sentence(const kjr_checker *c, const kjr_node *heading)
{
    enum { FARTHEST = 200 };
    const uint32_t blanks = 1u << KJR_CHAR_NEWLINE | 1u << KJR_CHAR_SPACE;
    uint32_t at = heading->start, lowest = at > FARTHEST ? at - FARTHEST : 0;
    while (at > lowest && (blanks >> c->view->kind[at - 1] & 1u || kjr_is_furniture_at(c, at - 1)))
        at--;
    return at > lowest && c->view->kind[at - 1] == KJR_CHAR_COMMA;
}

void kjr_check_sequences(kjr_checker *c)
{
    sequences s = {.c = c};
    uint32_t node = 1;
    for (uint32_t i = 0; i < c->hits->list.count && c->status >= 0; i++) {
        const kjr_hit *hit = &c->hits->list.items[i];
        marker here;
        if (!may_be_marker(hit) || !read_marker(c->view, hit->start, &here)) continue;
        if (kjr_is_furniture_at(c, hit->start)) continue;
        for (; node <= c->outline->nodes.count && kjr_outline_node(c->outline, node)->start <= here.words.start;
             node++) {
            const kjr_node *passed = kjr_outline_node(c->outline, node);
            bool at_head = passed->start == 0 || c->view->kind[passed->start - 1] == KJR_CHAR_NEWLINE;
            bool is_marker = passed->start == here.words.start; /* 第二，… in a line of its own */
            if (passed->kind == KJREP_NODE_HEADING && !is_marker && !breaks_sentence(c, passed)) begin_section(&s);
            else if (at_head) begin_paragraph(&s, passed->start);
        }
        take(&s, &here);
    }
    close_to(&s, 0);
}
