#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static void *standard_malloc(void *context, size_t size)
{
    (void)context;
    return malloc(size);
}

static void *standard_realloc(void *context, void *old, size_t size)
{
    (void)context;
    return realloc(old, size);
}

static void standard_free(void *context, void *memory)
{
    (void)context;
    free(memory);
}

const kjrep_allocator kjr_standard_allocator = {sizeof(kjrep_allocator), standard_malloc, standard_realloc,
                                                standard_free, NULL};

void *kjr_malloc(const kjrep_allocator *allocator, size_t size)
{
    return allocator->malloc_(allocator->context, size ? size : 1);
}

void *kjr_calloc(const kjrep_allocator *allocator, size_t count, size_t size)
{
    size_t bytes;
    if (!kjr_multiply_size(count, size, &bytes)) return NULL;
    void *memory = kjr_malloc(allocator, bytes);
    if (memory) memset(memory, 0, bytes);
    return memory;
}

void kjr_free(const kjrep_allocator *allocator, void *memory)
{
    if (memory) allocator->free_(allocator->context, memory);
}

bool kjr_reserve(const kjrep_allocator *allocator, void *items, uint32_t count, uint32_t *capacity, uint32_t more,
                 size_t item_size)
{
    void *old, *grown;
    if (more > UINT32_MAX - count) return false;
    uint32_t needed = count + more;
    uint32_t target = *capacity < 16 ? 16 : *capacity;
    while (target < needed)
        target = target > UINT32_MAX / 2 ? UINT32_MAX : target + target / 2;
    size_t bytes;
    if (!kjr_multiply_size(target, item_size, &bytes)) return false;
    memcpy(&old, items, sizeof old); /* items is a T ** of any T */
    grown = old ? allocator->realloc_(allocator->context, old, bytes) : kjr_malloc(allocator, bytes);
    if (!grown) return false;
    memcpy(items, &grown, sizeof grown);
    *capacity = target;
    return true;
}
