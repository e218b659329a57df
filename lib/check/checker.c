#include "check/checker.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "check/suppress.h"

/* ---- Reading the report */

const uint32_t *kjr_hits_of(const kjr_checker *c, uint8_t category, uint32_t *count)
{
    *count = c->hits_from[category + 1] - c->hits_from[category];
    return c->hits_by + c->hits_from[category];
}

static bool is_furniture(const kjr_checker *c, uint32_t node)
{
    if (!node) return false;
    uint8_t kind = kjr_outline_node(c->outline, node)->kind;
    return kind == KJREP_NODE_META || kind == KJREP_NODE_BOILERPLATE;
}

bool kjr_is_furniture_at(const kjr_checker *c, uint32_t at)
{
    return is_furniture(c, kjr_outline_at(c->outline, at));
}

kjr_span kjr_span_of(const kjr_checker *c, kjr_words words)
{
    kjr_span span;
    kjr_view_span(c->view, words.start, words.end, &span.start, &span.end);
    return span;
}

kjr_words kjr_words_of(const kjr_checker *c, kjr_span span)
{
    return (kjr_words){kjr_view_index(c->view, span.start), kjr_view_index(c->view, span.end)};
}

/* Numerals of the carrying page are no rule's business. `last` goes on from call to call. */
static bool is_looked_at(const kjr_checker *c, const kjr_hit *hit, uint32_t *last)
{
    return hit->category != KJR_SENSE_NUMERAL || !is_furniture(c, kjr_outline_next(c->outline, hit->start, last));
}

static bool sort_hits(kjr_checker *c)
{
    const kjr_hit *hits = c->hits->list.items;
    uint32_t count = c->hits->list.count, last = 0, next[KJR_SENSE_SCANNED_END + 1];
    c->hits_by = kjr_malloc(c->allocator, count * sizeof *c->hits_by);
    if (!c->hits_by) return false;
    for (uint32_t i = 0; i < count; i++)
        c->hits_from[hits[i].category + 1] += is_looked_at(c, &hits[i], &last);
    for (uint32_t category = 0; category < KJR_SENSE_SCANNED_END; category++)
        c->hits_from[category + 1] += c->hits_from[category];
    memcpy(next, c->hits_from, sizeof next);
    last = 0;
    for (uint32_t i = 0; i < count; i++)
        if (is_looked_at(c, &hits[i], &last)) c->hits_by[next[hits[i].category]++] = i;
    return true;
}

/* ---- Adding findings */

static kjr_finding *begin(kjr_checker *c, uint8_t kind, uint8_t level, kjr_span place, const kjr_message *message,
                          const kjr_argument *arguments)
{
    kjrep_findings *set = c->findings;
    uint32_t len = 0;
    static const kjr_message more = {
        {"this rule has more to say; the rest is not listed", "本规则的其余结果不再列出", "本規則的其餘結果不再列出"}};
    bool listed = c->of_rule < KJR_MOST_OF_RULE;
    c->open = false;
    if (c->of_rule++ > KJR_MOST_OF_RULE) return NULL;
    const char *text = kjr_make_message(c, listed ? message : &more, listed ? arguments : KJR_NO_ARGUMENTS, &len);
    if (c->status < 0) return NULL;
    if (set->list.count >= c->most) {
        kjr_check_stop(c, kjr_fail(c->error, KJREP_E_LIMIT, "more than %u findings", (unsigned)c->most));
        return NULL;
    }
    kjr_finding *finding = KJR_PUSH(c->allocator, &set->list);
    if (!finding) {
        kjr_check_stop(c, kjr_fail_memory(c->error));
        return NULL;
    }
    *finding = (kjr_finding){.rule = c->rule,
                             .message = text,
                             .message_len = len,
                             .place = place,
                             .order = set->list.count - 1,
                             .related = set->related.count,
                             .metrics = set->metrics.count,
                             .suggestions = set->suggestions.count,
                             .fixes = set->fixes.count,
                             .kind = kind,
                             .level = kind == KJREP_FINDING_FAIL && c->level ? c->level : level};
    c->open = listed;
    return finding;
}

