#include "extract/facts.h"

#include "base/error.h"

kjrep_status kjr_facts_make(kjr_facts *facts, const kjr_view *view, const kjr_lexicon *lexicon, const kjr_hits *hits,
                            const kjr_outline *outline, kjr_arena *arena, const struct kjrep_options *settings,
                            kjrep_error *error)
{
    (void)facts, (void)view, (void)lexicon, (void)hits, (void)outline, (void)arena, (void)settings, (void)error;
    return KJREP_OK;
}

void kjr_facts_end(kjr_facts *facts, const kjrep_allocator *allocator)
{
    kjr_free(allocator, facts->metrics.items);
    kjr_free(allocator, facts->times.items);
    kjr_free(allocator, facts->entities.items);
    *facts = (kjr_facts){0};
}
