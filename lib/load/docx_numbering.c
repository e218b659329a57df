#include <string.h>

#include "base/error.h"
#include "load/docx_counting.h"
#include "load/docx_model.h"

typedef struct reader {
    kjr_docx *docx;
    kjr_docx_series *series; /* the open ones; at most one of series and list */
    kjr_docx_list *list;
    int32_t depth; /* of the open level; KJR_DOCX_NO_NUMBER outside one */
} reader;

/* ---- Reading */

static kjrep_status open_series(reader *r, const kjr_xml_element *element)
{
    r->series = KJR_PUSH(r->docx->allocator, &r->docx->series);
    if (!r->series) return kjr_fail_memory(r->docx->error);
    memset(r->series, 0, sizeof *r->series);
    r->series->id = kjr_xml_number(element, "abstractNumId", KJR_DOCX_NO_NUMBER);
    for (int i = 0; i < KJR_DOCX_LEVELS; i++) {
        r->series->count[i] = KJR_DOCX_NO_NUMBER;
        r->series->levels[i] = (kjr_docx_level){.start = 1, .restart = (uint8_t)i, .spaced = true};
    }
    return KJREP_OK;
}

static kjrep_status open_list(reader *r, const kjr_xml_element *element)
{
    r->list = KJR_PUSH(r->docx->allocator, &r->docx->lists);
    if (!r->list) return kjr_fail_memory(r->docx->error);
    *r->list =
        (kjr_docx_list){.id = kjr_xml_number(element, "numId", KJR_DOCX_NO_NUMBER), .series = KJR_DOCX_NO_NUMBER};
    for (int i = 0; i < KJR_DOCX_LEVELS; i++)
        r->list->start[i] = KJR_DOCX_NO_NUMBER;
    return KJREP_OK;
}

static int32_t depth_of(const kjr_xml_element *element)
{
    int32_t depth = kjr_xml_number(element, "ilvl", KJR_DOCX_NO_NUMBER);
    return depth < KJR_DOCX_LEVELS ? depth : KJR_DOCX_NO_NUMBER;
}

static bool is_on(const kjr_xml_element *element)
{
    size_t len = 0;
    return !kjr_xml_value(element, "val", &len) || kjr_xml_value_is(element, "val", "1") ||
           kjr_xml_value_is(element, "val", "true") || kjr_xml_value_is(element, "val", "on");
}

static kjrep_status read_level(reader *r, const kjr_xml_element *element)
{
    kjr_docx_level *level = &r->series->levels[r->depth];
    const char *name = element->name, *value;
    size_t len = 0;
    value = kjr_xml_value(element, "val", &len);
    if (strcmp(name, "start") == 0) level->start = kjr_xml_number(element, "val", 1);
    if (strcmp(name, "numFmt") == 0 && value) level->format = kjr_docx_format_of(value, len);
    if (strcmp(name, "isLgl") == 0) level->decimal = is_on(element);
    if (strcmp(name, "suff") == 0) level->spaced = !kjr_xml_value_is(element, "val", "nothing");
    if (strcmp(name, "lvlRestart") == 0) {
        int32_t restart = kjr_xml_number(element, "val", r->depth);
        if (restart >= 0 && restart <= r->depth) level->restart = (uint8_t)restart;
    }
    if (strcmp(name, "lvlText") != 0 || !value) return KJREP_OK;
    level->text = kjr_arena_text(&r->docx->arena, value, len);
    return level->text ? KJREP_OK : kjr_fail_memory(r->docx->error);
}

static kjrep_status open(void *payload, const kjr_xml_element *element)
{
    reader *r = payload;
    const char *name = element->name;
    if (!kjr_docx_is_word(element->uri)) return KJREP_OK;
    if (strcmp(name, "abstractNum") == 0) return open_series(r, element);
    if (strcmp(name, "num") == 0) return open_list(r, element);
    if (strcmp(name, "lvl") == 0 || strcmp(name, "lvlOverride") == 0) r->depth = depth_of(element);
    if (r->list && strcmp(name, "abstractNumId") == 0)
        r->list->series = kjr_xml_number(element, "val", KJR_DOCX_NO_NUMBER);
    if (r->depth < 0) return KJREP_OK;
    if (r->list && strcmp(name, "startOverride") == 0) r->list->start[r->depth] = kjr_xml_number(element, "val", 1);
    return r->series ? read_level(r, element) : KJREP_OK;
}

