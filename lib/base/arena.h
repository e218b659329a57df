/* An arena: many small allocations, one free. */
#ifndef KJR_BASE_ARENA_H
#define KJR_BASE_ARENA_H

#include "base/memory.h"

typedef struct kjr_arena_block kjr_arena_block;

typedef struct kjr_arena {
    const kjrep_allocator *allocator; /* outlives the arena */
    kjr_arena_block *blocks;          /* newest first */
    size_t used, size;                /* of the newest block */
} kjr_arena;

void kjr_arena_start(kjr_arena *arena, const kjrep_allocator *allocator);
void kjr_arena_end(kjr_arena *arena);
/* Memory aligned for any type, NULL when there is none. */
void *kjr_arena_alloc(kjr_arena *arena, size_t size);
/* A copy of the bytes with a NUL behind them. */
char *kjr_arena_text(kjr_arena *arena, const char *text, size_t text_len);

#endif