void kjr_check_fail_at(kjr_checker *c, uint8_t level, kjr_span place, const kjr_message *message,
                       const kjr_argument *arguments)
{
    begin(c, KJREP_FINDING_FAIL, level, place, message, arguments);
}

void kjr_check_fail(kjr_checker *c, kjr_words place, const kjr_message *message, const kjr_argument *arguments)
{
    begin(c, KJREP_FINDING_FAIL, c->rule->level, kjr_span_of(c, place), message, arguments);
}

void kjr_check_pass(kjr_checker *c, kjr_words place, const kjr_message *message, const kjr_argument *arguments)
{
    c->open = false;
    if (c->passes) begin(c, KJREP_FINDING_PASS, KJREP_LEVEL_NONE, kjr_span_of(c, place), message, arguments);
}

/* The finding that is being added to, NULL for none. */
static kjr_finding *open_finding(const kjr_checker *c)
{
    return c->open && c->status >= 0 ? &c->findings->list.items[c->findings->list.count - 1] : NULL;
}

void kjr_check_relate(kjr_checker *c, kjr_words place, const kjr_message *message, const kjr_argument *arguments)
{
    kjr_finding *finding = open_finding(c);
    uint32_t len;
    if (!finding) return;
    const char *text = kjr_make_message(c, message, arguments, &len);
    if (!text) return;
    kjr_related *related = KJR_PUSH(c->allocator, &c->findings->related);
    if (!related) {
        kjr_check_stop(c, kjr_fail_memory(c->error));
        return;
    }
    *related = (kjr_related){kjr_span_of(c, place), text};
    finding->related_count++;
}

void kjr_check_metric(kjr_checker *c, uint32_t metric)
{
    kjr_finding *finding = open_finding(c);
    if (!finding) return;
    uint32_t *id = KJR_PUSH(c->allocator, &c->findings->metrics);
    if (!id) {
        kjr_check_stop(c, kjr_fail_memory(c->error));
        return;
    }
    *id = metric;
    finding->metric_count++;
}

void kjr_check_operand(kjr_checker *c, uint32_t metric, const kjr_message *message, const kjr_argument *arguments)
{
    kjr_check_relate(c, kjr_metric_at(c, metric)->text, message, arguments);
    kjr_check_metric(c, metric);
}

void kjr_check_suggest(kjr_checker *c, const kjr_message *message, const kjr_argument *arguments)
{
    kjr_finding *finding = open_finding(c);
    uint32_t len;
    if (!finding) return;
    const char *text = kjr_make_message(c, message, arguments, &len);
    if (!text) return;
    const char **suggestion = KJR_PUSH(c->allocator, &c->findings->suggestions);
    if (!suggestion) {
        kjr_check_stop(c, kjr_fail_memory(c->error));
        return;
    }
    *suggestion = text;
    finding->suggestion_count++;
}

void kjr_check_fix(kjr_checker *c, kjr_span place, const char *text)
{
    kjr_finding *finding = open_finding(c);
    if (!finding) return;
    char *copy = kjr_arena_text(&c->findings->arena, text, strlen(text));
    kjr_fix *fix = copy ? KJR_PUSH(c->allocator, &c->findings->fixes) : NULL;
    if (!fix) {
        kjr_check_stop(c, kjr_fail_memory(c->error));
        return;
    }
    *fix = (kjr_fix){place, copy};
    finding->fix_count++;
}

/* ---- Running the rules */

/* Is `id` in a list of ids separated by commas? */
static bool is_listed(const char *list, const char *id)
{
    size_t len = strlen(id);
    while (list) {
        size_t item = strcspn(list, ",");
        while (item && *list == ' ')
            list++, item--;
        size_t bare = item;
        while (bare && list[bare - 1] == ' ')
            bare--;
        if (bare == len && memcmp(list, id, len) == 0) return true;
        list = list[item] ? list + item + 1 : NULL;
    }
    return false;
}

