#include "output/forms.h"

static void write_related(kjr_writer *writer, const kjrep_findings *findings, kjrep_finding finding)
{
    kjr_json_key(writer, "related");
    kjr_put_text(writer, "[");
    uint32_t count = kjrep_finding_related_count(findings, finding);
    for (uint32_t i = 0; i < count; i++) {
        uint64_t start = 0, end = 0;
        kjrep_finding_related_place(findings, finding, i, &start, &end);
        kjr_json_item(writer);
        kjr_put_text(writer, "{");
        kjr_json_characters(writer, kjrep_findings_report(findings), start, end);
        kjr_json_key(writer, "message");
        kjr_json_name(writer, kjrep_finding_related_message(findings, finding, i));
        kjr_put_text(writer, "}");
    }
    kjr_put_text(writer, "]");
}

void kjr_json_suggestions(kjr_writer *writer, const kjrep_findings *findings, kjrep_finding finding)
{
    kjr_json_key(writer, "suggestions");
    kjr_put_text(writer, "[");
    uint32_t count = kjrep_finding_suggestion_count(findings, finding);
    for (uint32_t i = 0; i < count; i++) {
        kjr_json_item(writer);
        kjr_json_name(writer, kjrep_finding_suggestion(findings, finding, i));
    }
    kjr_put_text(writer, "]");
}

void kjr_json_metrics(kjr_writer *writer, const kjrep_findings *findings, kjrep_finding finding)
{
    kjr_json_key(writer, "metrics");
    kjr_put_text(writer, "[");
    uint32_t count = kjrep_finding_metric_count(findings, finding);
    for (uint32_t i = 0; i < count; i++) {
        kjr_json_item(writer);
        kjr_put_number(writer, kjrep_finding_metric(findings, finding, i));
    }
    kjr_put_text(writer, "]");
}

/* Present only where there is one. */
static void write_fix(kjr_writer *writer, const kjrep_findings *findings, kjrep_finding finding)
{
    uint32_t count = kjrep_finding_fix_count(findings, finding);
    if (!count) return;
    kjr_json_key(writer, "fix");
    kjr_put_text(writer, "[");
    for (uint32_t i = 0; i < count; i++) {
        uint64_t start = 0, end = 0;
        kjrep_finding_fix_place(findings, finding, i, &start, &end);
        kjr_json_item(writer);
        kjr_put_text(writer, "{");
        kjr_json_characters(writer, kjrep_findings_report(findings), start, end);
        kjr_json_key(writer, "text");
        kjr_json_name(writer, kjrep_finding_fix_text(findings, finding, i));
        kjr_put_text(writer, "}");
    }
    kjr_put_text(writer, "]");
}

static void write_finding(kjr_writer *writer, const kjrep_findings *findings, kjrep_finding finding)
{
    const kjrep_report *report = kjrep_findings_report(findings);
    uint64_t start = 0, end = 0;
    size_t len;
    kjrep_finding_place(findings, finding, &start, &end);
    kjr_put_text(writer, "{");
    kjr_json_key(writer, "doc");
    kjr_json_name(writer, kjrep_report_name(report));
    kjr_json_key(writer, "rule");
    kjr_json_name(writer, kjrep_finding_rule(findings, finding));
    kjr_json_key(writer, "kind");
    kjr_json_name(writer, kjrep_finding_kind_name(kjrep_finding_kind(findings, finding)));
    kjr_json_key(writer, "level");
    kjr_json_name(writer, kjrep_level_name(kjrep_finding_level(findings, finding)));
    kjr_json_key(writer, "message");
    const char *message = kjrep_finding_message(findings, finding, &len);
    kjr_json_text(writer, message, len);
    kjr_json_place(writer, report, start, end);
    kjr_json_line(writer, report, start);
    kjr_json_source(writer, report, start);
    write_related(writer, findings, finding);
    kjr_json_suggestions(writer, findings, finding);
    write_fix(writer, findings, finding);
    kjr_json_metrics(writer, findings, finding);
    kjr_json_key(writer, "fingerprint");
    kjr_json_name(writer, kjrep_finding_fingerprint(findings, finding));
    kjr_json_key(writer, "suppressed");
    kjr_json_bool(writer, kjrep_finding_is_suppressed(findings, finding) != 0);
    kjr_put_text(writer, "}\n");
}

void kjr_write_finding_jsonl(kjr_writer *writer, const kjrep_findings *findings, int32_t language)
{
    (void)language;
    uint32_t count = kjrep_findings_count(findings);
    for (kjrep_finding finding = 1; finding <= count && writer->status == KJREP_OK; finding++)
        write_finding(writer, findings, finding);
}
