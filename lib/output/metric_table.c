#include <string.h>

#include "base/decimal.h"
#include "base/utf8.h"
#include "output/captions.h"
#include "output/forms.h"
#include "output/width.h"

enum { COLUMNS = 9, CELL_BYTES = 256, MARGIN = 2 };

/* A column is as wide as what stands in it, and no wider than this; together they keep to 120 cells. */
static const struct {
    int32_t caption;
    size_t most;
    bool right, whole; /* aligned right; never cut */
} columns[COLUMNS] = {
    {KJR_CAPTION_ID, 5, true, true},        {KJR_CAPTION_LINE, 5, true, true},
    {KJR_CAPTION_FIGURE, 16, false, false}, {KJR_CAPTION_VALUE, 14, true, true},
    {KJR_CAPTION_UNIT, 6, false, false},    {KJR_CAPTION_SUBJECT, 24, false, false},
    {KJR_CAPTION_PERIOD, 12, false, false}, {KJR_CAPTION_HOW, 15, false, false},
    {KJR_CAPTION_PART_OF, 7, false, false},
};

typedef struct cell {
    size_t len;
    char text[CELL_BYTES];
} cell;

/* ---- What stands in a row */

static void add(cell *out, const char *text, size_t len)
{
    uint32_t code_point;
    size_t fits = 0, size;
    while (fits < len && (size = kjr_utf8_decode(text + fits, len - fits, &code_point)) != 0 &&
           out->len + fits + size < CELL_BYTES)
        fits += size;
    memcpy(out->text + out->len, text, fits);
    out->len += fits;
}

static void add_text(cell *out, const char *text)
{
    add(out, text, strlen(text));
}

/* A word after a blank. */
static void add_word(cell *out, const char *text, size_t len)
{
    if (!len) return;
    if (out->len) add_text(out, " ");
    add(out, text, len);
}

static void add_number(cell *out, uint64_t number)
{
    char digits[KJR_NUMBER_DIGITS];
    add(out, digits, kjr_number_digits(number, digits));
}

static void add_words(cell *out, const kjrep_report *report, kjrep_metric metric, int32_t which)
{
    size_t len;
    const char *words = kjrep_metric_words(report, metric, which, &len);
    add_word(out, words, len);
}

static void add_value(cell *out, const kjrep_report *report, kjrep_metric metric)
{
    char text[48];
    if (kjrep_metric_decimal(report, metric, KJREP_DECIMAL_VALUE, text, sizeof text) != KJREP_OK) {
        add_text(out, "-");
        return;
    }
    add_text(out, text);
    if (kjrep_metric_decimal(report, metric, KJREP_DECIMAL_VALUE_HIGH, text, sizeof text) != KJREP_OK) return;
    add_text(out, "..");
    add_text(out, text);
}

static void add_caption(cell *out, const char *caption)
{
    add_word(out, caption, strlen(caption));
}

static void fill_row(cell row[COLUMNS], const kjrep_report *report, kjrep_metric metric, int32_t language)
{
    uint64_t start = 0;
    uint32_t line = 0;
    for (int i = 0; i < COLUMNS; i++)
        row[i].len = 0;
    kjrep_metric_place(report, metric, &start, NULL);
    kjrep_text_locate(report, start, NULL, &line, NULL);
    add_number(&row[0], metric);
    add_number(&row[1], line);
    add_words(&row[2], report, metric, KJREP_WORDS_TEXT);
    add_value(&row[3], report, metric);
    const char *unit = kjrep_metric_unit(report, metric);
    if (unit) add_text(&row[4], unit);
    add_words(&row[5], report, metric, KJREP_WORDS_OF);
    add_words(&row[5], report, metric, KJREP_WORDS_SUBJECT);
    add_words(&row[6], report, metric, KJREP_WORDS_PERIOD);
    add_caption(&row[7], kjr_change_caption(kjrep_metric_change(report, metric), language));
    add_caption(&row[7], kjr_basis_caption(kjrep_metric_basis(report, metric), language));
    add_caption(&row[7], kjr_modality_caption(kjrep_metric_modality(report, metric), language));
    kjrep_metric parent = kjrep_metric_parent(report, metric);
    if (parent) {
        add_text(&row[8], "#");
        add_number(&row[8], parent);
    }
}

/* ---- Writing */

static void measure(const cell row[COLUMNS], size_t widths[COLUMNS])
{
    for (int i = 0; i < COLUMNS; i++) {
        size_t width = kjr_text_width(row[i].text, row[i].len);
        if (width > columns[i].most) width = columns[i].most;
        if (width > widths[i]) widths[i] = width;
    }
}

static void write_row(kjr_writer *writer, const cell row[COLUMNS], const size_t widths[COLUMNS])
{
    int last = COLUMNS - 1;
    while (last > 0 && !row[last].len)
        last--;
    for (int i = 0; i <= last; i++) {
        size_t width = kjr_text_width(row[i].text, row[i].len), room = columns[i].whole ? width : widths[i];
        if (i) kjr_put_repeated(writer, ' ', MARGIN);
        if (columns[i].right && width < widths[i]) kjr_put_repeated(writer, ' ', widths[i] - width);
        if (columns[i].right || i == last) kjr_put_cut(writer, row[i].text, row[i].len, room);
        else kjr_put_column(writer, row[i].text, row[i].len, room);
    }
    kjr_put_text(writer, "\n");
}

void kjr_write_metric_table(kjr_writer *writer, const kjrep_report *report, int32_t language)
{
    cell row[COLUMNS] = {{0}};
    size_t widths[COLUMNS] = {0};
    uint32_t count = kjr_metric_count(writer, report);
    const char *name = kjrep_report_name(report);
    kjr_put_line_text(writer, name, strlen(name));
    kjr_put_text(writer, ": ");
    kjr_put_number(writer, count);
    kjr_put_text(writer, " ");
    kjr_put_text(writer, kjr_caption(KJR_CAPTION_METRICS, language));
    kjr_put_text(writer, "\n");
    if (count) {
        for (int i = 0; i < COLUMNS; i++) {
            row[i].len = 0;
            add_text(&row[i], kjr_caption(columns[i].caption, language));
            widths[i] = kjr_text_width(row[i].text, row[i].len);
        }
        cell headings[COLUMNS];
        memcpy(headings, row, sizeof headings);
        for (kjrep_metric metric = 0; (metric = kjr_next_metric(writer, report, metric)) != 0;) {
            fill_row(row, report, metric, language);
            measure(row, widths);
        }
        write_row(writer, headings, widths);
    }
    for (kjrep_metric metric = 0; (metric = kjr_next_metric(writer, report, metric)) != 0;) {
        fill_row(row, report, metric, language);
        write_row(writer, row, widths);
    }
    kjr_put_text(writer, "\n");
}
