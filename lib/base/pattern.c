#include "base/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/error.h"

enum { DEPTH_LIMIT = 10000, HEAP_LIMIT_KIB = 32768, MESSAGE_BYTES = 160 };

struct kjr_pattern {
    kjrep_allocator allocator;
    pcre2_general_context *general;
    pcre2_code *code;
};

struct kjr_matcher {
    kjrep_allocator allocator;
    pcre2_general_context *general;
    pcre2_match_context *limits;
    pcre2_match_data *data;
};

static void *take(size_t size, void *allocator)
{
    return kjr_malloc(allocator, size);
}

static void give_back(void *taken, void *allocator)
{
    kjr_free(allocator, taken);
}

static kjrep_status refuse(int code, kjrep_status otherwise, const char *what, kjrep_error *error)
{
    enum { OUT_OF_MEMORY = 121 }; /* as compiling says it */
    char reason[MESSAGE_BYTES] = "";
    if (code == PCRE2_ERROR_NOMEMORY || code == OUT_OF_MEMORY) return kjr_fail_memory(error);
    pcre2_get_error_message(code, (PCRE2_UCHAR *)reason, sizeof reason);
    return kjr_fail(error, otherwise, "%s: %s", what, reason);
}

/* ---- Patterns */

void kjr_pattern_free(kjr_pattern *pattern)
{
    if (!pattern) return;
    kjrep_allocator allocator = pattern->allocator;
    pcre2_code_free(pattern->code);
    pcre2_general_context_free(pattern->general);
    kjr_free(&allocator, pattern);
}

kjrep_status kjr_pattern_new(kjr_pattern **out, const char *text, size_t text_len, const kjrep_allocator *allocator,
                             kjrep_error *error)
{
    const uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C;
    pcre2_compile_context *compile = NULL;
    kjrep_status rc = KJREP_OK;
    int code = 0;
    PCRE2_SIZE at = 0;
    kjr_pattern *pattern = kjr_calloc(allocator, 1, sizeof *pattern);
    *out = NULL;
    if (!pattern) return kjr_fail_memory(error);
    pattern->allocator = *allocator;
    pattern->general = pcre2_general_context_create(take, give_back, &pattern->allocator);
    if (pattern->general) compile = pcre2_compile_context_create(pattern->general);
    if (!compile) {
        rc = kjr_fail_memory(error);
        goto done;
    }
    pattern->code = pcre2_compile((PCRE2_SPTR)text, text_len, options, &code, &at, compile);
    if (!pattern->code) {
        rc = refuse(code, KJREP_E_SYNTAX, "the pattern", error);
        if (rc == KJREP_E_SYNTAX) kjr_fail_at(error, rc, at, 1, 0);
        goto done;
    }
    *out = pattern;
    pattern = NULL;
done:
    pcre2_compile_context_free(compile);
    kjr_pattern_free(pattern);
    return rc;
}

/* ---- Matching */

void kjr_matcher_free(kjr_matcher *matcher)
{
    if (!matcher) return;
    kjrep_allocator allocator = matcher->allocator;
    pcre2_match_data_free(matcher->data);
    pcre2_match_context_free(matcher->limits);
    pcre2_general_context_free(matcher->general);
    kjr_free(&allocator, matcher);
}

kjrep_status kjr_matcher_new(kjr_matcher **out, uint32_t steps, const kjrep_allocator *allocator, kjrep_error *error)
{
    kjr_matcher *matcher = kjr_calloc(allocator, 1, sizeof *matcher);
    *out = NULL;
    if (!matcher) return kjr_fail_memory(error);
    matcher->allocator = *allocator;
    matcher->general = pcre2_general_context_create(take, give_back, &matcher->allocator);
    if (matcher->general) matcher->limits = pcre2_match_context_create(matcher->general);
    if (matcher->limits) matcher->data = pcre2_match_data_create(1, matcher->general);
    if (!matcher->data) {
        kjr_matcher_free(matcher);
        return kjr_fail_memory(error);
    }
    pcre2_set_match_limit(matcher->limits, steps);
    pcre2_set_depth_limit(matcher->limits, DEPTH_LIMIT);
    pcre2_set_heap_limit(matcher->limits, HEAP_LIMIT_KIB);
    *out = matcher;
    return KJREP_OK;
}

kjrep_status kjr_pattern_find(const kjr_pattern *pattern, kjr_matcher *matcher, const char *text, size_t text_len,
                              bool *found, kjrep_error *error)
{
    int rc =
        pcre2_match(pattern->code, (PCRE2_SPTR)text, text_len, 0, PCRE2_NO_UTF_CHECK, matcher->data, matcher->limits);
    *found = rc >= 0;
    if (rc >= 0 || rc == PCRE2_ERROR_NOMATCH) return KJREP_OK;
    return refuse(rc, KJREP_E_LIMIT, "matching the pattern", error);
}
