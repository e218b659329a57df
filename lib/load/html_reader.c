#include <string.h>

#include "base/error.h"
#include "kjrep/source.h"
#include "load/html_reader.h"
#include "load/raw_bytes.h"

enum { WIDEST = 1000, HIGHEST = 65534 };

static const uint32_t NOT_YET = UINT32_MAX;

static void fail_memory(kjr_html_reader *r)
{
    r->rc = kjr_fail_memory(r->error);
}

static kjr_html_frame *top(kjr_html_reader *r)
{
    return &r->frames.items[r->frames.count - 1];
}

/* ---- Elements */

/* An element comes into the page with the first that it holds, and so do those around it. */
static bool keep_element(kjr_html_reader *r, uint32_t frame)
{
    kjr_html_page *page = r->page;
    kjr_html_frame *frames = r->frames.items;
    uint32_t first = frame + 1;
    while (first > 0 && frames[first - 1].element == NOT_YET)
        first--;
    for (uint32_t i = first; i <= frame; i++) {
        kjr_html_element *element = KJR_PUSH(page->allocator, &page->elements);
        if (!element) return false;
        frames[i].element = page->elements.count - 1;
        *element = (kjr_html_element){.parent = i ? frames[i - 1].element : 0,
                                      .nth = frames[i].nth,
                                      .first_line = page->lines.count,
                                      .columns_wide = frames[i].columns_wide,
                                      .rows_high = frames[i].rows_high,
                                      .name = frames[i].name,
                                      .marks = frames[i].marks};
    }
    return true;
}

static void end_element(kjr_html_reader *r, const kjr_html_frame *frame)
{
    if (frame->element == NOT_YET) return;
    kjr_html_element *element = &r->page->elements.items[frame->element];
    element->end = r->page->elements.count;
    element->end_line = r->page->lines.count;
}

/* ---- Lines */

/* Bytes of the blank that is no ASCII at `at`: U+00A0, U+3000, U+200B, U+FEFF. 0 for anything else. */
static size_t wide_blank(const char *at, size_t len)
{
    if (len >= 2 && memcmp(at, "\xC2\xA0", 2) == 0) return 2;
    bool is_blank = len >= 3 && (memcmp(at, "\xE3\x80\x80", 3) == 0 || memcmp(at, "\xE2\x80\x8B", 3) == 0 ||
                                 memcmp(at, "\xEF\xBB\xBF", 3) == 0);
    return is_blank ? 3 : 0;
}

static uint32_t trim_end(const char *text, uint32_t start, uint32_t end)
{
    for (;;) {
        if (end > start && text[end - 1] == ' ') end--;
        else if (end >= start + 2 && wide_blank(text + end - 2, 2)) end -= 2;
        else if (end >= start + 3 && wide_blank(text + end - 3, 3) == 3) end -= 3;
        else return end;
    }
}

/* The first line of an item has its number. */
static void number_line(kjr_html_reader *r, kjr_html_line *line)
{
    const kjr_html_list *item = &r->frames.items[r->item].list;
    kjr_html_list *list = &r->frames.items[r->item - 1].list;
    line->numbered = true;
    line->format = item->format;
    line->number = item->number;
    if (list->starts_behind) {
        line->before = list->last;
        list->last = r->page->lines.count;
    }
    r->item = 0;
}

static void close_line(kjr_html_reader *r)
{
    kjr_html_page *page = r->page;
    r->blank = KJR_HTML_NO_BLANK;
    if (r->line == NOT_YET) return;
    uint32_t end = trim_end(page->text.items, r->line, page->text.count);
    page->text.count = end;
    if (end > r->line) {
        kjr_html_line *line = KJR_PUSH(page->allocator, &page->lines);
        if (!line) fail_memory(r);
        else
            *line = (kjr_html_line){.start = r->line,
                                    .end = end,
                                    .element = r->frames.items[r->block].element,
                                    .link = r->link < end - r->line ? r->link : end - r->line,
                                    .indent = (uint8_t)(r->indent < UINT8_MAX ? r->indent : UINT8_MAX)};
        if (line && r->item) number_line(r, line);
    }
    r->line = NOT_YET;
    r->link = r->indent = 0;
}

