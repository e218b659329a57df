#include "load/ofd.h"

void kjr_ofd_end(kjr_ofd_text *text, const kjrep_allocator *allocator)
{
    kjr_free(allocator, text->text.items);
    kjr_free(allocator, text->blocks.items);
    kjr_free(allocator, text->places.items);
    *text = (kjr_ofd_text){0};
}

kjr_ofd_place kjr_ofd_place_at(const kjr_ofd_text *text, size_t byte)
{
    uint32_t low = 0, high = text->places.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (text->places.items[middle].start <= byte) low = middle + 1;
        else high = middle;
    }
    return low ? text->places.items[low - 1] : (kjr_ofd_place){0};
}
