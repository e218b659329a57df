/* SARIF 2.1.0 (OASIS). One run for each report; lines, columns and offsets count code points. */
#include <string.h>

#include "kjrep/kjrep.h"
#include "output/forms.h"

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"

/* ---- Small objects */

/* {"text": …} under `key`. */
static void put_message(kjr_writer *writer, const char *key, const char *text)
{
    kjr_json_key(writer, key);
    kjr_put_text(writer, "{");
    kjr_json_key(writer, "text");
    kjr_json_name(writer, text);
    kjr_put_text(writer, "}");
}

static void put_member(kjr_writer *writer, const char *key, uint64_t number)
{
    kjr_json_key(writer, key);
    kjr_put_number(writer, number);
}

/* ---- Where a report lies */

static bool is_plain(unsigned char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           (byte && strchr("-._~/", byte));
}

/* A path as a URI: relative ones stay so. */
static void put_uri(kjr_writer *writer, const char *path)
{
    static const char digits[] = "0123456789ABCDEF";
    bool drive = path[0] && path[1] == ':';
    kjr_json_key(writer, "uri");
    kjr_put_text(writer, "\"");
    if (path[0] == '/' || drive) kjr_put_text(writer, drive ? "file:///" : "file://");
    for (const char *at = path; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        char escape[3] = {'%', digits[byte >> 4], digits[byte & 15]};
        if (byte == '\\') kjr_put_text(writer, "/");
        else if (is_plain(byte) || (drive && at == path + 1)) kjr_put(writer, at, 1);
        else kjr_put(writer, escape, sizeof escape);
    }
    kjr_put_text(writer, "\"");
}

static void put_artifact(kjr_writer *writer, const kjrep_report *report)
{
    kjr_json_key(writer, "artifactLocation");
    kjr_put_text(writer, "{");
    put_uri(writer, kjrep_report_name(report));
    put_member(writer, "index", 0);
    kjr_put_text(writer, "}");
}

static void put_region(kjr_writer *writer, const char *key, const kjrep_report *report, uint64_t start, uint64_t end)
{
    uint64_t from = 0, to = 0;
    uint32_t line = 0, column = 0, end_line = 0, end_column = 0;
    kjrep_text_locate(report, start, &from, &line, &column);
    kjrep_text_locate(report, end, &to, &end_line, &end_column);
    kjr_json_key(writer, key);
    kjr_put_text(writer, "{");
    put_member(writer, "startLine", line);
    put_member(writer, "startColumn", column);
    put_member(writer, "endLine", end_line);
    put_member(writer, "endColumn", end_column);
    put_member(writer, "charOffset", from);
    put_member(writer, "charLength", to - from);
    put_member(writer, "byteOffset", start);
    put_member(writer, "byteLength", end - start);
    kjr_put_text(writer, "}");
}

static void put_physical(kjr_writer *writer, const kjrep_report *report, uint64_t start, uint64_t end)
{
    kjr_json_key(writer, "physicalLocation");
    kjr_put_text(writer, "{");
    put_artifact(writer, report);
    put_region(writer, "region", report, start, end);
    kjr_put_text(writer, "}");
}

/* ---- Rules */

static void put_rule(kjr_writer *writer, const kjrep_engine *engine, uint32_t rule, int32_t language)
{
    kjr_json_item(writer);
    kjr_put_text(writer, "{");
    kjr_json_key(writer, "id");
    kjr_json_name(writer, kjrep_engine_rule_id(engine, rule));
    kjr_json_key(writer, "name");
    kjr_json_name(writer, kjrep_engine_rule_name(engine, rule));
    put_message(writer, "shortDescription", kjrep_engine_rule_asserts(engine, rule, language));
    put_message(writer, "help", kjrep_engine_rule_limits(engine, rule, language));
    kjr_json_key(writer, "defaultConfiguration");
    kjr_put_text(writer, "{");
    kjr_json_key(writer, "level");
    kjr_json_name(writer, kjrep_level_name(kjrep_engine_rule_level(engine, rule)));
    kjr_put_text(writer, "}");
    kjr_json_key(writer, "properties");
    kjr_put_text(writer, "{");
    kjr_json_key(writer, "source");
    kjr_json_name(writer, kjrep_engine_rule_source(engine, rule));
    kjr_put_text(writer, "}}");
}

static void put_tool(kjr_writer *writer, const kjrep_engine *engine, int32_t language)
{
    uint32_t rules = kjrep_engine_rule_count(engine);
    kjr_json_key(writer, "tool");
    kjr_put_text(writer, "{");
    kjr_json_key(writer, "driver");
    kjr_put_text(writer, "{");
    kjr_json_key(writer, "name");
    kjr_json_name(writer, "kjrep");
    kjr_json_key(writer, "version");
    kjr_json_name(writer, kjrep_version());
    kjr_json_key(writer, "rules");
    kjr_put_text(writer, "[");
    for (uint32_t rule = 0; rule < rules; rule++)
        put_rule(writer, engine, rule, language);
    kjr_put_text(writer, "]}}");
}

/* Ids are the engine's own strings, so the address tells. */
static uint32_t rule_index(const kjrep_engine *engine, const char *id)
{
    uint32_t rule = 0;
    while (kjrep_engine_rule_id(engine, rule) && kjrep_engine_rule_id(engine, rule) != id)
        rule++;
    return rule;
}

/* ---- Results */

