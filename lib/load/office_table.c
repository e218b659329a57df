#include "load/office_table.h"

#include <string.h>

#include "base/sorted.h"
#include "load/office_writer.h"

/* ---- Gathering */

void kjr_office_open_row(kjr_office_table *table)
{
    table->rows++;
    table->column = 0;
    table->is_head = table->in_head;
}

bool kjr_office_open_cell(kjr_office_table *table)
{
    kjr_office_cell *cell = KJR_PUSH(table->allocator, &table->cells);
    if (!cell) return false;
    *cell = (kjr_office_cell){.row = table->rows,
                              .first_line = table->lines.count,
                              .end_line = table->lines.count,
                              .column = (uint16_t)table->column,
                              .columns_wide = 1,
                              .rows_high = 1,
                              .is_head = table->is_head};
    return true;
}

static kjr_office_cell *open_cell(kjr_office_table *table)
{
    return &table->cells.items[table->cells.count - 1];
}

void kjr_office_widen_cell(kjr_office_table *table, int32_t columns)
{
    uint32_t most = KJR_OFFICE_MOST_COLUMNS - table->column;
    if (!table->cells.count || columns < 1) return;
    open_cell(table)->columns_wide = (uint16_t)((uint32_t)columns < most ? (uint32_t)columns : most);
}

/* w:vMerge: rows_high 0 marks what goes on, until the cell is closed. */
void kjr_office_continue_cell(kjr_office_table *table)
{
    if (table->cells.count) open_cell(table)->rows_high = 0;
}

void kjr_office_heighten_cell(kjr_office_table *table, int32_t rows)
{
    if (table->cells.count && rows > 1) open_cell(table)->rows_high = (uint16_t)(rows < UINT16_MAX ? rows : UINT16_MAX);
}

void kjr_office_skip_columns(kjr_office_table *table, int32_t columns)
{
    uint32_t most = KJR_OFFICE_MOST_COLUMNS - 1 - table->column;
    if (columns > 0) table->column += (uint32_t)columns < most ? (uint32_t)columns : most;
}

static bool set_down(kjr_office_table *table, uint32_t column, uint32_t wide, uint32_t cell)
{
    while (table->down.count < column + wide) {
        uint32_t *next = KJR_PUSH(table->allocator, &table->down);
        if (!next) return false;
        *next = 0;
    }
    for (uint32_t i = column; i < column + wide; i++)
        table->down.items[i] = cell;
    return true;
}

bool kjr_office_close_cell(kjr_office_table *table)
{
    if (!table->cells.count) return true;
    kjr_office_cell *cell = open_cell(table);
    uint32_t column = cell->column, wide = cell->columns_wide;
    uint32_t above = column < table->down.count ? table->down.items[column] : 0;
    cell->end_line = table->lines.count;
    table->column = column + wide < KJR_OFFICE_MOST_COLUMNS ? column + wide : KJR_OFFICE_MOST_COLUMNS - 1;
    if (cell->rows_high == 0 && above && cell->first_line == cell->end_line) {
        if (table->cells.items[above - 1].rows_high < UINT16_MAX) table->cells.items[above - 1].rows_high++;
        table->cells.count--;
        return true;
    }
    if (cell->rows_high == 0) cell->rows_high = 1;
    return set_down(table, column, wide, table->cells.count);
}

/* ---- Writing */

static uint32_t length_of(const kjr_office_table *table, const kjr_office_cell *cell)
{
    uint32_t length = 0;
    for (uint32_t i = cell->first_line; i < cell->end_line; i++)
        length += table->lines.items[i].end - table->lines.items[i].start;
    return length;
}

/* A table of one row or one column, or of one cell that has most of the text, lays out. */
static bool holds_data(const kjr_office_table *table)
{
    enum { LONG_CELL = 300 };
    uint32_t rows = 0, columns = 0, text = 0, longest = 0, filled = 0, row = 0;
    for (uint32_t i = 0; i < table->cells.count; i++) {
        const kjr_office_cell *cell = &table->cells.items[i];
        uint32_t length = length_of(table, cell);
        if (cell->row != row) filled = 0;
        row = cell->row;
        if (!length) continue;
        rows += filled++ == 0;
        if (filled > columns) columns = filled;
        text += length;
        if (length > longest) longest = length;
    }
    return rows > 1 && columns > 1 && (longest <= LONG_CELL || longest * 2 <= text);
}

