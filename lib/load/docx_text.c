/* Paragraphs, runs and tables of word/document.xml, or of the notes, as they come. Deleted words are left out, inserted
 * ones kept; of what is there twice for older programs (mc:AlternateContent) the first is taken. */
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "load/docx_model.h"
#include "load/docx_table.h"

/* An open paragraph; a text box has paragraphs inside one. */
typedef struct paragraph {
    kjr_bytes text;
    KJR_VECTOR(kjr_docx_place) places; /* of `text` */
    char style[64];                    /* w:pStyle */
    int32_t level, list, depth;        /* KJR_DOCX_NO_NUMBER when not told here */
    uint32_t number, runs;
    bool goes_on; /* the mark that ends it was deleted */
} paragraph;

typedef struct reader {
    kjr_docx *docx;
    kjr_docx_text *out;
    kjr_docx_table table;
    KJR_VECTOR(paragraph) open;
    uint32_t tables;     /* open ones */
    uint32_t skipped;    /* depth inside an element that is left out */
    uint32_t properties; /* depth inside w:pPr */
    uint64_t chosen;     /* of each open mc:AlternateContent, the innermost lowest: is one taken? */
    uint8_t kind;        /* of the blocks of paragraphs */
    bool in_run, in_run_properties, in_text, hidden;
} reader;

static kjrep_status out_of_memory(const reader *r)
{
    return kjr_fail_memory(r->docx->error);
}

static paragraph *innermost(const reader *r)
{
    return r->open.count ? &r->open.items[r->open.count - 1] : NULL;
}

/* ---- Lines */

static bool is_blank(const char *text, uint32_t len)
{
    static const char wide[] = "\xE3\x80\x80"; /* U+3000 */
    for (uint32_t i = 0; i < len;) {
        bool wide_blank = len - i >= 3 && memcmp(text + i, wide, 3) == 0;
        if (!wide_blank && text[i] != ' ' && text[i] != '\n') return false;
        i += wide_blank ? 3 : 1;
    }
    return true;
}

bool kjr_docx_write_line(kjr_docx_text *out, const char *text, const kjr_docx_line *line, const kjr_docx_place *places,
                         uint32_t count, const kjrep_allocator *allocator)
{
    uint32_t here = out->text.count, len = line->end - line->start;
    for (uint32_t i = 0; i < count && places[i].start < line->end; i++) {
        if (i + 1 < count && places[i + 1].start <= line->start) continue;
        kjr_docx_place *place = KJR_PUSH(allocator, &out->places);
        if (!place) return false;
        uint32_t into = places[i].start > line->start ? places[i].start - line->start : 0;
        *place = (kjr_docx_place){here + into, places[i].paragraph, places[i].run};
    }
    kjr_source_block *block = KJR_PUSH(allocator, &out->blocks);
    if (!block || !KJR_RESERVE(allocator, &out->text, len + 1)) return false;
    *block = (kjr_source_block){.start = here, .end = here + len, .kind = line->kind, .level = line->level};
    memcpy(out->text.items + here, text + line->start, len);
    out->text.items[here + len] = '\n';
    out->text.count += len + 1;
    return true;
}

/* Keep the line until it is known what its table is. */
static bool keep_line(reader *r, const paragraph *p, const kjr_docx_line *line)
{
    kjr_docx_table *table = &r->table;
    uint32_t here = table->text.count, len = line->end - line->start;
    if (!KJR_RESERVE(table->allocator, &table->text, len)) return false;
    memcpy(table->text.items + here, p->text.items + line->start, len);
    table->text.count += len;
    kjr_docx_line *kept = KJR_PUSH(table->allocator, &table->lines);
    kjr_docx_place *place = KJR_PUSH(table->allocator, &table->places);
    if (!kept || !place) return false;
    *kept = (kjr_docx_line){here, here + len, line->kind, line->level};
    *place = (kjr_docx_place){here, p->number, 1};
    return true;
}

static bool write_line(reader *r, const paragraph *p, const kjr_docx_line *line)
{
    if (is_blank(p->text.items + line->start, line->end - line->start)) return true;
    if (r->tables) return keep_line(r, p, line);
    return kjr_docx_write_line(r->out, p->text.items, line, p->places.items, p->places.count, r->docx->allocator);
}

/* ---- Paragraphs */

static kjrep_status open_paragraph(reader *r)
{
    paragraph *outer = innermost(r);
    r->out->paragraphs++;
    if (outer && outer->goes_on && !r->in_run) {
        outer->goes_on = false;
        return KJREP_OK;
    }
    paragraph *p = KJR_PUSH(r->docx->allocator, &r->open);
    if (!p) return out_of_memory(r);
    *p = (paragraph){.level = KJR_DOCX_NO_NUMBER,
                     .list = KJR_DOCX_NO_NUMBER,
                     .depth = KJR_DOCX_NO_NUMBER,
                     .number = r->out->paragraphs};
    r->in_run = r->in_run_properties = r->in_text = r->hidden = false;
    return KJREP_OK;
}

