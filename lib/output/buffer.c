#include <string.h>

#include "base/error.h"
#include "base/settings.h"
#include "kjrep/output.h"

struct kjrep_buffer {
    kjrep_allocator allocator;
    char *bytes; /* ended by NUL, unless NULL */
    size_t used, size;
};

kjrep_status kjrep_buffer_new(kjrep_buffer **out, const kjrep_options *options, kjrep_error *error)
{
    if (!out) return kjr_fail(error, KJREP_E_ARG, "out is NULL");
    struct kjrep_options settings = kjr_settings(options);
    *out = kjr_calloc(&settings.allocator, 1, sizeof **out);
    if (!*out) return kjr_fail_memory(error);
    (*out)->allocator = settings.allocator;
    return kjr_succeed(error);
}

void kjrep_buffer_free(kjrep_buffer *buffer)
{
    if (!buffer) return;
    kjrep_allocator allocator = buffer->allocator;
    kjr_free(&allocator, buffer->bytes);
    kjr_free(&allocator, buffer);
}

const char *kjrep_buffer_data(const kjrep_buffer *buffer, size_t *len)
{
    if (len) *len = buffer ? buffer->used : 0;
    return buffer && buffer->bytes ? buffer->bytes : "";
}

void kjrep_buffer_clear(kjrep_buffer *buffer)
{
    if (!buffer) return;
    buffer->used = 0;
    if (buffer->bytes) buffer->bytes[0] = 0;
}

/* Room for `needed` bytes. */
static bool grow(kjrep_buffer *buffer, size_t needed)
{
    if (needed <= buffer->size) return true;
    size_t size = buffer->size < SIZE_MAX / 2 ? buffer->size * 2 : SIZE_MAX;
    if (size < needed) size = needed;
    const kjrep_allocator *allocator = &buffer->allocator;
    char *bytes =
        buffer->bytes ? allocator->realloc_(allocator->context, buffer->bytes, size) : kjr_malloc(allocator, size);
    if (!bytes) return false;
    buffer->bytes = bytes;
    buffer->size = size;
    return true;
}

int32_t kjrep_buffer_write(void *context, const char *data, size_t len)
{
    kjrep_buffer *buffer = context;
    size_t needed;
    if (!buffer || (!data && len)) return 1;
    if (!kjr_add_size(buffer->used, len, &needed) || !kjr_add_size(needed, 1, &needed) || !grow(buffer, needed))
        return 1;
    if (len) memcpy(buffer->bytes + buffer->used, data, len);
    buffer->used += len;
    buffer->bytes[buffer->used] = 0;
    return 0;
}
