/* JSON Lines in, JSON Lines out: what was read in each string. */
#include "kjrep/fragment.h"

#include <string.h>

#include "base/error.h"
#include "base/json.h"
#include "base/settings.h"
#include "output/writer.h"

static const char *kind_name(int32_t kind)
{
    return kind == KJREP_FRAGMENT_TIME ? "time" : kjrep_metric_kind_name(kind);
}

static void write_items(kjr_writer *writer, const char *key, const kjrep_fragment *fragment)
{
    kjr_json_key(writer, key);
    kjr_put_text(writer, "[");
    uint32_t count = kjrep_fragment_count(fragment);
    for (uint32_t i = 0; i < count; i++) {
        uint64_t start = 0, end = 0;
        kjrep_fragment_place(fragment, i, &start, &end);
        kjr_json_item(writer);
        kjr_put_text(writer, "{");
        kjr_json_key(writer, "start");
        kjr_put_number(writer, start);
        kjr_json_key(writer, "end");
        kjr_put_number(writer, end);
        kjr_json_key(writer, "value");
        kjr_json_name(writer, kjrep_fragment_number(fragment, i, KJREP_FRAGMENT_VALUE));
        kjr_json_key(writer, "lo");
        kjr_json_name(writer, kjrep_fragment_number(fragment, i, KJREP_FRAGMENT_LOW));
        kjr_json_key(writer, "hi");
        kjr_json_name(writer, kjrep_fragment_number(fragment, i, KJREP_FRAGMENT_HIGH));
        kjr_json_key(writer, "unit");
        kjr_json_name(writer, kjrep_fragment_unit(fragment, i));
        kjr_json_key(writer, "kind");
        kjr_json_name(writer, kind_name(kjrep_fragment_kind(fragment, i)));
        kjr_put_text(writer, "}");
    }
    kjr_put_text(writer, "]");
}

/* yyyy-mm-dd as yyyymmdd, 0 for anything else. */
static int32_t read_day(const kjr_json_member *member)
{
    enum { YEAR = 10000, MONTH = 100, MONTHS = 12, DAYS = 31 };
    int32_t day = 0;
    if (!member->value || member->value_len < 10) return 0;
    for (size_t i = 0; i < 10; i++) {
        char byte = member->value[i];
        if (i == 4 || i == 7) {
            if (byte != '-') return 0;
        } else if (byte < '0' || byte > '9') {
            return 0;
        } else {
            day = day * 10 + (byte - '0');
        }
    }
    int32_t month = day / MONTH % MONTH, of_month = day % MONTH;
    return day >= YEAR && month > 0 && month <= MONTHS && of_month > 0 && of_month <= DAYS ? day : 0;
}

typedef struct job {
    kjrep_engine *engine;
    const kjrep_options *options;
    kjr_writer *writer;
    kjrep_error *error;
} job;

static kjrep_status write_text(const job *j, const char *key, const kjr_json_member *text, int32_t today)
{
    kjrep_fragment *fragment = NULL;
    kjrep_status rc =
        kjrep_fragment_new(&fragment, j->engine, text->value, text->value_len, today, j->options, j->error);
    if (rc == KJREP_OK) write_items(j->writer, key, fragment);
    kjrep_fragment_free(fragment);
    return rc;
}

static kjrep_status refuse(const job *j, size_t byte, uint32_t line, const char *why)
{
    kjr_fail(j->error, KJREP_E_SYNTAX, "%s", why);
    return kjr_fail_at(j->error, KJREP_E_SYNTAX, byte, line, 0);
}

static kjrep_status write_line(const job *j, const char *line, size_t len, size_t byte, uint32_t number,
                               kjr_arena *arena)
{
    enum { ID, TEXT, REF, EQUIV, MEMBERS };
    kjr_json_member members[MEMBERS] = {{.name = "id"}, {.name = "text"}, {.name = "ref"}, {.name = "equiv"}};
    size_t at = 0;
    int outcome = kjr_json_read(line, len, members, MEMBERS, arena, &at);
    if (outcome == KJR_JSON_NO_MEMORY) return kjr_fail_memory(j->error);
    if (outcome == KJR_JSON_BAD) return refuse(j, byte + at, number, "not a JSON object");
    if (!members[TEXT].value || members[TEXT].raw[0] != '"')
        return refuse(j, byte, number, "no \"text\" that is a string");
    int32_t today = read_day(&members[REF]);
    kjr_put_text(j->writer, "{");
    kjr_json_key(j->writer, "id");
    if (members[ID].raw) kjr_put(j->writer, members[ID].raw, members[ID].raw_len);
    else kjr_put_text(j->writer, "null");
    kjrep_status rc = write_text(j, "results", &members[TEXT], today);
    if (rc == KJREP_OK && members[EQUIV].value) rc = write_text(j, "equiv_results", &members[EQUIV], today);
    kjr_put_text(j->writer, "}\n");
    return rc;
}

static bool is_blank(const char *line, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (!strchr(" \t\r", line[i]) || !line[i]) return false;
    return true;
}

kjrep_status kjrep_fragments_render(kjrep_engine *engine, const char *lines, size_t lines_len,
                                    const kjrep_options *options, kjrep_write write, void *context, kjrep_error *error)
{
    static const char mark[] = "\xEF\xBB\xBF";
    if (!engine || !write || (!lines && lines_len)) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    struct kjrep_options settings = kjr_settings(options);
    kjr_writer writer;
    job j = {engine, options, &writer, error};
    kjrep_status rc = KJREP_OK;
    kjr_writer_start(&writer, write, context);
    uint32_t number = 0;
    size_t at = lines_len >= 3 && memcmp(lines, mark, 3) == 0 ? 3 : 0;
    while (rc == KJREP_OK && at < lines_len && writer.status == KJREP_OK) {
        const char *stop = memchr(lines + at, '\n', lines_len - at);
        size_t len = stop ? (size_t)(stop - (lines + at)) : lines_len - at;
        kjr_arena arena;
        number++;
        kjr_arena_start(&arena, &settings.allocator);
        if (!is_blank(lines + at, len)) rc = write_line(&j, lines + at, len, at, number, &arena);
        kjr_arena_end(&arena);
        at += len + 1;
    }
    kjrep_status written = kjr_writer_end(&writer);
    if (rc != KJREP_OK) return rc;
    if (written == KJREP_E_NOMEM) return kjr_fail_memory(error);
    return written == KJREP_OK ? kjr_succeed(error) : kjr_fail(error, written, "the output was not taken");
}
