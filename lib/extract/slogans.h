/* Quoted set phrases: how many things they say that there are. */
#ifndef KJR_EXTRACT_SLOGANS_H
#define KJR_EXTRACT_SLOGANS_H

#include "lexicon/lexicon.h"

/* Does a numeral stand in [start, end) that is not part of another word? *count is what the phrase says: 4 for 三抓一促
 * and 四个围绕, 6 for 六个一; 0 when it counts nothing (三年行动). */
bool kjr_is_slogan(const kjr_lexicon *lexicon, const kjr_view *view, uint32_t start, uint32_t end, uint32_t *count);

/* “十四五”, a plan named by its ordinal. */
bool kjr_is_plan_name(const kjr_view *view, uint32_t start, uint32_t end);

#endif
