/* Numbers, boxes and matrices as OFD writes them: millimetres, divided by blanks. */
#ifndef KJR_LOAD_OFD_GEOMETRY_H
#define KJR_LOAD_OFD_GEOMETRY_H

#include "load/page_pieces.h"
#include "load/xml.h"

/* x' = a x + c y + e, y' = b x + d y + f */
typedef struct kjr_matrix {
    double a, b, c, d, e, f;
} kjr_matrix;

typedef struct kjr_box {
    double x, y, width, height;
} kjr_box;

/* The next number of a list at *at, which moves behind it; false when there is none. */
bool kjr_ofd_number(const char *list, size_t len, size_t *at, double *number);

/* `otherwise` when the element does not have the attribute. */
double kjr_ofd_measure(const kjr_xml_element *element, const char *name, double otherwise);
kjr_box kjr_ofd_box(const char *list, size_t len);
kjr_matrix kjr_ofd_matrix(const kjr_xml_element *element); /* CTM */

/* Of an object in its box: the matrix from its own points to those around the box. */
kjr_matrix kjr_ofd_object_matrix(const kjr_xml_element *element);

kjr_point kjr_transform(const kjr_matrix *matrix, double x, double y);
kjr_matrix kjr_matrix_within(const kjr_matrix *inner, const kjr_matrix *outer);

#endif
