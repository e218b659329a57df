#include <string.h>

#include "report/words.h"

/* NULL for a metric that does not exist. */
static const kjr_metric *find_metric(const kjrep_report *report, kjrep_metric metric)
{
    return report && metric > 0 && metric <= report->facts.metrics.count ? &report->facts.metrics.items[metric - 1]
                                                                         : NULL;
}

uint32_t kjrep_report_metric_count(const kjrep_report *report)
{
    return report ? report->facts.metrics.count : 0;
}

/* ---- Numbers */

static kjrep_status find_number(const kjrep_report *report, kjrep_metric metric, int32_t which, kjr_decimal *out)
{
    const kjr_metric *found = find_metric(report, metric);
    if (!found) return KJREP_E_ARG;
    switch (which) {
    case KJREP_DECIMAL_VALUE: *out = found->value; return found->has & KJR_HAS_VALUE ? KJREP_OK : KJREP_ABSENT;
    case KJREP_DECIMAL_VALUE_HIGH:
        *out = found->value_high;
        return found->has & KJR_HAS_VALUE_HIGH ? KJREP_OK : KJREP_ABSENT;
    case KJREP_DECIMAL_LOW: *out = found->low; return found->has & KJR_HAS_LOW ? KJREP_OK : KJREP_ABSENT;
    case KJREP_DECIMAL_HIGH: *out = found->high; return found->has & KJR_HAS_HIGH ? KJREP_OK : KJREP_ABSENT;
    default: return KJREP_E_ARG;
    }
}

kjrep_status kjrep_metric_decimal(const kjrep_report *report, kjrep_metric metric, int32_t which, char *text,
                                  size_t text_size)
{
    kjr_decimal value;
    char written[KJR_DECIMAL_TEXT];
    if (!text || !text_size) return KJREP_E_ARG;
    text[0] = 0;
    kjrep_status rc = find_number(report, metric, which, &value);
    if (rc != KJREP_OK) return rc;
    size_t len = kjr_decimal_text(value, written);
    if (len >= text_size) return KJREP_E_ARG;
    memcpy(text, written, len + 1);
    return KJREP_OK;
}

kjrep_status kjrep_metric_millionths(const kjrep_report *report, kjrep_metric metric, int32_t which, int64_t *upper,
                                     uint64_t *lower)
{
    kjr_decimal value;
    if (!upper || !lower) return KJREP_E_ARG;
    *upper = 0;
    *lower = 0;
    kjrep_status rc = find_number(report, metric, which, &value);
    if (rc != KJREP_OK) return rc;
    uint64_t high = (uint64_t)((kjr_wide)value >> 64);
    memcpy(upper, &high, sizeof high);
    *lower = (uint64_t)(kjr_wide)value;
    return KJREP_OK;
}

kjrep_status kjrep_metric_real(const kjrep_report *report, kjrep_metric metric, int32_t which, double *value)
{
    kjr_decimal exact;
    if (!value) return KJREP_E_ARG;
    kjrep_status rc = find_number(report, metric, which, &exact);
    *value = rc == KJREP_OK ? kjr_decimal_real(exact) : 0;
    return rc;
}

/* ---- Attributes */

const char *kjrep_metric_unit(const kjrep_report *report, kjrep_metric metric)
{
    const kjr_metric *found = find_metric(report, metric);
    return found ? found->unit : NULL;
}

int32_t kjrep_metric_approx(const kjrep_report *report, kjrep_metric metric)
{
    const kjr_metric *found = find_metric(report, metric);
    return found ? found->approx : KJREP_APPROX_EXACT;
}

int32_t kjrep_metric_kind(const kjrep_report *report, kjrep_metric metric)
{
    const kjr_metric *found = find_metric(report, metric);
    return found ? found->kind : 0;
}

int32_t kjrep_metric_change(const kjrep_report *report, kjrep_metric metric)
{
    const kjr_metric *found = find_metric(report, metric);
    return found ? found->change : KJREP_CHANGE_NONE;
}

int32_t kjrep_metric_basis(const kjrep_report *report, kjrep_metric metric)
{
    const kjr_metric *found = find_metric(report, metric);
    return found ? found->basis : KJREP_BASIS_NONE;
}

