/* A document of an OFD file while it is read. */
#ifndef KJR_LOAD_OFD_MODEL_H
#define KJR_LOAD_OFD_MODEL_H

#include "load/ofd.h"
#include "load/ofd_geometry.h"

/* Words that stand in one row: where the first begins and the last ends on the base line, and the top of the first. */
typedef struct kjr_ofd_piece {
    uint32_t start, end; /* bytes of the document's words */
    uint32_t page;
    uint32_t form; /* of a template: its index + 1 */
    kjr_point from, to, top;
} kjr_ofd_piece;

typedef KJR_VECTOR(kjr_ofd_piece) kjr_ofd_pieces;

/* What pages show by its id: a template page or a graphic unit. */
typedef struct kjr_ofd_form {
    int32_t id;
    uint32_t first, count; /* of `shelf` */
    uint32_t uses;         /* pages that are laid on it, of a template */
} kjr_ofd_form;

typedef struct kjr_ofd {
    const kjrep_allocator *allocator;
    kjr_zip *zip;
    kjr_ofd_text *out;
    kjr_bytes words;
    kjr_ofd_pieces pieces, shelf; /* on pages, and of forms */
    KJR_VECTOR(kjr_ofd_form) forms;
    double width; /* of a page, in millimetres */
    uint32_t page;
} kjr_ofd;

/* ofd_objects.c: the words of a page, or of templates and units, which go to the shelf. */
kjrep_status kjr_ofd_read_page(kjr_ofd *ofd, const kjr_bytes *xml, const char *part);
kjrep_status kjr_ofd_read_template(kjr_ofd *ofd, int32_t id, const kjr_bytes *xml, const char *part);
kjrep_status kjr_ofd_read_units(kjr_ofd *ofd, const kjr_bytes *xml, const char *part);
void kjr_ofd_sort_forms(kjr_ofd *ofd); /* before the first page */

/* ofd_layout.c: write the pieces of the pages to `out`, in lines that are paragraphs. */
bool kjr_ofd_lay_out(kjr_ofd *ofd);

#endif
