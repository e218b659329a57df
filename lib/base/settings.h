/* What stands behind kjrep_options. */
#ifndef KJR_BASE_SETTINGS_H
#define KJR_BASE_SETTINGS_H

#include "base/memory.h"

enum { KJR_INT_OPTIONS = 15, KJR_TEXT_OPTIONS = 6 };

/* One of the texts that an option may have several of. */
typedef struct kjr_added_text {
    int32_t option;
    char *name, *text; /* own copies; text_len bytes and a NUL */
    size_t text_len;
} kjr_added_text;

struct kjrep_options {
    kjrep_allocator allocator;
    kjrep_progress progress;
    void *payload;
    int64_t ints[KJR_INT_OPTIONS]; /* KJREP_OPT_MAX_BYTES is the first */
    char *texts[KJR_TEXT_OPTIONS]; /* KJREP_OPT_NAME is the first; own copies, NULL = default */
    KJR_VECTOR(kjr_added_text) added;
};

/* The values that hold for a call: `options`, or the defaults for NULL. Borrowed from `options`. */
struct kjrep_options kjr_settings(const kjrep_options *options);

static inline int64_t kjr_setting_int(const struct kjrep_options *settings, int32_t option)
{
    return settings->ints[option - KJREP_OPT_MAX_BYTES];
}

static inline const char *kjr_setting_text(const struct kjrep_options *settings, int32_t option)
{
    return settings->texts[option - KJREP_OPT_NAME];
}

#endif
