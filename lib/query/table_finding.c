#include <string.h>

#include "base/json_write.h"
#include "query/table.h"

/* ---- Columns */

enum { FINDING_RULE, FINDING_KIND, FINDING_LEVEL, FINDING_MESSAGE, FINDING_FINGERPRINT };

static void read_name(const kjr_row *row, int32_t which, kjr_cell *cell)
{
    const kjrep_findings *findings = row->source->findings;
    switch (which) {
    case FINDING_RULE: kjr_cell_name(cell, kjrep_finding_rule(findings, row->id)); break;
    case FINDING_KIND: kjr_cell_name(cell, kjrep_finding_kind_name(kjrep_finding_kind(findings, row->id))); break;
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
    kjr_json_put_string(kjr_scratch_put_bytes, scratch, words, words ? strlen(words) : 0);
}

/* A place and the words that go with it. */
static void put_place(const kjr_row *row, uint64_t start, uint64_t end, const char *key, const char *words)
{
    uint64_t start_char = 0, end_char = 0;
    kjr_scratch *scratch = row->scratch;
    kjrep_text_locate(row->source->report, start, &start_char, NULL, NULL);
    kjrep_text_locate(row->source->report, end, &end_char, NULL, NULL);
    put_member(scratch, "{\"start_byte\":", start);
    put_member(scratch, ",\"end_byte\":", end);
    put_member(scratch, ",\"start_char\":", start_char);
    put_member(scratch, ",\"end_char\":", end_char);
    kjr_scratch_put(scratch, key, strlen(key));
    put_words(scratch, words);
    kjr_scratch_put(scratch, "}", 1);
}

enum { FINDING_RELATED, FINDING_SUGGESTIONS, FINDING_FIX, FINDING_METRICS };

static uint32_t count_items(const kjr_row *row, int32_t which)
{
    switch (which) {
    case FINDING_RELATED: return kjrep_finding_related_count(row->source->findings, row->id);
    case FINDING_SUGGESTIONS: return kjrep_finding_suggestion_count(row->source->findings, row->id);
    case FINDING_FIX: return kjrep_finding_fix_count(row->source->findings, row->id);
    default: return kjrep_finding_metric_count(row->source->findings, row->id);
    }
}

static void put_item(const kjr_row *row, int32_t which, uint32_t index)
{
    const kjrep_findings *findings = row->source->findings;
    uint64_t start = 0, end = 0;
    switch (which) {
    case FINDING_RELATED:
        kjrep_finding_related_place(findings, row->id, index, &start, &end);
        put_place(row, start, end, ",\"message\":", kjrep_finding_related_message(findings, row->id, index));
        break;
    case FINDING_SUGGESTIONS: put_words(row->scratch, kjrep_finding_suggestion(findings, row->id, index)); break;
    case FINDING_FIX:
        kjrep_finding_fix_place(findings, row->id, index, &start, &end);
        put_place(row, start, end, ",\"text\":", kjrep_finding_fix_text(findings, row->id, index));
        break;
    default: kjr_scratch_put_number(row->scratch, kjrep_finding_metric(findings, row->id, index)); break;
    }
}

/* A JSON list. */
static void read_list(const kjr_row *row, int32_t which, kjr_cell *cell)
{
    uint32_t count = count_items(row, which);
    kjr_scratch_clear(row->scratch);
    kjr_scratch_put(row->scratch, "[", 1);
    for (uint32_t i = 0; i < count; i++) {
        kjr_scratch_put(row->scratch, ",", i > 0);
        put_item(row, which, i);
    }
    kjr_scratch_put(row->scratch, "]", 1);
    kjr_cell_scratch(cell, row->scratch);
}

static void read_suppressed(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_bool(cell, kjrep_finding_is_suppressed(row->source->findings, row->id));
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
    {"fix", KJR_CELL_TEXT, false, FINDING_FIX, read_list},
    {"metrics", KJR_CELL_TEXT, false, FINDING_METRICS, read_list},
    {"fingerprint", KJR_CELL_TEXT, false, FINDING_FINGERPRINT, read_name},
    {"suppressed", KJR_CELL_BOOL, false, 0, read_suppressed},
};

/* ---- Rows */

static uint32_t count(const kjr_source_report *source)
{
    return kjrep_findings_count(source->findings);
}

const kjr_table kjr_finding_table = {KJREP_TABLE_FINDING,       "finding", columns,
                                     KJR_COLUMN_COUNT(columns), count,     place_of};
