#include "check/rule.h"
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

uint32_t kjrep_engine_rule_count(const kjrep_engine *engine)
{
    uint32_t count = 0;
    for (uint32_t i = 0; engine && i < FAMILIES; i++)
        count += families[i]->count;
    return count;
}

static const kjr_rule *rule_of(const kjrep_engine *engine, uint32_t index)
{
    return engine ? kjr_rule_at(index) : NULL;
}

static bool is_language(int32_t language)
{
    return language >= KJREP_LANGUAGE_EN && language <= KJREP_LANGUAGE_ZHT;
}

const char *kjrep_engine_rule_id(const kjrep_engine *engine, uint32_t index)
{
    const kjr_rule *rule = rule_of(engine, index);
    return rule ? rule->id : NULL;
}

const char *kjrep_engine_rule_name(const kjrep_engine *engine, uint32_t index)
{
    const kjr_rule *rule = rule_of(engine, index);
    return rule ? rule->name : NULL;
}

const char *kjrep_engine_rule_asserts(const kjrep_engine *engine, uint32_t index, int32_t language)
{
    const kjr_rule *rule = rule_of(engine, index);
    return rule && is_language(language) ? kjr_message_in(&rule->asserts, language) : NULL;
}

const char *kjrep_engine_rule_limits(const kjrep_engine *engine, uint32_t index, int32_t language)
{
    const kjr_rule *rule = rule_of(engine, index);
    return rule && is_language(language) ? kjr_message_in(&rule->limits, language) : NULL;
}

const char *kjrep_engine_rule_source(const kjrep_engine *engine, uint32_t index)
{
    const kjr_rule *rule = rule_of(engine, index);
    return rule ? rule->source : NULL;
}

int32_t kjrep_engine_rule_level(const kjrep_engine *engine, uint32_t index)
{
    const kjr_rule *rule = rule_of(engine, index);
    return rule ? rule->level : KJREP_LEVEL_NONE;
}
