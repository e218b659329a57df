#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "load/docx_model.h"
#include "load/list_counting.h"

enum { LONGEST_LABEL = 255 }; /* bytes of w:lvlText; one that is longer is none */

typedef struct reader {
    kjr_docx *docx;
    kjr_docx_series *series; /* the open ones; at most one of series and list */
    kjr_docx_list *list;
    int32_t depth; /* of the open level; KJR_NO_NUMBER outside one */
} reader;

/* ---- Formats of numbers */

/* Names of ECMA-376, part 1, 17.18.59 (ST_NumberFormat), of those that Chinese documents use. */
static const struct {
    const char *name;
    uint8_t format;
} formats[] = {
    {"decimal", KJR_COUNT_DECIMAL},
    {"none", KJR_COUNT_NONE},
    {"bullet", KJR_COUNT_NONE},
    {"decimalZero", KJR_COUNT_TWO_DIGITS},
    {"decimalFullWidth", KJR_COUNT_WIDE},
    {"decimalFullWidth2", KJR_COUNT_WIDE},
    {"upperLetter", KJR_COUNT_UPPER_LETTER},
    {"lowerLetter", KJR_COUNT_LOWER_LETTER},
    {"upperRoman", KJR_COUNT_UPPER_ROMAN},
    {"lowerRoman", KJR_COUNT_LOWER_ROMAN},
    {"chineseCounting", KJR_COUNT_HAN},
    {"chineseCountingThousand", KJR_COUNT_HAN},
    {"japaneseCounting", KJR_COUNT_HAN},
    {"taiwaneseCounting", KJR_COUNT_HAN},
    {"taiwaneseCountingThousand", KJR_COUNT_HAN},
    {"ideographDigital", KJR_COUNT_HAN_DIGITS},
    {"taiwaneseDigital", KJR_COUNT_HAN_DIGITS},
    {"chineseLegalSimplified", KJR_COUNT_HAN_CAPITAL},
    {"ideographLegalTraditional", KJR_COUNT_HANT_CAPITAL},
    {"ideographEnclosedCircle", KJR_COUNT_CIRCLED_HAN},
    {"japaneseDigitalTenThousand", KJR_COUNT_HAN_DIGITS},
    {"numberInDash", KJR_COUNT_IN_DASHES},
    {"ideographTraditional", KJR_COUNT_STEMS},
    {"ideographZodiac", KJR_COUNT_BRANCHES},
    {"decimalEnclosedCircle", KJR_COUNT_CIRCLED},
    {"decimalEnclosedCircleChinese", KJR_COUNT_CIRCLED},
    {"decimalEnclosedParen", KJR_COUNT_PARENTHESIZED},
    {"decimalEnclosedFullstop", KJR_COUNT_FULL_STOP},
};

/* KJR_COUNT_DECIMAL for a name that is not known. */
static uint8_t format_of(const char *name, size_t len)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strlen(formats[i].name) == len && memcmp(formats[i].name, name, len) == 0) return formats[i].format;
    }
    return KJR_COUNT_DECIMAL;
}

/* ---- Reading */

static void start_levels(kjr_list_level levels[KJR_LIST_LEVELS])
{
    for (int i = 0; i < KJR_LIST_LEVELS; i++)
        levels[i] = (kjr_list_level){.start = 1, .restart = (uint8_t)i, .spaced = true};
}

static kjr_docx_key key_of(const kjr_xml_element *element, const char *name, uint32_t order)
{
    return (kjr_docx_key){kjr_xml_number(element, name, KJR_NO_NUMBER), order};
}

static kjrep_status open_series(reader *r, const kjr_xml_element *element)
{
    r->series = KJR_PUSH(r->docx->allocator, &r->docx->series);
    if (!r->series) return kjr_fail_memory(r->docx->error);
    memset(r->series, 0, sizeof *r->series);
    r->series->key = key_of(element, "abstractNumId", r->docx->series.count);
    start_levels(r->series->levels);
    for (int i = 0; i < KJR_LIST_LEVELS; i++)
        r->series->count[i] = KJR_NO_NUMBER;
    return KJREP_OK;
}

