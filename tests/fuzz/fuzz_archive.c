/* Whole parts of an archive, OFD or ODT: the input is a list of them, each a line with its name and then its bytes, a line of
 * "--" between two. */
#include "fuzz_zip.h"

enum { LONGEST = 1 << 16, LONGEST_NAME = 128, MOST_PARTS = 64 };

static void add_part(const fuzz_zip *zip, const uint8_t *data, size_t size)
{
    char name[LONGEST_NAME];
    size_t len = 0;
    while (len < size && data[len] != '\n' && len + 1 < sizeof name)
        len++;
    memcpy(name, data, len);
    name[len] = 0;
    size_t head = len < size ? len + 1 : len;
    if (*name) fuzz_zip_add(zip, name, data + head, size - head);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > LONGEST) return 0;
    fuzz_zip zip = fuzz_zip_new();
    for (int part = 0; size && part < MOST_PARTS; part++) {
        size_t end = fuzz_part_end(data, size), step = end < size ? end + 4 : end;
        add_part(&zip, data, end);
        data += step;
        size -= step;
    }
    fuzz_zip_parse(&zip);
    return 0;
}
