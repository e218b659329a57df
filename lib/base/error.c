#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Fields are written only as far as the caller's struct goes. */
#define FITS(error, field) ((error) && (error)->struct_size >= offsetof(kjrep_error, field) + sizeof((error)->field))

kjrep_status kjr_fail_at(kjrep_error *error, kjrep_status code, uint64_t byte, uint32_t line, uint32_t column)
{
    if (FITS(error, byte)) error->byte = byte;
    if (FITS(error, line)) error->line = line;
    if (FITS(error, column)) error->column = column;
    return code;
}

static void cut_on_character(char *text, size_t size)
{
    size_t len = strlen(text);
    if (len + 1 < size) return;
    while (len > 0 && ((unsigned char)text[len - 1] & 0xC0) == 0x80)
        len--;
    if (len > 0 && (unsigned char)text[len - 1] >= 0xC0) len--;
    text[len] = 0;
}

kjrep_status kjr_fail(kjrep_error *error, kjrep_status code, const char *format, ...)
{
    if (FITS(error, code)) error->code = code;
    kjr_fail_at(error, code, UINT64_MAX, 0, 0);
    if (FITS(error, input)) error->input = 0;
    if (FITS(error, text)) {
        va_list arguments;
        va_start(arguments, format);
        int written = vsnprintf(error->text, sizeof error->text, format, arguments);
        va_end(arguments);
        if (written < 0) error->text[0] = 0;
        if (written >= (int)sizeof error->text) cut_on_character(error->text, sizeof error->text);
    }
    return code;
}

kjrep_status kjr_fail_again(kjrep_error *error, const kjrep_error *found)
{
    kjr_fail(error, found->code, "%s", found->text);
    return kjr_fail_at(error, found->code, found->byte, found->line, found->column);
}

kjrep_status kjr_succeed(kjrep_error *error)
{
    return kjr_fail(error, KJREP_OK, "%s", "");
}

kjrep_status kjr_fail_memory(kjrep_error *error)
{
    return kjr_fail(error, KJREP_E_NOMEM, "out of memory");
}
