/* Tables of plain text. A row on each line: cells set off by tabs, wide blanks or bars, lines of like shape. A cell on
 * each line: rows of words and then figures, row after row alike. Where the shape cannot be told the lines stay as they
 * are. */
#include "outline/outliner.h"

enum { MOST_CELLS = 64, LONGEST_CELL = 40, LONGEST_ROW = 240 };

/* ---- Figures */

bool kjr_is_figure(const kjr_view *view, uint32_t start, uint32_t end)
{
    static const uint16_t level[] = u"持平";
    enum { LONGEST = 20 };
    const uint32_t around = KJR_KIND(DASH) | KJR_KIND(PERCENT) | KJR_KIND(OPEN) | KJR_KIND(CLOSE) | KJR_KIND(SPACE) |
                            KJR_KIND(COMMA) | KJR_KIND(DOT) | KJR_KIND(SLASH);
    uint32_t digits = 0, others = 0;
    if (end - start > LONGEST || start == end) return false;
    if (end - start == 2 && kjr_view_is(view, start, end, level, 2)) return true;
    for (uint32_t at = start; at < end; at++) {
        uint16_t code = view->code[at];
        if (view->kind[at] == KJR_CHAR_DIGIT) digits++;
        else if (!(around >> view->kind[at] & 1u) && code != '+' && code != u'±' && code != u'·' && code != u'…')
            others++;
    }
    if (others) return false;
    bool nothing =
        view->kind[start] == KJR_CHAR_DASH || view->kind[start] == KJR_CHAR_SLASH || view->code[start] == u'…';
    return digits || nothing;
}

/* ---- A row on each line */

/* How the cells of a line are set off. */
enum { BY_NOTHING = 0, BY_BLANK = 1, BY_GAP = 2 };

typedef struct row_cells {
    uint32_t start[MOST_CELLS], end[MOST_CELLS];
    uint32_t count;
    uint32_t figures; /* cells, the first aside */
    uint8_t set_off;
} row_cells;

/* What stands between two characters of the text that follow each other in the view. */
static uint8_t gap_between(const kjr_view *view, uint32_t before, uint32_t after)
{
    uint32_t from = view->byte[before] + kjr_view_char_bytes(view, before), to = view->byte[after], blanks = 0;
    for (uint32_t byte = from; byte < to; byte++) {
        unsigned char here = (unsigned char)view->text[byte];
        if (here == '\t' || here == 0xE3) return BY_GAP; /* U+3000 */
        blanks += here == ' ' || here == 0xA0;
    }
    return blanks > 1 ? BY_GAP : blanks ? BY_BLANK : BY_NOTHING;
}

static bool is_bar(const kjr_view *view, uint32_t at)
{
    return view->code[at] == '|';
}

/* Cut a line where at least `set_off` stands between two characters; bars always cut. */
static bool cut_row(const kjr_view *view, const kjr_line *line, uint8_t set_off, row_cells *row)
{
    uint32_t last = UINT32_MAX; /* character of the open cell */
    *row = (row_cells){.set_off = set_off};
    for (uint32_t at = line->start; at < line->end; at++) {
        if (view->kind[at] == KJR_CHAR_SPACE) continue;
        if (is_bar(view, at)) {
            last = UINT32_MAX;
            continue;
        }
        if (last == UINT32_MAX || gap_between(view, last, at) >= set_off) {
            if (row->count == MOST_CELLS) return false;
            row->start[row->count++] = at;
        }
        row->end[row->count - 1] = at + 1;
        if (row->end[row->count - 1] - row->start[row->count - 1] > LONGEST_CELL) return false;
        last = at;
    }
    for (uint32_t i = 1; i < row->count; i++)
        row->figures += kjr_is_figure(view, row->start[i], row->end[i]);
    return row->count > 1;
}

/* No line of a table goes on over furniture of the page, which is a node of its own. */
static bool is_whole(const kjr_view *view, const kjr_line *line)
{
    return !view->joins.count || kjr_view_joins_upto(view, line->start) == kjr_view_joins_upto(view, line->end);
}

static bool may_be_row(const kjr_outliner *o, uint32_t line)
{
    const kjr_line *here = kjr_line_at(o, line);
    uint32_t ends = KJR_KIND(SENTENCE_END) | KJR_KIND(SEMICOLON) | KJR_KIND(COLON);
    return line < o->tail && o->blocks[line].kind == KJREP_NODE_PARAGRAPH && kjr_line_length(here) <= LONGEST_ROW &&
           !(ends >> o->view->kind[here->end - 1] & 1u) && is_whole(o->view, here);
}

/* A row with figures; its cells are set off by more than one blank if possible. */
static bool read_row(const kjr_outliner *o, uint32_t line, row_cells *row)
{
    if (!may_be_row(o, line)) return false;
    const kjr_line *here = kjr_line_at(o, line);
    if (cut_row(o->view, here, BY_GAP, row) && row->figures) return true;
    return cut_row(o->view, here, BY_BLANK, row) && row->figures &&
           kjr_is_figure(o->view, row->start[row->count - 1], row->end[row->count - 1]) &&
           !o->blocks[line].label.family;
}

