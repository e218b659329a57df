#include "pack/pack_reader.h"

#include <string.h>

#include "base/error.h"

/* ---- Running rules of packs */

bool kjr_pack_applies(const kjr_checker *c)
{
    uint32_t genres = kjr_pack_rule_of(c)->genres;
    return !genres || (genres >> c->outline->genre & 1u);
}

kjr_words kjr_pack_head(const kjr_checker *c)
{
    const kjr_meta_field *title = &c->outline->meta[KJREP_META_TITLE];
    if (title->end > title->start) return (kjr_words){title->start, title->end};
    return (kjr_words){0, c->view->count ? 1 : 0};
}

void kjr_pack_fail(kjr_checker *c, kjr_words place, const kjr_message *message, const kjr_argument *arguments)
{
    static const kjr_message as_given = {{"{1}", "{1}", "{1}"}};
    const char *own = kjr_message_in(&kjr_pack_rule_of(c)->message, c->language);
    if (own) kjr_check_fail(c, place, &as_given, KJR_ARGUMENTS(kjr_say_text(own)));
    else kjr_check_fail(c, place, message, arguments);
}

/* ---- Making them */

kjr_pack_rule *kjr_pack_find_rule(const kjr_pack_reader *r, const char *id)
{
    const kjr_added_rules *rules = r->engine->rules;
    for (uint32_t i = 0; i < rules->list.count; i++)
        if (strcmp(rules->list.items[i]->id, id) == 0) return (kjr_pack_rule *)(uintptr_t)rules->list.items[i];
    return NULL;
}

/* Capital letters, digits and hyphens, one of them inside. */
static bool is_rule_id(const char *id)
{
    enum { LONGEST = 32 };
    size_t len = strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
    const char *hyphen = strchr(id, '-');
    return !id[len] && len <= LONGEST && hyphen && hyphen > id && id[len - 1] != '-';
}

static kjrep_status check_id(const kjr_pack_reader *r, const kjr_yaml *id)
{
    kjrep_status rc = kjr_pack_expect_text(r, id);
    if (rc < 0) return rc;
    if (!is_rule_id(id->text))
        return kjr_pack_refuse(r, id, "an id is capital letters and digits with a hyphen between, as OUR-01");
    if (strncmp(id->text, "KJ-", 3) == 0) return kjr_pack_refuse(r, id, "ids that begin with KJ- are the library's");
    return KJREP_OK;
}

static kjrep_status fill_rule(const kjr_pack_reader *r, const kjr_yaml *map, kjr_pack_rule *rule)
{
    const kjr_yaml *level = kjr_pack_find(map, "level"), *genres = kjr_pack_find(map, "genres");
    const kjr_yaml *message = kjr_pack_find(map, "message");
    kjrep_status rc = KJREP_OK;
    if (level) rc = kjr_pack_level(r, level, &rule->rule.level);
    if (rc >= 0 && genres) rc = kjr_pack_names(r, genres, "kind of report", kjrep_report_genre_name, &rule->genres);
    if (rc >= 0 && message) rc = kjr_pack_message(r, message, &rule->message);
    return rc;
}

kjrep_status kjr_pack_new_rule(const kjr_pack_reader *r, const kjr_yaml *map, const char *standard_id, const char *name,
                               size_t size, void (*run)(kjr_checker *), kjr_pack_rule **out)
{
    static const kjr_message asserts = {{"What a rule pack asks for.", "规则包的要求。", "規則包的要求。"}};
    static const kjr_message limits = {{"As the rule pack says.", "以规则包为准。", "以規則包為準。"}};
    enum { MOST_RULES = 1000 };
    const kjr_yaml *id = kjr_pack_find(map, "id");
    kjr_added_rules *rules = r->engine->rules;
    if (!id && !standard_id) return kjr_pack_refuse(r, map, "the key \"id\" is missing");
    kjrep_status rc = id ? check_id(r, id) : KJREP_OK;
    if (rc < 0) return rc;
    const char *text = id ? id->text : standard_id;
    if (kjr_pack_find_rule(r, text)) return kjr_pack_refuse(r, id ? id : map, "the id %s is taken", text);
    if (rules->list.count == MOST_RULES) return kjr_pack_refuse(r, map, "more than 1000 rules");
    kjr_pack_rule *rule = kjr_arena_alloc(r->arena, size);
    const kjr_rule **listed = rule ? KJR_PUSH(r->allocator, &rules->list) : NULL;
    if (!listed) return kjr_fail_memory(r->error);
    memset(rule, 0, size);
    rule->rule = (kjr_rule){text, name, KJREP_LEVEL_WARNING, run, asserts, limits, r->name};
    *listed = &rule->rule;
    *out = rule;
    return fill_rule(r, map, rule);
}

/* ---- A whole pack */

typedef struct section {
    const char *key;
    kjrep_status (*read)(const kjr_pack_reader *reader, const kjr_yaml *part);
} section;

static kjrep_status read_version(const kjr_pack_reader *r, const kjr_yaml *part)
{
    int64_t version;
    return kjr_pack_number(r, part, 1, 1, &version);
}

kjrep_status kjr_pack_read(const kjr_pack_reader *r, const char *text, size_t text_len)
{
    static const section sections[] = {/* indicators before the assertions about them */
                                       {"kjrep", read_version},
                                       {"name", kjr_pack_expect_text},
                                       {"description", kjr_pack_expect_text},
                                       {"rules", kjr_pack_read_rules},
                                       {"terms", kjr_pack_read_terms},
                                       {"units", kjr_pack_read_units},
                                       {"required", kjr_pack_read_required},
                                       {"indicators", kjr_pack_read_indicators},
                                       {"assertions", kjr_pack_read_assertions},
                                       {"suppress", kjr_pack_read_suppressions}};
    enum { SECTIONS = sizeof sections / sizeof *sections };
    const char *known[SECTIONS + 1] = {NULL};
    const kjr_yaml *root;
    kjrep_status rc = kjr_yaml_read(&root, r->arena, r->name, text, text_len, r->error);
    if (rc < 0) return rc;
    for (int i = 0; i < SECTIONS; i++)
        known[i] = sections[i].key;
    if (!root) return kjr_yaml_refuse(r->error, KJREP_E_SYNTAX, r->name, 1, 1, "an empty pack");
    if ((rc = kjr_pack_expect_map(r, root, known)) < 0) return rc;
    if (!kjr_pack_find(root, "kjrep")) return kjr_pack_refuse(r, root, "the key \"kjrep\" is missing: write kjrep: 1");
    for (int i = 0; i < SECTIONS && rc >= 0; i++) {
        const kjr_yaml *part = kjr_pack_find(root, sections[i].key);
        if (part) rc = sections[i].read(r, part);
    }
    return rc;
}
