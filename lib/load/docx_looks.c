/* The larger part of a DOCX file is fonts and sizes of runs, and numbers of the sessions that they were edited in, which
 * cost libxml2 more than the text does. They are taken out before it reads the part. */
#include "load/docx_looks.h"

#include "load/raw_bytes.h"
#include "load/sieve.h"

static bool is_at(const char *at, const char *end, const char *words)
{
    return kjr_begins_with(at, (size_t)(end - at), words, strlen(words));
}

static const char *next_tag(const char *at, const char *end)
{
    return at < end ? memchr(at, '<', (size_t)(end - at)) : NULL;
}

/* Of the properties of a run: hidden words, marks of changes, properties before a change. Lines are counted in messages. */
static bool matters(const char *tag, const char *next)
{
    static const char *const names[] = {"<w:vanish", "<w:ins ", "<w:del", "<w:move", "<w:rPr", "<w:latentStyles", "<!"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is_at(tag, next, names[i])) return true;
    return memchr(tag, '\n', (size_t)(next - tag)) != NULL;
}

/* Behind the element that begins at `at`; NULL when it is not `start` … `close`, or when something in it matters. */
static const char *skip_element(const char *at, const char *end, const char *start, const char *close)
{
    if (!is_at(at, end, start)) return NULL;
    for (const char *tag = at + 1, *next; (next = next_tag(tag, end)) != NULL; tag = next + 1) {
        if (tag > at + 1 && matters(tag - 1, next)) return NULL;
        if (is_at(next, end, close)) return next + strlen(close);
    }
    return NULL;
}

/* Behind the attributes at `at` that tell of sessions, as word processors write them: name="value". */
static const char *skip_sessions(const char *at, const char *end)
{
    while (is_at(at, end, " w:rsid") || is_at(at, end, " w14:paraId=") || is_at(at, end, " w14:textId=")) {
        const char *value = memchr(at, '=', (size_t)(end - at));
        if (!value || !is_at(value, end, "=\"")) break;
        value += sizeof "=\"" - 1;
        const char *close = memchr(value, '"', (size_t)(end - value));
        if (!close) break;
        at = close + 1;
    }
    return at;
}

size_t kjr_docx_drop_looks(char *xml, size_t len)
{
    kjr_sieve s = {xml, xml};
    const char *end = xml + len;
    for (const char *at = xml, *behind; (at = next_tag(at, end)) != NULL;) {
        if (is_at(at, end, "<!")) break; /* what looks like a tag behind here may be none */
        behind = skip_element(at, end, "<w:rPr>", "</w:rPr>");
        if (!behind) behind = skip_element(at, end, "<w:latentStyles ", "</w:latentStyles>");
        if (behind) kjr_sieve_drop(&s, at, behind);
        bool has_sessions = !behind && (is_at(at, end, "<w:p ") || is_at(at, end, "<w:r "));
        if (has_sessions) {
            at += sizeof "<w:p" - 1;
            behind = skip_sessions(at, end);
            if (behind > at) kjr_sieve_drop(&s, at, behind);
        }
        at = behind ? behind : at + 1;
    }
    kjr_sieve_drop(&s, end, end);
    return (size_t)(s.out - xml);
}
