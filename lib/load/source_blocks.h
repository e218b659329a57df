/* What a container tells of the lines of its loaded text: one paragraph a line, one row of a table a line with a TAB
 * between its cells. Plain text has none of these. */
#ifndef KJR_LOAD_SOURCE_BLOCKS_H
#define KJR_LOAD_SOURCE_BLOCKS_H

#include "base/memory.h"

typedef enum kjr_source_block_kind {
    KJR_SOURCE_PARAGRAPH,
    KJR_SOURCE_TITLE,
    KJR_SOURCE_FIELD, /* what the container tells of the text, which need not say it: `level` is the KJREP_META_ value */
    KJR_SOURCE_HEADING,
    KJR_SOURCE_NOTE,      /* a footnote or endnote; behind the body */
    KJR_SOURCE_FURNITURE, /* of the carrying page: menus, running heads, page numbers */
    KJR_SOURCE_TABLE,
    KJR_SOURCE_ROW,
    KJR_SOURCE_CELL
} kjr_source_block_kind;

typedef struct kjr_source_block {
    uint32_t start, end;                      /* bytes of the loaded text */
    uint8_t kind;                             /* a kjr_source_block_kind */
    uint8_t level;                            /* of a heading, from 1; 0 when not told. Of a field, which */
    bool is_head;                             /* of a row or a cell that names what others hold */
    uint16_t column, columns_wide, rows_high; /* of a cell; the column from 0 */
} kjr_source_block;

/* By start; an outer block stands before what it holds. */
typedef KJR_VECTOR(kjr_source_block) kjr_source_blocks;

#endif
