#include "output/forms.h"

static void write_decimal(kjr_writer *writer, const kjrep_report *report, kjrep_metric metric, const char *key,
                          int32_t which)
{
    char text[48];
    kjr_json_key(writer, key);
    bool present = kjrep_metric_decimal(report, metric, which, text, sizeof text) == KJREP_OK;
    kjr_json_name(writer, present ? text : NULL);
}

static void write_words(kjr_writer *writer, const kjrep_report *report, kjrep_metric metric, const char *key,
                        int32_t which)
{
    size_t len;
    const char *words = kjrep_metric_words(report, metric, which, &len);
    kjr_json_key(writer, key);
    kjr_json_text(writer, words, len);
}

static void write_flags(kjr_writer *writer, uint32_t flags)
{
    kjr_json_key(writer, "flags");
    kjr_put_text(writer, "[");
    for (uint32_t flag = 1; flag && flag <= flags; flag <<= 1) {
        const char *name = flags & flag ? kjrep_metric_flag_name(flag) : NULL;
        if (!name) continue;
        kjr_json_item(writer);
        kjr_json_name(writer, name);
    }
    kjr_put_text(writer, "]");
}

static void write_metric(kjr_writer *writer, const kjrep_report *report, kjrep_metric metric)
{
    uint64_t start = 0, end = 0;
    uint32_t flags = kjrep_metric_flags(report, metric);
    kjrep_metric_place(report, metric, &start, &end);
    kjr_put_text(writer, "{");
    kjr_json_key(writer, "doc");
    kjr_json_name(writer, kjrep_report_name(report));
    kjr_json_key(writer, "id");
    kjr_put_number(writer, metric);
    write_words(writer, report, metric, "text", KJREP_WORDS_TEXT);
    write_decimal(writer, report, metric, "value", KJREP_DECIMAL_VALUE);
    write_decimal(writer, report, metric, "value_high", KJREP_DECIMAL_VALUE_HIGH);
    write_decimal(writer, report, metric, "low", KJREP_DECIMAL_LOW);
    kjr_json_key(writer, "low_open");
    kjr_json_bool(writer, flags & KJREP_FLAG_LOW_OPEN);
    write_decimal(writer, report, metric, "high", KJREP_DECIMAL_HIGH);
    kjr_json_key(writer, "high_open");
    kjr_json_bool(writer, flags & KJREP_FLAG_HIGH_OPEN);
    kjr_json_key(writer, "unit");
    kjr_json_name(writer, kjrep_metric_unit(report, metric));
    write_words(writer, report, metric, "unit_text", KJREP_WORDS_UNIT);
    kjr_json_key(writer, "approx");
    kjr_json_name(writer, kjrep_metric_approx_name(kjrep_metric_approx(report, metric)));
    kjr_json_key(writer, "kind");
    kjr_json_name(writer, kjrep_metric_kind_name(kjrep_metric_kind(report, metric)));
    kjr_json_key(writer, "change");
    kjr_json_name(writer, kjrep_metric_change_name(kjrep_metric_change(report, metric)));
    kjr_json_key(writer, "basis");
    kjr_json_name(writer, kjrep_metric_basis_name(kjrep_metric_basis(report, metric)));
    kjr_json_key(writer, "modality");
    kjr_json_name(writer, kjrep_metric_modality_name(kjrep_metric_modality(report, metric)));
    write_words(writer, report, metric, "subject", KJREP_WORDS_SUBJECT);
    write_words(writer, report, metric, "of", KJREP_WORDS_OF);
    write_words(writer, report, metric, "period", KJREP_WORDS_PERIOD);
    kjr_json_key(writer, "date_from");
    kjr_json_date(writer, kjrep_metric_date_from(report, metric));
    kjr_json_key(writer, "date_to");
    kjr_json_date(writer, kjrep_metric_date_to(report, metric));
    kjr_json_key(writer, "indicator");
    kjr_json_name(writer, kjrep_metric_indicator(report, metric));
    kjr_json_key(writer, "parent");
    kjr_json_id(writer, kjrep_metric_parent(report, metric));
    kjr_json_key(writer, "node");
    kjr_json_id(writer, kjrep_metric_node(report, metric));
    write_flags(writer, flags);
    kjr_json_place(writer, report, start, end);
    kjr_json_line(writer, report, start);
    kjr_json_source(writer, report, start);
    kjr_put_text(writer, "}\n");
}

void kjr_write_metric_jsonl(kjr_writer *writer, const kjrep_report *report, int32_t language)
{
    (void)language;
    for (kjrep_metric metric = 0; (metric = kjr_next_metric(writer, report, metric)) != 0;)
        write_metric(writer, report, metric);
}
