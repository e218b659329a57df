/** @file options.h
 *  @brief What a caller may set: limits, language, allocator, progress.
 */
#ifndef KJREP_OPTIONS_H
#define KJREP_OPTIONS_H

#include "status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @defgroup options Options
 *  An options handle is set one value at a time and read by the calls that take it; wherever a call takes options, NULL
 *  stands for the defaults. Nothing keeps a pointer to the handle: it may be changed or freed after any call.
 *  Threads: one thread at a time.
 *  @{ */

/** A set of values for one or more calls. */
typedef struct kjrep_options kjrep_options;

/** Whole-number options. kjrep_options_range() gives the bounds and the default of each. */
enum {
    KJREP_OPT_MAX_BYTES = 1,          /**< largest input in bytes; default 256 MiB, never 2 GiB or more */
    KJREP_OPT_MAX_NODES = 2,          /**< most outline nodes of a report; default 4,000,000 */
    KJREP_OPT_MAX_METRICS = 3,        /**< most metrics of a report; default 4,000,000 */
    KJREP_OPT_MAX_DEPTH = 4,          /**< deepest nesting of headings and points; deeper ones stay there; default 64 */
    KJREP_OPT_MAX_FINDINGS = 5,       /**< most findings of one check; default 100,000 */
    KJREP_OPT_LANGUAGE = 6,           /**< language of messages: a KJREP_LANGUAGE_ value; default English */
    KJREP_OPT_SHOW_PASSES = 7,        /**< 1: a check also reports what it found right; default 0 */
    KJREP_OPT_REPLACE_BYTES = 8,      /**< 1: undecodable bytes become U+FFFD and are counted, not refused; default 0 */
    KJREP_OPT_CSV = 9,                /**< KJREP_CSV_ values, or-ed; default header and guard */
    KJREP_OPT_MAX_SQL_STEPS = 10,     /**< most steps of SQLite's machine for one statement; default 2,000,000,000 */
    KJREP_OPT_MAX_ELEMENTS = 11,      /**< most elements of a page of HTML or a part in XML; default 4,000,000 */
    KJREP_OPT_MAX_ELEMENT_DEPTH = 12, /**< deepest nesting of such elements; default 512 */
    KJREP_OPT_MAX_ATTRIBUTES = 13,    /**< most attributes of one such element; default 10,000 */
    KJREP_OPT_MAX_PARTS = 14,         /**< most parts of an archive, pages of OFD and PDF; default 10,000 */
    KJREP_OPT_MAX_UNPACKED = 15       /**< most bytes that the parts read of an archive unpack to, or that the
                                           text of a PDF file has; default 64 MiB */
};

/** What CSV has, for ::KJREP_OPT_CSV. */
enum {
    KJREP_CSV_HEADER = 1, /**< a first row with the names of the columns */
    KJREP_CSV_BOM = 2,    /**< U+FEFF at the start, by which spreadsheets know UTF-8 */
    KJREP_CSV_GUARD = 4   /**< an apostrophe before words that a spreadsheet would run as a formula (=1+1) */
};

/** Languages of messages, for ::KJREP_OPT_LANGUAGE. */
enum {
    KJREP_LANGUAGE_EN = 1, /**< English */
    KJREP_LANGUAGE_ZH = 2, /**< Chinese, Simplified */
    KJREP_LANGUAGE_ZHT = 3 /**< Chinese, Traditional */
};

/** Text options. */
enum {
    KJREP_OPT_NAME = 101, /**< what to call the document in output; default: the path that was opened, or "-" */
    KJREP_OPT_CHARSET =
        102, /**< charset of the input, by any of its names: UTF-8, GB18030, GBK, GB2312, Big5, UTF-16, UTF-16LE,
                                   UTF-16BE; a claim that the bytes contradict is refused; default: found */
    KJREP_OPT_RULES_OFF = 103, /**< rule ids not to run, separated by commas ("KJ-S001,KJ-P001"); default: none */
    KJREP_OPT_WHERE = 104,  /**< SQL expression over the columns of `metric`: only those are rendered; default: all */
    KJREP_OPT_SELECT = 105, /**< path of nodes, see kjrep/excerpt.h: only they and what is inside them are rendered */
    KJREP_OPT_SIDECAR = 106 /**< ending of the names of files beside the reports that hold suppressions (".suppress"); a
                                 check reads the one of its report where there is one; default: none are looked for */
};

/** Texts that may be given several times, for kjrep_options_add_text() and kjrep_options_add_file(). */
enum {
    KJREP_OPT_RULES = 201,       /**< a rule pack in YAML, for kjrep_engine_new(); see docs/packs.md */
    KJREP_OPT_SUPPRESSIONS = 202 /**< what kjrep_findings_new() marks as suppressed; see docs/packs.md */
};

/** The caller's memory functions. All three are needed; they are called from any thread that uses a handle made with
 *  them and must be safe there. `free_` and `realloc_` take what `malloc_` gave; `free_` is never called with NULL. */
typedef struct kjrep_allocator {
    uint32_t struct_size;                                     /**< set by the caller */
    void *(*malloc_)(void *context, size_t size);             /**< NULL when out of memory */
    void *(*realloc_)(void *context, void *old, size_t size); /**< NULL when out of memory, `old` then stays */
    void (*free_)(void *context, void *memory);               /**< gives memory back */
    void *context;                                            /**< handed to the three as it is */
} kjrep_allocator;

/** Called from time to time by long calls; answer 0 to go on, anything else to stop with ::KJREP_E_CANCELLED.
 *  `done` of `total` are bytes of the input; `total` is 0 if it is not known. */
typedef int32_t (*kjrep_progress)(void *payload, uint64_t done, uint64_t total);

/** Make a set of options with every default. Its own memory is that of malloc().
 *  @param out  receives the handle, free it with kjrep_options_free(); NULL on failure.
 *  @return ::KJREP_OK, ::KJREP_E_ARG, ::KJREP_E_NOMEM. */
KJREP_API kjrep_status kjrep_options_new(kjrep_options **out);

/** End a set of options. NULL is fine. */
KJREP_API void kjrep_options_free(kjrep_options *options);

/** Set a whole-number option.
 *  @return ::KJREP_OK; ::KJREP_E_ARG for an unknown option or a value out of its range, and nothing changes. */
KJREP_API kjrep_status kjrep_options_set_int(kjrep_options *options, int32_t option, int64_t value);

/** Read a whole-number option; 0 for an unknown one. `options` NULL reads the default, `out` may not be NULL.
 *  @return ::KJREP_OK or ::KJREP_E_ARG. */
KJREP_API kjrep_status kjrep_options_int(const kjrep_options *options, int32_t option, int64_t *out);

/** Bounds (inclusive) and default of a whole-number option; any of the outs may be NULL.
 *  @return ::KJREP_OK or ::KJREP_E_ARG. */
KJREP_API kjrep_status kjrep_options_range(int32_t option, int64_t *lowest, int64_t *highest, int64_t *standard);

/** Set a text option; the text, UTF-8, is copied. NULL `text` goes back to the default.
 *  @return ::KJREP_OK, ::KJREP_E_ARG (unknown option, text with NUL, longer than 4096 bytes), ::KJREP_E_NOMEM. */
KJREP_API kjrep_status kjrep_options_set_text(kjrep_options *options, int32_t option, const char *text,
                                              size_t text_len);

/** Add a text to those of an option; it is read when it is used.
 *  @param name      what messages call it; NULL for "-". Copied, like the text.
 *  @param text      UTF-8; NULL takes all texts of the option away.
 *  @return ::KJREP_OK, ::KJREP_E_ARG (unknown option, text of more than 16 MiB), ::KJREP_E_NOMEM. */
KJREP_API kjrep_status kjrep_options_add_text(kjrep_options *options, int32_t option, const char *name,
                                              const char *text, size_t text_len);

/** The same with the text of a file. `path` is UTF-8, ended by NUL, and the name in messages, those of this call too.
 *  @return ::KJREP_OK, ::KJREP_E_ARG, ::KJREP_E_IO, ::KJREP_E_LIMIT, ::KJREP_E_NOMEM. */
KJREP_API kjrep_status kjrep_options_add_file(kjrep_options *options, int32_t option, const char *path,
                                              kjrep_error *error);

/** Set the memory functions for handles made from now on; NULL goes back to malloc, realloc, free.
 *  Each handle keeps the functions it was made with. @return ::KJREP_OK or ::KJREP_E_ARG. */
KJREP_API kjrep_status kjrep_options_set_allocator(kjrep_options *options, const kjrep_allocator *allocator);

/** Set the progress callback; NULL ends it. @return ::KJREP_OK or ::KJREP_E_ARG. */
KJREP_API kjrep_status kjrep_options_set_progress(kjrep_options *options, kjrep_progress progress, void *payload);

/** @} */

#ifdef __cplusplus
}
#endif
#endif
