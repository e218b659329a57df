#include "output/captions.h"
#include "output/forms.h"

/* ---- Places */

void kjr_json_pieces(kjr_writer *writer, const kjrep_report *report, uint64_t start, uint64_t end)
{
    uint32_t count = kjrep_text_piece_count(report, start, end);
    kjr_put_text(writer, "[");
    for (uint32_t i = 0; i < count; i++) {
        uint64_t from = 0, to = 0;
        kjrep_text_piece(report, start, end, i, &from, &to);
        kjrep_text_locate(report, from, &from, NULL, NULL);
        kjrep_text_locate(report, to, &to, NULL, NULL);
        kjr_json_item(writer);
        kjr_put_text(writer, "[");
        kjr_put_number(writer, from);
        kjr_put_text(writer, ",");
        kjr_put_number(writer, to);
        kjr_put_text(writer, "]");
    }
    kjr_put_text(writer, "]");
}

void kjr_json_characters(kjr_writer *writer, const kjrep_report *report, uint64_t start, uint64_t end)
{
    uint64_t from = 0, to = 0;
    kjrep_text_locate(report, start, &from, NULL, NULL);
    kjrep_text_locate(report, end, &to, NULL, NULL);
    kjr_json_key(writer, "start_char");
    kjr_put_number(writer, from);
    kjr_json_key(writer, "end_char");
    kjr_put_number(writer, to);
    if (kjrep_text_piece_count(report, start, end) < 2) return;
    kjr_json_key(writer, "pieces");
    kjr_json_pieces(writer, report, start, end);
}

void kjr_json_place(kjr_writer *writer, const kjrep_report *report, uint64_t start, uint64_t end)
{
    kjr_json_key(writer, "start_byte");
    kjr_put_number(writer, start);
    kjr_json_key(writer, "end_byte");
    kjr_put_number(writer, end);
    kjr_json_characters(writer, report, start, end);
}

void kjr_json_line(kjr_writer *writer, const kjrep_report *report, uint64_t byte)
{
    uint32_t line = 0, column = 0;
    kjrep_text_locate(report, byte, NULL, &line, &column);
    kjr_json_key(writer, "line");
    kjr_put_number(writer, line);
    kjr_json_key(writer, "column");
    kjr_put_number(writer, column);
}

void kjr_json_source(kjr_writer *writer, const kjrep_report *report, uint64_t byte)
{
    kjrep_place place = {.struct_size = sizeof place};
    if (kjrep_source_place(report, byte, &place) != KJREP_OK) return;
    kjr_json_key(writer, "place");
    kjr_json_origin(writer, &place);
}

/* ---- Parts */

static void write_meta(kjr_writer *writer, const kjrep_report *report)
{
    static const struct {
        const char *key;
        int32_t field;
    } fields[] = {{"title", KJREP_META_TITLE},
                  {"issuer", KJREP_META_ISSUER},
                  {"number", KJREP_META_NUMBER},
                  {"addressee", KJREP_META_ADDRESSEE},
                  {"date_issued", KJREP_META_DATE_ISSUED},
                  {"delivered_by", KJREP_META_DELIVERED_BY},
                  {"delivered_on", KJREP_META_DELIVERED_ON},
                  {"delivered_at", KJREP_META_DELIVERED_AT},
                  {"place", KJREP_META_PLACE},
                  {"year", KJREP_META_YEAR},
                  {"lead", KJREP_META_LEAD},
                  {"page_time", KJREP_META_PAGE_TIME}};
    kjr_put_text(writer, "{");
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        size_t len;
        const char *words = kjrep_report_meta(report, fields[i].field, &len);
        kjr_json_key(writer, fields[i].key);
        kjr_json_text(writer, words, len);
    }
    kjr_put_text(writer, "}");
}

