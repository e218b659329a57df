/* What a report says: metrics, times, entities. Places are view indices. */
#ifndef KJR_EXTRACT_FACTS_H
#define KJR_EXTRACT_FACTS_H

#include "base/decimal.h"
#include "kjrep/entity.h"
#include "kjrep/metric.h"
#include "kjrep/time.h"
#include "outline/outline.h"

/* Words of the text; start == end: none. */
typedef struct kjr_words {
    uint32_t start, end;
} kjr_words;

enum { KJR_HAS_VALUE = 1, KJR_HAS_VALUE_HIGH = 2, KJR_HAS_LOW = 4, KJR_HAS_HIGH = 8 };

typedef struct kjr_metric {
    kjr_decimal value, value_high; /* in the canonical unit */
    kjr_decimal low, high;         /* what the wording allows */
    const char *unit;              /* canonical */
    kjr_words text, unit_words, subject, owner, period, hedge, change_words, basis_words, modality_words, parent_words;
    uint32_t parent;            /* id of a metric, 0 = none */
    uint32_t node;              /* id of the innermost node */
    int32_t date_from, date_to; /* yyyymmdd, 0 = not known */
    uint16_t indicator;         /* index of a known indicator, 0 = none */
    uint8_t has;                /* KJR_HAS_ bits */
    uint8_t approx, kind, change, basis, modality;
    uint16_t flags; /* KJREP_FLAG_ bits */
} kjr_metric;

/* wholes.c. 完成预算60999万元[的]40.4%: is the figure what a rate is taken of? */
bool kjr_is_base(const kjr_view *view, const kjr_metric *metric);

typedef struct kjr_time {
    kjr_words words;
    uint32_t node;
    int32_t date_from, date_to; /* yyyymmdd, 0 = not known */
    uint8_t precision;          /* a KJREP_PRECISION_ value */
    uint8_t sense;              /* a KJR_TIME_ value */
} kjr_time;

typedef struct kjr_entity {
    kjr_words words;
    uint32_t node;
    uint32_t stated_count;
    uint8_t kind; /* a KJREP_ENTITY_ value */
} kjr_entity;

typedef struct kjr_facts {
    KJR_VECTOR(kjr_metric) metrics; /* id 1 is items[0] */
    KJR_VECTOR(kjr_time) times;
    KJR_VECTOR(kjr_entity) entities;
} kjr_facts;

/* Extract. `facts` is zero-initialized by the caller and ended by kjr_facts_end(). */
kjrep_status kjr_facts_make(kjr_facts *facts, const kjr_view *view, const kjr_lexicon *lexicon, const kjr_hits *hits,
                            const kjr_outline *outline, kjr_arena *arena, const struct kjrep_options *settings,
                            kjrep_error *error);
void kjr_facts_end(kjr_facts *facts, const kjrep_allocator *allocator);

#endif
