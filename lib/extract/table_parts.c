#include "extract/table_parts.h"

#include "extract/numbers.h"

enum { MOST_PARTS = 64, FEWEST_PARTS = 2, MOST_COLUMNS = 64 };

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

typedef KJR_VECTOR(addend) addends;

/* ---- Gathering */

static bool adds_up(const kjr_metric *metric)
{
    bool amount = metric->kind == KJREP_METRIC_MONEY || metric->kind == KJREP_METRIC_COUNT ||
                  metric->kind == KJREP_METRIC_MEASURE;
    return amount && metric->approx == KJREP_APPROX_EXACT && metric->change == KJREP_CHANGE_NONE &&
           metric->value >= 0 && metric->has & KJR_HAS_VALUE;
}

static bool add(const kjr_extractor *x, addends *all, uint32_t id, bool total)
{
    kjr_number number;
    const kjr_metric *metric = &x->facts->metrics.items[id - 1];
    if (!adds_up(metric)) return true;
    if (!kjr_number_at(x->lexicon, x->view, metric->text.start, metric->text.end, &number)) return true;
    addend *added = KJR_PUSH(x->allocator, all);
    if (!added) return false;
    kjr_decimal digits = number.value.coefficient;
    *added = (addend){id, all->count, metric->value, digits ? metric->value / digits : 0, total};
    return true;
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

static void set_parts(kjr_extractor *x, const addends *all, uint32_t first, uint32_t end, const addend *whole)
{
    for (uint32_t i = first; i < end; i = all->items[i].next) {
        kjr_metric *part = &x->facts->metrics.items[all->items[i].id - 1];
        if (part->parent != whole->id) part->parent_words = (kjr_words){0, 0};
        part->parent = whole->id;
    }
}

/* The figures below it, and again those below them: 总人口, 城镇, 乡村, 男, 女. What 其中 made a part of another figure
 * stays where they do not show that it stands beside it. */
static void find_parts_below(kjr_extractor *x, addends *all, uint32_t index)
{
    addend *whole = &all->items[index];
    sum s = {0};
    uint32_t first = index + 1;
    for (uint32_t i = first, passed = 0; i < all->count && passed < MOST_PARTS; passed++) {
        const addend *part = &all->items[i];
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
static void find_parts_above(kjr_extractor *x, addends *all, uint32_t index)
{
    const kjr_metric *metrics = x->facts->metrics.items;
    const addend *whole = &all->items[index];
    sum s = {0};
    for (uint32_t i = index, passed = 0; i > 0 && passed < MOST_PARTS; passed++) {
        const addend *part = &all->items[--i];
        if (metrics[part->id - 1].parent) continue;
        if (!are_of_one_unit(x, whole, part)) return;
        include(&s, part);
        if (s.value > whole->value + s.steps + whole->step) return;
        if (!makes_up(whole, &s)) continue;
        for (uint32_t k = i; k < index; k++) {
            kjr_metric *metric = &x->facts->metrics.items[all->items[k].id - 1];
            if (!metric->parent) metric->parent = whole->id;
        }
        return;
    }
}

/* What 其中 says is part of a figure stands for itself no more. */
static void pass_told_parts(const kjr_extractor *x, addends *all, uint32_t index)
{
    addend *whole = &all->items[index];
    while (whole->next < all->count) {
        const addend *part = &all->items[whole->next];
        if (x->facts->metrics.items[part->id - 1].parent != whole->id || part->value > whole->value) return;
        whole->next = part->next;
    }
}

static void add_up(kjr_extractor *x, addends *all, bool totals_only)
{
    for (uint32_t i = all->count; i-- > 0;) {
        pass_told_parts(x, all, i);
        if (all->items[i].total || !totals_only) find_parts_below(x, all, i);
    }
    for (uint32_t i = 0; i < all->count; i++) {
        if (all->items[i].total && all->items[i].next == i + 1) find_parts_above(x, all, i);
    }
}

/* ---- Tables */

static const kjr_cell *cell_of(const kjr_extractor *x, uint32_t id)
{
    const kjr_metric *metric = &x->facts->metrics.items[id - 1];
    return metric->flags & KJREP_FLAG_TABLE_CELL ? kjr_node_cell(x->outline, metric->node) : NULL;
}

/* The figures of one column, of the metrics [first, end). */
static bool add_up_column(kjr_extractor *x, const kjr_table *table, uint32_t column, uint32_t first, uint32_t end,
                          addends *all)
{
    all->count = 0;
    for (uint32_t id = first; id < end; id++) {
        const kjr_cell *cell = cell_of(x, id);
        if (cell->column != column) continue;
        if (!add(x, all, id, kjr_names_total(x->view, kjr_table_cell(x->outline, table, cell->row, 0)))) return false;
    }
    add_up(x, all, false);
    return true;
}

/* The figures of each row, where the head of a column calls it a total. */
static bool add_up_rows(kjr_extractor *x, const kjr_table *table, uint32_t first, uint32_t end, addends *all)
{
    uint64_t totals = 0;
    for (uint32_t column = 1; table->head_rows && column < table->columns && column < MOST_COLUMNS; column++) {
        const kjr_cell *head = kjr_table_cell(x->outline, table, table->head_rows - 1, column);
        totals |= (uint64_t)kjr_names_total(x->view, head) << column;
    }
    for (uint32_t id = first; totals && id < end;) {
        uint32_t row = cell_of(x, id)->row;
        for (all->count = 0; id < end && cell_of(x, id)->row == row; id++) {
            uint32_t column = cell_of(x, id)->column;
            if (x->facts->metrics.items[id - 1].parent) continue;
            if (!add(x, all, id, column < MOST_COLUMNS && totals >> column & 1)) return false;
        }
        add_up(x, all, true);
    }
    return true;
}

bool kjr_find_table_parts(kjr_extractor *x)
{
    addends all = {0};
    bool good = true;
    for (uint32_t first = 1, end; good && first <= x->facts->metrics.count; first = end) {
        const kjr_cell *cell = cell_of(x, first);
        end = first + 1;
        if (!cell) continue;
        const kjr_table *table = &x->outline->tables.items[cell->table];
        for (const kjr_cell *next; end <= x->facts->metrics.count && (next = cell_of(x, end)); end++)
            if (next->table != cell->table) break;
        for (uint32_t column = 1; good && column < table->columns && column < MOST_COLUMNS; column++)
            good = add_up_column(x, table, column, first, end, &all);
        good = good && add_up_rows(x, table, first, end, &all);
    }
    kjr_free(x->allocator, all.items);
    return good;
}
