#include <string.h>

#include "output/captions.h"
#include "output/forms.h"
#include "output/width.h"

enum { CAPTION_CELLS = 10, VALUE_CELLS = 30, WORDS_CELLS = 60 };

static void put_place(kjr_writer *writer, const kjrep_report *report, uint64_t byte)
{
    uint32_t line = 0, column = 0;
    kjrep_text_locate(report, byte, NULL, &line, &column);
    kjr_put_number(writer, line);
    kjr_put_text(writer, ":");
    kjr_put_number(writer, column);
}

/* One attribute: its name, what it is, the words that gave it and where they stand. Nothing where both are empty. */
static void write_row(kjr_writer *writer, const kjrep_report *report, kjrep_metric metric, const char *caption,
                      const char *value, int32_t which)
{
    size_t len = 0;
    const char *words = which ? kjrep_metric_words(report, metric, which, &len) : NULL;
    if (!*value && !words) return;
    kjr_put_text(writer, "    ");
    kjr_put_column(writer, caption, strlen(caption), CAPTION_CELLS);
    if (!words) {
        kjr_put_text(writer, value);
    } else {
        uint64_t start = 0;
        size_t width = kjr_text_width(value, strlen(value));
        kjr_put_text(writer, value);
        kjr_put_repeated(writer, ' ', width < VALUE_CELLS ? VALUE_CELLS - width : 1);
        kjrep_metric_words_place(report, metric, which, &start, NULL);
        kjr_put_text(writer, "\xE2\x80\x9C");
        kjr_put_cut(writer, words, len, WORDS_CELLS);
        kjr_put_text(writer, "\xE2\x80\x9D ");
        put_place(writer, report, start);
    }
    kjr_put_text(writer, "\n");
}

static void put_decimal(kjr_writer *writer, const kjrep_report *report, kjrep_metric metric, int32_t which)
{
    char text[48];
    bool present = kjrep_metric_decimal(report, metric, which, text, sizeof text) == KJREP_OK;
    if (present) kjr_put_text(writer, text);
    else kjr_put_text(writer, which == KJREP_DECIMAL_LOW ? "-\xE2\x88\x9E" : "\xE2\x88\x9E");
}

static void write_interval(kjr_writer *writer, const kjrep_report *report, kjrep_metric metric, int32_t language)
{
    uint32_t flags = kjrep_metric_flags(report, metric);
    char text[48];
    bool low = kjrep_metric_decimal(report, metric, KJREP_DECIMAL_LOW, text, sizeof text) == KJREP_OK;
    bool high = kjrep_metric_decimal(report, metric, KJREP_DECIMAL_HIGH, text, sizeof text) == KJREP_OK;
    const char *caption = kjr_caption(KJR_CAPTION_INTERVAL, language);
    if (!low && !high) return;
    kjr_put_text(writer, "    ");
    kjr_put_column(writer, caption, strlen(caption), CAPTION_CELLS);
    kjr_put_text(writer, !low || flags & KJREP_FLAG_LOW_OPEN ? "(" : "[");
    put_decimal(writer, report, metric, KJREP_DECIMAL_LOW);
    kjr_put_text(writer, ", ");
    put_decimal(writer, report, metric, KJREP_DECIMAL_HIGH);
    kjr_put_text(writer, !high || flags & KJREP_FLAG_HIGH_OPEN ? ")\n" : "]\n");
}

static void write_flags(kjr_writer *writer, const kjrep_report *report, kjrep_metric metric, int32_t language)
{
    uint32_t flags = kjrep_metric_flags(report, metric);
    const char *caption = kjr_caption(KJR_CAPTION_FLAGS, language);
    bool any = false;
    for (uint32_t flag = 1; flag && flag <= flags; flag <<= 1) {
        const char *name = flags & flag ? kjrep_metric_flag_name(flag) : NULL;
        if (!name) continue;
        kjr_put_text(writer, any ? " " : "    ");
        if (!any) kjr_put_column(writer, caption, strlen(caption), CAPTION_CELLS);
        kjr_put_text(writer, name);
        any = true;
    }
    if (any) kjr_put_text(writer, "\n");
}

