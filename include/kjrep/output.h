/** @file output.h
 *  @brief Every form that the programs print, into a buffer or a callback.
 */
#ifndef KJREP_OUTPUT_H
#define KJREP_OUTPUT_H

#include "entity.h"
#include "finding.h"
#include "source.h"
#include "time.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @defgroup output Output
 *  Rendering reads a report or findings, which may be shared; a failed one may have written a part.
 *  @{ */

/** Growing bytes. Threads: one at a time. */
typedef struct kjrep_buffer kjrep_buffer;

/** Make an empty buffer; free it with kjrep_buffer_free(). `options` gives the allocator and may be NULL.
 *  @return ::KJREP_OK, ::KJREP_E_ARG, ::KJREP_E_NOMEM. */
KJREP_API kjrep_status kjrep_buffer_new(kjrep_buffer **out, const kjrep_options *options, kjrep_error *error);
/** End a buffer. NULL is fine. */
KJREP_API void kjrep_buffer_free(kjrep_buffer *buffer);
/** The bytes, ended by a NUL that is not counted; borrowed until the next call that changes the buffer. Never NULL.
 *  `len` may be NULL. */
KJREP_API const char *kjrep_buffer_data(const kjrep_buffer *buffer, size_t *len);
/** Forget the bytes, keep the memory. NULL is fine. */
KJREP_API void kjrep_buffer_clear(kjrep_buffer *buffer);

/** Where rendered bytes go: answer 0 to go on, anything else to stop with ::KJREP_E_IO. */
typedef int32_t (*kjrep_write)(void *context, const char *data, size_t len);

/** A ::kjrep_write that appends to a ::kjrep_buffer, handed as `context`. It answers 1 when out of memory; the call that
 *  renders then answers ::KJREP_E_NOMEM. */
KJREP_API int32_t kjrep_buffer_write(void *context, const char *data, size_t len);

/** Forms. */
enum {
    KJREP_FORM_OUTLINE_TREE = 1,      /**< the outline for people */
    KJREP_FORM_OUTLINE_JSON = 2,      /**< the report as one JSON object on one line */
    KJREP_FORM_TEXT = 3,              /**< the loaded text as it is */
    KJREP_FORM_METRIC_TABLE = 11,     /**< metrics for people */
    KJREP_FORM_METRIC_JSONL = 12,     /**< metrics, one JSON object a line */
    KJREP_FORM_METRIC_CSV = 13,       /**< metrics as CSV (RFC 4180); see ::KJREP_OPT_CSV */
    KJREP_FORM_METRIC_EXPLAIN = 14,   /**< metrics for people, with the words that gave each attribute */
    KJREP_FORM_FINDING_TEXT = 21,     /**< findings as compilers print them */
    KJREP_FORM_FINDING_JSONL = 22,    /**< findings, one JSON object a line */
    KJREP_FORM_FINDING_SARIF = 23,    /**< findings as a SARIF 2.1.0 log of one run */
    KJREP_FORM_FINDING_SARIF_RUN = 24 /**< that run alone, for a log of the reports of several files */
};

/** Render a report in one of the KJREP_FORM_OUTLINE_, KJREP_FORM_TEXT and KJREP_FORM_METRIC_ forms.
 *  @param options  the allocator, the language, ::KJREP_OPT_CSV, ::KJREP_OPT_WHERE, ::KJREP_OPT_SELECT; may be
 *                  NULL. The text of chosen nodes is what kjrep_node_write_words() gives.
 *  @return ::KJREP_OK; ::KJREP_E_IO when `write` said stop; ::KJREP_E_ARG, for a form of another handle too;
 *          ::KJREP_E_NOMEM; and of the two options that choose ::KJREP_E_SYNTAX, ::KJREP_E_LIMIT, ::KJREP_E_UNSUPPORTED.
 *  Threads: safe on a shared report. Cost: linear in what is written. */
KJREP_API kjrep_status kjrep_report_render(const kjrep_report *report, int32_t form, const kjrep_options *options,
                                           kjrep_write write, void *context, kjrep_error *error);

/** Render findings in one of the KJREP_FORM_FINDING_ forms. Returns as kjrep_report_render(). Cost: linear in
 *  what is written. */
KJREP_API kjrep_status kjrep_findings_render(const kjrep_findings *findings, int32_t form, const kjrep_options *options,
                                             kjrep_write write, void *context, kjrep_error *error);

/** Read loose strings (cells of a table, answers of a survey): JSON Lines in, JSON Lines out. Each line is an object
 *  with `id`, `text` and perhaps `ref` (the day that relative times count from, "2024-05-06") and `equiv`.
 *  @return as kjrep_report_render(); a line that is no such object gives ::KJREP_E_SYNTAX with its place, bad bytes in a
 *          string ::KJREP_E_UTF8; the lines before it are written. */
KJREP_API kjrep_status kjrep_fragments_render(kjrep_engine *engine, const char *lines, size_t lines_len,
                                              const kjrep_options *options, kjrep_write write, void *context,
                                              kjrep_error *error);

/** @} */

#ifdef __cplusplus
}
#endif
#endif