static kjr_office_place place_of(const kjr_office_table *table, const kjr_office_line *line)
{
    uint32_t upto = KJR_COUNT_UPTO(table->places.items, table->places.count, start, line->start);
    return upto ? table->places.items[upto - 1] : (kjr_office_place){0};
}

static bool put(kjr_office_text *out, const char *text, uint32_t len, const kjrep_allocator *allocator)
{
    if (!KJR_RESERVE(allocator, &out->text, len)) return false;
    memcpy(out->text.items + out->text.count, text, len);
    out->text.count += len;
    return true;
}

static bool write_lines(const kjr_office_table *table, kjr_office_text *out)
{
    for (uint32_t i = 0; i < table->lines.count; i++) {
        if (!kjr_office_write_line(out, table->text.items, &table->lines.items[i], table->places.items,
                                   table->places.count, table->allocator))
            return false;
    }
    return true;
}

static kjr_source_block *push_block(const kjr_office_table *table, kjr_office_text *out, uint8_t kind)
{
    kjr_source_block *block = KJR_PUSH(table->allocator, &out->blocks);
    if (block) *block = (kjr_source_block){.start = out->text.count, .end = out->text.count, .kind = kind};
    return block;
}

static bool write_cell(const kjr_office_table *table, const kjr_office_cell *cell, kjr_office_text *out)
{
    kjr_source_block *block = push_block(table, out, KJR_SOURCE_CELL);
    if (!block) return false;
    uint32_t index = out->blocks.count - 1;
    block->is_head = cell->is_head;
    block->column = cell->column;
    block->columns_wide = cell->columns_wide;
    block->rows_high = cell->rows_high;
    for (uint32_t i = cell->first_line; i < cell->end_line; i++) {
        const kjr_office_line *line = &table->lines.items[i];
        if (i > cell->first_line && !put(out, " ", 1, table->allocator)) return false;
        kjr_office_place *place = KJR_PUSH(table->allocator, &out->places);
        if (!place) return false;
        *place = place_of(table, line);
        place->start = out->text.count;
        if (!put(out, table->text.items + line->start, line->end - line->start, table->allocator)) return false;
    }
    out->blocks.items[index].end = out->text.count;
    return true;
}

static uint32_t row_end(const kjr_office_table *table, uint32_t from, bool *empty)
{
    uint32_t end = from, row = table->cells.items[from].row;
    *empty = true;
    for (; end < table->cells.count && table->cells.items[end].row == row; end++)
        *empty &= table->cells.items[end].first_line == table->cells.items[end].end_line;
    return end;
}

static bool write_row(const kjr_office_table *table, uint32_t from, uint32_t end, kjr_office_text *out)
{
    kjr_source_block *block = push_block(table, out, KJR_SOURCE_ROW);
    if (!block) return false;
    uint32_t index = out->blocks.count - 1;
    block->is_head = table->cells.items[from].is_head;
    for (uint32_t i = from; i < end; i++) {
        if (i > from && !put(out, "\t", 1, table->allocator)) return false;
        if (!write_cell(table, &table->cells.items[i], out)) return false;
    }
    out->blocks.items[index].end = out->text.count;
    return put(out, "\n", 1, table->allocator);
}

bool kjr_office_write_table(const kjr_office_table *table, kjr_office_text *out)
{
    if (!holds_data(table)) return write_lines(table, out);
    if (!push_block(table, out, KJR_SOURCE_TABLE)) return false;
    uint32_t index = out->blocks.count - 1;
    for (uint32_t i = 0, end; i < table->cells.count; i = end) {
        bool empty;
        end = row_end(table, i, &empty);
        if (!empty && !write_row(table, i, end, out)) return false;
    }
    out->blocks.items[index].end = out->text.count - 1; /* without the last line break */
    return true;
}

void kjr_office_table_end(kjr_office_table *table)
{
    kjr_free(table->allocator, table->text.items);
    kjr_free(table->allocator, table->lines.items);
    kjr_free(table->allocator, table->places.items);
    kjr_free(table->allocator, table->cells.items);
    kjr_free(table->allocator, table->down.items);
    *table = (kjr_office_table){.allocator = table->allocator};
}
