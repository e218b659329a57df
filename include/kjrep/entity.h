/** @file entity.h
 *  @brief Named things: cited documents, document numbers, slogans, programmes.
 */
#ifndef KJREP_ENTITY_H
#define KJREP_ENTITY_H

#include "node.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @defgroup entity Entities
 *  Entities count from 1 in the order of the text; 0 stands for none. Accessors answer 0, NULL or ::KJREP_E_ARG for an entity
 *  that the report does not have. Words are borrowed from the report.
 *  Threads: safe on a shared report. Cost: constant.
 *  @{ */

/** Index of an entity in one report; 0 = none. */
typedef uint32_t kjrep_entity;

/** Kinds of entity. */
enum {
    KJREP_ENTITY_DOCUMENT = 1,        /**< 《…》 */
    KJREP_ENTITY_DOCUMENT_NUMBER = 2, /**< 国发〔2015〕9号 */
    KJREP_ENTITY_SLOGAN = 3,          /**< a quoted set phrase with a number: “三抓一促” */
    KJREP_ENTITY_PROGRAMME = 4        /**< a quoted scheme without one */
};

/** Number of entities; ids run from 1 to it. */
KJREP_API uint32_t kjrep_report_entity_count(const kjrep_report *report);
/** A KJREP_ENTITY_ value. */
KJREP_API int32_t kjrep_entity_kind(const kjrep_report *report, kjrep_entity entity);
/** Bytes [start, end) of the words, marks included. The outs may be NULL. */
KJREP_API kjrep_status kjrep_entity_place(const kjrep_report *report, kjrep_entity entity, uint64_t *start,
                                          uint64_t *end);
/** The words, marks included, not ended by NUL; `len` may not be NULL. */
KJREP_API const char *kjrep_entity_words(const kjrep_report *report, kjrep_entity entity, size_t *len);
/** The count that a slogan states (4 for 三抓一促: 3 + 1); 0 for other kinds or none. */
KJREP_API uint32_t kjrep_entity_stated_count(const kjrep_report *report, kjrep_entity entity);
/** The innermost node that it stands in. */
KJREP_API kjrep_node kjrep_entity_node(const kjrep_report *report, kjrep_entity entity);
/** Name of a kind as in the output ("document"); NULL for an unknown number. Static storage. */
KJREP_API const char *kjrep_entity_kind_name(int32_t kind);

/** @} */

#ifdef __cplusplus
}
#endif
#endif
