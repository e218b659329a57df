#include "report/node_path.h"

#include <string.h>

#include "base/error.h"
#include "report/words.h"

/* ---- Reading */

/* The error, already written, is at this byte of the path. */
static kjrep_status place_error(kjrep_error *error, const char *text, size_t byte)
{
    uint32_t column = 1;
    for (size_t i = 0; i < byte; i++)
        column += (signed char)text[i] > -65; /* not 10xxxxxx */
    return kjr_fail_at(error, KJREP_E_SYNTAX, byte, 1, column);
}

static kjrep_status refuse(kjrep_error *error, const char *what, const char *text, size_t byte)
{
    kjr_fail(error, KJREP_E_SYNTAX, "%s", what);
    return place_error(error, text, byte);
}

/* Number of the role or kind that is called so; 0 for none. */
static int32_t number_of(const char *(*name_of)(int32_t), int32_t most, const char *name, size_t name_len)
{
    for (int32_t number = 1; number <= most; number++) {
        const char *known = name_of(number);
        if (known && strlen(known) == name_len && memcmp(known, name, name_len) == 0) return number;
    }
    return 0;
}

static bool begins_with(const char *text, size_t len, const char *prefix)
{
    return len >= strlen(prefix) && memcmp(text, prefix, strlen(prefix)) == 0;
}

static kjrep_status read_pattern(kjr_node_path *path, kjr_step *step, const char *text, size_t start, size_t end,
                                 const kjrep_allocator *allocator, kjrep_error *error)
{
    enum { MOST_MATCH_STEPS = 1000000 };
    kjrep_error found = {.struct_size = sizeof found};
    if (!path->matcher && kjr_matcher_new(&path->matcher, MOST_MATCH_STEPS, allocator, &found) < 0)
        return kjr_fail_again(error, &found);
    kjrep_status rc = kjr_pattern_new(&step->pattern, text + start, end - start, allocator, &found);
    if (rc == KJREP_OK) return rc;
    if (rc == KJREP_E_SYNTAX) place_error(&found, text, start + (size_t)found.byte);
    return kjr_fail_again(error, &found);
}

/* One step, bytes [start, end) of the path. */
static kjrep_status read_step(kjr_node_path *path, const char *text, size_t start, size_t end, bool deep,
                              const kjrep_allocator *allocator, kjrep_error *error)
{
    static const char role[] = "role:", kind[] = "kind:";
    const char *at = text + start;
    size_t len = end - start;
    if (!len) return refuse(error, "an empty step", text, start);
    if (path->count == KJR_MOST_STEPS) return kjr_fail(error, KJREP_E_LIMIT, "more than %d steps", KJR_MOST_STEPS);
    kjr_step *step = &path->steps[path->count++];
    *step = (kjr_step){.deep = deep};
    if (*at == '~') {
        step->what = KJR_STEP_PATTERN;
        return read_pattern(path, step, text, start + 1, end, allocator, error);
    }
    if (begins_with(at, len, role)) {
        step->what = KJR_STEP_ROLE;
        step->value = number_of(kjrep_node_role_name, KJREP_ROLE_GLOSSARY, at + sizeof role - 1, len + 1 - sizeof role);
        return step->value ? KJREP_OK : refuse(error, "no such role", text, start);
    }
    if (begins_with(at, len, kind)) {
        step->what = KJR_STEP_KIND;
        step->value =
            number_of(kjrep_node_kind_name, KJREP_NODE_BOILERPLATE, at + sizeof kind - 1, len + 1 - sizeof kind);
        return step->value ? KJREP_OK : refuse(error, "no such kind of node", text, start);
    }
    step->what = len == 1 && *at == '*' ? KJR_STEP_ANY : KJR_STEP_NAME;
    step->start = kjr_view_index(&path->view, (uint32_t)start);
    step->end = kjr_view_index(&path->view, (uint32_t)end);
    return KJREP_OK;
}

kjrep_status kjr_node_path_read(kjr_node_path *path, const char *text, size_t text_len,
                                const kjrep_allocator *allocator, kjrep_error *error)
{
    kjrep_status rc = kjr_view_make(&path->view, text, text_len, allocator, error);
    bool at_top = text_len && text[0] == '/' && !(text_len > 1 && text[1] == '/'), deep = !at_top;
    size_t start = 0;
    while (start < text_len && text[start] == '/' && start < 2)
        start++;
    while (rc == KJREP_OK) {
        const char *slash = memchr(text + start, '/', text_len - start);
        size_t end = slash ? (size_t)(slash - text) : text_len;
        rc = read_step(path, text, start, end, deep, allocator, error);
        if (rc != KJREP_OK || end == text_len) break;
        start = end + 1;
        deep = start < text_len && text[start] == '/';
        start += deep;
    }
    return rc;
}

void kjr_node_path_end(kjr_node_path *path, const kjrep_allocator *allocator)
{
    for (uint32_t i = 0; i < path->count; i++)
        kjr_pattern_free(path->steps[i].pattern);
    kjr_matcher_free(path->matcher);
    kjr_view_end(&path->view, allocator);
    path->count = 0;
}

/* ---- Matching */

static uint32_t without_marks(const kjr_view *view, uint32_t start, uint32_t end)
{
    const uint32_t marks = 1u << KJR_CHAR_PAUSE | 1u << KJR_CHAR_DOT | 1u << KJR_CHAR_COMMA | 1u << KJR_CHAR_COLON |
                           1u << KJR_CHAR_SPACE | 1u << KJR_CHAR_SENTENCE_END | 1u << KJR_CHAR_NEWLINE;
    while (end > start && (marks >> view->kind[end - 1] & 1u))
        end--;
    return end;
}

/* The same characters, blanks and closing marks aside. */
static bool is_named(const kjr_view *path, const kjr_step *step, const kjr_view *text, kjr_words words)
{
    uint32_t a = step->start, a_end = without_marks(path, step->start, step->end);
    uint32_t b = words.start, b_end = without_marks(text, words.start, words.end);
    if (a == a_end || b == b_end) return false;
    for (;; a++, b++) {
        while (a < a_end && path->kind[a] == KJR_CHAR_SPACE)
            a++;
        while (b < b_end && text->kind[b] == KJR_CHAR_SPACE)
            b++;
        if (a == a_end || b == b_end) return a == a_end && b == b_end;
        if (path->code[a] != text->code[b]) return false;
    }
}

kjrep_status kjr_step_matches(const kjr_node_path *path, uint32_t step, const kjrep_report *report,
                              const kjr_node *node, bool *matches, kjrep_error *error)
{
    const kjr_step *wanted = &path->steps[step];
    kjr_words title = kjr_node_title_words(node);
    size_t len;
    const char *words;
    *matches = false;
    switch (wanted->what) {
    case KJR_STEP_ANY: *matches = true; return KJREP_OK;
    case KJR_STEP_KIND: *matches = node->kind == wanted->value; return KJREP_OK;
    case KJR_STEP_ROLE: *matches = node->role == wanted->value; return KJREP_OK;
    case KJR_STEP_PATTERN:
        words = kjr_words_text(report, title, &len);
        return words ? kjr_pattern_find(wanted->pattern, path->matcher, words, len, matches, error) : KJREP_OK;
    default:
        *matches = is_named(&path->view, wanted, &report->view, kjr_node_label_words(report, node)) ||
                   is_named(&path->view, wanted, &report->view, title);
        return KJREP_OK;
    }
}
