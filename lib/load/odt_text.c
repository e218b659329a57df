/* Paragraphs, lists and tables of content.xml as they come, or the headers and footers of styles.xml. Deleted words stand
 * apart in OpenDocument and are left out; notes are gathered, to be written behind the body. */
#include <string.h>

#include "base/error.h"
#include "load/odt_model.h"
#include "load/office_writer.h"

enum { LONGEST_STYLE_NAME = 256 };

/* An open paragraph; a text box or a note has paragraphs inside one. */
typedef struct paragraph {
    kjr_office_paragraph words;
    kjr_odt_style style;
    kjr_odt_list_style *list; /* that it is numbered by, at `depth`; NULL when it has no number */
    int32_t depth, start;     /* KJR_NO_NUMBER: as it counts */
    int32_t level;            /* of a heading, from 0; KJR_NO_NUMBER for none */
    bool blank;               /* a blank more counts for nothing */
} paragraph;

/* A list that numbers have been given of. */
typedef struct numbered_list {
    int32_t count[KJR_LIST_LEVELS];
    uint64_t id; /* hash of xml:id, 0 for none */
} numbered_list;

/* An open text:list at one depth. */
typedef struct open_list {
    kjr_odt_list_style *style; /* NULL: as its paragraphs say */
    int32_t start;             /* of the open item */
    bool waits;                /* for the first paragraph of the item */
} open_list;

typedef struct reader {
    kjr_odt *odt;
    kjr_odt_pass pass;
    kjr_office_writer body, notes, *writer; /* the last is one of the others */
    kjr_office_text note_text;
    KJR_VECTOR(paragraph) open;
    KJR_VECTOR(numbered_list) lists;
    int32_t outline[KJR_LIST_LEVELS];
    open_list levels[KJR_LIST_LEVELS];
    uint32_t depth; /* open text:list elements */
    uint32_t list;  /* what the outermost one counts in, from 1; 0 for none yet */
    uint64_t list_id;
    uint32_t skipped;  /* depth inside an element that is left out */
    uint32_t inside;   /* depth inside what is read in this pass */
    uint32_t contents; /* inside a table of contents or an index */
    uint32_t note;     /* inside notes */
} reader;

static kjrep_status out_of_memory(const reader *r)
{
    return kjr_fail_memory(r->odt->error);
}

static paragraph *innermost(const reader *r)
{
    return r->open.count ? &r->open.items[r->open.count - 1] : NULL;
}

static bool is_of(const char *uri, const char *space)
{
    static const char head[] = "urn:oasis:names:tc:opendocument:xmlns:";
    size_t len = sizeof head - 1, size = strlen(space);
    return uri && strncmp(uri, head, len) == 0 && strncmp(uri + len, space, size) == 0 && uri[len + size] == ':';
}

/* ---- Lists */

static uint64_t hash_of(const char *id, size_t len)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)id[i]) * UINT64_C(0x100000001B3);
    return hash | 1;
}

/* The list that text:continue-list names; it is one of the last. */
static uint32_t list_of_id(const reader *r, uint64_t id)
{
    enum { FARTHEST = 256 };
    for (uint32_t i = r->lists.count; i > 0 && i + FARTHEST > r->lists.count; i--)
        if (r->lists.items[i - 1].id == id) return i;
    return 0;
}

/* text:style-name; "" when it is not told. */
static void read_style_name(const kjr_xml_element *element, char name[LONGEST_STYLE_NAME])
{
    size_t len = 0;
    const char *value = kjr_xml_value(element, "style-name", &len);
    if (!value || len >= LONGEST_STYLE_NAME) len = 0;
    if (len) memcpy(name, value, len);
    name[len] = 0;
}

static void open_list_element(reader *r, const kjr_xml_element *element)
{
    char name[LONGEST_STYLE_NAME];
    size_t len = 0;
    const char *id = kjr_xml_value(element, "continue-list", &len);
    uint32_t depth = r->depth++;
    read_style_name(element, name);
    kjr_odt_list_style *style = *name ? kjr_odt_list_style_of(r->odt, name) : NULL;
    if (depth >= KJR_LIST_LEVELS) return;
    if (!style && depth) style = r->levels[depth - 1].style;
    r->levels[depth] = (open_list){.style = style, .start = KJR_NO_NUMBER};
    if (depth) return;
    r->list = id ? list_of_id(r, hash_of(id, len)) : 0;
    if (!r->list && style && kjr_xml_value_is(element, "continue-numbering", "true")) r->list = style->last;
    const char *own = kjr_xml_value(element, "id", &len);
    r->list_id = own ? hash_of(own, len) : 0;
    if (r->list && r->list_id) r->lists.items[r->list - 1].id = r->list_id;
}

