#include "base/error.h"
#include "load/file.h"

kjrep_status kjrep_options_add_file(kjrep_options *options, int32_t option, const char *path, kjrep_error *error)
{
    if (!options || !path) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    struct kjrep_options settings = kjr_settings(NULL);
    kjrep_error found = {.struct_size = sizeof found};
    kjr_bytes bytes = {0};
    kjrep_status rc = kjr_read_file(&bytes, path, &settings, &found);
    if (rc >= 0) {
        rc = kjrep_options_add_text(options, option, path, bytes.count ? bytes.items : "", bytes.count);
        if (rc == KJREP_E_ARG) kjr_fail(&found, rc, "an unknown option, or more than 16 MiB");
        else if (rc < 0) kjr_fail_memory(&found);
    }
    kjr_free(&settings.allocator, bytes.items);
    return rc < 0 ? kjr_fail(error, rc, "%s: %s", path, found.text) : kjr_succeed(error);
}