static void free_paragraph(reader *r, paragraph *p)
{
    kjr_free(r->docx->allocator, p->text.items);
    kjr_free(r->docx->allocator, p->places.items);
}

static kjr_docx_style style_of(const kjr_docx *docx, const paragraph *p)
{
    kjr_docx_style style = kjr_docx_resolve(docx, p->style);
    if (p->level != KJR_DOCX_NO_NUMBER) style.level = p->level;
    if (p->list != KJR_DOCX_NO_NUMBER) style.list = p->list;
    if (p->depth != KJR_DOCX_NO_NUMBER) style.depth = p->depth;
    return style;
}

static bool write_paragraph(reader *r, const paragraph *p, const kjr_docx_style *style)
{
    enum { LAST_LEVEL = 8 }; /* w:outlineLvl 9 is body text */
    kjr_docx_line line = {.kind = r->kind};
    if (line.kind == KJR_SOURCE_PARAGRAPH && style->is_contents) line.kind = KJR_SOURCE_FURNITURE;
    else if (line.kind == KJR_SOURCE_PARAGRAPH && style->is_title) line.kind = KJR_SOURCE_TITLE;
    else if (line.kind == KJR_SOURCE_PARAGRAPH && style->level >= 0 && style->level <= LAST_LEVEL) {
        line.kind = KJR_SOURCE_HEADING;
        line.level = (uint8_t)(style->level + 1);
    }
    for (line.end = 0; p->text.count && line.end <= p->text.count; line.end++) {
        if (line.end < p->text.count && p->text.items[line.end] != '\n') continue;
        if (!write_line(r, p, &line)) return false;
        line.start = line.end + 1;
    }
    return true;
}

/* The label stands before the text, which has it by then: its place is that of the first run. */
static bool put_label(reader *r, paragraph *p, const kjr_docx_style *style)
{
    kjr_bytes label = {0};
    bool good = kjr_docx_next_label(r->docx, style->list, style->depth, &label) &&
                KJR_RESERVE(r->docx->allocator, &p->text, label.count);
    if (good && label.count) {
        memmove(p->text.items + label.count, p->text.items, p->text.count);
        memcpy(p->text.items, label.items, label.count);
        p->text.count += label.count;
        for (uint32_t i = 1; i < p->places.count; i++)
            p->places.items[i].start += label.count;
    }
    kjr_free(r->docx->allocator, label.items);
    return good;
}

static kjrep_status close_paragraph(reader *r)
{
    paragraph *p = innermost(r);
    if (!p || p->goes_on) return KJREP_OK;
    kjr_docx_style style = style_of(r->docx, p);
    bool numbered = style.list > 0 && p->text.count && !is_blank(p->text.items, p->text.count);
    bool good = (!numbered || put_label(r, p, &style)) && write_paragraph(r, p, &style);
    free_paragraph(r, p);
    r->open.count--;
    r->in_run = r->open.count > 0; /* a text box stands in a run */
    return good ? KJREP_OK : out_of_memory(r);
}

/* No other paragraph goes on the open one behind here. */
static kjrep_status end_paragraph(reader *r)
{
    paragraph *p = innermost(r);
    if (!p || !p->goes_on) return KJREP_OK;
    p->goes_on = false;
    return close_paragraph(r);
}

static void read_property(reader *r, const kjr_xml_element *element)
{
    const char *name = element->name;
    paragraph *p = innermost(r);
    size_t len = 0;
    if (strcmp(name, "pStyle") == 0) {
        const char *style = kjr_xml_value(element, "val", &len);
        if (style && len < sizeof p->style) memcpy(p->style, style, len);
    }
    if (strcmp(name, "outlineLvl") == 0) p->level = kjr_xml_number(element, "val", KJR_DOCX_NO_NUMBER);
    if (strcmp(name, "numId") == 0) p->list = kjr_xml_number(element, "val", KJR_DOCX_NO_NUMBER);
    if (strcmp(name, "ilvl") == 0) p->depth = kjr_xml_number(element, "val", KJR_DOCX_NO_NUMBER);
    if (strcmp(name, "del") == 0) p->goes_on = true;
}

/* ---- Words */

