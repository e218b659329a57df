/* Looking up by place in arrays that are sorted by one of their fields, a uint32_t. */
#ifndef KJR_BASE_SORTED_H
#define KJR_BASE_SORTED_H

#include <stddef.h>
#include <stdint.h>

/* How many of the fields are less than `key`. `first` is that of the first item; items are `size` bytes apart. */
static inline uint32_t kjr_count_below(const uint32_t *first, uint32_t count, size_t size, uint32_t key)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const uint32_t *field = (const void *)((const char *)first + middle * size);
        if (*field < key) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* Of an array of `count` items, which may be NULL when there are none: how many have a field less than `key`; how many one
 * that is `key` at most, which is less than UINT32_MAX. */
#define KJR_COUNT_BELOW(items, count, field, key)                                                                      \
    ((count) ? kjr_count_below(&(items)->field, (count), sizeof *(items), (key)) : 0)
#define KJR_COUNT_UPTO(items, count, field, key) KJR_COUNT_BELOW(items, count, field, (key) + 1)

#endif
