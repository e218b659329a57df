#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "load/docx_model.h"

bool kjr_docx_is_word(const char *uri)
{
    return uri && (strcmp(uri, "http://schemas.openxmlformats.org/wordprocessingml/2006/main") == 0 ||
                   strcmp(uri, "http://purl.oclc.org/ooxml/wordprocessingml/main") == 0);
}

typedef struct reader {
    kjr_docx *docx;
    kjr_docx_style *style; /* the open one */
    uint32_t changes;      /* depth inside elements that tell what was before a change */
} reader;

static kjrep_status copy_value(kjr_docx *docx, const kjr_xml_element *element, const char *name, const char **copy)
{
    size_t len = 0;
    const char *value = kjr_xml_value(element, name, &len);
    if (!value) return KJREP_OK;
    *copy = kjr_arena_text(&docx->arena, value, len);
    return *copy ? KJREP_OK : kjr_fail_memory(docx->error);
}

static kjrep_status open_style(reader *r, const kjr_xml_element *element)
{
    r->style = KJR_PUSH(r->docx->allocator, &r->docx->styles);
    if (!r->style) return kjr_fail_memory(r->docx->error);
    *r->style = (kjr_docx_style){.id = "",
                                 .order = r->docx->styles.count,
                                 .level = KJR_NO_NUMBER,
                                 .list = KJR_NO_NUMBER,
                                 .depth = KJR_NO_NUMBER};
    return copy_value(r->docx, element, "styleId", &r->style->id);
}

/* "heading 1", "标题 1": the level that the name of a built-in style tells, from 0. */
static int32_t level_of_name(const char *name, size_t len)
{
    static const char *const words[] = {"heading ", "Heading ", "标题 ", "標題 "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t word = strlen(words[i]);
        if (len == word + 1 && memcmp(name, words[i], word) == 0 && name[word] >= '1' && name[word] <= '9')
            return name[word] - '1';
    }
    return KJR_NO_NUMBER;
}

/* Of a table of contents, by Word or by WPS. */
static bool is_contents(const char *name, size_t len)
{
    static const char *const words[] = {"toc ", "TOC ", "WPSOffice手动目录"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t word = strlen(words[i]);
        if (len >= word && memcmp(name, words[i], word) == 0) return true;
    }
    return false;
}

static void read_name(kjr_docx_style *style, const kjr_xml_element *element)
{
    size_t len = 0;
    const char *name = kjr_xml_value(element, "val", &len);
    if (!name) return;
    int32_t level = level_of_name(name, len);
    if (level >= 0) style->level = level;
    style->is_contents = is_contents(name, len);
    style->is_title = (len == 5 && memcmp(name, "Title", len) == 0) || (len == 6 && memcmp(name, "标题", len) == 0);
}

static kjrep_status open(void *payload, const kjr_xml_element *element)
{
    reader *r = payload;
    const char *name = element->name;
    if (!kjr_docx_is_word(element->uri)) return KJREP_OK;
    if (strcmp(name, "style") == 0) return open_style(r, element);
    if (strcmp(name, "pPrChange") == 0) r->changes++;
    if (!r->style || r->changes) return KJREP_OK;
    if (strcmp(name, "name") == 0) read_name(r->style, element);
    if (strcmp(name, "basedOn") == 0) return copy_value(r->docx, element, "val", &r->style->based_on);
    if (strcmp(name, "outlineLvl") == 0) r->style->level = kjr_xml_number(element, "val", KJR_NO_NUMBER);
    if (strcmp(name, "numId") == 0) r->style->list = kjr_xml_number(element, "val", KJR_NO_NUMBER);
    if (strcmp(name, "ilvl") == 0) r->style->depth = kjr_xml_number(element, "val", KJR_NO_NUMBER);
    return KJREP_OK;
}

static kjrep_status close(void *payload, const char *name, const char *uri)
{
    reader *r = payload;
    if (!kjr_docx_is_word(uri)) return KJREP_OK;
    if (strcmp(name, "style") == 0) r->style = NULL;
    if (strcmp(name, "pPrChange") == 0) r->changes--;
    return KJREP_OK;
}

static kjrep_status text(void *payload, const char *words, size_t len)
{
    (void)payload, (void)words, (void)len;
    return KJREP_OK;
}

static int by_id(const void *a, const void *b)
{
    const kjr_docx_style *p = a, *q = b;
    int order = strcmp(p->id, q->id);
    return order ? order : p->order < q->order ? -1 : p->order > q->order;
}

kjrep_status kjr_docx_read_styles(kjr_docx *docx, const kjr_bytes *xml)
{
    reader r = {.docx = docx};
    kjr_xml_handler handler = {&r, open, close, text};
    kjrep_status rc = kjr_xml_read(&handler, "word/styles.xml", xml->items, xml->count, docx->settings, docx->error);
    if (rc >= 0 && docx->styles.count) qsort(docx->styles.items, docx->styles.count, sizeof *docx->styles.items, by_id);
    return rc;
}

const kjr_docx_style *kjr_docx_style_of(const kjr_docx *docx, const char *id)
{
    uint32_t low = 0, high = id ? docx->styles.count : 0;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (strcmp(docx->styles.items[middle].id, id) < 0) low = middle + 1;
        else high = middle;
    }
    bool found = id && low < docx->styles.count && strcmp(docx->styles.items[low].id, id) == 0;
    return found ? &docx->styles.items[low] : NULL;
}

kjr_docx_style kjr_docx_resolve(const kjr_docx *docx, const char *id)
{
    enum { MOST_STEPS = 16 };
    kjr_docx_style found = {.level = KJR_NO_NUMBER, .list = KJR_NO_NUMBER, .depth = KJR_NO_NUMBER};
    const kjr_docx_style *style = kjr_docx_style_of(docx, id);
    for (int step = 0; style && step < MOST_STEPS; step++) {
        if (found.level < 0) found.level = style->level;
        if (found.list < 0) found.list = style->list;
        if (found.depth < 0) found.depth = style->depth;
        found.is_title |= style->is_title;
        found.is_contents |= style->is_contents;
        style = kjr_docx_style_of(docx, style->based_on);
    }
    return found;
}
