#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "pack/pack_reader.h"

/* ---- Refusing */

enum { REASON_BYTES = 200 };

kjrep_status kjr_pack_refuse(const kjr_pack_reader *r, const kjr_yaml *part, const char *format, ...)
{
    char reason[REASON_BYTES];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(reason, sizeof reason, format, arguments);
    va_end(arguments);
    return kjr_yaml_refuse(r->error, KJREP_E_SYNTAX, r->name, part->line, part->column, reason);
}

/* "a, b, c" */
static const char *list_words(char list[REASON_BYTES], const char *const *words)
{
    size_t used = 0;
    list[0] = 0;
    for (; *words && used < REASON_BYTES; words++)
        used += (size_t)snprintf(list + used, REASON_BYTES - used, "%s%s", used ? ", " : "", *words);
    return list;
}

/* ---- Kinds of parts */

bool kjr_pack_is(const kjr_yaml *scalar, const char *word)
{
    return scalar->kind == KJR_YAML_SCALAR && strcmp(scalar->text, word) == 0;
}

const kjr_yaml *kjr_pack_find(const kjr_yaml *map, const char *key)
{
    const kjr_yaml *part = map->first;
    while (part && !kjr_pack_is(part->key, key))
        part = part->next;
    return part;
}

kjrep_status kjr_pack_expect_map(const kjr_pack_reader *r, const kjr_yaml *part, const char *const *known)
{
    char list[REASON_BYTES];
    if (part->kind != KJR_YAML_MAP)
        return kjr_pack_refuse(r, part, "expected a map with keys %s", list_words(list, known));
    for (const kjr_yaml *each = part->first; each; each = each->next) {
        const char *const *word = known;
        while (*word && !kjr_pack_is(each->key, *word))
            word++;
        if (!*word)
            return kjr_pack_refuse(r, each->key, "unknown key \"%.40s\"; known are %s", each->key->text,
                                   list_words(list, known));
    }
    return KJREP_OK;
}

kjrep_status kjr_pack_expect_list(const kjr_pack_reader *r, const kjr_yaml *part)
{
    return part->kind == KJR_YAML_LIST ? KJREP_OK : kjr_pack_refuse(r, part, "expected a list");
}

kjrep_status kjr_pack_expect_text(const kjr_pack_reader *r, const kjr_yaml *part)
{
    if (part->kind == KJR_YAML_SCALAR && part->text_len) return KJREP_OK;
    return kjr_pack_refuse(r, part, "expected a text");
}

kjrep_status kjr_pack_need_text(const kjr_pack_reader *r, const kjr_yaml *map, const char *key, const kjr_yaml **out)
{
    *out = kjr_pack_find(map, key);
    return *out ? kjr_pack_expect_text(r, *out) : kjr_pack_refuse(r, map, "the key \"%s\" is missing", key);
}

/* ---- Values */

kjrep_status kjr_pack_number(const kjr_pack_reader *r, const kjr_yaml *part, int64_t lowest, int64_t highest,
                             int64_t *out)
{
    enum { MOST_DIGITS = 9 };
    const char *at = part->kind == KJR_YAML_SCALAR ? part->text : "";
    bool negative = *at == '-';
    int64_t number = 0;
    size_t digits = strlen(at += negative);
    bool good = digits > 0 && digits <= MOST_DIGITS;
    for (; good && *at; at++) {
        good = *at >= '0' && *at <= '9';
        number = number * 10 + (*at - '0');
    }
    *out = negative ? -number : number;
    if (good && *out >= lowest && *out <= highest) return KJREP_OK;
    return kjr_pack_refuse(r, part, "expected a whole number from %lld to %lld", (long long)lowest, (long long)highest);
}

kjrep_status kjr_pack_level(const kjr_pack_reader *r, const kjr_yaml *part, uint8_t *level)
{
    for (uint8_t each = KJREP_LEVEL_NOTE; each <= KJREP_LEVEL_ERROR; each++) {
        if (!kjr_pack_is(part, kjrep_level_name(each))) continue;
        *level = each;
        return KJREP_OK;
    }
    return kjr_pack_refuse(r, part, "expected a level: note, warning or error");
}

