#include <string.h>

#include "query/arrow_export.h"

/* Name and format of a column are static; what is allocated are the structs. */
typedef struct schema_memory {
    kjrep_allocator allocator;
    struct ArrowSchema **children; /* of the table; NULL for a column */
} schema_memory;

static void release_column(struct ArrowSchema *schema)
{
    schema->release = NULL;
}

static void release_table(struct ArrowSchema *schema)
{
    schema_memory *memory = schema->private_data;
    kjrep_allocator allocator = memory->allocator;
    for (int64_t i = 0; i < schema->n_children; i++) {
        struct ArrowSchema *child = schema->children[i];
        if (child->release) child->release(child);
    }
    kjr_free(&allocator, memory->children);
    kjr_free(&allocator, memory);
    schema->release = NULL;
}

static const char *format_of(kjr_cell_type type)
{
    switch (type) {
    case KJR_CELL_TEXT: return "u";
    case KJR_CELL_BOOL: return "b";
    case KJR_CELL_DECIMAL: return "d:38,6";
    case KJR_CELL_DATE: return "tdD";
    default: return "l";
    }
}

bool kjr_arrow_schema(const kjr_table *table, const kjrep_allocator *allocator, struct ArrowSchema *out)
{
    size_t count = table->column_count;
    memset(out, 0, sizeof *out);
    schema_memory *memory = kjr_calloc(allocator, 1, sizeof *memory);
    if (!memory) return false;
    memory->allocator = *allocator;
    /* The pointers, and behind them what they point to. */
    memory->children = kjr_calloc(allocator, count, sizeof(struct ArrowSchema *) + sizeof(struct ArrowSchema));
    if (!memory->children) {
        kjr_free(allocator, memory);
        return false;
    }
    struct ArrowSchema *columns = (struct ArrowSchema *)(void *)(memory->children + count);
    for (size_t i = 0; i < count; i++) {
        const kjr_column *column = &table->columns[i];
        columns[i].format = format_of(column->type);
        columns[i].name = column->name;
        columns[i].flags = column->may_be_null ? ARROW_FLAG_NULLABLE : 0;
        columns[i].release = release_column;
        memory->children[i] = &columns[i];
    }
    out->format = "+s";
    out->name = "";
    out->n_children = (int64_t)count;
    out->children = memory->children;
    out->release = release_table;
    out->private_data = memory;
    return true;
}
