/* Findings that are not wanted: by rule, by place, by fingerprint. */
#ifndef KJR_CHECK_SUPPRESS_H
#define KJR_CHECK_SUPPRESS_H

#include "check/checker.h"

/* Mark the findings that a text of suppressions names; see docs/packs.md for its lines. `name` is for the error:
 * KJREP_E_SYNTAX with line and column. */
kjrep_status kjr_suppress(kjr_checker *checker, const char *name, const char *text, size_t text_len);

/* What is wrong with a line, and the byte of it; NULL when it is a good one. The text ends with a NUL, or goes on with
 * the end of the line. */
const char *kjr_suppression_fault(const char *line, size_t len, size_t *at);

/* Those of the rule packs, of the options, and of the file beside the report. */
kjrep_status kjr_suppress_findings(kjr_checker *checker, const struct kjrep_options *settings);

#endif
