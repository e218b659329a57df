/* assertions: relations between indicators, and indicators that must be there; those by SQL are in pack_queries.c. */
#include <string.h>

#include "base/error.h"
#include "check/reading.h"
#include "pack/expression.h"
#include "pack/pack_reader.h"

enum { MOST_PRESENT = 20 };

typedef struct assertion_rule {
    kjr_pack_rule base;
    const char *text; /* of the expression */
    kjr_expression expression;
    uint16_t present[MOST_PRESENT];
    uint32_t present_count;
} assertion_rule;

/* ---- Which figures belong together */

/* The figures of an expression: metric ids by its terms, 0 for constants. */
typedef struct figures {
    uint32_t metrics[KJR_TERMS_MOST];
} figures;

static bool is_level(const kjr_metric *metric)
{
    return metric->change == KJREP_CHANGE_NONE || metric->change == KJREP_CHANGE_SHARE;
}

/* Of one time, owner, unit and modality. A figure that does not tell its time or owner goes with one close by. */
static bool go_together(const kjr_checker *c, const kjr_metric *a, const kjr_metric *b)
{
    enum { CLOSE = 200 }; /* characters */
    uint32_t distance = a->text.start > b->text.start ? a->text.start - b->text.start : b->text.start - a->text.start;
    bool dated = a->date_from && b->date_from, owned = kjr_has_words(a->owner) && kjr_has_words(b->owner);
    if (a->modality != b->modality || strcmp(a->unit, b->unit) != 0) return false;
    if (dated && (a->date_from != b->date_from || a->date_to != b->date_to)) return false;
    if (owned && !kjr_are_same_words(c->view, a->owner, b->owner)) return false;
    bool alike = dated || (!a->date_from && !b->date_from);
    return alike || distance <= CLOSE;
}

/* The nearest figure of an indicator that goes with `first`; 0 when there is none within reach. */
static uint32_t find_partner(const kjr_checker *c, uint32_t first, uint16_t indicator)
{
    enum { REACH = 256 }; /* metrics */
    const kjr_metric *driver = kjr_metric_at(c, first);
    for (uint32_t step = 0; step <= REACH; step++) {
        const uint32_t ids[] = {first + step, first > step ? first - step : 0};
        for (int side = 0; side < 2; side++) {
            if (!ids[side] || ids[side] > c->facts->metrics.count) continue;
            const kjr_metric *metric = kjr_metric_at(c, ids[side]);
            if (metric->indicator == indicator && is_level(metric) && go_together(c, driver, metric)) return ids[side];
        }
    }
    return 0;
}

static bool gather(const kjr_checker *c, const kjr_expression *expression, uint32_t driver, figures *found)
{
    uint16_t own = kjr_metric_at(c, driver)->indicator;
    for (uint32_t i = 0; i < expression->term_count; i++) {
        uint16_t indicator = expression->terms[i].indicator;
        found->metrics[i] = !indicator ? 0 : indicator == own ? driver : find_partner(c, driver, indicator);
        if (indicator && !found->metrics[i]) return false;
    }
    return true;
}

/* ---- Whether a relation can hold */

/* factor * interval; a negative one turns its ends. */
static bool scale(kjr_interval *interval, kjr_decimal factor)
{
    if (factor < 0) {
        kjr_interval turned = {.low = -interval->high,
                               .high = -interval->low,
                               .has_low = interval->has_high,
                               .has_high = interval->has_low,
                               .low_open = interval->high_open,
                               .high_open = interval->low_open};
        *interval = turned;
        factor = -factor;
    }
    return kjr_interval_scale(interval, factor);
}

static bool sum_of(const kjr_checker *c, const kjr_expression *expression, const figures *found, uint32_t sum,
                   kjr_interval *out)
{
    *out = kjr_interval_exactly(0);
    for (uint32_t i = 0; i < expression->term_count; i++) {
        const kjr_expression_term *term = &expression->terms[i];
        if (term->sum != sum) continue;
        kjr_interval value = kjr_interval_exactly(term->factor);
        if (term->indicator) {
            value = kjr_interval_loose(c->view, kjr_metric_at(c, found->metrics[i]));
            if (!scale(&value, term->factor)) return false;
        }
        if (!kjr_interval_add(out, value)) return false;
    }
    return true;
}

/* Is `a` at least `b` whatever the values? */
static bool never_less(kjr_interval a, kjr_interval b)
{
    return a.has_low && b.has_high && a.low >= b.high;
}

static bool can_hold(uint8_t relation, kjr_interval a, kjr_interval b)
{
    switch (relation) {
    case KJR_LESS: return !never_less(a, b);
    case KJR_AT_MOST: return !kjr_interval_above(a, b);
    case KJR_EQUAL: return kjr_intervals_meet(a, b);
    case KJR_AT_LEAST: return !kjr_interval_above(b, a);
    default: return !never_less(b, a);
    }
}

/* ---- Running */

static void relate_figures(kjr_checker *c, const kjr_expression *expression, const figures *found, uint32_t driver)
{
    static const kjr_message figure = {{"{1}: {2}", "{1}：{2}", "{1}：{2}"}};
    kjr_check_metric(c, driver);
    for (uint32_t i = 0; i < expression->term_count; i++) {
        if (!found->metrics[i]) continue;
        const char *id = kjr_lexicon_indicator(c->lexicon, expression->terms[i].indicator);
        kjr_check_operand(c, found->metrics[i], &figure,
                          KJR_ARGUMENTS(kjr_say_text(id), kjr_say_words(kjr_metric_at(c, found->metrics[i])->text)));
    }
}

