/* Names of parts of an archive, as parts name one another. */
#ifndef KJR_LOAD_PART_PATH_H
#define KJR_LOAD_PART_PATH_H

#include <stddef.h>

enum { KJR_LONGEST_PART = 256 };

typedef struct kjr_part_path {
    char text[KJR_LONGEST_PART]; /* ended by NUL; "" when there is none */
} kjr_part_path;

/* What a part in `folder`, "word/" or "", calls `target`: "/word/styles.xml" stands for itself, "styles.xml" lies in the
 * folder, "../custom/a.xml" beside it. A name that is too long leaves *path as it is. */
void kjr_part_resolve(kjr_part_path *path, const char *folder, const char *target, size_t len);

/* The folder that a part lies in. */
kjr_part_path kjr_part_folder(const kjr_part_path *path);

#endif