/* The line ends, its element does not. An empty line ends a paragraph. */
static void close_broken_line(kjr_html_reader *r)
{
    bool empty = r->line == NOT_YET;
    uint32_t lines = r->page->lines.count;
    close_line(r);
    r->indent = 0;
    if (!empty && r->page->lines.count > lines) r->page->lines.items[lines].marks |= KJR_HTML_IS_BROKEN;
    else if (lines > 0) r->page->lines.items[lines - 1].marks &= (uint8_t)~KJR_HTML_IS_BROKEN;
}

static bool open_line(kjr_html_reader *r)
{
    r->block = top(r)->block;
    r->line = r->page->text.count;
    return keep_element(r, r->block);
}

/* <br> behind a comma is where the page wraps, not where a paragraph ends. */
static void break_line(kjr_html_reader *r)
{
    const kjr_html_page *page = r->page;
    bool comma = false;
    if (r->line != NOT_YET && page->text.count >= r->line + 3) {
        const char *last = page->text.items + page->text.count - 3;
        comma = memcmp(last, "\xEF\xBC\x8C", 3) == 0 || memcmp(last, "\xE3\x80\x81", 3) == 0;
    }
    if (comma) r->blank = KJR_HTML_LINE_BREAK;
    else close_broken_line(r);
}

/* ---- Words */

/* Han and the marks that go with it take no blank where the source's line ends between them. */
static bool is_wide(char lead)
{
    return (unsigned char)lead >= 0xE2;
}

static bool between_wide(const kjr_html_page *page, uint32_t line, char next)
{
    uint32_t count = page->text.count;
    return count >= line + 3 && is_wide(page->text.items[count - 3]) && is_wide(next);
}

/* <sup>[2]</sup>, in one piece or more: the mark of a note. */
static bool is_note_mark(const kjr_html_page *page, const char *word)
{
    uint32_t count = page->text.count;
    return *word == '[' || (count && page->text.items[count - 1] == '[');
}

/* 10<sup>8</sup> is not 108. */
static bool put_raised(kjr_html_page *page, const char *word, size_t len)
{
    static const char *const digits[] = {"\xE2\x81\xB0", "\xC2\xB9",     "\xC2\xB2",     "\xC2\xB3",
                                         "\xE2\x81\xB4", "\xE2\x81\xB5", "\xE2\x81\xB6", "\xE2\x81\xB7",
                                         "\xE2\x81\xB8", "\xE2\x81\xB9"};
    if (!KJR_RESERVE(page->allocator, &page->text, len * 3)) return false;
    for (size_t i = 0; i < len; i++) {
        const char *raised = word[i] >= '0' && word[i] <= '9' ? digits[word[i] - '0'] : NULL;
        size_t size = raised ? strlen(raised) : 1;
        memcpy(page->text.items + page->text.count, raised ? raised : word + i, size);
        page->text.count += (uint32_t)size;
    }
    return true;
}

static bool put(kjr_html_page *page, const char *word, size_t len)
{
    if (!KJR_RESERVE(page->allocator, &page->text, len)) return false;
    memcpy(page->text.items + page->text.count, word, len);
    page->text.count += (uint32_t)len;
    return true;
}

/* `word` has no ASCII blanks in it. */
static bool put_word(kjr_html_reader *r, const char *word, size_t len)
{
    kjr_html_page *page = r->page;
    if (r->line == NOT_YET) {
        for (size_t blank = wide_blank(word, len); blank; blank = wide_blank(word, len)) {
            word += blank;
            len -= blank;
            r->indent += blank > 2 ? 2 : 1;
        }
        if (len == 0) return true;
        if (!open_line(r)) return false;
    } else if (r->blank && !(r->blank == KJR_HTML_LINE_BREAK && between_wide(page, r->line, *word))) {
        if (!put(page, " ", 1)) return false;
    }
    r->blank = KJR_HTML_NO_BLANK;
    if (top(r)->link) r->link += (uint32_t)len;
    bool raised = top(r)->raised && !is_note_mark(page, word);
    return raised ? put_raised(page, word, len) : put(page, word, len);
}

void kjr_html_put(kjr_html_reader *r, const char *text, size_t len)
{
    if (r->rc < 0 || top(r)->hidden) return;
    for (size_t at = 0; at < len && r->rc >= 0;) {
        if (kjr_is_space(text[at])) {
            bool breaks = text[at] == '\n';
            if (top(r)->kept && r->line == NOT_YET) r->indent++;
            if (breaks && top(r)->kept) close_broken_line(r);
            else if (r->blank != KJR_HTML_LINE_BREAK) r->blank = breaks ? KJR_HTML_LINE_BREAK : KJR_HTML_BLANK;
            at++;
            continue;
        }
        size_t end = at + 1;
        while (end < len && !kjr_is_space(text[end]))
            end++;
        if (!put_word(r, text + at, end - at)) fail_memory(r);
        at = end;
    }
}

