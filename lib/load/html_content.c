/* Which lines are the text and which are furniture of the page: menus, breadcrumbs, buttons, lists of links, footers.
 * The way to the text leads from the document into whatever holds most of the words that are no links, as long as one
 * element does. What stands beside that way must read as text to be kept; what stands at its end is kept unless it is a
 * list of links or is named as furniture. */
#include "load/html_page.h"

#include <string.h>

#include "load/raw_bytes.h"

/* Sums over the lines before each: of words outside links, of words in links, of lines that read as text. Bytes. */
typedef struct sums {
    uint32_t plain, link, prose;
} sums;

typedef struct finder {
    kjr_html_page *page;
    sums *before;        /* one a line, and one behind the last */
    uint32_t way_end;    /* the element at the end of the way */
    uint32_t zone_start; /* the first line of what may head the text */
} finder;

/* ---- Lines */

/* Running text is long and has commas or full stops. */
static bool is_prose(const kjr_html_page *page, const kjr_html_line *line)
{
    enum { LONG = 90 };
    const char *start = page->text.items + line->start;
    size_t len = line->end - line->start;
    if (len < LONG || line->link * 3 > len) return false;
    return kjr_bytes_hold(start, len, "\xE3\x80\x82") || kjr_bytes_hold(start, len, "\xEF\xBC\x8C") ||
           kjr_bytes_hold(start, len, "\xEF\xBC\x9B");
}

static bool make_sums(finder *f)
{
    const kjr_html_page *page = f->page;
    f->before = kjr_calloc(page->allocator, (size_t)page->lines.count + 1, sizeof *f->before);
    if (!f->before) return false;
    for (uint32_t i = 0; i < page->lines.count; i++) {
        const kjr_html_line *line = &page->lines.items[i];
        sums sum = f->before[i];
        uint32_t length = line->field ? 0 : line->end - line->start;
        sum.plain += length ? length - line->link : 0;
        sum.link += line->link;
        sum.prose += is_prose(page, line) ? length : 0;
        f->before[i + 1] = sum;
    }
    return true;
}

static sums sum_of(const finder *f, uint32_t element)
{
    const kjr_html_element *here = &f->page->elements.items[element];
    sums from = f->before[here->first_line], to = f->before[here->end_line];
    return (sums){to.plain - from.plain, to.link - from.link, to.prose - from.prose};
}

static void mark_lines(finder *f, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        f->page->lines.items[i].marks |= KJR_HTML_IS_FURNITURE;
}

/* ---- The way to the text */

/* Text stands in it, not elements that hold text. */
static bool is_paragraph(const kjr_html_page *page, uint32_t element)
{
    static const char *const names[] = {"p", "li", "dd", "dt", "pre", "blockquote"};
    const kjr_html_element *here = &page->elements.items[element];
    if (here->marks & KJR_HTML_IS_DATA || kjr_html_heading_level(here->name)) return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(kjr_html_name_text(here->name), names[i]) == 0) return true;
    }
    return false;
}

/* The child that holds at least two thirds of the words; the element itself when none does. */
static uint32_t main_child(const finder *f, uint32_t element)
{
    const kjr_html_page *page = f->page;
    uint32_t all = sum_of(f, element).plain;
    for (uint32_t i = element + 1; i < page->elements.items[element].end; i = page->elements.items[i].end) {
        if (sum_of(f, i).plain >= all - all / 3 && all > 0) return is_paragraph(page, i) ? element : i;
    }
    return element;
}

static uint32_t find_way_end(const finder *f)
{
    uint32_t element = 0, next;
    while ((next = main_child(f, element)) != element)
        element = next;
    return element;
}

/* Does the element, or one that holds it, bear the name of furniture? */
static bool is_named(const finder *f, uint32_t element)
{
    const kjr_html_element *elements = f->page->elements.items;
    while (element > 0 && !(elements[element].marks & KJR_HTML_IS_FURNITURE))
        element = elements[element].parent;
    return element > 0;
}

/* The text may be headed by what stands beside the end of the way, by the lines right above it as long as they are no
 * links, and from its title on. */
static uint32_t find_zone(const finder *f)
{
    enum { MOST_LINES = 6 };
    const kjr_html_page *page = f->page;
    const kjr_html_element *end = &page->elements.items[f->way_end];
    uint32_t start = page->elements.items[end->parent].first_line, above = end->first_line;
    while (above > 0 && end->first_line - above < MOST_LINES && !page->lines.items[above - 1].link &&
           !is_named(f, page->lines.items[above - 1].element))
        above--;
    if (above < start) start = above;
    for (uint32_t i = 0; i < end->first_line && i < start; i++) {
        if (page->lines.items[i].marks & KJR_HTML_IS_TITLE) return i;
    }
    return start;
}

/* ---- Beside the way */

