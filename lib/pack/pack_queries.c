/* Assertions by SQL: each row of a SELECT over the report is a finding. */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "kjrep/query.h"
#include "pack/pack_reader.h"

enum { MOST_ARGUMENTS = 9, NO_COLUMN = -1, LONGEST_ARGUMENT = 300, REASON_BYTES = 200 };

typedef struct query_rule {
    kjr_pack_rule base;
    const kjr_yaml *sql;
    kjr_message message;             /* of the pack, with {1} for the first of the columns */
    int32_t columns[MOST_ARGUMENTS]; /* that the message names */
    uint32_t column_count;
    int32_t start, end, metric; /* columns of the place and of the metric, or NO_COLUMN */
} query_rule;

/* "the reason, at line 2, column 8 of the SQL" */
static const char *reason_of(const kjrep_error *found, char reason[REASON_BYTES])
{
    int used = snprintf(reason, REASON_BYTES, "%.140s", found->text);
    if (found->line)
        snprintf(reason + used, REASON_BYTES - (size_t)used, ", at line %u, column %u of the SQL",
                 (unsigned)found->line, (unsigned)found->column);
    return reason;
}

/* ---- Running */

/* The connection over the report, made with the first question. NULL, and the status set, when it cannot be made. */
static kjrep_db *database_of(kjr_checker *c)
{
    if (c->db) return c->db;
    kjrep_status rc = kjrep_db_new(&c->db, c->options, c->error);
    if (rc >= 0) rc = kjrep_db_add(c->db, c->findings->report, NULL, c->error);
    if (rc < 0) kjr_check_stop(c, rc);
    return rc < 0 ? NULL : c->db;
}

/* What went wrong is the pack's: the report is as good as it was. */
static void stop(kjr_checker *c, const query_rule *rule, const kjrep_error *found)
{
    char reason[REASON_BYTES];
    bool ours = found->code != KJREP_E_NOMEM && found->code != KJREP_E_CANCELLED;
    if (ours)
        kjr_check_stop(c, kjr_fail(c->error, found->code, "%s:%u:%u: %s", rule->base.rule.source,
                                   (unsigned)rule->sql->line, (unsigned)rule->sql->column, reason_of(found, reason)));
    else kjr_check_stop(c, kjr_fail_again(c->error, found));
}

/* The words between two columns of bytes; the head of the report where a row has none. */
static kjr_words place_of(const kjr_checker *c, const query_rule *rule, const kjrep_rows *rows)
{
    kjr_words head = kjr_pack_head(c);
    if (rule->start == NO_COLUMN || kjrep_rows_type(rows, (uint32_t)rule->start) != KJREP_TYPE_INT) return head;
    int64_t start = kjrep_rows_int(rows, (uint32_t)rule->start), end = kjrep_rows_int(rows, (uint32_t)rule->end);
    if (start < 0 || end <= start || (uint64_t)end > c->report->text_len) return head;
    kjr_words place = kjr_words_of(c, (kjr_span){(uint32_t)start, (uint32_t)end});
    return place.end > place.start ? place : head;
}

/* One line of whole characters, of a length that a message can hold; NULL when out of memory. */
static const char *copy_value(kjr_checker *c, const kjrep_rows *rows, int32_t column)
{
    size_t len;
    const char *text = kjrep_rows_text(rows, (uint32_t)column, &len);
    if (!text) return "";
    len = kjr_utf8_find_bad(text, len < LONGEST_ARGUMENT ? len : LONGEST_ARGUMENT);
    char *copy = kjr_arena_text(&c->scratch, text, len);
    for (char *at = copy; at && *at; at++)
        if ((unsigned char)*at < ' ') *at = ' ';
    return copy;
}

static void report_row(kjr_checker *c, const query_rule *rule, const kjrep_rows *rows)
{
    kjr_argument arguments[MOST_ARGUMENTS + 1] = {{0}};
    for (uint32_t i = 0; i < rule->column_count; i++) {
        const char *value = copy_value(c, rows, rule->columns[i]);
        if (!value) {
            kjr_check_stop(c, kjr_fail_memory(c->error));
            return;
        }
        arguments[i] = kjr_say_text(value);
    }
    kjr_check_fail(c, place_of(c, rule, rows), &rule->message, arguments);
    if (rule->metric == NO_COLUMN) return;
    int64_t metric = kjrep_rows_int(rows, (uint32_t)rule->metric);
    if (metric >= 1 && metric <= c->facts->metrics.count) kjr_check_metric(c, (uint32_t)metric);
}

