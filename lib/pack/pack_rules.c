/* rules: switches, levels and parameters of the built-in rules. suppress: findings that are not wanted. */
#include <string.h>

#include "base/error.h"
#include "check/suppress.h"
#include "pack/pack_reader.h"

/* "KJ-W001", or "KJ-W*" for all that begin so. */
static bool is_meant(const kjr_yaml *key, const kjr_rule *rule)
{
    size_t len = key->text_len;
    if (len && key->text[len - 1] == '*') return strncmp(rule->id, key->text, len - 1) == 0;
    return strcmp(rule->id, key->text) == 0;
}

/* off, on, or a level. */
static kjrep_status read_switch(const kjr_pack_reader *r, const kjr_yaml *part, kjr_rule_setting *setting)
{
    bool off = kjr_pack_is(part, "off") || kjr_pack_is(part, "false");
    setting->off = off;
    if (off || kjr_pack_is(part, "on") || kjr_pack_is(part, "true")) return KJREP_OK;
    if (kjr_pack_level(r, part, &setting->level) >= 0) return KJREP_OK;
    return kjr_pack_refuse(r, part, "expected off, on, note, warning or error");
}

/* A number that the rule goes by. */
static kjrep_status read_parameter(const kjr_pack_reader *r, const kjr_rule *rule, const kjr_yaml *part)
{
    for (int i = 0; i < KJR_PARAMETERS; i++) {
        int64_t number;
        const kjr_parameter *parameter = &kjr_parameters[i];
        if (strcmp(parameter->rule, rule->id) != 0 || !kjr_pack_is(part->key, parameter->name)) continue;
        kjrep_status rc = kjr_pack_number(r, part, parameter->lowest, parameter->highest, &number);
        if (rc >= 0) r->engine->rules->parameters[i] = (int32_t)number;
        return rc;
    }
    return kjr_pack_refuse(r, part->key, "%s has no parameter \"%.40s\"", rule->id, part->key->text);
}

static kjrep_status read_setting(const kjr_pack_reader *r, const kjr_rule *rule, const kjr_yaml *part,
                                 kjr_rule_setting *setting)
{
    kjrep_status rc = KJREP_OK;
    if (part->kind != KJR_YAML_MAP) return read_switch(r, part, setting);
    for (const kjr_yaml *each = part->first; each && rc >= 0; each = each->next) {
        if (kjr_pack_is(each->key, "level")) rc = kjr_pack_level(r, each, &setting->level);
        else if (kjr_pack_is(each->key, "use")) rc = read_switch(r, each, setting);
        else rc = read_parameter(r, rule, each);
    }
    return rc;
}

kjrep_status kjr_pack_read_rules(const kjr_pack_reader *r, const kjr_yaml *part)
{
    kjrep_status rc = KJREP_OK;
    if (part->kind != KJR_YAML_MAP) return kjr_pack_refuse(r, part, "expected a map of rules");
    for (const kjr_yaml *each = part->first; each && rc >= 0; each = each->next) {
        bool found = false;
        for (uint32_t i = 0; i < kjr_rule_count() && rc >= 0; i++) {
            const kjr_rule *rule = kjr_rule_at(i);
            if (!is_meant(each->key, rule)) continue;
            found = true;
            rc = read_setting(r, rule, each, &r->engine->rules->settings[i]);
        }
        if (!found) return kjr_pack_refuse(r, each->key, "no rule is called \"%.40s\"", each->key->text);
    }
    return rc;
}

kjrep_status kjr_pack_read_suppressions(const kjr_pack_reader *r, const kjr_yaml *part)
{
    kjrep_status rc = kjr_pack_expect_list(r, part);
    for (const kjr_yaml *each = part->first; each && rc >= 0; each = each->next) {
        size_t at;
        if ((rc = kjr_pack_expect_text(r, each)) < 0) break;
        const char *fault =
            strchr(each->text, '\n') ? "expected one line" : kjr_suppression_fault(each->text, each->text_len, &at);
        if (fault) return kjr_pack_refuse(r, each, "%s", fault);
        const char **line = KJR_PUSH(r->allocator, &r->engine->rules->suppressions);
        if (!line) return kjr_fail_memory(r->error);
        *line = each->text;
    }
    return rc;
}
