#include "extract/table_parts.h"

#include "base/error.h"
#include "extract/attributes.h"
#include "extract/numbers.h"
#include "extract/table_figures.h"

enum { MOST_PARTS = 64, FEWEST_PARTS = 2 };

bool kjr_names_total(const kjr_view *view, const kjr_cell *cell)
{
    static const uint16_t *const words[] = {u"合计", u"总计", u"共计", u"小计", NULL};
    enum { LONGEST = 6 };
    if (!cell || cell->end - cell->start > LONGEST) return false;
    for (uint32_t at = cell->start; at < cell->end; at++) {
        if (kjr_view_begins(view, at, cell->end, words)) return true;
    }
    return false;
}

/* A figure of the column, or row, that is being added up. */
typedef struct addend {
    uint32_t id;             /* of its metric */
    uint32_t next;           /* index of the first one behind it and its parts */
    kjr_decimal value, step; /* step: what its last digit is worth */
    bool total;              /* its line is called a total */
} addend;

/* A figure and what was found to add up to it, in one column. */
typedef struct breakdown {
    uint32_t whole;        /* id of its metric */
    uint32_t first, count; /* of its parts, among all */
    bool total;            /* it stands on a line called a total */
} breakdown;

typedef struct adder {
    KJR_VECTOR(addend) items; /* of the column or row */
    KJR_VECTOR(breakdown) breakdowns;
    KJR_VECTOR(uint32_t) parts; /* ids, of all breakdowns */
    bool out_of_memory;
} adder;

/* ---- Gathering */

/* An amount of which so many can be added up that no sum, nor what it is off by, goes past the largest decimal. */
static bool adds_up(const kjr_metric *metric)
{
    enum { ROOM = 16 * MOST_PARTS };
    bool amount = metric->kind == KJREP_METRIC_MONEY || metric->kind == KJREP_METRIC_COUNT ||
                  metric->kind == KJREP_METRIC_MEASURE;
    return amount && metric->approx == KJREP_APPROX_EXACT && metric->change == KJREP_CHANGE_NONE &&
           metric->value >= 0 && metric->value <= kjr_decimal_largest() / ROOM && metric->has & KJR_HAS_VALUE;
}

/* The figure as one to add up; false where it is none. */
static bool read_addend(const kjr_extractor *x, uint32_t id, addend *out)
{
    kjr_number number;
    const kjr_metric *metric = &x->facts->metrics.items[id - 1];
    if (!adds_up(metric)) return false;
    if (!kjr_number_at(x->lexicon, x->view, metric->text.start, metric->text.end, &number)) return false;
    kjr_decimal digits = number.value.coefficient;
    *out = (addend){.id = id, .value = metric->value, .step = digits ? metric->value / digits : 0};
    return true;
}

static void add(const kjr_extractor *x, adder *all, uint32_t id, bool total)
{
    addend one;
    if (!read_addend(x, id, &one)) return;
    addend *added = KJR_PUSH(x->allocator, &all->items);
    all->out_of_memory |= !added;
    if (!added) return;
    *added = one;
    added->next = all->items.count;
    added->total = total;
}

/* ---- Adding up */

typedef struct sum {
    kjr_decimal value, steps;
    uint32_t parts; /* that are not zero */
} sum;

static void include(sum *s, const addend *part)
{
    s->value += part->value;
    s->steps += part->step;
    s->parts += part->value != 0;
}

/* Do the parts come to the whole, each rounded by half a step at most? A whole that nothing calls a total must have more
 * digits than numbers come to by chance. */
static bool makes_up(const addend *whole, const sum *s)
{
    enum { CHANCE = 1000 };
    kjr_decimal off = s->value > whole->value ? s->value - whole->value : whole->value - s->value;
    if (s->parts < FEWEST_PARTS || 2 * off > s->steps + whole->step) return false;
    return whole->total || whole->value / CHANCE >= whole->step + 2 * off;
}

static bool are_of_one_unit(const kjr_extractor *x, const addend *a, const addend *b)
{
    const kjr_metric *metrics = x->facts->metrics.items;
    return metrics[a->id - 1].unit == metrics[b->id - 1].unit;
}

static void open_breakdown(const kjr_extractor *x, adder *all, const addend *whole)
{
    breakdown *b = KJR_PUSH(x->allocator, &all->breakdowns);
    all->out_of_memory |= !b;
    if (b) *b = (breakdown){.whole = whole->id, .first = all->parts.count, .total = whole->total};
}

static void set_part(kjr_extractor *x, adder *all, uint32_t id, uint32_t whole)
{
    kjr_metric *part = &x->facts->metrics.items[id - 1];
    if (part->parent != whole) part->parent_words = (kjr_words){0, 0};
    part->parent = whole;
    uint32_t *listed = KJR_PUSH(x->allocator, &all->parts);
    all->out_of_memory |= !listed;
    if (!listed || !all->breakdowns.count) return;
    *listed = id;
    all->breakdowns.items[all->breakdowns.count - 1].count++;
}

