#include "lexicon/wording.h"

#include <stdlib.h>

#include "wording_table.inc"

static int compare_words(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

bool kjr_is_report_word(const uint16_t *code)
{
    uint32_t word = (uint32_t)code[0] << 16 | code[1];
    return bsearch(&word, report_words, sizeof report_words / sizeof *report_words, sizeof word, compare_words) != NULL;
}

uint32_t kjr_core_words_count(void)
{
    return CORE_WORDS;
}
