#include "load/html_sniff.h"

#include <string.h>

#include "load/html_names.h"
#include "load/raw_bytes.h"

enum { LOOKED_AT = 4096, NEAR_START = 1024 };

/* Name of the element whose tag begins at `at`; 0 when none of HTML does. */
static kjr_html_name tag_name(const char *at, const char *end)
{
    enum { LONGEST = 12 };
    char name[LONGEST + 1];
    size_t length = 0;
    for (; at < end && length < LONGEST && (kjr_is_letter(*at) || (*at >= '1' && *at <= '6')); at++)
        name[length++] = kjr_lower(*at);
    name[length] = 0;
    return at < end && (kjr_is_space(*at) || *at == '>' || *at == '/') ? kjr_html_name_of(name) : 0;
}

/* Behind the comments and blanks at `at`. */
static const char *skip_comments(const char *at, const char *end)
{
    for (;;) {
        while (at < end && kjr_is_space(*at))
            at++;
        if (!kjr_says(at, end, "<!--")) return at;
        while (at < end && !kjr_says(at, end, "-->"))
            at++;
        at = at < end ? at + 3 : end;
    }
}

/* <!doctype html>, <html>, <head>: what nothing but a page says. */
static bool begins_page(const char *at, const char *end)
{
    static const char *const words[] = {"<!doctype html", "<html", "<meta"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *behind = at + strlen(words[i]);
        if (kjr_says(at, end, words[i]) && behind < end && (kjr_is_space(*behind) || *behind == '>')) return true;
    }
    return kjr_says(at, end, "<head>") || kjr_says(at, end, "<body>");
}

bool kjr_html_is_html(const char *text, size_t len)
{
    const char *end = text + (len < LOOKED_AT ? len : LOOKED_AT), *near = text + (len < NEAR_START ? len : NEAR_START);
    if (kjr_begins_with(text, len, "\xEF\xBB\xBF", 3)) text += 3;
    text = skip_comments(text, end);
    for (const char *at = text; at < near; at++) {
        if (*at == '<' && begins_page(at, end)) return true;
    }
    if (text + 1 >= end || *text != '<' || !tag_name(text + 1, end)) return false;
    for (const char *at = text + 1; at + 2 < end; at++) { /* a piece of a page has more than one tag */
        if (*at == '<' && tag_name(at + 1 + (at[1] == '/'), end)) return true;
    }
    return false;
}

/* ---- What a page says of its charset */

/* The name behind `label` and "=" in a tag that ends at `end`. */
static kjr_charset stated_charset(const char *at, const char *end, const char *label)
{
    enum { LONGEST = 20 };
    char name[LONGEST + 1];
    size_t length = 0;
    while (at < end && !kjr_says(at, end, label))
        at++;
    at += strlen(label);
    while (at < end && (kjr_is_space(*at) || *at == '=' || *at == '"' || *at == '\''))
        at++;
    while (at < end && length < LONGEST && !kjr_is_space(*at) && *at != '"' && *at != '\'' && *at != ';' && *at != '/')
        name[length++] = *at++;
    name[length] = 0;
    return kjr_charset_of_name(name);
}

kjr_charset kjr_html_charset(const char *text, size_t len)
{
    const char *end = text + (len < LOOKED_AT ? len : LOOKED_AT);
    for (const char *at = text; at < end; at++) {
        bool meta = *at == '<' && kjr_says(at, end, "<meta"), xml = *at == '<' && kjr_says(at, end, "<?xml");
        const char *tag_end = meta || xml ? memchr(at, '>', (size_t)(end - at)) : NULL;
        if (!tag_end) continue;
        kjr_charset charset = stated_charset(at, tag_end, meta ? "charset" : "encoding");
        if (charset) return charset;
    }
    return KJR_CHARSET_UNKNOWN;
}
