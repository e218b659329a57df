/* required: parts that reports of a kind must have. */
#include "base/error.h"
#include "pack/pack_reader.h"

enum { MOST_ITEMS = 20 };

/* A heading that a pattern matches, or words that stand in the text. */
typedef struct wanted {
    const char *text; /* as the pack has it */
    const kjr_pattern *pattern;
    kjr_codes words;
} wanted;

typedef struct required_rule {
    kjr_pack_rule base;
    uint32_t elements; /* bits 1 << KJREP_META_ */
    uint32_t sections; /* bits 1 << KJREP_ROLE_ */
    wanted headings[MOST_ITEMS], words[MOST_ITEMS];
    uint32_t heading_count, word_count;
} required_rule;

static const char *element_name(int32_t element)
{
    switch (element) {
    case KJREP_META_TITLE: return "title";
    case KJREP_META_ISSUER: return "issuer";
    case KJREP_META_NUMBER: return "number";
    case KJREP_META_ADDRESSEE: return "addressee";
    case KJREP_META_DATE_ISSUED: return "date_issued";
    case KJREP_META_DELIVERED_BY: return "delivered_by";
    case KJREP_META_DELIVERED_ON: return "delivered_on";
    case KJREP_META_PLACE: return "place";
    case KJREP_META_YEAR: return "year";
    default: return NULL;
    }
}

/* ---- Running */

static bool has_element(const kjr_checker *c, int32_t element)
{
    const kjr_meta_field *field = &c->outline->meta[element];
    return field->end > field->start || field->value;
}

static bool has_section(const kjr_checker *c, int32_t role)
{
    for (uint32_t i = 0; i < c->outline->nodes.count; i++)
        if (c->outline->nodes.items[i].role == role) return true;
    return false;
}

static bool has_heading(kjr_checker *c, const kjr_pattern *pattern)
{
    for (uint32_t i = 0; i < c->outline->nodes.count && c->status >= 0; i++) {
        const kjr_node *node = &c->outline->nodes.items[i];
        if (node->kind != KJREP_NODE_HEADING && node->kind != KJREP_NODE_POINT) continue;
        bool found;
        kjr_check_stop(
            c, kjr_folded_pattern_find(pattern, c->view, node->title, node->end, c->allocator, &found, c->error));
        if (found) return true;
    }
    return false;
}

static bool has_words(const kjr_checker *c, const kjr_codes *words)
{
    const kjr_view *view = c->view;
    for (uint32_t at = 0; at + words->length <= view->count; at++)
        if (view->code[at] == words->codes[0] && kjr_view_is(view, at, view->count, words->codes, words->length))
            return true;
    return false;
}

static void report_missing(kjr_checker *c, const char *what)
{
    static const kjr_message usual = {{"“{1}” is missing", "缺少“{1}”", "缺少「{1}」"}};
    kjr_pack_fail(c, kjr_pack_head(c), &usual, KJR_ARGUMENTS(kjr_say_text(what)));
}

static void run_required(kjr_checker *c)
{
    const required_rule *rule = (const required_rule *)kjr_pack_rule_of(c);
    enum { LAST = 31 };
    if (!kjr_pack_applies(c)) return;
    for (int32_t i = 0; i <= LAST; i++) {
        if (rule->elements >> i & 1u && !has_element(c, i)) report_missing(c, element_name(i));
        if (rule->sections >> i & 1u && !has_section(c, i)) report_missing(c, kjrep_node_role_name(i));
    }
    for (uint32_t i = 0; i < rule->heading_count; i++)
        if (!has_heading(c, rule->headings[i].pattern)) report_missing(c, rule->headings[i].text);
    for (uint32_t i = 0; i < rule->word_count; i++)
        if (!has_words(c, &rule->words[i].words)) report_missing(c, rule->words[i].text);
}

/* ---- Reading */

static kjrep_status read_headings(const kjr_pack_reader *r, const kjr_yaml *list, required_rule *rule)
{
    kjrep_status rc = kjr_pack_expect_list(r, list);
    for (const kjr_yaml *each = list->first; each && rc >= 0; each = each->next) {
        if (rule->heading_count == MOST_ITEMS) return kjr_pack_refuse(r, each, "more than 20 headings");
        wanted *heading = &rule->headings[rule->heading_count++];
        heading->text = each->text;
        rc = kjr_pack_pattern(r, each, &heading->pattern);
    }
    return rc;
}

static kjrep_status read_words(const kjr_pack_reader *r, const kjr_yaml *list, required_rule *rule)
{
    kjrep_status rc = kjr_pack_expect_list(r, list);
    for (const kjr_yaml *each = list->first; each && rc >= 0; each = each->next) {
        if (rule->word_count == MOST_ITEMS) return kjr_pack_refuse(r, each, "more than 20 texts");
        wanted *words = &rule->words[rule->word_count++];
        words->text = each->text;
        rc = kjr_pack_fold(r, each, &words->words);
    }
    return rc;
}

static kjrep_status read_one(const kjr_pack_reader *r, const kjr_yaml *map)
{
    static const char *const known[] = {"id",    "genres", "elements", "sections", "headings",
                                        "words", "level",  "message",  NULL};
    kjr_pack_rule *made;
    kjrep_status rc = kjr_pack_expect_map(r, map, known);
    if (rc >= 0) rc = kjr_pack_new_rule(r, map, NULL, "pack-required", sizeof(required_rule), run_required, &made);
    if (rc < 0) return rc;
    required_rule *rule = (required_rule *)made;
    const kjr_yaml *elements = kjr_pack_find(map, "elements"), *sections = kjr_pack_find(map, "sections");
    const kjr_yaml *headings = kjr_pack_find(map, "headings"), *words = kjr_pack_find(map, "words");
    if (!elements && !sections && !headings && !words)
        return kjr_pack_refuse(r, map, "expected elements, sections, headings or words");
    if (elements) rc = kjr_pack_names(r, elements, "element", element_name, &rule->elements);
    if (rc >= 0 && sections) rc = kjr_pack_names(r, sections, "section", kjrep_node_role_name, &rule->sections);
    if (rc >= 0 && headings) rc = read_headings(r, headings, rule);
    return rc >= 0 && words ? read_words(r, words, rule) : rc;
}

kjrep_status kjr_pack_read_required(const kjr_pack_reader *r, const kjr_yaml *part)
{
    kjrep_status rc = kjr_pack_expect_list(r, part);
    for (const kjr_yaml *each = part->first; each && rc >= 0; each = each->next)
        rc = read_one(r, each);
    return rc;
}
