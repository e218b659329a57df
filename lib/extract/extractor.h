/* What the files of this folder share while facts are being found. */
#ifndef KJR_EXTRACT_EXTRACTOR_H
#define KJR_EXTRACT_EXTRACTOR_H

#include "base/arena.h"
#include "base/settings.h"
#include "extract/facts.h"

typedef struct kjr_extractor {
    kjr_facts *facts;
    const kjr_view *view;
    const kjr_lexicon *lexicon;
    const kjr_hits *hits; /* of the whole view */
    const kjr_outline *outline;
    kjr_arena *arena; /* for what lives as long as the report */
    const kjrep_allocator *allocator;
    kjrep_error *error;
    uint32_t max_metrics;
    bool loose; /* a loose string: numbers without unit count too, and articles, ordinals, doubtful units */
} kjr_extractor;

/* ---- The steps, in their order. Each appends to x->facts in the order of the text. */

/* times.c: every time that the text names. Numerals inside times are no metrics. */
kjrep_status kjr_find_times(kjr_extractor *x);
/* metrics.c: every quantity that is a metric, with value, interval, unit. */
kjrep_status kjr_find_metrics(kjr_extractor *x);
/* attributes.c: what each metric measures, of whom, when, compared with what, as part of which. */
kjrep_status kjr_attach(kjr_extractor *x);
/* entities.c: cited documents, document numbers, slogans, programmes. */
kjrep_status kjr_find_entities(kjr_extractor *x);

#endif
