/* Paths that select nodes. */
#ifndef KJR_REPORT_NODE_PATH_H
#define KJR_REPORT_NODE_PATH_H

#include "base/pattern.h"
#include "report/model.h"

enum { KJR_MOST_STEPS = 32 };

enum { KJR_STEP_NAME = 1, KJR_STEP_ROLE = 2, KJR_STEP_KIND = 3, KJR_STEP_PATTERN = 4, KJR_STEP_ANY = 5 };

typedef struct kjr_step {
    uint8_t what;         /* a KJR_STEP_ value */
    bool deep;            /* lies at any depth inside the step before it */
    int32_t value;        /* of roles and kinds */
    uint32_t start, end;  /* of a name: indices of the path's view */
    kjr_pattern *pattern; /* owned */
} kjr_step;

typedef struct kjr_node_path {
    kjr_view view; /* of the path, folded like the text */
    kjr_step steps[KJR_MOST_STEPS];
    uint32_t count;
    kjr_matcher *matcher; /* of its patterns; NULL without any */
} kjr_node_path;

/* Read a path, whose text is borrowed. `path` is zero-initialized by the caller and ended whatever the outcome. */
kjrep_status kjr_node_path_read(kjr_node_path *path, const char *text, size_t text_len,
                                const kjrep_allocator *allocator, kjrep_error *error);
void kjr_node_path_end(kjr_node_path *path, const kjrep_allocator *allocator);

/* Is the node what step `step` names? KJREP_E_LIMIT for a pattern that takes too long. */
kjrep_status kjr_step_matches(const kjr_node_path *path, uint32_t step, const kjrep_report *report,
                              const kjr_node *node, bool *matches, kjrep_error *error);

#endif
