/* Numbers of the items of <ol>, as HTML and CSS count them. */
#include <string.h>

#include "load/html_reader.h"
#include "load/list_counting.h"

enum { LARGEST = 1000000 };

static int32_t read_number(const char *text, int32_t otherwise)
{
    int32_t number = 0;
    while (*text == ' ')
        text++;
    bool minus = *text == '-';
    text += minus;
    if (*text < '0' || *text > '9') return otherwise;
    for (; *text >= '0' && *text <= '9' && number < LARGEST; text++)
        number = number * 10 + (*text - '0');
    return minus ? -number : number;
}

/* What `type` says; KJR_COUNT_DECIMAL for anything else. */
static uint8_t format_of_type(const char *type)
{
    if (strcmp(type, "a") == 0) return KJR_COUNT_LOWER_LETTER;
    if (strcmp(type, "A") == 0) return KJR_COUNT_UPPER_LETTER;
    if (strcmp(type, "i") == 0) return KJR_COUNT_LOWER_ROMAN;
    return strcmp(type, "I") == 0 ? KJR_COUNT_UPPER_ROMAN : KJR_COUNT_DECIMAL;
}

/* What list-style or list-style-type say in a style; `otherwise` when they do not. */
static uint8_t format_of_style(const char *style, uint8_t otherwise)
{
    static const struct {
        const char *name;
        uint8_t format;
    } names[] = {
        {"cjk-ideographic", KJR_COUNT_HAN},
        {"simp-chinese-informal", KJR_COUNT_HAN},
        {"trad-chinese-informal", KJR_COUNT_HAN},
        {"cjk-decimal", KJR_COUNT_HAN_DIGITS},
        {"decimal-leading-zero", KJR_COUNT_TWO_DIGITS},
        {"lower-alpha", KJR_COUNT_LOWER_LETTER},
        {"lower-latin", KJR_COUNT_LOWER_LETTER},
        {"upper-alpha", KJR_COUNT_UPPER_LETTER},
        {"upper-latin", KJR_COUNT_UPPER_LETTER},
        {"lower-roman", KJR_COUNT_LOWER_ROMAN},
        {"upper-roman", KJR_COUNT_UPPER_ROMAN},
        {"decimal", KJR_COUNT_DECIMAL},
        {"disc", KJR_COUNT_NONE},
        {"none", KJR_COUNT_NONE},
    };
    const char *at = strstr(style, "list-style");
    for (size_t i = 0; at && i < sizeof names / sizeof *names; i++) {
        const char *end = strchr(at, ';'), *found = strstr(at, names[i].name);
        if (found && (!end || found < end)) return names[i].format;
    }
    return otherwise;
}

void kjr_html_start_list(kjr_html_list *list, const char *const *attributes)
{
    const char *start = kjr_html_attribute(attributes, "start"), *type = kjr_html_attribute(attributes, "type");
    const char *style = kjr_html_attribute(attributes, "style");
    *list = (kjr_html_list){.format = type ? format_of_type(type) : KJR_COUNT_DECIMAL};
    if (style) list->format = format_of_style(style, list->format);
    list->is_reversed = kjr_html_attribute(attributes, "reversed") != NULL;
    list->starts_behind = list->is_reversed && !start;
    list->number = list->starts_behind ? 0 : start ? read_number(start, 1) : 1;
}

void kjr_html_start_item(kjr_html_list *item, kjr_html_list *list, const char *const *attributes)
{
    const char *value = kjr_html_attribute(attributes, "value"), *type = kjr_html_attribute(attributes, "type");
    *item = *list;
    if (value && !list->starts_behind) item->number = read_number(value, list->number);
    if (type) item->format = format_of_type(type);
    list->number = list->is_reversed ? item->number - 1 : item->number + 1;
    list->items++;
}

/* A reversed list counts down to 1: its items were counted from 0 down. */
void kjr_html_end_list(const kjr_html_list *list, kjr_html_page *page)
{
    for (uint32_t line = list->last; line; line = page->lines.items[line - 1].before)
        page->lines.items[line - 1].number += (int32_t)list->items;
}
