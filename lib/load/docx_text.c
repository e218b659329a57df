/* Paragraphs, runs and tables of word/document.xml, or of the notes, as they come. Deleted words are left out, inserted
 * ones kept; of what is there twice for older programs (mc:AlternateContent) the first is taken. */
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "load/docx_model.h"
#include "load/office_writer.h"

/* An open paragraph; a text box has paragraphs inside one. */
typedef struct paragraph {
    kjr_office_paragraph words;
    char style[64];             /* w:pStyle */
    int32_t level, list, depth; /* KJR_NO_NUMBER when not told here */
    bool goes_on;               /* the mark that ends it was deleted */
} paragraph;

typedef struct reader {
    kjr_docx *docx;
    kjr_office_writer writer;
    const char *word; /* the namespace of WordprocessingML as the parser gives it */
    KJR_VECTOR(paragraph) open;
    uint32_t skipped;    /* depth inside an element that is left out */
    uint32_t properties; /* depth inside w:pPr */
    uint64_t chosen;     /* of each open mc:AlternateContent, the innermost lowest: is one taken? */
    uint64_t codes;      /* of each open field, the innermost lowest: is this its code? */
    uint8_t kind;        /* of the blocks of paragraphs */
    bool prompts;        /* the open w:sdt shows what is to be put in */
    bool in_row_properties, row_deleted;
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

/* ---- Paragraphs */

static kjrep_status open_paragraph(reader *r)
{
    paragraph *outer = innermost(r);
    r->writer.out->paragraphs++;
    if (outer && outer->goes_on && !r->in_run) {
        outer->goes_on = false;
        return KJREP_OK;
    }
    paragraph *p = KJR_PUSH(r->docx->allocator, &r->open);
    if (!p) return out_of_memory(r);
    *p = (paragraph){.level = KJR_NO_NUMBER,
                     .list = KJR_NO_NUMBER,
                     .depth = KJR_NO_NUMBER,
                     .words.number = r->writer.out->paragraphs};
    r->in_run = r->in_run_properties = r->in_text = r->hidden = false;
    return KJREP_OK;
}

static kjr_docx_style style_of(const kjr_docx *docx, const paragraph *p)
{
    kjr_docx_style style = kjr_docx_resolve(docx, p->style);
    if (p->level != KJR_NO_NUMBER) style.level = p->level;
    if (p->list != KJR_NO_NUMBER) {
        style.list = p->list;
        style.depth = KJR_NO_NUMBER;
    }
    if (p->depth != KJR_NO_NUMBER) style.depth = p->depth;
    if (style.depth == KJR_NO_NUMBER) style.depth = 0;
    return style;
}

static bool write_paragraph(reader *r, const paragraph *p, const kjr_docx_style *style)
{
    if (r->kind == KJR_SOURCE_FURNITURE) return kjr_office_write_furniture(&r->writer, &p->words);
    enum { LAST_LEVEL = 8 }; /* w:outlineLvl 9 is body text */
    bool of_body = r->kind == KJR_SOURCE_PARAGRAPH, heading = style->level >= 0 && style->level <= LAST_LEVEL;
    uint8_t kind = !of_body             ? r->kind
                   : style->is_contents ? KJR_SOURCE_FURNITURE
                   : style->is_title    ? KJR_SOURCE_TITLE
                   : heading            ? KJR_SOURCE_HEADING
                                        : KJR_SOURCE_PARAGRAPH;
    uint8_t level = kind == KJR_SOURCE_HEADING ? (uint8_t)(style->level + 1) : 0;
    return kjr_office_write(&r->writer, &p->words, kind, level);
}

/* A paragraph without words is counted too. */
static bool put_label(reader *r, paragraph *p, const kjr_docx_style *style)
{
    kjr_bytes label = {0};
    bool good = kjr_docx_next_label(r->docx, style->list, style->depth, &label);
    if (good && !kjr_office_is_blank(&p->words)) good = kjr_office_put_label(&r->writer, &p->words, &label);
    kjr_free(r->docx->allocator, label.items);
    return good;
}

static kjrep_status close_paragraph(reader *r)
{
    paragraph *p = innermost(r);
    if (!p || p->goes_on) return KJREP_OK;
    kjr_docx_style style = style_of(r->docx, p);
    bool good = (style.list <= 0 || put_label(r, p, &style)) && write_paragraph(r, p, &style);
    kjr_office_paragraph_end(&r->writer, &p->words);
    r->open.count--;
    r->in_run = r->open.count > 0; /* a text box stands in a run */
    if (!r->open.count) r->codes = 0;
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
        if (!style || len >= sizeof p->style) return;
        memcpy(p->style, style, len);
        p->style[len] = 0;
    }
    if (strcmp(name, "outlineLvl") == 0) p->level = kjr_xml_number(element, "val", KJR_NO_NUMBER);
    if (strcmp(name, "numId") == 0) p->list = kjr_xml_number(element, "val", KJR_NO_NUMBER);
    if (strcmp(name, "ilvl") == 0) p->depth = kjr_xml_number(element, "val", KJR_NO_NUMBER);
    if (strcmp(name, "del") == 0 || strcmp(name, "moveFrom") == 0) p->goes_on = true;
}

