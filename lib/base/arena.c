#include "base/arena.h"

#include <stdalign.h>
#include <string.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

struct kjr_arena_block {
    kjr_arena_block *older;
    alignas(max_align_t) char bytes[];
};

void kjr_arena_start(kjr_arena *arena, const kjrep_allocator *allocator)
{
    *arena = (kjr_arena){.allocator = allocator};
}

void kjr_arena_end(kjr_arena *arena)
{
    while (arena->blocks) {
        kjr_arena_block *older = arena->blocks->older;
        kjr_free(arena->allocator, arena->blocks);
        arena->blocks = older;
    }
    arena->used = arena->size = 0;
}

void *kjr_arena_alloc(kjr_arena *arena, size_t size)
{
    const size_t step = alignof(max_align_t);
    if (size > SIZE_MAX / 2) return NULL;
    size = size ? (size + step - 1) / step * step : step;
    if (arena->size - arena->used < size) {
        size_t wanted = arena->size ? arena->size * 2 : FIRST_BLOCK;
        if (wanted > LARGEST_BLOCK) wanted = LARGEST_BLOCK;
        if (wanted < size) wanted = size;
        kjr_arena_block *block = kjr_malloc(arena->allocator, offsetof(kjr_arena_block, bytes) + wanted);
        if (!block) return NULL;
        block->older = arena->blocks;
        arena->blocks = block;
        arena->used = 0;
        arena->size = wanted;
    }
    void *memory = arena->blocks->bytes + arena->used;
    arena->used += size;
    return memory;
}

char *kjr_arena_text(kjr_arena *arena, const char *text, size_t text_len)
{
    char *copy = kjr_arena_alloc(arena, text_len + 1);
    if (!copy) return NULL;
    if (text_len) memcpy(copy, text, text_len);
    copy[text_len] = 0;
    return copy;
}
