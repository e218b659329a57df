#include "text/view.h"

#include <string.h>

#include "base/error.h"
#include "base/sorted.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/readings.h"
#include "text/spaced_digits.h"

enum { TAB_CELLS = 4, WIDE_FROM = 0x1100, MOST = 0xFFFF };

#define JOINED_BY_BLANK (1u << KJR_CHAR_DIGIT | 1u << KJR_CHAR_LATIN)

/* ---- UTF-8 */

/* Length of the well-formed character at `at`, 0 when there is none; its code point in *code_point. Unicode 15,
 * table 3-7. */
static uint32_t decode(const unsigned char *at, size_t left, uint32_t *code_point)
{
    uint32_t lead = at[0];
    if (lead < 0x80) {
        *code_point = lead;
        return lead != 0;
    }
    if (lead >= 0xE0 && lead < 0xF0) {
        if (left < 3 || (at[1] & 0xC0) != 0x80 || (at[2] & 0xC0) != 0x80) return 0;
        *code_point = (lead & 0x0F) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
        return *code_point < 0x800 || (*code_point & 0xF800) == 0xD800 ? 0 : 3;
    }
    if (lead >= 0xC2 && lead < 0xE0) {
        if (left < 2 || (at[1] & 0xC0) != 0x80) return 0;
        *code_point = (lead & 0x1F) << 6 | (at[1] & 0x3Fu);
        return 2;
    }
    if (lead < 0xF0 || lead > 0xF4 || left < 4) return 0;
    if ((at[1] & 0xC0) != 0x80 || (at[2] & 0xC0) != 0x80 || (at[3] & 0xC0) != 0x80) return 0;
    *code_point = (lead & 0x07) << 18 | (at[1] & 0x3Fu) << 12 | (at[2] & 0x3Fu) << 6 | (at[3] & 0x3Fu);
    return *code_point < 0x10000 || *code_point > 0x10FFFF ? 0 : 4;
}

/* ---- Filling the view */

typedef struct filler {
    kjr_view *view;
    const kjrep_allocator *allocator;
    uint32_t at;          /* next view index */
    uint32_t line_start;  /* view index where the open line began */
    uint32_t blank;       /* byte of a pending blank + 1, 0 = none */
    uint32_t blank_cells; /* of the pending blanks */
    uint32_t indent, width, empty_lines;
    uint32_t digit_gaps; /* blanks between two digits */
    uint32_t toned;      /* letters that may be vowels with a tone mark */
    bool heading;        /* the open line is marked as one */
} filler;

static void put(filler *f, uint32_t code, uint32_t kind, uint32_t byte)
{
    f->view->code[f->at] = (uint16_t)code;
    f->view->kind[f->at] = (uint8_t)kind;
    f->view->byte[f->at++] = byte;
}

static void put_blank(filler *f, uint32_t next_kind)
{
    uint32_t last_kind = f->at > f->line_start ? KJR_KIND_CLASS(f->view->kind[f->at - 1]) : (uint32_t)KJR_CHAR_NEWLINE;
    bool kept = f->at > f->line_start && ((JOINED_BY_BLANK >> last_kind | JOINED_BY_BLANK >> next_kind) & 1);
    if (kept) put(f, ' ', KJR_CHAR_SPACE, f->blank - 1);
    f->digit_gaps += last_kind == KJR_CHAR_DIGIT && next_kind == KJR_CHAR_DIGIT;
    f->width += f->blank_cells;
    f->blank = f->blank_cells = 0;
}

/* A bar alone: what is left of the edge of a cell. */
static bool is_bar_line(const filler *f)
{
    return f->at == f->line_start + 1 && f->view->code[f->line_start] == '|';
}

static bool end_line(filler *f, uint32_t byte)
{
    if (is_bar_line(f)) f->at = f->line_start;
    if (f->at == f->line_start) {
        f->empty_lines += byte == f->view->text_len || f->view->text[byte] != '\f';
    } else {
        kjr_line *line = KJR_PUSH(f->allocator, &f->view->lines);
        if (!line) return false;
        *line = (kjr_line){f->line_start,
                           f->at,
                           (uint16_t)(f->indent < MOST ? f->indent : MOST),
                           (uint16_t)(f->empty_lines < MOST ? f->empty_lines : MOST),
                           f->indent + f->width,
                           false,
                           f->heading};
        put(f, '\n', KJR_CHAR_NEWLINE, byte);
        f->line_start = f->at;
        f->empty_lines = 0;
    }
    f->heading = false;
    f->blank = f->blank_cells = f->indent = f->width = 0;
    return true;
}

