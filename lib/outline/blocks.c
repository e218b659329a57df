#include "outline/header.h"

#include <string.h>

enum {
    TEXT_LENGTH = 40,       /* a line of so many characters is text */
    LONGEST_FURNITURE = 60, /* lines longer than this are no furniture */
    TAIL_LINES = 120,       /* how far from the end the tail's furniture is looked for */
    TAIL_TEXT = 900,        /* so much may stand behind its first line */
    CONTENTS_LINES = 400
};

static bool is_text(const kjr_view *view, const kjr_line *line)
{
    uint32_t ends = KJR_KIND(SENTENCE_END) | KJR_KIND(SEMICOLON);
    return kjr_line_length(line) >= TEXT_LENGTH || (ends >> kjr_line_last_kind(view, line) & 1u);
}

/* A private character before the mark of a label is a number that only its own font can show: 参 of 壹、贰、参、 */
static bool read_private_number(const kjr_view *view, const kjr_line *line, uint16_t before, kjr_label *label)
{
    enum { FIRST = 0xE000, LAST = 0xF8FF, LENGTH = 2 };
    uint32_t at = line->start;
    if (!before || kjr_line_length(line) <= LENGTH || view->code[at] < FIRST || view->code[at] > LAST) return false;
    if (view->kind[at + 1] != KJR_CHAR_PAUSE) return false;
    *label = (kjr_label){KJR_LABEL_FORMAL, false, LENGTH, LENGTH, (uint16_t)(before + 1)};
    return true;
}

void kjr_start_blocks(kjr_outliner *o)
{
    uint16_t formal = 0; /* ordinal of the latest 壹、 */
    for (uint32_t i = 0; i < o->view->lines.count; i++) {
        const kjr_line *line = kjr_line_at(o, i);
        kjr_block *block = &o->blocks[i];
        *block = (kjr_block){.kind = line->furniture ? KJREP_NODE_BOILERPLATE : KJREP_NODE_PARAGRAPH,
                             .text = is_text(o->view, line),
                             .heading = line->heading};
        if (!kjr_label_at_head(o->lexicon, o->view, line->start, line->end, &block->label) &&
            !read_private_number(o->view, line, formal, &block->label))
            block->label.family = KJR_LABEL_NONE;
        if (block->label.family == KJR_LABEL_FORMAL) formal = block->label.ordinal;
    }
    o->tail = o->view->lines.count;
}

/* ---- Furniture */

/* 3 | - 3 - | 第3页 共10页 */
static bool is_page_number(const kjr_view *view, const kjr_line *line)
{
    enum { LONGEST = 16 };
    uint32_t digits = 0, others = 0;
    bool page = false;
    if (kjr_line_length(line) > LONGEST) return false;
    for (uint32_t at = line->start; at < line->end; at++) {
        uint32_t kind = view->kind[at];
        uint16_t code = view->code[at];
        page |= code == u'页';
        if (kind == KJR_CHAR_DIGIT) digits++;
        else if (kind != KJR_CHAR_DASH && kind != KJR_CHAR_SPACE && kind != KJR_CHAR_SLASH && code != u'第' &&
                 code != u'页' && code != u'共' && code != u'·')
            others++;
    }
    bool dashes = view->kind[line->start] == KJR_CHAR_DASH && view->kind[line->end - 1] == KJR_CHAR_DASH;
    return digits && digits < 5 && !others && (page || dashes);
}

/* 首页……3: a line of a table of contents */
static bool has_leader(const kjr_view *view, const kjr_line *line)
{
    uint32_t end = line->end, dots = 0;
    while (end > line->start &&
           (KJR_KIND(DIGIT) | KJR_KIND(SPACE) | KJR_KIND(OPEN) | KJR_KIND(CLOSE)) >> view->kind[end - 1] & 1u)
        end--;
    if (end == line->end) return false;
    while (end > line->start &&
           (view->kind[end - 1] == KJR_CHAR_DOT || view->code[end - 1] == u'…' || view->code[end - 1] == u'·')) {
        dots += view->code[end - 1] == u'…' ? 3 : 1;
        end--;
    }
    return dots >= 3;
}

/* <img …> <!-- … -->: a tag that was left over */
static bool is_tag(const kjr_view *view, const kjr_line *line)
{
    const uint32_t names = KJR_KIND(LATIN) | KJR_KIND(SLASH);
    return kjr_line_length(line) > 2 && view->code[line->start] == '<' && view->code[line->end - 1] == '>' &&
           (view->code[line->start + 1] == '!' || (names >> view->kind[line->start + 1] & 1u));
}

