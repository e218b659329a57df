/* Reading one flat object of JSON (RFC 8259), as a line of JSON Lines holds it. */
#ifndef KJR_BASE_JSON_H
#define KJR_BASE_JSON_H

#include "base/arena.h"

/* A member that is asked for. A string's value is its text, decoded, in the arena; of anything else the raw token. */
typedef struct kjr_json_member {
    const char *name;
    const char *value; /* NULL: not there, or null */
    size_t value_len;
    const char *raw; /* the token as written, quotes included */
    size_t raw_len;
} kjr_json_member;

enum { KJR_JSON_OK = 0, KJR_JSON_BAD = -1, KJR_JSON_NO_MEMORY = -2 };

/* Read the object that fills `text` and take the members asked for; others are checked and passed over, up to 64 levels
 * deep. On KJR_JSON_BAD *at is the byte where it stops being JSON. */
int kjr_json_read(const char *text, size_t text_len, kjr_json_member *members, uint32_t members_count, kjr_arena *arena,
                  size_t *at);

#endif