static void set_parts(kjr_extractor *x, adder *all, uint32_t first, uint32_t end, const addend *whole)
{
    open_breakdown(x, all, whole);
    for (uint32_t i = first; i < end; i = all->items.items[i].next)
        set_part(x, all, all->items.items[i].id, whole->id);
}

/* The figures below it, and again those below them: 总人口, 城镇, 乡村, 男, 女. What 其中 made a part of another figure
 * stays where they do not show that it stands beside it. */
static void find_parts_below(kjr_extractor *x, adder *all, uint32_t index)
{
    addend *whole = &all->items.items[index];
    sum s = {0};
    uint32_t first = index + 1;
    for (uint32_t i = first, passed = 0; i < all->items.count && passed < MOST_PARTS; passed++) {
        const addend *part = &all->items.items[i];
        if (part->total || !are_of_one_unit(x, whole, part)) return;
        include(&s, part);
        i = part->next;
        if (s.value > whole->value + s.steps + whole->step) return;
        if (!makes_up(whole, &s)) continue;
        set_parts(x, all, first, i, whole);
        whole->next = first = i;
        s = (sum){0};
    }
}

/* A total behind what it adds up. */
static void find_parts_above(kjr_extractor *x, adder *all, uint32_t index)
{
    const kjr_metric *metrics = x->facts->metrics.items;
    const addend *whole = &all->items.items[index];
    sum s = {0};
    for (uint32_t i = index, passed = 0; i > 0 && passed < MOST_PARTS; passed++) {
        const addend *part = &all->items.items[--i];
        if (metrics[part->id - 1].parent) continue;
        if (!are_of_one_unit(x, whole, part)) return;
        include(&s, part);
        if (s.value > whole->value + s.steps + whole->step) return;
        if (!makes_up(whole, &s)) continue;
        open_breakdown(x, all, whole);
        for (uint32_t k = i; k < index; k++) {
            uint32_t id = all->items.items[k].id;
            if (!metrics[id - 1].parent) set_part(x, all, id, whole->id);
        }
        return;
    }
}

/* What 其中 says is part of a figure stands for itself no more. */
static void pass_told_parts(const kjr_extractor *x, adder *all, uint32_t index)
{
    addend *whole = &all->items.items[index];
    while (whole->next < all->items.count) {
        const addend *part = &all->items.items[whole->next];
        if (x->facts->metrics.items[part->id - 1].parent != whole->id || part->value > whole->value) return;
        whole->next = part->next;
    }
}

static void add_up(kjr_extractor *x, adder *all, bool totals_only)
{
    for (uint32_t i = all->items.count; i-- > 0;) {
        pass_told_parts(x, all, i);
        if (all->items.items[i].total || !totals_only) find_parts_below(x, all, i);
    }
    for (uint32_t i = 0; i < all->items.count; i++) {
        if (all->items.items[i].total && all->items.items[i].next == i + 1) find_parts_above(x, all, i);
    }
}

/* ---- Tables */

static const kjr_cell *cell_of(const kjr_extractor *x, uint32_t id)
{
    const kjr_metric *metric = &x->facts->metrics.items[id - 1];
    return metric->flags & KJREP_FLAG_TABLE_CELL ? kjr_node_cell(x->outline, metric->node) : NULL;
}

/* The figures of one column, of the metrics [first, end). */
static void add_up_column(kjr_extractor *x, const kjr_table *table, uint32_t column, uint32_t first, uint32_t end,
                          adder *all)
{
    all->items.count = 0;
    for (uint32_t id = first; id < end; id++) {
        const kjr_cell *cell = cell_of(x, id);
        if (cell->column != column) continue;
        add(x, all, id, kjr_names_total(x->view, kjr_table_cell(x->outline, table, cell->row, 0)));
    }
    add_up(x, all, false);
}

/* The figures of each row, where the head of a column calls it a total. */
static void add_up_rows(kjr_extractor *x, const kjr_table *table, uint32_t first, uint32_t end, adder *all)
{
    uint32_t totals = 0;
    for (uint32_t column = 1; table->head_rows && column < table->columns && column < KJR_MOST_COLUMNS; column++) {
        const kjr_cell *head = kjr_table_cell(x->outline, table, table->head_rows - 1, column);
        totals |= (uint32_t)kjr_names_total(x->view, head) << column;
    }
    for (uint32_t id = first; totals && id < end;) {
        uint32_t row = cell_of(x, id)->row;
        for (all->items.count = 0; id < end && cell_of(x, id)->row == row; id++) {
            uint32_t column = cell_of(x, id)->column;
            if (x->facts->metrics.items[id - 1].parent) continue;
            add(x, all, id, column < KJR_MOST_COLUMNS && totals >> column & 1);
        }
        add_up(x, all, true);
    }
}

/* ---- Columns that tell of the same rows */

