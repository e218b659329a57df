#include "extract/fragments.h"

#include <stdio.h>

#include "base/error.h"
#include "extract/extractor.h"
#include "extract/numbers.h"
#include "extract/quantities.h"
#include "kjrep/fragment.h"

typedef struct reading {
    kjr_extractor x;
    kjr_fragment_items *items;
} reading;

/* ---- Texts of numbers */

static const char *decimal_text(reading *r, kjr_decimal value)
{
    char text[KJR_DECIMAL_TEXT];
    size_t len = kjr_decimal_text(value, text);
    return kjr_arena_text(r->x.arena, text, len);
}

/* A figure with more places than a decimal keeps, digit by digit. */
static const char *figure_text(reading *r, kjr_figure figure)
{
    enum { MOST = 96 };
    char digits[MOST], text[2 * MOST + 4];
    int count = 0, at = 0;
    bool negative = figure.coefficient < 0;
    kjr_wide rest = negative ? -(kjr_wide)figure.coefficient : (kjr_wide)figure.coefficient;
    for (; rest; rest /= 10)
        digits[count++] = (char)('0' + (int)(rest % 10));
    while (count <= -figure.exponent && count < MOST)
        digits[count++] = '0';
    if (negative) text[at++] = '-';
    for (int i = count; i-- > 0;) {
        text[at++] = digits[i];
        if (i == -figure.exponent && i > 0) text[at++] = '.';
    }
    for (int i = 0; i < figure.exponent && at < MOST; i++)
        text[at++] = '0';
    return kjr_arena_text(r->x.arena, text, (size_t)at);
}

static const char *day_text(reading *r, int32_t date)
{
    char text[16];
    int len =
        snprintf(text, sizeof text, "%04d-%02d-%02d", (int)(date / 10000), (int)(date / 100 % 100), (int)(date % 100));
    return kjr_arena_text(r->x.arena, text, len > 0 ? (size_t)len : 0);
}

/* ---- Items */

static kjr_fragment_item *add(reading *r, uint32_t start, uint32_t end, int32_t kind)
{
    kjr_fragment_item *item = KJR_PUSH(r->x.allocator, r->items);
    if (item) *item = (kjr_fragment_item){.start = start, .end = end, .kind = kind};
    return item;
}

/* 今年, 年末 without a day to count from: nothing is known of it. */
static bool says_nothing(const reading *r, const kjr_time *time)
{
    uint32_t length;
    if (time->date_from || time->date_to || time->precision == KJREP_PRECISION_TIME) return false;
    return kjr_lexicon_match(r->x.lexicon, r->x.view, time->words.start, time->words.end, KJR_BIT(TIME), &length) !=
           NULL;
}

static bool add_time(reading *r, const kjr_time *time)
{
    if (says_nothing(r, time)) return true;
    kjr_fragment_item *item = add(r, time->words.start, time->words.end, KJREP_FRAGMENT_TIME);
    if (!item) return false;
    if (time->date_from) item->low = day_text(r, time->date_from);
    if (time->date_to) item->high = day_text(r, time->date_to);
    return (item->low || !time->date_from) && (item->high || !time->date_to);
}

/* What the metric cannot keep is written from the number itself. */
static bool set_value(reading *r, kjr_fragment_item *item, const kjr_metric *metric, uint32_t at)
{
    kjr_number number;
    if (metric->approx == KJREP_APPROX_OVER && metric->has & KJR_HAS_LOW && metric->has & KJR_HAS_HIGH) { /* 3000多 */
        item->low = decimal_text(r, metric->low);
        item->high = decimal_text(r, metric->high);
        return item->low && item->high;
    }
    if (metric->has & KJR_HAS_VALUE_HIGH) {
        item->low = decimal_text(r, metric->value);
        item->high = decimal_text(r, metric->value_high);
        return item->low && item->high;
    }
    if (metric->has & KJR_HAS_VALUE) {
        item->value = decimal_text(r, metric->value);
        return item->value;
    }
    if (!kjr_number_at(r->x.lexicon, r->x.view, at, r->x.view->count, &number) || number.overflow || number.ratio)
        return true;
    item->value = figure_text(r, number.value);
    return item->value;
}

