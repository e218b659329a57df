#include "load/office_text.h"

#include "base/sorted.h"

void kjr_office_end(kjr_office_text *text, const kjrep_allocator *allocator)
{
    kjr_free(allocator, text->text.items);
    kjr_free(allocator, text->blocks.items);
    kjr_free(allocator, text->places.items);
    kjr_free(allocator, text->parts.items);
    *text = (kjr_office_text){0};
}

kjr_office_place kjr_office_place_at(const kjr_office_text *text, size_t byte, const char **part)
{
    uint32_t upto = KJR_COUNT_UPTO(text->places.items, text->places.count, start, (uint32_t)byte);
    uint32_t of = KJR_COUNT_UPTO(text->parts.items, text->parts.count, start, (uint32_t)byte);
    *part = of ? text->parts.items[of - 1].name : NULL;
    return upto ? text->places.items[upto - 1] : (kjr_office_place){0};
}
