/* Names around figures: runs of text cut to the words that name something. */
#ifndef KJR_EXTRACT_NAMES_H
#define KJR_EXTRACT_NAMES_H

#include "extract/sentences.h"

static inline bool kjr_is_empty(kjr_words words)
{
    return words.end <= words.start;
}

/* More characters name nothing. */
enum { KJR_LONGEST_NAME = 200 };

/* The words without blanks, marks and function words at either end (已 共 的 为); the last of words without end. */
kjr_words kjr_trim_name(const kjr_extractor *x, kjr_words words);

/* The attribute that the words end with (人均可支配收入), empty when there is none. */
kjr_words kjr_attribute_of(const kjr_extractor *x, kjr_words words);

/* Are they a bare attribute? */
bool kjr_is_attribute(const kjr_extractor *x, kjr_words words);

/* 全市 我省 本区: are the words but that? */
bool kjr_is_scope(const kjr_extractor *x, kjr_words words);

/* Such words at the head of others. */
kjr_words kjr_scope_of(const kjr_extractor *x, kjr_words words);

/* 第一、二、三产业: are the names but ordinals that one noun ends? */
bool kjr_is_numbered(const kjr_view *view, const kjr_words *names, uint32_t count);

/* Split coordinated names (A、B和C) into at most `most` parts, at 、 first and at 和 与 及 where that leaves fewer than
 * `wanted`. Returns their number. */
uint32_t kjr_split_names(const kjr_extractor *x, kjr_words words, uint32_t wanted, kjr_words *parts, uint32_t most);

#endif
