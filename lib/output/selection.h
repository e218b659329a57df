/* The metrics of a report for which an SQL expression holds. */
#ifndef KJR_OUTPUT_SELECTION_H
#define KJR_OUTPUT_SELECTION_H

#include "base/memory.h"
#include "kjrep/metric.h"

typedef struct kjr_selection {
    KJR_VECTOR(kjrep_metric) metrics; /* ascending */
} kjr_selection;

/* `where` is an expression over the columns of `metric`. */
kjrep_status kjr_selection_make(kjr_selection *out, const kjrep_report *report, const char *where,
                                const kjrep_options *options, kjrep_error *error);
void kjr_selection_end(kjr_selection *selection, const kjrep_allocator *allocator);

#endif
