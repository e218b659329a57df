#include <string.h>

#include "query/arrow_export.h"

enum { ALIGNMENT = 64, MOST_BUFFERS = 3, BLOCK_ROWS = 1024 };

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

/* ---- Walking over the rows of a batch, in blocks: all columns of a block are read while its rows are in the cache. */

typedef struct walk {
    const kjr_batch *batch;
    size_t span;
    uint32_t in_span, at, end;
} walk;

/* Rows [at, end) of the batch that are of one report. */
typedef struct run {
    kjr_row row; /* the first of them */
    uint32_t at, end;
} run;

/* The next rows of the block; false past its last. */
static bool next_run(walk *over, run *out)
{
    if (over->at >= over->end) return false;
    const kjr_span *span = &over->batch->spans[over->span];
    uint32_t count = span->count - over->in_span, wanted = over->end - over->at;
    if (count > wanted) count = wanted;
    out->row = (kjr_row){span->source, span->first + over->in_span, over->batch->scratch};
    out->at = over->at;
    out->end = over->at += count;
    over->in_span += count;
    if (over->in_span == span->count) {
        over->span++;
        over->in_span = 0;
    }
    return true;
}

/* Go to the block behind this one; false when no row of the first `rows` is left. */
static bool next_block(walk *over, uint32_t rows)
{
    run passed;
    while (next_run(over, &passed))
        continue;
    if (over->at >= rows) return false;
    over->end = rows - over->at < BLOCK_ROWS ? rows : over->at + BLOCK_ROWS;
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

/* What stands where a cell is empty: no byte is handed on that was never written. */
static void put_nothing(kjr_cell_type type, void *values, uint32_t at)
{
    size_t size = value_size(type);
    if (type != KJR_CELL_BOOL) memset((char *)values + (size_t)at * size, 0, size);
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

static bool start_values(struct ArrowArray *column, const kjr_column *of, uint32_t rows)
{
    bool is_bits = of->type == KJR_CELL_BOOL;
    size_t size = is_bits ? (rows + 7) / 8 : rows * value_size(of->type);
    void *values = new_buffer(column, 1, size);
    if (values && is_bits) memset(values, 0, size);
    return values;
}

static bool fill_value(struct ArrowArray *column, const kjr_column *of, const kjr_row *row, uint32_t at, uint32_t rows)
{
    void *values = (void *)(uintptr_t)column->buffers[1];
    kjr_cell cell;
    of->read(row, of->detail, &cell);
    if (cell.type != KJR_CELL_NULL) {
        put_value(&cell, of->type, values, at);
        return true;
    }
    put_nothing(of->type, values, at);
    return mark_null(column, at, rows);
}

/* Of one block: `count` columns that one function reads, row by row, so that it finds once what they share. */
static bool fill_values(struct ArrowArray *const *columns, const kjr_column *of, uint32_t count, walk over)
{
    for (run rows; next_run(&over, &rows);) {
        for (uint32_t at = rows.at; at < rows.end; at++, rows.row.id++) {
            for (uint32_t i = 0; i < count; i++) {
                if (!fill_value(columns[i], &of[i], &rows.row, at, over.batch->rows)) return false;
            }
        }
    }
    return true;
}

/* ---- Words: their offsets first, which tell how many rows fit, then the bytes. What stands in the report is found once,
 * what is made in the scratch is made twice. */

static bool start_words(struct ArrowArray *column, uint32_t rows)
{
    int32_t *offsets = new_buffer(column, 1, ((size_t)rows + 1) * sizeof *offsets);
    if (offsets) offsets[0] = 0;
    return offsets;
}

/* Of one block; *rows becomes less when not all fit. */
static bool measure_words(struct ArrowArray *column, const kjr_column *of, walk over, const char **words,
                          uint32_t *rows)
{
    int32_t *offsets = (int32_t *)(uintptr_t)column->buffers[1];
    kjr_cell cell;
    if (over.end > *rows) over.end = *rows;
    for (run block; next_run(&over, &block);) {
        int32_t sum = offsets[block.at];
        for (uint32_t at = block.at; at < block.end; at++, block.row.id++) {
            of->read(&block.row, of->detail, &cell);
            if (cell.made && over.batch->scratch->failed) return false;
            words[at] = NULL;
            if (cell.type == KJR_CELL_NULL) {
                if (!mark_null(column, at, over.batch->rows)) return false;
            } else if (cell.text_len > (size_t)(longest_words - sum)) {
                *rows = at;
                return true;
            } else {
                sum += (int32_t)cell.text_len;
                if (!cell.made) words[at] = cell.text;
            }
            offsets[at + 1] = sum;
        }
    }
    return true;
}

/* Of one block. */
static bool fill_words(struct ArrowArray *column, const kjr_column *of, walk over, const char *const *words)
{
    const int32_t *offsets = column->buffers[1];
    char *bytes = (char *)(uintptr_t)column->buffers[2];
    kjr_cell cell;
    for (run block; next_run(&over, &block);) {
        for (uint32_t at = block.at; at < block.end; at++, block.row.id++) {
            size_t len = (size_t)(offsets[at + 1] - offsets[at]);
            const char *text = words[at];
            if (!len) continue;
            if (!text) {
                of->read(&block.row, of->detail, &cell);
                if (over.batch->scratch->failed) return false;
                text = cell.text;
            }
            memcpy(bytes + offsets[at], text, len);
        }
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

static bool start_columns(const kjr_batch *batch, struct ArrowArray *out)
{
    for (uint32_t i = 0; i < batch->table->column_count; i++) {
        const kjr_column *of = &batch->table->columns[i];
        struct ArrowArray *column = out->children[i];
        if (!start_column(column, of, batch->allocator)) return false;
        bool good =
            of->type == KJR_CELL_TEXT ? start_words(column, batch->rows) : start_values(column, of, batch->rows);
        if (!good) return false;
    }
    return true;
}

/* How many columns from `first` on, at least one, are no words and read by one function. */
static uint32_t read_alike(const kjr_table *table, uint32_t first)
{
    uint32_t end = first + 1;
    while (end < table->column_count && table->columns[end].read == table->columns[first].read &&
           table->columns[end].type != KJR_CELL_TEXT)
        end++;
    return end - first;
}

/* Values, and where words stand: `words` has room for those of all rows of a column, a column after another. */
static bool read_blocks(const kjr_batch *batch, struct ArrowArray *out, const char **words, uint32_t *rows)
{
    for (walk block = {.batch = batch}; next_block(&block, *rows);) {
        const char **of_column = words;
        for (uint32_t i = 0, count = 1; i < batch->table->column_count; i += count) {
            const kjr_column *of = &batch->table->columns[i];
            bool is_text = of->type == KJR_CELL_TEXT;
            count = is_text ? 1 : read_alike(batch->table, i);
            bool good = is_text ? measure_words(out->children[i], of, block, of_column, rows)
                                : fill_values(&out->children[i], of, count, block);
            if (!good) return false;
            if (is_text) of_column += batch->rows;
        }
    }
    return true;
}

static bool copy_blocks(const kjr_batch *batch, struct ArrowArray *out, const char *const *words, uint32_t rows)
{
    const kjr_table *table = batch->table;
    for (uint32_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].type != KJR_CELL_TEXT) continue;
        const int32_t *offsets = out->children[i]->buffers[1];
        if (!new_buffer(out->children[i], 2, (size_t)offsets[rows])) return false;
    }
    for (walk block = {.batch = batch}; next_block(&block, rows);) {
        const char *const *of_column = words;
        for (uint32_t i = 0; i < table->column_count; i++) {
            if (table->columns[i].type != KJR_CELL_TEXT) continue;
            if (!fill_words(out->children[i], &table->columns[i], block, of_column)) return false;
            of_column += batch->rows;
        }
    }
    return true;
}

static bool fill_table(const kjr_batch *batch, struct ArrowArray *out, uint32_t *rows)
{
    size_t columns = 0, places, size;
    for (uint32_t i = 0; i < batch->table->column_count; i++)
        columns += batch->table->columns[i].type == KJR_CELL_TEXT;
    if (!kjr_multiply_size(columns, batch->rows, &places) || !kjr_multiply_size(places, sizeof(char *), &size))
        return false;
    const char **words = kjr_malloc(batch->allocator, size ? size : 1);
    bool good = words && start_columns(batch, out) && read_blocks(batch, out, words, rows) &&
                copy_blocks(batch, out, words, *rows);
    kjr_free(batch->allocator, words);
    if (!good) return false;
    for (uint32_t i = 0; i < batch->table->column_count; i++) {
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
