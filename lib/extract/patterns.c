#include "extract/patterns.h"

#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "text/fold.h"

enum { MOST_MATCH_STEPS = 20000, MOST_WORDS = 400 };

/* ---- Folded words as UTF-8 */

typedef KJR_VECTOR(char) utf8;

static bool put_code(utf8 *text, const kjrep_allocator *allocator, uint32_t code)
{
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    if (!KJR_RESERVE(allocator, text, 4)) return false;
    unsigned char *at = (unsigned char *)text->items + text->count;
    uint32_t size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (uint32_t i = size; i-- > 1; code >>= 6)
        at[i] = (unsigned char)(0x80 | (code & 0x3F));
    at[0] = (unsigned char)(leads[size] | code);
    text->count += size;
    return true;
}

static bool put_words(utf8 *text, const kjrep_allocator *allocator, const kjr_view *view, uint32_t start, uint32_t end)
{
    if (end - start > MOST_WORDS) end = start + MOST_WORDS;
    text->count = 0;
    for (uint32_t at = start; at < end; at++) {
        if (view->kind[at] == KJR_CHAR_NEWLINE) continue;
        uint16_t code = view->code[at] == KJR_CODE_ASTRAL ? 0xFFFD : view->code[at];
        if (!put_code(text, allocator, code)) return false;
    }
    return true;
}

/* Only Han characters of a pattern are folded: the others may have a meaning in it. */
static bool fold_pattern(utf8 *text, const kjrep_allocator *allocator, const char *pattern, size_t len)
{
    for (size_t at = 0; at < len;) {
        uint32_t code = 0;
        size_t size = kjr_utf8_decode(pattern + at, len - at, &code);
        uint32_t entry = code < 0x10000 ? kjr_fold_entry((uint16_t)code) : 0;
        uint8_t kind = KJR_FOLD_CLASS(entry);
        if (KJR_FOLD_CODE(entry) && (kind == KJR_CHAR_HAN || kind == KJR_CHAR_NUMERAL_HAN)) code = KJR_FOLD_CODE(entry);
        if (!put_code(text, allocator, code)) return false;
        at += size ? size : 1;
    }
    return true;
}

kjrep_status kjr_folded_pattern_new(kjr_pattern **out, const char *text, size_t text_len,
                                    const kjrep_allocator *allocator, kjrep_error *error)
{
    utf8 folded = {0};
    uint32_t line, column;
    kjrep_error found = {.struct_size = sizeof found};
    *out = NULL;
    kjrep_status rc = fold_pattern(&folded, allocator, text, text_len)
                          ? kjr_pattern_new(out, folded.items ? folded.items : "", folded.count, allocator, &found)
                          : kjr_fail_memory(&found);
    if (rc == KJREP_E_SYNTAX) {
        kjr_utf8_locate(folded.items, (size_t)found.byte, &line, &column);
        kjr_fail_at(&found, rc, found.byte, line, column);
    }
    kjr_free(allocator, folded.items);
    return rc < 0 ? kjr_fail_again(error, &found) : rc;
}

/* ---- Matching */

typedef struct finder {
    const kjr_view *view;
    const kjr_outline *outline;
    const kjrep_allocator *allocator;
    kjr_matcher *matcher;
    utf8 text;
    kjrep_error *error;
    kjrep_status status;
} finder;

static void start(finder *f)
{
    f->status = kjr_matcher_new(&f->matcher, MOST_MATCH_STEPS, f->allocator, f->error);
}

static kjrep_status finish(finder *f)
{
    kjr_matcher_free(f->matcher);
    kjr_free(f->allocator, f->text.items);
    return f->status;
}

static bool finds(finder *f, const kjr_pattern *pattern, uint32_t from, uint32_t to)
{
    bool found = false;
    if (f->status < 0) return false;
    if (!put_words(&f->text, f->allocator, f->view, from, to)) {
        f->status = kjr_fail_memory(f->error);
        return false;
    }
    const char *text = f->text.items ? f->text.items : "";
    kjrep_status rc = kjr_pattern_find(pattern, f->matcher, text, f->text.count, &found, NULL);
    if (rc == KJREP_E_NOMEM) f->status = kjr_fail_memory(f->error);
    return found;
}

kjrep_status kjr_folded_pattern_find(const kjr_pattern *pattern, const kjr_view *view, uint32_t from, uint32_t to,
                                     const kjrep_allocator *allocator, bool *found, kjrep_error *error)
{
    finder f = {.view = view, .allocator = allocator, .error = error};
    start(&f);
    *found = finds(&f, pattern, from, to);
    return finish(&f);
}

/* One of the headings that the node stands under. */
static bool finds_section(finder *f, const kjr_pattern *pattern, uint32_t id)
{
    for (; id && f->status >= 0; id = kjr_outline_node(f->outline, id)->parent) {
        const kjr_node *node = kjr_outline_node(f->outline, id);
        bool titled = node->kind == KJREP_NODE_HEADING || node->kind == KJREP_NODE_POINT;
        if (titled && finds(f, pattern, node->title, node->end)) return true;
    }
    return false;
}

static bool fits(finder *f, const kjr_indicator_pattern *wanted, const kjr_metric *metric)
{
    const kjr_pattern *subject = wanted->patterns[KJR_PATTERN_SUBJECT], *owner = wanted->patterns[KJR_PATTERN_OWNER];
    const kjr_pattern *section = wanted->patterns[KJR_PATTERN_SECTION];
    if (wanted->unit && strcmp(wanted->unit, metric->unit) != 0) return false;
    if (subject && !finds(f, subject, metric->subject.start, metric->subject.end)) return false;
    if (owner && !finds(f, owner, metric->owner.start, metric->owner.end)) return false;
    return !section || finds_section(f, section, metric->node);
}

kjrep_status kjr_name_metrics(const kjr_indicator_patterns *patterns, kjr_facts *facts, const kjr_view *view,
                              const kjr_outline *outline, const kjrep_allocator *allocator, kjrep_error *error)
{
    finder f = {.view = view, .outline = outline, .allocator = allocator, .error = error};
    if (!patterns->list.count) return KJREP_OK;
    start(&f);
    for (uint32_t i = 0; i < facts->metrics.count && f.status >= 0; i++) {
        kjr_metric *metric = &facts->metrics.items[i];
        for (uint32_t p = 0; p < patterns->list.count && f.status >= 0; p++) {
            if (!fits(&f, &patterns->list.items[p], metric)) continue;
            metric->indicator = patterns->list.items[p].indicator;
            break;
        }
    }
    return finish(&f);
}
