#include <string.h>

#include "base/json_write.h"
#include "output/csv.h"
#include "output/forms.h"

/* ---- Cells */

static void put_name(kjr_writer *writer, const char *name)
{
    if (name) kjr_put_text(writer, name);
}

static void put_words(kjr_writer *writer, const kjrep_report *report, kjrep_metric metric, int32_t which, bool guarded)
{
    size_t len;
    const char *words = kjrep_metric_words(report, metric, which, &len);
    kjr_csv_cell(writer, words, len, guarded);
}

static void put_decimal(kjr_writer *writer, const kjrep_report *report, kjrep_metric metric, int32_t which)
{
    char text[48];
    if (kjrep_metric_decimal(report, metric, which, text, sizeof text) == KJREP_OK) kjr_put_text(writer, text);
}

static void put_open(kjr_writer *writer, const kjrep_report *report, kjrep_metric metric, uint32_t flag)
{
    kjr_put_text(writer, kjrep_metric_flags(report, metric) & flag ? "true" : "false");
}

static void put_day(kjr_writer *writer, int32_t date)
{
    if (date > 0) kjr_put_date(writer, date);
}

static void put_id(kjr_writer *writer, uint32_t id)
{
    if (id) kjr_put_number(writer, id);
}

static void put_flags(kjr_writer *writer, uint32_t flags)
{
    bool first = true;
    for (uint32_t flag = 1; flag && flag <= flags; flag <<= 1) {
        const char *name = flags & flag ? kjrep_metric_flag_name(flag) : NULL;
        if (!name) continue;
        if (!first) kjr_put(writer, " ", 1);
        kjr_put_text(writer, name);
        first = false;
    }
}

/* ---- Rows */

typedef struct place {
    uint64_t start, end, start_char, end_char;
    uint32_t line, column;
} place;

static place place_of(const kjrep_report *report, kjrep_metric metric)
{
    place at = {0};
    kjrep_metric_place(report, metric, &at.start, &at.end);
    kjrep_text_locate(report, at.start, &at.start_char, &at.line, &at.column);
    kjrep_text_locate(report, at.end, &at.end_char, NULL, NULL);
    return at;
}

static void next(kjr_writer *writer)
{
    kjr_put(writer, ",", 1);
}

static const char header[] = "doc,id,text,value,value_high,low,low_open,high,high_open,unit,unit_text,approx,kind,"
                             "change,basis,modality,subject,of,period,date_from,date_to,indicator,parent,node,flags,"
                             "start_byte,end_byte,start_char,end_char,line,column,place,pieces\r\n";

static void put_what(kjr_writer *writer, const kjrep_report *report, kjrep_metric metric, bool guarded)
{
    put_words(writer, report, metric, KJREP_WORDS_TEXT, guarded);
    next(writer);
    put_decimal(writer, report, metric, KJREP_DECIMAL_VALUE);
    next(writer);
    put_decimal(writer, report, metric, KJREP_DECIMAL_VALUE_HIGH);
    next(writer);
    put_decimal(writer, report, metric, KJREP_DECIMAL_LOW);
    next(writer);
    put_open(writer, report, metric, KJREP_FLAG_LOW_OPEN);
    next(writer);
    put_decimal(writer, report, metric, KJREP_DECIMAL_HIGH);
    next(writer);
    put_open(writer, report, metric, KJREP_FLAG_HIGH_OPEN);
    next(writer);
    const char *unit = kjrep_metric_unit(report, metric);
    kjr_csv_cell(writer, unit, unit ? strlen(unit) : 0, guarded);
    next(writer);
    put_words(writer, report, metric, KJREP_WORDS_UNIT, guarded);
}

static void put_attributes(kjr_writer *writer, const kjrep_report *report, kjrep_metric metric, bool guarded)
{
    put_name(writer, kjrep_metric_approx_name(kjrep_metric_approx(report, metric)));
    next(writer);
    put_name(writer, kjrep_metric_kind_name(kjrep_metric_kind(report, metric)));
    next(writer);
    put_name(writer, kjrep_metric_change_name(kjrep_metric_change(report, metric)));
    next(writer);
    put_name(writer, kjrep_metric_basis_name(kjrep_metric_basis(report, metric)));
    next(writer);
    put_name(writer, kjrep_metric_modality_name(kjrep_metric_modality(report, metric)));
    next(writer);
    put_words(writer, report, metric, KJREP_WORDS_SUBJECT, guarded);
    next(writer);
    put_words(writer, report, metric, KJREP_WORDS_OF, guarded);
    next(writer);
    put_words(writer, report, metric, KJREP_WORDS_PERIOD, guarded);
    next(writer);
    put_day(writer, kjrep_metric_date_from(report, metric));
    next(writer);
    put_day(writer, kjrep_metric_date_to(report, metric));
    next(writer);
    put_name(writer, kjrep_metric_indicator(report, metric));
    next(writer);
    put_id(writer, kjrep_metric_parent(report, metric));
    next(writer);
    put_id(writer, kjrep_metric_node(report, metric));
    next(writer);
    put_flags(writer, kjrep_metric_flags(report, metric));
}

static void put_place(kjr_writer *writer, const kjrep_report *report, kjrep_metric metric)
{
    place at = place_of(report, metric);
    const uint64_t numbers[] = {at.start, at.end, at.start_char, at.end_char, at.line, at.column};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (i > 0) next(writer);
        kjr_put_number(writer, numbers[i]);
    }
}

static void put_json(void *context, const char *text, size_t len)
{
    kjr_csv_put_quoted(context, text, len);
}

/* The place in the original and the pieces of the place, each as its JSON; empty where there is none. */
static void put_origin(kjr_writer *writer, const kjrep_report *report, kjrep_metric metric)
{
    kjrep_place origin = {.struct_size = sizeof origin};
    place at = place_of(report, metric);
    if (kjrep_source_place(report, at.start, &origin) == KJREP_OK) {
        kjr_put(writer, "\"", 1);
        kjr_json_put_origin(put_json, writer, &origin);
        kjr_put(writer, "\"", 1);
    }
    next(writer);
    if (kjrep_text_piece_count(report, at.start, at.end) < 2) return;
    kjr_put(writer, "\"", 1);
    kjr_json_pieces(writer, report, at.start, at.end);
    kjr_put(writer, "\"", 1);
}

void kjr_write_metric_csv(kjr_writer *writer, const kjrep_report *report, int32_t csv)
{
    bool guarded = csv & KJREP_CSV_GUARD;
    const char *name = kjrep_report_name(report);
    if (csv & KJREP_CSV_BOM) kjr_put_text(writer, "\xEF\xBB\xBF");
    if (csv & KJREP_CSV_HEADER) kjr_put(writer, header, sizeof header - 1);
    for (kjrep_metric metric = 0; (metric = kjr_next_metric(writer, report, metric)) != 0;) {
        kjr_csv_cell(writer, name, strlen(name), guarded);
        next(writer);
        kjr_put_number(writer, metric);
        next(writer);
        put_what(writer, report, metric, guarded);
        next(writer);
        put_attributes(writer, report, metric, guarded);
        next(writer);
        put_place(writer, report, metric);
        next(writer);
        put_origin(writer, report, metric);
        kjr_put(writer, "\r\n", 2);
    }
}