static void open_item(reader *r, const kjr_xml_element *element)
{
    if (r->depth == 0 || r->depth > KJR_LIST_LEVELS) return;
    open_list *list = &r->levels[r->depth - 1];
    list->waits = strcmp(element->name, "list-item") == 0;
    list->start = kjr_xml_number(element, "start-value", KJR_NO_NUMBER);
}

/* Counts of the outermost open list, made when its first number is given. */
static int32_t *counts_of_list(reader *r, kjr_odt_list_style *style)
{
    if (!r->list) {
        numbered_list *list = KJR_PUSH(r->odt->allocator, &r->lists);
        if (!list) return NULL;
        *list = (numbered_list){.id = r->list_id};
        for (int i = 0; i < KJR_LIST_LEVELS; i++)
            list->count[i] = KJR_NO_NUMBER;
        r->list = r->lists.count;
    }
    style->last = r->list;
    return r->lists.items[r->list - 1].count;
}

/* Which number the paragraph that opens here gets: that of the item it begins, or that of its level among headings. */
static void find_number(reader *r, paragraph *p, const kjr_xml_element *element)
{
    open_list *list = r->depth && r->depth <= KJR_LIST_LEVELS ? &r->levels[r->depth - 1] : NULL;
    if (kjr_xml_value_is(element, "is-list-header", "true")) return;
    if (list && list->waits) {
        list->waits = false;
        p->depth = (int32_t)r->depth - 1;
        p->start = list->start;
        p->list = list->style                       ? list->style
                  : p->style.list && *p->style.list ? kjr_odt_list_style_of(r->odt, p->style.list)
                                                    : NULL;
    } else if (!r->depth && strcmp(element->name, "h") == 0 && !(p->style.list && !*p->style.list)) {
        p->depth = p->level;
        p->start = kjr_xml_value_is(element, "restart-numbering", "true") ? kjr_xml_number(element, "start-value", 1)
                                                                          : KJR_NO_NUMBER;
        p->list = kjr_odt_list_style_of(r->odt, "");
    }
    if (p->depth < 0 || p->depth >= KJR_LIST_LEVELS) p->list = NULL;
}

/* A paragraph without words is counted too. */
static bool put_label(reader *r, paragraph *p)
{
    kjr_bytes label = {0};
    int32_t *count = *p->list->key.name ? counts_of_list(r, p->list) : r->outline;
    bool good = count != NULL;
    if (good) {
        kjr_list_count(p->list->levels, count, p->depth, p->start);
        good = kjr_list_label(p->list->levels, count, p->depth, &label, r->odt->allocator) &&
               (kjr_office_is_blank(&p->words) || kjr_office_put_label(r->writer, &p->words, &label));
    }
    kjr_free(r->odt->allocator, label.items);
    return good;
}

/* ---- Paragraphs */

static kjrep_status open_paragraph(reader *r, const kjr_xml_element *element)
{
    char name[LONGEST_STYLE_NAME];
    paragraph *p = KJR_PUSH(r->odt->allocator, &r->open);
    if (!p) return out_of_memory(r);
    read_style_name(element, name);
    *p = (paragraph){.words = {.number = ++r->body.out->paragraphs, .runs = 1},
                     .style = kjr_odt_style_of(r->odt, name),
                     .level = KJR_NO_NUMBER,
                     .blank = true};
    bool heading = strcmp(element->name, "h") == 0;
    p->level = heading ? kjr_xml_number(element, "outline-level", 1) - 1 : p->style.level;
    find_number(r, p, element);
    return KJREP_OK;
}

static bool write_paragraph(reader *r, const paragraph *p)
{
    enum { LAST_LEVEL = 9 };
    if (r->pass != KJR_ODT_BODY) return kjr_office_write_furniture(r->writer, &p->words);
    bool heading = p->level >= 0 && p->level <= LAST_LEVEL;
    uint8_t kind = r->note             ? KJR_SOURCE_NOTE
                   : r->contents       ? KJR_SOURCE_FURNITURE
                   : p->style.is_title ? KJR_SOURCE_TITLE
                   : heading           ? KJR_SOURCE_HEADING
                                       : KJR_SOURCE_PARAGRAPH;
    uint8_t level = kind == KJR_SOURCE_HEADING ? (uint8_t)(p->level + 1) : 0;
    return kjr_office_write(r->writer, &p->words, kind, level);
}

static kjrep_status close_paragraph(reader *r)
{
    paragraph *p = innermost(r);
    if (!p) return KJREP_OK;
    bool good = (!p->list || put_label(r, p)) && write_paragraph(r, p);
    kjr_office_paragraph_end(r->writer, &p->words);
    r->open.count--;
    return good ? KJREP_OK : out_of_memory(r);
}

/* ---- Words */

