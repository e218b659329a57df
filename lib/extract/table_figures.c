#include "extract/table_figures.h"

#include <string.h>

#include "base/sorted.h"

#include "extract/attributes.h"
#include "extract/intervals.h"
#include "extract/quantities.h"
#include "extract/terms.h"

/* ---- The table */

static kjr_words words_of(const kjr_cell *cell)
{
    return (kjr_words){cell->start, cell->end};
}

/* The last line that ends at or before `at`; `lines.count` when there is none. */
static uint32_t line_before(const kjr_view *view, uint32_t at)
{
    uint32_t upto = KJR_COUNT_UPTO(view->lines.items, view->lines.count, end, at);
    return upto ? upto - 1 : view->lines.count;
}

/* The title and 单位 that stand on short lines above the table, behind the table before. */
static void read_above(const kjr_extractor *x, const kjr_table *table, kjr_heading *above)
{
    enum { MOST_LINES = 3, LONGEST = 40 };
    const kjr_view *view = x->view;
    const kjr_cell *first = &x->outline->cells.items[table->first_cell];
    uint32_t floor = table->first_cell ? first[-1].end : 0, line = line_before(view, first->start);
    for (uint32_t i = 0; i < MOST_LINES && line < view->lines.count; i++, line--) {
        const kjr_line *here = &view->lines.items[line];
        if (here->start < floor || here->end - here->start > LONGEST) return;
        if (here->end > here->start && view->kind[here->end - 1] == KJR_CHAR_SENTENCE_END) return;
        kjr_read_heading(x, (kjr_words){here->start, here->end}, above);
    }
}

/* Read a number that fills the cell, a sign aside. */
static bool read_number(const kjr_extractor *x, const kjr_cell *cell, kjr_number *number)
{
    uint32_t start = cell->start;
    if (start == cell->end) return false;
    if (x->view->code[start] == '+') start++;
    return kjr_number_at(x->lexicon, x->view, start, cell->end, number) && start + number->length == cell->end &&
           number->form == KJR_NUMBER_PLAIN && !number->ratio && !number->hedge && !number->lone;
}

/* Cells [first, end) of a row. */
typedef struct cells {
    const kjr_cell *first, *end;
} cells;

static cells row_from(const kjr_extractor *x, const kjr_table *table, uint32_t cell)
{
    const kjr_cell *all = x->outline->cells.items, *last = &all[table->first_cell + table->cell_count];
    cells r = {&all[cell], &all[cell]};
    while (r.end < last && r.end->row == r.first->row)
        r.end++;
    return r;
}

static bool has_figures(const kjr_extractor *x, cells r)
{
    kjr_number number;
    for (const kjr_cell *cell = r.first; cell < r.end; cell++)
        if (cell->column > 0 && read_number(x, cell, &number)) return true;
    return false;
}

/* The cell of a row that is but a title, or 单位：亿元; NULL for other rows. */
static const kjr_cell *note_of(const kjr_extractor *x, cells r)
{
    const kjr_cell *only = NULL;
    for (const kjr_cell *cell = r.first; cell < r.end; cell++) {
        if (cell->start == cell->end) continue;
        if (only) return NULL;
        only = cell;
    }
    return only && (only->column == 0 || kjr_is_unit_note(x->view, words_of(only))) ? only : NULL;
}

static void read_note(const kjr_extractor *x, kjr_table_reader *r, const kjr_cell *cell)
{
    kjr_heading note = {0};
    kjr_read_heading(x, (kjr_words){cell->start, cell->end}, &note);
    if (!r->above.time) r->above.time = note.time;
    if (!note.has_unit || !kjr_is_unit_note(x->view, words_of(cell))) return;
    r->above.has_unit = true;
    r->above.measure = note.measure;
    r->above.percents = note.percents;
}

/* 一、[工业]: a row between heads and figures that is but a name. */
static void read_section(const kjr_extractor *x, kjr_table_reader *r, const kjr_cell *cell)
{
    kjr_heading section = {0};
    if (cell->column != 0 || kjr_is_unit_note(x->view, words_of(cell))) return;
    kjr_read_heading(x, words_of(cell), &section);
    r->section = section.name;
    r->row_has_unit = section.has_unit;
    r->row_measure = section.measure;
}

static void read_head_row(const kjr_extractor *x, kjr_table_reader *r, cells here)
{
    for (const kjr_cell *cell = here.first; cell < here.end; cell++) {
        for (uint32_t c = cell->column; c < (uint32_t)cell->column + cell->columns_wide && c < KJR_MOST_COLUMNS; c++)
            kjr_read_heading(x, (kjr_words){cell->start, cell->end}, &r->columns[c]);
    }
}

