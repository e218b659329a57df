/* Words and where they stand on pages, which the layout makes lines, paragraphs and tables of. Lengths are in
 * millimetres. */
#ifndef KJR_LOAD_PAGE_PIECES_H
#define KJR_LOAD_PAGE_PIECES_H

#include "load/file.h"
#include "load/page_text.h"

typedef struct kjr_point {
    double x, y;
} kjr_point;

/* Words that stand in one row: where the first begins and the last ends on the base line, and the top of the first. */
typedef struct kjr_page_piece {
    uint32_t start, end; /* bytes of the document's words */
    uint32_t page;
    uint32_t form;     /* of OFD: of a template, its index + 1 */
    int32_t unit;      /* of OFD: the graphic unit that is shown here, KJR_OFD_NO_ID for words */
    bool is_furniture; /* a stamp, a water mark, what more pages than one are laid on */
    kjr_point from, to, top;
} kjr_page_piece;

typedef KJR_VECTOR(kjr_page_piece) kjr_page_pieces;

/* The pages of a document while it is read. */
typedef struct kjr_pages {
    const kjrep_allocator *allocator;
    kjr_page_text *out;
    kjr_bytes words;
    kjr_page_pieces pieces; /* in the order of their pages */
    double width;           /* of a page */
    uint32_t page;          /* the open one, from 1 */
} kjr_pages;

/* page_layout.c: write the pieces to `out`, in lines that are paragraphs or rows of tables. false when out of memory. */
bool kjr_page_lay_out(kjr_pages *pages);
void kjr_pages_end(kjr_pages *pages);

/* Micrometres, within what a page can have. */
int32_t kjr_micrometres(double millimetres);

#endif
