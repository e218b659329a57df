/* What the parts of an ODT file tell each other: styles and lists. Names of OpenDocument are kept in comments. */
#ifndef KJR_LOAD_ODT_MODEL_H
#define KJR_LOAD_ODT_MODEL_H

#include "base/arena.h"
#include "load/list_numbers.h"
#include "load/odt.h"
#include "load/xml.h"

/* What a style, or one of lists, begins with. */
typedef struct kjr_odt_key {
    const char *name;
    uint32_t order; /* of the same name the last one holds */
} kjr_odt_key;

typedef struct kjr_odt_style {
    kjr_odt_key key;
    const char *parent;       /* style:parent-style-name; NULL when not told */
    const char *list;         /* style:list-style-name; "" for none, NULL when not told */
    int32_t level;            /* style:default-outline-level, from 0; KJR_NO_NUMBER when not told */
    bool is_title, is_hidden; /* text:display="none" */
} kjr_odt_style;

/* text:list-style, or text:outline-style, whose name is "" */
typedef struct kjr_odt_list_style {
    kjr_odt_key key;
    kjr_list_level levels[KJR_LIST_LEVELS];
    uint32_t last; /* the list of this pass that was numbered by it last, from 1; 0 for none */
} kjr_odt_list_style;

typedef struct kjr_odt {
    const kjrep_allocator *allocator;
    const struct kjrep_options *settings;
    kjrep_error *error;
    kjr_properties *properties;
    kjr_arena arena;                            /* words of the model */
    KJR_VECTOR(kjr_odt_style) styles;           /* by name, when all are read */
    KJR_VECTOR(kjr_odt_list_style) list_styles; /* the same */
} kjr_odt;

/* What a part is read for. */
typedef enum kjr_odt_pass {
    KJR_ODT_HEADS, /* headers of pages */
    KJR_ODT_BODY,
    KJR_ODT_FEET /* footers */
} kjr_odt_pass;

/* odt_styles.c: the styles that a part has, styles.xml before content.xml; then they are sorted. */
kjrep_status kjr_odt_read_styles(kjr_odt *odt, const kjr_bytes *xml, const char *part);
void kjr_odt_sort_styles(kjr_odt *odt);
/* With what the style takes from its parents. */
kjr_odt_style kjr_odt_style_of(const kjr_odt *odt, const char *name);
kjr_odt_list_style *kjr_odt_list_style_of(const kjr_odt *odt, const char *name);

/* odt_text.c */
kjrep_status kjr_odt_read_text(kjr_odt *odt, const kjr_bytes *xml, const char *part, kjr_odt_pass pass,
                               kjr_office_text *out);

#endif
