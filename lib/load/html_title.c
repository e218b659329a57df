/* Which lines say the title: those that say what <title> says, the site's name behind that left out, or else <h1>. */
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

/* The words of <title>, which is the first line if there is one. */
static bool has_title(const kjr_html_page *page)
{
    return page->lines.count > 0 && kjr_html_is(page, page->lines.items[0].element, KJR_HTML_TITLE);
}

/* The last heading that says it, or else the last line. */
static bool mark_said_title(kjr_html_page *page)
{
    uint32_t found = NONE, count = 0;
    bool heading = false;
    words title = line_words(page, 0);
    for (uint32_t i = 1; i < page->lines.count && i < LOOKED_AT; i++) {
        if (heading && !heading_level(page, i)) continue;
        uint32_t lines = lines_of_title(page, title, i);
        if (!lines) continue;
        heading = heading_level(page, i) > 0;
        found = i;
        count = lines;
    }
    if (found != NONE) mark(page, found, count);
    return found != NONE;
}

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

void kjr_html_mark_title(kjr_html_page *page)
{
    if (!has_title(page) || !mark_said_title(page)) mark_first_heading(page);
}
