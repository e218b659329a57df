#include "lexicon/wording.h"

#include "wording_table.inc"

uint32_t kjr_core_words_count(void)
{
    return CORE_WORDS;
}
