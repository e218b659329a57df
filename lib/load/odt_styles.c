#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "load/list_counting.h"
#include "load/odt_model.h"

typedef struct reader {
    kjr_odt *odt;
    kjr_odt_style *style; /* the open ones */
    kjr_odt_list_style *list_style;
    kjr_list_level *level;
} reader;

static kjrep_status out_of_memory(const reader *r)
{
    return kjr_fail_memory(r->odt->error);
}

static bool copy_value(kjr_odt *odt, const kjr_xml_element *element, const char *name, const char **copy)
{
    size_t len = 0;
    const char *value = kjr_xml_value(element, name, &len);
    if (!value) return true;
    *copy = kjr_arena_text(&odt->arena, value, len);
    return *copy != NULL;
}

/* ---- Styles of paragraphs and words */

static kjrep_status open_style(reader *r, const kjr_xml_element *element)
{
    kjr_odt *odt = r->odt;
    r->style = NULL;
    if (!kjr_xml_value_is(element, "family", "paragraph") && !kjr_xml_value_is(element, "family", "text"))
        return KJREP_OK;
    kjr_odt_style *style = KJR_PUSH(odt->allocator, &odt->styles);
    if (!style) return out_of_memory(r);
    *style = (kjr_odt_style){.key.order = odt->styles.count,
                             .level = kjr_xml_number(element, "default-outline-level", 0) - 1,
                             .is_title = kjr_xml_value_is(element, "name", "Title")};
    r->style = style;
    bool good = copy_value(odt, element, "name", &style->key.name) &&
                copy_value(odt, element, "parent-style-name", &style->parent) &&
                copy_value(odt, element, "list-style-name", &style->list);
    if (good && !style->key.name) odt->styles.count--, r->style = NULL;
    return good ? KJREP_OK : out_of_memory(r);
}

/* ---- Styles of lists */

/* The format that style:num-format shows by its first numbers: "1", "一, 二, 三, ...". */
static uint8_t format_of_sample(const char *sample, size_t len)
{
    static const struct {
        const char *first;
        uint8_t format;
    } samples[] = {
        {"1", KJR_COUNT_DECIMAL},      {"a", KJR_COUNT_LOWER_LETTER},
        {"A", KJR_COUNT_UPPER_LETTER}, {"i", KJR_COUNT_LOWER_ROMAN},
        {"I", KJR_COUNT_UPPER_ROMAN},  {"１", KJR_COUNT_WIDE},
        {"一", KJR_COUNT_HAN},         {"壹, 貳", KJR_COUNT_HANT_CAPITAL},
        {"壹", KJR_COUNT_HAN_CAPITAL}, {"壱", KJR_COUNT_HAN_CAPITAL},
        {"①", KJR_COUNT_CIRCLED},      {"⑴", KJR_COUNT_PARENTHESIZED},
        {"⒈", KJR_COUNT_FULL_STOP},    {"甲", KJR_COUNT_STEMS},
        {"子", KJR_COUNT_BRANCHES},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        size_t first = strlen(samples[i].first);
        if (len >= first && memcmp(sample, samples[i].first, first) == 0) return samples[i].format;
    }
    return KJR_COUNT_DECIMAL;
}

static kjrep_status open_list_style(reader *r, const kjr_xml_element *element, bool is_outline)
{
    kjr_odt *odt = r->odt;
    kjr_odt_list_style *style = KJR_PUSH(odt->allocator, &odt->list_styles);
    if (!style) return out_of_memory(r);
    memset(style, 0, sizeof *style);
    style->key.order = odt->list_styles.count;
    style->key.name = "";
    for (int i = 0; i < KJR_LIST_LEVELS; i++)
        style->levels[i] =
            (kjr_list_level){.format = KJR_COUNT_NONE, .restart = (uint8_t)i, .spaced = true, .start = 1};
    r->list_style = style;
    return is_outline || copy_value(odt, element, "name", &style->key.name) ? KJREP_OK : out_of_memory(r);
}

static bool put(char *text, size_t room, size_t *len, const char *words, size_t words_len)
{
    if (words_len >= room - *len) return false;
    memcpy(text + *len, words, words_len);
    *len += words_len;
    text[*len] = 0;
    return true;
}

/* "第%1%章" of style:num-list-format is "第%1章" here. */
static bool put_format(char *text, size_t room, size_t *len, const char *format, size_t format_len)
{
    for (size_t i = 0; i < format_len; i++) {
        bool closes =
            format[i] == '%' && i >= 2 && format[i - 2] == '%' && format[i - 1] >= '1' && format[i - 1] <= '9';
        if (!closes && !put(text, room, len, format + i, 1)) return false;
    }
    return true;
}

/* Before 1.3: prefix, the numbers of as many levels as are to be displayed, suffix. */
static bool put_parts(char *text, size_t room, size_t *len, const kjr_xml_element *element, int32_t depth)
{
    size_t prefix_len = 0, suffix_len = 0;
    const char *prefix = kjr_xml_value(element, "num-prefix", &prefix_len);
    const char *suffix = kjr_xml_value(element, "num-suffix", &suffix_len);
    int32_t shown = kjr_xml_number(element, "display-levels", 1);
    if (prefix && !put(text, room, len, prefix, prefix_len)) return false;
    for (int32_t of = shown > depth || shown < 1 ? 0 : depth + 1 - shown; of <= depth; of++) {
        const char number[] = {'%', (char)('1' + of), '.'};
        if (!put(text, room, len, number, of < depth ? 3 : 2)) return false;
    }
    return !suffix || put(text, room, len, suffix, suffix_len);
}

