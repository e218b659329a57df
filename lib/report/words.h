/* Words of a report as callers get them. */
#ifndef KJR_REPORT_WORDS_H
#define KJR_REPORT_WORDS_H

#include "report/model.h"

/* Make the copies of all words that go over the end of a line; the last step of making a report. false when out of
 * memory. */
bool kjr_words_join(kjrep_report *report);

/* The words, NULL for none. */
const char *kjr_words_text(const kjrep_report *report, kjr_words words, size_t *len);

/* Copy them to `out` without line breaks, indents and furniture; the length, at most that of their bytes. */
uint32_t kjr_words_copy(const kjrep_report *report, kjr_words words, char *out);

/* Their bytes; KJREP_ABSENT for none. The outs may be NULL. */
kjrep_status kjr_words_place(const kjrep_report *report, kjr_words words, uint64_t *start, uint64_t *end);

/* Label and heading words of a node; empty where it has none. */
kjr_words kjr_node_label_words(const kjrep_report *report, const kjr_node *node);
kjr_words kjr_node_title_words(const kjr_node *node);

/* One of the KJREP_WORDS_ of a metric; empty for an unknown number. */
kjr_words kjr_metric_words(const kjr_metric *metric, int32_t which);

#endif
