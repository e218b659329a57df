/* libxml2 reads an attribute a character at a time, and pages that a word processor made are for the most part styles.
 * Those that say nothing of what is shown are taken out before it reads the page. */
#include "load/html_styles.h"

#include <stdbool.h>
#include <string.h>

#include "load/raw_bytes.h"

/* Does a style tell whether text or numbers are shown? What has marks of tags in it is left alone, too. */
static bool matters(const char *at, const char *end)
{
    for (; at < end; at++) {
        switch (kjr_lower(*at)) {
        case '<':
        case '>': return true;
        case 'd':
            if (kjr_says(at, end, "display")) return true;
            break;
        case 'v':
            if (kjr_says(at, end, "visibility")) return true;
            break;
        case 'm':
            if (kjr_says(at, end, "mso-hide")) return true;
            break;
        case 'l':
            if (kjr_says(at, end, "list-style")) return true;
            break;
        default: break;
        }
    }
    return false;
}

/* Behind the style that begins at `at`, a blank in a tag; NULL when there is none, or when it matters. */
static const char *skip_style(const char *at, const char *end)
{
    static const char name[] = "style";
    while (at < end && kjr_is_space(*at))
        at++;
    if (!kjr_says(at, end, name)) return NULL;
    at += sizeof name - 1;
    while (at < end && (kjr_is_space(*at) || *at == '='))
        at++;
    if (at == end || (*at != '"' && *at != '\'')) return NULL;
    const char *value = at + 1, *close = memchr(value, *at, (size_t)(end - value));
    if (!close || close + 1 == end || matters(value, close)) return NULL;
    return kjr_is_space(close[1]) || close[1] == '>' || close[1] == '/' ? close + 1 : NULL;
}

size_t kjr_html_drop_styles(char *text, size_t len)
{
    const char *at = text, *end = text + len;
    char *out = text, quote = 0;
    bool in_tag = false;
    while (at < end) {
        if (!in_tag) { /* up to the next tag as it is */
            const char *tag = memchr(at, '<', (size_t)(end - at));
            size_t size = (size_t)((tag ? tag + 1 : end) - at);
            memmove(out, at, size);
            out += size;
            at += size;
            in_tag = tag && at < end && kjr_is_letter(*at);
            continue;
        }
        if (!quote && kjr_is_space(*at)) { /* all blanks at once: they may be many */
            const char *behind = skip_style(at, end);
            if (behind) at = behind;
            else
                while (at < end && kjr_is_space(*at))
                    *out++ = *at++;
            continue;
        }
        if (quote ? *at == quote : *at == '"' || *at == '\'') quote = quote ? 0 : *at;
        if (!quote && *at == '>') in_tag = false;
        *out++ = *at++;
    }
    return (size_t)(out - text);
}
