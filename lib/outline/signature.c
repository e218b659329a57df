/* Signatures: the offices that sign and their day, at the end of the body or before what is attached. What stands behind the
 * last one is the colophon: (联系人:…) 抄送:… 办公室2024年1月15日印发. */
#include "outline/header.h"

enum { MOST_NAMES = 3 };

bool kjr_names_office(const kjr_view *view, uint32_t start, uint32_t end)
{
    enum { SHORTEST = 3, LONGEST = 30 };
    const uint32_t allowed = KJR_KIND(HAN) | KJR_KIND(NUMERAL_HAN) | KJR_KIND(SPACE) | KJR_KIND(PAUSE);
    static const uint16_t *const longer[] = {u"中心", u"公司", u"集团", u"街道", u"支队", u"学校"};
    if (end - start < SHORTEST || end - start > LONGEST) return false;
    if (kjr_find_kind(view, start, end, ~allowed) < end || kjr_ends_with(view, start, end, u"大会")) return false;
    for (size_t i = 0; i < sizeof longer / sizeof *longer; i++) {
        if (kjr_ends_with(view, start, end, longer[i])) return true;
    }
    return kjr_is_one_of(view->code[end - 1], u"府局厅部委会室院处科办社队站所署司行馆组");
}

static bool is_name_line(const kjr_outliner *o, uint32_t line)
{
    enum { LONGEST = 30 };
    const kjr_line *here = kjr_line_at(o, line);
    uint32_t allowed = KJR_KIND(HAN) | KJR_KIND(NUMERAL_HAN) | KJR_KIND(SPACE) | KJR_KIND(OPEN) | KJR_KIND(CLOSE);
    return o->blocks[line].kind == KJREP_NODE_PARAGRAPH && !o->blocks[line].label.family &&
           kjr_line_length(here) >= 2 && kjr_line_length(here) <= LONGEST &&
           kjr_find_kind(o->view, here->start, here->end, ~allowed) == here->end;
}

static bool is_office_line(const kjr_outliner *o, uint32_t line)
{
    return is_name_line(o, line) && kjr_names_office(o->view, kjr_line_at(o, line)->start, kjr_line_at(o, line)->end);
}

/* Names before line `end`: they stand behind text, or are all offices behind something shorter (a list of attachments). */
static uint32_t count_names(const kjr_outliner *o, uint32_t end)
{
    uint32_t names = 0, offices = 0;
    while (end - names > o->body + 1 && names < MOST_NAMES && is_name_line(o, end - names - 1))
        names++;
    while (offices < names && is_office_line(o, end - offices - 1))
        offices++;
    return o->blocks[end - names - 1].text ? names : offices;
}

/* (此件公开发布) 抄送:… …2024年1月15日印发 */
static bool is_colophon(const kjr_outliner *o, uint32_t line)
{
    static const uint16_t *const labels[] = {u"抄送:", u"抄报:", u"报送:", u"分送:", u"主题词:", u"联系人:"};
    const kjr_line *here = kjr_line_at(o, line);
    uint32_t start = here->start + (o->view->kind[here->start] == KJR_CHAR_OPEN);
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (kjr_starts_with(o->view, start, here->end, labels[i])) return true;
    }
    if (start > here->start && kjr_starts_with(o->view, start, here->end, u"此件")) return true;
    uint32_t day, length, printed = kjr_find_words(o->view, start, here->end, u"日印发");
    return printed < here->end && kjr_find_date(o->view, start, here->end, &day, &length) &&
           day + length == printed + 1;
}

/* A day alone on its line, or in brackets. */
static uint32_t day_of_line(const kjr_outliner *o, uint32_t line, uint32_t *at, uint32_t *length)
{
    enum { LONGEST = 20 };
    const kjr_line *here = kjr_line_at(o, line);
    *at = here->start + (o->view->kind[here->start] == KJR_CHAR_OPEN);
    if (here->end - here->start > LONGEST) return 0;
    uint32_t date = kjr_read_date(o->view, *at, here->end, length);
    return date && here->end - *at - *length <= 1 ? date : 0;
}

