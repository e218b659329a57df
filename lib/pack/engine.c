#include <string.h>

#include "base/error.h"
#include "kjrep/engine.h"
#include "pack/pack_reader.h"

static void destroy(kjrep_engine *engine)
{
    kjrep_allocator allocator = engine->allocator;
    kjr_added_rules *rules = engine->rules;
    if (rules) {
        kjr_free(&allocator, rules->list.items);
        kjr_free(&allocator, rules->suppressions.items);
    }
    for (uint32_t i = 0; i < engine->patterns.count; i++)
        kjr_pattern_free(engine->patterns.items[i]);
    kjr_free(&allocator, engine->patterns.items);
    kjr_free(&allocator, engine->indicators.list.items);
    kjr_free(&allocator, engine->words.units.items);
    kjr_free(&allocator, engine->words.indicators.items);
    kjr_arena_end(&engine->arena);
    kjr_free(&allocator, engine);
}

#if defined(KJREP_WITH_PACKS)

/* Room for what packs say of the rules. */
static bool make_rules(kjrep_engine *engine)
{
    size_t settings = kjr_rule_count() * sizeof *engine->rules->settings;
    kjr_added_rules *rules = kjr_arena_alloc(&engine->arena, sizeof *rules);
    if (!rules) return false;
    *rules = (kjr_added_rules){.settings = kjr_arena_alloc(&engine->arena, settings)};
    if (!rules->settings) return false;
    memset(rules->settings, 0, settings);
    for (int i = 0; i < KJR_PARAMETERS; i++)
        rules->parameters[i] = kjr_parameters[i].standard;
    engine->rules = rules;
    return true;
}

static kjrep_status read_packs(kjrep_engine *engine, const struct kjrep_options *settings, kjrep_error *error)
{
    kjr_pack_reader reader = {.engine = engine,
                              .arena = &engine->arena,
                              .allocator = &engine->allocator,
                              .error = error,
                              .options = settings};
    kjrep_status rc = make_rules(engine) ? KJREP_OK : kjr_fail_memory(error);
    engine->own_lexicon.added = &engine->words;
    engine->lexicon = &engine->own_lexicon;
    for (uint32_t i = 0; rc >= 0 && i < settings->added.count; i++) {
        const kjr_added_text *added = &settings->added.items[i];
        if (added->option != KJREP_OPT_RULES) continue;
        reader.name = kjr_arena_text(&engine->arena, added->name, strlen(added->name));
        rc = reader.name ? kjr_pack_read(&reader, added->text, added->text_len) : kjr_fail_memory(error);
    }
    return rc >= 0 ? kjr_pack_make_terms(&reader) : rc;
}

#else

static kjrep_status read_packs(kjrep_engine *engine, const struct kjrep_options *settings, kjrep_error *error)
{
    (void)engine;
    (void)settings;
    return kjr_fail(error, KJREP_E_UNSUPPORTED, "this build has no rule packs");
}

#endif

static bool has_packs(const struct kjrep_options *settings)
{
    for (uint32_t i = 0; i < settings->added.count; i++)
        if (settings->added.items[i].option == KJREP_OPT_RULES) return true;
    return false;
}

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
    kjr_arena_start(&engine->arena, &engine->allocator);
    kjrep_status rc = has_packs(&settings) ? read_packs(engine, &settings, error) : KJREP_OK;
    if (rc < 0) {
        destroy(engine);
        return rc;
    }
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
    if (engine && atomic_fetch_sub_explicit(&engine->holders, 1, memory_order_acq_rel) == 1) destroy(engine);
}
