/* indicators: metrics get an identifier by what they measure, of whom, in which section, in which unit. */
#include <string.h>

#include "base/error.h"
#include "pack/pack_reader.h"

enum { MOST_INDICATORS = 1000 };

static bool is_indicator_id(const char *id)
{
    enum { LONGEST = 60 };
    size_t len = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_");
    return !id[len] && len && len <= LONGEST && (id[0] < '0' || id[0] > '9');
}

/* The number of an indicator, which is a new one where none has that id. */
static kjrep_status number_of(const kjr_pack_reader *r, const kjr_yaml *id, uint16_t *number)
{
    kjr_added_words *words = &r->engine->words;
    if (!is_indicator_id(id->text))
        return kjr_pack_refuse(r, id, "the id of an indicator is small letters, digits and _, as patents_filed");
    *number = kjr_lexicon_find_indicator(&r->engine->own_lexicon, id->text);
    if (*number) return KJREP_OK;
    if (words->indicators.count == MOST_INDICATORS) return kjr_pack_refuse(r, id, "more than 1000 indicators");
    const char **place = KJR_PUSH(r->allocator, &words->indicators);
    if (!place) return kjr_fail_memory(r->error);
    *place = id->text;
    *number = (uint16_t)(kjr_lexicon_indicators() + words->indicators.count - 1);
    return KJREP_OK;
}

static kjrep_status read_indicator(const kjr_pack_reader *r, const kjr_yaml *map)
{
    static const char *const known[] = {"id", "subject", "owner", "section", "unit", NULL};
    static const char *const parts[KJR_PATTERN_PARTS] = {"subject", "owner", "section"};
    kjr_indicator_pattern made = {.unit = NULL};
    const kjr_yaml *id;
    bool any = false;
    kjrep_status rc = kjr_pack_expect_map(r, map, known);
    if (rc < 0 || (rc = kjr_pack_need_text(r, map, "id", &id)) < 0) return rc;
    if ((rc = number_of(r, id, &made.indicator)) < 0) return rc;
    for (int i = 0; i < KJR_PATTERN_PARTS && rc >= 0; i++) {
        const kjr_yaml *pattern = kjr_pack_find(map, parts[i]);
        if (!pattern) continue;
        any = true;
        rc = kjr_pack_pattern(r, pattern, &made.patterns[i]);
    }
    const kjr_yaml *unit = kjr_pack_find(map, "unit");
    if (rc >= 0 && unit) rc = kjr_pack_expect_text(r, unit);
    if (rc < 0) return rc;
    if (!any) return kjr_pack_refuse(r, map, "expected a pattern for subject, owner or section");
    if (unit) made.unit = unit->text;
    kjr_indicator_pattern *place = KJR_PUSH(r->allocator, &r->engine->indicators.list);
    if (!place) return kjr_fail_memory(r->error);
    *place = made;
    return KJREP_OK;
}

kjrep_status kjr_pack_read_indicators(const kjr_pack_reader *r, const kjr_yaml *part)
{
    kjrep_status rc = kjr_pack_expect_list(r, part);
    for (const kjr_yaml *each = part->first; each && rc >= 0; each = each->next)
        rc = read_indicator(r, each);
    return rc;
}
