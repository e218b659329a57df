#include "load/properties.h"

#include "load/raw_bytes.h"

enum { LONGEST = 1000 }; /* bytes */

static uint32_t cut(const char *text, size_t len)
{
    if (len <= LONGEST) return (uint32_t)len;
    len = LONGEST;
    while (len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80)
        len--;
    return (uint32_t)len;
}

static uint32_t copy_words(char *out, const char *text, size_t len)
{
    uint32_t count = 0;
    bool blank = false;
    for (size_t i = 0; i < len; i++) {
        if (kjr_is_space(text[i])) {
            blank = count > 0;
            continue;
        }
        if (blank) out[count++] = ' ';
        blank = false;
        out[count++] = text[i];
    }
    return count;
}

bool kjr_properties_offer(kjr_properties *properties, int32_t property, const char *text, size_t len,
                          const kjrep_allocator *allocator)
{
    if (property <= 0 || property >= KJR_PROPERTIES || properties->of[property].text) return true;
    while (len && kjr_is_space(*text)) {
        text++;
        len--;
    }
    len = cut(text, len);
    if (!len) return true;
    char *out = kjr_malloc(allocator, len);
    if (!out) return false;
    properties->of[property].text = out;
    properties->of[property].len = copy_words(out, text, len);
    return true;
}

void kjr_properties_end(kjr_properties *properties, const kjrep_allocator *allocator)
{
    for (int i = 0; i < KJR_PROPERTIES; i++)
        kjr_free(allocator, properties->of[i].text);
    *properties = (kjr_properties){0};
}