/* ---- Tracked changes */

/* Runs, rows or the mark of a paragraph that were put in, or taken out. */
static void count_change(reader *r, const char *name)
{
    kjr_properties *properties = r->docx->properties;
    properties->insertions += strcmp(name, "ins") == 0 || strcmp(name, "moveTo") == 0;
    properties->deletions += strcmp(name, "del") == 0 || strcmp(name, "moveFrom") == 0;
}

/* ---- Words */

static kjrep_status put(reader *r, const char *text, size_t len)
{
    paragraph *p = innermost(r);
    if (!p || r->hidden || r->codes) return KJREP_OK;
    return kjr_office_put(&r->writer, &p->words, text, len) ? KJREP_OK : out_of_memory(r);
}

static kjrep_status put_break(reader *r)
{
    paragraph *p = innermost(r);
    return !p || r->hidden || kjr_office_put_break(&r->writer, &p->words) ? KJREP_OK : out_of_memory(r);
}

/* What a field shows may be part of the code of another: { IF { PAGE } = 1 … }. */
static void read_field(reader *r, const kjr_xml_element *element)
{
    if (innermost(r)) innermost(r)->words.counts_pages = true;
    if (kjr_xml_value_is(element, "fldCharType", "begin")) r->codes = r->codes << 1 | 1u;
    if (kjr_xml_value_is(element, "fldCharType", "separate")) r->codes &= ~UINT64_C(1);
    if (kjr_xml_value_is(element, "fldCharType", "end")) r->codes >>= 1;
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
    if (strcmp(name, "t") == 0) r->in_text = true;
    if (strcmp(name, "tab") == 0 || strcmp(name, "ptab") == 0) return put(r, " ", 1);
    if (strcmp(name, "br") == 0 || strcmp(name, "cr") == 0) return put_break(r);
    if (strcmp(name, "noBreakHyphen") == 0) return put(r, "-", 1);
    if (strcmp(name, "fldChar") == 0) read_field(r, element);
    if (strcmp(name, "sym") == 0) return put_symbol(r, element);
    return KJREP_OK;
}

/* ---- Tables */

static kjrep_status open_in_table(reader *r, const kjr_xml_element *element)
{
    const char *name = element->name;
    if (strcmp(name, "tr") == 0) kjr_office_open_row(&r->writer.table);
    if (strcmp(name, "tc") == 0 && r->row_deleted) {
        r->skipped = 1;
        return KJREP_OK;
    }
    if (strcmp(name, "tblHeader") == 0 && is_on(element)) r->writer.table.is_head = true;
    if (strcmp(name, "gridBefore") == 0) {
        int32_t before = kjr_xml_number(element, "val", 0);
        if (before > 0 && before < KJR_OFFICE_MOST_COLUMNS) r->writer.table.column = (uint32_t)before;
    }
    if (strcmp(name, "tc") == 0 && !kjr_office_open_cell(&r->writer.table)) return out_of_memory(r);
    if (strcmp(name, "gridSpan") == 0) kjr_office_widen_cell(&r->writer.table, kjr_xml_number(element, "val", 1));
    if (strcmp(name, "vMerge") == 0 && !kjr_xml_value_is(element, "val", "restart"))
        kjr_office_continue_cell(&r->writer.table);
    return KJREP_OK;
}

static kjrep_status open_table(reader *r)
{
    kjrep_status rc = r->in_run ? KJREP_OK : end_paragraph(r);
    kjr_office_open_table(&r->writer);
    return rc;
}

