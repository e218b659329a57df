/** @file finding.h
 *  @brief What the rules found in a report: what does not hold, and what was checked and holds.
 */
#ifndef KJREP_FINDING_H
#define KJREP_FINDING_H

#include "metric.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @defgroup finding Findings
 *  What a check finds is data, not an error: a report full of faults still gives ::KJREP_OK. Findings count from 1 in
 *  the order of the text. Accessors answer 0, NULL or ::KJREP_E_ARG for one that does not exist, and for NULL findings.
 *  Words are borrowed from the findings and live as long as they.
 *  Threads: immutable, safe to share; the count of holders is atomic. Cost: constant, but for the check itself.
 *  @{ */

/** All findings of one check. A holder of its report. */
typedef struct kjrep_findings kjrep_findings;

/** Index of a finding in one set; 0 = none. */
typedef uint32_t kjrep_finding;

/** Levels. */
enum {
    KJREP_LEVEL_NONE = 0,    /**< passes */
    KJREP_LEVEL_NOTE = 1,    /**< style, or incomplete information */
    KJREP_LEVEL_WARNING = 2, /**< very likely wrong, or needs a person */
    KJREP_LEVEL_ERROR = 3    /**< provably wrong from the text alone */
};

/** Kinds. */
enum {
    KJREP_FINDING_FAIL = 1, /**< does not hold */
    KJREP_FINDING_PASS = 2  /**< was checked and holds */
};

/** Run the rules over a report.
 *  @param out      receives the set, free it with kjrep_findings_free(); NULL on failure.
 *  @param options  language, passes, rules to leave out, suppressions, limits; NULL for the defaults.
 *  @return ::KJREP_OK, ::KJREP_E_ARG, ::KJREP_E_LIMIT, ::KJREP_E_CANCELLED, ::KJREP_E_NOMEM; ::KJREP_E_IO for a file of
 *          suppressions that cannot be read, ::KJREP_E_UTF8 and ::KJREP_E_SYNTAX for one that says something else, the
 *          place in `error`; ::KJREP_E_SYNTAX also for an SQL assertion of a rule pack that fails when it runs. Cost:
 *          linear in nodes and metrics, beside such assertions. */
KJREP_API kjrep_status kjrep_findings_new(kjrep_findings **out, kjrep_report *report, const kjrep_options *options,
                                          kjrep_error *error);
/** Add a holder; returns `findings`. NULL is fine. */
KJREP_API kjrep_findings *kjrep_findings_retain(kjrep_findings *findings);
/** Take a holder away; the last one frees. NULL is fine. */
KJREP_API void kjrep_findings_free(kjrep_findings *findings);

/** The report that was checked. Borrowed; kjrep_report_retain() keeps it. NULL for NULL. */
KJREP_API kjrep_report *kjrep_findings_report(const kjrep_findings *findings);
/** Number of findings, passes included; ids run from 1 to it. */
KJREP_API uint32_t kjrep_findings_count(const kjrep_findings *findings);
/** Id of the rule ("KJ-A001"), ended by NUL. */
KJREP_API const char *kjrep_finding_rule(const kjrep_findings *findings, kjrep_finding finding);
/** A KJREP_FINDING_ value. */
KJREP_API int32_t kjrep_finding_kind(const kjrep_findings *findings, kjrep_finding finding);
/** A KJREP_LEVEL_ value; ::KJREP_LEVEL_NONE for passes. */
KJREP_API int32_t kjrep_finding_level(const kjrep_findings *findings, kjrep_finding finding);
/** The message in the language that the check was made with, ended by NUL. `len` may be NULL. */
KJREP_API const char *kjrep_finding_message(const kjrep_findings *findings, kjrep_finding finding, size_t *len);
/** Bytes [start, end) of the report's text. The outs may be NULL. */
KJREP_API kjrep_status kjrep_finding_place(const kjrep_findings *findings, kjrep_finding finding, uint64_t *start,
                                           uint64_t *end);
/** Fingerprint: 16 hexadecimal digits that stay the same while the words of the finding do. Ended by NUL. */
KJREP_API const char *kjrep_finding_fingerprint(const kjrep_findings *findings, kjrep_finding finding);

/** 1 when whoever checks has said that this finding is not to count; it stays in the set. Else 0. */
KJREP_API int32_t kjrep_finding_is_suppressed(const kjrep_findings *findings, kjrep_finding finding);

/** Number of related places (the operands of a sum, the other half of a pair). */
KJREP_API uint32_t kjrep_finding_related_count(const kjrep_findings *findings, kjrep_finding finding);
/** Bytes of related place `index`, from 0. The outs may be NULL. @return ::KJREP_OK; ::KJREP_E_ARG past the end. */
KJREP_API kjrep_status kjrep_finding_related_place(const kjrep_findings *findings, kjrep_finding finding,
                                                   uint32_t index, uint64_t *start, uint64_t *end);
/** What related place `index` is, ended by NUL; NULL past the end. */
KJREP_API const char *kjrep_finding_related_message(const kjrep_findings *findings, kjrep_finding finding,
                                                    uint32_t index);

/** Number of metrics that it is about. */
KJREP_API uint32_t kjrep_finding_metric_count(const kjrep_findings *findings, kjrep_finding finding);
/** Metric `index` of them, from 0; 0 past the end. */
KJREP_API kjrep_metric kjrep_finding_metric(const kjrep_findings *findings, kjrep_finding finding, uint32_t index);

/** Number of suggestions. */
KJREP_API uint32_t kjrep_finding_suggestion_count(const kjrep_findings *findings, kjrep_finding finding);
/** Suggestion `index`, from 0, ended by NUL; NULL past the end. */
KJREP_API const char *kjrep_finding_suggestion(const kjrep_findings *findings, kjrep_finding finding, uint32_t index);

/** Number of replacements that mend it together. 0 where none is always right; suggestions are then all there is. */
KJREP_API uint32_t kjrep_finding_fix_count(const kjrep_findings *findings, kjrep_finding finding);
/** Bytes that replacement `index`, from 0, takes out. The outs may be NULL. @return ::KJREP_OK; ::KJREP_E_ARG past the end. */
KJREP_API kjrep_status kjrep_finding_fix_place(const kjrep_findings *findings, kjrep_finding finding, uint32_t index,
                                               uint64_t *start, uint64_t *end);
/** Words that it puts there, ended by NUL, may be empty; NULL past the end. */
KJREP_API const char *kjrep_finding_fix_text(const kjrep_findings *findings, kjrep_finding finding, uint32_t index);

/** Name of a KJREP_FINDING_ value as in the output ("fail", "pass"); NULL for an unknown number. Static storage. */
KJREP_API const char *kjrep_finding_kind_name(int32_t kind);

/** Name of a level as in the output ("warning"; "none" for passes); NULL for an unknown number. Static storage. */
KJREP_API const char *kjrep_level_name(int32_t level);

/** @} */

#ifdef __cplusplus
}
#endif
#endif