/* 首页 > 政务公开 > 统计信息 */
bool kjr_is_breadcrumb(const kjr_outliner *o, uint32_t line)
{
    const kjr_line *here = kjr_line_at(o, line);
    uint32_t steps = 0;
    if (kjr_line_length(here) > LONGEST_FURNITURE) return false;
    for (uint32_t at = here->start + 1; at + 1 < here->end; at++)
        steps += kjr_is_one_of(o->view->code[at], u">»›");
    return steps > 1 || (steps && kjr_starts_with(o->view, here->start, here->end, u"首页"));
}

/* Words of sites stand at the head of a short line, or make up much of one that is no sentence. A numbered item is none
 * but by nearly all its words. */
bool kjr_is_furniture(const kjr_outliner *o, uint32_t line)
{
    const kjr_line *here = kjr_line_at(o, line);
    uint32_t length = kjr_line_length(here), covered = 0, sure_length = 0;
    bool strong = false, numbered = o->blocks[line].label.family != KJR_LABEL_NONE;
    bool sentence = o->view->kind[here->end - 1] == KJR_CHAR_SENTENCE_END;
    for (uint32_t i = kjr_hits_from(o->hits, here->start); i < o->hits->list.count; i++) {
        const kjr_hit *hit = &o->hits->list.items[i];
        bool at_head = hit->start <= here->start + 1;
        if (hit->start >= here->end || (length > LONGEST_FURNITURE && !at_head)) break;
        if (hit->category != KJR_SENSE_FURNITURE || hit->value == KJR_FURNITURE_FOOTER) continue;
        covered += hit->length;
        bool sure = hit->value == KJR_FURNITURE_STRONG || hit->value == KJR_FURNITURE_DISCLAIMER;
        strong |= hit->value == KJR_FURNITURE_NOTICE && at_head;
        sure_length += sure ? hit->length : 0;
        bool much = sure_length * 3u >= length && (!sentence || hit->value == KJR_FURNITURE_DISCLAIMER);
        strong |= sure && length <= LONGEST_FURNITURE && (at_head || much);
    }
    if ((strong && !numbered) || has_leader(o->view, here) || is_page_number(o->view, here)) return true;
    if (is_tag(o->view, here)) return true;
    return covered * 3 >= length * 2;
}

/* Single marks and letters between lines of furniture (【字号： 大 中 小 】). */
static void join_furniture(kjr_outliner *o, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        bool short_line = kjr_line_length(kjr_line_at(o, i)) <= 2 && o->blocks[i].kind == KJREP_NODE_PARAGRAPH;
        if (short_line && i > 0 && o->blocks[i - 1].kind == KJREP_NODE_BOILERPLATE && !kjr_line_at(o, i - 1)->furniture)
            o->blocks[i].kind = KJREP_NODE_BOILERPLATE;
    }
}

static bool is_appendix(const kjr_view *view, const kjr_line *line)
{
    static const uint16_t *const words[] = {u"附件",     u"附录",     u"附表", u"名词解释",
                                            u"名词注释", u"名词说明", u"附:",  u"附注:"};
    static const uint16_t *const alone[] = {u"注:", u"注释:", u"注释"};
    for (size_t i = 0; i < sizeof alone / sizeof *alone; i++) {
        if (kjr_line_length(line) == kjr_words_length(alone[i]) &&
            kjr_starts_with(view, line->start, line->end, alone[i]))
            return true;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (kjr_starts_with(view, line->start, line->end, words[i])) return kjr_line_length(line) <= 20;
    }
    return false;
}

/* 主办单位:… at the foot of a page */
static bool is_footer(const kjr_outliner *o, uint32_t line)
{
    uint32_t start = kjr_line_at(o, line)->start;
    for (uint32_t i = kjr_hits_from(o->hits, start); i < o->hits->list.count; i++) {
        const kjr_hit *hit = &o->hits->list.items[i];
        if (hit->start > start) return false;
        if (hit->category == KJR_SENSE_FURNITURE && hit->value == KJR_FURNITURE_FOOTER) return true;
    }
    return false;
}

