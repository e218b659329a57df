#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "check/checker.h"

enum { MOST_WORDS = 60, BEFORE_CUT = 40, AFTER_CUT = 15 };

static void put(kjr_checker *c, const char *text, size_t len)
{
    if (c->status < 0) return;
    if (!KJR_RESERVE(c->allocator, &c->line, len)) {
        kjr_check_stop(c, kjr_fail_memory(c->error));
        return;
    }
    if (len) memcpy(c->line.items + c->line.count, text, len);
    c->line.count += (uint32_t)len;
}

static void put_text(kjr_checker *c, const char *text)
{
    put(c, text, strlen(text));
}

/* Words without line breaks, as they stand in the text. */
static void put_range(kjr_checker *c, uint32_t start, uint32_t end)
{
    const kjr_view *view = c->view;
    for (uint32_t i = start; i < end; i++) {
        if (view->kind[i] != KJR_CHAR_NEWLINE && view->kind[i] != KJR_CHAR_CONTROL)
            put(c, view->text + view->byte[i], kjr_view_char_bytes(view, i));
    }
}

static void put_words(kjr_checker *c, kjr_words words)
{
    if (words.end - words.start <= MOST_WORDS) {
        put_range(c, words.start, words.end);
        return;
    }
    put_range(c, words.start, words.start + BEFORE_CUT);
    put_text(c, "…");
    put_range(c, words.end - AFTER_CUT, words.end);
}

/* ---- Values */

/* Canonical units that Chinese writes with a word of its own. */
static const struct {
    const char *unit, *simplified, *traditional;
} unit_names[] = {
    {"CNY", "元", "元"},          {"TWD", "元新台币", "元新臺幣"},
    {"HKD", "港元", "港元"},      {"MOP", "澳门元", "澳門元"},
    {"USD", "美元", "美元"},      {"EUR", "欧元", "歐元"},
    {"JPY", "日元", "日圓"},      {"pp", "个百分点", "個百分點"},
    {"m2", "平方米", "平方米"},   {"km2", "平方公里", "平方公里"},
    {"km", "公里", "公里"},       {"t", "吨", "噸"},
    {"m3", "立方米", "立方米"},   {"har", "公顷", "公頃"},
    {"kW.h", "千瓦时", "千瓦時"}, {"x", "倍", "倍"},
    {"kW", "千瓦", "千瓦"},       {"d", "天", "天"},
    {"mo", "个月", "個月"},       {"a", "年", "年"},
};

static void put_unit(kjr_checker *c, const char *unit)
{
    size_t len = strlen(unit);
    if (unit[0] == '{' && len > 2 && unit[len - 1] == '}') {
        if (c->language == KJREP_LANGUAGE_EN) put_text(c, " ");
        put(c, unit + 1, len - 2);
        return;
    }
    if (strcmp(unit, "1") == 0 || strcmp(unit, "#") == 0) return;
    for (size_t i = 0; c->language != KJREP_LANGUAGE_EN && i < sizeof unit_names / sizeof *unit_names; i++) {
        if (strcmp(unit, unit_names[i].unit) != 0) continue;
        put_text(c, c->language == KJREP_LANGUAGE_ZH ? unit_names[i].simplified : unit_names[i].traditional);
        return;
    }
    if (unit[0] != '%') put_text(c, " ");
    put_text(c, unit);
}

/* In Chinese 16195000 is 1619.5万. */
static void put_decimal(kjr_checker *c, kjr_decimal value)
{
    static const struct {
        int power;
        const char *simplified, *traditional;
    } scales[] = {{8, "亿", "億"}, {4, "万", "萬"}};
    char text[KJR_DECIMAL_TEXT];
    const char *scale = "";
    kjr_decimal size = value < 0 ? -value : value;
    for (size_t i = 0; c->language != KJREP_LANGUAGE_EN && i < sizeof scales / sizeof *scales; i++) {
        kjr_decimal one = kjr_decimal_power(scales[i].power);
        if (size < one || value % (one / KJR_DECIMAL_ONE) != 0) continue;
        value /= one / KJR_DECIMAL_ONE;
        scale = c->language == KJREP_LANGUAGE_ZH ? scales[i].simplified : scales[i].traditional;
        break;
    }
    put(c, text, kjr_decimal_text(value, text));
    put_text(c, scale);
}

static void put_interval(kjr_checker *c, const kjr_interval *interval, const char *unit)
{
    static const kjr_message above = {{"more than ", "大于", "大於"}}, from = {{"at least ", "不小于", "不小於"}};
    static const kjr_message below = {{"less than ", "小于", "小於"}}, upto = {{"at most ", "不大于", "不大於"}};
    static const kjr_message any = {{"any value", "任意值", "任意值"}}, to = {{" to ", "至", "至"}};
    bool low = interval->has_low, high = interval->has_high;
    if (!low && !high) {
        put_text(c, kjr_message_in(&any, c->language));
        return;
    }
    if (low && !high) put_text(c, kjr_message_in(interval->low_open ? &above : &from, c->language));
    if (high && !low) put_text(c, kjr_message_in(interval->high_open ? &below : &upto, c->language));
    if (low) put_decimal(c, interval->low);
    if (low && high && interval->low != interval->high) put_text(c, kjr_message_in(&to, c->language));
    if (high && (!low || interval->low != interval->high)) put_decimal(c, interval->high);
    put_unit(c, unit);
}

static void put_argument(kjr_checker *c, const kjr_argument *argument)
{
    char digits[24];
    switch (argument->kind) {
    case KJR_ARGUMENT_WORDS: put_words(c, argument->words); break;
    case KJR_ARGUMENT_COUNT:
        put(c, digits, (size_t)snprintf(digits, sizeof digits, "%llu", (unsigned long long)argument->count));
        break;
    case KJR_ARGUMENT_TEXT: put_text(c, argument->text); break;
    case KJR_ARGUMENT_VALUE:
    case KJR_ARGUMENT_INTERVAL: put_interval(c, &argument->interval, argument->text); break;
    default: break;
    }
}

const char *kjr_make_message(kjr_checker *c, const kjr_message *message, const kjr_argument *arguments, uint32_t *len)
{
    uint32_t count = 0;
    while (arguments[count].kind)
        count++;
    c->line.count = 0;
    const char *at = kjr_message_in(message, c->language);
    for (const char *mark; (mark = strchr(at, '{')); at = mark + 3) {
        put(c, at, (size_t)(mark - at));
        uint32_t number = (uint32_t)(mark[1] - '1');
        if (number < count) put_argument(c, &arguments[number]);
    }
    put_text(c, at);
    if (c->status < 0) return NULL;
    const char *made = kjr_arena_text(&c->findings->arena, c->line.items, c->line.count);
    if (!made) kjr_check_stop(c, kjr_fail_memory(c->error));
    *len = c->line.count;
    return made;
}
