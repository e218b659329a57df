/** @file node.h
 *  @brief The outline: titles, headings, points, paragraphs.
 */
#ifndef KJREP_NODE_H
#define KJREP_NODE_H

#include "report.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @defgroup node Outline
 *  Nodes count from 1 in the order of the text; 0 stands for none, and as a parent for the report itself.
 *  Accessors answer 0, NULL or ::KJREP_E_ARG for a node that the report does not have.
 *  Threads: safe on a shared report. Cost: constant, unless a comment says otherwise.
 *  @{ */

/** Index of a node in one report; 0 = none. */
typedef uint32_t kjrep_node;

/** Kinds of node. */
enum {
    KJREP_NODE_TITLE = 1,       /**< title of the document */
    KJREP_NODE_META = 2,        /**< a line of 时间, 来源, 导语 … */
    KJREP_NODE_HEADING = 3,     /**< 一、（一）1.（1）第一章 …, or an unnumbered heading */
    KJREP_NODE_POINT = 4,       /**< 一是, 首先, 第一， … at the head of or inside a paragraph */
    KJREP_NODE_PARAGRAPH = 5,   /**< text */
    KJREP_NODE_TABLE = 6,       /**< a table */
    KJREP_NODE_ROW = 7,         /**< a row of a table */
    KJREP_NODE_CELL = 8,        /**< a cell of a row */
    KJREP_NODE_SIGNATURE = 9,   /**< 署名, 成文日期 */
    KJREP_NODE_BOILERPLATE = 10 /**< furniture of the carrying page or site */
};

/** Roles of sections. */
enum {
    KJREP_ROLE_NONE = 0,       /**< not told */
    KJREP_ROLE_BACKGROUND = 1, /**< 基本情况 */
    KJREP_ROLE_MEASURES = 2,   /**< 主要做法 */
    KJREP_ROLE_RESULTS = 3,    /**< 主要成效 */
    KJREP_ROLE_PROBLEMS = 4,   /**< 存在问题 */
    KJREP_ROLE_NEXT_STEPS = 5, /**< 下一步打算 */
    KJREP_ROLE_TARGETS = 6,    /**< 主要目标 */
    KJREP_ROLE_APPENDIX = 7,   /**< 附件 */
    KJREP_ROLE_GLOSSARY = 8    /**< 名词解释 */
};

/** Number of nodes; ids run from 1 to it. */
KJREP_API uint32_t kjrep_report_node_count(const kjrep_report *report);

/** Kind of a node: a KJREP_NODE_ value. */
KJREP_API int32_t kjrep_node_kind(const kjrep_report *report, kjrep_node node);

/** Role of a node's section: a KJREP_ROLE_ value. */
KJREP_API int32_t kjrep_node_role(const kjrep_report *report, kjrep_node node);

/** Level: 0 for the title, 1 for the outermost headings, and so on inwards; of a paragraph that of its section. */
KJREP_API int32_t kjrep_node_level(const kjrep_report *report, kjrep_node node);

/** Number that the label writes (3 for 三、 and （三） and 三是); 0 without one. */
KJREP_API uint32_t kjrep_node_ordinal(const kjrep_report *report, kjrep_node node);

/** Row of a row or cell in its table, from 1; 0 for other nodes. */
KJREP_API uint32_t kjrep_node_row(const kjrep_report *report, kjrep_node node);

/** Column of a cell, the first one that it stands in, from 1; 0 for other nodes. */
KJREP_API uint32_t kjrep_node_column(const kjrep_report *report, kjrep_node node);

/** The cell of table `table` that covers row `row` and column `column`, from 1; 0 when none does. Rows and columns
 *  count to kjrep_node_row() and kjrep_node_column() of the last cells. Cost: logarithmic in the cells of the table and
 *  linear in those of the row; where no cell of it covers the place, of up to 63 rows above it too. */
KJREP_API kjrep_node kjrep_node_cell(const kjrep_report *report, kjrep_node table, uint32_t row, uint32_t column);

/** Is the node a cell that heads a row or a column? 0 or 1. */
KJREP_API int32_t kjrep_node_is_head(const kjrep_report *report, kjrep_node node);

/** The node that holds this one; 0 at the top. */
KJREP_API kjrep_node kjrep_node_parent(const kjrep_report *report, kjrep_node node);

/** First node inside `node` (0: of the report); 0 when there is none. */
KJREP_API kjrep_node kjrep_node_first_child(const kjrep_report *report, kjrep_node node);

/** Next node with the same parent; 0 at the end. */
KJREP_API kjrep_node kjrep_node_next_sibling(const kjrep_report *report, kjrep_node node);

/** Label as written (`（二）`, `一是`), not ended by NUL; `len` may not be NULL. Empty without a label. */
KJREP_API const char *kjrep_node_label(const kjrep_report *report, kjrep_node node, size_t *len);

/** Words of the title, heading or point after its label, not ended by NUL; `len` may not be NULL. Empty for text. */
KJREP_API const char *kjrep_node_title(const kjrep_report *report, kjrep_node node, size_t *len);

/** Bytes [start, end) of label and heading words; of text nodes the whole. The outs may be NULL. */
KJREP_API kjrep_status kjrep_node_place(const kjrep_report *report, kjrep_node node, uint64_t *start, uint64_t *end);

/** Byte at which all that belongs to the node ends; 0 for a node that does not exist. */
KJREP_API uint64_t kjrep_node_body_end(const kjrep_report *report, kjrep_node node);

/** Innermost node that holds byte `byte`; 0 when none does. Cost: logarithmic in the nodes plus the depth. */
KJREP_API kjrep_node kjrep_node_at(const kjrep_report *report, uint64_t byte);

/** Name of a kind as in the output ("heading"); NULL for an unknown number. Static storage. */
KJREP_API const char *kjrep_node_kind_name(int32_t kind);

/** Name of a role as in the output ("results"); NULL for ::KJREP_ROLE_NONE or an unknown number. Static storage. */
KJREP_API const char *kjrep_node_role_name(int32_t role);

/** Events of a walk. */
enum {
    KJREP_WALK_ENTER = 1, /**< a node begins */
    KJREP_WALK_LEAVE = 2, /**< all inside it was visited */
    KJREP_WALK_LEAF = 3   /**< a node without children: one event only */
};

/** One step of a walk. */
typedef struct kjrep_step {
    uint32_t struct_size; /**< set by the caller */
    int32_t event;        /**< a KJREP_WALK_ value */
    kjrep_node node;      /**< the node it is about */
    uint32_t depth;       /**< 0 for the node that the walk started at, or for the top nodes of a whole report */
} kjrep_step;

/** A walk over part of the outline. Threads: one at a time. It is a holder of its report. */
typedef struct kjrep_walk kjrep_walk;

/** Walk over `node` and all inside it; 0 walks over the whole report. Free with kjrep_walk_free().
 *  @return ::KJREP_OK, ::KJREP_E_ARG, ::KJREP_E_NOMEM. */
KJREP_API kjrep_status kjrep_walk_new(kjrep_walk **out, kjrep_report *report, kjrep_node node, kjrep_error *error);

/** Take the next step; `step` may not be NULL. @return ::KJREP_OK; ::KJREP_DONE at the end, as often as asked;
 *  ::KJREP_E_ARG. */
KJREP_API kjrep_status kjrep_walk_next(kjrep_walk *walk, kjrep_step *step);

/** End a walk. NULL is fine. */
KJREP_API void kjrep_walk_free(kjrep_walk *walk);

/** @} */

#ifdef __cplusplus
}
#endif
#endif
