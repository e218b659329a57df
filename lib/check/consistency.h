/* What the files of the KJ-X rules share. */
#ifndef KJR_CHECK_CONSISTENCY_H
#define KJR_CHECK_CONSISTENCY_H

#include "check/reading.h"

/* Things that may be the same, sorted so that those of one key stand together in the order of the text. */
typedef struct kjr_keyed {
    uint64_t key;
    uint32_t index;
} kjr_keyed;

void kjr_sort_keyed(kjr_keyed *items, uint32_t count);

/* Of one key so many are compared with each other; the others with the first. */
enum { KJR_MOST_OF_A_KEY = 32 };

static inline uint64_t kjr_hash_code(uint64_t hash, uint32_t code)
{
    return (hash ^ code) * 0x100000001B3u;
}

#define KJR_HASH_START 0xCBF29CE484222325u

uint64_t kjr_hash_words(uint64_t hash, const kjr_view *view, kjr_words words);

/* values.c */
void kjr_check_repeated_values(kjr_checker *checker); /* KJ-X001 */
void kjr_check_collapsed_names(kjr_checker *checker); /* KJ-X004 */
/* variants.c */
void kjr_check_title_variants(kjr_checker *checker); /* KJ-X002 */
void kjr_check_name_variants(kjr_checker *checker);  /* KJ-X003 */

#endif