/* The rows of figures that begin at `line`: the line where their head, if it has one, begins; `line` + 1 where none do. */
uint32_t kjr_head_of_rows(const kjr_outliner *o, uint32_t line)
{
    enum { FEWEST_FIGURES = 2 };
    row_cells row, next, head;
    bool rows = read_row(o, line, &row) && row.set_off == BY_GAP && row.figures >= FEWEST_FIGURES &&
                line + 1 < o->tail && read_row(o, line + 1, &next) && next.count == row.count &&
                next.figures >= FEWEST_FIGURES;
    if (!rows) return line + 1;
    bool headed = line > 1 && may_be_row(o, line - 1) && cut_row(o->view, kjr_line_at(o, line - 1), BY_GAP, &head) &&
                  head.count == row.count && !head.figures;
    return line - headed;
}

static bool add_row(kjr_outliner *o, uint32_t index, const row_cells *row, bool head)
{
    for (uint32_t i = 0; i < row->count; i++) {
        bool heads = head || (i == 0 && !kjr_is_figure(o->view, row->start[i], row->end[i]));
        if (!kjr_add_cell(o, index, i, row->start[i], row->end[i], heads)) return false;
    }
    return true;
}

static bool add_line_cell(kjr_outliner *o, uint32_t line, uint32_t row, uint32_t column, bool head)
{
    const kjr_line *here = kjr_line_at(o, line);
    o->blocks[line].kind = KJREP_NODE_TABLE;
    return kjr_add_cell(o, row, column, here->start, here->end, head);
}

/* Does line `line` have figures in cells like those of `shape`? */
static bool is_like(const kjr_outliner *o, uint32_t line, const row_cells *shape)
{
    row_cells row;
    return read_row(o, line, &row) && row.count == shape->count && row.set_off == shape->set_off;
}

/* 二、农业 on a line of one cell above a row: a name for the rows that follow. */
static bool is_section_line(const kjr_outliner *o, uint32_t line, const row_cells *shape)
{
    enum { LONGEST_SECTION = 20 };
    row_cells row;
    if (line < o->body || !may_be_row(o, line) || o->blocks[line].text) return false;
    const kjr_line *here = kjr_line_at(o, line);
    if (kjr_line_length(here) > LONGEST_SECTION || kjr_is_figure(o->view, here->start, here->end)) return false;
    bool cells = cut_row(o->view, here, shape->set_off, &row);
    return !cells && row.count == 1 && is_like(o, line + 1, shape);
}

/* Line `line` as heads: it has as many cells as a row, and no figures. */
static bool read_head_row(const kjr_outliner *o, uint32_t line, const row_cells *body, row_cells *head)
{
    if (line < o->body || !may_be_row(o, line)) return false;
    return cut_row(o->view, kjr_line_at(o, line), body->set_off, head) && head->count == body->count && !head->figures;
}

/* The lines of heads and of a section above the first row at `first`; their number in *lines. */
static bool take_head_rows(kjr_outliner *o, uint32_t first, const row_cells *body, uint32_t *lines)
{
    row_cells head;
    kjr_table *table = &o->outline->tables.items[o->outline->tables.count - 1];
    uint32_t section = first > o->body + 1 && is_section_line(o, first - 1, body), above = first - section;
    *lines = 0;
    if (above == 0 || !read_head_row(o, above - 1, body, &head)) return true;
    table->head_rows = 1;
    o->blocks[above - 1].kind = KJREP_NODE_TABLE;
    *lines = 1 + section;
    return add_row(o, 0, &head, true) && (!section || add_line_cell(o, first - 1, 1, 0, true));
}

/* A table of rows that starts at `first`; *behind is the line behind it, or `first` when there is none. */
static bool take_rows(kjr_outliner *o, uint32_t first, uint32_t *behind)
{
    enum { FEWEST = 2, FEWEST_BY_BLANK = 3 };
    row_cells row, next;
    uint32_t end = first, index, rows = 0;
    *behind = first;
    if (!read_row(o, first, &row)) return true;
    for (; is_like(o, end, &row) || is_section_line(o, end, &row); end++)
        rows += is_like(o, end, &row);
    if (rows < (row.set_off == BY_GAP ? FEWEST : FEWEST_BY_BLANK)) return true;
    if (!kjr_open_table(o) || !take_head_rows(o, first, &row, &index)) return false;
    for (uint32_t line = first; line < end; line++, index++) {
        bool good = is_like(o, line, &row) ? read_row(o, line, &next) && add_row(o, index, &next, false)
                                           : add_line_cell(o, line, index, 0, true);
        if (!good) return false;
        o->blocks[line].kind = KJREP_NODE_TABLE;
    }
    *behind = end;
    return true;
}

/* ---- A cell on each line */

enum { NO_CELL = 0, WORDS = 1, FIGURE = 2 };

