#include "check/checker.h"
#include "kjrep/engine.h"

/* In the order of the catalogue. */
static const kjr_family *const families[] = {
    &kjr_structure_rules,   &kjr_enumeration_rules, &kjr_arithmetic_rules, &kjr_consistency_rules, &kjr_logic_rules,
    &kjr_time_rules,        &kjr_provenance_rules,  &kjr_element_rules,    &kjr_wording_rules,     &kjr_numeral_rules,
    &kjr_punctuation_rules, &kjr_script_rules,      &kjr_name_rules,
};

enum { FAMILIES = sizeof families / sizeof *families };

const kjr_rule *kjr_rule_at(uint32_t index)
{
    for (uint32_t i = 0; i < FAMILIES; i++) {
        if (index < families[i]->count) return &families[i]->rules[index];
        index -= families[i]->count;
    }
    return NULL;
}

uint32_t kjr_rule_count(void)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < FAMILIES; i++)
        count += families[i]->count;
    return count;
}

const kjr_parameter kjr_parameters[KJR_PARAMETERS] = {
    [KJR_PARAMETER_REWRITTEN_CERTAIN] = {"KJ-W003", "certain", 3, 1, 1000},
    [KJR_PARAMETER_REWRITTEN_COLLOCATIONS] = {"KJ-W003", "collocations", 12, 1, 1000},
    [KJR_PARAMETER_REWRITTEN_HINTS] = {"KJ-W003", "hints", 12, 1, 1000},
    [KJR_PARAMETER_QUOTATION] = {"KJ-U002", "paragraphs", 12, 0, 1000},
    [KJR_PARAMETER_RESIDUE] = {"KJ-C002", "words", 3, 1, 64},
};

/* ---- The rules of an engine: built-in ones, then those of its packs */

uint32_t kjrep_engine_rule_count(const kjrep_engine *engine)
{
    if (!engine) return 0;
    return kjr_rule_count() + (engine->rules ? engine->rules->list.count : 0);
}

const kjr_rule *kjr_engine_rule(const kjrep_engine *engine, uint32_t index)
{
    uint32_t built_in = kjr_rule_count();
    if (index >= kjrep_engine_rule_count(engine)) return NULL;
    return index < built_in ? kjr_rule_at(index) : engine->rules->list.items[index - built_in];
}

static bool is_language(int32_t language)
{
    return language >= KJREP_LANGUAGE_EN && language <= KJREP_LANGUAGE_ZHT;
}

const char *kjrep_engine_rule_id(const kjrep_engine *engine, uint32_t index)
{
    const kjr_rule *rule = kjr_engine_rule(engine, index);
    return rule ? rule->id : NULL;
}

const char *kjrep_engine_rule_name(const kjrep_engine *engine, uint32_t index)
{
    const kjr_rule *rule = kjr_engine_rule(engine, index);
    return rule ? rule->name : NULL;
}

const char *kjrep_engine_rule_asserts(const kjrep_engine *engine, uint32_t index, int32_t language)
{
    const kjr_rule *rule = kjr_engine_rule(engine, index);
    return rule && is_language(language) ? kjr_message_in(&rule->asserts, language) : NULL;
}

const char *kjrep_engine_rule_limits(const kjrep_engine *engine, uint32_t index, int32_t language)
{
    const kjr_rule *rule = kjr_engine_rule(engine, index);
    return rule && is_language(language) ? kjr_message_in(&rule->limits, language) : NULL;
}

const char *kjrep_engine_rule_source(const kjrep_engine *engine, uint32_t index)
{
    const kjr_rule *rule = kjr_engine_rule(engine, index);
    return rule ? rule->source : NULL;
}

int32_t kjrep_engine_rule_level(const kjrep_engine *engine, uint32_t index)
{
    const kjr_rule *rule = kjr_engine_rule(engine, index);
    if (!rule) return KJREP_LEVEL_NONE;
    uint8_t set = engine->rules && index < kjr_rule_count() ? engine->rules->settings[index].level : KJREP_LEVEL_NONE;
    return set ? set : rule->level;
}