static void set_percents(const kjr_extractor *x, kjr_table_reader *r)
{
    for (uint32_t c = 0; c < KJR_MOST_COLUMNS; c++)
        kjr_set_percent(x->view, &r->columns[c]);
}

/* 单位, 计量单位: a head of units. */
static bool names_units(const kjr_view *view, const kjr_heading *column)
{
    static const uint16_t *const heads[] = {u"单位", u"计量单位", u"数量单位", NULL};
    for (uint32_t i = 0; heads[i]; i++) {
        uint32_t at = column->name.start, k = 0;
        for (; at < column->name.end; at++) {
            if (view->kind[at] == KJR_CHAR_SPACE) continue; /* 单 位 */
            if (view->code[at] != heads[i][k]) break;
            k++;
        }
        if (at == column->name.end && k && !heads[i][k]) return true;
    }
    return false;
}

/* What the cells of a column below its head are. */
typedef struct column_cells {
    uint32_t words, units, figures;
} column_cells;

/* 亿元, 万重量箱, 人: columns that tell the units of rows. They are called so and a unit is in them, or hold no figures
 * and as many units as other words. */
static void find_unit_columns(const kjr_extractor *x, kjr_table_reader *r, const kjr_table *table)
{
    column_cells columns[KJR_MOST_COLUMNS] = {0};
    kjr_measure measure = {0};
    kjr_number number;
    const kjr_cell *cell = &x->outline->cells.items[table->first_cell], *end = cell + table->cell_count;
    for (; cell < end; cell++) {
        if (cell->row < table->head_rows || cell->column >= KJR_MOST_COLUMNS || cell->start == cell->end) continue;
        if (kjr_is_unit_note(x->view, words_of(cell))) continue;
        column_cells *here = &columns[cell->column];
        if (read_number(x, cell, &number)) here->figures++;
        else if (kjr_read_unit(x, words_of(cell), &measure)) here->units++;
        else here->words++;
        r->above.measure.out_of_memory |= measure.out_of_memory;
    }
    for (uint32_t c = 1; c < KJR_MOST_COLUMNS; c++) {
        bool alone = !columns[c].figures && columns[c].units >= columns[c].words;
        if (columns[c].units && (alone || names_units(x->view, &r->columns[c]))) r->unit_columns |= UINT32_C(1) << c;
    }
}

static bool in_unit_column(const kjr_table_reader *r, const kjr_cell *cell)
{
    return cell->column < KJR_MOST_COLUMNS && r->unit_columns >> cell->column & 1u;
}

/* The unit in a cell of its own is that of the row from there on, and of rows whose cell is empty. */
static void read_unit_cell(const kjr_extractor *x, kjr_table_reader *r, const kjr_cell *cell)
{
    if (cell->column == 0 || cell->start == cell->end) return;
    bool read = kjr_read_unit(x, words_of(cell), &r->row_measure);
    r->row_has_unit |= read;
    if (read || in_unit_column(r, cell)) r->row_unread = !read;
}

static void open_table(const kjr_extractor *x, kjr_table_reader *r, uint32_t index)
{
    const kjr_table *table = &x->outline->tables.items[index];
    const kjr_cell *all = x->outline->cells.items;
    uint32_t cell = table->first_cell, last = cell + table->cell_count;
    *r = (kjr_table_reader){.table = index + 1, .next = table->first_cell, .row = UINT32_MAX};
    read_above(x, table, &r->above);
    bool headed = false;
    while (cell < last && all[cell].row < table->head_rows) {
        cells here = row_from(x, table, cell);
        const kjr_cell *note = note_of(x, here);
        if (note && headed) read_section(x, r, note);
        if (note) read_note(x, r, note);
        else read_head_row(x, r, here);
        headed |= !note;
        cell += (uint32_t)(here.end - here.first);
    }
    set_percents(x, r);
    find_unit_columns(x, r, table);
}

/* Behind a title inside the table a row without figures heads the columns anew. */
static void read_inner_heads(const kjr_extractor *x, kjr_table_reader *r, cells here)
{
    const kjr_cell *note = note_of(x, here);
    if (note) {
        read_note(x, r, note);
        r->titled = true;
    } else if (r->titled && !has_figures(x, here)) {
        memset(r->columns, 0, sizeof r->columns);
        read_head_row(x, r, here);
        set_percents(x, r);
    }
    r->titled &= note != NULL;
}