/* ---- Attributes */

static uint16_t read_span(const char *value, uint32_t most)
{
    uint32_t span = 0;
    while (kjr_is_space(*value))
        value++;
    for (; *value >= '0' && *value <= '9' && span <= most; value++)
        span = span * 10 + (uint32_t)(*value - '0');
    return (uint16_t)(span < 1 ? 1 : span > most ? most : span);
}

const char *kjr_html_attribute(const char *const *attributes, const char *name)
{
    for (; attributes && attributes[0]; attributes += 2)
        if (strcmp(attributes[0], name) == 0) return attributes[1] ? attributes[1] : "";
    return NULL;
}

static void read_style(kjr_html_frame *frame, uint32_t traits, const char *style)
{
    frame->hidden |= kjr_html_is_hidden_style(style, traits & KJR_HTML_BLOCK);
    frame->kept |= kjr_html_is_kept_style(style);
}

static void read_attribute(kjr_html_frame *frame, uint32_t traits, const char *name, const char *value)
{
    bool names = strcmp(name, "class") == 0 || strcmp(name, "id") == 0 || strcmp(name, "role") == 0;
    if (names && (traits & KJR_HTML_BLOCK)) {
        if (kjr_html_is_furniture_class(value)) frame->marks |= KJR_HTML_IS_FURNITURE;
        if (kjr_html_is_title_class(value)) frame->marks |= KJR_HTML_IS_TITLE;
    }
    if (strcmp(name, "style") == 0) read_style(frame, traits, value);
    else if (strcmp(name, "hidden") == 0) frame->hidden = true;
    else if ((traits & KJR_HTML_LINK) && strcmp(name, "href") == 0) frame->link = true;
    else if ((traits & KJR_HTML_CELL) && strcmp(name, "colspan") == 0) frame->columns_wide = read_span(value, WIDEST);
    else if ((traits & KJR_HTML_CELL) && strcmp(name, "rowspan") == 0) frame->rows_high = read_span(value, HIGHEST);
}

/* ---- Open and close */

static bool is_head(const kjr_html_frame *frame)
{
    return strcmp(kjr_html_name_text(frame->name), "head") == 0;
}

/* <title> is shown, though the head is not. */
static bool hides(const kjr_html_frame *parent, uint32_t traits)
{
    if ((traits & KJR_HTML_TITLE) && is_head(parent)) return false;
    return parent->hidden || (traits & KJR_HTML_HIDDEN);
}

static kjr_html_frame *push_frame(kjr_html_reader *r, kjr_html_name name, uint32_t traits)
{
    if (!KJR_RESERVE(r->page->allocator, &r->frames, 1)) return NULL;
    kjr_html_frame *parent = top(r), *frame = parent + 1;
    uint32_t nth = ++parent->children[0];
    if (name) nth = ++parent->children[name];
    memset(frame, 0, sizeof *frame);
    frame->name = name;
    frame->nth = nth;
    frame->element = NOT_YET;
    frame->hidden = hides(parent, traits);
    frame->link = parent->link;
    frame->kept = parent->kept || (traits & KJR_HTML_KEPT);
    frame->raised = parent->raised || (traits & KJR_HTML_RAISED);
    frame->columns_wide = frame->rows_high = traits & KJR_HTML_CELL ? 1 : 0;
    frame->marks = traits & KJR_HTML_FURNITURE ? KJR_HTML_IS_FURNITURE : 0;
    frame->block = traits & KJR_HTML_BLOCK ? r->frames.count : parent->block;
    r->frames.count++;
    return frame;
}

/* ---- What <meta> tells */

static bool offer(kjr_html_reader *r, int32_t property, const char *text, size_t len)
{
    bool kept = kjr_properties_offer(r->page->properties, property, text, len, r->page->allocator);
    if (!kept) fail_memory(r);
    return kept;
}

