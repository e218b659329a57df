/* What a rule works with: the report, and the list of findings that it adds to.
 *
 * A rule calls kjr_check_fail() or kjr_check_pass(), then adds to the finding just begun. Failures (out of memory, too
 * many findings) stick in `status`: later calls do nothing, so a rule need not look at them, but for loops that may be
 * long. */
#ifndef KJR_CHECK_CHECKER_H
#define KJR_CHECK_CHECKER_H

#include "check/interval.h"
#include "check/rule.h"
#include "kjrep/query.h"
#include "lexicon/phrases.h"
#include "report/model.h"

/* Bytes of the loaded text. */
typedef struct kjr_span {
    uint32_t start, end;
} kjr_span;

typedef struct kjr_related {
    kjr_span place;
    const char *message;
} kjr_related;

typedef struct kjr_fix {
    kjr_span place;
    const char *text;
} kjr_fix;

/* Its parts are [first, first + count) of the lists of the set. */
typedef struct kjr_finding {
    const kjr_rule *rule;
    const char *message;
    kjr_span place;
    uint32_t message_len;
    uint32_t order; /* in which it was found */
    uint32_t related, related_count;
    uint32_t metrics, metric_count;
    uint32_t suggestions, suggestion_count;
    uint32_t fixes, fix_count;
    uint8_t kind, level;
    bool suppressed;
    char fingerprint[17];
} kjr_finding;

struct kjrep_findings {
    atomic_uint holders;
    kjrep_allocator allocator;
    kjrep_report *report; /* held */
    kjr_arena arena;      /* texts of the findings */
    KJR_VECTOR(kjr_finding) list;
    KJR_VECTOR(kjr_related) related;
    KJR_VECTOR(uint32_t) metrics;
    KJR_VECTOR(const char *) suggestions;
    KJR_VECTOR(kjr_fix) fixes;
};

typedef struct kjr_title {
    uint32_t open, close; /* view indices of the marks 《 and 》 */
} kjr_title;

struct kjr_checker {
    const kjrep_report *report;
    const kjr_view *view;
    const kjr_lexicon *lexicon;
    const kjr_hits *hits;
    const kjr_outline *outline;
    const kjr_facts *facts;
    const kjrep_allocator *allocator;
    const kjr_rule *rule;         /* that is running */
    kjrep_findings *findings;     /* that are being made */
    kjr_arena scratch;            /* what a rule needs while it runs */
    kjr_arena kept;               /* what several rules need */
    KJR_VECTOR(kjr_title) titles; /* marks.h */
    bool has_titles;              /* were they looked for */
    struct kjr_sums *sums;        /* totals.h, once they were asked for; in `kept` */
    uint32_t *hits_by;            /* indices of hits, by category */
    uint32_t hits_from[KJR_SENSE_SCANNED_END + 1];
    KJR_VECTOR(char) line;                             /* message that is being made */
    KJR_VECTOR(uint32_t) marks;                        /* marks.h */
    kjr_phrase_hits wrong;                             /* words that are wrong: wording.c */
    kjr_phrase_hits misfits;                           /* words that fit no expression: misfits.c */
    kjr_phrase_hits spelt;                             /* words that conversions get wrong: script.c */
    bool has_marks, has_wrong, has_misfits, has_spelt; /* were they looked for */
    const kjrep_options *options;                      /* of the call */
    kjrep_db *db;                                      /* over the report, once a rule pack asked it something */
    kjrep_error *error;
    kjrep_status status;
    int32_t language;
    uint32_t most;    /* findings */
    uint32_t of_rule; /* findings of the rule so far */
    uint8_t level;    /* that a rule pack gives to all findings of the rule; KJREP_LEVEL_NONE: none */
    bool passes;      /* are wanted */
    bool open;        /* the last finding takes additions */
};

/* Rule `index` of an engine, from 0; NULL past the end. */
const kjr_rule *kjr_engine_rule(const kjrep_engine *engine, uint32_t index);

/* A KJR_PARAMETER_ as it is, or as a rule pack sets it. */
static inline int32_t kjr_parameter_of(const kjr_checker *checker, int parameter)
{
    const kjr_added_rules *added = checker->report->engine->rules;
    return added ? added->parameters[parameter] : kjr_parameters[parameter].standard;
}

/* ---- Reading the report */

/* Indices into hits->list of the hits of a category, in the order of the text. */
const uint32_t *kjr_hits_of(const kjr_checker *checker, uint8_t category, uint32_t *count);

