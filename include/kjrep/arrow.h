/** @file arrow.h
 *  @brief Reports and findings as tables, through the Arrow C stream interface.
 */
#ifndef KJREP_ARROW_H
#define KJREP_ARROW_H

#include "finding.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @cond */
/* The published ABI of the Arrow C data and C stream interfaces; the same guards as everywhere. */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

/** Type of a column, by the Arrow C data interface. */
struct ArrowSchema {
    const char *format;
    const char *name;
    const char *metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema **children;
    struct ArrowSchema *dictionary;
    void (*release)(struct ArrowSchema *schema);
    void *private_data;
};

/** Values of a column, by the Arrow C data interface. */
struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void **buffers;
    struct ArrowArray **children;
    struct ArrowArray *dictionary;
    void (*release)(struct ArrowArray *array);
    void *private_data;
};
#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

/** Arrays one after another, by the Arrow C stream interface. */
struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream *stream, struct ArrowSchema *out);
    int (*get_next)(struct ArrowArrayStream *stream, struct ArrowArray *out);
    const char *(*get_last_error)(struct ArrowArrayStream *stream);
    void (*release)(struct ArrowArrayStream *stream);
    void *private_data;
};
#endif
/** @endcond */

/** @defgroup arrow Tables and Arrow
 *  Reports as six tables, whose columns are named as in the output. They are handed on through the Arrow C stream
 *  interface, which pyarrow, polars, DuckDB, pandas and others take as it is: exact values are decimal128(38, 6), days
 *  date32, words utf8 with 32-bit offsets, flags bool, all other numbers int64. Buffers are aligned to 64 bytes.
 *
 *  A stream is a holder of its reports, an array holds nothing but its own memory. Arrays and children that were moved
 *  out of them are released in any order, from any thread; a stream is asked by one thread at a time.
 *  @{ */

/** Tables. */
enum {
    KJREP_TABLE_REPORT = 1, /**< one row a report: source, genre, header fields */
    KJREP_TABLE_NODE = 2,   /**< the outline */
    KJREP_TABLE_METRIC = 3, /**< the metrics */
    KJREP_TABLE_TIME = 4,   /**< the times */
    KJREP_TABLE_ENTITY = 5, /**< the entities */
    KJREP_TABLE_FINDING = 6 /**< what a check found */
};

/** Name of a table ("metric"), which is its name in SQL too; NULL for an unknown number. Static storage. */
KJREP_API const char *kjrep_table_name(int32_t table);

/** Columns of a table. `schema` is written as the type of a struct array; the caller releases it.
 *  @return ::KJREP_OK; ::KJREP_E_ARG for an unknown table, ::KJREP_E_NOMEM; then `schema` is marked released. */
KJREP_API kjrep_status kjrep_table_export_schema(int32_t table, const kjrep_options *options,
                                                 struct ArrowSchema *schema, kjrep_error *error);

/** Rows of a table of some reports, in their order, in batches of up to 65,536 rows. The column `report` counts the
 *  reports from 1.
 *  @param reports  may be NULL if `report_count` is 0; each becomes held by the stream.
 *  @param table    a KJREP_TABLE_ value but ::KJREP_TABLE_FINDING.
 *  @param options  the allocator; may be NULL.
 *  @param stream   is written; the caller releases it. On failure it is marked released.
 *  @return ::KJREP_OK; ::KJREP_E_ARG; ::KJREP_E_NOMEM. Cost: of the call constant, of the batches linear in what they
 *          hold: each byte is copied once. */
KJREP_API kjrep_status kjrep_reports_export_stream(kjrep_report *const *reports, size_t report_count, int32_t table,
                                                   const kjrep_options *options, struct ArrowArrayStream *stream,
                                                   kjrep_error *error);

/** Rows of ::KJREP_TABLE_FINDING of some checks, as kjrep_reports_export_stream(). */
KJREP_API kjrep_status kjrep_findings_export_stream(kjrep_findings *const *findings, size_t findings_count,
                                                    const kjrep_options *options, struct ArrowArrayStream *stream,
                                                    kjrep_error *error);

/** @} */

#ifdef __cplusplus
}
#endif
#endif
