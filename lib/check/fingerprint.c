#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "check/checker.h"

/* FNV-1a, 64 bits. */
#define HASH_START 0xCBF29CE484222325u
#define HASH_PRIME 0x100000001B3u

static uint64_t hash_byte(uint64_t hash, uint32_t byte)
{
    return (hash ^ (byte & 0xFFu)) * HASH_PRIME;
}

static uint64_t hash_text(uint64_t hash, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        hash = hash_byte(hash, (unsigned char)text[i]);
    return hash_byte(hash, 0);
}

/* Folded words, so that a change of script, width or line breaks alone does not count. What the view does not hold
 * (zero-width characters) counts as it is. */
static uint64_t hash_place(uint64_t hash, const kjr_checker *c, kjr_span place)
{
    kjr_words words = kjr_words_of(c, place);
    if (words.start == words.end) return hash_text(hash, c->view->text + place.start, place.end - place.start);
    for (uint32_t i = words.start; i < words.end; i++) {
        if (c->view->kind[i] == KJR_CHAR_NEWLINE || c->view->kind[i] == KJR_CHAR_SPACE) continue;
        hash = hash_byte(hash_byte(hash, c->view->code[i]), c->view->code[i] >> 8);
    }
    return hash_byte(hash, 0);
}

static uint64_t hash_finding(const kjr_checker *c, const kjr_finding *finding)
{
    uint64_t hash = hash_text(HASH_START, finding->rule->id, strlen(finding->rule->id));
    hash = hash_place(hash_byte(hash, finding->kind), c, finding->place);
    for (uint32_t i = 0; i < finding->related_count; i++)
        hash = hash_place(hash, c, c->findings->related.items[finding->related + i].place);
    return hash;
}

typedef struct mark {
    uint64_t hash;
    uint32_t finding; /* index */
} mark;

static int compare(const void *a, const void *b)
{
    const mark *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return (x->finding > y->finding) - (x->finding < y->finding);
}

static void write_hash(char text[17], uint64_t hash)
{
    for (int i = 15; i >= 0; i--, hash >>= 4)
        text[i] = "0123456789abcdef"[hash & 15];
    text[16] = 0;
}

/* Findings that are alike in everything are told apart by their number in the order of the text. */
kjrep_status kjr_set_fingerprints(kjr_checker *c)
{
    uint32_t count = c->findings->list.count, same = 0;
    if (count == 0) return KJREP_OK;
    mark *marks = kjr_arena_alloc(&c->scratch, count * sizeof *marks);
    if (!marks) return kjr_fail_memory(c->error);
    for (uint32_t i = 0; i < count; i++)
        marks[i] = (mark){hash_finding(c, &c->findings->list.items[i]), i};
    qsort(marks, count, sizeof *marks, compare);
    for (uint32_t i = 0; i < count; i++) {
        same = i && marks[i].hash == marks[i - 1].hash ? same + 1 : 0;
        uint64_t hash = marks[i].hash;
        for (uint32_t rest = same; rest; rest >>= 8)
            hash = hash_byte(hash, rest);
        write_hash(c->findings->list.items[marks[i].finding].fingerprint, hash);
    }
    return KJREP_OK;
}
