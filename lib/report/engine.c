#include "base/error.h"
#include "report/model.h"

kjrep_status kjrep_engine_new(kjrep_engine **out, const kjrep_options *options, kjrep_error *error)
{
    if (!out) return kjr_fail(error, KJREP_E_ARG, "out is NULL");
    *out = NULL;
    struct kjrep_options settings = kjr_settings(options);
    kjrep_engine *engine = kjr_calloc(&settings.allocator, 1, sizeof *engine);
    if (!engine) return kjr_fail_memory(error);
    atomic_init(&engine->holders, 1);
    engine->allocator = settings.allocator;
    engine->lexicon = &kjr_standard_lexicon;
    *out = engine;
    return kjr_succeed(error);
}

kjrep_engine *kjrep_engine_retain(kjrep_engine *engine)
{
    if (engine) atomic_fetch_add_explicit(&engine->holders, 1, memory_order_relaxed);
    return engine;
}

void kjrep_engine_free(kjrep_engine *engine)
{
    if (!engine || atomic_fetch_sub_explicit(&engine->holders, 1, memory_order_acq_rel) > 1) return;
    kjrep_allocator allocator = engine->allocator;
    kjr_free(&allocator, engine);
}
