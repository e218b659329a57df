/* The character table: what each character of the Basic Multilingual Plane folds to, and what it is. */
#ifndef KJR_TEXT_FOLD_H
#define KJR_TEXT_FOLD_H

#include <stdint.h>

#include "text/char_class.h"

/* An entry: bits 0-15 the folded code point, 0 = deleted from the view; 16-20 its class; 21 and 22 tell that the
 * original character belongs to one script only, which is decisive: characters valid in both have neither bit. */
#define KJR_FOLD_CODE(entry) ((uint16_t)((entry)&0xFFFFu))
#define KJR_FOLD_CLASS(entry) ((uint8_t)((entry) >> 16 & 0x1Fu))

/* Class and script in eight bits. */
#define KJR_FOLD_KIND(entry) ((uint8_t)((entry) >> 16))
#define KJR_KIND_CLASS(kind) ((uint8_t)((kind)&0x1Fu))
#define KJR_KIND_IS_TRADITIONAL(kind) ((uint8_t)((kind) >> 5 & 1u))
#define KJR_KIND_IS_SIMPLIFIED(kind) ((uint8_t)((kind) >> 6 & 1u))

/* Blocks of 64. Bits 0-15 are stored XORed with the code point, so that unchanged blocks are alike and shared. */
extern const uint16_t kjr_fold_stage1[1024];
extern const uint32_t kjr_fold_stage2[];

static inline uint32_t kjr_fold_entry(uint16_t code_point)
{
    return kjr_fold_stage2[(uint32_t)kjr_fold_stage1[code_point >> 6] << 6 | (code_point & 63u)] ^ code_point;
}

#endif
