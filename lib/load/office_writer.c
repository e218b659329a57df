#include "load/office_writer.h"

#include <string.h>

#include "base/sorted.h"
#include "base/utf8.h"

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

bool kjr_office_write_line(kjr_office_text *out, const char *text, const kjr_office_line *line,
                           const kjr_office_place *places, uint32_t count, const kjrep_allocator *allocator)
{
    uint32_t here = out->text.count, len = line->end - line->start;
    uint32_t upto = KJR_COUNT_UPTO(places, count, start, line->start);
    for (uint32_t i = upto ? upto - 1 : 0; i < count && places[i].start < line->end; i++) {
        kjr_office_place *place = KJR_PUSH(allocator, &out->places);
        if (!place) return false;
        uint32_t into = places[i].start > line->start ? places[i].start - line->start : 0;
        *place = (kjr_office_place){here + into, places[i].paragraph, places[i].run};
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
static bool keep_line(kjr_office_table *table, const kjr_office_paragraph *p, const kjr_office_line *line)
{
    uint32_t here = table->text.count, len = line->end - line->start;
    if (!KJR_RESERVE(table->allocator, &table->text, len)) return false;
    memcpy(table->text.items + here, p->text.items + line->start, len);
    table->text.count += len;
    kjr_office_line *kept = KJR_PUSH(table->allocator, &table->lines);
    kjr_office_place *place = KJR_PUSH(table->allocator, &table->places);
    if (!kept || !place) return false;
    *kept = (kjr_office_line){here, here + len, line->kind, line->level};
    *place = (kjr_office_place){here, p->number, 1};
    return true;
}

static bool write_line(kjr_office_writer *w, const kjr_office_paragraph *p, const kjr_office_line *line)
{
    if (is_blank(p->text.items + line->start, line->end - line->start)) return true;
    if (w->tables) return keep_line(&w->table, p, line);
    return kjr_office_write_line(w->out, p->text.items, line, p->places.items, p->places.count, w->allocator);
}

bool kjr_office_write(kjr_office_writer *w, const kjr_office_paragraph *p, uint8_t kind, uint8_t level)
{
    kjr_office_line line = {.kind = kind, .level = level};
    for (line.end = 0; p->text.count && line.end <= p->text.count; line.end++) {
        if (line.end < p->text.count && p->text.items[line.end] != '\n') continue;
        if (!write_line(w, p, &line)) return false;
        line.start = line.end + 1;
    }
    return true;
}

/* Letters of any script, Han among them, or digits that no field shows. */
static bool has_words(const kjr_office_paragraph *p)
{
    for (uint32_t at = 0; at < p->text.count;) {
        uint32_t code_point = 0;
        size_t step = kjr_utf8_decode(p->text.items + at, p->text.count - at, &code_point);
        at += step ? (uint32_t)step : 1;
        bool latin = (code_point | 0x20) >= 'a' && (code_point | 0x20) <= 'z';
        bool digit = code_point >= '0' && code_point <= '9';
        if (latin || (digit && !p->counts_pages) || (code_point >= 0x3400 && code_point < 0xFE00)) return true;
    }
    return false;
}

/* Is it a line of the last few? */
static bool is_written(const kjr_office_text *out, const kjr_bytes *text)
{
    enum { LAST = 8 };
    for (uint32_t i = out->blocks.count; i > 0 && i + LAST > out->blocks.count; i--) {
        const kjr_source_block *block = &out->blocks.items[i - 1];
        if (block->kind == KJR_SOURCE_FURNITURE && block->end - block->start == text->count &&
            memcmp(out->text.items + block->start, text->items, text->count) == 0)
            return true;
    }
    return false;
}

bool kjr_office_write_furniture(kjr_office_writer *w, const kjr_office_paragraph *p)
{
    if (!has_words(p) || is_written(w->out, &p->text)) return true;
    return kjr_office_write(w, p, KJR_SOURCE_FURNITURE, 0);
}

/* ---- Words of a paragraph */

static bool put(const kjr_office_writer *w, kjr_office_paragraph *p, const char *text, size_t len)
{
    if (!p->places.count || p->places.items[p->places.count - 1].run != p->runs) {
        kjr_office_place *place = KJR_PUSH(w->allocator, &p->places);
        if (!place) return false;
        *place = (kjr_office_place){p->text.count, p->number, p->runs};
    }
    if (!KJR_RESERVE(w->allocator, &p->text, len)) return false;
    memcpy(p->text.items + p->text.count, text, len);
    p->text.count += (uint32_t)len;
    return true;
}

bool kjr_office_put(const kjr_office_writer *w, kjr_office_paragraph *p, const char *words, size_t len)
{
    uint32_t from = p->text.count;
    if (!put(w, p, words, len)) return false;
    for (char *c = p->text.items + from; c < p->text.items + p->text.count; c++)
        if (*c == '\t' || *c == '\r' || *c == '\n') *c = ' ';
    return true;
}

bool kjr_office_put_break(const kjr_office_writer *w, kjr_office_paragraph *p)
{
    return put(w, p, "\n", 1);
}

/* The place of a label is that of the first run. */
bool kjr_office_put_label(const kjr_office_writer *w, kjr_office_paragraph *p, const kjr_bytes *label)
{
    if (!label->count) return true;
    if (!KJR_RESERVE(w->allocator, &p->text, label->count)) return false;
    memmove(p->text.items + label->count, p->text.items, p->text.count);
    memcpy(p->text.items, label->items, label->count);
    p->text.count += label->count;
    for (uint32_t i = 1; i < p->places.count; i++)
        p->places.items[i].start += label->count;
    return true;
}

bool kjr_office_is_blank(const kjr_office_paragraph *p)
{
    return is_blank(p->text.items, p->text.count);
}

void kjr_office_paragraph_end(const kjr_office_writer *w, kjr_office_paragraph *p)
{
    kjr_free(w->allocator, p->text.items);
    kjr_free(w->allocator, p->places.items);
    *p = (kjr_office_paragraph){0};
}

/* ---- Parts and tables */

bool kjr_office_start_part(kjr_office_text *out, const char *name, const kjrep_allocator *allocator)
{
    kjr_office_part *part = KJR_PUSH(allocator, &out->parts);
    if (!part) return false;
    *part = (kjr_office_part){.start = out->text.count};
    strncpy(part->name, name, sizeof part->name - 1);
    out->paragraphs = 0;
    return true;
}

bool kjr_office_append(kjr_office_text *out, const kjr_office_text *text, const kjrep_allocator *allocator)
{
    uint32_t here = out->text.count;
    bool room = KJR_RESERVE(allocator, &out->text, text->text.count) &&
                KJR_RESERVE(allocator, &out->blocks, text->blocks.count) &&
                KJR_RESERVE(allocator, &out->places, text->places.count);
    if (!room) return false;
    if (text->text.count) memcpy(out->text.items + here, text->text.items, text->text.count);
    out->text.count += text->text.count;
    for (uint32_t i = 0; i < text->blocks.count; i++) {
        kjr_source_block *block = &out->blocks.items[out->blocks.count++];
        *block = text->blocks.items[i];
        block->start += here;
        block->end += here;
    }
    for (uint32_t i = 0; i < text->places.count; i++) {
        kjr_office_place *place = &out->places.items[out->places.count++];
        *place = text->places.items[i];
        place->start += here;
    }
    return true;
}

void kjr_office_open_table(kjr_office_writer *w)
{
    if (w->tables++ == 0) w->table = (kjr_office_table){.allocator = w->allocator};
}

bool kjr_office_close_table(kjr_office_writer *w)
{
    if (w->tables == 0 || --w->tables) return true;
    bool good = kjr_office_write_table(&w->table, w->out);
    kjr_office_table_end(&w->table);
    return good;
}
