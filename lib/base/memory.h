/* Memory through the caller's functions, and arrays that grow by them. */
#ifndef KJR_BASE_MEMORY_H
#define KJR_BASE_MEMORY_H

#include "kjrep/options.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* malloc, realloc and free of the C library. */
extern const kjrep_allocator kjr_standard_allocator;

void *kjr_malloc(const kjrep_allocator *allocator, size_t size);
void *kjr_calloc(const kjrep_allocator *allocator, size_t count, size_t size);
void kjr_free(const kjrep_allocator *allocator, void *memory);

/* A growable array of T. Zero-initialized it is empty; its memory is given back with kjr_free(allocator, v.items). */
#define KJR_VECTOR(T)                                                                                                  \
    struct {                                                                                                           \
        T *items;                                                                                                      \
        uint32_t count;                                                                                                \
        uint32_t capacity;                                                                                             \
    }

/* Make room for `more` items past `count`; false when out of memory or past 2^32 items. */
bool kjr_reserve(const kjrep_allocator *allocator, void *items, uint32_t count, uint32_t *capacity, uint32_t more,
                 size_t item_size);

#define KJR_RESERVE(allocator, vector, more)                                                                           \
    ((vector)->capacity - (vector)->count >= (uint32_t)(more) ||                                                       \
     kjr_reserve((allocator), &(vector)->items, (vector)->count, &(vector)->capacity, (uint32_t)(more),                \
                 sizeof *(vector)->items))

/* Append one uninitialized item; the address of it, or NULL when out of memory. */
#define KJR_PUSH(allocator, vector) (KJR_RESERVE(allocator, vector, 1) ? &(vector)->items[(vector)->count++] : NULL)

/* a + b and a * b, false when they do not fit. */
static inline bool kjr_add_size(size_t a, size_t b, size_t *sum)
{
    *sum = a + b;
    return *sum >= a;
}

static inline bool kjr_multiply_size(size_t a, size_t b, size_t *product)
{
    *product = a * b;
    return a == 0 || *product / a == b;
}

#endif