static kjrep_status add_name(const kjr_pack_reader *r, const kjr_yaml *part, const char *what,
                             const char *(*name_of)(int32_t), uint32_t *bits)
{
    enum { LAST = 31 };
    for (int32_t i = 0; i <= LAST; i++) {
        const char *name = name_of(i);
        if (!name || !kjr_pack_is(part, name)) continue;
        *bits |= 1u << i;
        return KJREP_OK;
    }
    if (part->kind != KJR_YAML_SCALAR) return kjr_pack_refuse(r, part, "expected a %s", what);
    return kjr_pack_refuse(r, part, "no %s is called \"%.40s\"", what, part->text);
}

kjrep_status kjr_pack_names(const kjr_pack_reader *r, const kjr_yaml *part, const char *what,
                            const char *(*name_of)(int32_t), uint32_t *bits)
{
    kjrep_status rc = KJREP_OK;
    *bits = 0;
    if (part->kind != KJR_YAML_LIST) return add_name(r, part, what, name_of, bits);
    if (!part->first) return kjr_pack_refuse(r, part, "an empty list");
    for (const kjr_yaml *each = part->first; each && rc >= 0; each = each->next)
        rc = add_name(r, each, what, name_of, bits);
    return rc;
}

kjrep_status kjr_pack_message(const kjr_pack_reader *r, const kjr_yaml *part, kjr_message *message)
{
    static const char *const languages[] = {"en", "zh", "zht", NULL};
    const char *any = NULL;
    kjrep_status rc = KJREP_OK;
    if (part->kind == KJR_YAML_SCALAR) {
        *message = (kjr_message){{part->text, part->text, part->text}};
        return kjr_pack_expect_text(r, part);
    }
    if ((rc = kjr_pack_expect_map(r, part, languages)) < 0) return rc;
    for (int i = 0; i < KJREP_LANGUAGE_ZHT && rc >= 0; i++) {
        const kjr_yaml *text = kjr_pack_find(part, languages[i]);
        if (!text) continue;
        message->text[i] = any = text->text;
        rc = kjr_pack_expect_text(r, text);
    }
    if (rc >= 0 && !any) return kjr_pack_refuse(r, part, "expected a text in en, zh or zht");
    for (int i = 0; i < KJREP_LANGUAGE_ZHT; i++)
        if (!message->text[i]) message->text[i] = any;
    return rc;
}

kjrep_status kjr_pack_fold(const kjr_pack_reader *r, const kjr_yaml *part, kjr_codes *out)
{
    kjr_view view = {0};
    kjrep_status rc = kjr_pack_expect_text(r, part);
    if (rc < 0) return rc;
    rc = kjr_view_make(&view, part->text, part->text_len, r->allocator, NULL);
    uint32_t length = rc >= 0 && view.lines.count ? view.lines.items[0].end : 0;
    bool one_line = view.lines.count == 1;
    uint16_t *codes = rc >= 0 ? kjr_arena_alloc(r->arena, ((size_t)length + 1) * sizeof *codes) : NULL;
    if (codes) memcpy(codes, view.code, length * sizeof *codes);
    kjr_view_end(&view, r->allocator);
    if (!codes) return kjr_fail_memory(r->error);
    *out = (kjr_codes){codes, length};
    return one_line && length ? KJREP_OK : kjr_pack_refuse(r, part, "expected words of one line");
}

kjrep_status kjr_pack_pattern(const kjr_pack_reader *r, const kjr_yaml *part, const kjr_pattern **pattern)
{
    enum { LONGEST = 1000, MOST = 1000 };
    kjrep_error inner = {.struct_size = sizeof inner};
    kjrep_status rc = kjr_pack_expect_text(r, part);
    if (rc < 0) return rc;
    if (part->text_len > LONGEST) return kjr_pack_refuse(r, part, "a pattern of more than 1000 bytes");
    if (r->engine->patterns.count == MOST) return kjr_pack_refuse(r, part, "more than 1000 patterns");
    kjr_pattern **made = KJR_PUSH(r->allocator, &r->engine->patterns);
    if (!made) return kjr_fail_memory(r->error);
    rc = kjr_folded_pattern_new(made, part->text, part->text_len, r->allocator, &inner);
    *pattern = *made;
    if (rc == KJREP_E_SYNTAX)
        return kjr_pack_refuse(r, part, "%.120s, at its character %u", inner.text, (unsigned)inner.column);
    return rc < 0 ? kjr_fail_again(r->error, &inner) : KJREP_OK;
}