/* 更新日期:2025-01-20, which stands by the furniture of a page. */
static bool is_page_label(const kjr_outliner *o, uint32_t line)
{
    const kjr_line *here = kjr_line_at(o, line);
    uint32_t length;
    const kjr_sense *label =
        kjr_lexicon_match(o->lexicon, o->view, here->start, here->end, KJR_BIT(META_LABEL), &length);
    if (!label || (label->value && label->value != KJREP_META_PAGE_TIME)) return false;
    return here->start + length < here->end && o->view->kind[here->start + length] == KJR_CHAR_COLON;
}

/* The tail begins with the first line of furniture near the end that little text, no appendix and no section follows. */
static void find_tail(kjr_outliner *o)
{
    uint32_t lines = o->view->lines.count, behind = 0, lowest = lines > TAIL_LINES ? lines - TAIL_LINES : 0;
    if (lowest < o->body) lowest = o->body;
    for (uint32_t line = lines; line-- > lowest && behind < TAIL_TEXT;) {
        const kjr_line *here = kjr_line_at(o, line);
        if (o->blocks[line].kind == KJREP_NODE_TABLE) break;
        uint8_t family = o->blocks[line].label.family;
        bool section = is_appendix(o->view, here) || (family && family <= KJR_LABEL_HAN_PAREN);
        bool furniture = kjr_is_furniture(o, line) || is_footer(o, line);
        if (section && !furniture) break;
        behind += kjr_line_length(here);
        if (furniture && !is_page_number(o->view, here)) o->tail = line;
    }
    while (o->tail < lines && o->tail > o->body && is_page_label(o, o->tail - 1))
        o->tail--;
    for (uint32_t line = o->tail; line < lines; line++)
        o->blocks[line].kind = KJREP_NODE_BOILERPLATE;
}

/* ---- Tables of contents */

static bool is_contents(const kjr_view *view, const kjr_line *line)
{
    uint32_t end = kjr_trim_marks(view, line->start, line->end);
    static const uint16_t *const words[] = {u"目录", u"目次"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (end - line->start == 2 && kjr_starts_with(view, line->start, end, words[i])) return true;
    }
    return false;
}

/* The list goes on until its first entry comes back as a heading. */
static uint32_t contents_end(const kjr_outliner *o, uint32_t first)
{
    uint32_t lines = o->view->lines.count, limit = lines - first > CONTENTS_LINES ? first + CONTENTS_LINES : lines;
    const kjr_line *entry = kjr_line_at(o, first);
    uint32_t end = entry->end;
    while (end > entry->start &&
           !((KJR_KIND(HAN) | KJR_KIND(QUOTE_CLOSE) | KJR_KIND(CLOSE)) >> o->view->kind[end - 1] & 1u))
        end--; /* page number and leader */
    for (uint32_t line = first + 1; line < limit; line++) {
        const kjr_line *here = kjr_line_at(o, line);
        if (kjr_line_length(here) >= 2 * TEXT_LENGTH) break;
        if (end - entry->start <= kjr_line_length(here) &&
            kjr_same_words(o->view, entry->start, end, here->start, here->start + (end - entry->start)))
            return line;
    }
    return first;
}

static void mark_contents(kjr_outliner *o)
{
    uint32_t lines = o->view->lines.count;
    for (uint32_t line = 0; line + 1 < lines && line < CONTENTS_LINES; line++) {
        if (!is_contents(o->view, kjr_line_at(o, line))) continue;
        uint32_t end = contents_end(o, line + 1);
        memset(&o->blocks[line].label, 0, sizeof o->blocks[line].label);
        for (; line < end; line++)
            o->blocks[line].kind = KJREP_NODE_BOILERPLATE;
        if (o->body < end) o->body = end;
        return;
    }
}

bool kjr_mark_furniture(kjr_outliner *o)
{
    find_tail(o);
    mark_contents(o);
    for (uint32_t line = o->body; line < o->tail; line++) {
        if (o->blocks[line].kind == KJREP_NODE_PARAGRAPH && kjr_is_furniture(o, line))
            o->blocks[line].kind = KJREP_NODE_BOILERPLATE;
    }
    join_furniture(o, 0, o->tail);
    return kjr_mark_signatures(o);
}

/* ---- Appendices: headings without a number that end the body */

bool kjr_is_appendix(const kjr_outliner *o, uint32_t line)
{
    return is_appendix(o->view, kjr_line_at(o, line));
}
