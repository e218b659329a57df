#include "text/readings.h"

#include "text/compactor.h"

enum { FEWEST = 5 };

/* End of the reading whose bracket opens at `at`, `at` when there is none. Vowels with a tone mark are Latin letters
 * beyond ASCII. */
static uint32_t reading_end(const kjr_view *view, uint32_t at)
{
    enum { LONGEST = 8 };
    const uint32_t han = 1u << KJR_CHAR_HAN | 1u << KJR_CHAR_NUMERAL_HAN;
    if (view->code[at] != '(' || !at || !(han >> view->kind[at - 1] & 1u)) return at;
    uint32_t end = at + 1;
    bool toned = false;
    while (end < view->count && end - at <= LONGEST && view->kind[end] == KJR_CHAR_LATIN)
        toned |= view->code[end++] >= 0x80;
    return toned && view->code[end] == ')' ? end + 1 : at;
}

static uint32_t count_readings(const kjr_view *view)
{
    uint32_t count = 0;
    for (uint32_t at = 0; at < view->count; at++)
        count += reading_end(view, at) > at;
    return count;
}

void kjr_drop_readings(kjr_view *view, uint32_t toned)
{
    kjr_compactor c = {.view = view};
    uint32_t count = toned < FEWEST ? 0 : count_readings(view);
    if (count < FEWEST) return;
    view->readings = count;
    for (uint32_t at = 0, cut = 0; at <= view->count; at++) {
        if (at >= cut && at < view->count) {
            cut = reading_end(view, at);
            if (cut > at && c.to == at) view->first_reading = at - 1;
        }
        kjr_compact(&c, at, at < cut);
    }
    kjr_compacted(&c);
}
