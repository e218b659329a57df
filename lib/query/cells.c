#include <string.h>

#include "base/decimal.h"
#include "base/utf8.h"
#include "kjrep/source.h"
#include "query/table.h"

/* ---- Cells */

void kjr_cell_text(kjr_cell *cell, const char *text, size_t len)
{
    cell->type = text ? KJR_CELL_TEXT : KJR_CELL_NULL;
    cell->made = false;
    cell->text = text;
    cell->text_len = len;
}

void kjr_cell_name(kjr_cell *cell, const char *text)
{
    kjr_cell_text(cell, text, text ? strlen(text) : 0);
}

void kjr_cell_int(kjr_cell *cell, int64_t number)
{
    cell->type = KJR_CELL_INT;
    cell->number = number;
}

void kjr_cell_id(kjr_cell *cell, uint64_t id)
{
    kjr_cell_int(cell, (int64_t)id);
    if (!id) cell->type = KJR_CELL_NULL;
}

void kjr_cell_bool(kjr_cell *cell, bool value)
{
    cell->type = KJR_CELL_BOOL;
    cell->number = value;
}

void kjr_cell_date(kjr_cell *cell, int32_t date)
{
    cell->type = date > 0 ? KJR_CELL_DATE : KJR_CELL_NULL;
    cell->number = date;
}

void kjr_cell_decimal(kjr_cell *cell, int64_t upper, uint64_t lower)
{
    kjr_wide bits = (kjr_wide)(uint64_t)upper << 64 | lower;
    cell->type = KJR_CELL_DECIMAL;
    memcpy(&cell->decimal, &bits, sizeof bits);
}

/* ---- Columns that several tables have */

void kjr_read_report_number(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_int(cell, row->source->number);
}

/* Bytes at the start that are UTF-8. */
static size_t good_prefix(const char *text, size_t len)
{
    size_t at = 0;
    while (at < len) {
        uint32_t code_point;
        size_t size = (unsigned char)text[at] < 0x80 ? 1 : kjr_utf8_decode(text + at, len - at, &code_point);
        if (!size) break;
        at += size;
    }
    return at;
}

kjr_source_report kjr_source_of(kjrep_report *report, kjrep_findings *findings, uint32_t number)
{
    const char *name = kjrep_report_name(report);
    size_t len = strlen(name);
    kjrep_place origin = {.struct_size = sizeof origin};
    return (kjr_source_report){.report = report,
                               .findings = findings,
                               .number = number,
                               .name_len = good_prefix(name, len) == len ? len : SIZE_MAX,
                               .has_origins = kjrep_source_place(report, 0, &origin) == KJREP_OK};
}

/* The name of a file may be no UTF-8; then what is not becomes U+FFFD. */
void kjr_read_document(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    const char *name = kjrep_report_name(row->source->report);
    if (row->source->name_len != SIZE_MAX) {
        kjr_cell_text(cell, name, row->source->name_len);
        return;
    }
    size_t len = strlen(name), good = good_prefix(name, len);
    kjr_scratch_clear(row->scratch);
    while (len > 0) {
        kjr_scratch_put(row->scratch, name, good);
        name += good;
        len -= good;
        if (!len) break;
        size_t bad = kjr_utf8_skip(name, len);
        kjr_scratch_put(row->scratch, "\xEF\xBF\xBD", 3);
        name += bad;
        len -= bad;
        good = good_prefix(name, len);
    }
    kjr_cell_scratch(cell, row->scratch);
}

void kjr_read_id(const kjr_row *row, int32_t detail, kjr_cell *cell)
{
    (void)detail;
    kjr_cell_int(cell, row->id);
}

/* ---- Scratch */

void kjr_scratch_clear(kjr_scratch *scratch)
{
    scratch->text.count = 0;
    scratch->failed = false;
}

void kjr_scratch_end(kjr_scratch *scratch)
{
    if (scratch->text.items) kjr_free(scratch->allocator, scratch->text.items);
    memset(&scratch->text, 0, sizeof scratch->text);
}

void kjr_scratch_put(kjr_scratch *scratch, const char *text, size_t len)
{
    if (!len) return;
    if (scratch->failed || len > UINT32_MAX / 2 || !KJR_RESERVE(scratch->allocator, &scratch->text, len)) {
        scratch->failed = true;
        return;
    }
    memcpy(scratch->text.items + scratch->text.count, text, len);
    scratch->text.count += (uint32_t)len;
}

void kjr_scratch_put_number(kjr_scratch *scratch, uint64_t number)
{
    char digits[KJR_NUMBER_DIGITS];
    kjr_scratch_put(scratch, digits, kjr_number_digits(number, digits));
}

void kjr_scratch_put_bytes(void *scratch, const char *text, size_t len)
{
    kjr_scratch_put(scratch, text, len);
}

void kjr_cell_scratch(kjr_cell *cell, const kjr_scratch *scratch)
{
    kjr_cell_text(cell, scratch->text.count ? scratch->text.items : "", scratch->text.count);
    cell->made = true;
}
