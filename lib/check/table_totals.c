/* KJ-A009: rows and columns of tables that are called totals. A total that differs is told only where the table shows
 * elsewhere that its totals add up these rows: in another column, or in other rows. */
#include "check/reading.h"
#include "check/totals.h"

#include "base/error.h"

enum { MOST_COLUMNS = 64, FEWEST_PARTS = 2 };

/* ---- Cells */

typedef struct number {
    kjr_interval value;
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
    read.value = (kjr_interval){value - half, value + 2 * half, true, true, false, half > 0};
    read.known = true;
    return read;
}

static bool holds(const kjr_checker *c, const kjr_cell *cell, const uint16_t *const *words)
{
    return cell && kjr_holds_one_of(c->view, cell->start, cell->end, words);
}

static bool is_total(const kjr_checker *c, const kjr_cell *cell)
{
    static const uint16_t *const words[] = {u"合计", u"总计", u"共计", u"小计", u"合 计", u"总 计", NULL};
    return holds(c, cell, words) && cell->end - cell->start <= 6;
}

/* 其中：甲 stands under a row that already counts it. */
static bool is_inner(const kjr_checker *c, const kjr_cell *cell)
{
    static const uint16_t *const words[] = {u"其中", u"#", u"含", NULL};
    return holds(c, cell, words);
}

/* Rates, prices, ranks and the like do not add up. */
static bool is_additive(const kjr_checker *c, const kjr_table *table, uint32_t column)
{
    static const uint16_t *const words[] = {u"率", u"比",   u"%",    u"均",   u"价",   u"序",   u"排", u"名次", u"增长",
                                            u"增", u"年份", u"编号", u"指数", u"得分", u"密度", u"位", u"号",   NULL};
    for (uint32_t row = 0; row < table->head_rows; row++) {
        if (holds(c, kjr_table_cell(c->outline, table, row, column), words)) return false;
    }
    return true;
}

/* ---- Columns */

/* The rows of a table whose totals are looked at: [first, last) are added up to `total`. */
typedef struct band {
    const kjr_table *table;
    uint32_t first, last, total;
} band;

/* Adds up a column; false where a cell is no number, or where there is nothing to add. */
static bool add_column(const kjr_checker *c, const band *b, uint32_t column, kjr_interval *sum, number *total)
{
    uint32_t parts = 0;
    *sum = kjr_interval_exactly(0);
    const kjr_cell *cell = kjr_table_cell(c->outline, b->table, b->total, column);
    *total = cell ? read_cell(c->view, cell) : (number){.known = false};
    if (!total->known || !is_additive(c, b->table, column)) return false;
    for (uint32_t row = b->first; row < b->last; row++) {
        const kjr_cell *name = kjr_table_cell(c->outline, b->table, row, 0);
        const kjr_cell *part = kjr_table_cell(c->outline, b->table, row, column);
        if (is_inner(c, name)) continue;
        number read = part ? read_cell(c->view, part) : (number){.known = false};
        if (!read.known || is_total(c, name) || !kjr_interval_add(sum, read.value)) return false;
        parts++;
    }
    return parts >= FEWEST_PARTS;
}

static void report(kjr_checker *c, const band *b, uint32_t column, const kjr_interval *sum, bool right)
{
    static const kjr_message wrong = {{"the rows of this column come to {2}; the total says {1}",
                                       "本列各行合计为{2}，合计栏为{1}", "本列各行合計為{2}，合計欄為{1}"}};
    static const kjr_message holds_message = {
        {"the rows of this column come to {1}", "本列各行合计与“{1}”相符", "本列各行合計與「{1}」相符"}};
    static const kjr_message part = {{"a row", "分项", "分項"}};
    const kjr_cell *total = kjr_table_cell(c->outline, b->table, b->total, column);
    kjr_words words = {total->start, total->end};
    const kjr_argument *arguments = KJR_ARGUMENTS(kjr_say_words(words), kjr_say_interval(*sum, "1"));
    if (right) kjr_check_pass(c, words, &holds_message, arguments);
    else kjr_check_fail(c, words, &wrong, arguments);
    for (uint32_t row = b->first; row < b->last; row++) {
        const kjr_cell *cell = kjr_table_cell(c->outline, b->table, row, column);
        if (cell && !is_inner(c, kjr_table_cell(c->outline, b->table, row, 0)))
            kjr_check_relate(c, (kjr_words){cell->start, cell->end}, &part, KJR_NO_ARGUMENTS);
    }
}

static void check_band(kjr_checker *c, const band *b)
{
    enum { UNKNOWN, RIGHT, WRONG };
    uint8_t verdicts[MOST_COLUMNS] = {UNKNOWN};
    kjr_interval sums[MOST_COLUMNS];
    uint32_t right = 0, wrong = 0, columns = b->table->columns < MOST_COLUMNS ? b->table->columns : MOST_COLUMNS;
    for (uint32_t column = 1; column < columns; column++) {
        number total;
        if (!add_column(c, b, column, &sums[column], &total)) continue;
        bool meets = kjr_intervals_meet(sums[column], total.value);
        verdicts[column] = meets ? RIGHT : WRONG;
        right += meets;
        wrong += !meets;
    }
    for (uint32_t column = 1; column < columns; column++) {
        if (verdicts[column] == RIGHT) report(c, b, column, &sums[column], true);
        else if (verdicts[column] == WRONG && right >= wrong) report(c, b, column, &sums[column], false);
    }
}

/* A total stands behind its rows, from the total before it on; or at the top, before all of them. */
static void check_table(kjr_checker *c, const kjr_table *table)
{
    enum { MOST_ROWS = 2000 };
    uint32_t first = table->head_rows, rows = table->rows < MOST_ROWS ? table->rows : MOST_ROWS;
    for (uint32_t row = table->head_rows; row < rows; row++) {
        if (!is_total(c, kjr_table_cell(c->outline, table, row, 0))) continue;
        band b = {table, first, row, row};
        if (row == table->head_rows) b = (band){table, row + 1, rows, row};
        check_band(c, &b);
        first = row + 1;
    }
}

void kjr_check_table_totals(kjr_checker *c)
{
    for (uint32_t i = 0; i < c->outline->tables.count && c->status >= 0; i++)
        check_table(c, &c->outline->tables.items[i]);
}
