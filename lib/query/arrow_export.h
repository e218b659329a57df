/* Tables in the structs of the Arrow C data interface. */
#ifndef KJR_QUERY_ARROW_EXPORT_H
#define KJR_QUERY_ARROW_EXPORT_H

#include "query/table.h"

/* The columns of a table as a struct; false when out of memory, and *out is marked released. */
bool kjr_arrow_schema(const kjr_table *table, const kjrep_allocator *allocator, struct ArrowSchema *out);

/* Rows [first, first + count) of one report. */
typedef struct kjr_span {
    const kjr_source_report *source;
    uint32_t first, count;
} kjr_span;

typedef struct kjr_batch {
    const kjr_table *table;
    const kjrep_allocator *allocator;
    kjr_scratch *scratch;
    const kjr_span *spans;
    size_t span_count;
    uint32_t rows; /* of all spans */
} kjr_batch;

/* The first rows of a batch, as many as fit: words of a column are at most 2^31 - 1 bytes. *rows tells how many.
 * KJREP_OK, KJREP_E_NOMEM, or KJREP_E_LIMIT when not one row fits. */
kjrep_status kjr_arrow_array(const kjr_batch *batch, struct ArrowArray *out, uint32_t *rows);

#endif