static int cell_kind(const kjr_outliner *o, uint32_t line)
{
    if (line >= o->tail || o->blocks[line].kind != KJREP_NODE_PARAGRAPH) return NO_CELL;
    const kjr_line *here = kjr_line_at(o, line);
    if (!is_whole(o->view, here)) return NO_CELL;
    if (kjr_is_figure(o->view, here->start, here->end)) return FIGURE;
    uint32_t ends = KJR_KIND(SENTENCE_END) | KJR_KIND(SEMICOLON);
    bool sentence = ends >> o->view->kind[here->end - 1] & 1u;
    return kjr_line_length(here) <= LONGEST_CELL && !sentence ? WORDS : NO_CELL;
}

/* Lines from `line` on: so many of words, and then so many of figures. */
typedef struct group {
    uint32_t words, figures;
} group;

static group read_group(const kjr_outliner *o, uint32_t line)
{
    group g = {0, 0};
    row_cells row;
    while (cell_kind(o, line + g.words) == WORDS && !read_row(o, line + g.words, &row))
        g.words++;
    while (cell_kind(o, line + g.words + g.figures) == FIGURE)
        g.figures++;
    return g;
}

/* 同比增长（%）, 产量, 指标值: does the line end as heads of columns do? */
static bool is_head_line(const kjr_outliner *o, uint32_t line)
{
    const kjr_line *here = kjr_line_at(o, line);
    uint32_t last = here->end - 1;
    bool closes = o->view->kind[last] == KJR_CHAR_CLOSE || o->view->kind[last] == KJR_CHAR_PERCENT;
    return closes || kjr_is_one_of(o->view->code[last], u"量值数额率幅重长速年月比位度标");
}

/* 期末畜禽出栏 on a line between head and first row: a name for the rows that follow. */
static uint32_t section_lines(const kjr_outliner *o, uint32_t first, uint32_t row)
{
    return row > first + 1 && !is_head_line(o, row - 1) && is_head_line(o, row - 2) ? 1 : 0;
}

/* Lines behind the last 单位: of the words above the first row. */
static uint32_t head_lines(const kjr_outliner *o, uint32_t first, uint32_t end)
{
    for (uint32_t line = end; line-- > first;) {
        const kjr_line *here = kjr_line_at(o, line);
        if (kjr_starts_with(o->view, here->start, here->end, u"单位") ||
            kjr_starts_with(o->view, here->start, here->end, u"(单位"))
            return end - line - 1;
    }
    return end - first;
}

/* The head row of a table whose first row starts at `row`: a line for each column, or for each column of figures. */
static bool take_head(kjr_outliner *o, uint32_t first, uint32_t row, group shape)
{
    uint32_t columns = shape.words + shape.figures, lines = head_lines(o, first, row);
    uint32_t skipped = lines == shape.figures ? shape.words : 0;
    if (!skipped && lines < columns) return true;
    o->outline->tables.items[o->outline->tables.count - 1].head_rows = 1;
    for (uint32_t column = skipped; column < columns; column++) {
        if (!add_line_cell(o, row - columns + column, 0, column, true)) return false;
    }
    return true;
}

/* Is it a row, or one with a name for rows above it? */
static bool is_row(group g, group shape)
{
    return g.figures == shape.figures && (g.words == shape.words || g.words == shape.words + 1);
}

/* The rows from line `at` to `end`, the first with `section` lines above it. */
static bool take_body(kjr_outliner *o, uint32_t at, uint32_t end, group shape, uint32_t section)
{
    uint32_t row = o->outline->tables.items[o->outline->tables.count - 1].head_rows;
    while (at < end) {
        if (section && !add_line_cell(o, at++, row++, 0, true)) return false;
        for (uint32_t column = 0; column < shape.words + shape.figures; column++, at++) {
            if (!add_line_cell(o, at, row, column, column < shape.words)) return false;
        }
        row++;
        section = at < end && read_group(o, at).words > shape.words;
    }
    return true;
}

/* A table of cells whose first words start at `first`; *behind is the line behind it, or behind its first figures. */
static bool take_cells(kjr_outliner *o, uint32_t first, uint32_t *behind)
{
    enum { FEWEST_CELLS = 6 };
    group top = read_group(o, first), shape, next;
    uint32_t line = first + top.words + top.figures, rows = 1;
    *behind = line;
    if (!top.words || !top.figures) return true;
    shape = read_group(o, line);
    if (!shape.words || shape.figures != top.figures || shape.words > top.words) return true;
    for (next = shape; is_row(next, shape); rows++) {
        line += next.words + next.figures;
        next = read_group(o, line);
    }
    if (rows * (shape.words + shape.figures) < FEWEST_CELLS) return true;
    if (!kjr_open_table(o)) return false;
    uint32_t row = first + top.words - shape.words, section = section_lines(o, first, row);
    if (!take_head(o, first, row - section, shape) || !take_body(o, row - section, line, shape, section)) return false;
    *behind = line;
    return true;
}

bool kjr_take_flat_table(kjr_outliner *o, uint32_t line, uint32_t *behind)
{
    if (!take_rows(o, line, behind)) return false;
    return *behind > line || take_cells(o, line, behind);
}