/* <meta name="PubDate" content="2025-01-20"> in the head is a line of its own. */
static void read_meta(kjr_html_reader *r, const char *const *attributes)
{
    enum { LONGEST = 300 };
    const char *name = kjr_html_attribute(attributes, "name"), *content = kjr_html_attribute(attributes, "content");
    if (!name) name = kjr_html_attribute(attributes, "property");
    if (!name || !content || !is_head(top(r) - 1)) return;
    kjr_html_meta meta = kjr_html_meta_of(name);
    size_t len = strlen(content);
    if (!offer(r, meta.property, content, len)) return;
    if (!meta.field || len == 0 || len > LONGEST) return;
    uint32_t lines = r->page->lines.count;
    top(r)->hidden = false;
    top(r)->block = r->frames.count - 1;
    kjr_html_put(r, content, len);
    close_line(r);
    if (r->page->lines.count > lines) r->page->lines.items[lines].field = meta.field;
}

/* ---- Items of <ol> */

static void start_item(kjr_html_reader *r, const char *const *attributes)
{
    kjr_html_frame *item = top(r), *list = item - 1;
    bool numbered = kjr_html_traits(list->name) & KJR_HTML_LIST;
    r->item = numbered ? r->frames.count - 1 : 0;
    if (numbered) kjr_html_start_item(&item->list, &list->list, attributes);
}

void kjr_html_open(kjr_html_reader *r, const char *name, const char *const *attributes)
{
    if (r->rc < 0) return;
    kjr_html_name known = kjr_html_name_of(name);
    uint32_t traits = kjr_html_traits(known);
    if (r->frames.count > r->max_depth) {
        r->rc = kjr_fail(r->error, KJREP_E_LIMIT, "elements more than %u deep", (unsigned)r->max_depth);
        return;
    }
    if (++r->opened > r->max_elements) {
        r->rc = kjr_fail(r->error, KJREP_E_LIMIT, "more than %u elements", (unsigned)r->max_elements);
        return;
    }
    if (traits & KJR_HTML_BLOCK) close_line(r);
    if (traits & KJR_HTML_BREAK) break_line(r);
    kjr_html_frame *frame = push_frame(r, known, traits);
    if (!frame) {
        fail_memory(r);
        return;
    }
    for (const char *const *at = attributes; at && at[0]; at += 2)
        read_attribute(frame, traits, at[0], at[1] ? at[1] : "");
    if (traits & KJR_HTML_META) read_meta(r, attributes);
    if (traits & KJR_HTML_LIST) kjr_html_start_list(&frame->list, attributes);
    if ((traits & KJR_HTML_ITEM) && !frame->hidden) start_item(r, attributes);
    r->page->frames += (traits & KJR_HTML_FRAME) != 0;
    bool in_table = traits & (KJR_HTML_TABLE | KJR_HTML_ROW | KJR_HTML_CELL);
    if (in_table && !frame->hidden && !keep_element(r, r->frames.count - 1)) fail_memory(r);
}

void kjr_html_close(kjr_html_reader *r)
{
    if (r->rc < 0 || r->frames.count < 2) return;
    uint32_t traits = kjr_html_traits(top(r)->name), lines = r->page->lines.count;
    if (traits & KJR_HTML_BLOCK) close_line(r);
    if ((traits & KJR_HTML_TITLE) && is_head(top(r) - 1) && r->page->lines.count > lines)
        r->page->lines.items[lines].field = KJREP_META_TITLE;
    if (traits & KJR_HTML_LIST) kjr_html_end_list(&top(r)->list, r->page);
    end_element(r, top(r));
    r->frames.count--;
    if (r->item == r->frames.count) r->item = 0;
}

bool kjr_html_start(kjr_html_reader *r)
{
    r->line = NOT_YET;
    if (!KJR_RESERVE(r->page->allocator, &r->frames, 1)) return false;
    memset(r->frames.items, 0, sizeof *r->frames.items);
    r->frames.items[0].element = NOT_YET;
    r->frames.count = 1;
    return keep_element(r, 0);
}

/* What <title> says, unless a <meta> told it. */
static void offer_title(kjr_html_reader *r)
{
    const kjr_html_page *page = r->page;
    for (uint32_t i = 0; i < page->lines.count && page->lines.items[i].field; i++) {
        const kjr_html_line *line = &page->lines.items[i];
        if (line->field != KJREP_META_TITLE) continue;
        offer(r, KJREP_PROPERTY_TITLE, page->text.items + line->start, line->end - line->start);
        return;
    }
}

void kjr_html_finish(kjr_html_reader *r)
{
    close_line(r);
    offer_title(r);
    for (; r->frames.count > 0; r->frames.count--)
        end_element(r, top(r));
}
