/* A rule is one small function and a row of data. */
#ifndef KJR_CHECK_RULE_H
#define KJR_CHECK_RULE_H

#include "base/memory.h"
#include "check/parameters.h"
#include "kjrep/finding.h"

#include <stdbool.h>

typedef struct kjr_checker kjr_checker;

/* A sentence in every language, by KJREP_LANGUAGE_ value - 1: English, Simplified Chinese, Traditional Chinese.
 * In messages {1} to {9} stand for arguments. */
typedef struct kjr_message {
    const char *text[KJREP_LANGUAGE_ZHT];
} kjr_message;

typedef struct kjr_rule {
    const char *id, *name;
    uint8_t level; /* KJREP_LEVEL_ of its findings where they say nothing else */
    void (*run)(kjr_checker *checker);
    kjr_message asserts; /* what holds in a report without findings */
    kjr_message limits;  /* what the rule cannot know */
    const char *source;  /* the standard or practice that it stands on */
} kjr_rule;

/* The rules of a family; one file each. */
typedef struct kjr_family {
    const kjr_rule *rules;
    uint32_t count;
} kjr_family;

#define KJR_FAMILY(rules)                                                                                              \
    {                                                                                                                  \
        (rules), sizeof(rules) / sizeof *(rules)                                                                       \
    }

extern const kjr_family kjr_structure_rules;
extern const kjr_family kjr_enumeration_rules;
extern const kjr_family kjr_arithmetic_rules;
extern const kjr_family kjr_logic_rules;
extern const kjr_family kjr_consistency_rules;
extern const kjr_family kjr_time_rules;
extern const kjr_family kjr_provenance_rules;
extern const kjr_family kjr_element_rules;
extern const kjr_family kjr_wording_rules;
extern const kjr_family kjr_numeral_rules;
extern const kjr_family kjr_punctuation_rules;
extern const kjr_family kjr_script_rules;
extern const kjr_family kjr_name_rules;

/* Built-in rule `index`, from 0; NULL past the end. */
const kjr_rule *kjr_rule_at(uint32_t index);
uint32_t kjr_rule_count(void);

/* What a rule pack says of a built-in rule. */
typedef struct kjr_rule_setting {
    uint8_t level; /* of all its findings; KJREP_LEVEL_NONE: as the rule says */
    bool off;
} kjr_rule_setting;

/* What rule packs make of the rules. */
typedef struct kjr_added_rules {
    KJR_VECTOR(const kjr_rule *) list; /* own rules, behind the built-in ones */
    kjr_rule_setting *settings;        /* one a built-in rule */
    int32_t parameters[KJR_PARAMETERS];
    KJR_VECTOR(const char *) suppressions; /* lines of suppress.h */
} kjr_added_rules;

static inline const char *kjr_message_in(const kjr_message *message, int32_t language)
{
    return message->text[language - KJREP_LANGUAGE_EN];
}

#endif