static kjrep_status close_cell(reader *r)
{
    kjrep_status rc = end_paragraph(r);
    if (rc < 0 || r->writer.tables > 1) return rc;
    return kjr_office_close_cell(&r->writer.table) ? KJREP_OK : out_of_memory(r);
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

/* libxml2 keeps one copy of each name of a namespace. */
static bool is_word(reader *r, const char *uri)
{
    if (!uri || uri == r->word) return uri != NULL;
    if (!kjr_docx_is_word(uri)) return false;
    r->word = uri;
    return true;
}

static kjrep_status open_other(reader *r, const kjr_xml_element *element)
{
    if (is_of_compatibility(element->uri)) {
        open_choice(r, element->name);
    } else if (is_math(element->uri)) {
        if (strcmp(element->name, "r") == 0 && innermost(r)) innermost(r)->words.runs++;
        r->in_text = strcmp(element->name, "t") == 0;
    }
    return KJREP_OK;
}

/* Of a run or of a paragraph; those before a change do not count. */
static void read_any_property(reader *r, const kjr_xml_element *element)
{
    if (r->properties) {
        r->properties++;
        read_property(r, element);
        count_change(r, element->name);
    } else if (strcmp(element->name, "vanish") == 0) {
        r->hidden |= is_on(element);
    } else if (strcmp(element->name, "rPrChange") == 0) {
        r->skipped = 1;
    }
}

/* What is told of the content before it: a prompt of a form, a row that was deleted. */
static void read_surroundings(reader *r, const char *name)
{
    if (strcmp(name, "sdt") == 0) r->prompts = false;
    if (strcmp(name, "showingPlcHdr") == 0) r->prompts = true;
    if (strcmp(name, "tr") == 0) r->row_deleted = false;
    if (strcmp(name, "trPr") == 0) r->in_row_properties = true;
    if (strcmp(name, "del") == 0 && r->in_row_properties) r->row_deleted = true;
}

static kjrep_status open(void *payload, const kjr_xml_element *element)
{
    reader *r = payload;
    const char *name = element->name;
    if (r->skipped) {
        r->skipped++;
        return KJREP_OK;
    }
    if (!is_word(r, element->uri)) return open_other(r, element);
    if (r->in_run_properties || (r->properties && strcmp(name, "pPrChange") != 0)) {
        read_any_property(r, element);
        return KJREP_OK;
    }
    read_surroundings(r, name);
    count_change(r, name);
    if (r->prompts && strcmp(name, "sdtContent") == 0) {
        r->prompts = false;
        r->skipped = 1;
        return KJREP_OK;
    }
    if (is_left_out(name) || is_separator(element)) {
        r->skipped = 1;
        return KJREP_OK;
    }
    if (strcmp(name, "p") == 0) return open_paragraph(r);
    if (strcmp(name, "tbl") == 0) return open_table(r);
    if (r->writer.tables == 1 && !innermost(r)) return open_in_table(r, element);
    if (!innermost(r)) return KJREP_OK;
    if (strcmp(name, "pPr") == 0) {
        r->properties = 1;
        return KJREP_OK;
    }
    if (strcmp(name, "fldSimple") == 0) innermost(r)->words.counts_pages = true;
    if (strcmp(name, "r") == 0) {
        innermost(r)->words.runs++;
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
    if (!is_word(r, uri)) {
        if (is_of_compatibility(uri) && strcmp(name, "AlternateContent") == 0) r->chosen >>= 1;
        if (is_math(uri)) r->in_text = false;
        return KJREP_OK;
    }
    if (r->properties) {
        r->properties--;
        return KJREP_OK;
    }
    if (r->in_run_properties) {
        r->in_run_properties = strcmp(name, "rPr") != 0;
        return KJREP_OK;
    }
    if (strcmp(name, "t") == 0) r->in_text = false;
    if (strcmp(name, "p") == 0) return close_paragraph(r);
    if (strcmp(name, "trPr") == 0) r->in_row_properties = false;
    if (strcmp(name, "r") == 0) r->in_run = r->hidden = false;
    if (strcmp(name, "tbl") == 0) return kjr_office_close_table(&r->writer) ? KJREP_OK : out_of_memory(r);
    return strcmp(name, "tc") == 0 ? close_cell(r) : KJREP_OK;
}

static kjrep_status text(void *payload, const char *words, size_t len)
{
    reader *r = payload;
    return r->in_text && !r->skipped ? put(r, words, len) : KJREP_OK;
}

kjrep_status kjr_docx_read_text(kjr_docx *docx, const kjr_bytes *xml, const char *part, uint8_t kind,
                                kjr_office_text *out)
{
    reader r = {.docx = docx, .writer = {.allocator = docx->allocator, .out = out}, .kind = kind};
    kjr_xml_handler handler = {&r, open, close, text};
    kjrep_status rc = kjr_xml_read(&handler, part, xml->items, xml->count, docx->settings, docx->error);
    if (rc >= 0) rc = end_paragraph(&r);
    while (r.open.count)
        kjr_office_paragraph_end(&r.writer, &r.open.items[--r.open.count].words);
    kjr_free(docx->allocator, r.open.items);
    kjr_office_table_end(&r.writer.table);
    return rc;
}
