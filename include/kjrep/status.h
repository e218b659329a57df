/** @file status.h
 *  @brief Status codes, the caller-owned error, the version, the parts of a build.
 */
#ifndef KJREP_STATUS_H
#define KJREP_STATUS_H

#include <stddef.h>
#include <stdint.h>

#if defined(KJREP_STATIC)
#define KJREP_API
#elif defined(_WIN32)
#if defined(KJREP_BUILD)
#define KJREP_API __declspec(dllexport)
#else
#define KJREP_API __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define KJREP_API __attribute__((visibility("default")))
#else
#define KJREP_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** @defgroup status Status and errors
 *  Every call that does work which can fail returns a ::kjrep_status and takes a ::kjrep_error, which belongs to the
 *  caller and may be NULL; setters and accessors, which refuse nothing but arguments, take none. There is no last error
 *  and no global state anywhere in the library.
 *  @{ */

/** Outcome of a call: 0 good, positive a good answer of another kind, negative a failure. Codes never change meaning. */
typedef int32_t kjrep_status;

/** Values of ::kjrep_status. */
enum {
    KJREP_OK = 0,             /**< done */
    KJREP_DONE = 1,           /**< nothing more to come */
    KJREP_ABSENT = 2,         /**< asked and answered: there is none */
    KJREP_E_ARG = -1,         /**< an argument is NULL, out of range or of the wrong kind */
    KJREP_E_NOMEM = -2,       /**< the allocator returned NULL */
    KJREP_E_LIMIT = -3,       /**< a limit of the options was reached */
    KJREP_E_UNSUPPORTED = -4, /**< this build or this version cannot do that; see kjrep_has() */
    KJREP_E_CANCELLED = -5,   /**< the progress callback asked to stop */
    KJREP_E_IO = -10,         /**< a file could not be read or written */
    KJREP_E_UTF8 = -20,       /**< bytes that are not UTF-8, or U+0000 */
    KJREP_E_CHARSET = -21,    /**< bytes that are not of the stated or recognized charset */
    KJREP_E_CONTAINER = -22,  /**< a container (DOCX, ODT, ...) that is damaged or not what it was said to be */
    KJREP_E_SYNTAX = -30      /**< a query, path, pattern or pack that cannot be read */
};

/** What went wrong and where. The caller sets `struct_size` to `sizeof(kjrep_error)` before the call; the library
 *  writes no further than that. A failing call always writes it, a good one writes ::KJREP_OK.
 *  `kjrep_error error = {sizeof error};` makes one in C and C++; with 0 there nothing at all is written. */
typedef struct kjrep_error {
    uint32_t struct_size; /**< set by the caller */
    kjrep_status code;    /**< the status that the call returned */
    uint64_t byte;        /**< place in the input, UINT64_MAX if none */
    uint32_t line;        /**< line of that place from 1, 0 if none */
    uint32_t column;      /**< column of that place in code points from 1, 0 if none */
    uint32_t input;       /**< which of several inputs, from 1; 0 if there was only one */
    char text[240];       /**< one line of UTF-8, ended by NUL, cut on a character; in English, but for
                               what a file is that cannot be read: that is in the language asked for */
} kjrep_error;

/** Name of a status: "KJREP_E_LIMIT" for ::KJREP_E_LIMIT, "unknown" for a number that is none. Static storage. */
KJREP_API const char *kjrep_status_name(kjrep_status status);

/** @} */

/** @defgroup version Version and parts
 *  @{ */

#define KJREP_VERSION_MAJOR 0 /**< first number of the header's release */
#define KJREP_VERSION_MINOR 1 /**< second number of the header's release */
#define KJREP_VERSION_PATCH 0 /**< third number of the header's release */

/** Release of the library at run time, as "0.1.0" (semantic versioning). Static storage. */
KJREP_API const char *kjrep_version(void);

/** Release of the library at run time as major * 10000 + minor * 100 + patch, to compare with the header's. */
KJREP_API int32_t kjrep_version_number(void);

/** Optional parts of a build, for kjrep_has(). */
enum {
    KJREP_PART_CHARSETS = 1,   /**< GB18030, Big5, UTF-16 input */
    KJREP_PART_CONTAINERS = 2, /**< HTML, DOCX, ODT, OFD input */
    KJREP_PART_SQL = 3,        /**< queries by SQL */
    KJREP_PART_PACKS = 4,      /**< rule packs in YAML */
    KJREP_PART_PDF = 5,        /**< PDF input; off unless the build asked for it */
    KJREP_PART_PATTERNS = 6    /**< patterns in paths and REGEXP in SQL (PCRE2) */
};

/** 1 if this build holds `part` (a KJREP_PART_ value), 0 if not or if the number is unknown. */
KJREP_API int32_t kjrep_has(int32_t part);

/** @} */

#ifdef __cplusplus
}
#endif
#endif
