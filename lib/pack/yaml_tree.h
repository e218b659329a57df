/* YAML as a tree whose every part knows its place. */
#ifndef KJR_PACK_YAML_TREE_H
#define KJR_PACK_YAML_TREE_H

#include "base/arena.h"
#include "kjrep/status.h"

enum { KJR_YAML_SCALAR = 1, KJR_YAML_LIST = 2, KJR_YAML_MAP = 3 };

/* Items of a list, or values of a map, follow one another; those of a map have a key. */
typedef struct kjr_yaml {
    const struct kjr_yaml *first, *next;
    const struct kjr_yaml *key; /* a scalar, NULL but in a map */
    const char *text;           /* of a scalar, text_len bytes of UTF-8 without NUL, and a NUL */
    size_t text_len;
    uint32_t line, column; /* from 1 */
    uint8_t kind;
} kjr_yaml;

/* Read one document. The tree lives in the arena. Refused, as KJREP_E_SYNTAX with `name`, line and column: what is no
 * YAML, more than one document, anchors, aliases and tags, a key twice, too many or too deeply nested parts. */
kjrep_status kjr_yaml_read(const kjr_yaml **root, kjr_arena *arena, const char *name, const char *text, size_t text_len,
                           kjrep_error *error);

/* The one way in which a place of a pack is refused: "NAME:LINE:COLUMN: reason". Returns `code`. */
kjrep_status kjr_yaml_refuse(kjrep_error *error, kjrep_status code, const char *name, uint32_t line, uint32_t column,
                             const char *reason);

#endif