static inline const kjr_metric *kjr_metric_at(const kjr_checker *checker, uint32_t id)
{
    return &checker->facts->metrics.items[id - 1];
}

/* Does view index `at` stand in furniture of the carrying page? Such words are out of every rule but those about them. */
bool kjr_is_furniture_at(const kjr_checker *checker, uint32_t at);

/* Bytes of view indices [start, end). */
kjr_span kjr_span_of(const kjr_checker *checker, kjr_words words);
/* View indices of bytes. */
kjr_words kjr_words_of(const kjr_checker *checker, kjr_span span);

/* ---- Arguments of messages */

enum {
    KJR_ARGUMENT_NONE = 0, /* ends a list */
    KJR_ARGUMENT_WORDS = 1,
    KJR_ARGUMENT_COUNT = 2,
    KJR_ARGUMENT_TEXT = 3,
    KJR_ARGUMENT_VALUE = 4,
    KJR_ARGUMENT_INTERVAL = 5
};

typedef struct kjr_argument {
    uint8_t kind;
    kjr_words words;
    uint64_t count;
    const char *text; /* or the canonical unit of a value */
    kjr_interval interval;
} kjr_argument;

/* Words of the report, shortened where they are long. */
static inline kjr_argument kjr_say_words(kjr_words words)
{
    return (kjr_argument){.kind = KJR_ARGUMENT_WORDS, .words = words};
}

static inline kjr_argument kjr_say_count(uint64_t count)
{
    return (kjr_argument){.kind = KJR_ARGUMENT_COUNT, .count = count};
}

static inline kjr_argument kjr_say_text(const char *text)
{
    return (kjr_argument){.kind = KJR_ARGUMENT_TEXT, .text = text};
}

/* A value with its unit. */
static inline kjr_argument kjr_say_value(kjr_decimal value, const char *unit)
{
    return (kjr_argument){.kind = KJR_ARGUMENT_VALUE, .text = unit, .interval = kjr_interval_exactly(value)};
}

static inline kjr_argument kjr_say_interval(kjr_interval interval, const char *unit)
{
    return (kjr_argument){.kind = KJR_ARGUMENT_INTERVAL, .text = unit, .interval = interval};
}

#define KJR_NO_ARGUMENTS ((const kjr_argument[]){{0}})
#define KJR_ARGUMENTS(...) ((const kjr_argument[]){__VA_ARGS__, {0}})

/* ---- Adding findings */

/* So many of one rule are listed, and one that says that there are more: a text with that many is no report. */
enum { KJR_MOST_OF_RULE = 1000 };

/* Begin a finding at the level of the rule. */
void kjr_check_fail(kjr_checker *checker, kjr_words place, const kjr_message *message, const kjr_argument *arguments);
/* The same at a level of its own; the place in bytes, for what the view does not hold. */
void kjr_check_fail_at(kjr_checker *checker, uint8_t level, kjr_span place, const kjr_message *message,
                       const kjr_argument *arguments);
/* Begin a finding of what holds. Nothing, with all that is added to it, where passes are not wanted. */
void kjr_check_pass(kjr_checker *checker, kjr_words place, const kjr_message *message, const kjr_argument *arguments);

/* Add to the finding just begun: another place; a metric, with its place; a metric that the finding's place shows. */
void kjr_check_relate(kjr_checker *checker, kjr_words place, const kjr_message *message, const kjr_argument *arguments);
void kjr_check_operand(kjr_checker *checker, uint32_t metric, const kjr_message *message,
                       const kjr_argument *arguments);
void kjr_check_metric(kjr_checker *checker, uint32_t metric);
/* What may be done: in words, or a replacement that is always right. */
void kjr_check_suggest(kjr_checker *checker, const kjr_message *message, const kjr_argument *arguments);
void kjr_check_fix(kjr_checker *checker, kjr_span place, const char *text);

/* ---- Inside the framework */

/* message.c: a message made whole, in the arena of the findings; NULL, and the status set, when out of memory. */
const char *kjr_make_message(kjr_checker *checker, const kjr_message *message, const kjr_argument *arguments,
                             uint32_t *len);
/* fingerprint.c: give every finding its fingerprint; the list is in the order of the text. */
kjrep_status kjr_set_fingerprints(kjr_checker *checker);

/* Remember the first failure. */
static inline void kjr_check_stop(kjr_checker *checker, kjrep_status status)
{
    if (checker->status >= 0) checker->status = status;
}

#endif
