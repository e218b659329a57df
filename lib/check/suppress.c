#include "check/suppress.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "load/file.h"

enum { FINGERPRINT_DIGITS = 16 };

/* A line of suppressions without blanks at its ends. */
typedef struct entry {
    const char *text;
    size_t len;
    uint32_t line;
} entry;

typedef struct fingerprint {
    char digits[FINGERPRINT_DIGITS];
} fingerprint;

typedef struct reader {
    kjr_checker *checker;
    const char *name;
    KJR_VECTOR(fingerprint) fingerprints;
} reader;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* ---- By fingerprint */

static bool is_fingerprint(const char *text, size_t len)
{
    if (len < FINGERPRINT_DIGITS) return false;
    for (size_t i = 0; i < FINGERPRINT_DIGITS; i++)
        if (!strchr("0123456789abcdef", text[i])) return false;
    return len == FINGERPRINT_DIGITS || is_blank(text[FINGERPRINT_DIGITS]) || text[FINGERPRINT_DIGITS] == '"';
}

static bool add_fingerprint(reader *r, const char *text)
{
    fingerprint *added = KJR_PUSH(r->checker->allocator, &r->fingerprints);
    if (added) memcpy(added->digits, text, FINGERPRINT_DIGITS);
    return added;
}

static int compare(const void *a, const void *b)
{
    return memcmp(a, b, FINGERPRINT_DIGITS);
}

static void mark_fingerprints(reader *r)
{
    kjrep_findings *findings = r->checker->findings;
    if (!r->fingerprints.count) return;
    qsort(r->fingerprints.items, r->fingerprints.count, sizeof *r->fingerprints.items, compare);
    for (uint32_t i = 0; i < findings->list.count; i++) {
        kjr_finding *finding = &findings->list.items[i];
        finding->suppressed |= bsearch(finding->fingerprint, r->fingerprints.items, r->fingerprints.count,
                                       sizeof *r->fingerprints.items, compare) != NULL;
    }
}

/* ---- By rule and place */

/* Is `id` the rule, or of the family that "KJ-W*" names? */
static bool is_meant(const char *id, const char *rule, size_t len)
{
    if (len && rule[len - 1] == '*') return strncmp(id, rule, len - 1) == 0;
    return strlen(id) == len && memcmp(id, rule, len) == 0;
}

/* Do the words stand in the text so that they and the finding share a character? */
static bool stands_at(const kjr_checker *c, const kjr_view *words, kjr_span place)
{
    kjr_words found = kjr_words_of(c, place);
    if (words->count == 0 || found.end == found.start) return false;
    uint32_t length = words->lines.count ? words->lines.items[0].end : 0;
    uint32_t start = found.start >= length ? found.start - length + 1 : 0;
    for (uint32_t at = start; at < found.end; at++)
        if (kjr_view_is(c->view, at, c->view->count, words->code, length)) return true;
    return false;
}

static bool is_on_line(const kjr_checker *c, uint64_t line, kjr_span place)
{
    uint32_t number = 0;
    kjrep_text_locate(c->report, place.start, NULL, &number, NULL);
    return number == line;
}

static kjrep_status mark_places(reader *r, const entry *line, size_t rule_len)
{
    kjr_checker *c = r->checker;
    size_t at = rule_len;
    uint64_t number = 0;
    kjr_view words = {0};
    while (at < line->len && is_blank(line->text[at]))
        at++;
    bool everywhere = at == line->len, by_line = !everywhere && line->text[at] == ':';
    for (size_t i = at + 1; by_line && i < line->len; i++)
        number = number * 10 + (uint64_t)(line->text[i] - '0');
    kjrep_status rc = kjr_view_make(&words, line->text + at, line->len - at, c->allocator, c->error);
    for (uint32_t i = 0; rc >= 0 && i < c->findings->list.count; i++) {
        kjr_finding *finding = &c->findings->list.items[i];
        if (!is_meant(finding->rule->id, line->text, rule_len)) continue;
        finding->suppressed |=
            everywhere || (by_line ? is_on_line(c, number, finding->place) : stands_at(c, &words, finding->place));
    }
    kjr_view_end(&words, c->allocator);
    return rc;
}

/* ---- Lines */

/* The fingerprint in a line that kjrep-validate printed as JSON; NULL when there is none. */
static const char *find_in_json(const char *line, size_t len)
{
    static const char key[] = "\"fingerprint\":\"";
    enum { KEY = sizeof key - 1 };
    for (size_t at = 0; at + KEY < len; at++) {
        if (memcmp(line + at, key, KEY) != 0) continue;
        return is_fingerprint(line + at + KEY, len - at - KEY) ? line + at + KEY : NULL;
    }
    return NULL;
}

