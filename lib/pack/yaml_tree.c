#include "pack/yaml_tree.h"

#include <string.h>

#include <yaml.h>

#include "base/error.h"

enum { MOST_DEPTH = 12, MOST_PARTS = 100000, MOST_KEYS = 1000 };

/* A list or map that is being read. */
typedef struct level {
    kjr_yaml *owner, *last;
    kjr_yaml *key; /* of the value to come, in a map */
    uint32_t keys;
} level;

typedef struct reader {
    kjr_arena *arena;
    const char *name;
    kjrep_error *error;
    kjr_yaml *root;
    level levels[MOST_DEPTH];
    uint32_t depth, parts;
} reader;

kjrep_status kjr_yaml_refuse(kjrep_error *error, kjrep_status code, const char *name, uint32_t line, uint32_t column,
                             const char *reason)
{
    kjr_fail(error, code, "%s:%u:%u: %s", name, (unsigned)line, (unsigned)column, reason);
    return kjr_fail_at(error, code, UINT64_MAX, line, column);
}

static kjrep_status refuse_at(const reader *r, const yaml_mark_t *mark, const char *reason)
{
    return kjr_yaml_refuse(r->error, KJREP_E_SYNTAX, r->name, (uint32_t)mark->line + 1, (uint32_t)mark->column + 1,
                           reason);
}

static kjrep_status refuse_part(const reader *r, const kjr_yaml *part, const char *reason)
{
    return kjr_yaml_refuse(r->error, KJREP_E_SYNTAX, r->name, part->line, part->column, reason);
}

static kjr_yaml *new_part(reader *r, const yaml_event_t *event, uint8_t kind)
{
    kjr_yaml *part = kjr_arena_alloc(r->arena, sizeof *part);
    if (!part) return NULL;
    *part = (kjr_yaml){
        .line = (uint32_t)event->start_mark.line + 1, .column = (uint32_t)event->start_mark.column + 1, .kind = kind};
    return part;
}

static bool is_known_key(const level *map, const kjr_yaml *key)
{
    for (const kjr_yaml *each = map->owner->first; each; each = each->next)
        if (strcmp(each->key->text, key->text) == 0) return true;
    return false;
}

static kjrep_status take_key(reader *r, level *map, kjr_yaml *part)
{
    if (part->kind != KJR_YAML_SCALAR) return refuse_part(r, part, "a key must be a word");
    if (is_known_key(map, part)) return refuse_part(r, part, "this key is given twice");
    if (++map->keys > MOST_KEYS) return refuse_part(r, part, "more than 1000 keys");
    map->key = part;
    return KJREP_OK;
}

/* Put a part where it belongs: the root, an item, a key or a value. */
static kjrep_status place(reader *r, kjr_yaml *part)
{
    if (!r->depth) {
        r->root = part;
        return KJREP_OK;
    }
    level *top = &r->levels[r->depth - 1];
    if (top->owner->kind == KJR_YAML_MAP && !top->key) return take_key(r, top, part);
    part->key = top->key;
    top->key = NULL;
    if (top->last) top->last->next = part;
    else top->owner->first = part;
    top->last = part;
    return KJREP_OK;
}

static kjrep_status open_part(reader *r, const yaml_event_t *event, uint8_t kind)
{
    kjr_yaml *part = new_part(r, event, kind);
    if (!part) return kjr_fail_memory(r->error);
    kjrep_status rc = place(r, part);
    if (rc < 0) return rc;
    if (r->depth == MOST_DEPTH) return refuse_part(r, part, "nested too deeply");
    r->levels[r->depth++] = (level){.owner = part};
    return KJREP_OK;
}

static kjrep_status read_scalar(reader *r, const yaml_event_t *event)
{
    const char *text = (const char *)event->data.scalar.value;
    size_t len = event->data.scalar.length;
    kjr_yaml *part = new_part(r, event, KJR_YAML_SCALAR);
    if (!part || !(part->text = kjr_arena_text(r->arena, text, len))) return kjr_fail_memory(r->error);
    part->text_len = len;
    if (memchr(text, 0, len)) return refuse_part(r, part, "U+0000 in a word");
    return place(r, part);
}

static bool is_marked(const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT: return event->data.scalar.anchor || event->data.scalar.tag;
    case YAML_SEQUENCE_START_EVENT: return event->data.sequence_start.anchor || event->data.sequence_start.tag;
    case YAML_MAPPING_START_EVENT: return event->data.mapping_start.anchor || event->data.mapping_start.tag;
    default: return event->type == YAML_ALIAS_EVENT;
    }
}

static kjrep_status take(reader *r, const yaml_event_t *event)
{
    if (is_marked(event)) return refuse_at(r, &event->start_mark, "anchors, aliases and tags have no use here");
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        return r->root ? refuse_at(r, &event->start_mark, "more than one document") : KJREP_OK;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: r->depth--; return KJREP_OK;
    case YAML_SCALAR_EVENT:
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT: break;
    default: return KJREP_OK;
    }
    if (++r->parts > MOST_PARTS) return refuse_at(r, &event->start_mark, "too many parts");
    if (event->type == YAML_SCALAR_EVENT) return read_scalar(r, event);
    return open_part(r, event, event->type == YAML_MAPPING_START_EVENT ? KJR_YAML_MAP : KJR_YAML_LIST);
}

/* Bad bytes have an offset alone. */
static yaml_mark_t mark_of_byte(const char *text, size_t byte)
{
    yaml_mark_t mark = {byte, 0, 0};
    for (size_t i = 0; i < byte; i++) {
        if (text[i] == '\n') mark.line++, mark.column = 0;
        else if (((unsigned char)text[i] & 0xC0) != 0x80) mark.column++;
    }
    return mark;
}

static kjrep_status refuse_yaml(const reader *r, const yaml_parser_t *parser, const char *text)
{
    if (parser->error == YAML_MEMORY_ERROR) return kjr_fail_memory(r->error);
    yaml_mark_t mark =
        parser->error == YAML_READER_ERROR ? mark_of_byte(text, parser->problem_offset) : parser->problem_mark;
    return refuse_at(r, &mark, parser->problem ? parser->problem : "no YAML");
}

kjrep_status kjr_yaml_read(const kjr_yaml **root, kjr_arena *arena, const char *name, const char *text, size_t text_len,
                           kjrep_error *error)
{
    reader r = {.arena = arena, .name = name, .error = error};
    yaml_parser_t parser;
    kjrep_status rc = KJREP_OK;
    bool ended = false;
    *root = NULL;
    if (!yaml_parser_initialize(&parser)) return kjr_fail_memory(error);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, text_len);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    while (rc >= 0 && !ended) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            rc = refuse_yaml(&r, &parser, text);
            break;
        }
        rc = take(&r, &event);
        ended = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    if (rc >= 0) *root = r.root;
    return rc;
}
