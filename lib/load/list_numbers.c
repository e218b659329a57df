#include "load/list_numbers.h"

#include <string.h>

#include "load/list_counting.h"

void kjr_list_count(const kjr_list_level levels[KJR_LIST_LEVELS], int32_t count[KJR_LIST_LEVELS], int32_t depth,
                    int32_t start)
{
    int32_t *number = &count[depth];
    if (start >= 0) *number = start;
    else if (*number < 0) *number = levels[depth].start;
    else if (*number < INT32_MAX) ++*number;
    for (int32_t above = 0; above < depth; above++) {
        if (count[above] < 0) count[above] = levels[above].start;
    }
    for (int32_t below = depth + 1; below < KJR_LIST_LEVELS; below++) {
        if (levels[below].restart > depth) count[below] = KJR_NO_NUMBER;
    }
}

static bool put(kjr_bytes *label, const char *words, size_t len, const kjrep_allocator *allocator)
{
    if (!len) return true;
    if (!KJR_RESERVE(allocator, label, len)) return false;
    memcpy(label->items + label->count, words, len);
    label->count += (uint32_t)len;
    return true;
}

/* %1 to %9 of the text stand for the numbers of those levels. */
bool kjr_list_label(const kjr_list_level levels[KJR_LIST_LEVELS], const int32_t count[KJR_LIST_LEVELS], int32_t depth,
                    kjr_bytes *label, const kjrep_allocator *allocator)
{
    const kjr_list_level *level = &levels[depth];
    if (!level->text || level->format == KJR_COUNT_NONE) return true;
    for (const char *at = level->text; *at;) {
        char number[KJR_LONGEST_NUMBER];
        int32_t of = at[0] == '%' && at[1] >= '1' && at[1] <= '9' ? at[1] - '1' : KJR_NO_NUMBER;
        if (of < 0) {
            if (!put(label, at++, 1, allocator)) return false;
            continue;
        }
        uint8_t format = level->decimal ? KJR_COUNT_DECIMAL : levels[of].format;
        size_t len = kjr_write_number(number, count[of], format);
        if (!put(label, number, len, allocator)) return false;
        at += 2;
    }
    /* a label that ends in a mark of its own needs no blank */
    bool ascii = label->count && (unsigned char)label->items[label->count - 1] < 0x80;
    return !level->spaced || !ascii || put(label, " ", 1, allocator);
}