/* The figure in a row and column, of the metrics [first, end), which are in the order of rows; 0 for none. */
static uint32_t figure_at(const kjr_extractor *x, uint32_t row, uint32_t column, uint32_t first, uint32_t end)
{
    uint32_t low = first, high = end;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const kjr_cell *cell = cell_of(x, middle);
        if (cell->row < row || (cell->row == row && cell->column < column)) low = middle + 1;
        else high = middle;
    }
    const kjr_cell *cell = low < end ? cell_of(x, low) : NULL;
    return cell && cell->row == row && cell->column == column ? low : 0;
}

enum { UNKNOWN = 0, AGREES = 1, CONTRADICTS = 2 };

/* Does a column add up in the rows of a breakdown that was found in another? Off by a thousandth may be rounding; means
 * such as 人均收入 need not. */
static int judge_column(const kjr_extractor *x, const adder *all, const breakdown *b, uint32_t column, uint32_t first,
                        uint32_t end)
{
    enum { THOUSAND = 1000 };
    addend whole, part;
    sum s = {0};
    uint32_t id = figure_at(x, cell_of(x, b->whole)->row, column, first, end);
    if (!id || !read_addend(x, id, &whole)) return UNKNOWN;
    for (uint32_t i = b->first; i < b->first + b->count; i++) {
        id = figure_at(x, cell_of(x, all->parts.items[i])->row, column, first, end);
        if (!id || !read_addend(x, id, &part) || !are_of_one_unit(x, &whole, &part)) return UNKNOWN;
        include(&s, &part);
    }
    kjr_decimal off = s.value > whole.value ? s.value - whole.value : whole.value - s.value;
    if (2 * off <= s.steps + whole.step || off <= whole.value / THOUSAND) return AGREES;
    return kjr_is_intensive(x->view, &x->facts->metrics.items[whole.id - 1]) ? UNKNOWN : CONTRADICTS;
}

/* In one column the rows of a breakdown are its parts, or they are not. What 其中 told stays. */
static void share_breakdown(kjr_extractor *x, const adder *all, const breakdown *b, uint32_t column, bool holds,
                            uint32_t first, uint32_t end)
{
    uint32_t whole = figure_at(x, cell_of(x, b->whole)->row, column, first, end);
    for (uint32_t i = b->first; whole && i < b->first + b->count; i++) {
        uint32_t id = figure_at(x, cell_of(x, all->parts.items[i])->row, column, first, end);
        kjr_metric *part = id ? &x->facts->metrics.items[id - 1] : NULL;
        if (part && holds && !part->parent) part->parent = whole;
        if (part && !holds && part->parent == whole && part->parent_words.end == part->parent_words.start)
            part->parent = 0;
    }
}

/* Rows that add up in one column, and in no other of amounts do not, are parts in all; else in none, but for lines called
 * totals: 住户贷款 is part of 贷款余额 in each month. */
static void agree(kjr_extractor *x, const kjr_table *table, const adder *all, uint32_t first, uint32_t end)
{
    for (uint32_t i = 0; i < all->breakdowns.count; i++) {
        const breakdown *b = &all->breakdowns.items[i];
        uint32_t agreeing = 0, contradicting = 0;
        for (uint32_t column = 1; column < table->columns && column < KJR_MOST_COLUMNS; column++) {
            int verdict = judge_column(x, all, b, column, first, end);
            agreeing |= (uint32_t)(verdict == AGREES) << column;
            contradicting |= (uint32_t)(verdict == CONTRADICTS) << column;
        }
        bool holds = b->total || !contradicting;
        for (uint32_t column = 1; column < table->columns && column < KJR_MOST_COLUMNS; column++)
            if (agreeing >> column & 1) share_breakdown(x, all, b, column, holds, first, end);
    }
}

kjrep_status kjr_find_table_parts(kjr_extractor *x)
{
    adder all = {0};
    for (uint32_t first = 1, end; !all.out_of_memory && first <= x->facts->metrics.count; first = end) {
        const kjr_cell *cell = cell_of(x, first);
        end = first + 1;
        if (!cell) continue;
        const kjr_table *table = &x->outline->tables.items[cell->table];
        for (const kjr_cell *next; end <= x->facts->metrics.count && (next = cell_of(x, end)); end++)
            if (next->table != cell->table) break;
        all.breakdowns.count = all.parts.count = 0;
        for (uint32_t column = 1; column < table->columns && column < KJR_MOST_COLUMNS; column++)
            add_up_column(x, table, column, first, end, &all);
        if (!all.out_of_memory) agree(x, table, &all, first, end);
        add_up_rows(x, table, first, end, &all);
    }
    kjr_free(x->allocator, all.items.items);
    kjr_free(x->allocator, all.breakdowns.items);
    kjr_free(x->allocator, all.parts.items);
    return all.out_of_memory ? kjr_fail_memory(x->error) : KJREP_OK;
}
