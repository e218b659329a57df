#include "check/checker.h"

/* ---- Life */

kjrep_findings *kjrep_findings_retain(kjrep_findings *findings)
{
    if (findings) atomic_fetch_add_explicit(&findings->holders, 1, memory_order_relaxed);
    return findings;
}

void kjrep_findings_free(kjrep_findings *findings)
{
    if (!findings || atomic_fetch_sub_explicit(&findings->holders, 1, memory_order_acq_rel) > 1) return;
    kjrep_allocator allocator = findings->allocator;
    kjr_free(&allocator, findings->list.items);
    kjr_free(&allocator, findings->related.items);
    kjr_free(&allocator, findings->metrics.items);
    kjr_free(&allocator, findings->suggestions.items);
    kjr_free(&allocator, findings->fixes.items);
    kjr_arena_end(&findings->arena);
    kjrep_report_free(findings->report);
    kjr_free(&allocator, findings);
}

/* ---- Reading. What does not exist is answered by NULL and 0. */

static const kjr_finding *at(const kjrep_findings *findings, kjrep_finding finding)
{
    return findings && finding && finding <= findings->list.count ? &findings->list.items[finding - 1] : NULL;
}

static kjrep_status give_place(const kjr_span *place, uint64_t *start, uint64_t *end)
{
    if (start) *start = place ? place->start : 0;
    if (end) *end = place ? place->end : 0;
    return place ? KJREP_OK : KJREP_E_ARG;
}

kjrep_report *kjrep_findings_report(const kjrep_findings *findings)
{
    return findings ? findings->report : NULL;
}

uint32_t kjrep_findings_count(const kjrep_findings *findings)
{
    return findings ? findings->list.count : 0;
}

const char *kjrep_finding_rule(const kjrep_findings *findings, kjrep_finding finding)
{
    const kjr_finding *found = at(findings, finding);
    return found ? found->rule->id : NULL;
}

int32_t kjrep_finding_kind(const kjrep_findings *findings, kjrep_finding finding)
{
    const kjr_finding *found = at(findings, finding);
    return found ? found->kind : 0;
}

int32_t kjrep_finding_level(const kjrep_findings *findings, kjrep_finding finding)
{
    const kjr_finding *found = at(findings, finding);
    return found ? found->level : KJREP_LEVEL_NONE;
}

const char *kjrep_finding_message(const kjrep_findings *findings, kjrep_finding finding, size_t *len)
{
    const kjr_finding *found = at(findings, finding);
    if (len) *len = found ? found->message_len : 0;
    return found ? found->message : NULL;
}

kjrep_status kjrep_finding_place(const kjrep_findings *findings, kjrep_finding finding, uint64_t *start, uint64_t *end)
{
    const kjr_finding *found = at(findings, finding);
    return give_place(found ? &found->place : NULL, start, end);
}

const char *kjrep_finding_fingerprint(const kjrep_findings *findings, kjrep_finding finding)
{
    const kjr_finding *found = at(findings, finding);
    return found ? found->fingerprint : NULL;
}

int32_t kjrep_finding_is_suppressed(const kjrep_findings *findings, kjrep_finding finding)
{
    const kjr_finding *found = at(findings, finding);
    return found && found->suppressed;
}

/* ---- Parts */

static const kjr_related *related_at(const kjrep_findings *findings, kjrep_finding finding, uint32_t index)
{
    const kjr_finding *found = at(findings, finding);
    return found && index < found->related_count ? &findings->related.items[found->related + index] : NULL;
}

static const kjr_fix *fix_at(const kjrep_findings *findings, kjrep_finding finding, uint32_t index)
{
    const kjr_finding *found = at(findings, finding);
    return found && index < found->fix_count ? &findings->fixes.items[found->fixes + index] : NULL;
}

uint32_t kjrep_finding_related_count(const kjrep_findings *findings, kjrep_finding finding)
{
    const kjr_finding *found = at(findings, finding);
    return found ? found->related_count : 0;
}

kjrep_status kjrep_finding_related_place(const kjrep_findings *findings, kjrep_finding finding, uint32_t index,
                                         uint64_t *start, uint64_t *end)
{
    const kjr_related *related = related_at(findings, finding, index);
    return give_place(related ? &related->place : NULL, start, end);
}

const char *kjrep_finding_related_message(const kjrep_findings *findings, kjrep_finding finding, uint32_t index)
{
    const kjr_related *related = related_at(findings, finding, index);
    return related ? related->message : NULL;
}

uint32_t kjrep_finding_metric_count(const kjrep_findings *findings, kjrep_finding finding)
{
    const kjr_finding *found = at(findings, finding);
    return found ? found->metric_count : 0;
}

kjrep_metric kjrep_finding_metric(const kjrep_findings *findings, kjrep_finding finding, uint32_t index)
{
    const kjr_finding *found = at(findings, finding);
    return found && index < found->metric_count ? findings->metrics.items[found->metrics + index] : 0;
}

uint32_t kjrep_finding_suggestion_count(const kjrep_findings *findings, kjrep_finding finding)
{
    const kjr_finding *found = at(findings, finding);
    return found ? found->suggestion_count : 0;
}

const char *kjrep_finding_suggestion(const kjrep_findings *findings, kjrep_finding finding, uint32_t index)
{
    const kjr_finding *found = at(findings, finding);
    return found && index < found->suggestion_count ? findings->suggestions.items[found->suggestions + index] : NULL;
}

uint32_t kjrep_finding_fix_count(const kjrep_findings *findings, kjrep_finding finding)
{
    const kjr_finding *found = at(findings, finding);
    return found ? found->fix_count : 0;
}

kjrep_status kjrep_finding_fix_place(const kjrep_findings *findings, kjrep_finding finding, uint32_t index,
                                     uint64_t *start, uint64_t *end)
{
    const kjr_fix *fix = fix_at(findings, finding, index);
    return give_place(fix ? &fix->place : NULL, start, end);
}

const char *kjrep_finding_fix_text(const kjrep_findings *findings, kjrep_finding finding, uint32_t index)
{
    const kjr_fix *fix = fix_at(findings, finding, index);
    return fix ? fix->text : NULL;
}

/* ---- Names */

const char *kjrep_finding_kind_name(int32_t kind)
{
    return kind == KJREP_FINDING_FAIL ? "fail" : kind == KJREP_FINDING_PASS ? "pass" : NULL;
}

const char *kjrep_level_name(int32_t level)
{
    static const char *const names[] = {"none", "note", "warning", "error"};
    return level >= 0 && level <= KJREP_LEVEL_ERROR ? names[level] : NULL;
}
