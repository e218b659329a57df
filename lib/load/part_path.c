#include "load/part_path.h"

#include <string.h>

void kjr_part_resolve(kjr_part_path *path, const char *folder, const char *target, size_t len)
{
    size_t outer = strlen(folder);
    if (len && *target == '/') {
        outer = 0;
        target++;
        len--;
    }
    while (len >= 2 && memcmp(target, "./", 2) == 0) {
        target += 2;
        len -= 2;
    }
    while (len >= 3 && memcmp(target, "../", 3) == 0) {
        if (outer) outer--;
        while (outer && folder[outer - 1] != '/')
            outer--;
        target += 3;
        len -= 3;
    }
    if (outer + len >= sizeof path->text) return;
    memmove(path->text, folder, outer);
    memcpy(path->text + outer, target, len);
    path->text[outer + len] = 0;
}

kjr_part_path kjr_part_folder(const kjr_part_path *path)
{
    kjr_part_path folder = *path;
    char *slash = strrchr(folder.text, '/');
    if (slash) slash[1] = 0;
    else folder.text[0] = 0;
    return folder;
}
