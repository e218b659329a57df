/* A sentence with figures as a row of tokens: figures, times, cue words, marks. What stands between tokens is names. */
#ifndef KJR_EXTRACT_SENTENCES_H
#define KJR_EXTRACT_SENTENCES_H

#include "extract/extractor.h"

enum { KJR_TOKEN_WORD = 1, KJR_TOKEN_TIME = 2, KJR_TOKEN_FIGURE = 3, KJR_TOKEN_MARK = 4 };

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

/* ---- What a token is */

static inline kjr_words kjr_token_words(const kjr_token *token)
{
    return (kjr_words){token->start, token->end};
}

static inline bool kjr_token_is_single(const kjr_token *token)
{
    return token->end - token->start == 1;
}

static inline bool kjr_token_has(const kjr_token *token, uint32_t senses)
{
    return token->kind == KJR_TOKEN_WORD && (token->senses & senses) != 0;
}

static inline bool kjr_token_is_share(const kjr_token *token)
{
    return kjr_token_has(token, KJR_BIT(CHANGE)) && token->change == KJREP_CHANGE_SHARE;
}

/* A verb that may as well be part of a name. */
static inline bool kjr_token_is_doing(const kjr_token *token)
{
    return kjr_token_has(token, KJR_BIT(LEVEL)) &&
           (token->level == KJR_LEVEL_DOING || token->level == KJR_LEVEL_GIVING);
}

/* 免费 进行: tells how something is done with what stands before it. */
static inline bool kjr_token_is_manner(const kjr_token *token)
{
    return kjr_token_has(token, KJR_BIT(LEVEL)) && token->level == KJR_LEVEL_MANNER;
}

static inline bool kjr_token_is_gain(const kjr_token *token)
{
    return kjr_token_has(token, KJR_BIT(LEVEL)) && token->level == KJR_LEVEL_GAIN;
}

/* 总预算案 岁入: words of budgets, which are names too. */
static inline bool kjr_token_is_budgeted(const kjr_token *token)
{
    return kjr_token_has(token, KJR_BIT(MODALITY)) && token->modality == KJR_MODALITY_BUDGETED &&
           !kjr_token_has(token, KJR_BIT(LEVEL));
}

#endif
