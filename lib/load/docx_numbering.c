#include <string.h>

#include "base/error.h"
#include "load/docx_model.h"
#include "load/list_counting.h"

typedef struct reader {
    kjr_docx *docx;
    kjr_docx_series *series; /* the open ones; at most one of series and list */
    kjr_docx_list *list;
    int32_t depth; /* of the open level; KJR_NO_NUMBER outside one */
} reader;

/* ---- Reading */

static kjrep_status open_series(reader *r, const kjr_xml_element *element)
{
    r->series = KJR_PUSH(r->docx->allocator, &r->docx->series);
    if (!r->series) return kjr_fail_memory(r->docx->error);
    memset(r->series, 0, sizeof *r->series);
    r->series->id = kjr_xml_number(element, "abstractNumId", KJR_NO_NUMBER);
    for (int i = 0; i < KJR_LIST_LEVELS; i++) {
        r->series->count[i] = KJR_NO_NUMBER;
        r->series->levels[i] = (kjr_list_level){.start = 1, .restart = (uint8_t)i, .spaced = true};
    }
    return KJREP_OK;
}

static kjrep_status open_list(reader *r, const kjr_xml_element *element)
{
    r->list = KJR_PUSH(r->docx->allocator, &r->docx->lists);
    if (!r->list) return kjr_fail_memory(r->docx->error);
    *r->list = (kjr_docx_list){.id = kjr_xml_number(element, "numId", KJR_NO_NUMBER), .series = KJR_NO_NUMBER};
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

static kjrep_status read_level(reader *r, const kjr_xml_element *element)
{
    kjr_list_level *level = &r->series->levels[r->depth];
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
    if (r->list && strcmp(name, "abstractNumId") == 0) r->list->series = kjr_xml_number(element, "val", KJR_NO_NUMBER);
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
    if (strcmp(name, "lvl") == 0 || strcmp(name, "lvlOverride") == 0) r->depth = KJR_NO_NUMBER;
    return KJREP_OK;
}

static kjrep_status text(void *payload, const char *words, size_t len)
{
    (void)payload, (void)words, (void)len;
    return KJREP_OK;
}

kjrep_status kjr_docx_read_numbering(kjr_docx *docx, const kjr_bytes *xml)
{
    reader r = {.docx = docx, .depth = KJR_NO_NUMBER};
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

bool kjr_docx_next_label(kjr_docx *docx, int32_t id, int32_t depth, kjr_bytes *label)
{
    kjr_docx_list *list = id > 0 ? list_of(docx, id) : NULL;
    kjr_docx_series *series = list ? series_of(docx, list->series) : NULL;
    if (!series || depth < 0 || depth >= KJR_LIST_LEVELS) return true;
    int32_t start = list->started[depth] ? KJR_NO_NUMBER : list->start[depth];
    list->started[depth] = true;
    kjr_list_count(series->levels, series->count, depth, start);
    return kjr_list_label(series->levels, series->count, depth, label, docx->allocator);
}

void kjr_docx_model_end(kjr_docx *docx)
{
    kjr_free(docx->allocator, docx->styles.items);
    kjr_free(docx->allocator, docx->series.items);
    kjr_free(docx->allocator, docx->lists.items);
    kjr_arena_end(&docx->arena);
}