static void write_node(kjr_writer *writer, const kjrep_report *report, kjrep_node node)
{
    uint64_t start = 0, end = 0, body_end = 0;
    size_t len;
    kjrep_node_place(report, node, &start, &end);
    kjrep_text_locate(report, kjrep_node_body_end(report, node), &body_end, NULL, NULL);
    kjr_put_text(writer, "{");
    kjr_json_key(writer, "id");
    kjr_put_number(writer, node);
    kjr_json_key(writer, "parent");
    kjr_json_id(writer, kjrep_node_parent(report, node));
    kjr_json_key(writer, "kind");
    kjr_json_name(writer, kjrep_node_kind_name(kjrep_node_kind(report, node)));
    kjr_json_key(writer, "role");
    kjr_json_name(writer, kjrep_node_role_name(kjrep_node_role(report, node)));
    kjr_json_key(writer, "level");
    kjr_put_number(writer, (uint64_t)kjrep_node_level(report, node));
    kjr_json_key(writer, "label");
    const char *label = kjrep_node_label(report, node, &len);
    kjr_json_text(writer, label, len);
    kjr_json_key(writer, "ordinal");
    kjr_json_id(writer, kjrep_node_ordinal(report, node));
    if (kjrep_node_row(report, node)) {
        kjr_json_key(writer, "table_row");
        kjr_put_number(writer, kjrep_node_row(report, node));
    }
    if (kjrep_node_column(report, node)) {
        kjr_json_key(writer, "table_column");
        kjr_put_number(writer, kjrep_node_column(report, node));
    }
    kjr_json_key(writer, "title");
    const char *title = kjrep_node_title(report, node, &len);
    kjr_json_text(writer, title, len);
    kjr_json_place(writer, report, start, end);
    kjr_json_key(writer, "body_end_char");
    kjr_put_number(writer, body_end);
    kjr_json_line(writer, report, start);
    kjr_json_source(writer, report, start);
    kjr_put_text(writer, "}");
}

static void write_entity(kjr_writer *writer, const kjrep_report *report, kjrep_entity entity)
{
    uint64_t start = 0, end = 0;
    size_t len;
    int32_t kind = kjrep_entity_kind(report, entity);
    const char *words = kjrep_entity_words(report, entity, &len);
    kjrep_entity_place(report, entity, &start, &end);
    kjr_put_text(writer, "{");
    kjr_json_key(writer, "id");
    kjr_put_number(writer, entity);
    kjr_json_key(writer, "kind");
    kjr_json_name(writer, kjrep_entity_kind_name(kind));
    kjr_json_key(writer, "text");
    kjr_json_text(writer, words, len);
    kjr_json_characters(writer, report, start, end);
    kjr_json_key(writer, "node");
    kjr_json_id(writer, kjrep_entity_node(report, entity));
    if (kind == KJREP_ENTITY_SLOGAN) {
        kjr_json_key(writer, "stated_count");
        kjr_json_id(writer, kjrep_entity_stated_count(report, entity));
    }
    kjr_put_text(writer, "}");
}

static void write_time(kjr_writer *writer, const kjrep_report *report, kjrep_time time)
{
    uint64_t start = 0, end = 0;
    size_t len;
    const char *words = kjrep_time_words(report, time, &len);
    kjrep_time_place(report, time, &start, &end);
    kjr_put_text(writer, "{");
    kjr_json_key(writer, "id");
    kjr_put_number(writer, time);
    kjr_json_key(writer, "text");
    kjr_json_text(writer, words, len);
    kjr_json_key(writer, "date_from");
    kjr_json_date(writer, kjrep_time_date_from(report, time));
    kjr_json_key(writer, "date_to");
    kjr_json_date(writer, kjrep_time_date_to(report, time));
    kjr_json_key(writer, "precision");
    kjr_json_name(writer, kjrep_time_precision_name(kjrep_time_precision(report, time)));
    kjr_json_characters(writer, report, start, end);
    kjr_json_key(writer, "node");
    kjr_json_id(writer, kjrep_time_node(report, time));
    kjr_put_text(writer, "}");
}

