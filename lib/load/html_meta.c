/* What <meta> in the head tells of the text: the national rules for government sites have ArticleTitle, PubDate and
 * ContentSource on every page, others follow the Open Graph or their own CMS. */
#include "kjrep/source.h"
#include "load/html_reader.h"

static const struct {
    const char *name; /* in small letters */
    uint8_t field, property;
} metas[] = {
    {"articletitle", KJREP_META_TITLE, KJREP_PROPERTY_TITLE},
    {"og:title", KJREP_META_TITLE, KJREP_PROPERTY_TITLE},
    {"dc.title", KJREP_META_TITLE, KJREP_PROPERTY_TITLE},
    {"pubdate", KJREP_META_PAGE_TIME, KJREP_PROPERTY_CREATED},
    {"publishdate", KJREP_META_PAGE_TIME, KJREP_PROPERTY_CREATED},
    {"firstpublishedtime", KJREP_META_PAGE_TIME, KJREP_PROPERTY_CREATED},
    {"article:published_time", KJREP_META_PAGE_TIME, KJREP_PROPERTY_CREATED},
    {"dc.date", KJREP_META_PAGE_TIME, KJREP_PROPERTY_CREATED},
    {"article:modified_time", 0, KJREP_PROPERTY_MODIFIED},
    {"lastmodified", 0, KJREP_PROPERTY_MODIFIED},
    {"author", 0, KJREP_PROPERTY_AUTHOR},
    {"dc.creator", 0, KJREP_PROPERTY_AUTHOR},
    {"article:author", 0, KJREP_PROPERTY_AUTHOR},
    {"contentsource", KJREP_META_ISSUER, KJREP_PROPERTY_PUBLISHER},
    {"dc.publisher", KJREP_META_ISSUER, KJREP_PROPERTY_PUBLISHER},
};

static bool is_name(const char *name, const char *small)
{
    for (; *small; name++, small++) {
        char c = *name >= 'A' && *name <= 'Z' ? (char)(*name - 'A' + 'a') : *name;
        if (c != *small) return false;
    }
    return !*name;
}

kjr_html_meta kjr_html_meta_of(const char *name)
{
    for (size_t i = 0; i < sizeof metas / sizeof *metas; i++) {
        if (is_name(name, metas[i].name)) return (kjr_html_meta){metas[i].field, metas[i].property};
    }
    return (kjr_html_meta){0};
}
