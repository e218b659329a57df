/* KJ-A009: rows and columns of tables that are called totals. A total that differs is told only where the table shows
 * elsewhere that its totals add up these lines, or where one digit explains the difference. */
#include "check/reading.h"
#include "check/totals.h"

#include "base/error.h"
#include "extract/table_parts.h"

enum { MOST_PLACES = 64, FEWEST_PARTS = 2 };

/* ---- Cells */

typedef struct number {
    kjr_decimal printed;
    kjr_interval value; /* that it may be rounded from */
    bool known;
} number;

/* 1,234.5 -3 １２: the whole cell must be a number. */
static number read_cell(const kjr_view *view, const kjr_cell *cell)
{
    enum { MOST_DIGITS = 20 };
    number read = {.known = false};
    kjr_decimal value = 0;
    int digits = 0, decimals = 0;
    bool point = false, negative = false;
    for (uint32_t at = cell->start; at < cell->end; at++) {
        uint8_t kind = view->kind[at];
        if (kind == KJR_CHAR_DIGIT) {
            value = value * 10 + (view->code[at] - '0');
            decimals += point;
            if (++digits > MOST_DIGITS) return read;
        } else if (kind == KJR_CHAR_DOT && !point) {
            point = true;
        } else if (kind == KJR_CHAR_DASH && at == cell->start) {
            negative = true;
        } else if (kind != KJR_CHAR_COMMA && kind != KJR_CHAR_SPACE) {
            return read;
        }
    }
    if (!digits || !kjr_decimal_scale(negative ? -value : value, -decimals, &value)) return read;
    kjr_decimal half = decimals ? kjr_decimal_power(-decimals) / 2 : 0;
    read.printed = value;
    read.value = (kjr_interval){value - half, value + 2 * half, true, true, false, half > 0};
    read.known = true;
    return read;
}

static bool holds(const kjr_checker *c, const kjr_cell *cell, const uint16_t *const *words)
{
    return cell && kjr_holds_one_of(c->view, cell->start, cell->end, words);
}

/* 其中：甲 stands under a row that already counts it. */
static bool is_inner(const kjr_checker *c, const kjr_cell *cell)
{
    static const uint16_t *const words[] = {u"其中", u"#", u"含", NULL};
    return holds(c, cell, words);
}

/* ---- The table, by rows or by columns */

/* Lines are added up place by place: rows column by column, or columns row by row. */
typedef struct grid {
    const kjr_table *table;
    bool by_columns;
    uint32_t lines, places, first_line, first_place;
    uint64_t additive; /* places whose heads say nothing against adding up, bits; where `judged` */
    bool judged;
} grid;

static grid make_grid(const kjr_table *table, bool by_columns)
{
    enum { MOST_LINES = 2000 };
    uint32_t lines = by_columns ? table->columns : table->rows, places = by_columns ? table->rows : table->columns;
    return (grid){.table = table,
                  .by_columns = by_columns,
                  .lines = lines < MOST_LINES ? lines : MOST_LINES,
                  .places = places < MOST_PLACES ? places : MOST_PLACES,
                  .first_line = by_columns ? 1 : table->head_rows,
                  .first_place = by_columns ? table->head_rows : 1};
}

static const kjr_cell *cell_of(const kjr_checker *c, const grid *g, uint32_t line, uint32_t place)
{
    return kjr_table_cell(c->outline, g->table, g->by_columns ? place : line, g->by_columns ? line : place);
}

/* The cell that names a line: the first of a row, or the lowest head of a column. */
static const kjr_cell *name_of(const kjr_checker *c, const grid *g, uint32_t line)
{
    return g->first_place ? cell_of(c, g, line, g->first_place - 1) : NULL;
}

/* Rates, prices, ranks and the like do not add up. */
static bool is_additive(const kjr_checker *c, const grid *g, uint32_t place)
{
    static const uint16_t *const words[] = {u"率", u"比",   u"%",    u"均",   u"价",   u"序",   u"排", u"名次", u"增长",
                                            u"增", u"年份", u"编号", u"指数", u"得分", u"密度", u"位", u"号",   NULL};
    for (uint32_t line = 0; line < g->first_line; line++) {
        if (holds(c, cell_of(c, g, line, place), words)) return false;
    }
    return true;
}

static void judge_places(const kjr_checker *c, grid *g)
{
    if (g->judged) return;
    g->judged = true;
    for (uint32_t place = g->first_place; place < g->places; place++)
        g->additive |= (uint64_t)is_additive(c, g, place) << place;
}

/* ---- Sums */

/* The lines [first, last) are added up to `total`. */
typedef struct band {
    const grid *grid;
    uint32_t first, last, total;
} band;

typedef struct sum {
    kjr_decimal printed;
    kjr_interval value;
    number total;
} sum;

