/* libxml2 reads an attribute, a comment and a script a character at a time, and pages that a word processor made are for
 * the most part styles. What says nothing of the text is taken out before it reads the page. */
#include "load/html_excess.h"

#include "load/raw_bytes.h"
#include "load/sieve.h"

/* Elements whose content is no text. */
static const char *const kinds[] = {"script", "style"};
static const char *const closers[] = {"</script", "</style"};

enum { KINDS = sizeof kinds / sizeof *kinds };

typedef struct reader {
    kjr_sieve sieve;
    const char *end;
    bool unclosed[KINDS], comment_unclosed; /* what is sought to the end of the page is sought once */
} reader;

/* ---- Styles of elements */

/* Does a style tell whether text, its lines or numbers are shown? What has marks of tags in it is left alone, too. */
static bool matters(const char *at, const char *end)
{
    static const char *const names[] = {"display", "visibility", "mso-hide", "list-style", "white-space"};
    if (memchr(at, '<', (size_t)(end - at)) || memchr(at, '>', (size_t)(end - at))) return true;
    for (const char *next; at < end; at = next + 1) {
        while (at < end && kjr_is_space(*at))
            at++;
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            if (kjr_says(at, end, names[i])) return true;
        next = memchr(at, ';', (size_t)(end - at));
        if (!next) break;
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

/* ---- Scripts and comments */

static const char *find(const char *at, const char *end, const char *words)
{
    for (; at < end && (at = memchr(at, *words, (size_t)(end - at))) != NULL; at++)
        if (kjr_says(at, end, words)) return at;
    return NULL;
}

/* Behind what an element that is no text has in it, when `behind` is behind its tag; `behind` for others. */
static const char *drop_content(reader *r, const char *tag, const char *behind)
{
    if (behind[-1] != '>' || behind[-2] == '/') return behind;
    for (int i = 0; i < KINDS; i++) {
        const char *name_end = tag + 1 + strlen(kinds[i]);
        if (r->unclosed[i] || !kjr_says(tag + 1, behind, kinds[i]) || kjr_is_letter(*name_end)) continue;
        const char *close = find(behind, r->end, closers[i]);
        r->unclosed[i] = !close;
        if (!close) return behind;
        kjr_sieve_drop(&r->sieve, behind, close);
        return close;
    }
    return behind;
}

static const char *drop_comment(reader *r, const char *at)
{
    enum { MARK = sizeof "<!--" - 1 };
    const char *close = r->comment_unclosed ? NULL : find(at + MARK, r->end, "--");
    while (close && close + 2 < r->end && close[2] != '>' && close[2] != '!')
        close = find(close + 1, r->end, "--");
    if (!close || close + 2 >= r->end) {
        r->comment_unclosed = true;
        return at + MARK;
    }
    if (close[2] == '!') return close + 3; /* programs differ about "--!>" */
    kjr_sieve_drop(&r->sieve, at, close + 3);
    return close + 3;
}

/* <![if !supportLists]>, <![endif]>: what Word asks of browsers. libxml2 takes it for text. */
static const char *drop_question(reader *r, const char *at)
{
    const char *close = memchr(at, '>', (size_t)(r->end - at));
    if (!close) return r->end;
    kjr_sieve_drop(&r->sieve, at, close + 1);
    return close + 1;
}

/* ---- All */

static const char *pass_tag(reader *r, const char *tag)
{
    const char *at = tag + 1, *end = r->end;
    while (at < end && *at != '>') {
        if (kjr_is_space(*at)) { /* all blanks at once: they may be many */
            const char *behind = skip_style(at, end);
            if (behind) kjr_sieve_drop(&r->sieve, at, behind), at = behind;
            else
                while (at < end && kjr_is_space(*at))
                    at++;
        } else if (*at == '"' || *at == '\'') {
            const char *close = memchr(at + 1, *at, (size_t)(end - at - 1));
            at = close ? close + 1 : end;
        } else {
            at++;
        }
    }
    return at < end ? drop_content(r, tag, at + 1) : end;
}

size_t kjr_html_drop_excess(char *text, size_t len)
{
    reader r = {.sieve = {text, text}, .end = text + len};
    for (const char *at = text; at < r.end && (at = memchr(at, '<', (size_t)(r.end - at))) != NULL;) {
        if (at + 1 < r.end && kjr_is_letter(at[1])) at = pass_tag(&r, at);
        else if (kjr_says(at, r.end, "<!--")) at = drop_comment(&r, at);
        else at = kjr_says(at, r.end, "<![if") || kjr_says(at, r.end, "<![endif") ? drop_question(&r, at) : at + 1;
    }
    kjr_sieve_drop(&r.sieve, r.end, r.end);
    return (size_t)(r.sieve.out - text);
}
