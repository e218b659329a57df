/* What stands behind kjrep_engine and kjrep_report. */
#ifndef KJR_REPORT_MODEL_H
#define KJR_REPORT_MODEL_H

#include "base/arena.h"
#include "base/settings.h"
#include "extract/patterns.h"
#include "kjrep/report.h"
#include "load/source.h"

#include <stdatomic.h>

struct kjrep_engine {
    atomic_uint holders;
    kjrep_allocator allocator;
    const kjr_lexicon *lexicon;
    /* What rule packs add; empty without any. */
    kjr_arena arena; /* of its parts */
    kjr_lexicon own_lexicon;
    kjr_added_words words;
    KJR_VECTOR(kjr_pattern *) patterns; /* all, owned */
    kjr_indicator_patterns indicators;
    struct kjr_added_rules *rules; /* check/rule.h; NULL: none */
};

/* Words that go over the end of a line, without line breaks and indents. */
typedef struct kjr_joined {
    kjr_words words;
    uint32_t text_len;
    const char *text;
} kjr_joined;

struct kjrep_report {
    atomic_uint holders;
    kjrep_allocator allocator;
    kjrep_engine *engine; /* held */
    kjr_arena arena;
    char *name;
    kjr_source source;
    const char *text; /* the loaded text, of the source: text_len bytes and a NUL */
    size_t text_len;
    kjr_view view;
    kjr_hits hits;
    kjr_outline outline;
    kjr_facts facts;
    KJR_VECTOR(kjr_joined) joined; /* by start, then end */
};

#endif