/* Adds up the lines at one place; false where a cell is no number, or where there is nothing to add. */
static bool add_up(const kjr_checker *c, const band *b, uint32_t place, sum *made)
{
    uint32_t parts = 0;
    const kjr_cell *cell = cell_of(c, b->grid, b->total, place);
    *made = (sum){.value = kjr_interval_exactly(0)};
    if (!cell || !(b->grid->additive >> place & 1)) return false;
    made->total = read_cell(c->view, cell);
    for (uint32_t line = b->first; line < b->last && made->total.known; line++) {
        const kjr_cell *name = name_of(c, b->grid, line), *part = cell_of(c, b->grid, line, place);
        if (is_inner(c, name)) continue;
        number read = part ? read_cell(c->view, part) : (number){.known = false};
        if (!read.known || kjr_names_total(c->view, name) || !kjr_interval_add(&made->value, read.value)) return false;
        if (!kjr_decimal_add(made->printed, read.printed, &made->printed)) return false;
        parts++;
    }
    return parts >= FEWEST_PARTS;
}

static void report(kjr_checker *c, const band *b, uint32_t place, const sum *made, uint8_t level)
{
    static const kjr_message wrong_rows = {{"the rows of this column come to {2}; the total says {1}",
                                            "本列各行合计为{2}，合计栏为{1}", "本列各行合計為{2}，合計欄為{1}"}};
    static const kjr_message wrong_columns = {{"the columns of this row come to {2}; the total says {1}",
                                               "本行各列合计为{2}，合计栏为{1}", "本行各列合計為{2}，合計欄為{1}"}};
    static const kjr_message right_rows = {
        {"the rows of this column come to {1}", "本列各行合计与“{1}”相符", "本列各行合計與「{1}」相符"}};
    static const kjr_message right_columns = {
        {"the columns of this row come to {1}", "本行各列合计与“{1}”相符", "本行各列合計與「{1}」相符"}};
    static const kjr_message part = {{"a part", "分项", "分項"}};
    const kjr_cell *total = cell_of(c, b->grid, b->total, place);
    kjr_words words = {total->start, total->end};
    const kjr_argument *arguments = KJR_ARGUMENTS(kjr_say_words(words), kjr_say_interval(made->value, "1"));
    if (level == KJREP_LEVEL_NONE)
        kjr_check_pass(c, words, b->grid->by_columns ? &right_columns : &right_rows, arguments);
    else
        kjr_check_fail_at(c, level, kjr_span_of(c, words), b->grid->by_columns ? &wrong_columns : &wrong_rows,
                          arguments);
    for (uint32_t line = b->first; line < b->last; line++) {
        const kjr_cell *cell = cell_of(c, b->grid, line, place);
        if (cell && !is_inner(c, name_of(c, b->grid, line)))
            kjr_check_relate(c, (kjr_words){cell->start, cell->end}, &part, KJR_NO_ARGUMENTS);
    }
}

static void check_band(kjr_checker *c, const band *b)
{
    enum { UNKNOWN, RIGHT, WRONG, MISPRINT };
    uint8_t verdicts[MOST_PLACES] = {UNKNOWN};
    sum sums[MOST_PLACES];
    uint32_t right = 0, wrong = 0;
    for (uint32_t place = b->grid->first_place; place < b->grid->places; place++) {
        sum *made = &sums[place];
        if (!add_up(c, b, place, made)) continue;
        bool meets = kjr_intervals_meet(made->value, made->total.value);
        verdicts[place] = meets ? RIGHT : kjr_is_misprint(made->printed, made->total.printed) ? MISPRINT : WRONG;
        right += meets;
        wrong += !meets;
    }
    for (uint32_t place = b->grid->first_place; place < b->grid->places; place++) {
        bool proved = right && right >= wrong, likely = right + 1 >= wrong && verdicts[place] == MISPRINT;
        if (verdicts[place] == RIGHT) report(c, b, place, &sums[place], KJREP_LEVEL_NONE);
        else if (verdicts[place] != UNKNOWN && (proved || likely))
            report(c, b, place, &sums[place], proved ? c->rule->level : KJREP_LEVEL_WARNING);
    }
}

/* A total stands behind its lines, from the total before it on; or before all of them. */
static void check_lines(kjr_checker *c, grid *g)
{
    uint32_t first = g->first_line;
    for (uint32_t line = g->first_line; line < g->lines; line++) {
        if (!kjr_names_total(c->view, name_of(c, g, line))) continue;
        judge_places(c, g);
        band b = {g, first, line, line};
        if (line == g->first_line) b = (band){g, line + 1, g->lines, line};
        check_band(c, &b);
        first = line + 1;
    }
}

void kjr_check_table_totals(kjr_checker *c)
{
    for (uint32_t i = 0; i < c->outline->tables.count && c->status >= 0; i++) {
        const kjr_table *table = &c->outline->tables.items[i];
        grid rows = make_grid(table, false), columns = make_grid(table, true);
        check_lines(c, &rows);
        if (table->head_rows) check_lines(c, &columns);
    }
}
