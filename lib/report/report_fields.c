#include <string.h>

#include "report/words.h"

kjrep_engine *kjrep_report_engine(const kjrep_report *report)
{
    return report ? report->engine : NULL;
}

const char *kjrep_report_name(const kjrep_report *report)
{
    return report ? report->name : NULL;
}

const char *kjrep_report_text(const kjrep_report *report, size_t *len)
{
    if (len) *len = report ? report->text_len : 0;
    return report ? report->text : NULL;
}

const char *kjrep_report_container(const kjrep_report *report)
{
    return report ? report->source.container : NULL;
}

const char *kjrep_report_encoding(const kjrep_report *report)
{
    return report ? report->source.encoding : NULL;
}

int32_t kjrep_report_certainty(const kjrep_report *report)
{
    return report ? report->source.certainty : 0;
}

const char *kjrep_certainty_name(int32_t certainty)
{
    static const char *const names[] = {"guess", "likely", "sure", "stated"};
    return certainty >= KJREP_CERTAINTY_GUESS && certainty <= KJREP_CERTAINTY_STATED ? names[certainty - 1] : NULL;
}

uint64_t kjrep_report_replaced(const kjrep_report *report)
{
    return report ? report->source.decoded.replaced : 0;
}

uint64_t kjrep_report_source_bytes(const kjrep_report *report)
{
    return report ? report->source.source_bytes : 0;
}

int32_t kjrep_report_script(const kjrep_report *report)
{
    return report ? report->outline.script : KJREP_SCRIPT_UNKNOWN;
}

int32_t kjrep_report_genre(const kjrep_report *report)
{
    return report ? report->outline.genre : KJREP_GENRE_UNKNOWN;
}

/* NULL for an unknown field. */
static const kjr_meta_field *find_field(const kjrep_report *report, int32_t field)
{
    return report && field > 0 && field < KJR_META_FIELDS ? &report->outline.meta[field] : NULL;
}

const char *kjrep_report_meta(const kjrep_report *report, int32_t field, size_t *len)
{
    if (!len) return NULL;
    *len = 0;
    const kjr_meta_field *found = find_field(report, field);
    if (!found) return NULL;
    if (!found->value) return kjr_words_text(report, (kjr_words){found->start, found->end}, len);
    *len = strlen(found->value);
    return found->value;
}

kjrep_status kjrep_report_meta_place(const kjrep_report *report, int32_t field, uint64_t *start, uint64_t *end)
{
    const kjr_meta_field *found = find_field(report, field);
    if (start) *start = 0;
    if (end) *end = 0;
    return found ? kjr_words_place(report, (kjr_words){found->start, found->end}, start, end) : KJREP_E_ARG;
}

/* ---- Names */

const char *kjrep_report_script_name(int32_t script)
{
    return script == KJREP_SCRIPT_HANS ? "hans" : script == KJREP_SCRIPT_HANT ? "hant" : NULL;
}

const char *kjrep_report_genre_name(int32_t genre)
{
    static const char *const names[] = {
        NULL,      "work_summary", "briefing",   "report", "gov_work_report", "stat_communique", "self_evaluation",
        "debrief", "work_plan",    "press_item", "budget"};
    return genre > 0 && genre <= KJREP_GENRE_BUDGET ? names[genre] : NULL;
}