/* Begin a row: its first cell names it; its unit may stand behind the figures. */
static void open_row(const kjr_extractor *x, kjr_table_reader *r, cells here)
{
    const kjr_cell *first = here.first;
    r->row = first->row;
    r->row_head = (kjr_heading){0};
    for (const kjr_cell *cell = here.end; r->unit_columns && cell-- > here.first;)
        if (in_unit_column(r, cell)) read_unit_cell(x, r, cell);
    if (first->column != 0) return;
    kjr_read_heading(x, (kjr_words){first->start, first->end}, &r->row_head);
    if (!r->row_head.has_unit) return;
    r->row_measure = r->row_head.measure;
    r->row_has_unit = true;
    r->row_unread = false;
}

/* Go on to the cell: what stands before it in its row, and rows that are but a name. */
static void move_to(const kjr_extractor *x, kjr_table_reader *r, const kjr_cell *cell)
{
    const kjr_cell *all = x->outline->cells.items;
    const kjr_table *table = &x->outline->tables.items[r->table - 1];
    uint32_t last = table->first_cell + table->cell_count;
    for (; r->next < last && &all[r->next] <= cell; r->next++) {
        const kjr_cell *here = &all[r->next];
        if (here->row < table->head_rows) continue;
        if (here->row != r->row) {
            cells row = row_from(x, table, r->next);
            open_row(x, r, row);
            read_inner_heads(x, r, row);
        }
        bool alone = here->column == 0;
        for (uint32_t i = r->next + 1; alone && i < last && all[i].row == here->row; i++)
            alone = all[i].start == all[i].end;
        if (alone && here < cell) {
            r->section = r->row_head.name;
            r->row_has_unit = r->row_head.has_unit;
            r->row_unread = false;
        } else {
            read_unit_cell(x, r, here);
        }
    }
}

/* ---- One cell */

/* 指标值 产量: heads of columns that say nothing of what is counted. */
static bool is_generic(const kjr_view *view, kjr_words name)
{
    static const uint16_t *const heads[] = {u"数",   u"指标值", u"数值",   u"绝对数", u"绝对值", u"绝对额", u"总量",
                                            u"产量", u"数量",   u"金额",   u"累计",   u"合计",   u"总计",   u"本月",
                                            u"本期", u"完成",   u"完成数", u"完成值", u"实际数", u"总产量", NULL};
    for (uint32_t i = 0; heads[i]; i++) {
        uint32_t length = kjr_words_length(heads[i]);
        if (name.end - name.start == length && kjr_view_is(view, name.start, name.end, heads[i], length)) return true;
    }
    return kjr_is_empty(name);
}

static void set_names(const kjr_extractor *x, const kjr_table_reader *r, const kjr_heading *column, kjr_metric *metric)
{
    kjr_words row = r->row_head.name;
    kjr_words name = column->dated ? column->rest : column->name; /* 2019年[产量] */
    bool named = !column->changes && !is_generic(x->view, name) && !kjr_is_empty(row);
    metric->subject = named ? name : row;
    metric->owner = named ? row : r->section;
    if (kjr_is_empty(metric->subject)) metric->subject = name;
}

static void set_time(const kjr_extractor *x, const kjr_table_reader *r, const kjr_heading *column, kjr_metric *metric)
{
    bool dated = r->row_head.dated && kjr_is_empty(r->row_head.rest); /* a row for each year */
    uint32_t id = column->time ? column->time : dated ? r->row_head.time : r->above.time;
    if (!id) return;
    const kjr_time *time = &x->facts->times.items[id - 1];
    metric->period = time->words;
    metric->date_from = time->date_from;
    metric->date_to = time->date_to;
    if (time->sense != KJR_TIME_PRIOR || column->changes) return;
    metric->modality = KJREP_MODALITY_PRIOR;
    metric->modality_words = time->words;
}

static void describe(const kjr_extractor *x, kjr_table_reader *r, const kjr_cell *cell, kjr_metric *metric)
{
    const kjr_heading *column = &r->columns[cell->column];
    uint32_t id = x->facts->metrics.count + 1;
    metric->flags |= KJREP_FLAG_TABLE_CELL;
    if (column->modality) {
        metric->modality = column->modality;
        metric->modality_words = column->modality_words;
    }
    set_names(x, r, column, metric);
    set_time(x, r, column, metric);
    if (column->changes) {
        metric->change = column->change;
        metric->change_words = column->change_words;
        metric->basis = column->basis;
        metric->basis_words = column->basis_words;
    } else if (metric->kind != KJREP_METRIC_PERCENT) {
        if (!r->row_head.among) r->wholes[cell->column] = id;
        else metric->parent = r->wholes[cell->column];
        if (metric->parent) metric->parent_words = r->row_head.part_words;
    }
    kjr_set_indicator(x, metric);
}

