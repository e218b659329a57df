#include "query/content_hash.h"

#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "load/source.h"

static void hash(const char *container, const char *encoding, uint64_t source_bytes, const char *words, size_t len,
                 kjr_content_hash *out)
{
    static const char hexadecimal[] = "0123456789abcdef";
    kjr_sha256 hashed;
    unsigned char bytes[KJR_SHA256_BYTES], size[8];
    uint64_t number = 0;
    for (int i = 0; i < 8; i++)
        size[i] = (unsigned char)(source_bytes >> (56 - 8 * i));
    kjr_sha256_start(&hashed);
    kjr_sha256_add(&hashed, container, container ? strlen(container) + 1 : 0);
    kjr_sha256_add(&hashed, encoding, encoding ? strlen(encoding) + 1 : 0);
    kjr_sha256_add(&hashed, size, sizeof size);
    kjr_sha256_add(&hashed, words, len);
    kjr_sha256_end(&hashed, bytes);
    for (int i = 0; i < KJR_SHA256_BYTES; i++) {
        out->text[2 * i] = hexadecimal[bytes[i] >> 4];
        out->text[2 * i + 1] = hexadecimal[bytes[i] & 15];
    }
    for (int i = 0; i < 8; i++)
        number = number << 8 | bytes[i];
    out->id = (int64_t)(number >> 1);
}

void kjr_hash_report(const kjrep_report *report, kjr_content_hash *out)
{
    size_t len;
    const char *words = kjrep_report_text(report, &len);
    hash(kjrep_report_container(report), kjrep_report_encoding(report), kjrep_report_source_bytes(report), words, len,
         out);
}

kjrep_status kjr_hash_source(const char *path, const char *data, size_t data_len, const struct kjrep_options *settings,
                             kjr_content_hash *out, kjrep_error *error)
{
    kjr_source source = {0};
    kjrep_error found = {.struct_size = sizeof found};
    kjrep_status rc = path ? kjr_load_file(&source, path, settings, &found)
                           : kjr_load_memory(&source, data, data_len, settings, &found);
    if (rc >= 0) { /* taken for UTF-8; the analysis finds only with its view that it is not */
        size_t bad = kjr_utf8_find_bad(source.text, source.text_len);
        if (bad < source.text_len) {
            kjr_utf8_refuse(source.text, bad, &found);
            rc = kjr_load_other(&source, bad, settings, &found);
        }
    }
    if (rc >= 0) hash(source.container, source.encoding, source.source_bytes, source.text, source.text_len, out);
    kjr_source_end(&source, &settings->allocator);
    return rc < 0 ? kjr_fail_again(error, &found) : rc;
}