static void put_related(kjr_writer *writer, const kjrep_findings *findings, kjrep_finding finding)
{
    uint32_t count = kjrep_finding_related_count(findings, finding);
    if (!count) return;
    kjr_json_key(writer, "relatedLocations");
    kjr_put_text(writer, "[");
    for (uint32_t i = 0; i < count; i++) {
        uint64_t start = 0, end = 0;
        kjrep_finding_related_place(findings, finding, i, &start, &end);
        kjr_json_item(writer);
        kjr_put_text(writer, "{");
        put_member(writer, "id", i + 1);
        put_physical(writer, kjrep_findings_report(findings), start, end);
        put_message(writer, "message", kjrep_finding_related_message(findings, finding, i));
        kjr_put_text(writer, "}");
    }
    kjr_put_text(writer, "]");
}

static void put_fix(kjr_writer *writer, const kjrep_findings *findings, kjrep_finding finding)
{
    const kjrep_report *report = kjrep_findings_report(findings);
    uint32_t count = kjrep_finding_fix_count(findings, finding);
    if (!count) return;
    kjr_json_key(writer, "fixes");
    kjr_put_text(writer, "[{");
    kjr_json_key(writer, "artifactChanges");
    kjr_put_text(writer, "[{");
    put_artifact(writer, report);
    kjr_json_key(writer, "replacements");
    kjr_put_text(writer, "[");
    for (uint32_t i = 0; i < count; i++) {
        uint64_t start = 0, end = 0;
        kjrep_finding_fix_place(findings, finding, i, &start, &end);
        kjr_json_item(writer);
        kjr_put_text(writer, "{");
        put_region(writer, "deletedRegion", report, start, end);
        put_message(writer, "insertedContent", kjrep_finding_fix_text(findings, finding, i));
        kjr_put_text(writer, "}");
    }
    kjr_put_text(writer, "]}]}]");
}

static void put_properties(kjr_writer *writer, const kjrep_findings *findings, kjrep_finding finding)
{
    kjr_json_key(writer, "properties");
    kjr_put_text(writer, "{");
    kjr_json_metrics(writer, findings, finding);
    kjr_json_suggestions(writer, findings, finding);
    kjr_put_text(writer, "}");
}

static void put_result(kjr_writer *writer, const kjrep_findings *findings, kjrep_finding finding,
                       const kjrep_engine *engine)
{
    const kjrep_report *report = kjrep_findings_report(findings);
    const char *rule = kjrep_finding_rule(findings, finding);
    bool pass = kjrep_finding_kind(findings, finding) == KJREP_FINDING_PASS;
    uint64_t start = 0, end = 0;
    kjrep_finding_place(findings, finding, &start, &end);
    kjr_json_item(writer);
    kjr_put_text(writer, "\n{");
    kjr_json_key(writer, "ruleId");
    kjr_json_name(writer, rule);
    put_member(writer, "ruleIndex", rule_index(engine, rule));
    kjr_json_key(writer, "kind");
    kjr_json_name(writer, pass ? "pass" : "fail");
    kjr_json_key(writer, "level");
    kjr_json_name(writer, kjrep_level_name(kjrep_finding_level(findings, finding)));
    put_message(writer, "message", kjrep_finding_message(findings, finding, NULL));
    kjr_json_key(writer, "locations");
    kjr_put_text(writer, "[{");
    put_physical(writer, report, start, end);
    kjr_put_text(writer, "}]");
    put_related(writer, findings, finding);
    kjr_json_key(writer, "partialFingerprints");
    kjr_put_text(writer, "{");
    kjr_json_key(writer, "kjrepWords/v1");
    kjr_json_name(writer, kjrep_finding_fingerprint(findings, finding));
    kjr_put_text(writer, "}");
    put_fix(writer, findings, finding);
    if (kjrep_finding_is_suppressed(findings, finding)) {
        kjr_json_key(writer, "suppressions");
        kjr_put_text(writer, "[{");
        kjr_json_key(writer, "kind");
        kjr_put_text(writer, "\"external\"}]");
    }
    put_properties(writer, findings, finding);
    kjr_put_text(writer, "}");
}

/* ---- The run */

static const char *language_tag(int32_t language)
{
    static const char *const tags[] = {"en-US", "zh-CN", "zh-TW"};
    return tags[language - KJREP_LANGUAGE_EN];
}

void kjr_write_finding_sarif_run(kjr_writer *writer, const kjrep_findings *findings, int32_t language)
{
    const kjrep_report *report = kjrep_findings_report(findings);
    const kjrep_engine *engine = kjrep_report_engine(report);
    uint32_t count = kjrep_findings_count(findings);
    kjr_put_text(writer, "{");
    put_tool(writer, engine, language);
    kjr_json_key(writer, "language");
    kjr_json_name(writer, language_tag(language));
    kjr_json_key(writer, "columnKind");
    kjr_json_name(writer, "unicodeCodePoints");
    kjr_json_key(writer, "artifacts");
    kjr_put_text(writer, "[{");
    kjr_json_key(writer, "location");
    kjr_put_text(writer, "{");
    put_uri(writer, kjrep_report_name(report));
    kjr_put_text(writer, "}");
    kjr_json_key(writer, "encoding");
    kjr_json_name(writer, kjrep_report_encoding(report));
    put_member(writer, "length", kjrep_report_source_bytes(report));
    kjr_put_text(writer, "}]");
    kjr_json_key(writer, "results");
    kjr_put_text(writer, "[");
    for (kjrep_finding finding = 1; finding <= count && writer->status == KJREP_OK; finding++)
        put_result(writer, findings, finding, engine);
    kjr_put_text(writer, "]}");
}

void kjr_write_finding_sarif(kjr_writer *writer, const kjrep_findings *findings, int32_t language)
{
    kjr_put_text(writer, "{\"$schema\":\"" SCHEMA "\",\"version\":\"2.1.0\",\"runs\":[");
    kjr_write_finding_sarif_run(writer, findings, language);
    kjr_put_text(writer, "]}\n");
}
