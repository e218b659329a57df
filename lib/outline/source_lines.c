#include "outline/header.h"

static uint32_t byte_of(const kjr_outliner *o, uint32_t line)
{
    return o->view->byte[kjr_line_at(o, line)->start];
}

static void take(kjr_outliner *o, uint32_t line, uint8_t kind)
{
    switch (kind) {
    case KJR_SOURCE_FURNITURE: o->blocks[line].kind = KJREP_NODE_BOILERPLATE; break;
    case KJR_SOURCE_TABLE: o->blocks[line].kind = KJREP_NODE_TABLE; break;
    case KJR_SOURCE_NOTE: o->blocks[line].note = true; break;
    case KJR_SOURCE_FIELD: o->blocks[line].kind = KJREP_NODE_META; break;
    case KJR_SOURCE_HEADING: o->blocks[line].heading = true; break;
    case KJR_SOURCE_TITLE:
        if (!o->title) o->title = line + 1;
        break;
    default: break;
    }
}

void kjr_take_source_lines(kjr_outliner *o)
{
    uint32_t line = 0, lines = o->view->lines.count;
    for (uint32_t i = 0; o->source && i < o->source->count; i++) {
        const kjr_source_block *block = &o->source->items[i];
        if (block->kind == KJR_SOURCE_ROW || block->kind == KJR_SOURCE_CELL) continue;
        while (line < lines && byte_of(o, line) < block->start)
            line++;
        for (; line < lines && byte_of(o, line) < block->end; line++)
            take(o, line, block->kind);
    }
}

static bool set_time(kjr_outliner *o, uint32_t start, uint32_t end)
{
    uint32_t at, length, time_length = 0;
    uint32_t date = kjr_find_date(o->view, start, end, &at, &length);
    if (!date) return true;
    uint32_t time_at = kjr_find_kind(o->view, at + length, end, KJR_KIND(DIGIT));
    int32_t seconds = kjr_read_time(o->view, time_at, end, &time_length);
    return kjr_set_day(o, KJREP_META_PAGE_TIME, at, seconds >= 0 ? time_at + time_length : at + length, date, seconds);
}

bool kjr_take_source_fields(kjr_outliner *o)
{
    bool done = true;
    for (uint32_t i = 0; done && o->source && i < o->source->count; i++) {
        const kjr_source_block *block = &o->source->items[i];
        if (block->kind != KJR_SOURCE_FIELD) continue;
        uint32_t start = kjr_view_index(o->view, block->start), end = kjr_view_index(o->view, block->end);
        if (block->level == KJREP_META_PAGE_TIME) done = set_time(o, start, end);
        else kjr_set_field(o, block->level, start, end);
    }
    return done;
}
