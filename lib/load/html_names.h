/* The elements of HTML: what a reader of their text must know of each, and what names of classes say. */
#ifndef KJR_LOAD_HTML_NAMES_H
#define KJR_LOAD_HTML_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* An element's name; 0 for those that are not known. */
typedef uint8_t kjr_html_name;

enum { KJR_HTML_NAMES = 160 }; /* more than there are */

/* What an element is, or-ed. */
enum {
    KJR_HTML_BLOCK = 1 << 0,     /* begins and ends a line */
    KJR_HTML_HIDDEN = 1 << 1,    /* its text is not shown, or is no text */
    KJR_HTML_FURNITURE = 1 << 2, /* by its name of the page, not of what the page holds */
    KJR_HTML_TABLE = 1 << 3,
    KJR_HTML_ROW = 1 << 4,
    KJR_HTML_CELL = 1 << 5,
    KJR_HTML_HEAD_CELL = 1 << 6, /* or what makes head cells of its cells */
    KJR_HTML_HEADING = 1 << 7,
    KJR_HTML_TITLE = 1 << 8,
    KJR_HTML_BREAK = 1 << 9, /* <br> */
    KJR_HTML_LINK = 1 << 10,
    KJR_HTML_RAISED = 1 << 11, /* <sup> */
    KJR_HTML_KEPT = 1 << 12,   /* <pre>: line breaks count */
    KJR_HTML_META = 1 << 13,
    KJR_HTML_FRAME = 1 << 14, /* shows another file */
    KJR_HTML_LIST = 1 << 15,  /* <ol> */
    KJR_HTML_ITEM = 1 << 16
};

kjr_html_name kjr_html_name_of(const char *name);
uint32_t kjr_html_traits(kjr_html_name name);
/* 1 to 6 of a heading. */
uint8_t kjr_html_heading_level(kjr_html_name name);
/* "div"; "*" for 0. Static. */
const char *kjr_html_name_text(kjr_html_name name);

/* Does a class, an id or a role say that an element is furniture? ("main-nav", "footer", "bdsharebuttonbox") */
bool kjr_html_is_furniture_class(const char *classes);
/* Does it say that an element is a title? ("article-title", "xl_tit") */
bool kjr_html_is_title_class(const char *classes);
/* Does a style say that an element is not shown? A block that keeps its room is shown by a script when the page is there. */
bool kjr_html_is_hidden_style(const char *style, bool is_block);
/* Does it say that lines end where those of the source do? */
bool kjr_html_is_kept_style(const char *style);

#endif
