/* What a reader of HTML gathers before anyone decides what it is: the lines of text in their order, and the elements
 * that hold them. */
#ifndef KJR_LOAD_HTML_PAGE_H
#define KJR_LOAD_HTML_PAGE_H

#include "base/memory.h"
#include "base/settings.h"
#include "kjrep/report.h"
#include "load/html.h"
#include "load/html_names.h"

/* Marks of an element, of a line. */
enum {
    KJR_HTML_IS_FURNITURE = 1, /* of the page that carries the text */
    KJR_HTML_IS_DATA = 2,      /* a table of rows and cells, not one that only lays out */
    KJR_HTML_IS_FIELDS = 4,    /* a table of labels and what they label: 发文字号:|国发〔2019〕5号 */
    KJR_HTML_IS_TITLE = 8,     /* the title of the text, or by its class a title */
    KJR_HTML_IS_BROKEN = 16    /* a line that ends with a break inside its element */
};

/* An element that holds lines, or a row or a cell of a table. An outer one stands before what it holds. */
typedef struct kjr_html_element {
    uint32_t parent;               /* index; that of the first is its own */
    uint32_t nth;                  /* among its siblings of that name, from 1; among all where the name is not known */
    uint32_t end;                  /* index behind the last element inside */
    uint32_t first_line, end_line; /* lines inside */
    uint16_t columns_wide, rows_high; /* of a cell */
    kjr_html_name name;
    uint8_t marks;
} kjr_html_element;

typedef struct kjr_html_line {
    uint32_t start, end; /* bytes of `text`, blanks around left out */
    uint32_t element;    /* the innermost block */
    uint32_t link;       /* bytes of links */
    uint8_t marks;
    uint8_t field;  /* of the text, that <meta> or <title> tell: a KJREP_META_ value; 0 for text itself */
    uint8_t indent; /* cells of the blanks before it */
    bool joined;    /* the line behind it goes on with it */
    bool numbered;  /* it begins an item of <ol>: the number is not in the text */
    uint8_t format; /* of the number, a KJR_COUNT_ value */
    int32_t number;
    uint32_t before; /* the line that was numbered before it, from 1, in a list that counts down to 1; 0 for none */
} kjr_html_line;

typedef struct kjr_html_page {
    const kjrep_allocator *allocator;
    kjr_properties *properties;
    KJR_VECTOR(char) text;
    KJR_VECTOR(kjr_html_element) elements;
    KJR_VECTOR(kjr_html_line) lines; /* fields first */
    uint32_t frames;                 /* places where other files are shown */
} kjr_html_page;

/* html_reader.c: read a page. `page` is zero-initialized but for the allocator, and ended by kjr_html_page_end()
 * whatever the outcome. KJREP_E_LIMIT, KJREP_E_NOMEM. */
kjrep_status kjr_html_read(kjr_html_page *page, const char *utf8, size_t len, const struct kjrep_options *settings,
                           kjrep_error *error);
void kjr_html_page_end(kjr_html_page *page);

/* html_tables.c: which tables hold data or fields. */
void kjr_html_mark_tables(kjr_html_page *page);
/* html_wrap.c: which lines end only where the text was wrapped by hand. */
void kjr_html_join_lines(kjr_html_page *page);
/* html_content.c: which lines are furniture. false when out of memory. */
bool kjr_html_mark_content(kjr_html_page *page);
/* html_title.c: which lines are the title. Where none are, the field keeps its line. */
void kjr_html_mark_title(kjr_html_page *page);
/* html_writer.c: the text. false when out of memory. */
bool kjr_html_write(kjr_html_text *out, const kjr_html_page *page);

static inline bool kjr_html_is(const kjr_html_page *page, uint32_t element, uint32_t traits)
{
    return kjr_html_traits(page->elements.items[element].name) & traits;
}

#endif
