/** @file fragment.h
 *  @brief Loose strings: numbers, money and times in a cell of a table or an answer of a survey.
 */
#ifndef KJREP_FRAGMENT_H
#define KJREP_FRAGMENT_H

#include "metric.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @defgroup fragment Fragments
 *  A fragment is read without a report around it. Numbers without a unit count here (::KJREP_METRIC_NUMBER), and so do
 *  articles (一项) and ordinals. Items count from 0 in the order of the text.
 *  Threads: immutable once made, safe to share.
 *  @{ */

/** One string and what was read in it. */
typedef struct kjrep_fragment kjrep_fragment;

/** Kind of an item, beside the KJREP_METRIC_ values. */
enum {
    KJREP_FRAGMENT_TIME = 20 /**< a time */
};

/** Numbers of an item, for kjrep_fragment_number(). */
enum {
    KJREP_FRAGMENT_VALUE = 1, /**< the value; absent for ranges and times */
    KJREP_FRAGMENT_LOW = 2,   /**< the low end of a range, the first day of a time */
    KJREP_FRAGMENT_HIGH = 3   /**< the high end of a range, the last day of a time */
};

/** Read a string.
 *  @param out    receives the handle, free it with kjrep_fragment_free(); NULL on failure.
 *  @param text   UTF-8, `text_len` bytes; copied.
 *  @param today  day that relative times count from, as yyyymmdd, of the years 1 to 9999; 0 when it is not known.
 *  @param options  allocator and ::KJREP_OPT_MAX_BYTES; NULL for the defaults.
 *  @return ::KJREP_OK; ::KJREP_E_UTF8 with the offset; ::KJREP_E_ARG, for what is no day too; ::KJREP_E_LIMIT;
 *          ::KJREP_E_NOMEM.
 *  Cost: linear in `text_len`. */
KJREP_API kjrep_status kjrep_fragment_new(kjrep_fragment **out, kjrep_engine *engine, const char *text, size_t text_len,
                                          int32_t today, const kjrep_options *options, kjrep_error *error);

/** End a fragment. NULL is fine. */
KJREP_API void kjrep_fragment_free(kjrep_fragment *fragment);

/** Number of items. */
KJREP_API uint32_t kjrep_fragment_count(const kjrep_fragment *fragment);

/** Code points [start, end) of item `index`. The outs may be NULL. @return ::KJREP_OK; ::KJREP_E_ARG past the end. */
KJREP_API kjrep_status kjrep_fragment_place(const kjrep_fragment *fragment, uint32_t index, uint64_t *start,
                                            uint64_t *end);

/** A KJREP_METRIC_ value or ::KJREP_FRAGMENT_TIME; 0 past the end. */
KJREP_API int32_t kjrep_fragment_kind(const kjrep_fragment *fragment, uint32_t index);

/** Canonical unit, ended by NUL; NULL for times, bare numbers and past the end. Borrowed. */
KJREP_API const char *kjrep_fragment_unit(const kjrep_fragment *fragment, uint32_t index);

/** A number of the item as decimal text, of a time the day as yyyy-mm-dd; ended by NUL, borrowed.
 *  @param which  a KJREP_FRAGMENT_ number.
 *  @return NULL when there is none. */
KJREP_API const char *kjrep_fragment_number(const kjrep_fragment *fragment, uint32_t index, int32_t which);

/** @} */

#ifdef __cplusplus
}
#endif
#endif
