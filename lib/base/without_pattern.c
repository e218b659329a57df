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

kjrep_status kjr_pattern_find(const kjr_pattern *pattern, const char *text, size_t text_len, bool *found,
                              kjrep_error *error)
{
    (void)pattern;
    (void)text;
    (void)text_len;
    *found = false;
    return kjr_fail(error, KJREP_E_UNSUPPORTED, "this build has no patterns");
}
