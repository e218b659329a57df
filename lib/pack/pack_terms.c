/* terms: words that a report should not use. */
#include "base/error.h"
#include "check/marks.h"
#include "pack/pack_reader.h"

enum { MOST_RIGHT = 16 };

/* One of the terms of a rule. */
typedef struct term {
    struct term *next;
    kjr_phrase_source source;
    const char *right[MOST_RIGHT]; /* what to write instead, NULL behind the last */
    kjr_message message;
    uint8_t level; /* KJREP_LEVEL_NONE: that of the rule */
} term;

typedef struct terms_rule {
    kjr_pack_rule base;
    term *first, *last;
    uint32_t count;
    const term **by_number;
    kjr_phrases phrases;
} terms_rule;

/* ---- Running */

static void report(kjr_checker *c, const kjr_phrase_hit *hit, const term *found)
{
    static const kjr_message usual = {{"“{1}” is not to be used", "不用“{1}”", "不用「{1}」"}};
    static const kjr_message as_given = {{"{1}", "{1}", "{1}"}};
    kjr_words place = {hit->start, hit->start + hit->phrase->length};
    uint8_t level = found->level ? found->level : c->rule->level;
    const char *own = kjr_message_in(&found->message, c->language);
    kjr_check_fail_at(c, level, kjr_span_of(c, place), own ? &as_given : &usual,
                      KJR_ARGUMENTS(own ? kjr_say_text(own) : kjr_say_words(place)));
    for (const char *const *right = found->right; *right; right++)
        kjr_check_suggest(c, &as_given, KJR_ARGUMENTS(kjr_say_text(*right)));
}

static void run_terms(kjr_checker *c)
{
    const terms_rule *rule = (const terms_rule *)kjr_pack_rule_of(c);
    kjr_phrase_hits hits = {{0}};
    kjr_body_part part = {0};
    bool fine = true;
    while (fine && kjr_pack_applies(c) && kjr_next_body_part(c, &part))
        fine = kjr_phrases_scan(&rule->phrases, c->view, part.start, part.end, c->allocator, &hits);
    if (!fine) kjr_check_stop(c, kjr_fail_memory(c->error));
    for (uint32_t i = 0; i < hits.list.count && c->status >= 0; i++)
        report(c, &hits.list.items[i], rule->by_number[hits.list.items[i].phrase->right]);
    kjr_free(c->allocator, hits.list.items);
}

/* ---- Reading */

static kjrep_status read_right(const kjr_pack_reader *r, const kjr_yaml *part, term *into)
{
    kjrep_status rc = KJREP_OK;
    uint32_t count = 0;
    if (part->kind != KJR_YAML_LIST) {
        into->right[0] = part->text;
        return kjr_pack_expect_text(r, part);
    }
    for (const kjr_yaml *each = part->first; each && rc >= 0; each = each->next) {
        if (count + 1 == MOST_RIGHT) return kjr_pack_refuse(r, each, "more than 15 texts");
        into->right[count++] = each->text;
        rc = kjr_pack_expect_text(r, each);
    }
    return rc;
}

/* A text or a list of them, one of which must stand beside the term, or none of which may. */
static kjrep_status read_guard(const kjr_pack_reader *r, const kjr_yaml *map, const char *must, const char *must_not,
                               kjr_guard_source *guard)
{
    enum { MOST = 50, LONGEST = 20 };
    const kjr_yaml *one = kjr_pack_find(map, must), *none = kjr_pack_find(map, must_not), *part = one ? one : none;
    kjrep_status rc = KJREP_OK;
    if (one && none) return kjr_pack_refuse(r, none, "either %s or %s", must, must_not);
    if (!part) return KJREP_OK;
    if (part->kind == KJR_YAML_LIST && !part->first)
        return kjr_pack_refuse(r, part, "an empty list: say what stands there, or leave out %s", part->key->text);
    kjr_codes *list = kjr_arena_alloc(r->arena, MOST * sizeof *list);
    if (!list) return kjr_fail_memory(r->error);
    *guard = (kjr_guard_source){list, 0, none != NULL};
    const kjr_yaml *each = part->kind == KJR_YAML_LIST ? part->first : part;
    for (; each && rc >= 0; each = part->kind == KJR_YAML_LIST ? each->next : NULL) {
        if (guard->count == MOST) return kjr_pack_refuse(r, each, "more than 50 texts");
        rc = kjr_pack_fold(r, each, &list[guard->count]);
        if (rc >= 0 && list[guard->count].length > LONGEST) return kjr_pack_refuse(r, each, "more than 20 characters");
        guard->count++;
    }
    return rc;
}

