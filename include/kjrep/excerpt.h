/** @file excerpt.h
 *  @brief Finding nodes of the outline by path, role, kind and pattern.
 */
#ifndef KJREP_EXCERPT_H
#define KJREP_EXCERPT_H

#include "node.h"
#include "output.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @defgroup excerpt Excerpts
 *  A path is a row of steps with `/` between them; each step is inside the one before it, and what the last one names is
 *  selected. A step is one of
 *  - a label, `二` `（二）` `1.` `三是` `第一部分`: width and closing marks do not count;
 *  - the words of a title or heading, all of them;
 *  - `role:next_steps`, `kind:table`: what kjrep_node_role_name() and kjrep_node_kind_name() say;
 *  - `~PATTERN`: a regular expression (PCRE2) that matches somewhere in the words of a title or heading;
 *  - `*`: any node.
 *
 *  The first step is looked for at any depth, or at the top where the path begins with `/`; `//` between two steps lets
 *  the second lie at any depth inside the first. So `二/（一）/三是` is a point, `role:problems` the sections on problems,
 *  `~工业//kind:table` the tables in sections whose headings speak of 工业.
 *  @{ */

/** Nodes of one report, chosen by a path. It is a holder of its report.
 *  Threads: immutable once made, safe to share. */
typedef struct kjrep_excerpt kjrep_excerpt;

/** Select nodes.
 *  @param out   receives the handle, free it with kjrep_excerpt_free(); NULL on failure.
 *  @param path  UTF-8.
 *  @return ::KJREP_OK, also when nothing was selected; ::KJREP_E_SYNTAX with the byte in `path` where it cannot be read;
 *          ::KJREP_E_UTF8; ::KJREP_E_LIMIT for more than 32 steps, or a pattern that takes too long to match;
 *          ::KJREP_E_ARG; ::KJREP_E_NOMEM. Cost: linear in the nodes. */
KJREP_API kjrep_status kjrep_excerpt_new(kjrep_excerpt **out, kjrep_report *report, const char *path, size_t path_len,
                                         kjrep_error *error);

/** End an excerpt. NULL is fine. */
KJREP_API void kjrep_excerpt_free(kjrep_excerpt *excerpt);

/** The report that it is of. Borrowed. */
KJREP_API const kjrep_report *kjrep_excerpt_report(const kjrep_excerpt *excerpt);

/** Number of nodes selected. */
KJREP_API uint32_t kjrep_excerpt_count(const kjrep_excerpt *excerpt);

/** Node `index` (from 0), in the order of the text; 0 past the last. */
KJREP_API kjrep_node kjrep_excerpt_node(const kjrep_excerpt *excerpt, uint32_t index);

/** What of a node's words to write. */
enum {
    KJREP_NODE_OWN_WORDS = 1, /**< its own: label and heading, or text, without the nodes inside it */
    KJREP_NODE_ALL_WORDS = 2  /**< those of the nodes inside it too, furniture aside */
};

/** Write the words of a node: line breaks and indents inside paragraphs dropped, page headers left out, each paragraph
 *  ended by LF. Blanks between words stay.
 *  @param which  ::KJREP_NODE_OWN_WORDS or ::KJREP_NODE_ALL_WORDS.
 *  @return ::KJREP_OK; ::KJREP_E_IO when `write` said stop; ::KJREP_E_ARG; ::KJREP_E_NOMEM.
 *  Threads: safe on a shared report. Cost: linear in the words. */
KJREP_API kjrep_status kjrep_node_write_words(const kjrep_report *report, kjrep_node node, int32_t which,
                                              kjrep_write write, void *context, kjrep_error *error);

/** Parts of running text. */
enum {
    KJREP_UNIT_SENTENCE = 1, /**< up to 。！？ or the end of a paragraph */
    KJREP_UNIT_CLAUSE = 2    /**< up to ，；： too, those inside numbers and brackets aside */
};

/** The first sentence or clause of a node, or of the nodes inside it, that begins at or after byte `from`; its closing
 *  marks belong to it. Go on from its end. Furniture is passed over.
 *  @param unit   a KJREP_UNIT_ value.
 *  @param start  receives its first byte, `end` the one behind its last; neither may be NULL.
 *  @return ::KJREP_OK; ::KJREP_DONE when there is none left; ::KJREP_E_ARG.
 *  Threads: safe on a shared report. Cost: linear in the bytes up to its end, and logarithmic in the text. */
KJREP_API kjrep_status kjrep_node_next_unit(const kjrep_report *report, kjrep_node node, int32_t unit, uint64_t from,
                                            uint64_t *start, uint64_t *end);

/** @} */

#ifdef __cplusplus
}
#endif
#endif