static kjrep_status put(reader *r, const char *text, size_t len)
{
    paragraph *p = innermost(r);
    if (!p || r->hidden) return KJREP_OK;
    if (!p->places.count || p->places.items[p->places.count - 1].run != p->runs) {
        kjr_docx_place *place = KJR_PUSH(r->docx->allocator, &p->places);
        if (!place) return out_of_memory(r);
        *place = (kjr_docx_place){p->text.count, p->number, p->runs};
    }
    if (!KJR_RESERVE(r->docx->allocator, &p->text, len)) return out_of_memory(r);
    for (size_t i = 0; i < len; i++) {
        char c = text[i];
        p->text.items[p->text.count++] = c == '\t' || c == '\r' || (c == '\n' && r->in_text) ? ' ' : c;
    }
    return KJREP_OK;
}

/* w:sym: a character of a font of signs is not said in Unicode, others are. */
static kjrep_status put_symbol(reader *r, const kjr_xml_element *element)
{
    enum { PRIVATE_FROM = 0xE000, PRIVATE_TO = 0xF8FF };
    size_t len = 0;
    const char *digits = kjr_xml_value(element, "char", &len);
    uint32_t code_point = 0;
    char out[4];
    for (size_t i = 0; digits && i < len && i < 5; i++) {
        char c = digits[i];
        uint32_t value = c <= '9' ? (uint32_t)(c - '0') : (uint32_t)((c | 0x20) - 'a' + 10);
        if (value > 15) return KJREP_OK;
        code_point = code_point << 4 | value;
    }
    bool sign = code_point >= PRIVATE_FROM && code_point <= PRIVATE_TO;
    bool surrogate = code_point >= 0xD800 && code_point < PRIVATE_FROM;
    if (code_point < 0x20 || sign || surrogate) return KJREP_OK;
    return put(r, out, kjr_utf8_encode(code_point, out));
}

static bool is_on(const kjr_xml_element *element)
{
    return !kjr_xml_value_is(element, "val", "0") && !kjr_xml_value_is(element, "val", "false") &&
           !kjr_xml_value_is(element, "val", "off");
}

static kjrep_status open_in_run(reader *r, const kjr_xml_element *element)
{
    const char *name = element->name;
    if (strcmp(name, "rPr") == 0) r->in_run_properties = true;
    if (r->in_run_properties) {
        if (strcmp(name, "vanish") == 0 && is_on(element)) r->hidden = true;
        return KJREP_OK;
    }
    if (strcmp(name, "t") == 0) r->in_text = true;
    if (strcmp(name, "tab") == 0 || strcmp(name, "ptab") == 0) return put(r, " ", 1);
    if (strcmp(name, "br") == 0 || strcmp(name, "cr") == 0) return put(r, "\n", 1);
    if (strcmp(name, "noBreakHyphen") == 0) return put(r, "-", 1);
    if (strcmp(name, "sym") == 0) return put_symbol(r, element);
    return KJREP_OK;
}

/* ---- Tables */

static kjrep_status open_in_table(reader *r, const kjr_xml_element *element)
{
    const char *name = element->name;
    if (strcmp(name, "tr") == 0) kjr_docx_open_row(&r->table);
    if (strcmp(name, "tblHeader") == 0 && is_on(element)) r->table.is_head = true;
    if (strcmp(name, "gridBefore") == 0) {
        int32_t before = kjr_xml_number(element, "val", 0);
        if (before > 0 && before < KJR_DOCX_MOST_COLUMNS) r->table.column = (uint32_t)before;
    }
    if (strcmp(name, "tc") == 0 && !kjr_docx_open_cell(&r->table)) return out_of_memory(r);
    if (strcmp(name, "gridSpan") == 0) kjr_docx_widen_cell(&r->table, kjr_xml_number(element, "val", 1));
    if (strcmp(name, "vMerge") == 0 && !kjr_xml_value_is(element, "val", "restart")) kjr_docx_continue_cell(&r->table);
    return KJREP_OK;
}

static kjrep_status open_table(reader *r)
{
    kjrep_status rc = r->in_run ? KJREP_OK : end_paragraph(r);
    r->tables++;
    return rc;
}

static kjrep_status close_cell(reader *r)
{
    kjrep_status rc = end_paragraph(r);
    if (rc < 0 || r->tables > 1) return rc;
    return kjr_docx_close_cell(&r->table) ? KJREP_OK : out_of_memory(r);
}

static kjrep_status close_table(reader *r)
{
    if (r->tables == 0 || --r->tables) return KJREP_OK;
    bool good = kjr_docx_write_table(&r->table, r->out);
    kjr_docx_table_end(&r->table);
    return good ? KJREP_OK : out_of_memory(r);
}

/* ---- Elements */

static bool is_of_compatibility(const char *uri)
{
    return uri && strcmp(uri, "http://schemas.openxmlformats.org/markup-compatibility/2006") == 0;
}