static kjrep_node itself(const kjrep_report *report, uint32_t node)
{
    (void)report;
    return node;
}

/* The parts whose nodes are to be written. */
static void write_list(kjr_writer *writer, const kjrep_report *report, const char *key, uint32_t count,
                       kjrep_node (*node_of)(const kjrep_report *, uint32_t),
                       void (*write_part)(kjr_writer *, const kjrep_report *, uint32_t))
{
    kjr_json_key(writer, key);
    kjr_put_text(writer, "[");
    for (uint32_t part = 1; part <= count && writer->status == KJREP_OK; part++) {
        if (!kjr_keeps_node(writer, report, node_of(report, part))) continue;
        kjr_json_item(writer);
        write_part(writer, report, part);
    }
    kjr_put_text(writer, "]");
}

/* Only what the file tells. */
static void write_properties(kjr_writer *writer, const kjrep_report *report)
{
    bool any = false;
    for (int32_t property = 1; kjrep_source_property_name(property); property++) {
        size_t len;
        const char *words = kjrep_source_property(report, property, &len);
        if (!words) continue;
        if (!any) {
            kjr_json_key(writer, "properties");
            kjr_put_text(writer, "{");
        }
        any = true;
        kjr_json_key(writer, kjrep_source_property_name(property));
        kjr_json_text(writer, words, len);
    }
    if (any) kjr_put_text(writer, "}");
}

static void write_changes(kjr_writer *writer, const kjrep_report *report)
{
    uint32_t insertions, deletions;
    if (kjrep_source_changes(report, &insertions, &deletions) != KJREP_OK) return;
    kjr_json_key(writer, "changes");
    kjr_put_text(writer, "{");
    kjr_json_key(writer, "insertions");
    kjr_put_number(writer, insertions);
    kjr_json_key(writer, "deletions");
    kjr_put_number(writer, deletions);
    kjr_put_text(writer, "}");
}

static void write_source(kjr_writer *writer, const kjrep_report *report)
{
    kjr_put_text(writer, "{");
    kjr_json_key(writer, "container");
    kjr_json_name(writer, kjrep_report_container(report));
    kjr_json_key(writer, "encoding");
    kjr_json_name(writer, kjrep_report_encoding(report));
    kjr_json_key(writer, "certainty");
    kjr_json_name(writer, kjrep_certainty_name(kjrep_report_certainty(report)));
    kjr_json_key(writer, "replaced");
    kjr_put_number(writer, kjrep_report_replaced(report));
    kjr_json_key(writer, "bytes");
    kjr_put_number(writer, kjrep_report_source_bytes(report));
    write_properties(writer, report);
    write_changes(writer, report);
    kjr_put_text(writer, "}");
}

void kjr_write_report_json(kjr_writer *writer, const kjrep_report *report, int32_t language)
{
    (void)language;
    kjr_put_text(writer, "{");
    kjr_json_key(writer, "schema");
    kjr_json_name(writer, "kjrep.report/1");
    kjr_json_key(writer, "doc");
    kjr_json_name(writer, kjrep_report_name(report));
    kjr_json_key(writer, "source");
    write_source(writer, report);
    kjr_json_key(writer, "script");
    kjr_json_name(writer, kjrep_report_script_name(kjrep_report_script(report)));
    kjr_json_key(writer, "genre");
    kjr_json_name(writer, kjrep_report_genre_name(kjrep_report_genre(report)));
    kjr_json_key(writer, "meta");
    write_meta(writer, report);
    write_list(writer, report, "nodes", kjrep_report_node_count(report), itself, write_node);
    write_list(writer, report, "entities", kjrep_report_entity_count(report), kjrep_entity_node, write_entity);
    write_list(writer, report, "times", kjrep_report_time_count(report), kjrep_time_node, write_time);
    kjr_put_text(writer, "}\n");
}