static size_t word_end(const char *line, size_t len)
{
    size_t end = 0;
    while (end < len && !is_blank(line[end]))
        end++;
    return end;
}

const char *kjr_suppression_fault(const char *line, size_t len, size_t *at)
{
    enum { MOST_DIGITS = 9 };
    *at = 0;
    if (!len || line[0] == '#') return NULL;
    if (line[0] == '{') return find_in_json(line, len) ? NULL : "no fingerprint in this line of JSON";
    if (is_fingerprint(line, len)) return NULL;
    size_t end = word_end(line, len);
    if (!memchr(line, '-', end)) return "begins with neither a rule nor a fingerprint";
    while (end < len && is_blank(line[end]))
        end++;
    if (end == len || line[end] != ':') return NULL;
    *at = end;
    size_t digits = strspn(line + end + 1, "0123456789");
    bool good = end + 1 + digits == len && digits >= 1 && digits <= MOST_DIGITS;
    return good ? NULL : "expected the number of a line behind the colon";
}

static kjrep_status read_line(reader *r, const entry *line)
{
    kjr_checker *c = r->checker;
    size_t at;
    const char *fault = kjr_suppression_fault(line->text, line->len, &at), *digits = line->text;
    if (fault) {
        kjr_fail(c->error, KJREP_E_SYNTAX, "%s:%u: %s", r->name, (unsigned)line->line, fault);
        return kjr_fail_at(c->error, KJREP_E_SYNTAX, UINT64_MAX, line->line, (uint32_t)at + 1);
    }
    if (!line->len || line->text[0] == '#') return KJREP_OK;
    if (line->text[0] == '{') digits = find_in_json(line->text, line->len);
    else if (!is_fingerprint(line->text, line->len)) return mark_places(r, line, word_end(line->text, line->len));
    return add_fingerprint(r, digits) ? KJREP_OK : kjr_fail_memory(c->error);
}

kjrep_status kjr_suppress(kjr_checker *c, const char *name, const char *text, size_t text_len)
{
    reader r = {.checker = c, .name = name};
    kjrep_status rc = KJREP_OK;
    const char *end = text + text_len;
    for (uint32_t number = 1; rc >= 0 && text < end; number++) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        entry line = {text, (size_t)((stop ? stop : end) - text), number};
        text = stop ? stop + 1 : end;
        if (number == 1 && line.len >= 3 && memcmp(line.text, "\xEF\xBB\xBF", 3) == 0) line.text += 3, line.len -= 3;
        while (line.len && is_blank(*line.text))
            line.text++, line.len--;
        while (line.len && is_blank(line.text[line.len - 1]))
            line.len--;
        rc = read_line(&r, &line);
    }
    if (rc >= 0) mark_fingerprints(&r);
    kjr_free(c->allocator, r.fingerprints.items);
    return rc;
}

static kjrep_status suppress_beside(kjr_checker *c, const char *ending, const struct kjrep_options *settings)
{
    const char *report = c->report->name;
    size_t len = strlen(report), ending_len = strlen(ending);
    kjr_bytes bytes = {0};
    kjrep_status rc = KJREP_OK;
    char *path = kjr_malloc(c->allocator, len + ending_len + 1);
    if (!path) return kjr_fail_memory(c->error);
    memcpy(path, report, len);
    memcpy(path + len, ending, ending_len + 1);
    if (kjr_file_exists(path, c->allocator)) rc = kjr_read_file(&bytes, path, settings, c->error);
    if (rc >= 0 && bytes.count) rc = kjr_suppress(c, path, bytes.items, bytes.count);
    kjr_free(c->allocator, bytes.items);
    kjr_free(c->allocator, path);
    return rc;
}

kjrep_status kjr_suppress_findings(kjr_checker *c, const struct kjrep_options *settings)
{
    const char *ending = kjr_setting_text(settings, KJREP_OPT_SIDECAR);
    const kjr_added_rules *rules = c->report->engine->rules;
    kjrep_status rc = ending ? suppress_beside(c, ending, settings) : KJREP_OK;
    for (uint32_t i = 0; rc >= 0 && rules && i < rules->suppressions.count; i++)
        rc = kjr_suppress(c, "suppress", rules->suppressions.items[i], strlen(rules->suppressions.items[i]));
    for (uint32_t i = 0; rc >= 0 && i < settings->added.count; i++) {
        const kjr_added_text *added = &settings->added.items[i];
        if (added->option == KJREP_OPT_SUPPRESSIONS) rc = kjr_suppress(c, added->name, added->text, added->text_len);
    }
    return rc;
}