/* Names and a day once more right before or behind: rows of a table. */
static bool is_in_table(const kjr_outliner *o, uint32_t names, uint32_t day)
{
    uint32_t at, length, behind = day + 1;
    if (day - names > 0 && day_of_line(o, day - names - 1, &at, &length)) return true;
    while (behind < o->tail && behind - day <= MOST_NAMES && is_name_line(o, behind))
        behind++;
    return behind > day + 1 && behind < o->tail && day_of_line(o, behind, &at, &length);
}

/* `names` lines before line `day` and the day itself. false when out of memory. */
static bool mark(kjr_outliner *o, uint32_t names, uint32_t day, uint32_t at, uint32_t length, uint32_t date)
{
    const kjr_line *first = kjr_line_at(o, day - names);
    for (uint32_t i = day - names; i <= day; i++)
        o->blocks[i].kind = KJREP_NODE_SIGNATURE;
    if (names && o->view->kind[first->start] != KJR_CHAR_OPEN)
        kjr_set_field(o, KJREP_META_ISSUER, first->start, kjr_line_at(o, day - 1)->end);
    return kjr_set_day(o, KJREP_META_DATE_ISSUED, at, at + length, date, -1);
}

/* The signature that ends before line `line`, if there is one. false when out of memory. */
static bool mark_last(kjr_outliner *o, uint32_t line)
{
    uint32_t at, length;
    while (line > o->body && (o->blocks[line - 1].kind == KJREP_NODE_BOILERPLATE || o->blocks[line - 1].note))
        line--;
    if (line <= o->body + 1 || o->blocks[line - 1].kind != KJREP_NODE_PARAGRAPH) return true;
    uint32_t date = day_of_line(o, line - 1, &at, &length);
    if (date) {
        uint32_t names = count_names(o, line - 1);
        const kjr_line *above = kjr_line_at(o, line - 2);
        bool cell = !names && kjr_is_figure(o->view, above->start, above->end);
        return cell || is_in_table(o, names, line - 1) || mark(o, names, line - 1, at, length, date);
    }
    if (count_names(o, line) == 1 && is_office_line(o, line - 1)) o->blocks[line - 1].kind = KJREP_NODE_SIGNATURE;
    return true;
}

/* Signatures inside the body, before what is attached: offices and a day behind text. false when out of memory. */
static bool mark_inner(kjr_outliner *o, uint32_t end)
{
    for (uint32_t line = o->body + 2, at, length; line < end; line++) {
        if (!is_office_line(o, line - 1) || o->blocks[line].kind != KJREP_NODE_PARAGRAPH) continue;
        uint32_t date = day_of_line(o, line, &at, &length), names = date ? count_names(o, line) : 0;
        if (!names || is_in_table(o, names, line)) continue;
        if (!mark(o, names, line, at, length, date)) return false;
        if (line + 1 < end && is_colophon(o, line + 1)) o->blocks[line + 1].kind = KJREP_NODE_META;
    }
    return true;
}

/* The lines of the colophon become header fields, each with one that it may go on in; returns the first of them. */
static uint32_t mark_colophon(kjr_outliner *o)
{
    uint32_t first = o->tail;
    for (uint32_t line = o->tail; line-- > o->body && first - line <= 2;) {
        if (is_colophon(o, line)) first = line;
    }
    for (uint32_t line = first; line < o->tail; line++) {
        if (o->blocks[line].kind == KJREP_NODE_PARAGRAPH) o->blocks[line].kind = KJREP_NODE_META;
    }
    return first;
}

bool kjr_mark_signatures(kjr_outliner *o)
{
    uint32_t end = mark_colophon(o);
    return mark_inner(o, end) && mark_last(o, end);
}
