/* Words that are wrong, or tell what was done to a text; compiled by the build from data/wording/. */
#ifndef KJR_LEXICON_WORDING_H
#define KJR_LEXICON_WORDING_H

#include "lexicon/phrases.h"

/* Categories of kjr_wrong_words. wording_generate.py reads names and numbers from here. */
enum {
    KJR_WRONG_SPUN = 1,       /* rewritten by a program; value KJR_SPUN_ */
    KJR_WRONG_SLIP = 2,       /* a word replaced across the edge of two others */
    KJR_WRONG_CONFUSABLE = 3, /* one of a pair that is often mixed up */
    KJR_WRONG_FRAME = 4,      /* a broken or doubled construction */
    KJR_WRONG_TAIL = 5,       /* an impossible end of the name of a body */
    KJR_WRONG_TITLE = 6,      /* no title: 《报》; value KJR_TITLE_ */
    KJR_WRONG_PLACEHOLDER = 7 /* left to be filled in, or from a draft or a tool */
};

enum {
    KJR_SPUN_CERTAIN = 1, /* wrong wherever it stands */
    KJR_SPUN_LIKELY = 2,  /* wrong, or a writer's own word */
    KJR_SPUN_WEAK = 3,    /* tells something beside others only */
    KJR_SPUN_HINT = 4,    /* a word that reports hardly use; tells something in numbers only */
    KJR_SPUN_BESIDE = 5   /* a writer's own word may be; tells nothing, but shows where a rewritten text was changed */
};

enum {
    KJR_TITLE_PAPER = 1,   /* of a newspaper or site, with the rest of its name missing */
    KJR_TITLE_DOCUMENT = 2 /* may be short for one that the text gives in full */
};

extern const kjr_phrases kjr_wrong_words;
/* Set expressions and collocations, each with one word of two characters left open; `right` is the whole. */
extern const kjr_phrases kjr_frames;
/* Is it one of the words of two characters that reports use? */
bool kjr_is_report_word(const uint16_t *code);
/* Words that conversions get wrong; `right`: how they are written in Traditional characters. */
extern const kjr_phrases kjr_hant_spellings;
/* Words that hardly a report of some length does without; value: their number, from 0. */
extern const kjr_phrases kjr_core_words;

enum { KJR_CORE_WORDS_MOST = 64 };
uint32_t kjr_core_words_count(void);

#endif