int32_t kjrep_metric_modality(const kjrep_report *report, kjrep_metric metric)
{
    const kjr_metric *found = find_metric(report, metric);
    return found ? found->modality : KJREP_MODALITY_ACTUAL;
}

uint32_t kjrep_metric_flags(const kjrep_report *report, kjrep_metric metric)
{
    const kjr_metric *found = find_metric(report, metric);
    return found ? found->flags : 0;
}

kjrep_metric kjrep_metric_parent(const kjrep_report *report, kjrep_metric metric)
{
    const kjr_metric *found = find_metric(report, metric);
    return found ? found->parent : 0;
}

kjrep_node kjrep_metric_node(const kjrep_report *report, kjrep_metric metric)
{
    const kjr_metric *found = find_metric(report, metric);
    return found ? found->node : 0;
}

int32_t kjrep_metric_date_from(const kjrep_report *report, kjrep_metric metric)
{
    const kjr_metric *found = find_metric(report, metric);
    return found ? found->date_from : 0;
}

int32_t kjrep_metric_date_to(const kjrep_report *report, kjrep_metric metric)
{
    const kjr_metric *found = find_metric(report, metric);
    return found ? found->date_to : 0;
}

const char *kjrep_metric_indicator(const kjrep_report *report, kjrep_metric metric)
{
    const kjr_metric *found = find_metric(report, metric);
    return found ? kjr_lexicon_indicator(report->engine->lexicon, found->indicator) : NULL;
}

/* ---- Words */

kjrep_status kjrep_metric_place(const kjrep_report *report, kjrep_metric metric, uint64_t *start, uint64_t *end)
{
    return kjrep_metric_words_place(report, metric, KJREP_WORDS_TEXT, start, end);
}

const char *kjrep_metric_words(const kjrep_report *report, kjrep_metric metric, int32_t which, size_t *len)
{
    if (!len) return NULL;
    *len = 0;
    const kjr_metric *found = find_metric(report, metric);
    return found ? kjr_words_text(report, kjr_metric_words(found, which), len) : NULL;
}

kjrep_status kjrep_metric_words_place(const kjrep_report *report, kjrep_metric metric, int32_t which, uint64_t *start,
                                      uint64_t *end)
{
    const kjr_metric *found = find_metric(report, metric);
    if (start) *start = 0;
    if (end) *end = 0;
    if (!found || which < KJREP_WORDS_TEXT || which > KJREP_WORDS_PARENT) return KJREP_E_ARG;
    return kjr_words_place(report, kjr_metric_words(found, which), start, end);
}

/* ---- Names */

const char *kjrep_metric_approx_name(int32_t approx)
{
    static const char *const names[] = {"exact", "about", "over", "under", "range"};
    return approx >= 0 && approx <= KJREP_APPROX_RANGE ? names[approx] : NULL;
}

const char *kjrep_metric_kind_name(int32_t kind)
{
    static const char *const names[] = {NULL,   "count", "money",   "percent",  "point", "multiple",
                                        "rank", "score", "measure", "duration", "number"};
    return kind > 0 && kind <= KJREP_METRIC_NUMBER ? names[kind] : NULL;
}

const char *kjrep_metric_change_name(int32_t change)
{
    static const char *const names[] = {"none", "increase_by", "decrease_by", "increase_to", "decrease_to", "share"};
    return change >= 0 && change <= KJREP_CHANGE_SHARE ? names[change] : NULL;
}

const char *kjrep_metric_basis_name(int32_t basis)
{
    static const char *const names[] = {"none", "yoy", "mom", "since"};
    return basis >= 0 && basis <= KJREP_BASIS_SINCE ? names[basis] : NULL;
}

const char *kjrep_metric_modality_name(int32_t modality)
{
    static const char *const names[] = {"actual", "planned", "prior"};
    return modality >= 0 && modality <= KJREP_MODALITY_PRIOR ? names[modality] : NULL;
}

const char *kjrep_metric_flag_name(uint32_t flag)
{
    switch (flag) {
    case KJREP_FLAG_OUT_OF_RANGE: return "out_of_range";
    case KJREP_FLAG_TABLE_CELL: return "table_cell";
    case KJREP_FLAG_SOFT: return "soft";
    default: return NULL;
    }
}