/* `path:line:column: figure = value unit (#id)` */
static void write_head(kjr_writer *writer, const kjrep_report *report, kjrep_metric metric)
{
    char text[48];
    uint64_t start = 0;
    size_t len;
    const char *name = kjrep_report_name(report), *unit = kjrep_metric_unit(report, metric);
    const char *words = kjrep_metric_words(report, metric, KJREP_WORDS_TEXT, &len);
    kjrep_metric_place(report, metric, &start, NULL);
    kjr_put_line_text(writer, name, strlen(name));
    kjr_put_text(writer, ":");
    put_place(writer, report, start);
    kjr_put_text(writer, ": ");
    kjr_put_line_text(writer, words, len);
    if (kjrep_metric_decimal(report, metric, KJREP_DECIMAL_VALUE, text, sizeof text) == KJREP_OK) {
        kjr_put_text(writer, " = ");
        kjr_put_text(writer, text);
        if (kjrep_metric_decimal(report, metric, KJREP_DECIMAL_VALUE_HIGH, text, sizeof text) == KJREP_OK) {
            kjr_put_text(writer, "..");
            kjr_put_text(writer, text);
        }
    }
    if (unit) {
        kjr_put_text(writer, " ");
        kjr_put_text(writer, unit);
    }
    kjr_put_text(writer, "  #");
    kjr_put_number(writer, metric);
    kjr_put_text(writer, "\n");
}

static void write_parent(kjr_writer *writer, const kjrep_report *report, kjrep_metric metric, int32_t language)
{
    kjrep_metric parent = kjrep_metric_parent(report, metric);
    if (!parent) return;
    size_t len, cue_len;
    const char *caption = kjr_caption(KJR_CAPTION_PART_OF, language);
    const char *words = kjrep_metric_words(report, parent, KJREP_WORDS_TEXT, &len);
    const char *cue = kjrep_metric_words(report, metric, KJREP_WORDS_PARENT, &cue_len);
    kjr_put_text(writer, "    ");
    kjr_put_column(writer, caption, strlen(caption), CAPTION_CELLS);
    kjr_put_text(writer, "#");
    kjr_put_number(writer, parent);
    kjr_put_text(writer, " ");
    kjr_put_line_text(writer, words, len);
    if (cue) {
        kjr_put_text(writer, "  \xE2\x80\x9C");
        kjr_put_cut(writer, cue, cue_len, WORDS_CELLS);
        kjr_put_text(writer, "\xE2\x80\x9D");
    }
    kjr_put_text(writer, "\n");
}

static void write_metric(kjr_writer *writer, const kjrep_report *report, kjrep_metric metric, int32_t language)
{
    const char *unit = kjrep_metric_unit(report, metric);
    write_head(writer, report, metric);
    write_row(writer, report, metric, kjr_caption(KJR_CAPTION_KIND, language),
              kjr_metric_kind_caption(kjrep_metric_kind(report, metric), language), 0);
    write_row(writer, report, metric, kjr_caption(KJR_CAPTION_UNIT, language), unit ? unit : "", KJREP_WORDS_UNIT);
    write_row(writer, report, metric, kjr_caption(KJR_CAPTION_APPROX, language),
              kjr_approx_caption(kjrep_metric_approx(report, metric), language), KJREP_WORDS_HEDGE);
    write_interval(writer, report, metric, language);
    write_row(writer, report, metric, kjr_caption(KJR_CAPTION_OF, language), "", KJREP_WORDS_OF);
    write_row(writer, report, metric, kjr_caption(KJR_CAPTION_SUBJECT, language), "", KJREP_WORDS_SUBJECT);
    write_row(writer, report, metric, kjr_caption(KJR_CAPTION_PERIOD, language), "", KJREP_WORDS_PERIOD);
    write_row(writer, report, metric, kjr_caption(KJR_CAPTION_CHANGE, language),
              kjr_change_caption(kjrep_metric_change(report, metric), language), KJREP_WORDS_CHANGE);
    write_row(writer, report, metric, kjr_caption(KJR_CAPTION_BASIS, language),
              kjr_basis_caption(kjrep_metric_basis(report, metric), language), KJREP_WORDS_BASIS);
    write_row(writer, report, metric, kjr_caption(KJR_CAPTION_MODALITY, language),
              kjr_modality_caption(kjrep_metric_modality(report, metric), language), KJREP_WORDS_MODALITY);
    write_parent(writer, report, metric, language);
    write_flags(writer, report, metric, language);
}

void kjr_write_metric_explain(kjr_writer *writer, const kjrep_report *report, int32_t language)
{
    for (kjrep_metric metric = 0; (metric = kjr_next_metric(writer, report, metric)) != 0;)
        write_metric(writer, report, metric, language);
}
