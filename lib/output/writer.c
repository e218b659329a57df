#include "output/writer.h"

#include <string.h>

#include "base/decimal.h"
#include "base/json_write.h"

/* ---- Bytes */

void kjr_writer_start(kjr_writer *writer, kjrep_write write, void *context)
{
    writer->write = write;
    writer->context = context;
    writer->status = KJREP_OK;
    writer->selection = NULL;
    writer->excerpt = NULL;
    writer->last = 0;
    writer->used = 0;
}

static void hand_on(kjr_writer *writer, const char *data, size_t len)
{
    if (writer->status != KJREP_OK || !len || writer->write(writer->context, data, len) == 0) return;
    writer->status = writer->write == kjrep_buffer_write ? KJREP_E_NOMEM : KJREP_E_IO;
}

kjrep_status kjr_writer_end(kjr_writer *writer)
{
    hand_on(writer, writer->bytes, writer->used);
    writer->used = 0;
    return writer->status;
}

void kjr_put(kjr_writer *writer, const char *data, size_t len)
{
    if (!len) return;
    writer->last = data[len - 1];
    if (len > sizeof writer->bytes - writer->used) {
        kjr_writer_end(writer);
        if (len > sizeof writer->bytes) {
            hand_on(writer, data, len);
            return;
        }
    }
    memcpy(writer->bytes + writer->used, data, len);
    writer->used += len;
}

void kjr_put_text(kjr_writer *writer, const char *text)
{
    kjr_put(writer, text, strlen(text));
}

void kjr_put_number(kjr_writer *writer, uint64_t number)
{
    char digits[KJR_NUMBER_DIGITS];
    kjr_put(writer, digits, kjr_number_digits(number, digits));
}

void kjr_put_date(kjr_writer *writer, int32_t date)
{
    uint32_t left = date > 0 ? (uint32_t)date : 0;
    char text[10];
    for (int at = 9; at >= 0; at--) {
        if (at == 4 || at == 7) {
            text[at] = '-';
            continue;
        }
        text[at] = (char)('0' + left % 10);
        left /= 10;
    }
    kjr_put(writer, text, sizeof text);
}

void kjr_put_repeated(kjr_writer *writer, char byte, size_t count)
{
    char run[64];
    memset(run, byte, sizeof run);
    for (; count > sizeof run; count -= sizeof run)
        kjr_put(writer, run, sizeof run);
    kjr_put(writer, run, count);
}

/* ---- JSON */

void kjr_json_key(kjr_writer *writer, const char *key)
{
    if (writer->last != '{') kjr_put(writer, ",", 1);
    kjr_put(writer, "\"", 1);
    kjr_put_text(writer, key);
    kjr_put(writer, "\":", 2);
}

void kjr_json_item(kjr_writer *writer)
{
    if (writer->last != '[') kjr_put(writer, ",", 1);
}

static void put_bytes(void *writer, const char *text, size_t len)
{
    kjr_put(writer, text, len);
}

void kjr_json_text(kjr_writer *writer, const char *text, size_t len)
{
    if (text) kjr_json_put_string(put_bytes, writer, text, len);
    else kjr_put_text(writer, "null");
}

void kjr_json_origin(kjr_writer *writer, const kjrep_place *place)
{
    kjr_json_put_origin(put_bytes, writer, place);
}

void kjr_json_name(kjr_writer *writer, const char *text)
{
    kjr_json_text(writer, text, text ? strlen(text) : 0);
}

void kjr_json_id(kjr_writer *writer, uint64_t id)
{
    if (id) kjr_put_number(writer, id);
    else kjr_put_text(writer, "null");
}

void kjr_json_date(kjr_writer *writer, int32_t date)
{
    if (date <= 0) {
        kjr_put_text(writer, "null");
        return;
    }
    kjr_put(writer, "\"", 1);
    kjr_put_date(writer, date);
    kjr_put(writer, "\"", 1);
}

void kjr_json_bool(kjr_writer *writer, bool value)
{
    kjr_put_text(writer, value ? "true" : "false");
}
