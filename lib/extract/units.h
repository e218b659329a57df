/* The unit behind a number. */
#ifndef KJR_EXTRACT_UNITS_H
#define KJR_EXTRACT_UNITS_H

#include "extract/extractor.h"
#include "extract/numbers.h"

typedef struct kjr_measure {
    const char *code; /* canonical; lives as long as the report */
    kjr_words words;  /* as written */
    uint16_t factor;  /* canonical = written * factor * 10^power */
    int8_t power;
    uint8_t kind;    /* a KJREP_METRIC_ value */
    bool classifier; /* a counting word, no unit of measurement */
    uint8_t hedge;   /* a KJR_HEDGE_ value of the word inside it (3个多月), 0 = none */
    kjr_words hedge_words;
    bool half; /* 两年半, 三个半月: half a unit more */
    bool out_of_memory;
} kjr_measure;

/* The unit that starts at `at`; false when there is none or memory is out. */
bool kjr_measure_at(const kjr_extractor *x, uint32_t at, uint32_t end, kjr_measure *out);

/* Where a bracket at `at` ends that holds nothing but other classifiers: 2.5万套[（间）]住房; `at` when none does. */
uint32_t kjr_behind_alternatives(const kjr_extractor *x, uint32_t at, uint32_t end);

/* Gives a metric its unit and kind, and the words of the unit as written with its scale: 1600多[万元]. */
void kjr_set_unit(const kjr_extractor *x, kjr_metric *out, const kjr_measure *measure);

/* The currency of the report's region. */
const char *kjr_local_currency(uint8_t region);

#endif
