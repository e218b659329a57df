/* A document of an OFD file while it is read. */
#ifndef KJR_LOAD_OFD_MODEL_H
#define KJR_LOAD_OFD_MODEL_H

#include "load/ofd.h"
#include "load/ofd_geometry.h"
#include "load/part_path.h"

enum { KJR_OFD_NO_ID = -1 };

/* What pages show by its id: a template page or a graphic unit. */
typedef struct kjr_ofd_form {
    int32_t id;
    uint32_t first, count; /* of `shelf` */
    uint32_t uses;         /* pages that are laid on it, of a template */
} kjr_ofd_form;

typedef struct kjr_ofd {
    kjr_pages pages;
    kjr_zip *zip;
    kjr_page_pieces
        shelf; /* pieces of forms. One may stand for a graphic unit: then its points are where the unit's own
                              (0, 0), (1, 0) and (0, 1) come */
    KJR_VECTOR(kjr_ofd_form) forms;
    uint32_t common;   /* forms of the whole document, sorted by id; behind them those of the open page */
    bool page_sorted;  /* those, when the first of them was asked for */
    uint64_t shown;    /* pieces of forms that were laid on pages */
    uint64_t pictures; /* objects without words */
} kjr_ofd;

/* ofd_forms.c */
kjrep_status kjr_ofd_add_piece(kjr_ofd *ofd, kjr_page_pieces *pieces, const kjr_page_piece *piece);
kjrep_status kjr_ofd_add_form(kjr_ofd *ofd, int32_t id, uint32_t first);
/* Those read so far, before the first page. */
void kjr_ofd_sort_forms(kjr_ofd *ofd);
/* Templates that more pages than one are laid on are furniture. */
void kjr_ofd_mark_templates(kjr_ofd *ofd);
/* Lay a form, and the units that it shows, on the open page; what has no form of this id has no words. Templates are
 * forms of the whole document. */
kjrep_status kjr_ofd_show_form(kjr_ofd *ofd, int32_t id, const kjr_matrix *matrix, bool is_template);

/* ofd_objects.c: the words of a page or of what is noted on it, or of templates and units, which go to the shelf. */
kjrep_status kjr_ofd_read_page(kjr_ofd *ofd, const kjr_bytes *xml, const kjr_part_path *part);
kjrep_status kjr_ofd_read_template(kjr_ofd *ofd, int32_t id, const kjr_bytes *xml, const kjr_part_path *part);
kjrep_status kjr_ofd_read_units(kjr_ofd *ofd, const kjr_bytes *xml, const kjr_part_path *part);

#endif
