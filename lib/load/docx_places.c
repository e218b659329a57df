#include "load/docx.h"

void kjr_docx_end(kjr_docx_text *text, const kjrep_allocator *allocator)
{
    kjr_free(allocator, text->text.items);
    kjr_free(allocator, text->blocks.items);
    kjr_free(allocator, text->places.items);
    *text = (kjr_docx_text){0};
}

kjr_docx_place kjr_docx_place_at(const kjr_docx_text *text, size_t byte, const char **part)
{
    uint32_t low = 0, high = text->places.count, of = text->part_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (text->places.items[middle].start <= byte) low = middle + 1;
        else high = middle;
    }
    while (of > 1 && text->parts[of - 1].start > byte)
        of--;
    *part = of ? text->parts[of - 1].name : NULL;
    return low ? text->places.items[low - 1] : (kjr_docx_place){0};
}