/* The rule that the term belongs to, made with the first of its terms. */
static kjrep_status find_rule(const kjr_pack_reader *r, const kjr_yaml *map, terms_rule **out)
{
    static const char standard_id[] = "PACK-TERM";
    const kjr_yaml *id = kjr_pack_find(map, "id");
    kjr_pack_rule *rule = kjr_pack_find_rule(r, id && id->kind == KJR_YAML_SCALAR ? id->text : standard_id);
    kjrep_status rc = KJREP_OK;
    if (!rule || rule->rule.run != run_terms) {
        rc = kjr_pack_new_rule(r, map, standard_id, "pack-term", sizeof **out, run_terms, &rule);
        if (rc < 0) return rc;
        rule->rule.level = KJREP_LEVEL_WARNING; /* level and message are those of the one term */
        rule->message = (kjr_message){{NULL}};
    }
    *out = (terms_rule *)rule;
    return rc;
}

static kjrep_status fill_term(const kjr_pack_reader *r, const kjr_yaml *map, term *made)
{
    const kjr_yaml *right = kjr_pack_find(map, "right"), *level = kjr_pack_find(map, "level");
    const kjr_yaml *message = kjr_pack_find(map, "message");
    kjrep_status rc = right ? read_right(r, right, made) : KJREP_OK;
    if (rc >= 0 && level) rc = kjr_pack_level(r, level, &made->level);
    if (rc >= 0 && message) rc = kjr_pack_message(r, message, &made->message);
    if (rc >= 0) rc = read_guard(r, map, "before", "not_before", &made->source.before);
    return rc >= 0 ? read_guard(r, map, "after", "not_after", &made->source.after) : rc;
}

static kjrep_status read_term(const kjr_pack_reader *r, const kjr_yaml *map)
{
    static const char *const known[] = {"term", "right", "before", "not_before", "after", "not_after",
                                        "id",   "level", "genres", "message",    NULL};
    enum { LONGEST = 255 };
    const kjr_yaml *word;
    terms_rule *rule;
    kjrep_status rc = kjr_pack_expect_map(r, map, known);
    if (rc < 0 || (rc = kjr_pack_need_text(r, map, "term", &word)) < 0) return rc;
    if ((rc = find_rule(r, map, &rule)) < 0) return rc;
    if (rule->count == KJR_PHRASES_MOST) return kjr_pack_refuse(r, map, "more than 10000 terms");
    term *made = kjr_arena_alloc(r->arena, sizeof *made);
    if (!made) return kjr_fail_memory(r->error);
    *made = (term){.source.number = rule->count++};
    if (rule->last) rule->last->next = made;
    else rule->first = made;
    rule->last = made;
    if ((rc = kjr_pack_fold(r, word, &made->source.term)) < 0) return rc;
    if (made->source.term.length < 2 || made->source.term.length > LONGEST)
        return kjr_pack_refuse(r, word, "a term has 2 to 255 characters");
    return fill_term(r, map, made);
}

kjrep_status kjr_pack_read_terms(const kjr_pack_reader *r, const kjr_yaml *part)
{
    kjrep_status rc = kjr_pack_expect_list(r, part);
    for (const kjr_yaml *each = part->first; each && rc >= 0; each = each->next)
        rc = read_term(r, each);
    return rc;
}

/* ---- The sets */

static kjrep_status make_set(const kjr_pack_reader *r, terms_rule *rule)
{
    uint32_t guards = 0;
    kjr_phrase_source *sources = kjr_malloc(r->allocator, ((size_t)rule->count + 1) * sizeof *sources);
    rule->by_number = kjr_arena_alloc(r->arena, ((size_t)rule->count + 1) * sizeof *rule->by_number);
    kjrep_status rc = sources && rule->by_number ? KJREP_OK : kjr_fail_memory(r->error);
    for (const term *each = rc >= 0 ? rule->first : NULL; each; each = each->next) {
        sources[each->source.number] = each->source;
        rule->by_number[each->source.number] = each;
        guards += kjr_guard_size(&each->source.before) + kjr_guard_size(&each->source.after);
    }
    if (guards >= KJR_GUARDS_MOST)
        rc = kjr_fail(r->error, KJREP_E_LIMIT, "%s: too many texts beside terms", rule->base.rule.source);
    if (rc >= 0 && !kjr_phrases_build(&rule->phrases, r->arena, sources, rule->count)) rc = kjr_fail_memory(r->error);
    kjr_free(r->allocator, sources);
    return rc;
}

kjrep_status kjr_pack_make_terms(const kjr_pack_reader *r)
{
    kjrep_status rc = KJREP_OK;
    const kjr_added_rules *rules = r->engine->rules;
    for (uint32_t i = 0; i < rules->list.count && rc >= 0; i++)
        if (rules->list.items[i]->run == run_terms) rc = make_set(r, (terms_rule *)(uintptr_t)rules->list.items[i]);
    return rc;
}