static bool is_math(const char *uri)
{
    return uri && (strcmp(uri, "http://schemas.openxmlformats.org/officeDocument/2006/math") == 0 ||
                   strcmp(uri, "http://purl.oclc.org/ooxml/officeDocument/math") == 0);
}

/* Words that were deleted or moved away, codes of fields, properties before a change, readings above words. */
static bool is_left_out(const char *name)
{
    static const char *const names[] = {"del",        "moveFrom",      "delText",       "instrText",   "delInstrText",
                                        "pPrChange",  "rPrChange",     "sectPrChange",  "tblPrChange", "trPrChange",
                                        "tcPrChange", "tblGridChange", "tblPrExChange", "rt"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) == 0) return true;
    }
    return false;
}

/* Of a choice for newer and older programs one branch is read. */
static void open_choice(reader *r, const char *name)
{
    if (strcmp(name, "AlternateContent") == 0) {
        r->chosen <<= 1;
    } else if (strcmp(name, "Choice") == 0 || strcmp(name, "Fallback") == 0) {
        if (r->chosen & 1u) r->skipped = 1;
        r->chosen |= 1u;
    }
}

/* Footnotes that only hold the line above the others. */
static bool is_separator(const kjr_xml_element *element)
{
    size_t len = 0;
    bool note = strcmp(element->name, "footnote") == 0 || strcmp(element->name, "endnote") == 0;
    return note && kjr_xml_value(element, "type", &len) && !kjr_xml_value_is(element, "type", "normal");
}

static kjrep_status open(void *payload, const kjr_xml_element *element)
{
    reader *r = payload;
    const char *name = element->name;
    if (r->skipped) {
        r->skipped++;
        return KJREP_OK;
    }
    if (is_of_compatibility(element->uri)) {
        open_choice(r, name);
        return KJREP_OK;
    }
    if (is_math(element->uri)) {
        if (strcmp(name, "r") == 0 && innermost(r)) innermost(r)->runs++;
        r->in_text = strcmp(name, "t") == 0;
        return KJREP_OK;
    }
    if (!kjr_docx_is_word(element->uri)) return KJREP_OK;
    if ((is_left_out(name) && !r->properties) || is_separator(element) || strcmp(name, "pPrChange") == 0) {
        r->skipped = 1;
        return KJREP_OK;
    }
    if (strcmp(name, "p") == 0) return open_paragraph(r);
    if (strcmp(name, "tbl") == 0) return open_table(r);
    if (r->tables == 1 && !innermost(r)) return open_in_table(r, element);
    if (!innermost(r)) return KJREP_OK;
    if (r->properties || strcmp(name, "pPr") == 0) {
        r->properties++;
        read_property(r, element);
        return KJREP_OK;
    }
    if (strcmp(name, "r") == 0) {
        innermost(r)->runs++;
        r->in_run = true;
        r->hidden = false;
        return KJREP_OK;
    }
    return r->in_run ? open_in_run(r, element) : KJREP_OK;
}

static kjrep_status close(void *payload, const char *name, const char *uri)
{
    reader *r = payload;
    if (r->skipped) {
        r->skipped--;
        return KJREP_OK;
    }
    if (is_of_compatibility(uri)) {
        if (strcmp(name, "AlternateContent") == 0) r->chosen >>= 1;
        return KJREP_OK;
    }
    if (strcmp(name, "t") == 0) r->in_text = false;
    if (!kjr_docx_is_word(uri)) return KJREP_OK;
    if (r->properties) {
        r->properties--;
        return KJREP_OK;
    }
    if (strcmp(name, "p") == 0) return close_paragraph(r);
    if (strcmp(name, "rPr") == 0) r->in_run_properties = false;
    if (strcmp(name, "r") == 0) r->in_run = r->hidden = false;
    if (strcmp(name, "tbl") == 0) return close_table(r);
    return strcmp(name, "tc") == 0 ? close_cell(r) : KJREP_OK;
}

static kjrep_status text(void *payload, const char *words, size_t len)
{
    reader *r = payload;
    return r->in_text && !r->skipped ? put(r, words, len) : KJREP_OK;
}

kjrep_status kjr_docx_read_text(kjr_docx *docx, const kjr_bytes *xml, const char *part, uint8_t kind,
                                kjr_docx_text *out)
{
    reader r = {.docx = docx, .out = out, .kind = kind, .table = {.allocator = docx->allocator}};
    kjr_xml_handler handler = {&r, open, close, text};
    kjrep_status rc = kjr_xml_read(&handler, part, xml->items, xml->count, docx->settings, docx->error);
    if (rc >= 0) rc = end_paragraph(&r);
    while (r.open.count)
        free_paragraph(&r, &r.open.items[--r.open.count]);
    kjr_free(docx->allocator, r.open.items);
    kjr_docx_table_end(&r.table);
    return rc;
}
