#include "load/docx.h"

#include "base/sorted.h"

void kjr_docx_end(kjr_docx_text *text, const kjrep_allocator *allocator)
{
    kjr_free(allocator, text->text.items);
    kjr_free(allocator, text->blocks.items);
    kjr_free(allocator, text->places.items);
    *text = (kjr_docx_text){0};
}

kjr_docx_place kjr_docx_place_at(const kjr_docx_text *text, size_t byte, const char **part)
{
    uint32_t upto = KJR_COUNT_UPTO(text->places.items, text->places.count, start, (uint32_t)byte);
    uint32_t of = text->part_count;
    while (of > 1 && text->parts[of - 1].start > byte)
        of--;
    *part = of ? text->parts[of - 1].name : NULL;
    return upto ? text->places.items[upto - 1] : (kjr_docx_place){0};
}
