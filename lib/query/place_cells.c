#include <string.h>

#include "base/json_write.h"
#include "query/table.h"

/* ---- Numbers */

enum { SHORT = 64 };

/* Where a place ends, in characters: counted from its start where that is not far, and searched for elsewhere. */
static uint64_t end_of(const kjrep_report *report, uint64_t start, uint64_t end, uint64_t start_char)
{
    const char *text = kjrep_report_text(report, NULL);
    uint64_t character = start_char;
    if (end < start || end - start > SHORT) {
        kjrep_text_locate(report, end, &character, NULL, NULL);
        return character;
    }
    for (uint64_t at = start; at < end; at++)
        character += ((unsigned char)text[at] & 0xC0) != 0x80;
    return character;
}

static void find_place(const kjr_row *row, kjr_place_of *place)
{
    uint64_t start = 0, end = 0, start_char = 0;
    uint32_t line = 0, column = 0;
    place(row->source, row->id, &start, &end);
    kjrep_text_locate(row->source->report, start, &start_char, &line, &column);
    uint64_t end_char = end_of(row->source->report, start, end, start_char);
    row->scratch->place_source = row->source;
    row->scratch->place_id = row->id;
    const int64_t numbers[KJR_PLACE_NUMBERS] = {[KJR_PLACE_START_BYTE] = (int64_t)start,
                                                [KJR_PLACE_END_BYTE] = (int64_t)end,
                                                [KJR_PLACE_START_CHAR] = (int64_t)start_char,
                                                [KJR_PLACE_END_CHAR] = (int64_t)end_char,
                                                [KJR_PLACE_LINE] = line,
                                                [KJR_PLACE_COLUMN] = column};
    memcpy(row->scratch->place, numbers, sizeof numbers);
}

/* ---- Words, as in the JSON forms */

static void put_pieces(const kjr_row *row, uint64_t start, uint64_t end, uint32_t count)
{
    kjr_scratch_put(row->scratch, "[", 1);
    for (uint32_t i = 0; i < count; i++) {
        uint64_t from = 0, to = 0;
        kjrep_text_piece(row->source->report, start, end, i, &from, &to);
        kjrep_text_locate(row->source->report, from, &from, NULL, NULL);
        kjrep_text_locate(row->source->report, to, &to, NULL, NULL);
        kjr_scratch_put(row->scratch, i ? ",[" : "[", i ? 2 : 1);
        kjr_scratch_put_number(row->scratch, from);
        kjr_scratch_put(row->scratch, ",", 1);
        kjr_scratch_put_number(row->scratch, to);
        kjr_scratch_put(row->scratch, "]", 1);
    }
    kjr_scratch_put(row->scratch, "]", 1);
}

static void put_origin(const kjr_row *row, uint64_t start)
{
    kjrep_place origin = {.struct_size = sizeof origin};
    if (kjrep_source_place(row->source->report, start, &origin) == KJREP_OK)
        kjr_json_put_origin(kjr_scratch_put_bytes, row->scratch, &origin);
}

/* Where the row stands in the original, or the pieces of its place where it has more than one: as in the JSON forms. */
static void read_place_words(kjr_cell *cell, const kjr_row *row, kjr_place_of *place, int32_t which)
{
    uint64_t start = 0, end = 0;
    kjr_cell_text(cell, NULL, 0);
    if (which == KJR_PLACE_ORIGIN && !row->source->has_origins) return;
    place(row->source, row->id, &start, &end);
    uint32_t pieces = which == KJR_PLACE_PIECES ? kjrep_text_piece_count(row->source->report, start, end) : 1;
    if (which == KJR_PLACE_PIECES && pieces < 2) return;
    kjr_scratch_clear(row->scratch);
    if (which == KJR_PLACE_ORIGIN) put_origin(row, start);
    else put_pieces(row, start, end, pieces);
    if (row->scratch->text.count || row->scratch->failed) kjr_cell_scratch(cell, row->scratch);
}

void kjr_cell_place(kjr_cell *cell, const kjr_row *row, kjr_place_of *place, int32_t which)
{
    const kjr_scratch *known = row->scratch;
    if (which >= KJR_PLACE_NUMBERS) {
        read_place_words(cell, row, place, which);
        return;
    }
    if (known->place_source != row->source || known->place_id != row->id) find_place(row, place);
    kjr_cell_int(cell, known->place[which]);
}
