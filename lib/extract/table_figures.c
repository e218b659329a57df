#include "extract/table_figures.h"

#include <string.h>

#include "base/sorted.h"

#include "extract/attributes.h"
#include "extract/intervals.h"
#include "extract/quantities.h"
#include "extract/terms.h"

#define SENSE(name) (UINT64_C(1) << KJR_SENSE_##name)

/* ---- Units that stand alone */

static int32_t power_of(uint16_t code)
{
    static const uint16_t scales[] = u"十百千万亿兆";
    static const int8_t powers[] = {1, 2, 3, 4, 8, 12};
    for (uint32_t i = 0; scales[i]; i++)
        if (scales[i] == code) return powers[i];
    return 0;
}

/* 单位：[亿元], [万吨], [±%]: words that are a unit and nothing else. */
static bool read_unit(const kjr_extractor *x, kjr_words words, kjr_measure *out)
{
    static const uint16_t label[] = u"单位";
    const kjr_view *view = x->view;
    int32_t power = 0;
    kjr_measure measure;
    if (kjr_view_is(view, words.start, words.end, label, 2)) words.start += 2;
    while (words.start < words.end &&
           (view->kind[words.start] == KJR_CHAR_COLON || view->kind[words.start] == KJR_CHAR_SPACE ||
            kjr_is_one_of(view->code[words.start], u"±+-")))
        words.start++;
    while (words.end > words.start && view->kind[words.end - 1] == KJR_CHAR_SPACE)
        words.end--;
    if (words.end > words.start && view->kind[words.start] == KJR_CHAR_DASH) words.start++;
    uint32_t start = words.start;
    bool read = kjr_measure_at(x, words.start, words.end, &measure); /* the 千 of 亿[千瓦时] is the unit's */
    while (!(read && measure.words.end == words.end) && !measure.out_of_memory && words.start < words.end &&
           power_of(view->code[words.start])) {
        power += power_of(view->code[words.start++]);
        read = kjr_measure_at(x, words.start, words.end, &measure);
    }
    out->out_of_memory |= measure.out_of_memory;
    if (!read || measure.words.end != words.end || power > 16) return false;
    *out = measure;
    out->words.start = start;
    out->power = (int8_t)(out->power + power);
    return true;
}

/* ---- Headings */

static uint32_t time_in(const kjr_extractor *x, kjr_words words)
{
    const kjr_time *times = x->facts->times.items;
    uint32_t count = x->facts->times.count, first = KJR_COUNT_BELOW(times, count, words.start, words.start);
    return first < count && times[first].words.end <= words.end ? first + 1 : 0;
}

static void take_cue(kjr_heading *h, const kjr_sense *sense, kjr_words words)
{
    switch (sense->category) {
    case KJR_SENSE_CHANGE:
        if (h->change == KJREP_CHANGE_INCREASE_BY) break; /* 增减: the sign tells which */
        h->changes = true;
        h->change = sense->value;
        h->change_words = words;
        break;
    case KJR_SENSE_BASIS:
        h->basis = sense->value;
        h->basis_words = words;
        break;
    case KJR_SENSE_MODALITY:
        if (sense->value == KJREP_MODALITY_PRIOR) break;
        h->modality = KJREP_MODALITY_PLANNED;
        h->modality_words = words;
        break;
    case KJR_SENSE_PART:
        h->among = true;
        h->part_words = words;
        break;
    default: break;
    }
}

static void read_cues(const kjr_extractor *x, kjr_words words, kjr_heading *h)
{
    for (uint32_t at = kjr_lexicon_next_cue(x->lexicon, x->view, words.start, words.end); at < words.end;) {
        uint32_t count, length = 1;
        const kjr_sense *senses = kjr_lexicon_cue(x->lexicon, x->view, at, words.end, &count, &length);
        for (uint32_t i = 0; senses && i < count; i++)
            take_cue(h, &senses[i], (kjr_words){at, at + length});
        at = kjr_lexicon_next_cue(x->lexicon, x->view, at + (senses ? length : 1), words.end);
    }
}

static bool contains(const kjr_view *view, kjr_words words, const uint16_t *term)
{
    uint32_t length = kjr_words_length(term);
    for (uint32_t at = words.start; at + length <= words.end; at++)
        if (kjr_view_is(view, at, words.end, term, length)) return true;
    return false;
}

static bool is_unit_note(const kjr_view *view, const kjr_cell *cell)
{
    return contains(view, (kjr_words){cell->start, cell->end}, u"单位:");
}

