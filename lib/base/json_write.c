#include "base/json_write.h"

#include <string.h>

#include "base/decimal.h"
#include "base/utf8.h"

/* ---- Strings */

static void put_escape(kjr_json_put *put, void *context, unsigned char byte)
{
    static const char hexadecimal[] = "0123456789abcdef";
    char escape[6] = {'\\', 'u', '0', '0', hexadecimal[byte >> 4], hexadecimal[byte & 15]};
    switch (byte) {
    case '"':
    case '\\': escape[1] = (char)byte; break;
    case '\n': escape[1] = 'n'; break;
    case '\r': escape[1] = 'r'; break;
    case '\t': escape[1] = 't'; break;
    default: put(context, escape, sizeof escape); return;
    }
    put(context, escape, 2);
}

void kjr_json_put_string(kjr_json_put *put, void *context, const char *text, size_t len)
{
    put(context, "\"", 1);
    size_t plain = 0; /* start of what is not yet written */
    for (size_t at = 0; at < len;) {
        unsigned char byte = (unsigned char)text[at];
        uint32_t code_point;
        size_t size = byte < 0x80 ? 1 : kjr_utf8_decode(text + at, len - at, &code_point);
        if (size && byte >= 0x20 && byte != '"' && byte != '\\') {
            at += size;
            continue;
        }
        put(context, text + plain, at - plain);
        if (size) put_escape(put, context, byte);
        else put(context, "\xEF\xBF\xBD", 3);
        plain = ++at;
    }
    put(context, text + plain, len - plain);
    put(context, "\"", 1);
}

/* ---- Places */

static void put_text(kjr_json_put *put, void *context, const char *text)
{
    put(context, text, strlen(text));
}

/* `before` is what comes before it. */
static void put_number(kjr_json_put *put, void *context, const char *before, uint64_t number)
{
    char digits[KJR_NUMBER_DIGITS];
    put_text(put, context, before);
    put(context, digits, kjr_number_digits(number, digits));
}

/* Millimetres with three decimals, for micrometres. */
static void put_box(kjr_json_put *put, void *context, const int32_t *box)
{
    for (size_t i = 0; i < 4; i++) {
        uint32_t size = box[i] < 0 ? 0u - (uint32_t)box[i] : (uint32_t)box[i];
        const char part[] = {'.', (char)('0' + size / 100 % 10), (char)('0' + size / 10 % 10), (char)('0' + size % 10)};
        put_text(put, context, i ? "," : ",\"box\":[");
        put_number(put, context, box[i] < 0 ? "-" : "", size / 1000);
        put(context, part, sizeof part);
    }
    put_text(put, context, "]");
}

void kjr_json_put_origin(kjr_json_put *put, void *context, const kjrep_place *place)
{
    switch (place->kind) {
    case KJREP_PLACE_PARAGRAPH:
        put_text(put, context, "{\"part\":");
        kjr_json_put_string(put, context, place->part, place->part ? strlen(place->part) : 0);
        put_number(put, context, ",\"paragraph\":", place->paragraph);
        put_number(put, context, ",\"run\":", place->run);
        break;
    case KJREP_PLACE_ELEMENT:
        put_text(put, context, "{\"element\":");
        kjr_json_put_string(put, context, place->element, strlen(place->element));
        break;
    case KJREP_PLACE_BOX:
        put_number(put, context, "{\"page\":", place->page);
        put_box(put, context, place->box);
        break;
    default: put_number(put, context, "{\"byte\":", place->byte); break;
    }
    put_text(put, context, "}");
}
