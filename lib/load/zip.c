#include "load/zip.h"

#include <zip.h>

#include "base/error.h"

enum { PIECE = 65536 };

/* ---- Opening */

static kjrep_status refuse(const kjr_zip *zip, const char *why)
{
    return kjr_fail(zip->error, KJREP_E_CONTAINER, "broken zip archive: %s", why);
}

static kjrep_status fail_by(const kjr_zip *zip, zip_error_t *problem)
{
    if (zip_error_code_zip(problem) == ZIP_ER_MEMORY) return kjr_fail_memory(zip->error);
    return refuse(zip, zip_error_strerror(problem));
}

static kjrep_status check_parts(const kjr_zip *zip)
{
    uint64_t most = (uint64_t)kjr_setting_int(zip->settings, KJREP_OPT_MAX_PARTS);
    zip_int64_t parts = zip_get_num_entries(zip->archive, 0);
    if ((uint64_t)parts > most)
        return kjr_fail(zip->error, KJREP_E_LIMIT, "an archive of more than %llu parts", (unsigned long long)most);
    for (zip_int64_t i = 0; i < parts; i++) {
        zip_stat_t stat;
        if (zip_stat_index(zip->archive, (zip_uint64_t)i, 0, &stat) != 0) return refuse(zip, "a part without a name");
        if (stat.valid & ZIP_STAT_ENCRYPTION_METHOD && stat.encryption_method != ZIP_EM_NONE)
            return kjr_fail(zip->error, KJREP_E_CONTAINER, "the archive is encrypted");
    }
    return KJREP_OK;
}

kjrep_status kjr_zip_open(kjr_zip *zip, const char *data, size_t len)
{
    zip_error_t problem;
    zip_error_init(&problem);
    kjrep_status rc = KJREP_OK;
    zip_source_t *source = zip_source_buffer_create(data, len, 0, &problem);
    if (source) zip->archive = zip_open_from_source(source, ZIP_RDONLY, &problem);
    if (!zip->archive) {
        rc = fail_by(zip, &problem);
        zip_source_free(source);
    }
    zip_error_fini(&problem);
    return rc < 0 ? rc : check_parts(zip);
}

void kjr_zip_end(kjr_zip *zip)
{
    if (zip->archive) zip_discard(zip->archive);
    zip->archive = NULL;
}

/* ---- Parts */

bool kjr_zip_has(const kjr_zip *zip, const char *name)
{
    return zip_name_locate(zip->archive, name, 0) >= 0;
}

static kjrep_status fail_part(const kjr_zip *zip, const char *name, zip_error_t *problem)
{
    if (zip_error_code_zip(problem) == ZIP_ER_MEMORY) return kjr_fail_memory(zip->error);
    return kjr_fail(zip->error, KJREP_E_CONTAINER, "%s: %s", name, zip_error_strerror(problem));
}

/* Sizes that the archive tells may be wrong: what comes out is counted. */
static kjrep_status unpack(kjr_zip *zip, zip_file_t *file, const char *name, kjr_bytes *bytes)
{
    uint64_t most = (uint64_t)kjr_setting_int(zip->settings, KJREP_OPT_MAX_UNPACKED);
    for (;;) {
        if (!KJR_RESERVE(&zip->settings->allocator, bytes, PIECE)) return kjr_fail_memory(zip->error);
        zip_int64_t got = zip_fread(file, bytes->items + bytes->count, PIECE);
        if (got == 0) return KJREP_OK;
        if (got < 0) return fail_part(zip, name, zip_file_get_error(file));
        bytes->count += (uint32_t)got;
        zip->unpacked += (uint64_t)got;
        if (zip->unpacked > most)
            return kjr_fail(zip->error, KJREP_E_LIMIT, "%s: unpacks to more than %llu bytes", name,
                            (unsigned long long)most);
    }
}

kjrep_status kjr_zip_read(kjr_zip *zip, const char *name, kjr_bytes *bytes)
{
    zip_int64_t index = zip_name_locate(zip->archive, name, 0);
    if (index < 0) return KJREP_ABSENT;
    zip_file_t *file = zip_fopen_index(zip->archive, (zip_uint64_t)index, 0);
    if (!file) return fail_part(zip, name, zip_get_error(zip->archive));
    kjrep_status rc = unpack(zip, file, name, bytes);
    zip_fclose(file);
    return rc;
}
