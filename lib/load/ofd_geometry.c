#include "load/ofd_geometry.h"

/* Not strtod(), which reads as the locale writes. */
bool kjr_ofd_number(const char *list, size_t len, size_t *at, double *number)
{
    size_t i = *at;
    while (i < len && (list[i] == ' ' || list[i] == '\n' || list[i] == '\r' || list[i] == '\t' || list[i] == ','))
        i++;
    bool negative = i < len && list[i] == '-', digits = false;
    if (i < len && (list[i] == '-' || list[i] == '+')) i++;
    double value = 0, place = 1;
    for (; i < len && list[i] >= '0' && list[i] <= '9'; i++, digits = true)
        value = value * 10 + (list[i] - '0');
    if (i < len && list[i] == '.') {
        for (i++; i < len && list[i] >= '0' && list[i] <= '9'; i++, digits = true)
            value += (list[i] - '0') * (place /= 10);
    }
    if (!digits) return false;
    *number = negative ? -value : value;
    *at = i;
    return true;
}

double kjr_ofd_measure(const kjr_xml_element *element, const char *name, double otherwise)
{
    size_t len = 0, at = 0;
    const char *value = kjr_xml_value(element, name, &len);
    double number;
    return value && kjr_ofd_number(value, len, &at, &number) ? number : otherwise;
}

kjr_box kjr_ofd_box(const char *list, size_t len)
{
    double sides[4] = {0};
    size_t at = 0;
    for (size_t i = 0; list && i < 4 && kjr_ofd_number(list, len, &at, &sides[i]); i++)
        ;
    return (kjr_box){sides[0], sides[1], sides[2], sides[3]};
}

kjr_matrix kjr_ofd_matrix(const kjr_xml_element *element)
{
    size_t len = 0, at = 0, i = 0;
    double v[6];
    const char *list = kjr_xml_value(element, "CTM", &len);
    while (list && i < 6 && kjr_ofd_number(list, len, &at, &v[i]))
        i++;
    return i == 6 ? (kjr_matrix){v[0], v[1], v[2], v[3], v[4], v[5]} : (kjr_matrix){1, 0, 0, 1, 0, 0};
}

kjr_matrix kjr_ofd_object_matrix(const kjr_xml_element *element)
{
    size_t len = 0;
    const char *boundary = kjr_xml_value(element, "Boundary", &len);
    kjr_box box = kjr_ofd_box(boundary, len);
    kjr_matrix matrix = kjr_ofd_matrix(element);
    matrix.e += box.x;
    matrix.f += box.y;
    return matrix;
}

kjr_point kjr_transform(const kjr_matrix *m, double x, double y)
{
    return (kjr_point){m->a * x + m->c * y + m->e, m->b * x + m->d * y + m->f};
}

kjr_matrix kjr_matrix_within(const kjr_matrix *inner, const kjr_matrix *outer)
{
    kjr_point origin = kjr_transform(outer, inner->e, inner->f);
    return (kjr_matrix){outer->a * inner->a + outer->c * inner->b,
                        outer->b * inner->a + outer->d * inner->b,
                        outer->a * inner->c + outer->c * inner->d,
                        outer->b * inner->c + outer->d * inner->d,
                        origin.x,
                        origin.y};
}
