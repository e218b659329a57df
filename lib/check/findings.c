#include "base/error.h"
#include "kjrep/finding.h"
#include "report/model.h"

uint32_t kjrep_engine_rule_count(const kjrep_engine *engine)
{
    (void)engine;
    return 0;
}

const char *kjrep_engine_rule_id(const kjrep_engine *engine, uint32_t index)
{
    (void)engine;
    (void)index;
    return NULL;
}

const char *kjrep_engine_rule_name(const kjrep_engine *engine, uint32_t index)
{
    (void)engine;
    (void)index;
    return NULL;
}

const char *kjrep_engine_rule_asserts(const kjrep_engine *engine, uint32_t index, int32_t language)
{
    (void)engine;
    (void)index;
    (void)language;
    return NULL;
}

const char *kjrep_engine_rule_limits(const kjrep_engine *engine, uint32_t index, int32_t language)
{
    (void)engine;
    (void)index;
    (void)language;
    return NULL;
}

int32_t kjrep_engine_rule_level(const kjrep_engine *engine, uint32_t index)
{
    (void)engine;
    (void)index;
    return 0;
}

kjrep_status kjrep_findings_new(kjrep_findings **out, kjrep_report *report, const kjrep_options *options,
                                kjrep_error *error)
{
    (void)out;
    (void)report;
    (void)options;
    (void)error;
    return KJREP_E_UNSUPPORTED;
}

kjrep_findings *kjrep_findings_retain(kjrep_findings *findings)
{
    (void)findings;
    return NULL;
}

void kjrep_findings_free(kjrep_findings *findings)
{
    (void)findings;
}

const kjrep_report *kjrep_findings_report(const kjrep_findings *findings)
{
    (void)findings;
    return NULL;
}

uint32_t kjrep_findings_count(const kjrep_findings *findings)
{
    (void)findings;
    return 0;
}

const char *kjrep_finding_rule(const kjrep_findings *findings, kjrep_finding finding)
{
    (void)findings;
    (void)finding;
    return NULL;
}

int32_t kjrep_finding_kind(const kjrep_findings *findings, kjrep_finding finding)
{
    (void)findings;
    (void)finding;
    return 0;
}

int32_t kjrep_finding_level(const kjrep_findings *findings, kjrep_finding finding)
{
    (void)findings;
    (void)finding;
    return 0;
}

const char *kjrep_finding_message(const kjrep_findings *findings, kjrep_finding finding, size_t *len)
{
    (void)findings;
    (void)finding;
    (void)len;
    return NULL;
}

kjrep_status kjrep_finding_place(const kjrep_findings *findings, kjrep_finding finding, uint64_t *start, uint64_t *end)
{
    (void)findings;
    (void)finding;
    (void)start;
    (void)end;
    return 0;
}

const char *kjrep_finding_fingerprint(const kjrep_findings *findings, kjrep_finding finding)
{
    (void)findings;
    (void)finding;
    return NULL;
}

uint32_t kjrep_finding_related_count(const kjrep_findings *findings, kjrep_finding finding)
{
    (void)findings;
    (void)finding;
    return 0;
}

kjrep_status kjrep_finding_related_place(const kjrep_findings *findings, kjrep_finding finding, uint32_t index,
                                         uint64_t *start, uint64_t *end)
{
    (void)findings;
    (void)finding;
    (void)index;
    (void)start;
    (void)end;
    return 0;
}

const char *kjrep_finding_related_message(const kjrep_findings *findings, kjrep_finding finding, uint32_t index)
{
    (void)findings;
    (void)finding;
    (void)index;
    return NULL;
}

uint32_t kjrep_finding_metric_count(const kjrep_findings *findings, kjrep_finding finding)
{
    (void)findings;
    (void)finding;
    return 0;
}

kjrep_metric kjrep_finding_metric(const kjrep_findings *findings, kjrep_finding finding, uint32_t index)
{
    (void)findings;
    (void)finding;
    (void)index;
    return 0;
}

uint32_t kjrep_finding_suggestion_count(const kjrep_findings *findings, kjrep_finding finding)
{
    (void)findings;
    (void)finding;
    return 0;
}

const char *kjrep_finding_suggestion(const kjrep_findings *findings, kjrep_finding finding, uint32_t index)
{
    (void)findings;
    (void)finding;
    (void)index;
    return NULL;
}

const char *kjrep_level_name(int32_t level)
{
    static const char *const names[] = {"none", "note", "warning", "error"};
    return level >= 0 && level <= KJREP_LEVEL_ERROR ? names[level] : NULL;
}
