/* Names and headings in the forms for people. */
#ifndef KJR_OUTPUT_CAPTIONS_H
#define KJR_OUTPUT_CAPTIONS_H

#include <stdint.h>

enum {
    KJR_CAPTION_ID,
    KJR_CAPTION_LINE,
    KJR_CAPTION_FIGURE,
    KJR_CAPTION_VALUE,
    KJR_CAPTION_UNIT,
    KJR_CAPTION_SUBJECT,
    KJR_CAPTION_OF,
    KJR_CAPTION_PERIOD,
    KJR_CAPTION_HOW,
    KJR_CAPTION_PART_OF,
    KJR_CAPTION_METRICS, /* a unit of counting, after a number */
    KJR_CAPTION_INTERVAL,
    KJR_CAPTION_KIND,
    KJR_CAPTION_APPROX,
    KJR_CAPTION_CHANGE,
    KJR_CAPTION_BASIS,
    KJR_CAPTION_MODALITY,
    KJR_CAPTION_FLAGS,
    KJR_CAPTION_ISSUED,
    KJR_CAPTION_UNTITLED,
    KJR_CAPTIONS
};

/* In a KJREP_LANGUAGE_ language. Static storage, never NULL. */
const char *kjr_caption(int32_t caption, int32_t language);
const char *kjr_genre_caption(int32_t genre, int32_t language);
const char *kjr_script_caption(int32_t script, int32_t language);
const char *kjr_role_caption(int32_t role, int32_t language);
const char *kjr_metric_kind_caption(int32_t kind, int32_t language);
const char *kjr_approx_caption(int32_t approx, int32_t language);
/* Empty for what goes without saying: no change, no basis, actual. */
const char *kjr_change_caption(int32_t change, int32_t language);
const char *kjr_basis_caption(int32_t basis, int32_t language);
const char *kjr_modality_caption(int32_t modality, int32_t language);

#endif
