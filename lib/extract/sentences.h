/* A sentence with figures as a row of tokens: figures, times, cue words, marks. What stands between tokens is names. */
#ifndef KJR_EXTRACT_SENTENCES_H
#define KJR_EXTRACT_SENTENCES_H

#include "extract/extractor.h"

enum { KJR_TOKEN_WORD = 1, KJR_TOKEN_TIME = 2, KJR_TOKEN_FIGURE = 3, KJR_TOKEN_MARK = 4 };

#define KJR_BIT(sense) (1u << KJR_SENSE_##sense)

typedef struct kjr_token {
    uint32_t start, end;
    uint32_t senses;                        /* of a word: KJR_BIT of each of its senses */
    uint32_t id;                            /* of a figure or time: index into the facts */
    uint8_t kind;                           /* a KJR_TOKEN_ value */
    uint8_t mark;                           /* of a mark: its KJR_CHAR_ class */
    uint8_t change, basis, modality, level; /* of a word: values of those senses */
    bool inert;                             /* inside brackets that hold no figure */
} kjr_token;

typedef struct kjr_sentence {
    uint32_t start, end;
    uint32_t first_metric, metrics_end; /* indices of its figures */
    uint32_t line;                      /* index of the line that holds it */
    KJR_VECTOR(kjr_token) tokens;
} kjr_sentence;

/* Where in hits, times, marks and lines the next sentence is looked for; zero-initialized by the caller. */
typedef struct kjr_sentence_cursor {
    uint32_t hit, time, mark, line;
} kjr_sentence_cursor;

/* The sentence that holds metric `first` (an index). Its tokens' memory is used anew from call to call and given back
 * by the caller. false when out of memory. */
bool kjr_sentence_make(const kjr_extractor *x, uint32_t first, kjr_sentence_cursor *cursor, kjr_sentence *sentence);

#endif