/* Blanks that follow one another are one, and none at the start. */
static kjrep_status put(reader *r, const char *text, size_t len)
{
    paragraph *p = innermost(r);
    for (size_t at = 0; p && at < len;) {
        size_t end = at;
        while (end < len && text[end] != ' ' && text[end] != '\t' && text[end] != '\n' && text[end] != '\r')
            end++;
        if (end > at) {
            if (!kjr_office_put(r->writer, &p->words, text + at, end - at)) return out_of_memory(r);
            p->blank = false;
        }
        if (end < len && !p->blank) {
            if (!kjr_office_put(r->writer, &p->words, " ", 1)) return out_of_memory(r);
            p->blank = true;
        }
        at = end + 1;
    }
    return KJREP_OK;
}

static kjrep_status put_blanks(reader *r, int32_t count)
{
    enum { MOST = 256 };
    paragraph *p = innermost(r);
    if (!p) return KJREP_OK;
    p->blank = false;
    for (int32_t i = 0; i < count && i < MOST; i++)
        if (!kjr_office_put(r->writer, &p->words, " ", 1)) return out_of_memory(r);
    return KJREP_OK;
}

static kjrep_status put_break(reader *r)
{
    paragraph *p = innermost(r);
    if (!p) return KJREP_OK;
    p->blank = true;
    return kjr_office_put_break(r->writer, &p->words) ? KJREP_OK : out_of_memory(r);
}

static bool is_hidden(const reader *r, const kjr_xml_element *element)
{
    char name[LONGEST_STYLE_NAME];
    read_style_name(element, name);
    return kjr_odt_style_of(r->odt, name).is_hidden;
}

static void next_run(const reader *r)
{
    if (innermost(r)) innermost(r)->words.runs++;
}

/* ---- Elements */

/* Comments, deleted words, readings above words, declarations and what an index is made from. */
static bool is_left_out(const kjr_xml_element *element)
{
    static const char *const names[] = {
        "tracked-changes", "annotation",     "ruby-text",        "note-citation",       "forms",
        "sequence-decls",  "variable-decls", "user-field-decls", "dde-connection-decls"};
    const char *name = element->name;
    size_t len = strlen(name);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) == 0) return true;
    }
    if (len > 7 && strcmp(name + len - 7, "-source") == 0) return true;
    if (strcmp(name, "section") == 0) return kjr_xml_value_is(element, "display", "none");
    return is_of(element->uri, "svg-compatible") && (strcmp(name, "title") == 0 || strcmp(name, "desc") == 0);
}

static bool is_index(const char *name)
{
    static const char *const names[] = {"table-of-content", "illustration-index", "table-index", "object-index",
                                        "user-index",       "alphabetical-index", "bibliography"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) == 0) return true;
    }
    return false;
}

static kjrep_status open_in_table(reader *r, const kjr_xml_element *element)
{
    const char *name = element->name;
    kjr_office_table *table = &r->writer->table;
    if (strcmp(name, "table") == 0) kjr_office_open_table(r->writer);
    if (r->writer->tables != 1) return KJREP_OK;
    if (strcmp(name, "table-header-rows") == 0) table->in_head = true;
    if (strcmp(name, "table-row") == 0) kjr_office_open_row(table);
    if (strcmp(name, "covered-table-cell") == 0) {
        kjr_office_skip_columns(table, kjr_xml_number(element, "number-columns-repeated", 1));
        r->skipped = 1;
    }
    if (strcmp(name, "table-cell") != 0) return KJREP_OK;
    if (!kjr_office_open_cell(table)) return out_of_memory(r);
    kjr_office_widen_cell(table, kjr_xml_number(element, "number-columns-spanned", 1));
    kjr_office_heighten_cell(table, kjr_xml_number(element, "number-rows-spanned", 1));
    table->repeats = kjr_xml_number(element, "number-columns-repeated", 1);
    return KJREP_OK;
}

static kjrep_status close_in_table(reader *r, const char *name)
{
    kjr_office_table *table = &r->writer->table;
    bool good = true;
    if (strcmp(name, "table") == 0) {
        good = kjr_office_close_table(r->writer);
    } else if (r->writer->tables == 1 && strcmp(name, "table-header-rows") == 0) {
        table->in_head = false;
    } else if (r->writer->tables == 1 && strcmp(name, "table-cell") == 0) {
        int32_t more = table->repeats - 1;
        good = kjr_office_close_cell(table);
        kjr_office_skip_columns(table, more);
    }
    return good ? KJREP_OK : out_of_memory(r);
}

