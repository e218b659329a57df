#include "base/settings.h"

#include <string.h>

enum { LONGEST_TEXT = 4096 };

static const struct {
    int64_t lowest, highest, standard;
} ranges[KJR_INT_OPTIONS] = {
    [KJREP_OPT_MAX_BYTES - 1] = {1, INT64_C(0x7FFFFFFF), INT64_C(256) << 20},
    [KJREP_OPT_MAX_NODES - 1] = {1, 100000000, 4000000},
    [KJREP_OPT_MAX_METRICS - 1] = {1, 100000000, 4000000},
    [KJREP_OPT_MAX_DEPTH - 1] = {4, 1000, 64},
    [KJREP_OPT_MAX_FINDINGS - 1] = {1, 10000000, 100000},
    [KJREP_OPT_LANGUAGE - 1] = {KJREP_LANGUAGE_EN, KJREP_LANGUAGE_ZHT, KJREP_LANGUAGE_EN},
    [KJREP_OPT_SHOW_PASSES - 1] = {0, 1, 0},
    [KJREP_OPT_REPLACE_BYTES - 1] = {0, 1, 0},
    [KJREP_OPT_CSV - 1] = {0, KJREP_CSV_HEADER | KJREP_CSV_BOM | KJREP_CSV_GUARD, KJREP_CSV_HEADER | KJREP_CSV_GUARD},
    [KJREP_OPT_MAX_SQL_STEPS - 1] = {1000, INT64_C(1000000000000000), INT64_C(2000000000)},
    [KJREP_OPT_MAX_ELEMENTS - 1] = {1, 100000000, 4000000},
    [KJREP_OPT_MAX_ELEMENT_DEPTH - 1] = {8, 10000, 512},
    [KJREP_OPT_MAX_ATTRIBUTES - 1] = {100, 100000, 10000},
    [KJREP_OPT_MAX_PARTS - 1] = {1, 1000000, 10000},
    [KJREP_OPT_MAX_UNPACKED - 1] = {1, INT32_MAX, 64 * 1024 * 1024},
};

struct kjrep_options kjr_settings(const kjrep_options *options)
{
    if (options) return *options;
    struct kjrep_options settings = {.allocator = kjr_standard_allocator};
    for (int i = 0; i < KJR_INT_OPTIONS; i++)
        settings.ints[i] = ranges[i].standard;
    return settings;
}

kjrep_status kjrep_options_new(kjrep_options **out)
{
    if (!out) return KJREP_E_ARG;
    *out = kjr_malloc(&kjr_standard_allocator, sizeof **out);
    if (!*out) return KJREP_E_NOMEM;
    **out = kjr_settings(NULL);
    return KJREP_OK;
}

/* The added texts of an option, or of all for 0. */
static void forget_added(kjrep_options *options, int32_t option)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < options->added.count; i++) {
        kjr_added_text *text = &options->added.items[i];
        if (option && text->option != option) {
            options->added.items[kept++] = *text;
            continue;
        }
        kjr_free(&kjr_standard_allocator, text->name);
        kjr_free(&kjr_standard_allocator, text->text);
    }
    options->added.count = kept;
}

void kjrep_options_free(kjrep_options *options)
{
    if (!options) return;
    for (int i = 0; i < KJR_TEXT_OPTIONS; i++)
        kjr_free(&kjr_standard_allocator, options->texts[i]);
    forget_added(options, 0);
    kjr_free(&kjr_standard_allocator, options->added.items);
    kjr_free(&kjr_standard_allocator, options);
}

static int int_index(int32_t option)
{
    return option >= KJREP_OPT_MAX_BYTES && option < KJREP_OPT_MAX_BYTES + KJR_INT_OPTIONS
               ? option - KJREP_OPT_MAX_BYTES
               : -1;
}

kjrep_status kjrep_options_set_int(kjrep_options *options, int32_t option, int64_t value)
{
    int index = int_index(option);
    if (!options || index < 0 || value < ranges[index].lowest || value > ranges[index].highest) return KJREP_E_ARG;
    options->ints[index] = value;
    return KJREP_OK;
}

kjrep_status kjrep_options_int(const kjrep_options *options, int32_t option, int64_t *out)
{
    int index = int_index(option);
    if (!out) return KJREP_E_ARG;
    *out = 0;
    if (index < 0) return KJREP_E_ARG;
    *out = options ? options->ints[index] : ranges[index].standard;
    return KJREP_OK;
}

kjrep_status kjrep_options_range(int32_t option, int64_t *lowest, int64_t *highest, int64_t *standard)
{
    int index = int_index(option);
    if (lowest) *lowest = index < 0 ? 0 : ranges[index].lowest;
    if (highest) *highest = index < 0 ? 0 : ranges[index].highest;
    if (standard) *standard = index < 0 ? 0 : ranges[index].standard;
    return index < 0 ? KJREP_E_ARG : KJREP_OK;
}

/* With a NUL behind; NULL when out of memory. */
static char *copy_text(const char *text, size_t text_len)
{
    char *copy = kjr_malloc(&kjr_standard_allocator, text_len + 1);
    if (!copy) return NULL;
    if (text_len) memcpy(copy, text, text_len);
    copy[text_len] = 0;
    return copy;
}

kjrep_status kjrep_options_set_text(kjrep_options *options, int32_t option, const char *text, size_t text_len)
{
    if (!options || option < KJREP_OPT_NAME || option >= KJREP_OPT_NAME + KJR_TEXT_OPTIONS) return KJREP_E_ARG;
    int index = option - KJREP_OPT_NAME;
    char *copy = NULL;
    if (text) {
        if (text_len > LONGEST_TEXT || memchr(text, 0, text_len)) return KJREP_E_ARG;
        copy = copy_text(text, text_len);
        if (!copy) return KJREP_E_NOMEM;
    }
    kjr_free(&kjr_standard_allocator, options->texts[index]);
    options->texts[index] = copy;
    return KJREP_OK;
}

kjrep_status kjrep_options_add_text(kjrep_options *options, int32_t option, const char *name, const char *text,
                                    size_t text_len)
{
    enum { LONGEST_ADDED = 16 << 20 };
    if (!options || option < KJREP_OPT_RULES || option > KJREP_OPT_SUPPRESSIONS || text_len > LONGEST_ADDED)
        return KJREP_E_ARG;
    if (!text) {
        forget_added(options, option);
        return KJREP_OK;
    }
    if (!name) name = "-";
    kjr_added_text added = {option, copy_text(name, strlen(name)), copy_text(text, text_len), text_len};
    kjr_added_text *place = added.name && added.text ? KJR_PUSH(&kjr_standard_allocator, &options->added) : NULL;
    if (place) {
        *place = added;
        return KJREP_OK;
    }
    kjr_free(&kjr_standard_allocator, added.name);
    kjr_free(&kjr_standard_allocator, added.text);
    return KJREP_E_NOMEM;
}

kjrep_status kjrep_options_set_allocator(kjrep_options *options, const kjrep_allocator *allocator)
{
    if (!options) return KJREP_E_ARG;
    if (!allocator) {
        options->allocator = kjr_standard_allocator;
        return KJREP_OK;
    }
    if (allocator->struct_size < sizeof *allocator || !allocator->malloc_ || !allocator->realloc_ || !allocator->free_)
        return KJREP_E_ARG;
    options->allocator = *allocator;
    return KJREP_OK;
}

kjrep_status kjrep_options_set_progress(kjrep_options *options, kjrep_progress progress, void *payload)
{
    if (!options) return KJREP_E_ARG;
    options->progress = progress;
    options->payload = payload;
    return KJREP_OK;
}
