#include "kjrep/fragment.h"

#include "base/error.h"
#include "extract/fragments.h"
#include "report/model.h"
#include "text/locate.h"

struct kjrep_fragment {
    kjrep_allocator allocator;
    kjrep_engine *engine; /* held */
    kjr_arena arena;
    kjr_view view;
    kjr_fragment_items items;
};

void kjrep_fragment_free(kjrep_fragment *fragment)
{
    if (!fragment) return;
    kjrep_allocator allocator = fragment->allocator;
    kjr_free(&allocator, fragment->items.items);
    kjr_view_end(&fragment->view, &allocator);
    kjr_arena_end(&fragment->arena);
    kjrep_engine_free(fragment->engine);
    kjr_free(&allocator, fragment);
}

static kjrep_status read(kjrep_fragment *fragment, const char *text, size_t text_len, int32_t today,
                         const struct kjrep_options *settings, kjrep_error *error)
{
    const char *copy = kjr_arena_text(&fragment->arena, text, text_len);
    if (!copy) return kjr_fail_memory(error);
    kjrep_status rc = kjr_view_make(&fragment->view, copy, text_len, &fragment->allocator, error);
    if (rc != KJREP_OK) return rc;
    return kjr_read_fragment(&fragment->items, &fragment->view, fragment->engine->lexicon, today, &fragment->arena,
                             settings, error);
}

/* 0, or yyyymmdd of a day that a calendar may have. */
static bool is_day(int32_t today)
{
    enum { YEAR = 10000, MONTH = 100, LAST_YEAR = 9999, MONTHS = 12, DAYS = 31 };
    int32_t year = today / YEAR, month = today / MONTH % MONTH, day = today % MONTH;
    return today == 0 || (year > 0 && year <= LAST_YEAR && month > 0 && month <= MONTHS && day > 0 && day <= DAYS);
}

kjrep_status kjrep_fragment_new(kjrep_fragment **out, kjrep_engine *engine, const char *text, size_t text_len,
                                int32_t today, const kjrep_options *options, kjrep_error *error)
{
    if (out) *out = NULL;
    if (!out || !engine || (!text && text_len)) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    if (!is_day(today)) return kjr_fail(error, KJREP_E_ARG, "%d is no day", (int)today);
    struct kjrep_options settings = kjr_settings(options);
    if ((uint64_t)text_len > (uint64_t)kjr_setting_int(&settings, KJREP_OPT_MAX_BYTES))
        return kjr_fail(error, KJREP_E_LIMIT, "%llu bytes, more than the limit", (unsigned long long)text_len);
    kjrep_fragment *fragment = kjr_calloc(&settings.allocator, 1, sizeof *fragment);
    if (!fragment) return kjr_fail_memory(error);
    fragment->allocator = settings.allocator;
    fragment->engine = kjrep_engine_retain(engine);
    kjr_arena_start(&fragment->arena, &fragment->allocator);
    kjrep_status rc = read(fragment, text, text_len, today, &settings, error);
    if (rc != KJREP_OK) {
        kjrep_fragment_free(fragment);
        return rc;
    }
    *out = fragment;
    return kjr_succeed(error);
}

static const kjr_fragment_item *find_item(const kjrep_fragment *fragment, uint32_t index)
{
    return fragment && index < fragment->items.count ? &fragment->items.items[index] : NULL;
}

uint32_t kjrep_fragment_count(const kjrep_fragment *fragment)
{
    return fragment ? fragment->items.count : 0;
}

kjrep_status kjrep_fragment_place(const kjrep_fragment *fragment, uint32_t index, uint64_t *start, uint64_t *end)
{
    const kjr_fragment_item *item = find_item(fragment, index);
    uint32_t from = 0, to = 0;
    if (start) *start = 0;
    if (end) *end = 0;
    if (!item) return KJREP_E_ARG;
    kjr_view_span(&fragment->view, item->start, item->end, &from, &to);
    if (start) *start = kjr_locate_character(&fragment->view, from);
    if (end) *end = kjr_locate_character(&fragment->view, to);
    return KJREP_OK;
}

int32_t kjrep_fragment_kind(const kjrep_fragment *fragment, uint32_t index)
{
    const kjr_fragment_item *item = find_item(fragment, index);
    return item ? item->kind : 0;
}

const char *kjrep_fragment_unit(const kjrep_fragment *fragment, uint32_t index)
{
    const kjr_fragment_item *item = find_item(fragment, index);
    return item ? item->unit : NULL;
}

const char *kjrep_fragment_number(const kjrep_fragment *fragment, uint32_t index, int32_t which)
{
    const kjr_fragment_item *item = find_item(fragment, index);
    if (!item) return NULL;
    switch (which) {
    case KJREP_FRAGMENT_VALUE: return item->value;
    case KJREP_FRAGMENT_LOW: return item->low;
    case KJREP_FRAGMENT_HIGH: return item->high;
    default: return NULL;
    }
}