static bool only_names(const kjr_view *view, kjr_words words)
{
    static const uint16_t *const terms[] = {u"序号", u"年份", u"编号", u"代码", u"电话",
                                            u"名次", u"位次", u"排名", NULL};
    for (uint32_t i = 0; terms[i]; i++)
        if (contains(view, words, terms[i])) return true;
    return false;
}

/* The bracket that ends or interrupts the words: its content in *inside, the words before it are left. */
static kjr_words before_bracket(const kjr_view *view, kjr_words words, kjr_words *inside)
{
    uint32_t open = words.start;
    *inside = (kjr_words){words.end, words.end};
    while (open < words.end && view->kind[open] != KJR_CHAR_OPEN)
        open++;
    if (open == words.end) return words;
    uint32_t close = open + 1;
    while (close < words.end && view->kind[close] != KJR_CHAR_CLOSE)
        close++;
    *inside = (kjr_words){open + 1, close};
    if (open > words.start) return (kjr_words){words.start, open};
    return (kjr_words){close < words.end ? close + 1 : close, words.end};
}

/* 一、[地区生产总值], #[水稻], 其中：[工业] */
static kjr_words without_label(const kjr_extractor *x, kjr_words words, kjr_heading *h)
{
    uint32_t length;
    const kjr_view *view = x->view;
    bool numbered = words.end - words.start > 2 && view->kind[words.start] == KJR_CHAR_NUMERAL_HAN &&
                    view->kind[words.start + 1] == KJR_CHAR_PAUSE;
    if (numbered) words.start += 2;
    if (words.start < words.end && view->code[words.start] == '#') {
        h->among = true;
        h->part_words = (kjr_words){words.start, words.start + 1};
        words.start++;
    }
    if (kjr_lexicon_match(x->lexicon, view, words.start, words.end, SENSE(PART), &length)) words.start += length;
    return words;
}

static void read_heading(const kjr_extractor *x, kjr_words words, kjr_heading *h)
{
    kjr_words inside;
    if (kjr_is_empty(words)) return;
    if (!h->time) h->time = time_in(x, words);
    read_cues(x, words, h);
    kjr_words name = before_bracket(x->view, words, &inside);
    h->has_unit |= !kjr_is_empty(inside) && read_unit(x, inside, &h->measure);
    h->has_unit |= read_unit(x, words, &h->measure);
    h->numbers |= only_names(x->view, name);
    name = without_label(x, name, h);
    h->name = kjr_trim_name(x, name);
    if (h->time) {
        kjr_words time = x->facts->times.items[h->time - 1].words;
        h->dated = time.start == h->name.start && time.end <= h->name.end;
        if (h->dated) h->rest = kjr_trim_name(x, (kjr_words){time.end, h->name.end});
    }
    if (h->measure.words.start == words.start && h->has_unit) h->name = (kjr_words){0, 0};
}

/* 同比增长, 增速, 占比 are in percent where nothing else is said; 增减额 is in the unit of the table. */
static void set_percent(const kjr_view *view, kjr_heading *h)
{
    bool amount = !kjr_is_empty(h->name) && view->code[h->name.end - 1] == u'额';
    if (h->has_unit || !h->changes || amount) return;
    h->measure = (kjr_measure){.code = "%", .kind = KJREP_METRIC_PERCENT, .factor = 1};
    h->has_unit = true;
}

static bool is_by(uint8_t change)
{
    return change == KJREP_CHANGE_INCREASE_BY || change == KJREP_CHANGE_DECREASE_BY;
}

/* ---- The table */

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
        read_heading(x, (kjr_words){here->start, here->end}, above);
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
    return only && (only->column == 0 || is_unit_note(x->view, only)) ? only : NULL;
}

static void read_note(const kjr_extractor *x, kjr_table_reader *r, const kjr_cell *cell)
{
    kjr_heading note = {0};
    read_heading(x, (kjr_words){cell->start, cell->end}, &note);
    if (!r->above.time) r->above.time = note.time;
    if (!note.has_unit || !is_unit_note(x->view, cell)) return;
    r->above.has_unit = true;
    r->above.measure = note.measure;
}

static void read_head_row(const kjr_extractor *x, kjr_table_reader *r, cells here)
{
    for (const kjr_cell *cell = here.first; cell < here.end; cell++) {
        for (uint32_t c = cell->column; c < (uint32_t)cell->column + cell->columns_wide && c < KJR_MOST_COLUMNS; c++)
            read_heading(x, (kjr_words){cell->start, cell->end}, &r->columns[c]);
    }
}

