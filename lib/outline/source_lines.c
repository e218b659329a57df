#include "outline/outliner.h"

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
