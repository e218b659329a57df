#include <string.h>

#include "query/table.h"

/* ---- Columns */

enum { FINDING_RULE, FINDING_KIND, FINDING_LEVEL, FINDING_MESSAGE, FINDING_FINGERPRINT };

static void read_name(const kjr_row *row, int32_t which, kjr_cell *cell)
{
    const kjrep_findings *findings = row->source->findings;
    switch (which) {
    case FINDING_RULE: kjr_cell_name(cell, kjrep_finding_rule(findings, row->id)); break;
    case FINDING_KIND:
        kjr_cell_name(cell, kjrep_finding_kind(findings, row->id) == KJREP_FINDING_PASS ? "pass" : "fail");
        break;
    case FINDING_LEVEL: kjr_cell_name(cell, kjrep_level_name(kjrep_finding_level(findings, row->id))); break;
    case FINDING_MESSAGE: kjr_cell_name(cell, kjrep_finding_message(findings, row->id, NULL)); break;
    default: kjr_cell_name(cell, kjrep_finding_fingerprint(findings, row->id)); break;
    }
}

static void put_member(kjr_scratch *scratch, const char *before, uint64_t number)
{
    kjr_scratch_put(scratch, before, strlen(before));
    kjr_scratch_put_number(scratch, number);
}

static void put_words(kjr_scratch *scratch, const char *words)
{
    kjr_scratch_put_json(scratch, words ? words : "", words ? strlen(words) : 0);
}

static void put_related(const kjr_row *row, uint32_t index)
{
    uint64_t start = 0, end = 0, start_char = 0, end_char = 0;
    kjr_scratch *scratch = row->scratch;
    kjrep_finding_related_place(row->source->findings, row->id, index, &start, &end);
    kjrep_text_locate(row->source->report, start, &start_char, NULL, NULL);
    kjrep_text_locate(row->source->report, end, &end_char, NULL, NULL);
    put_member(scratch, "{\"start_byte\":", start);
    put_member(scratch, ",\"end_byte\":", end);
    put_member(scratch, ",\"start_char\":", start_char);
    put_member(scratch, ",\"end_char\":", end_char);
    kjr_scratch_put(scratch, ",\"message\":", 11);
    put_words(scratch, kjrep_finding_related_message(row->source->findings, row->id, index));
    kjr_scratch_put(scratch, "}", 1);
}

enum { FINDING_RELATED, FINDING_SUGGESTIONS, FINDING_METRICS };

/* A JSON list. */
static void read_list(const kjr_row *row, int32_t which, kjr_cell *cell)
{
    const kjrep_findings *findings = row->source->findings;
    uint32_t count = which == FINDING_RELATED       ? kjrep_finding_related_count(findings, row->id)
                     : which == FINDING_SUGGESTIONS ? kjrep_finding_suggestion_count(findings, row->id)
                                                    : kjrep_finding_metric_count(findings, row->id);
    kjr_scratch_clear(row->scratch);
    kjr_scratch_put(row->scratch, "[", 1);
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0) kjr_scratch_put(row->scratch, ",", 1);
        if (which == FINDING_RELATED) put_related(row, i);
        if (which == FINDING_SUGGESTIONS) put_words(row->scratch, kjrep_finding_suggestion(findings, row->id, i));
        if (which == FINDING_METRICS) kjr_scratch_put_number(row->scratch, kjrep_finding_metric(findings, row->id, i));
    }
    kjr_scratch_put(row->scratch, "]", 1);
    kjr_cell_scratch(cell, row->scratch);
}

static void place_of(const kjr_source_report *source, uint32_t id, uint64_t *start, uint64_t *end)
{
    kjrep_finding_place(source->findings, id, start, end);
}

static void read_place(const kjr_row *row, int32_t which, kjr_cell *cell)
{
    kjr_cell_place(cell, row, place_of, which);
}

static const kjr_column columns[] = {
    KJR_ROW_COLUMNS,
    {"rule", KJR_CELL_TEXT, false, FINDING_RULE, read_name},
    {"kind", KJR_CELL_TEXT, false, FINDING_KIND, read_name},
    {"level", KJR_CELL_TEXT, false, FINDING_LEVEL, read_name},
    {"message", KJR_CELL_TEXT, false, FINDING_MESSAGE, read_name},
    KJR_PLACE_COLUMNS(read_place),
    {"related", KJR_CELL_TEXT, false, FINDING_RELATED, read_list},
    {"suggestions", KJR_CELL_TEXT, false, FINDING_SUGGESTIONS, read_list},
    {"metrics", KJR_CELL_TEXT, false, FINDING_METRICS, read_list},
    {"fingerprint", KJR_CELL_TEXT, false, FINDING_FINGERPRINT, read_name},
};

/* ---- Rows */

static uint32_t count(const kjr_source_report *source)
{
    return kjrep_findings_count(source->findings);
}

const kjr_table kjr_finding_table = {KJREP_TABLE_FINDING,       "finding", columns,
                                     KJR_COLUMN_COUNT(columns), count,     place_of};
