#include <stdio.h>
#include <string.h>

#include "base/sorted.h"
#include "load/html.h"
#include "load/html_names.h"

void kjr_html_end(kjr_html_text *text, const kjrep_allocator *allocator)
{
    kjr_free(allocator, text->text.items);
    kjr_free(allocator, text->blocks.items);
    kjr_free(allocator, text->places.items);
    kjr_free(allocator, text->elements.items);
    *text = (kjr_html_text){0};
}

static uint32_t element_at(const kjr_html_text *text, size_t byte)
{
    uint32_t upto = KJR_COUNT_UPTO(text->places.items, text->places.count, start, (uint32_t)byte);
    if (text->places.count == 0) return 0;
    return text->places.items[upto ? upto - 1 : 0].element; /* a tab may stand before the first cell */
}

/* "/div[2]"; there is but one html, head, body. */
static int write_step(char *step, size_t room, const kjr_html_node *node)
{
    const char *name = kjr_html_name_text(node->name);
    bool single = strcmp(name, "html") == 0 || strcmp(name, "head") == 0 || strcmp(name, "body") == 0;
    return single ? snprintf(step, room, "/%s", name) : snprintf(step, room, "/%s[%u]", name, (unsigned)node->nth);
}

void kjr_html_path(const kjr_html_text *text, size_t byte, char *path, size_t room)
{
    static const char cut[] = "\xE2\x80\xA6"; /* stands for the steps that have no room */
    char step[32];
    size_t start = room - 1; /* the path grows to the front */
    uint32_t element = element_at(text, byte);
    path[start] = 0;
    while (element > 0) {
        const kjr_html_node *node = &text->elements.items[element];
        size_t length = (size_t)write_step(step, sizeof step, node);
        if (start < length + strlen(cut)) break;
        start -= length;
        memcpy(path + start, step, length);
        element = node->parent;
    }
    if (element > 0) {
        start -= strlen(cut);
        memcpy(path + start, cut, strlen(cut));
    }
    memmove(path, path + start, room - start);
}
