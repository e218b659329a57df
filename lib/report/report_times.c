#include "report/words.h"

/* NULL for a time that does not exist. */
static const kjr_time *find_time(const kjrep_report *report, kjrep_time time)
{
    return report && time > 0 && time <= report->facts.times.count ? &report->facts.times.items[time - 1] : NULL;
}

uint32_t kjrep_report_time_count(const kjrep_report *report)
{
    return report ? report->facts.times.count : 0;
}

kjrep_status kjrep_time_place(const kjrep_report *report, kjrep_time time, uint64_t *start, uint64_t *end)
{
    const kjr_time *found = find_time(report, time);
    if (start) *start = 0;
    if (end) *end = 0;
    return found ? kjr_words_place(report, found->words, start, end) : KJREP_E_ARG;
}

const char *kjrep_time_words(const kjrep_report *report, kjrep_time time, size_t *len)
{
    if (!len) return NULL;
    *len = 0;
    const kjr_time *found = find_time(report, time);
    return found ? kjr_words_text(report, found->words, len) : NULL;
}

int32_t kjrep_time_date_from(const kjrep_report *report, kjrep_time time)
{
    const kjr_time *found = find_time(report, time);
    return found ? found->date_from : 0;
}

int32_t kjrep_time_date_to(const kjrep_report *report, kjrep_time time)
{
    const kjr_time *found = find_time(report, time);
    return found ? found->date_to : 0;
}

int32_t kjrep_time_precision(const kjrep_report *report, kjrep_time time)
{
    const kjr_time *found = find_time(report, time);
    return found ? found->precision : KJREP_PRECISION_NONE;
}

kjrep_node kjrep_time_node(const kjrep_report *report, kjrep_time time)
{
    const kjr_time *found = find_time(report, time);
    return found ? found->node : 0;
}

const char *kjrep_time_precision_name(int32_t precision)
{
    static const char *const names[] = {NULL, "period", "year", "half", "quarter", "month", "day", "time"};
    return precision > 0 && precision <= KJREP_PRECISION_TIME ? names[precision] : NULL;
}