static bool begins_appendix(const kjr_html_page *page, uint32_t line)
{
    const kjr_html_line *here = &page->lines.items[line];
    return here->end - here->start >= 3 && memcmp(page->text.items + here->start, "\xE9\x99\x84", 3) == 0; /* 附 */
}

static bool has_links(const sums *s)
{
    return s->link * 2 >= s->plain;
}

/* A line that stands before the text: its title, what is between that and the text, a list of fields. */
static bool heads_text(const finder *f, uint32_t line)
{
    const kjr_html_line *here = &f->page->lines.items[line];
    const kjr_html_element *elements = f->page->elements.items;
    if (here->marks & KJR_HTML_IS_TITLE) return true;
    if (here->link * 2 >= here->end - here->start) return false;
    if (line >= f->zone_start) return true;
    for (uint32_t i = here->element; i > 0; i = elements[i].parent) {
        if (kjr_html_is(f->page, i, KJR_HTML_TABLE)) return elements[i].marks & KJR_HTML_IS_FIELDS;
    }
    return false;
}

static void mark_before(finder *f, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        if (!heads_text(f, i)) mark_lines(f, i, i + 1);
    }
}

/* An element beside the way; false when it is text, to be looked into. */
static bool take_beside(finder *f, uint32_t element)
{
    const kjr_html_page *page = f->page;
    const kjr_html_element *here = &page->elements.items[element], *end = &page->elements.items[f->way_end];
    sums s = sum_of(f, element);
    bool links = has_links(&s);
    if (s.prose > s.link) return false;
    if (here->first_line < end->first_line) {
        mark_before(f, here->first_line, here->end_line);
        return true;
    }
    bool kept = !links && (here->parent == end->parent || here->marks & KJR_HTML_IS_DATA);
    if (!kept && here->first_line < here->end_line && !begins_appendix(page, here->first_line))
        mark_lines(f, here->first_line, here->end_line);
    return true;
}

/* ---- In the text */

static bool is_named_furniture(const finder *f, uint32_t element)
{
    if (!(f->page->elements.items[element].marks & KJR_HTML_IS_FURNITURE)) return false;
    return sum_of(f, element).prose * 4 <= f->before[f->page->lines.count].prose;
}

static bool is_link_list(const finder *f, uint32_t element)
{
    enum { FEWEST = 3 };
    const kjr_html_element *here = &f->page->elements.items[element];
    sums s = sum_of(f, element);
    return here->end_line - here->first_line >= FEWEST && s.link >= 2 * s.plain && s.prose == 0;
}

/* 工作报告.pdf: a link to a file, alone in its line. */
static bool is_download(const kjr_html_page *page, uint32_t line)
{
    enum { LONGEST = 4 };
    const kjr_html_line *here = &page->lines.items[line];
    const char *text = page->text.items;
    uint32_t at = here->end;
    if (here->link != here->end - here->start) return false;
    while (at > here->start && here->end - at < LONGEST && kjr_is_letter(text[at - 1]))
        at--;
    return here->end - at > 2 && at > here->start && text[at - 1] == '.';
}

/* ---- All */

/* Lines that stand in the elements of the way themselves. */
static void mark_loose_lines(finder *f)
{
    const kjr_html_page *page = f->page;
    const kjr_html_element *end = &page->elements.items[f->way_end];
    for (uint32_t i = 0; i < page->lines.count; i++) {
        const kjr_html_line *line = &page->lines.items[i];
        bool on_way = line->element < f->way_end && page->elements.items[line->element].end >= end->end;
        if (!on_way || line->field || is_prose(page, line)) continue;
        if (i < end->first_line) mark_before(f, i, i + 1);
        else if (line->element != end->parent && !begins_appendix(page, i)) mark_lines(f, i, i + 1);
    }
}

bool kjr_html_mark_content(kjr_html_page *page)
{
    finder f = {.page = page};
    if (!make_sums(&f)) return false;
    f.way_end = find_way_end(&f);
    f.zone_start = find_zone(&f);
    const kjr_html_element *elements = page->elements.items;
    for (uint32_t i = 1; i < page->elements.count;) {
        bool on_way = i <= f.way_end && elements[i].end >= elements[f.way_end].end;
        bool beside =
            !on_way && elements[i].parent < f.way_end && elements[elements[i].parent].end >= elements[f.way_end].end;
        bool furniture = !on_way && (is_named_furniture(&f, i) || is_link_list(&f, i));
        if (furniture) mark_lines(&f, elements[i].first_line, elements[i].end_line);
        bool done = furniture || (beside && take_beside(&f, i));
        i = done ? elements[i].end : i + 1;
    }
    mark_loose_lines(&f);
    for (uint32_t i = 0; i < page->lines.count; i++)
        if (is_download(page, i)) mark_lines(&f, i, i + 1);
    kjr_free(page->allocator, f.before);
    return true;
}
