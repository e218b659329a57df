/* What the files of this folder share while an outline is being made. */
#ifndef KJR_OUTLINE_OUTLINER_H
#define KJR_OUTLINE_OUTLINER_H

#include "base/settings.h"
#include "outline/dates.h"
#include "outline/labels.h"
#include "outline/outline.h"

/* A line and what it turned out to be. */
typedef struct kjr_block {
    uint8_t kind;    /* a KJREP_NODE_ value */
    bool text;       /* reads as running text: long, or ends a sentence */
    bool heading;    /* a container, or a mark, tells that it is one */
    bool note;       /* a container tells that it is a footnote or endnote */
    kjr_label label; /* at its head; family KJR_LABEL_NONE when there is none */
} kjr_block;

/* How an item looks: series are told apart by it. */
enum { KJR_LOOK_HEADING = 0, KJR_LOOK_TEXT = 1, KJR_LOOK_INLINE = 2 };

/* A label or an unlabelled heading, in the order of the text. */
typedef struct kjr_item {
    uint32_t start; /* view index */
    uint32_t line;
    uint32_t next_same; /* index of the next item of the family that stands like this one, UINT32_MAX = none */
    kjr_label label;
    uint8_t look; /* a KJR_LOOK_ value */
    bool valid;
} kjr_item;

typedef struct kjr_outliner {
    kjr_outline *outline;
    const kjr_view *view;
    const kjr_source_blocks *source; /* what a container tells of the lines; NULL for plain text */
    const kjr_lexicon *lexicon;
    const kjr_hits *hits;
    kjr_arena *arena;
    const kjrep_allocator *allocator;
    kjrep_error *error;
    uint32_t max_nodes, max_depth;
    kjr_block *blocks; /* one a line */
    KJR_VECTOR(kjr_item) items;
    uint32_t title; /* 1 + the line that a container tells is the title, 0 for none */
    uint32_t body;  /* first line behind the header */
    uint32_t tail;  /* first line behind the body */
} kjr_outliner;

/* ---- lines.c: looking at one line */

#define KJR_KIND(kind) (1u << KJR_CHAR_##kind)

static inline const kjr_line *kjr_line_at(const kjr_outliner *o, uint32_t line)
{
    return &o->view->lines.items[line];
}

static inline uint32_t kjr_line_length(const kjr_line *line)
{
    return line->end - line->start;
}

/* The next line that is no page mark; o->tail or more when there is none in the body. */
uint32_t kjr_next_line(const kjr_outliner *o, uint32_t line);
/* Class of the last character, closing quotes and brackets aside, and remarks in brackets behind a full stop. */
uint32_t kjr_line_last_kind(const kjr_view *view, const kjr_line *line);
/* Does it end a sentence, or lead over to a list? */
bool kjr_line_ends_sentence(const kjr_view *view, const kjr_line *line);
/* First character of one of `kinds` in [at, end); `end` when there is none. */
uint32_t kjr_find_kind(const kjr_view *view, uint32_t at, uint32_t end, uint32_t kinds);
/* Do the words of [at, end) begin with, end with, hold `words` (folded)? */
bool kjr_starts_with(const kjr_view *view, uint32_t at, uint32_t end, const uint16_t *words);
bool kjr_ends_with(const kjr_view *view, uint32_t at, uint32_t end, const uint16_t *words);
uint32_t kjr_find_words(const kjr_view *view, uint32_t at, uint32_t end, const uint16_t *words);
/* Characters of the view alike in [a, a_end) and [b, b_end)? */
bool kjr_same_words(const kjr_view *view, uint32_t a, uint32_t a_end, uint32_t b, uint32_t b_end);
/* End of the heading words that start at `at`: first full stop outside brackets and quotes, or the end of the line
 * without its closing mark. */
