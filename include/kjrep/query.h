/** @file query.h
 *  @brief SQL over reports and their findings.
 */
#ifndef KJREP_QUERY_H
#define KJREP_QUERY_H

#include "arrow.h"
#include "output.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @defgroup query SQL
 *  SQLite over reports that were read: the tables `report`, `node`, `metric`, `time`, `entity` and `finding` stand
 *  straight over them, nothing is copied. Columns are named as in the output; a decimal column `value` is an INTEGER or
 *  REAL, beside it stands `value_exact`, its text. Functions beside those of SQLite: `X REGEXP Y` (PCRE2), and
 *  exact_sum(), exact_min(), exact_max() over decimal text. Only reading is allowed; steps are limited
 *  (::KJREP_OPT_MAX_SQL_STEPS). Builds without ::KJREP_PART_SQL answer ::KJREP_E_UNSUPPORTED.
 *  @{ */

/** A connection over reports. Threads: one at a time, but for kjrep_db_interrupt(). What SQLite itself allocates does not
 *  come from the allocator of the options. */
typedef struct kjrep_db kjrep_db;

/** A statement and its cursor. It is a holder of its connection. Threads: those of its connection. */
typedef struct kjrep_rows kjrep_rows;

/** Make a connection over no report; free it with kjrep_db_free().
 *  @param options  allocator, limits, progress; may be NULL.
 *  @return ::KJREP_OK, ::KJREP_E_ARG, ::KJREP_E_NOMEM, ::KJREP_E_UNSUPPORTED. */
KJREP_API kjrep_status kjrep_db_new(kjrep_db **out, const kjrep_options *options, kjrep_error *error);

/** Add a report, which becomes held. The column `report` counts them from 1 in this order. Rows that are being read may
 *  not show it.
 *  @param findings  rows of `finding` for this report; NULL for none. They must be of this report.
 *  @return ::KJREP_OK, ::KJREP_E_ARG, ::KJREP_E_NOMEM. */
KJREP_API kjrep_status kjrep_db_add(kjrep_db *db, kjrep_report *report, kjrep_findings *findings, kjrep_error *error);

/** Stop what runs on the connection, from any thread; it ends with ::KJREP_E_CANCELLED. NULL is fine. */
KJREP_API void kjrep_db_interrupt(kjrep_db *db);

/** End a connection; rows that are still open keep what they need. NULL is fine. */
KJREP_API void kjrep_db_free(kjrep_db *db);

/** Prepare one statement that reads. `sql` is UTF-8, `sql_len` bytes of it, and copied.
 *  @param out  receives the rows, before the first one; free them with kjrep_rows_free(). NULL on failure.
 *  @return ::KJREP_OK; ::KJREP_E_SYNTAX, with the place in `sql` where it is known, for what is no statement, more than
 *          one, or one that would write; ::KJREP_E_ARG; ::KJREP_E_NOMEM; ::KJREP_E_UNSUPPORTED. */
KJREP_API kjrep_status kjrep_rows_new(kjrep_rows **out, kjrep_db *db, const char *sql, size_t sql_len,
                                      kjrep_error *error);

/** Give parameter `index` (from 1) of the statement a number. Set parameters before the first row or after a reset.
 *  @return ::KJREP_OK, ::KJREP_E_ARG. */
KJREP_API kjrep_status kjrep_rows_bind_int(kjrep_rows *rows, uint32_t index, int64_t value);
/** Give parameter `index` a number with a fraction. */
KJREP_API kjrep_status kjrep_rows_bind_real(kjrep_rows *rows, uint32_t index, double value);
/** Give parameter `index` words, which are copied; NULL gives an SQL NULL. */
KJREP_API kjrep_status kjrep_rows_bind_text(kjrep_rows *rows, uint32_t index, const char *text, size_t text_len);

/** Go to the next row. @return ::KJREP_OK; ::KJREP_DONE after the last, as often as asked; ::KJREP_E_SYNTAX for what
 *  only shows when it runs (a bad pattern); ::KJREP_E_LIMIT; ::KJREP_E_CANCELLED; ::KJREP_E_NOMEM. */
KJREP_API kjrep_status kjrep_rows_next(kjrep_rows *rows, kjrep_error *error);

/** Go back before the first row; parameters stay. NULL is fine. */
KJREP_API void kjrep_rows_reset(kjrep_rows *rows);

/** End rows. NULL is fine. */
KJREP_API void kjrep_rows_free(kjrep_rows *rows);

/** Types of a value. */
enum {
    KJREP_TYPE_NULL = 0, /**< nothing, or no such column, or no row */
    KJREP_TYPE_INT = 1,  /**< 64-bit number */
    KJREP_TYPE_REAL = 2, /**< number with a fraction */
    KJREP_TYPE_TEXT = 3, /**< UTF-8 */
    KJREP_TYPE_BLOB = 4  /**< bytes */
};

/** Number of columns. */
KJREP_API uint32_t kjrep_rows_column_count(const kjrep_rows *rows);
/** Name of column `column`, from 0, ended by NUL; NULL past the end. Borrowed. */
KJREP_API const char *kjrep_rows_column_name(const kjrep_rows *rows, uint32_t column);
/** Type (a KJREP_TYPE_ value) of column `column` in this row. */
KJREP_API int32_t kjrep_rows_type(const kjrep_rows *rows, uint32_t column);
/** Column `column` of this row as a whole number; 0 for what is none. */
KJREP_API int64_t kjrep_rows_int(const kjrep_rows *rows, uint32_t column);
/** Column `column` of this row as a number; 0 for what is none. */
KJREP_API double kjrep_rows_real(const kjrep_rows *rows, uint32_t column);
/** Column `column` of this row as words or bytes; NULL for an SQL NULL. Borrowed until the next call on `rows`. `len`
 *  may not be NULL. */
KJREP_API const char *kjrep_rows_text(const kjrep_rows *rows, uint32_t column, size_t *len);

/** Forms of rows. */
enum {
    KJREP_FORM_ROWS_TABLE = 31, /**< for people: a header, columns separated by tabs, one row a line */
    KJREP_FORM_ROWS_JSONL = 32, /**< one JSON object a row, one a line; empty cells are null */
    KJREP_FORM_ROWS_CSV = 33    /**< CSV (RFC 4180); see ::KJREP_OPT_CSV */
};

/** Render all rows that are left. Returns as kjrep_report_render() and kjrep_rows_next(). */
KJREP_API kjrep_status kjrep_rows_render(kjrep_rows *rows, int32_t form, const kjrep_options *options,
                                         kjrep_write write, void *context, kjrep_error *error);

/** @} */

#ifdef __cplusplus
}
#endif
#endif