static void evaluate(kjr_checker *c, const assertion_rule *rule, const figures *found, uint32_t driver)
{
    static const kjr_message wrong = {{"{1} does not hold", "“{1}”不成立", "「{1}」不成立"}};
    static const kjr_message right = {{"{1} holds", "“{1}”成立", "「{1}」成立"}};
    const kjr_expression *expression = &rule->expression;
    kjr_words place = kjr_metric_at(c, driver)->text;
    bool holds = true;
    for (uint32_t i = 0; i + 1 < expression->sum_count; i++) {
        kjr_interval a, b;
        if (!sum_of(c, expression, found, i, &a) || !sum_of(c, expression, found, i + 1, &b)) return;
        holds &= can_hold(expression->relations[i], a, b);
    }
    if (holds) kjr_check_pass(c, place, &right, KJR_ARGUMENTS(kjr_say_text(rule->text)));
    else kjr_pack_fail(c, place, &wrong, KJR_ARGUMENTS(kjr_say_text(rule->text)));
    relate_figures(c, expression, found, driver);
}

static void run_relation(kjr_checker *c)
{
    const assertion_rule *rule = (const assertion_rule *)kjr_pack_rule_of(c);
    uint16_t first = 0;
    for (uint32_t i = 0; !first; i++)
        first = rule->expression.terms[i].indicator;
    for (uint32_t id = 1; id <= c->facts->metrics.count && kjr_pack_applies(c) && c->status >= 0; id++) {
        const kjr_metric *metric = kjr_metric_at(c, id);
        figures found = {{0}};
        if (metric->indicator == first && is_level(metric) && gather(c, &rule->expression, id, &found))
            evaluate(c, rule, &found, id);
    }
}

static bool is_stated(const kjr_checker *c, uint16_t indicator)
{
    for (uint32_t id = 1; id <= c->facts->metrics.count; id++)
        if (kjr_metric_at(c, id)->indicator == indicator) return true;
    return false;
}

static void run_presence(kjr_checker *c)
{
    static const kjr_message missing = {{"no figure for {1}", "没有“{1}”的数据", "沒有「{1}」的數據"}};
    const assertion_rule *rule = (const assertion_rule *)kjr_pack_rule_of(c);
    for (uint32_t i = 0; i < rule->present_count && kjr_pack_applies(c); i++)
        if (!is_stated(c, rule->present[i]))
            kjr_pack_fail(c, kjr_pack_head(c), &missing,
                          KJR_ARGUMENTS(kjr_say_text(kjr_lexicon_indicator(c->lexicon, rule->present[i]))));
}

/* ---- Reading */

static kjrep_status read_present(const kjr_pack_reader *r, const kjr_yaml *part, assertion_rule *rule)
{
    kjrep_status rc = kjr_pack_expect_list(r, part);
    if (rc >= 0 && !part->first) return kjr_pack_refuse(r, part, "an empty list");
    for (const kjr_yaml *each = part->first; each && rc >= 0; each = each->next) {
        if (rule->present_count == MOST_PRESENT) return kjr_pack_refuse(r, each, "more than 20 indicators");
        if ((rc = kjr_pack_expect_text(r, each)) < 0) break;
        uint16_t indicator = kjr_lexicon_find_indicator(&r->engine->own_lexicon, each->text);
        if (!indicator) return kjr_pack_refuse(r, each, "no indicator has the id \"%.40s\"", each->text);
        rule->present[rule->present_count++] = indicator;
    }
    return rc;
}

static kjrep_status read_relation(const kjr_pack_reader *r, const kjr_yaml *part, assertion_rule *rule)
{
    size_t at;
    kjrep_status rc = kjr_pack_expect_text(r, part);
    if (rc < 0) return rc;
    rule->text = part->text;
    const char *fault = kjr_expression_read(&rule->expression, &r->engine->own_lexicon, part->text, &at);
    return fault ? kjr_pack_refuse(r, part, "%s, at character %zu of the relation", fault, at + 1) : KJREP_OK;
}

static kjrep_status read_assertion(const kjr_pack_reader *r, const kjr_yaml *map)
{
    static const char *const known[] = {"id", "assert", "present", "sql", "genres", "level", "message", NULL};
    kjr_pack_rule *made;
    kjrep_status rc = kjr_pack_expect_map(r, map, known);
    if (rc < 0) return rc;
    const kjr_yaml *relation = kjr_pack_find(map, "assert"), *present = kjr_pack_find(map, "present");
    const kjr_yaml *sql = kjr_pack_find(map, "sql");
    if (!!relation + !!present + !!sql != 1) return kjr_pack_refuse(r, map, "expected one of assert, present and sql");
    if (sql) return kjr_pack_read_query(r, map, sql);
    rc = kjr_pack_new_rule(r, map, NULL, "pack-assertion", sizeof(assertion_rule),
                           relation ? run_relation : run_presence, &made);
    if (rc < 0) return rc;
    assertion_rule *rule = (assertion_rule *)made;
    return relation ? read_relation(r, relation, rule) : read_present(r, present, rule);
}

kjrep_status kjr_pack_read_assertions(const kjr_pack_reader *r, const kjr_yaml *part)
{
    kjrep_status rc = kjr_pack_expect_list(r, part);
    for (const kjr_yaml *each = part->first; each && rc >= 0; each = each->next)
        rc = read_assertion(r, each);
    return rc;
}
