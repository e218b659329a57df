#include "extract/extractor.h"
#include "extract/table_parts.h"

kjrep_status kjr_facts_make(kjr_facts *facts, const kjr_view *view, const kjr_lexicon *lexicon, const kjr_hits *hits,
                            const kjr_outline *outline, kjr_arena *arena, const struct kjrep_options *settings,
                            kjrep_error *error)
{
    kjr_extractor x = {.facts = facts,
                       .view = view,
                       .lexicon = lexicon,
                       .hits = hits,
                       .outline = outline,
                       .arena = arena,
                       .allocator = &settings->allocator,
                       .error = error,
                       .max_metrics = (uint32_t)kjr_setting_int(settings, KJREP_OPT_MAX_METRICS)};
    kjrep_status rc = kjr_find_times(&x);
    if (rc == KJREP_OK) rc = kjr_find_metrics(&x);
    if (rc == KJREP_OK) rc = kjr_attach(&x);
    if (rc == KJREP_OK) rc = kjr_find_table_parts(&x);
    if (rc == KJREP_OK) rc = kjr_find_entities(&x);
    return rc;
}

void kjr_facts_end(kjr_facts *facts, const kjrep_allocator *allocator)
{
    kjr_free(allocator, facts->metrics.items);
    kjr_free(allocator, facts->times.items);
    kjr_free(allocator, facts->entities.items);
    *facts = (kjr_facts){0};
}