static void put_astral(filler *f, uint32_t code_point, uint32_t byte)
{
    if (code_point >= 0xE0000 && code_point < 0xE1000) return; /* tags and variation selectors */
    uint32_t kind = code_point >= 0x20000 && code_point < 0x40000 ? KJR_CHAR_HAN : KJR_CHAR_OTHER;
    if (f->blank) put_blank(f, kind);
    f->width += 2;
    put(f, KJR_CODE_ASTRAL, kind, byte);
}

static void put_space(filler *f, uint32_t code_point, uint32_t byte)
{
    uint32_t cells = code_point == '\t' ? TAB_CELLS : code_point >= WIDE_FROM ? 2 : 1;
    if (f->at == f->line_start) {
        f->indent += cells;
        return;
    }
    if (!f->blank) f->blank = byte + 1;
    f->blank_cells += cells;
}

/* Classes of which some character is a blank, ends a line or is deleted. */
#define NEED_CARE (1u << KJR_CHAR_SPACE | 1u << KJR_CHAR_NEWLINE | 1u << KJR_CHAR_CONTROL)

/* Do three bytes make a wide character? U+2000 to U+CFFF and U+E000 to U+FFFF: none of them can be ill-formed otherwise
 * than in a byte's range. */
static bool are_wide(uint32_t lead, uint32_t second, uint32_t third)
{
    return (lead - 0xE2 < 0xF0 - 0xE2) & (lead != 0xED) & !(((second ^ 0x80) | (third ^ 0x80)) & 0xC0);
}

/* The characters from `byte` on that need no care: ASCII and wide, no blanks, kept. Nearly all of a text are such, and
 * with the arrays in local pointers they are read much faster than one by one. Returns the byte behind them. */
static uint32_t fill_run(filler *f, uint32_t byte)
{
    const unsigned char *text = (const unsigned char *)f->view->text;
    uint16_t *restrict code = f->view->code + f->at;
    uint8_t *restrict kinds = f->view->kind + f->at;
    uint32_t *restrict bytes = f->view->byte + f->at;
    uint32_t len = f->view->text_len, start = byte, count = 0, code_point;
    for (uint32_t size; len - byte >= 3; byte += size) {
        code_point = text[byte];
        size = 1;
        if (code_point >= 0x80) {
            uint32_t second = text[byte + 1], third = text[byte + 2];
            if (!are_wide(code_point, second, third)) break;
            code_point = (code_point & 0x0F) << 12 | (second & 0x3F) << 6 | (third & 0x3F);
            size = 3;
        }
        uint32_t entry = kjr_fold_entry((uint16_t)code_point);
        if (NEED_CARE >> KJR_FOLD_CLASS(entry) & 1u) break;
        code[count] = KJR_FOLD_CODE(entry);
        kinds[count] = KJR_FOLD_KIND(entry);
        bytes[count++] = byte;
    }
    f->at += count;
    f->width += count + (byte - start - count) / 2;
    return byte;
}

/* Length of ## and the blank behind it, as Markdown marks headings; 0 when there is no such mark. */
static uint32_t heading_mark(const unsigned char *text, uint32_t left)
{
    enum { MOST_LEVELS = 6 };
    uint32_t length = 0;
    while (length < left && length <= MOST_LEVELS && text[length] == '#')
        length++;
    return length <= MOST_LEVELS && length < left && text[length] == ' ' ? length + 1 : 0;
}

/* A cell ends as a line does; one without a word leaves nothing. */
static bool end_cell(filler *f, uint32_t byte)
{
    if (f->at > f->line_start) return end_line(f, byte);
    f->blank = f->blank_cells = f->indent = 0;
    return true;
}