/* 覆盖[率], 比[重], 增[幅]: a name of what is told in percent. */
static bool names_ratio(const kjr_view *view, kjr_words name)
{
    if (name.end < name.start + 2) return false;
    return kjr_is_one_of(view->code[name.end - 1], u"率比幅速") ||
           kjr_view_is(view, name.end - 2, name.end, u"比重", 2);
}

/* The unit of a figure without one of its own: that of the column, the row, the table; NULL when none is known. */
static const kjr_measure *unit_of(const kjr_extractor *x, const kjr_table_reader *r, const kjr_heading *column)
{
    static const kjr_measure percent = {.code = "%", .kind = KJREP_METRIC_PERCENT, .factor = 1};
    if (column->has_unit) return &column->measure;
    if (r->row_unread) return NULL;
    if (r->row_has_unit) return &r->row_measure;
    if (!r->above.has_unit) return NULL;
    bool ratio = names_ratio(x->view, column->name) || names_ratio(x->view, r->row_head.name);
    return r->above.percents && ratio ? &percent : &r->above.measure;
}

static int bare_figure(const kjr_extractor *x, const kjr_table_reader *r, const kjr_cell *cell, kjr_metric *out)
{
    kjr_number number;
    const kjr_heading *column = &r->columns[cell->column];
    const kjr_measure *measure = unit_of(x, r, column);
    if (r->above.measure.out_of_memory || (measure && measure->out_of_memory)) return KJR_QUANTITY_NO_MEMORY;
    if (!measure || column->numbers || !read_number(x, cell, &number)) return KJR_NO_QUANTITY;
    *out = (kjr_metric){
        .text = {cell->start, cell->end}, .unit = measure->code, .kind = measure->kind, .unit_words = measure->words};
    kjr_set_interval(out, &number, NULL, measure, 0);
    return KJR_QUANTITY;
}

static bool is_first_numeral(const kjr_view *view, const kjr_cell *cell, uint32_t at)
{
    const uint32_t words = 1u << KJR_CHAR_DIGIT | 1u << KJR_CHAR_HAN | 1u << KJR_CHAR_NUMERAL_HAN;
    for (uint32_t i = cell->start; i < at; i++)
        if (words >> view->kind[i] & 1u) return false;
    return true;
}

/* 计量单位 | [万千升], 产量（[万千升]） */
static bool tells_unit(const kjr_extractor *x, const kjr_table_reader *r, const kjr_cell *cell, uint32_t at)
{
    enum { LONGEST = 64 };
    kjr_heading heading = {0};
    if (in_unit_column(r, cell)) return true;
    if (!cell->head || cell->end - cell->start > LONGEST) return false;
    kjr_read_heading(x, words_of(cell), &heading);
    return heading.has_unit && heading.measure.words.start <= at && at < heading.measure.words.end;
}

int kjr_cell_quantity(const kjr_extractor *x, kjr_table_reader *r, uint32_t node, uint32_t at, kjr_metric *out)
{
    uint32_t next;
    const kjr_cell *cell = kjr_node_cell(x->outline, node);
    if (!cell || cell->column >= KJR_MOST_COLUMNS) return KJR_NO_QUANTITY;
    if (r->table != cell->table + 1) open_table(x, r, cell->table);
    if (tells_unit(x, r, cell, at)) return KJR_CELL_TELLS_UNIT;
    if (cell->head || cell->column == 0 || !is_first_numeral(x->view, cell, at)) return KJR_NO_QUANTITY;
    move_to(x, r, cell);
    int outcome = kjr_quantity_at(x, at, cell->start, cell->end, out, &next);
    bool whole = outcome == KJR_QUANTITY && out->text.start == cell->start && out->text.end == cell->end;
    bool scaled_only = whole && kjr_is_empty(out->unit_words); /* 12万 */
    if (outcome == KJR_NO_QUANTITY || scaled_only) {
        kjr_metric bare;
        int read = bare_figure(x, r, cell, &bare);
        if (read == KJR_QUANTITY) *out = bare;
        if (read != KJR_NO_QUANTITY) outcome = read;
        whole |= read == KJR_QUANTITY;
    }
    if (outcome == KJR_QUANTITY && whole) describe(x, r, cell, out);
    return outcome == KJR_QUANTITY && !whole ? KJR_NO_QUANTITY : outcome;
}