uint32_t kjr_heading_end(const kjr_view *view, uint32_t at, uint32_t end);
/* End of the first clause. */
uint32_t kjr_clause_end(const kjr_view *view, uint32_t at, uint32_t end);
/* Are the words 前言, 结束语 or the like: a section that stands alone? */
bool kjr_is_frame(const kjr_view *view, uint32_t start, uint32_t end);
/* `end` without a word that leads over to the last item of a list, behind a semicolon: …的支援；及 */
uint32_t kjr_without_and(const kjr_view *view, uint32_t start, uint32_t end);
/* `end` without the marks before it. */
uint32_t kjr_trim_marks(const kjr_view *view, uint32_t start, uint32_t end);

/* ---- tables.c: who finds a table opens it and lists its cells, in the order of the text; one code makes the nodes */

/* A new table whose cells follow; NULL when out of memory. */
kjr_table *kjr_open_table(kjr_outliner *o);
/* A cell of the table opened last. false when out of memory. */
bool kjr_add_cell(kjr_outliner *o, uint32_t row, uint32_t column, uint32_t start, uint32_t end, bool head);
/* Size of the cell added last. */
void kjr_size_cell(kjr_outliner *o, uint16_t columns_wide, uint16_t rows_high);
/* Nodes of a table, its rows and cells, inside node `parent`. */
kjrep_status kjr_add_table_nodes(kjr_outliner *o, uint32_t table, uint32_t parent, uint16_t level);

/* ---- The steps, in their order */

/* source_lines.c: what a container tells of the lines. Furniture becomes KJREP_NODE_BOILERPLATE, tables KJREP_NODE_TABLE. */
void kjr_take_source_lines(kjr_outliner *o);
/* The fields that it tells, where the text has none. false when out of memory. */
bool kjr_take_source_fields(kjr_outliner *o);
/* blocks.c: furniture, tables of contents; before it the labels at the heads of lines. */
void kjr_start_blocks(kjr_outliner *o);
bool kjr_mark_furniture(kjr_outliner *o);
bool kjr_is_furniture(const kjr_outliner *o, uint32_t line);
bool kjr_is_breadcrumb(const kjr_outliner *o, uint32_t line);
bool kjr_is_appendix(const kjr_outliner *o, uint32_t line);
/* signature.c: signatures, and what stands behind the last one. false when out of memory. */
bool kjr_mark_signatures(kjr_outliner *o);
/* header.c: title and fields before the body. */
bool kjr_read_header(kjr_outliner *o);
/* tables.c: all tables. Their lines become KJREP_NODE_TABLE. */
bool kjr_find_tables(kjr_outliner *o);
/* flat_tables.c: where a table whose first row of figures is `line` begins; `line` + 1 when none does. */
uint32_t kjr_head_of_rows(const kjr_outliner *o, uint32_t line);

/* flat_tables.c: a table of plain text that starts at a line, a row or a cell on each line; *behind is the line behind
 * it, or `line` when there is none. */
bool kjr_take_flat_table(kjr_outliner *o, uint32_t line, uint32_t *behind);
/* 4000.5 -3.7 10.0% (12) — 持平: what only a table has without a word. */
bool kjr_is_figure(const kjr_view *view, uint32_t start, uint32_t end);
/* source_tables.c: the table that a container tells to start at a line; tables of it before *block are listed. */
bool kjr_list_source_table(kjr_outliner *o, uint32_t line, uint32_t *block);
/* headings.c: unlabelled headings. */
void kjr_mark_headings(kjr_outliner *o);
/* 第一、坚决调整和全面整顿现有企业: a line of its own without a full stop is a heading though its label is a point's. */
bool kjr_is_order_heading(const kjr_outliner *o, uint32_t line);
bool kjr_heading_goes_on(const kjr_outliner *o, uint32_t line);
/* points.c: the list of items. */
bool kjr_collect_items(kjr_outliner *o);
/* tree.c: nodes. */
kjrep_status kjr_push_node(kjr_outliner *o, const kjr_node *node);
kjrep_status kjr_build_tree(kjr_outliner *o);
/* origin.c: genre, script, region, year, place, roles. */
bool kjr_read_origin(kjr_outliner *o);
void kjr_set_roles(kjr_outliner *o);

#endif
