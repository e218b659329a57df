/* From what a parser of HTML tells, in its order, to the lines and elements of a page. */
#ifndef KJR_LOAD_HTML_READER_H
#define KJR_LOAD_HTML_READER_H

#include "load/html_page.h"

/* How the items of <ol> are numbered. */
typedef struct kjr_html_list {
    int32_t number;                  /* of the next item; of an item its own */
    uint32_t items;                  /* so far */
    uint32_t last;                   /* the line that was numbered last, from 1; of one that starts behind */
    uint8_t format;                  /* a KJR_COUNT_ value */
    bool is_reversed, starts_behind; /* reversed from as many on as it has */
} kjr_html_list;

/* An open element. */
typedef struct kjr_html_frame {
    uint32_t nth;
    uint32_t element; /* its index in the page, UINT32_MAX while it holds nothing */
    uint32_t block;   /* frame of the innermost block, which may be this one */
    uint16_t columns_wide, rows_high;
    kjr_html_name name;
    uint8_t marks;
    bool hidden, link, kept, raised;
    kjr_html_list list;                /* of <ol>, or what an item has of it */
    uint32_t children[KJR_HTML_NAMES]; /* so far, by name; at 0 all */
} kjr_html_frame;

/* What stands before the next word. */
enum { KJR_HTML_NO_BLANK, KJR_HTML_BLANK, KJR_HTML_LINE_BREAK };

/* Page, error and limits are the caller's to set, all else is 0. The first failure stays in `rc`. */
typedef struct kjr_html_reader {
    kjr_html_page *page;
    kjrep_error *error;
    uint64_t max_depth, max_elements;
    kjrep_status rc;
    KJR_VECTOR(kjr_html_frame) frames; /* the first stands for the document; freed by the caller */
    uint64_t opened;                   /* elements */
    uint32_t line;                     /* where the open line starts in the text, UINT32_MAX when there is none */
    uint32_t block;                    /* frame of the block that it stands in */
    uint32_t link;                     /* bytes of links in it */
    uint32_t indent;                   /* cells of blanks where the next line begins */
    uint32_t item;                     /* frame of the item whose number no line has yet, 0 for none */
    uint8_t blank;
} kjr_html_reader;

/* false when out of memory. */
bool kjr_html_start(kjr_html_reader *r);
void kjr_html_open(kjr_html_reader *r, const char *name, const char *const *attributes);
void kjr_html_close(kjr_html_reader *r);
void kjr_html_put(kjr_html_reader *r, const char *text, size_t len);
void kjr_html_finish(kjr_html_reader *r);

/* html_list.c: of <ol>; of the next item in it; at its end. */
void kjr_html_start_list(kjr_html_list *list, const char *const *attributes);
void kjr_html_start_item(kjr_html_list *item, kjr_html_list *list, const char *const *attributes);
void kjr_html_end_list(const kjr_html_list *list, kjr_html_page *page);
/* Value of an attribute; NULL when the element does not have it. */
const char *kjr_html_attribute(const char *const *attributes, const char *name);

/* What a <meta> tells: 0 for nothing. */
typedef struct kjr_html_meta {
    uint8_t field, property; /* a KJREP_META_ value, a KJREP_PROPERTY_ value */
} kjr_html_meta;

/* html_meta.c: what a <meta> of that name tells. */
kjr_html_meta kjr_html_meta_of(const char *name);

#endif
