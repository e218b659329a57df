/* Public structs only grow at their end: what is pinned here stays. */
#include <kjrep/kjrep.h>

#include <stddef.h>

#define PIN(type, field, place) _Static_assert(offsetof(type, field) == (place), #type "." #field " moved")
#define PIN_SIZE(type, size) _Static_assert(sizeof(type) == (size), #type " has another size")

PIN(kjrep_error, struct_size, 0);
PIN(kjrep_error, code, 4);
PIN(kjrep_error, byte, 8);
PIN(kjrep_error, line, 16);
PIN(kjrep_error, column, 20);
PIN(kjrep_error, input, 24);
PIN(kjrep_error, text, 28);
PIN_SIZE(kjrep_error, 272);

PIN(kjrep_step, struct_size, 0);
PIN(kjrep_step, event, 4);
PIN(kjrep_step, node, 8);
PIN(kjrep_step, depth, 12);
PIN_SIZE(kjrep_step, 16);

PIN(kjrep_place, struct_size, 0);
PIN(kjrep_place, kind, 4);
PIN(kjrep_place, byte, 8);
PIN(kjrep_place, part, 16);
PIN(kjrep_place, paragraph, 16 + sizeof(char *));
PIN(kjrep_place, run, 20 + sizeof(char *));
PIN(kjrep_place, element, 24 + sizeof(char *));
PIN(kjrep_place, page, 280 + sizeof(char *));
PIN(kjrep_place, box, 284 + sizeof(char *));
PIN_SIZE(kjrep_place, (307 + sizeof(char *)) / 8 * 8);

PIN(kjrep_allocator, struct_size, 0);
PIN(kjrep_allocator, malloc_, sizeof(void *));
PIN(kjrep_allocator, realloc_, 2 * sizeof(void *));
PIN(kjrep_allocator, free_, 3 * sizeof(void *));
PIN(kjrep_allocator, context, 4 * sizeof(void *));
PIN_SIZE(kjrep_allocator, 5 * sizeof(void *));

/* The header and the library are of one release. */
int main(void)
{
    int32_t release = KJREP_VERSION_MAJOR * 10000 + KJREP_VERSION_MINOR * 100 + KJREP_VERSION_PATCH;
    return kjrep_version_number() == release ? 0 : 1;
}