static kjrep_status open_level(reader *r, const kjr_xml_element *element)
{
    char text[256] = "";
    size_t len = 0, format_len = 0, list_len = 0;
    int32_t depth = kjr_xml_number(element, "level", 0) - 1;
    const char *format = kjr_xml_value(element, "num-format", &format_len);
    const char *list_format = kjr_xml_value(element, "num-list-format", &list_len);
    if (depth < 0 || depth >= KJR_LIST_LEVELS) return KJREP_OK;
    kjr_list_level *level = r->level = &r->list_style->levels[depth];
    if (!format || !format_len) return KJREP_OK;
    bool fits = list_format ? put_format(text, sizeof text, &len, list_format, list_len)
                            : put_parts(text, sizeof text, &len, element, depth);
    level->format = format_of_sample(format, format_len);
    level->start = kjr_xml_number(element, "start-value", 1);
    level->text = fits ? kjr_arena_text(&r->odt->arena, text, len) : "";
    return level->text ? KJREP_OK : out_of_memory(r);
}

/* ---- Elements */

static kjrep_status open(void *payload, const kjr_xml_element *element)
{
    reader *r = payload;
    const char *name = element->name;
    if (strcmp(name, "style") == 0) return open_style(r, element);
    if (strcmp(name, "list-style") == 0) return open_list_style(r, element, false);
    if (strcmp(name, "outline-style") == 0) return open_list_style(r, element, true);
    if (strcmp(name, "text-properties") == 0 && r->style)
        r->style->is_hidden = kjr_xml_value_is(element, "display", "none");
    if (!r->list_style) return KJREP_OK;
    if (strcmp(name, "list-level-style-number") == 0 || strcmp(name, "outline-level-style") == 0)
        return open_level(r, element);
    if (strcmp(name, "list-level-label-alignment") == 0 && r->level)
        r->level->spaced = !kjr_xml_value_is(element, "label-followed-by", "nothing");
    return KJREP_OK;
}

static kjrep_status close(void *payload, const char *name, const char *uri)
{
    reader *r = payload;
    (void)uri;
    if (strcmp(name, "style") == 0) r->style = NULL;
    if (strcmp(name, "list-style") == 0 || strcmp(name, "outline-style") == 0) r->list_style = NULL;
    if (!r->list_style || strcmp(name, "list-level-style-number") == 0 || strcmp(name, "outline-level-style") == 0)
        r->level = NULL;
    return KJREP_OK;
}

static kjrep_status text(void *payload, const char *words, size_t len)
{
    (void)payload, (void)words, (void)len;
    return KJREP_OK;
}

kjrep_status kjr_odt_read_styles(kjr_odt *odt, const kjr_bytes *xml, const char *part)
{
    reader r = {.odt = odt};
    kjr_xml_handler handler = {&r, open, close, text};
    return kjr_xml_read(&handler, part, xml->items, xml->count, odt->settings, odt->error);
}

/* ---- Looking up */

/* Of styles or of those of lists, which begin with it. */
static int by_key(const void *a, const void *b)
{
    const kjr_odt_key *p = a, *q = b;
    int order = strcmp(p->name, q->name);
    return order ? order : p->order < q->order ? -1 : p->order > q->order;
}

void kjr_odt_sort_styles(kjr_odt *odt)
{
    if (odt->styles.count) qsort(odt->styles.items, odt->styles.count, sizeof *odt->styles.items, by_key);
    if (odt->list_styles.count)
        qsort(odt->list_styles.items, odt->list_styles.count, sizeof *odt->list_styles.items, by_key);
}

/* The last of that name, from 1, among sorted items that each begin with a key; 0 when there is none. */
static uint32_t find(const void *items, uint32_t count, size_t size, const char *name)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const kjr_odt_key *key = (const void *)((const char *)items + middle * size);
        if (strcmp(key->name, name) <= 0) low = middle + 1;
        else high = middle;
    }
    const kjr_odt_key *last = low ? (const void *)((const char *)items + (low - 1) * size) : NULL;
    return last && strcmp(last->name, name) == 0 ? low : 0;
}

kjr_odt_list_style *kjr_odt_list_style_of(const kjr_odt *odt, const char *name)
{
    uint32_t at = find(odt->list_styles.items, odt->list_styles.count, sizeof *odt->list_styles.items, name);
    return at ? &odt->list_styles.items[at - 1] : NULL;
}

kjr_odt_style kjr_odt_style_of(const kjr_odt *odt, const char *name)
{
    enum { MOST_STEPS = 16 };
    kjr_odt_style found = {.level = KJR_NO_NUMBER};
    for (int step = 0; name && step < MOST_STEPS; step++) {
        uint32_t at = find(odt->styles.items, odt->styles.count, sizeof *odt->styles.items, name);
        if (!at) break;
        const kjr_odt_style *style = &odt->styles.items[at - 1];
        if (found.level < 0) found.level = style->level;
        if (!found.list) found.list = style->list;
        found.is_title |= style->is_title;
        found.is_hidden |= style->is_hidden;
        name = style->parent;
    }
    return found;
}