static kjrep_status close(void *payload, const char *name, const char *uri)
{
    reader *r = payload;
    if (!kjr_docx_is_word(uri)) return KJREP_OK;
    if (strcmp(name, "abstractNum") == 0) r->series = NULL;
    if (strcmp(name, "num") == 0) r->list = NULL;
    if (strcmp(name, "lvl") == 0 || strcmp(name, "lvlOverride") == 0) r->depth = KJR_DOCX_NO_NUMBER;
    return KJREP_OK;
}

static kjrep_status text(void *payload, const char *words, size_t len)
{
    (void)payload, (void)words, (void)len;
    return KJREP_OK;
}

kjrep_status kjr_docx_read_numbering(kjr_docx *docx, const kjr_bytes *xml)
{
    reader r = {.docx = docx, .depth = KJR_DOCX_NO_NUMBER};
    kjr_xml_handler handler = {&r, open, close, text};
    return kjr_xml_read(&handler, "word/numbering.xml", xml->items, xml->count, docx->settings, docx->error);
}

/* ---- Counting */

static kjr_docx_list *list_of(kjr_docx *docx, int32_t id)
{
    for (uint32_t i = 0; i < docx->lists.count; i++) {
        if (docx->lists.items[i].id == id) return &docx->lists.items[i];
    }
    return NULL;
}

static kjr_docx_series *series_of(kjr_docx *docx, int32_t id)
{
    for (uint32_t i = 0; i < docx->series.count; i++) {
        if (docx->series.items[i].id == id) return &docx->series.items[i];
    }
    return NULL;
}

/* Count on, and let the deeper levels begin anew. */
static void count(kjr_docx_series *series, kjr_docx_list *list, int32_t depth)
{
    int32_t *number = &series->count[depth];
    bool overridden = list->start[depth] >= 0 && !list->started[depth];
    if (overridden) *number = list->start[depth];
    else if (*number < 0) *number = series->levels[depth].start;
    else if (*number < INT32_MAX) ++*number;
    list->started[depth] = true;
    for (int32_t above = 0; above < depth; above++) {
        if (series->count[above] < 0) series->count[above] = series->levels[above].start;
    }
    for (int32_t below = depth + 1; below < KJR_DOCX_LEVELS; below++) {
        if (series->levels[below].restart > depth) series->count[below] = KJR_DOCX_NO_NUMBER;
    }
}

static bool put(const kjr_docx *docx, kjr_bytes *label, const char *words, size_t len)
{
    if (!KJR_RESERVE(docx->allocator, label, len)) return false;
    memcpy(label->items + label->count, words, len);
    label->count += (uint32_t)len;
    return true;
}

/* %1 to %9 of the text stand for the numbers of those levels. */
static bool write_label(const kjr_docx *docx, const kjr_docx_series *series, int32_t depth, kjr_bytes *label)
{
    const kjr_docx_level *level = &series->levels[depth];
    for (const char *at = level->text; *at;) {
        char number[KJR_DOCX_LONGEST_NUMBER];
        int32_t of = at[0] == '%' && at[1] >= '1' && at[1] <= '9' ? at[1] - '1' : KJR_DOCX_NO_NUMBER;
        if (of < 0) {
            if (!put(docx, label, at++, 1)) return false;
            continue;
        }
        uint8_t format = level->decimal ? KJR_DOCX_FORMAT_DECIMAL : series->levels[of].format;
        size_t len = kjr_docx_write_number(number, series->count[of], format);
        if (!put(docx, label, number, len)) return false;
        at += 2;
    }
    /* a label that ends in a mark of its own needs no blank */
    bool ascii = label->count && (unsigned char)label->items[label->count - 1] < 0x80;
    return !level->spaced || !ascii || put(docx, label, " ", 1);
}

bool kjr_docx_next_label(kjr_docx *docx, int32_t id, int32_t depth, kjr_bytes *label)
{
    kjr_docx_list *list = id > 0 ? list_of(docx, id) : NULL;
    kjr_docx_series *series = list ? series_of(docx, list->series) : NULL;
    if (!series || depth < 0 || depth >= KJR_DOCX_LEVELS) return true;
    count(series, list, depth);
    const kjr_docx_level *level = &series->levels[depth];
    if (!level->text || level->format == KJR_DOCX_FORMAT_NONE) return true;
    return write_label(docx, series, depth, label);
}

void kjr_docx_model_end(kjr_docx *docx)
{
    kjr_free(docx->allocator, docx->styles.items);
    kjr_free(docx->allocator, docx->series.items);
    kjr_free(docx->allocator, docx->lists.items);
    kjr_arena_end(&docx->arena);
}
