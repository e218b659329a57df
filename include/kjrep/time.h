/** @file time.h
 *  @brief Times that a report names, resolved to days where that can be known.
 */
#ifndef KJREP_TIME_H
#define KJREP_TIME_H

#include "node.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @defgroup time Times
 *  Times count from 1 in the order of the text; 0 stands for none. Accessors answer 0, NULL or ::KJREP_E_ARG for a time
 *  that the report does not have. Words are borrowed from the report.
 *  Threads: safe on a shared report. Cost: constant.
 *  @{ */

/** Index of a time in one report; 0 = none. */
typedef uint32_t kjrep_time;

/** How fine a time is. */
enum {
    KJREP_PRECISION_NONE = 0,    /**< cannot be told */
    KJREP_PRECISION_PERIOD = 1,  /**< several years, a plan's span */
    KJREP_PRECISION_YEAR = 2,    /**< a year */
    KJREP_PRECISION_HALF = 3,    /**< a half year */
    KJREP_PRECISION_QUARTER = 4, /**< a quarter, or several */
    KJREP_PRECISION_MONTH = 5,   /**< a month, or several */
    KJREP_PRECISION_DAY = 6,     /**< a day */
    KJREP_PRECISION_TIME = 7     /**< a time of day */
};

/** Number of times; ids run from 1 to it. */
KJREP_API uint32_t kjrep_report_time_count(const kjrep_report *report);
/** Bytes [start, end) of the words. The outs may be NULL. */
KJREP_API kjrep_status kjrep_time_place(const kjrep_report *report, kjrep_time time, uint64_t *start, uint64_t *end);
/** The words, not ended by NUL; `len` may not be NULL. */
KJREP_API const char *kjrep_time_words(const kjrep_report *report, kjrep_time time, size_t *len);
/** First day as yyyymmdd; 0 when it cannot be known. */
KJREP_API int32_t kjrep_time_date_from(const kjrep_report *report, kjrep_time time);
/** Last day as yyyymmdd; 0 when it cannot be known. */
KJREP_API int32_t kjrep_time_date_to(const kjrep_report *report, kjrep_time time);
/** A KJREP_PRECISION_ value. */
KJREP_API int32_t kjrep_time_precision(const kjrep_report *report, kjrep_time time);
/** The innermost node that it stands in. */
KJREP_API kjrep_node kjrep_time_node(const kjrep_report *report, kjrep_time time);
/** Name of a KJREP_PRECISION_ value as in the output ("month"); NULL for none or an unknown number. Static storage. */
KJREP_API const char *kjrep_time_precision_name(int32_t precision);

/** @} */

#ifdef __cplusplus
}
#endif
#endif
