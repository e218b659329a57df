#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <string.h>

#include "query/catalog.h"

/* ---- REGEXP */

enum { MATCH_LIMIT = 1000000, DEPTH_LIMIT = 10000, HEAP_LIMIT_KIB = 32768, MESSAGE_BYTES = 160 };

/* What all patterns of a connection share. */
typedef struct regexp_memory {
    kjrep_allocator allocator;
    bool failed; /* the allocator answered NULL */
    pcre2_general_context *general;
    pcre2_compile_context *compile;
    pcre2_match_context *match;
} regexp_memory;

static void *pcre2_take(size_t size, void *client)
{
    regexp_memory *memory = client;
    void *taken = kjr_malloc(&memory->allocator, size);
    memory->failed |= !taken;
    return taken;
}

static void pcre2_give_back(void *taken, void *client)
{
    kjr_free(&((regexp_memory *)client)->allocator, taken);
}

static void end_regexp(void *client)
{
    regexp_memory *memory = client;
    kjrep_allocator allocator = memory->allocator;
    pcre2_match_context_free(memory->match);
    pcre2_compile_context_free(memory->compile);
    pcre2_general_context_free(memory->general);
    kjr_free(&allocator, memory);
}

static regexp_memory *new_regexp(const kjrep_allocator *allocator)
{
    regexp_memory *memory = kjr_calloc(allocator, 1, sizeof *memory);
    if (!memory) return NULL;
    memory->allocator = *allocator;
    memory->general = pcre2_general_context_create(pcre2_take, pcre2_give_back, memory);
    if (memory->general) memory->compile = pcre2_compile_context_create(memory->general);
    if (memory->general) memory->match = pcre2_match_context_create(memory->general);
    if (!memory->compile || !memory->match) {
        end_regexp(memory);
        return NULL;
    }
    pcre2_set_match_limit(memory->match, MATCH_LIMIT);
    pcre2_set_depth_limit(memory->match, DEPTH_LIMIT);
    pcre2_set_heap_limit(memory->match, HEAP_LIMIT_KIB);
    return memory;
}

static void end_pattern(void *code)
{
    pcre2_code_free(code);
}

static void fail(sqlite3_context *context, const char *what, int code)
{
    char reason[MESSAGE_BYTES] = "", message[MESSAGE_BYTES * 2];
    if (code == PCRE2_ERROR_NOMEMORY || code == PCRE2_ERROR_HEAP_FAILED) {
        sqlite3_result_error_nomem(context);
        return;
    }
    pcre2_get_error_message(code, (PCRE2_UCHAR *)reason, sizeof reason);
    sqlite3_snprintf(sizeof message, message, "%s: %s", what, reason);
    sqlite3_result_error(context, message, -1);
}

static pcre2_code *compile(sqlite3_context *context, sqlite3_value *pattern)
{
    regexp_memory *memory = sqlite3_user_data(context);
    int code;
    PCRE2_SIZE at;
    const unsigned char *text = sqlite3_value_text(pattern);
    if (!text) {
        sqlite3_result_error_nomem(context);
        return NULL;
    }
    pcre2_code *made = pcre2_compile(text, (PCRE2_SIZE)sqlite3_value_bytes(pattern),
                                     PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C, &code,
                                     &at, memory->compile);
    if (!made) {
        fail(context, "the pattern", code);
        return NULL;
    }
    /* Where a system allows no compiled patterns, matching is slower, not different. */
    memory->failed = false;
    pcre2_jit_compile(made, PCRE2_JIT_COMPLETE);
    if (!memory->failed) return made;
    pcre2_code_free(made);
    sqlite3_result_error_nomem(context);
    return NULL;
}

/* regexp(pattern, text), which is: text REGEXP pattern. */
static void regexp(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    (void)count;
    regexp_memory *memory = sqlite3_user_data(context);
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL || sqlite3_value_type(arguments[1]) == SQLITE_NULL) return;
    pcre2_code *pattern = sqlite3_get_auxdata(context, 0);
    if (!pattern) {
        if (!(pattern = compile(context, arguments[0]))) return;
        sqlite3_set_auxdata(context, 0, pattern, end_pattern);
        if (!(pattern = sqlite3_get_auxdata(context, 0))) { /* freed when it cannot be kept */
            sqlite3_result_error_nomem(context);
            return;
        }
    }
    const unsigned char *text = sqlite3_value_text(arguments[1]);
    pcre2_match_data *match = pcre2_match_data_create_from_pattern(pattern, memory->general);
    if (!text || !match) {
        pcre2_match_data_free(match);
        sqlite3_result_error_nomem(context);
        return;
    }
    int rc = pcre2_match(pattern, text, (PCRE2_SIZE)sqlite3_value_bytes(arguments[1]), 0, 0, match, memory->match);
    pcre2_match_data_free(match);
    if (rc >= 0 || rc == PCRE2_ERROR_NOMATCH) sqlite3_result_int(context, rc >= 0);
    else fail(context, "matching the pattern", rc);
}