static kjrep_status open_list(reader *r, const kjr_xml_element *element)
{
    r->list = KJR_PUSH(r->docx->allocator, &r->docx->lists);
    if (!r->list) return kjr_fail_memory(r->docx->error);
    *r->list = (kjr_docx_list){.key = key_of(element, "numId", r->docx->lists.count), .series = KJR_NO_NUMBER};
    for (int i = 0; i < KJR_LIST_LEVELS; i++)
        r->list->start[i] = KJR_NO_NUMBER;
    return KJREP_OK;
}

static int32_t depth_of(const kjr_xml_element *element)
{
    int32_t depth = kjr_xml_number(element, "ilvl", KJR_NO_NUMBER);
    return depth < KJR_LIST_LEVELS ? depth : KJR_NO_NUMBER;
}

static bool is_on(const kjr_xml_element *element)
{
    size_t len = 0;
    return !kjr_xml_value(element, "val", &len) || kjr_xml_value_is(element, "val", "1") ||
           kjr_xml_value_is(element, "val", "true") || kjr_xml_value_is(element, "val", "on");
}

/* Of w:lvlOverride: a list has levels of its own. */
static kjrep_status open_own_levels(reader *r)
{
    if (r->list->levels) return KJREP_OK;
    r->list->levels = kjr_arena_alloc(&r->docx->arena, KJR_LIST_LEVELS * sizeof *r->list->levels);
    if (!r->list->levels) return kjr_fail_memory(r->docx->error);
    start_levels(r->list->levels);
    return KJREP_OK;
}

static kjrep_status read_level(reader *r, const kjr_xml_element *element)
{
    kjr_list_level *levels = r->series ? r->series->levels : r->list->levels;
    if (!levels) return KJREP_OK;
    kjr_list_level *level = &levels[r->depth];
    const char *name = element->name, *value;
    size_t len = 0;
    value = kjr_xml_value(element, "val", &len);
    if (strcmp(name, "start") == 0) level->start = kjr_xml_number(element, "val", 1);
    if (strcmp(name, "numFmt") == 0 && value) level->format = format_of(value, len);
    if (strcmp(name, "isLgl") == 0) level->decimal = is_on(element);
    if (strcmp(name, "suff") == 0) level->spaced = !kjr_xml_value_is(element, "val", "nothing");
    if (strcmp(name, "lvlRestart") == 0) {
        int32_t restart = kjr_xml_number(element, "val", r->depth);
        if (restart >= 0 && restart <= r->depth) level->restart = (uint8_t)restart;
    }
    if (strcmp(name, "lvlText") != 0 || !value) return KJREP_OK;
    level->text = kjr_arena_text(&r->docx->arena, value, len <= LONGEST_LABEL ? len : 0);
    return level->text ? KJREP_OK : kjr_fail_memory(r->docx->error);
}

static kjrep_status copy_link(reader *r, const kjr_xml_element *element)
{
    size_t len = 0;
    const char *style = kjr_xml_value(element, "val", &len);
    if (!style) return KJREP_OK;
    r->series->link = kjr_arena_text(&r->docx->arena, style, len);
    return r->series->link ? KJREP_OK : kjr_fail_memory(r->docx->error);
}

static kjrep_status open(void *payload, const kjr_xml_element *element)
{
    reader *r = payload;
    const char *name = element->name;
    if (!kjr_docx_is_word(element->uri)) return KJREP_OK;
    if (strcmp(name, "abstractNum") == 0) return open_series(r, element);
    if (strcmp(name, "num") == 0) return open_list(r, element);
    if (strcmp(name, "lvl") == 0 || strcmp(name, "lvlOverride") == 0) r->depth = depth_of(element);
    if (r->list && strcmp(name, "abstractNumId") == 0) r->list->series = kjr_xml_number(element, "val", KJR_NO_NUMBER);
    if (r->series && (strcmp(name, "numStyleLink") == 0)) return copy_link(r, element);
    if (r->depth < 0) return KJREP_OK;
    if (r->list && strcmp(name, "lvl") == 0) return open_own_levels(r);
    if (r->list && strcmp(name, "startOverride") == 0) r->list->start[r->depth] = kjr_xml_number(element, "val", 1);
    return r->series || r->list ? read_level(r, element) : KJREP_OK;
}

