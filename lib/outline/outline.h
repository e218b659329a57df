/* The outline: nodes in the order of the text, header fields, kind of report. Places are view indices. */
#ifndef KJR_OUTLINE_OUTLINE_H
#define KJR_OUTLINE_OUTLINE_H

#include "base/arena.h"
#include "kjrep/node.h"
#include "lexicon/lexicon.h"
#include "load/source_blocks.h"

typedef struct kjr_node {
    uint32_t parent;      /* id, 0 at the top */
    uint32_t next;        /* next sibling's id, 0 at the end */
    uint32_t first_child; /* id, 0 when there is none */
    uint32_t ordinal;     /* number that the label writes */
    uint32_t start;       /* label begins */
    uint32_t label_end;   /* label ends, marks that belong to it included */
    uint32_t title;       /* heading words begin, behind the blanks and marks that follow the label */
    uint32_t end;         /* heading words end */
    uint32_t body_end;    /* all that belongs to the node ends */
    uint32_t cell;        /* of tables, rows and cells: 1 + index of the first cell */
    uint32_t cut;         /* of furniture inside a paragraph: 1 + index of its join, the places above are where; */
    uint32_t cut_behind;  /* and id of the last node before it that is no such furniture */
    uint8_t kind;         /* a KJREP_NODE_ value */
    uint8_t role;         /* a KJREP_ROLE_ value */
    uint16_t level;
} kjr_node;

/* A cell of a table. Cells are in the order of the text: by table, row, column. */
typedef struct kjr_cell {
    uint32_t start, end; /* view indices; start == end: an empty one */
    uint32_t table, row; /* from 0 */
    uint32_t node;       /* id */
    uint16_t column;     /* the first one that it stands in, from 0 */
    uint16_t columns_wide, rows_high;
    bool head; /* stands above or beside what it tells about */
} kjr_cell;

typedef struct kjr_table {
    uint32_t first_cell, cell_count;
    uint32_t rows, columns;
    uint32_t head_rows; /* rows at the top that head columns */
    uint32_t node;      /* id */
} kjr_table;

typedef struct kjr_meta_field {
    uint32_t start, end; /* view indices of its words; start == end: none */
    const char *value;   /* where the value is not the words (dates); ended by NUL, NULL otherwise */
} kjr_meta_field;

enum { KJR_META_FIELDS = KJREP_META_PAGE_TIME + 1 };

typedef struct kjr_outline {
    KJR_VECTOR(kjr_node) nodes; /* id 1 is items[0] */
    KJR_VECTOR(kjr_table) tables;
    KJR_VECTOR(kjr_cell) cells;
    kjr_meta_field meta[KJR_META_FIELDS];
    int32_t genre;        /* a KJREP_GENRE_ value */
    int32_t script;       /* a KJREP_SCRIPT_ value */
    int32_t year;         /* that the report is about, 0 if not told */
    uint32_t date_issued; /* yyyymmdd, 0 if not told */
    uint8_t region;       /* a KJR_REGION_ value: which 元, which calendar */
} kjr_outline;

enum { KJR_REGION_MAINLAND = 0, KJR_REGION_TAIWAN = 1, KJR_REGION_HONG_KONG = 2, KJR_REGION_MACAO = 3 };

/* Build the outline. `outline` is zero-initialized by the caller and ended by kjr_outline_end(). `source` is what the
 * container tells of the lines, NULL for plain text. `hits` are those of the whole view. Values go to `arena`.
 * KJREP_E_LIMIT for too many nodes, KJREP_E_NOMEM. */
kjrep_status kjr_outline_make(kjr_outline *outline, const kjr_view *view, const kjr_source_blocks *source,
                              const kjr_lexicon *lexicon, const kjr_hits *hits, kjr_arena *arena,
                              const struct kjrep_options *settings, kjrep_error *error);
void kjr_outline_end(kjr_outline *outline, const kjrep_allocator *allocator);

/* Innermost node that holds view index `at`, 0 when none does. */
uint32_t kjr_outline_at(const kjr_outline *outline, uint32_t at);

/* The same for places that move forward only: `*last` is the index of the last node that starts at or before the place
 * before, 0 at first. Cost: constant on average. */
uint32_t kjr_outline_next(const kjr_outline *outline, uint32_t at, uint32_t *last);

/* The node of the furniture that was cut out at a join, which has some. */
uint32_t kjr_outline_cut(const kjr_outline *outline, const kjr_view *view, uint32_t join);

/* ---- Tables */

/* The cell of a node, NULL when it is none. */
const kjr_cell *kjr_node_cell(const kjr_outline *outline, uint32_t id);
/* The cell that covers a row and column of a table; NULL when none does. */
const kjr_cell *kjr_table_cell(const kjr_outline *outline, const kjr_table *table, uint32_t row, uint32_t column);

static inline const kjr_node *kjr_outline_node(const kjr_outline *outline, uint32_t id)
{
    return &outline->nodes.items[id - 1];
}

#endif