/* ---- Exact sums and extremes */

/* The value by bytes: SQLite aligns this to 8 alone. */
typedef struct exact {
    unsigned char bytes[sizeof(kjr_decimal)];
    bool any, failed;
} exact;

static kjr_decimal value_of(const exact *state)
{
    kjr_decimal value;
    memcpy(&value, state->bytes, sizeof value);
    return value;
}

static void keep_value(exact *state, kjr_decimal value)
{
    memcpy(state->bytes, &value, sizeof value);
    state->any = true;
}

static bool parse_decimal(const char *text, kjr_decimal *out)
{
    kjr_decimal digits = 0;
    int places = 0;
    bool negative = *text == '-', point = false, any = false;
    if (*text == '-' || *text == '+') text++;
    for (; *text; text++) {
        if (*text == '.' && !point) {
            point = true;
            continue;
        }
        if (*text < '0' || *text > '9') return false;
        if (__builtin_mul_overflow(digits, (kjr_decimal)10, &digits) ||
            __builtin_add_overflow(digits, (kjr_decimal)(*text - '0'), &digits))
            return false;
        places += point;
        any = true;
    }
    return any && places < 64 && kjr_decimal_scale(negative ? -digits : digits, -places, out);
}

/* false when the value is empty or refused. */
static bool take_decimal(sqlite3_context *context, sqlite3_value *value, exact *state, kjr_decimal *out)
{
    const char *text = NULL;
    int type = sqlite3_value_type(value);
    if (type == SQLITE_NULL || state->failed) return false;
    if (type == SQLITE_INTEGER) return kjr_decimal_scale(sqlite3_value_int64(value), 0, out);
    if (type == SQLITE_TEXT) text = (const char *)sqlite3_value_text(value);
    if (text && parse_decimal(text, out)) return true;
    state->failed = true;
    sqlite3_result_error(context, "no exact decimal: take the column that ends in _exact", -1);
    return false;
}

static void sum_step(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    (void)count;
    kjr_decimal value;
    exact *state = sqlite3_aggregate_context(context, sizeof *state);
    if (!state) {
        sqlite3_result_error_nomem(context);
        return;
    }
    if (!take_decimal(context, arguments[0], state, &value)) return;
    if (kjr_decimal_add(value_of(state), value, &value)) {
        keep_value(state, value);
        return;
    }
    state->failed = true;
    sqlite3_result_error(context, "the sum has more than 38 digits", -1);
}

static void keep(sqlite3_context *context, sqlite3_value *argument, bool larger)
{
    kjr_decimal value;
    exact *state = sqlite3_aggregate_context(context, sizeof *state);
    if (!state) {
        sqlite3_result_error_nomem(context);
        return;
    }
    if (!take_decimal(context, argument, state, &value)) return;
    if (!state->any || (larger ? value > value_of(state) : value < value_of(state))) keep_value(state, value);
}

static void min_step(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    (void)count;
    keep(context, arguments[0], false);
}

static void max_step(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    (void)count;
    keep(context, arguments[0], true);
}

static void give_exact(sqlite3_context *context)
{
    char text[KJR_DECIMAL_TEXT];
    const exact *state = sqlite3_aggregate_context(context, 0);
    if (!state || !state->any || state->failed) return;
    size_t len = kjr_decimal_text(value_of(state), text);
    sqlite3_result_text(context, text, (int)len, SQLITE_TRANSIENT);
}

/* ---- Registering */

int kjr_functions_register(sqlite3 *sqlite, const kjrep_allocator *allocator, int flags)
{
    static const struct {
        const char *name;
        void (*step)(sqlite3_context *, int, sqlite3_value **);
    } aggregates[] = {{"exact_sum", sum_step}, {"exact_min", min_step}, {"exact_max", max_step}};
    flags |= SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    regexp_memory *memory = new_regexp(allocator);
    if (!memory) return SQLITE_NOMEM;
    /* On failure SQLite has called end_regexp() already. */
    int rc = sqlite3_create_function_v2(sqlite, "regexp", 2, flags, memory, regexp, NULL, NULL, end_regexp);
    for (size_t i = 0; i < sizeof aggregates / sizeof *aggregates && rc == SQLITE_OK; i++)
        rc = sqlite3_create_function_v2(sqlite, aggregates[i].name, 1, flags, NULL, NULL, aggregates[i].step,
                                        give_exact, NULL);
    return rc;
}