static kjrep_status close(void *payload, const char *name, const char *uri)
{
    reader *r = payload;
    if (!kjr_docx_is_word(uri)) return KJREP_OK;
    if (strcmp(name, "abstractNum") == 0) r->series = NULL;
    if (strcmp(name, "num") == 0) r->list = NULL;
    if (strcmp(name, "lvl") == 0 || strcmp(name, "lvlOverride") == 0) r->depth = KJR_NO_NUMBER;
    return KJREP_OK;
}

static kjrep_status text(void *payload, const char *words, size_t len)
{
    (void)payload, (void)words, (void)len;
    return KJREP_OK;
}

/* Of series or of lists, which begin with it. */
static int by_key(const void *a, const void *b)
{
    const kjr_docx_key *p = a, *q = b;
    if (p->id != q->id) return p->id < q->id ? -1 : 1;
    return p->order < q->order ? -1 : p->order > q->order;
}

kjrep_status kjr_docx_read_numbering(kjr_docx *docx, const kjr_bytes *xml)
{
    reader r = {.docx = docx, .depth = KJR_NO_NUMBER};
    kjr_xml_handler handler = {&r, open, close, text};
    kjrep_status rc = kjr_xml_read(&handler, "word/numbering.xml", xml->items, xml->count, docx->settings, docx->error);
    if (docx->series.count) qsort(docx->series.items, docx->series.count, sizeof *docx->series.items, by_key);
    if (docx->lists.count) qsort(docx->lists.items, docx->lists.count, sizeof *docx->lists.items, by_key);
    return rc;
}

/* ---- Counting */

/* The first of that id among sorted items that each begin with a key; `count` when there is none. */
static uint32_t find(const void *items, uint32_t count, size_t size, int32_t id)
{
    uint32_t low = 0, high = count;
    const kjr_docx_key *key = NULL;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        key = (const void *)((const char *)items + middle * size);
        if (key->id < id) low = middle + 1;
        else high = middle;
    }
    key = low < count ? (const void *)((const char *)items + low * size) : NULL;
    return key && key->id == id ? low : count;
}

static kjr_docx_list *list_of(const kjr_docx *docx, int32_t id)
{
    uint32_t at = find(docx->lists.items, docx->lists.count, sizeof *docx->lists.items, id);
    return at < docx->lists.count ? &docx->lists.items[at] : NULL;
}

static kjr_docx_series *series_of(const kjr_docx *docx, int32_t id)
{
    uint32_t at = find(docx->series.items, docx->series.count, sizeof *docx->series.items, id);
    return at < docx->series.count ? &docx->series.items[at] : NULL;
}

/* The series of a list, or the one that it stands for by the name of a style. */
static kjr_docx_series *series_of_list(const kjr_docx *docx, const kjr_docx_list *list)
{
    kjr_docx_series *series = list ? series_of(docx, list->series) : NULL;
    if (!series || !series->link) return series;
    const kjr_docx_list *meant = list_of(docx, kjr_docx_resolve(docx, series->link).list);
    return meant ? series_of(docx, meant->series) : NULL;
}

bool kjr_docx_next_label(kjr_docx *docx, int32_t id, int32_t depth, kjr_bytes *label)
{
    kjr_list_level levels[KJR_LIST_LEVELS];
    kjr_docx_list *list = id > 0 ? list_of(docx, id) : NULL;
    kjr_docx_series *series = series_of_list(docx, list);
    if (!series || depth < 0 || depth >= KJR_LIST_LEVELS) return true;
    for (int i = 0; i < KJR_LIST_LEVELS; i++)
        levels[i] = list->levels && list->levels[i].text ? list->levels[i] : series->levels[i];
    int32_t start = list->started[depth] ? KJR_NO_NUMBER : list->start[depth];
    list->started[depth] = true;
    kjr_list_count(levels, series->count, depth, start);
    return kjr_list_label(levels, series->count, depth, label, docx->allocator);
}

void kjr_docx_model_end(kjr_docx *docx)
{
    kjr_free(docx->allocator, docx->styles.items);
    kjr_free(docx->allocator, docx->series.items);
    kjr_free(docx->allocator, docx->lists.items);
    kjr_arena_end(&docx->arena);
}