static void set_percents(const kjr_extractor *x, kjr_table_reader *r)
{
    for (uint32_t c = 0; c < KJR_MOST_COLUMNS; c++)
        set_percent(x->view, &r->columns[c]);
}

static void open_table(const kjr_extractor *x, kjr_table_reader *r, uint32_t index)
{
    const kjr_table *table = &x->outline->tables.items[index];
    const kjr_cell *all = x->outline->cells.items;
    uint32_t cell = table->first_cell, last = cell + table->cell_count;
    *r = (kjr_table_reader){.table = index + 1, .next = table->first_cell, .row = UINT32_MAX};
    read_above(x, table, &r->above);
    while (cell < last && all[cell].row < table->head_rows) {
        cells here = row_from(x, table, cell);
        const kjr_cell *note = note_of(x, here);
        if (note) read_note(x, r, note);
        else read_head_row(x, r, here);
        cell += (uint32_t)(here.end - here.first);
    }
    set_percents(x, r);
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

/* Begin a row: its first cell names it. */
static void open_row(const kjr_extractor *x, kjr_table_reader *r, const kjr_cell *first)
{
    r->row = first->row;
    r->row_head = (kjr_heading){0};
    if (first->column != 0) return;
    read_heading(x, (kjr_words){first->start, first->end}, &r->row_head);
    if (r->row_head.has_unit) r->row_measure = r->row_head.measure;
    r->row_has_unit |= r->row_head.has_unit;
}

/* Go on to the cell: what stands before it in its row, and rows that are but a name. */
static void move_to(const kjr_extractor *x, kjr_table_reader *r, const kjr_cell *cell)
{
    const kjr_cell *all = x->outline->cells.items;
    const kjr_table *table = &x->outline->tables.items[r->table - 1];
    uint32_t last = table->first_cell + table->cell_count;
    for (; r->next < last && &all[r->next] <= cell; r->next++) {
        const kjr_cell *here = &all[r->next];
        kjr_words words = {here->start, here->end};
        if (here->row < table->head_rows) continue;
        if (here->row != r->row) {
            open_row(x, r, here);
            read_inner_heads(x, r, row_from(x, table, r->next));
        }
        bool alone = here->column == 0;
        for (uint32_t i = r->next + 1; alone && i < last && all[i].row == here->row; i++)
            alone = all[i].start == all[i].end;
        if (alone && here < cell) {
            r->section = r->row_head.name;
            r->row_has_unit = r->row_head.has_unit;
        } else if (here->column > 0 && read_unit(x, words, &r->row_measure)) {
            r->row_has_unit = true;
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
        if (column->time && is_by(column->change)) metric->period = (kjr_words){0, 0};
    } else if (metric->kind != KJREP_METRIC_PERCENT) {
        if (!r->row_head.among) r->wholes[cell->column] = id;
        else metric->parent = r->wholes[cell->column];
        if (metric->parent) metric->parent_words = r->row_head.part_words;
    }
    kjr_set_indicator(x, metric);
}

/* The figure of a cell without a unit of its own: that of the column, the row, the table. */
static int bare_figure(const kjr_extractor *x, kjr_table_reader *r, const kjr_cell *cell, kjr_metric *out)
{
    kjr_number number;
    const kjr_heading *column = &r->columns[cell->column];
    const kjr_measure *measure = column->has_unit  ? &column->measure
                                 : r->row_has_unit ? &r->row_measure
                                                   : &r->above.measure;
    bool has_unit = column->has_unit || r->row_has_unit || r->above.has_unit;
    if (measure->out_of_memory) return KJR_QUANTITY_NO_MEMORY;
    if (!has_unit || column->numbers || !read_number(x, cell, &number)) return KJR_NO_QUANTITY;
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

int kjr_cell_quantity(const kjr_extractor *x, kjr_table_reader *r, uint32_t node, uint32_t at, kjr_metric *out)
{
    uint32_t next;
    const kjr_cell *cell = kjr_node_cell(x->outline, node);
    if (!cell || cell->head || cell->column == 0 || cell->column >= KJR_MOST_COLUMNS) return KJR_NO_QUANTITY;
    if (!is_first_numeral(x->view, cell, at)) return KJR_NO_QUANTITY;
    if (r->table != cell->table + 1) open_table(x, r, cell->table);
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
