/* Patterns in a build without PCRE2: there are none. */
#include "base/error.h"
#include "base/pattern.h"

kjrep_status kjr_pattern_new(kjr_pattern **out, const char *text, size_t text_len, const kjrep_allocator *allocator,
                             kjrep_error *error)
{
    (void)text;
    (void)text_len;
    (void)allocator;
    *out = NULL;
    return kjr_fail(error, KJREP_E_UNSUPPORTED, "this build has no patterns");
}

void kjr_pattern_free(kjr_pattern *pattern)
{
    (void)pattern;
}

kjrep_status kjr_matcher_new(kjr_matcher **out, uint32_t steps, const kjrep_allocator *allocator, kjrep_error *error)
{
    (void)steps;
    (void)allocator;
    *out = NULL;
    return kjr_fail(error, KJREP_E_UNSUPPORTED, "this build has no patterns");
}

void kjr_matcher_free(kjr_matcher *matcher)
{
    (void)matcher;
}

kjrep_status kjr_pattern_find(const kjr_pattern *pattern, kjr_matcher *matcher, const char *text, size_t text_len,
                              bool *found, kjrep_error *error)
{
    (void)pattern;
    (void)matcher;
    (void)text;
    (void)text_len;
    *found = false;
    return kjr_fail(error, KJREP_E_UNSUPPORTED, "this build has no patterns");
}
