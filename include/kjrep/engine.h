/** @file engine.h
 *  @brief The compiled lexicon and rules, shared by every report.
 */
#ifndef KJREP_ENGINE_H
#define KJREP_ENGINE_H

#include "options.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @defgroup engine Engine
 *  Make one engine for a program and read any number of reports with it. Accessors answer 0 or NULL for a NULL engine.
 *  Threads: immutable once made, safe to share; the count of its holders is atomic.
 *  @{ */

/** Lexicon, rules and patterns, compiled. */
typedef struct kjrep_engine kjrep_engine;

/** Make an engine.
 *  @param out      receives the handle, free it with kjrep_engine_free(); NULL on failure.
 *  @param options  NULL for the defaults; the allocator is kept, and what ::KJREP_OPT_RULES holds is read.
 *  @param error    may be NULL.
 *  @return ::KJREP_OK; ::KJREP_E_ARG; ::KJREP_E_NOMEM; for rule packs ::KJREP_E_SYNTAX with line and column of what cannot
 *          be read, ::KJREP_E_LIMIT, and ::KJREP_E_UNSUPPORTED in builds without ::KJREP_PART_PACKS.
 *  Cost: under 2 ms without packs, linear in their size with them. */
KJREP_API kjrep_status kjrep_engine_new(kjrep_engine **out, const kjrep_options *options, kjrep_error *error);

/** Add a holder; returns `engine`. NULL is fine. */
KJREP_API kjrep_engine *kjrep_engine_retain(kjrep_engine *engine);

/** Take a holder away; the last one frees. Reports made with the engine are holders of their own. NULL is fine. */
KJREP_API void kjrep_engine_free(kjrep_engine *engine);

/** Number of rules that the engine knows. */
KJREP_API uint32_t kjrep_engine_rule_count(const kjrep_engine *engine);

/** Id ("KJ-S001") of rule `index`, from 0; NULL past the end. Borrowed. */
KJREP_API const char *kjrep_engine_rule_id(const kjrep_engine *engine, uint32_t index);

/** Name ("heading-sequence") of rule `index`, from 0; NULL past the end. Borrowed. */
KJREP_API const char *kjrep_engine_rule_name(const kjrep_engine *engine, uint32_t index);

/** What rule `index` asserts, in a KJREP_LANGUAGE_ language; NULL past the end. Borrowed. */
KJREP_API const char *kjrep_engine_rule_asserts(const kjrep_engine *engine, uint32_t index, int32_t language);

/** What rule `index` cannot know, in a KJREP_LANGUAGE_ language; NULL past the end. Borrowed. */
KJREP_API const char *kjrep_engine_rule_limits(const kjrep_engine *engine, uint32_t index, int32_t language);

/** The standard or practice that rule `index` stands on; NULL past the end. Borrowed. */
KJREP_API const char *kjrep_engine_rule_source(const kjrep_engine *engine, uint32_t index);

/** Level (a KJREP_LEVEL_ value) of rule `index`; 0 past the end. */
KJREP_API int32_t kjrep_engine_rule_level(const kjrep_engine *engine, uint32_t index);

/** @} */

#ifdef __cplusplus
}
#endif
#endif
