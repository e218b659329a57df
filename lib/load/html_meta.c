/* What <meta> in the head tells of the text: the national rules for government sites have ArticleTitle, PubDate and
 * ContentSource on every page, others follow the Open Graph or their own CMS. */
#include <string.h>

#include "load/html_reader.h"

static const struct {
    const char *name; /* in small letters */
    uint8_t field;
} metas[] = {
    {"articletitle", KJREP_META_TITLE},
    {"og:title", KJREP_META_TITLE},
    {"dc.title", KJREP_META_TITLE},
    {"pubdate", KJREP_META_PAGE_TIME},
    {"publishdate", KJREP_META_PAGE_TIME},
    {"firstpublishedtime", KJREP_META_PAGE_TIME},
    {"article:published_time", KJREP_META_PAGE_TIME},
    {"dc.date", KJREP_META_PAGE_TIME},
    {"contentsource", KJREP_META_ISSUER},
    {"dc.publisher", KJREP_META_ISSUER},
};

static bool is_name(const char *name, const char *small)
{
    for (; *small; name++, small++) {
        char c = *name >= 'A' && *name <= 'Z' ? (char)(*name - 'A' + 'a') : *name;
        if (c != *small) return false;
    }
    return !*name;
}

uint8_t kjr_html_field_of(const char *name)
{
    for (size_t i = 0; i < sizeof metas / sizeof *metas; i++) {
        if (is_name(name, metas[i].name)) return metas[i].field;
    }
    return 0;
}