static void run_query(kjr_checker *c)
{
    static const kjr_message right = {{"{1}: nothing found", "{1}：未发现问题", "{1}：未發現問題"}};
    const query_rule *rule = (const query_rule *)kjr_pack_rule_of(c);
    kjrep_error error = {.struct_size = sizeof error};
    kjrep_db *db = kjr_pack_applies(c) ? database_of(c) : NULL;
    kjrep_rows *rows = NULL;
    if (!db) return;
    kjrep_status rc = kjrep_rows_new(&rows, db, rule->sql->text, rule->sql->text_len, &error);
    while (rc >= 0 && c->status >= 0 && c->of_rule <= KJR_MOST_OF_RULE &&
           (rc = kjrep_rows_next(rows, &error)) == KJREP_OK)
        report_row(c, rule, rows);
    kjrep_rows_free(rows);
    if (rc < 0 && c->status >= 0) stop(c, rule, &error);
    if (!c->of_rule) kjr_check_pass(c, kjr_pack_head(c), &right, KJR_ARGUMENTS(kjr_say_text(rule->base.rule.id)));
}

/* ---- Reading */

static kjrep_status refuse_sql(const kjr_pack_reader *r, const kjr_yaml *sql, const kjrep_error *found)
{
    char reason[REASON_BYTES];
    if (found->code == KJREP_E_NOMEM) return kjr_fail_again(r->error, found);
    return kjr_yaml_refuse(r->error, found->code, r->name, sql->line, sql->column, reason_of(found, reason));
}

static int32_t find_column(const kjrep_rows *rows, const char *name, size_t name_len)
{
    for (uint32_t i = 0; i < kjrep_rows_column_count(rows); i++) {
        const char *column = kjrep_rows_column_name(rows, i);
        if (column && strlen(column) == name_len && memcmp(column, name, name_len) == 0) return (int32_t)i;
    }
    return NO_COLUMN;
}

/* The number that stands for a column in messages, from 0; MOST_ARGUMENTS when there are too many. */
static uint32_t number_of(query_rule *rule, int32_t column)
{
    uint32_t number = 0;
    while (number < rule->column_count && rule->columns[number] != column)
        number++;
    if (number == rule->column_count && number < MOST_ARGUMENTS) rule->columns[rule->column_count++] = column;
    return number;
}

/* One text of the message: {column} becomes {1}, which is never longer. */
static kjrep_status read_text(const kjr_pack_reader *r, const kjr_yaml *part, const kjrep_rows *rows, const char *text,
                              query_rule *rule, const char **out)
{
    char *made = kjr_arena_text(r->arena, text, strlen(text)), *to = made;
    if (!made) return kjr_fail_memory(r->error);
    for (const char *at = text; *at; at++) {
        *to++ = *at;
        if (*at != '{') continue;
        size_t len = strcspn(at + 1, "{}");
        int32_t column = at[1 + len] == '}' ? find_column(rows, at + 1, len) : NO_COLUMN;
        if (column == NO_COLUMN)
            return kjr_pack_refuse(r, part, "{%.*s} in the message is no column of the SELECT",
                                   (int)(len < 40 ? len : 40), at + 1);
        uint32_t number = number_of(rule, column);
        if (number == MOST_ARGUMENTS) return kjr_pack_refuse(r, part, "more than 9 columns in the message");
        *to++ = (char)('1' + number);
        *to++ = '}';
        at += len + 1;
    }
    *to = 0;
    *out = made;
    return KJREP_OK;
}

static kjrep_status read_columns(const kjr_pack_reader *r, const kjr_yaml *map, const kjrep_rows *rows,
                                 query_rule *rule)
{
    const kjr_yaml *message = kjr_pack_find(map, "message");
    kjrep_status rc = KJREP_OK;
    rule->start = find_column(rows, "start_byte", strlen("start_byte"));
    rule->end = find_column(rows, "end_byte", strlen("end_byte"));
    rule->metric = find_column(rows, "metric", strlen("metric"));
    if ((rule->start == NO_COLUMN) != (rule->end == NO_COLUMN))
        return kjr_pack_refuse(r, rule->sql, "the place needs both columns, start_byte and end_byte");
    for (int i = 0; i < KJREP_LANGUAGE_ZHT && rc >= 0; i++)
        rc = read_text(r, message, rows, rule->base.message.text[i], rule, &rule->message.text[i]);
    return rc;
}

kjrep_status kjr_pack_read_query(const kjr_pack_reader *r, const kjr_yaml *map, const kjr_yaml *sql)
{
    kjrep_error error = {.struct_size = sizeof error};
    kjrep_db *db = NULL;
    kjrep_rows *rows = NULL;
    kjr_pack_rule *made;
    kjrep_status rc = kjr_pack_expect_text(r, sql);
    if (rc < 0) return rc;
    if (!kjr_pack_find(map, "message")) return kjr_pack_refuse(r, map, "an assertion by sql needs a message");
    rc = kjr_pack_new_rule(r, map, NULL, "pack-query", sizeof(query_rule), run_query, &made);
    if (rc < 0) return rc;
    query_rule *rule = (query_rule *)made;
    rule->sql = sql;
    rc = kjrep_db_new(&db, r->options, &error);
    if (rc >= 0) rc = kjrep_rows_new(&rows, db, sql->text, sql->text_len, &error);
    rc = rc < 0 ? refuse_sql(r, sql, &error) : read_columns(r, map, rows, rule);
    kjrep_rows_free(rows);
    kjrep_db_free(db);
    return rc;
}
