/* Numbers that rank, and ordinals that only name. */
#ifndef KJR_EXTRACT_RANKS_H
#define KJR_EXTRACT_RANKS_H

#include "extract/terms.h"

/* 第7位, 居全省第3: does the ordinal whose number is `t`, behind 第, rank? Fills `out` then. */
bool kjr_read_rank(const kjr_extractor *x, const kjr_term *t, uint32_t start, uint32_t end, kjr_metric *out);

/* 排名46[位], 居全国前5[位]: places, where a word of ranking touches them. */
bool kjr_is_place(const kjr_extractor *x, const kjr_term *t, uint32_t start);

/* 总量[六区]第一: how many places the rank is among. */
bool kjr_is_field(const kjr_extractor *x, const kjr_term *t, uint32_t end);

/* 第三、[四]项, 第5条和第[6]条, 前[两]款: the number goes on with a list of ordinals, or tells what stands before. */
bool kjr_names_place(const kjr_extractor *x, const kjr_term *t, uint32_t start);

#endif
