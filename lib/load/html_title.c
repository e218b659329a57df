/* Which lines say the title: those that say what <title> or <meta> tell, without the name of the site around it, or
 * else <h1>, or what its class says is a title. */
#include "load/html_page.h"

#include <string.h>

#define NONE UINT32_MAX

enum { SHORTEST = 12, LOOKED_AT = 400, MOST_LINES = 4 };

/* Words of a title, read without their blanks. */
typedef struct words {
    const char *at, *end;
} words;

static words line_words(const kjr_html_page *page, uint32_t line)
{
    const kjr_html_line *here = &page->lines.items[line];
    return (words){page->text.items + here->start, page->text.items + here->end};
}

static void skip_blanks(words *w)
{
    while (w->at < w->end) {
        size_t left = (size_t)(w->end - w->at);
        if (*w->at == ' ') w->at++;
        else if (left >= 2 && memcmp(w->at, "\xC2\xA0", 2) == 0) w->at += 2;
        else if (left >= 3 && memcmp(w->at, "\xE3\x80\x80", 3) == 0) w->at += 3;
        else break;
    }
}

/* Take what `line` says off the head of `title`; false when that says something else. */
static bool take_words(words *title, words line)
{
    for (;;) {
        skip_blanks(title);
        skip_blanks(&line);
        if (line.at == line.end) return true;
        if (title->at == title->end || *title->at != *line.at) return false;
        title->at++;
        line.at++;
    }
}

/* Does the title end here, or the name of the site begin? */
static bool is_end(words rest)
{
    static const char *const marks[] = {"_", "|", "-", "\xE2\x80\x94", "\xE2\x80\x93", "\xEF\xBC\x8D", "\xEF\xBD\x9C"};
    if (rest.at == rest.end) return true;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t len = strlen(marks[i]);
        if ((size_t)(rest.end - rest.at) >= len && memcmp(rest.at, marks[i], len) == 0) return true;
    }
    return false;
}

/* How many lines from `line` on say the title; 0 when they do not. */
static uint32_t lines_of_title(const kjr_html_page *page, words title, uint32_t line)
{
    const char *start = title.at;
    for (uint32_t n = 0; n < MOST_LINES && line + n < page->lines.count; n++) {
        if (!take_words(&title, line_words(page, line + n))) return 0;
        if (title.at - start >= SHORTEST && is_end(title)) return n + 1;
    }
    return 0;
}

static void mark(kjr_html_page *page, uint32_t line, uint32_t count)
{
    for (uint32_t i = line; i < line + count; i++) {
        page->lines.items[i].marks |= KJR_HTML_IS_TITLE;
        page->lines.items[i].joined = i + 1 < line + count;
    }
}

static uint8_t heading_level(const kjr_html_page *page, uint32_t line)
{
    return kjr_html_heading_level(page->elements.items[page->lines.items[line].element].name);
}

/* ---- What the page says its title is */

typedef uint32_t says_title(const kjr_html_page *page, words title, uint32_t line);

/* The last heading that says it, or else the last line. */
static bool mark_said_title(kjr_html_page *page, words title, says_title *says)
{
    uint32_t found = NONE, count = 0;
    bool heading = false;
    for (uint32_t i = 0; i < page->lines.count && i < LOOKED_AT; i++) {
        if (page->lines.items[i].field || (heading && !heading_level(page, i))) continue;
        uint32_t lines = says(page, title, i);
        if (!lines) continue;
        heading = heading_level(page, i) > 0;
        found = i;
        count = lines;
    }
    if (found != NONE) mark(page, found, count);
    return found != NONE;
}

/* Does the line say the end of the title, before which the site's name stands? */
static uint32_t says_end(const kjr_html_page *page, words title, uint32_t line)
{
    words said = line_words(page, line);
    size_t length = (size_t)(said.end - said.at);
    if (page->lines.items[line].link > 0 || length < SHORTEST || length >= (size_t)(title.end - title.at)) return 0;
    const char *start = title.end - length;
    bool apart = start[-1] == ' ' || start[-1] == '_' || start[-1] == '-' || start[-1] == '|' || start[-1] == '>';
    return apart && memcmp(start, said.at, length) == 0;
}

static bool mark_told_title(kjr_html_page *page)
{
    static says_title *const ways[] = {lines_of_title, says_end};
    for (size_t way = 0; way < sizeof ways / sizeof *ways; way++) {
        for (uint32_t i = 0; i < page->lines.count && page->lines.items[i].field; i++) {
            if (page->lines.items[i].field == KJREP_META_TITLE && mark_said_title(page, line_words(page, i), ways[way]))
                return true;
        }
    }
    return false;
}

/* ---- What looks like a title */

static bool mark_first_heading(kjr_html_page *page)
{
    for (uint32_t i = 0; i < page->lines.count; i++) {
        if (heading_level(page, i) != 1) continue;
        uint32_t count = 1, element = page->lines.items[i].element;
        while (i + count < page->lines.count && page->lines.items[i + count].element == element)
            count++;
        mark(page, i, count);
        return true;
    }
    return false;
}

/* The first line that its class says is a title; lists of links have titles, too. */
static bool mark_named_title(kjr_html_page *page)
{
    for (uint32_t i = 0; i < page->lines.count; i++) {
        const kjr_html_line *line = &page->lines.items[i];
        const kjr_html_element *element = &page->elements.items[line->element];
        bool alone = element->end_line - element->first_line == 1;
        if (!alone || line->link || line->end - line->start < SHORTEST) continue;
        if (!(element->marks & KJR_HTML_IS_TITLE) || element->marks & KJR_HTML_IS_FURNITURE) continue;
        mark(page, i, 1);
        return true;
    }
    return false;
}

/* ---- All */

/* Of the lines that tell the title, the first is kept, without the name of the site. */
static void keep_told_title(kjr_html_page *page)
{
    for (uint32_t i = 0; i < page->lines.count && page->lines.items[i].field; i++) {
        kjr_html_line *line = &page->lines.items[i];
        if (line->field != KJREP_META_TITLE) continue;
        words rest = line_words(page, i);
        rest.at += 1;
        while (rest.at < rest.end && !is_end(rest))
            rest.at++;
        if ((size_t)(rest.at - page->text.items) - line->start >= SHORTEST)
            line->end = (uint32_t)(rest.at - page->text.items);
        while (line->end > line->start + 1 && page->text.items[line->end - 1] == ' ')
            line->end--;
        line->marks |= KJR_HTML_IS_TITLE;
        return;
    }
}

void kjr_html_mark_title(kjr_html_page *page)
{
    if (!mark_told_title(page) && !mark_first_heading(page) && !mark_named_title(page)) keep_told_title(page);
}
