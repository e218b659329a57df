/* One function for each form, in a file of its own. `language` is a KJREP_LANGUAGE_ value, `csv` KJREP_CSV_ values. */
#ifndef KJR_OUTPUT_FORMS_H
#define KJR_OUTPUT_FORMS_H

#include "output/writer.h"

void kjr_write_outline_tree(kjr_writer *writer, const kjrep_report *report, int32_t language);
void kjr_write_report_json(kjr_writer *writer, const kjrep_report *report, int32_t language);
void kjr_write_report_text(kjr_writer *writer, const kjrep_report *report, int32_t language);
void kjr_write_metric_table(kjr_writer *writer, const kjrep_report *report, int32_t language);
void kjr_write_metric_jsonl(kjr_writer *writer, const kjrep_report *report, int32_t language);
void kjr_write_metric_csv(kjr_writer *writer, const kjrep_report *report, int32_t csv);
void kjr_write_metric_explain(kjr_writer *writer, const kjrep_report *report, int32_t language);
void kjr_write_finding_text(kjr_writer *writer, const kjrep_findings *findings, int32_t language);
void kjr_write_finding_jsonl(kjr_writer *writer, const kjrep_findings *findings, int32_t language);
void kjr_write_finding_sarif(kjr_writer *writer, const kjrep_findings *findings, int32_t language);
void kjr_write_finding_sarif_run(kjr_writer *writer, const kjrep_findings *findings, int32_t language);

/* Number of metrics to write; the one after `metric` (0: the first), 0 at the end or when writing failed. */
uint32_t kjr_metric_count(const kjr_writer *writer, const kjrep_report *report);
kjrep_metric kjr_next_metric(const kjr_writer *writer, const kjrep_report *report, kjrep_metric metric);

/* Is the node to be written? */
bool kjr_keeps_node(const kjr_writer *writer, const kjrep_report *report, kjrep_node node);
/* The first of the outermost nodes to be written behind `root` (0: of all); 0 at the end. */
kjrep_node kjr_next_kept_root(const kjr_writer *writer, const kjrep_report *report, kjrep_node root);

/* Members of a JSON object: start_char and end_char of bytes [start, end). */
void kjr_json_characters(kjr_writer *writer, const kjrep_report *report, uint64_t start, uint64_t end);
/* pieces: an array of [start_char, end_char]. */
void kjr_json_pieces(kjr_writer *writer, const kjrep_report *report, uint64_t start, uint64_t end);
/* start_byte, end_byte, start_char, end_char. */
void kjr_json_place(kjr_writer *writer, const kjrep_report *report, uint64_t start, uint64_t end);
/* line and column of a byte. */
void kjr_json_line(kjr_writer *writer, const kjrep_report *report, uint64_t byte);
/* place: where a byte of the text came from, if the text is not the original. */
void kjr_json_source(kjr_writer *writer, const kjrep_report *report, uint64_t byte);
/* suggestions and metrics of a finding. */
void kjr_json_suggestions(kjr_writer *writer, const kjrep_findings *findings, kjrep_finding finding);
void kjr_json_metrics(kjr_writer *writer, const kjrep_findings *findings, kjrep_finding finding);

#endif