static bool add_quantity(reading *r, const kjr_metric *metric, uint32_t at)
{
    kjr_fragment_item *item = add(r, metric->text.start, metric->text.end, metric->kind);
    if (!item) return false;
    if (metric->kind != KJREP_METRIC_NUMBER) item->unit = metric->unit;
    return set_value(r, item, metric, at);
}

/* Can a number begin with the character? */
static bool begins_number(const kjr_view *view, uint32_t at)
{
    uint32_t kind = view->kind[at];
    uint16_t code = view->code[at];
    uint32_t before = at ? view->kind[at - 1] : (uint32_t)KJR_CHAR_NEWLINE;
    bool joined = before == KJR_CHAR_DIGIT || before == KJR_CHAR_LATIN;
    bool numeral = view->kind[at + 1] == KJR_CHAR_NUMERAL_HAN; /* [count] is there */
    if (code == u'参' || code == u'幺') return numeral;
    if (code == '.') return !joined && view->kind[at + 1] == KJR_CHAR_DIGIT;
    if (code == '-') return !joined;
    return kind == KJR_CHAR_DIGIT || kind == KJR_CHAR_NUMERAL_HAN || kjr_is_one_of(code, u"几数负半");
}

static kjrep_status read_all(reading *r)
{
    const kjr_view *view = r->x.view;
    const kjr_facts *facts = r->x.facts;
    uint32_t time = 0, start = 0;
    for (uint32_t at = 0; at < view->count;) {
        while (time < facts->times.count && facts->times.items[time].words.start < at)
            time++;
        if (time < facts->times.count && facts->times.items[time].words.start == at) {
            if (!add_time(r, &facts->times.items[time])) return kjr_fail_memory(r->x.error);
            start = at = facts->times.items[time].words.end;
            continue;
        }
        if (!begins_number(view, at)) {
            if (view->kind[at] == KJR_CHAR_NEWLINE) start = at + 1;
            at++;
            continue;
        }
        kjr_metric metric;
        uint32_t next;
        int outcome = kjr_quantity_at(&r->x, at, start, view->count, &metric, &next);
        if (outcome == KJR_QUANTITY_NO_MEMORY) return kjr_fail_memory(r->x.error);
        if (outcome == KJR_QUANTITY && !add_quantity(r, &metric, at)) return kjr_fail_memory(r->x.error);
        at = outcome == KJR_QUANTITY ? metric.text.end : next;
        if (outcome == KJR_QUANTITY) start = at;
    }
    return KJREP_OK;
}

kjrep_status kjr_read_fragment(kjr_fragment_items *items, const kjr_view *view, const kjr_lexicon *lexicon,
                               int32_t today, kjr_arena *arena, const struct kjrep_options *settings,
                               kjrep_error *error)
{
    kjr_hits hits = {0};
    kjr_facts facts = {0};
    kjr_outline outline = {.year = today / 10000, .date_issued = (uint32_t)today};
    reading r = {.items = items,
                 .x = {.facts = &facts,
                       .view = view,
                       .lexicon = lexicon,
                       .hits = &hits,
                       .outline = &outline,
                       .arena = arena,
                       .allocator = &settings->allocator,
                       .error = error,
                       .loose = true}};
    kjrep_status rc = KJREP_OK;
    if (!kjr_lexicon_scan(lexicon, view, &settings->allocator, &hits)) rc = kjr_fail_memory(error);
    if (rc == KJREP_OK) rc = kjr_find_times(&r.x);
    if (rc == KJREP_OK) rc = read_all(&r);
    kjr_free(&settings->allocator, hits.list.items);
    kjr_facts_end(&facts, &settings->allocator);
    return rc;
}
