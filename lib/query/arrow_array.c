#include <string.h>

#include "query/arrow_export.h"

enum { ALIGNMENT = 64, MOST_BUFFERS = 3 };

static const int64_t longest_words = INT32_MAX; /* what 32-bit offsets reach */

/* ---- Memory: every array has its own, so that a child can be moved out and outlive its table. */

typedef struct column_memory {
    kjrep_allocator allocator;
    void *blocks[MOST_BUFFERS];
    const void *buffers[MOST_BUFFERS];
} column_memory;

typedef struct table_memory {
    kjrep_allocator allocator;
    struct ArrowArray **children;
    const void *buffers[1];
} table_memory;

static void release_column(struct ArrowArray *array)
{
    column_memory *memory = array->private_data;
    kjrep_allocator allocator = memory->allocator;
    for (int i = 0; i < MOST_BUFFERS; i++)
        kjr_free(&allocator, memory->blocks[i]);
    kjr_free(&allocator, memory);
    array->release = NULL;
}

static void release_table(struct ArrowArray *array)
{
    table_memory *memory = array->private_data;
    kjrep_allocator allocator = memory->allocator;
    for (int64_t i = 0; i < array->n_children; i++) {
        struct ArrowArray *child = array->children[i];
        if (child->release) child->release(child);
    }
    kjr_free(&allocator, memory->children);
    kjr_free(&allocator, memory);
    array->release = NULL;
}

/* A zeroed buffer of whole lines of 64 bytes, at least one; NULL when out of memory. */
static void *new_buffer(struct ArrowArray *column, int which, size_t size)
{
    column_memory *memory = column->private_data;
    size_t padded;
    if (!kjr_add_size(size, 2 * ALIGNMENT, &padded)) return NULL;
    char *block = kjr_malloc(&memory->allocator, padded);
    if (!block) return NULL;
    char *aligned = block + (ALIGNMENT - (uintptr_t)block % ALIGNMENT) % ALIGNMENT;
    memory->blocks[which] = block;
    memory->buffers[which] = aligned;
    size_t whole = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    memset(aligned + size, 0, whole - size);
    return aligned;
}

static bool start_column(struct ArrowArray *column, const kjr_column *of, const kjrep_allocator *allocator)
{
    column_memory *memory = kjr_calloc(allocator, 1, sizeof *memory);
    if (!memory) return false;
    memory->allocator = *allocator;
    column->buffers = memory->buffers;
    column->n_buffers = of->type == KJR_CELL_TEXT ? 3 : 2;
    column->private_data = memory;
    column->release = release_column;
    return true;
}

/* ---- Walking over the rows of a batch */

typedef struct walk {
    const kjr_batch *batch;
    size_t span;
    uint32_t in_span, at, rows;
    kjr_row row;
} walk;

static walk start_walk(const kjr_batch *batch, uint32_t rows)
{
    return (walk){.batch = batch, .rows = rows, .row = {.scratch = batch->scratch}};
}

/* The next row, its number in walk.at - 1; false past the last. */
static bool next_row(walk *over)
{
    if (over->at >= over->rows) return false;
    while (over->in_span >= over->batch->spans[over->span].count) {
        over->span++;
        over->in_span = 0;
    }
    over->row.source = over->batch->spans[over->span].source;
    over->row.id = over->batch->spans[over->span].first + over->in_span++;
    over->at++;
    return true;
}

/* ---- Values */

static void set_bit(unsigned char *bits, uint32_t at)
{
    bits[at / 8] |= (unsigned char)(1 << at % 8);
}

