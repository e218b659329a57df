#include "load/page_text.h"

#include "base/sorted.h"

void kjr_page_end(kjr_page_text *text, const kjrep_allocator *allocator)
{
    kjr_free(allocator, text->text.items);
    kjr_free(allocator, text->blocks.items);
    kjr_free(allocator, text->places.items);
    *text = (kjr_page_text){0};
}

kjr_page_place kjr_page_place_at(const kjr_page_text *text, size_t byte)
{
    uint32_t upto = KJR_COUNT_UPTO(text->places.items, text->places.count, start, (uint32_t)byte);
    return upto ? text->places.items[upto - 1] : (kjr_page_place){0};
}