static kjrep_status open_in_text(reader *r, const kjr_xml_element *element)
{
    const char *name = element->name;
    if (strcmp(name, "p") == 0 || strcmp(name, "h") == 0) return open_paragraph(r, element);
    if (strcmp(name, "list") == 0) open_list_element(r, element);
    if (strcmp(name, "list-item") == 0 || strcmp(name, "list-header") == 0) open_item(r, element);
    if (strcmp(name, "s") == 0) return put_blanks(r, kjr_xml_number(element, "c", 1));
    if (strcmp(name, "tab") == 0) return put_blanks(r, 1);
    if (strcmp(name, "page-number") == 0 && innermost(r)) innermost(r)->words.counts_pages = true;
    if (strcmp(name, "line-break") == 0) return put_break(r);
    if (strcmp(name, "span") == 0) {
        next_run(r);
        r->skipped = is_hidden(r, element);
    }
    if (strcmp(name, "note") == 0 && r->note++ == 0) r->writer = &r->notes;
    r->contents += is_index(name);
    return KJREP_OK;
}

static kjrep_status close_in_text(reader *r, const char *name)
{
    if (strcmp(name, "p") == 0 || strcmp(name, "h") == 0) return close_paragraph(r);
    if (strcmp(name, "list") == 0 && r->depth) r->depth--;
    if (strcmp(name, "span") == 0) next_run(r);
    if (strcmp(name, "note") == 0 && --r->note == 0) r->writer = &r->body;
    r->contents -= is_index(name);
    return KJREP_OK;
}

/* Is the element, with what it holds, what this pass reads? */
static bool is_read(const reader *r, const kjr_xml_element *element)
{
    const char *name = element->name;
    switch (r->pass) {
    case KJR_ODT_HEADS: return is_of(element->uri, "style") && strncmp(name, "header", 6) == 0;
    case KJR_ODT_FEET: return is_of(element->uri, "style") && strncmp(name, "footer", 6) == 0;
    default: return is_of(element->uri, "office") && strcmp(name, "text") == 0;
    }
}

/* What was inserted or deleted is told apart from the text. */
static void count_change(reader *r, const kjr_xml_element *element)
{
    if (!is_of(element->uri, "text")) return;
    r->odt->properties->insertions += strcmp(element->name, "insertion") == 0;
    r->odt->properties->deletions += strcmp(element->name, "deletion") == 0;
}

static kjrep_status open(void *payload, const kjr_xml_element *element)
{
    reader *r = payload;
    if (r->skipped) {
        count_change(r, element);
        r->skipped++;
        return KJREP_OK;
    }
    if (!r->inside && !is_read(r, element)) return KJREP_OK;
    r->inside++;
    if (is_left_out(element)) {
        r->skipped = 1;
        return KJREP_OK;
    }
    if (is_of(element->uri, "table")) return open_in_table(r, element);
    return is_of(element->uri, "text") ? open_in_text(r, element) : KJREP_OK;
}

static kjrep_status close(void *payload, const char *name, const char *uri)
{
    reader *r = payload;
    bool left_out = r->skipped == 1;
    if (r->skipped) r->skipped--;
    if (r->skipped || !r->inside) return KJREP_OK;
    r->inside--;
    if (left_out && strcmp(name, "span") != 0) return KJREP_OK;
    if (is_of(uri, "table")) return close_in_table(r, name);
    return is_of(uri, "text") ? close_in_text(r, name) : KJREP_OK;
}

static kjrep_status text(void *payload, const char *words, size_t len)
{
    reader *r = payload;
    return r->inside && !r->skipped ? put(r, words, len) : KJREP_OK;
}

kjrep_status kjr_odt_read_text(kjr_odt *odt, const kjr_bytes *xml, const char *part, kjr_odt_pass pass,
                               kjr_office_text *out)
{
    reader r = {.odt = odt, .pass = pass, .body = {.allocator = odt->allocator, .out = out}};
    kjr_xml_handler handler = {&r, open, close, text};
    r.notes = (kjr_office_writer){.allocator = odt->allocator, .out = &r.note_text};
    r.writer = &r.body;
    for (int i = 0; i < KJR_LIST_LEVELS; i++)
        r.outline[i] = KJR_NO_NUMBER;
    for (uint32_t i = 0; i < odt->list_styles.count; i++)
        odt->list_styles.items[i].last = 0; /* a list of another pass */
    kjrep_status rc = kjr_xml_read(&handler, part, xml->items, xml->count, odt->settings, odt->error);
    if (rc >= 0 && !kjr_office_append(out, &r.note_text, odt->allocator)) rc = out_of_memory(&r);
    while (r.open.count)
        kjr_office_paragraph_end(r.writer, &r.open.items[--r.open.count].words);
    kjr_free(odt->allocator, r.open.items);
    kjr_free(odt->allocator, r.lists.items);
    kjr_office_table_end(&r.body.table);
    kjr_office_table_end(&r.notes.table);
    kjr_office_end(&r.note_text, odt->allocator);
    return rc;
}