static kjrep_status fill(filler *f, kjrep_error *error)
{
    kjr_view *view = f->view;
    const unsigned char *text = (const unsigned char *)view->text;
    uint32_t len = view->text_len, byte = 0;
    while (byte < len) {
        if (!f->blank && f->at > f->line_start) byte = fill_run(f, byte); /* the first of a line is read with care */
        if (byte == len) break;
        uint32_t code_point, size = decode(text + byte, len - byte, &code_point);
        if (!size) return kjr_utf8_refuse(view->text, byte, error);
        if (code_point >= 0x10000) {
            put_astral(f, code_point, byte);
            byte += size;
            continue;
        }
        uint32_t mark = code_point == '#' && f->at == f->line_start ? heading_mark(text + byte, len - byte) : 0;
        if (mark) {
            byte += mark;
            f->heading = true;
            continue;
        }
        uint32_t entry = kjr_fold_entry((uint16_t)code_point), kind = KJR_FOLD_CLASS(entry);
        if (kind == KJR_CHAR_NEWLINE) {
            if (code_point == '\r' && byte + 1 < len && text[byte + 1] == '\n') size = 2;
            if (!end_line(f, byte)) return kjr_fail_memory(error);
            byte += size;
            if (code_point == '\n' || code_point == '\r') {
                uint32_t *start = KJR_PUSH(f->allocator, &view->line_starts);
                if (!start) return kjr_fail_memory(error);
                *start = byte;
            }
            continue;
        }
        if (code_point == '\t' && view->cells) {
            if (!end_cell(f, byte)) return kjr_fail_memory(error);
        } else if (kind == KJR_CHAR_SPACE) {
            put_space(f, code_point, byte);
        } else if (KJR_FOLD_CODE(entry)) {
            if (f->blank) put_blank(f, kind);
            f->width += code_point >= WIDE_FROM ? 2 : 1;
            f->toned += kind == KJR_CHAR_LATIN && code_point >= 0x80 && code_point < 0x300;
            put(f, KJR_FOLD_CODE(entry), KJR_FOLD_KIND(entry), byte);
        }
        byte += size;
    }
    return end_line(f, len) ? KJREP_OK : kjr_fail_memory(error);
}

/* Count the scripts, and leave the class alone in `kind`. A block at a time, so that compilers count many at once. */
static void tell_scripts(kjr_view *view)
{
    enum { BLOCK = 128 };
    for (uint32_t start = 0, end; start < view->count; start = end) {
        uint8_t *kind = view->kind + start, traditional = 0, simplified = 0, han = 0;
        end = view->count - start < BLOCK ? view->count : start + BLOCK;
        for (uint32_t i = 0; i < end - start; i++) {
            traditional = (uint8_t)(traditional + KJR_KIND_IS_TRADITIONAL(kind[i]));
            simplified = (uint8_t)(simplified + KJR_KIND_IS_SIMPLIFIED(kind[i]));
            kind[i] = KJR_KIND_CLASS(kind[i]);
            han = (uint8_t)(han + (kind[i] == KJR_CHAR_HAN));
        }
        view->traditional += traditional;
        view->simplified += simplified;
        view->han += han;
    }
}

/* ---- Counting, so that the arrays are made once */

static bool count_characters(kjr_view *view, const kjrep_allocator *allocator)
{
    uint32_t blocks = view->text_len / KJR_TEXT_BLOCK + 1;
    if (!KJR_RESERVE(allocator, &view->characters_upto, blocks)) return false;
    for (uint32_t block = 0; block < blocks; block++) {
        uint32_t start = block * KJR_TEXT_BLOCK, left = view->text_len - start, starts = 0;
        if (left > KJR_TEXT_BLOCK) left = KJR_TEXT_BLOCK;
        view->characters_upto.items[block] = view->characters;
        for (uint32_t i = 0; i < left; i++)
            starts += (signed char)view->text[start + i] > -65; /* not 10xxxxxx */
        view->characters += starts;
    }
    view->characters_upto.count = blocks;
    return true;
}

