/* What the parts of a DOCX file tell each other: styles, numbering, and the text that comes out. ECMA-376 names are
 * kept in comments. */
#ifndef KJR_LOAD_DOCX_MODEL_H
#define KJR_LOAD_DOCX_MODEL_H

#include "base/arena.h"
#include "load/docx.h"
#include "load/list_numbers.h"
#include "load/xml.h"

/* ---- Styles */

typedef struct kjr_docx_style {
    const char *id, *based_on;  /* NULL when not told */
    int32_t level;              /* w:outlineLvl, from 0; KJR_NO_NUMBER when not told */
    int32_t list;               /* w:numId; KJR_NO_NUMBER when not told */
    int32_t depth;              /* w:ilvl; the same */
    uint32_t order;             /* of the same id the first one holds */
    bool is_title, is_contents; /* of a table of contents */
} kjr_docx_style;

/* ---- Numbering */

/* What a series or a list begins with. */
typedef struct kjr_docx_key {
    int32_t id;
    uint32_t order; /* of the same id the first one holds */
} kjr_docx_key;

/* w:abstractNum */
typedef struct kjr_docx_series {
    kjr_docx_key key;
    const char *link; /* w:numStyleLink: the style whose list it stands for; NULL for none */
    kjr_list_level levels[KJR_LIST_LEVELS];
    int32_t count[KJR_LIST_LEVELS]; /* of the last number given; KJR_NO_NUMBER before the first */
} kjr_docx_series;

/* w:num */
typedef struct kjr_docx_list {
    kjr_docx_key key;
    int32_t series;
    kjr_list_level *levels; /* w:lvlOverride with levels of its own: all nine, those not told without text; or NULL */
    int32_t start[KJR_LIST_LEVELS]; /* w:startOverride; KJR_NO_NUMBER when there is none */
    bool started[KJR_LIST_LEVELS];
} kjr_docx_list;

typedef struct kjr_docx {
    const kjrep_allocator *allocator;
    const struct kjrep_options *settings;
    kjrep_error *error;
    kjr_properties *properties;
    kjr_arena arena; /* words of the model */
    KJR_VECTOR(kjr_docx_style) styles;
    KJR_VECTOR(kjr_docx_series) series;
    KJR_VECTOR(kjr_docx_list) lists;
} kjr_docx;

/* docx_styles.c: word/styles.xml, sorted by id. */
kjrep_status kjr_docx_read_styles(kjr_docx *docx, const kjr_bytes *xml);
const kjr_docx_style *kjr_docx_style_of(const kjr_docx *docx, const char *id);
/* Outline level of a style, numbering of it, by itself or by what it is based on. */
kjr_docx_style kjr_docx_resolve(const kjr_docx *docx, const char *id);

/* docx_numbering.c: word/numbering.xml, sorted by id. */
kjrep_status kjr_docx_read_numbering(kjr_docx *docx, const kjr_bytes *xml);
/* Count the next paragraph of the list at `depth` and write its label, "（一）" or "1. ", behind what `label` holds. */
bool kjr_docx_next_label(kjr_docx *docx, int32_t list, int32_t depth, kjr_bytes *label);

void kjr_docx_model_end(kjr_docx *docx);

/* docx_text.c: word/document.xml and the notes. `part` names it in messages. */
kjrep_status kjr_docx_read_text(kjr_docx *docx, const kjr_bytes *xml, const char *part, uint8_t kind,
                                kjr_office_text *out);

/* Is the namespace that of WordprocessingML, transitional or strict? */
bool kjr_docx_is_word(const char *uri);

#endif