/* Days from 1970-01-01 to yyyymmdd, after Howard Hinnant's days_from_civil. */
static int32_t days_of(int64_t date)
{
    int32_t year = (int32_t)(date / 10000), month = (int32_t)(date / 100 % 100), day = (int32_t)(date % 100);
    if (month <= 2) year--;
    int32_t era = (year >= 0 ? year : year - 399) / 400, of_era = year - era * 400;
    int32_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static size_t value_size(kjr_cell_type type)
{
    switch (type) {
    case KJR_CELL_DECIMAL: return 16;
    case KJR_CELL_DATE: return 4;
    default: return 8;
    }
}

static void put_value(const kjr_cell *cell, kjr_cell_type type, void *values, uint32_t at)
{
    if (type == KJR_CELL_DECIMAL) {
        uint64_t halves[2] = {(uint64_t)(kjr_wide)cell->decimal, (uint64_t)((kjr_wide)cell->decimal >> 64)};
        memcpy((char *)values + (size_t)at * 16, halves, 16);
    } else if (type == KJR_CELL_DATE) {
        ((int32_t *)values)[at] = days_of(cell->number);
    } else if (type == KJR_CELL_BOOL) {
        if (cell->number) set_bit(values, at);
    } else {
        ((int64_t *)values)[at] = cell->number;
    }
}

/* The bits that tell which cells are there; all, until one is found empty. */
static unsigned char *new_validity(struct ArrowArray *column, uint32_t rows)
{
    unsigned char *bits = new_buffer(column, 0, (rows + 7) / 8);
    if (bits) memset(bits, 0xFF, (rows + 7) / 8);
    return bits;
}

static bool mark_null(struct ArrowArray *column, uint32_t at, uint32_t rows)
{
    unsigned char *bits = (unsigned char *)(uintptr_t)column->buffers[0];
    if (!bits && !(bits = new_validity(column, rows))) return false;
    bits[at / 8] &= (unsigned char)~(1 << at % 8);
    column->null_count++;
    return true;
}

static bool fill_values(struct ArrowArray *column, const kjr_column *of, const kjr_batch *batch, uint32_t rows)
{
    size_t size = of->type == KJR_CELL_BOOL ? (rows + 7) / 8 : rows * value_size(of->type);
    void *values = new_buffer(column, 1, size);
    if (!values) return false;
    memset(values, 0, size);
    kjr_cell cell;
    for (walk over = start_walk(batch, rows); next_row(&over);) {
        of->read(&over.row, of->detail, &cell);
        if (cell.type != KJR_CELL_NULL) put_value(&cell, of->type, values, over.at - 1);
        else if (!mark_null(column, over.at - 1, rows)) return false;
    }
    return true;
}

/* ---- Words: their offsets first, which tell how many rows fit, then the bytes. What stands in the report is found once,
 * what is made in the scratch is made twice. */

/* *rows becomes less when not all fit. */
static bool measure_words(struct ArrowArray *column, const kjr_column *of, const kjr_batch *batch, uint32_t *rows)
{
    int64_t sum = 0;
    int32_t *offsets = new_buffer(column, 1, ((size_t)*rows + 1) * sizeof *offsets);
    if (!offsets) return false;
    offsets[0] = 0;
    kjr_cell cell;
    for (walk over = start_walk(batch, *rows); next_row(&over);) {
        of->read(&over.row, of->detail, &cell);
        if (batch->scratch->failed) return false;
        batch->words[over.at - 1] = NULL;
        if (cell.type == KJR_CELL_NULL) {
            if (!mark_null(column, over.at - 1, *rows)) return false;
        } else if (cell.text_len > (size_t)(longest_words - sum)) {
            *rows = over.at - 1;
            break;
        } else {
            sum += (int64_t)cell.text_len;
            if (!cell.made) batch->words[over.at - 1] = cell.text;
        }
        offsets[over.at] = (int32_t)sum;
    }
    return true;
}

static bool fill_words(struct ArrowArray *column, const kjr_column *of, const kjr_batch *batch, uint32_t rows)
{
    const int32_t *offsets = column->buffers[1];
    char *bytes = new_buffer(column, 2, (size_t)offsets[rows]);
    if (!bytes) return false;
    for (walk over = start_walk(batch, rows); next_row(&over);) {
        size_t len = (size_t)(offsets[over.at] - offsets[over.at - 1]);
        kjr_cell cell = {.text = batch->words[over.at - 1]};
        if (!len) continue;
        if (!cell.text) of->read(&over.row, of->detail, &cell);
        if (batch->scratch->failed) return false;
        memcpy(bytes + offsets[over.at - 1], cell.text, len);
    }
    return true;
}

/* ---- Tables */

static bool start_table(const kjr_batch *batch, struct ArrowArray *out)
{
    size_t count = batch->table->column_count;
    table_memory *memory = kjr_calloc(batch->allocator, 1, sizeof *memory);
    if (!memory) return false;
    memory->allocator = *batch->allocator;
    /* The pointers, and behind them what they point to. */
    memory->children = kjr_calloc(batch->allocator, count, sizeof(struct ArrowArray *) + sizeof(struct ArrowArray));
    if (!memory->children) {
        kjr_free(batch->allocator, memory);
        return false;
    }
    struct ArrowArray *columns = (struct ArrowArray *)(void *)(memory->children + count);
    for (size_t i = 0; i < count; i++)
        memory->children[i] = &columns[i];
    out->n_buffers = 1;
    out->buffers = memory->buffers;
    out->n_children = (int64_t)count;
    out->children = memory->children;
    out->private_data = memory;
    out->release = release_table;
    return true;
}

static bool fill_table(const kjr_batch *batch, struct ArrowArray *out, uint32_t *rows)
{
    const kjr_table *table = batch->table;
    /* Words first: a column that does not fit makes the batch shorter, for those before it too. */
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < table->column_count; i++) {
            const kjr_column *of = &table->columns[i];
            struct ArrowArray *column = out->children[i];
            if ((of->type == KJR_CELL_TEXT) != (pass == 0)) continue;
            if (!start_column(column, of, batch->allocator)) return false;
            bool good = pass == 0 ? measure_words(column, of, batch, rows) && fill_words(column, of, batch, *rows)
                                  : fill_values(column, of, batch, *rows);
            if (!good) return false;
        }
    }
    for (uint32_t i = 0; i < table->column_count; i++) {
        struct ArrowArray *column = out->children[i];
        column->length = *rows;
        if (*rows < batch->rows && column->null_count) column->null_count = -1; /* some were of rows that did not fit */
    }
    out->length = *rows;
    return true;
}

kjrep_status kjr_arrow_array(const kjr_batch *batch, struct ArrowArray *out, uint32_t *rows)
{
    memset(out, 0, sizeof *out);
    *rows = batch->rows;
    kjr_scratch_clear(batch->scratch);
    bool good = start_table(batch, out) && fill_table(batch, out, rows);
    if (good && (*rows || !batch->rows)) return KJREP_OK;
    if (out->release) out->release(out);
    *rows = 0;
    return good ? KJREP_E_LIMIT : KJREP_E_NOMEM;
}