kjrep_status kjr_view_make(kjr_view *view, const char *text, size_t text_len, const kjrep_allocator *allocator,
                           kjrep_error *error)
{
    enum { ENDS = 2 + KJR_CODES_BEHIND }; /* the '\n' of an unended last line, the sentinel, what may be read */
    if (text_len > INT32_MAX) return kjr_fail(error, KJREP_E_LIMIT, "text of more than 2 GiB");
    view->text = text;
    view->text_len = (uint32_t)text_len;
    if (!count_characters(view, allocator)) return kjr_fail_memory(error);
    size_t room = (size_t)view->characters + ENDS;
    view->code = kjr_malloc(allocator, room * sizeof *view->code);
    view->kind = kjr_malloc(allocator, room);
    view->byte = kjr_malloc(allocator, room * sizeof *view->byte);
    uint32_t *first = KJR_PUSH(allocator, &view->line_starts);
    if (!view->code || !view->kind || !view->byte || !first) return kjr_fail_memory(error);
    *first = 0;
    filler f = {.view = view, .allocator = allocator};
    kjrep_status rc = fill(&f, error);
    if (rc < 0) return rc;
    view->count = f.at;
    put(&f, '\n', KJR_CHAR_NEWLINE, view->text_len);
    memset(view->code + f.at, 0, KJR_CODES_BEHIND * sizeof *view->code);
    tell_scripts(view);
    kjr_join_spaced_digits(view, f.digit_gaps);
    kjr_drop_readings(view, f.toned);
    return kjr_view_index_marks(view, allocator) ? KJREP_OK : kjr_fail_memory(error);
}

void kjr_view_end(kjr_view *view, const kjrep_allocator *allocator)
{
    kjr_free(allocator, view->code);
    kjr_free(allocator, view->kind);
    kjr_free(allocator, view->byte);
    kjr_free(allocator, view->lines.items);
    kjr_free(allocator, view->joins.items);
    kjr_free(allocator, view->marks.items);
    kjr_free(allocator, view->line_starts.items);
    kjr_free(allocator, view->characters_upto.items);
    *view = (kjr_view){0};
}

/* ---- Places */

uint32_t kjr_view_char_bytes(const kjr_view *view, uint32_t at)
{
    uint32_t byte = view->byte[at];
    if (byte >= view->text_len) return 0;
    unsigned char lead = (unsigned char)view->text[byte];
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

void kjr_view_span(const kjr_view *view, uint32_t start, uint32_t end, uint32_t *byte_start, uint32_t *byte_end)
{
    *byte_start = view->byte[start];
    *byte_end = end > start ? view->byte[end - 1] + kjr_view_char_bytes(view, end - 1) : *byte_start;
}

uint32_t kjr_view_index(const kjr_view *view, uint32_t byte)
{
    return kjr_count_below(view->byte, view->count, sizeof *view->byte, byte);
}

bool kjr_view_is(const kjr_view *view, uint32_t at, uint32_t end, const uint16_t *words, uint32_t words_len)
{
    if (end < at || end - at < words_len) return false;
    uint32_t same = 0; /* most differ in their first character */
    while (same < words_len && view->code[at + same] == words[same])
        same++;
    return same == words_len;
}

bool kjr_view_begins(const kjr_view *view, uint32_t at, uint32_t end, const uint16_t *const *words)
{
    for (; *words; words++) {
        const uint16_t *word = *words;
        if (view->code[at] != *word) continue; /* most do */
        uint32_t same = 1;
        while (word[same] && at + same < end && view->code[at + same] == word[same])
            same++;
        if (!word[same] && at < end) return true;
    }
    return false;
}

/* A block at a time, which compilers look at eight characters at once. */
uint32_t kjr_view_find(const kjr_view *view, uint32_t at, uint32_t end, uint16_t one, uint16_t other)
{
    enum { BLOCK = 64 };
    const uint16_t *code = view->code;
    if (at >= end) return end;
    for (; end - at > BLOCK; at += BLOCK) {
        uint16_t found = 0;
        for (uint32_t i = 0; i < BLOCK; i++)
            found |= (uint16_t)((code[at + i] == one) | (code[at + i] == other));
        if (found) break;
    }
    while (at < end && code[at] != one && code[at] != other)
        at++;
    return at;
}
