/* Packing inputs into archives that are always sound, so that what is tried is their parts and not checksums; and what must
 * hold of a report that was read from one. */
#ifndef KJREP_TESTS_FUZZ_ZIP_H
#define KJREP_TESTS_FUZZ_ZIP_H

#include <zip.h>

#include "fuzz.h"

typedef struct fuzz_zip {
    zip_source_t *buffer;
    zip_t *archive;
} fuzz_zip;

static inline fuzz_zip fuzz_zip_new(void)
{
    fuzz_zip zip = {zip_source_buffer_create(NULL, 0, 0, NULL), NULL};
    REQUIRE(zip.buffer);
    zip.archive = zip_open_from_source(zip.buffer, ZIP_TRUNCATE, NULL);
    REQUIRE(zip.archive);
    zip_source_keep(zip.buffer);
    return zip;
}

/* false when libzip takes no such name. */
static inline bool fuzz_zip_add(const fuzz_zip *zip, const char *name, const void *data, size_t size)
{
    void *copy = size ? malloc(size) : NULL; /* libzip does not free what is empty */
    REQUIRE(copy || !size);
    if (size) memcpy(copy, data, size);
    zip_source_t *source = zip_source_buffer(zip->archive, copy, size, 1);
    REQUIRE(source);
    zip_int64_t index = zip_file_add(zip->archive, name, source, ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8);
    if (index < 0) zip_source_free(source);
    return index >= 0 && zip_set_file_compression(zip->archive, (zip_uint64_t)index, ZIP_CM_STORE, 0) == 0;
}

/* Where the part that `data` begins with ends: before a line of "--". */
static inline size_t fuzz_part_end(const uint8_t *data, size_t size)
{
    for (size_t at = 0; at + 4 <= size; at++)
        if (memcmp(data + at, "\n--\n", 4) == 0) return at;
    return size;
}

static inline void fuzz_check_report(kjrep_report *report)
{
    size_t len;
    kjrep_report_text(report, &len);
    for (size_t byte = 0; byte <= len; byte += len / 16 + 1) {
        kjrep_place place = {.struct_size = sizeof place};
        kjrep_status rc = kjrep_source_place(report, byte, &place);
        REQUIRE(rc == KJREP_ABSENT || (rc == KJREP_OK && (place.kind == KJREP_PLACE_BOX ||
                                                          (place.kind == KJREP_PLACE_PARAGRAPH && place.part))));
    }
    require_metric_places(report);
    require_properties(report);
}

static inline void fuzz_parse_archive(const void *data, size_t size)
{
    kjrep_report *report;
    kjrep_status rc = kjrep_report_parse(&report, fuzz_engine(), data, size, NULL, NULL);
    REQUIRE((rc == KJREP_OK) == (report != NULL));
    if (report) fuzz_check_report(report);
    kjrep_report_free(report);
}

/* Close the archive and read it, if there is anything in it: libzip writes no empty ones. */
static inline void fuzz_zip_parse(fuzz_zip *zip)
{
    if (zip_get_num_entries(zip->archive, 0) == 0) {
        zip_discard(zip->archive);
        zip_source_free(zip->buffer);
        return;
    }
    REQUIRE(zip_close(zip->archive) == 0);
    REQUIRE(zip_source_open(zip->buffer) == 0 && zip_source_seek(zip->buffer, 0, SEEK_END) == 0);
    zip_int64_t size = zip_source_tell(zip->buffer);
    char *bytes = malloc((size_t)size + 1);
    REQUIRE(bytes && zip_source_seek(zip->buffer, 0, SEEK_SET) == 0);
    REQUIRE(zip_source_read(zip->buffer, bytes, (zip_uint64_t)size) == size);
    zip_source_close(zip->buffer);
    zip_source_free(zip->buffer);
    fuzz_parse_archive(bytes, (size_t)size);
    free(bytes);
}

#endif