static kjrep_status run_rules(kjr_checker *c, const struct kjrep_options *settings)
{
    const char *off = kjr_setting_text(settings, KJREP_OPT_RULES_OFF);
    uint64_t total = c->report->text_len, rules = kjrep_engine_rule_count(c->report->engine);
    const kjr_added_rules *added = c->report->engine->rules;
    for (uint32_t i = 0; i < rules && c->status >= 0; i++) {
        static const kjr_rule_setting standard = {0};
        const kjr_rule_setting *setting = added && i < kjr_rule_count() ? &added->settings[i] : &standard;
        c->rule = kjr_engine_rule(c->report->engine, i);
        c->level = setting->level;
        if (setting->off || is_listed(off, c->rule->id)) continue;
        if (settings->progress && settings->progress(settings->payload, total * i / rules, total) != 0)
            return kjr_fail(c->error, KJREP_E_CANCELLED, "cancelled");
        c->open = false;
        c->of_rule = 0;
        c->rule->run(c);
        kjr_arena_end(&c->scratch);
    }
    return c->status;
}

/* In the order of the text; the outer of two that begin together first. */
static int compare(const void *a, const void *b)
{
    const kjr_finding *x = a, *y = b;
    if (x->place.start != y->place.start) return x->place.start < y->place.start ? -1 : 1;
    if (x->place.end != y->place.end) return x->place.end > y->place.end ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

static kjrep_findings *create(kjrep_report *report, const struct kjrep_options *settings)
{
    kjrep_findings *findings = kjr_calloc(&settings->allocator, 1, sizeof *findings);
    if (!findings) return NULL;
    atomic_init(&findings->holders, 1);
    findings->allocator = settings->allocator;
    findings->report = kjrep_report_retain(report);
    kjr_arena_start(&findings->arena, &findings->allocator);
    return findings;
}

kjrep_status kjrep_findings_new(kjrep_findings **out, kjrep_report *report, const kjrep_options *options,
                                kjrep_error *error)
{
    if (out) *out = NULL;
    if (!out || !report) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    struct kjrep_options settings = kjr_settings(options);
    kjrep_findings *findings = create(report, &settings);
    if (!findings) return kjr_fail_memory(error);
    kjr_checker c = {.report = report,
                     .view = &report->view,
                     .lexicon = report->engine->lexicon,
                     .hits = &report->hits,
                     .outline = &report->outline,
                     .facts = &report->facts,
                     .allocator = &findings->allocator,
                     .findings = findings,
                     .options = &settings,
                     .error = error,
                     .status = KJREP_OK,
                     .language = (int32_t)kjr_setting_int(&settings, KJREP_OPT_LANGUAGE),
                     .most = (uint32_t)kjr_setting_int(&settings, KJREP_OPT_MAX_FINDINGS),
                     .passes = kjr_setting_int(&settings, KJREP_OPT_SHOW_PASSES) != 0};
    kjr_arena_start(&c.scratch, c.allocator);
    kjr_arena_start(&c.kept, c.allocator);
    kjrep_status rc = sort_hits(&c) ? run_rules(&c, &settings) : kjr_fail_memory(error);
    if (rc < 0) goto done;
    if (findings->list.count) qsort(findings->list.items, findings->list.count, sizeof *findings->list.items, compare);
    if ((rc = kjr_set_fingerprints(&c)) < 0 || (rc = kjr_suppress_findings(&c, &settings)) < 0) goto done;
    *out = findings;
    findings = NULL;
    rc = kjr_succeed(error);
done:
    kjrep_db_free(c.db);
    kjr_free(c.allocator, c.line.items);
    kjr_free(c.allocator, c.marks.items);
    kjr_free(c.allocator, c.titles.items);
    kjr_free(c.allocator, c.wrong.list.items);
    kjr_free(c.allocator, c.misfits.list.items);
    kjr_free(c.allocator, c.spelt.list.items);
    kjr_free(c.allocator, c.hits_by);
    kjr_arena_end(&c.scratch);
    kjr_arena_end(&c.kept);
    kjrep_findings_free(findings);
    return rc;
}
