#include <string.h>

#include "kjrep/source.h"
#include "report/model.h"

const char *kjrep_charset_name(const char *name)
{
    kjr_charset charset = name ? kjr_charset_of_name(name) : KJR_CHARSET_UNKNOWN;
    return charset ? kjr_charset_name(charset) : NULL;
}

kjrep_status kjrep_source_place(const kjrep_report *report, uint64_t byte, kjrep_place *place)
{
    kjrep_place found = {.struct_size = place ? place->struct_size : 0};
    if (found.struct_size < sizeof found.struct_size) return KJREP_E_ARG;
    kjrep_status rc = !report || byte > report->text_len        ? KJREP_E_ARG
                      : !kjr_source_is_decoded(&report->source) ? KJREP_ABSENT
                                                                : KJREP_OK;
    if (rc == KJREP_OK) {
        found.kind = KJREP_PLACE_BYTE;
        found.byte = kjr_source_origin(&report->source, (size_t)byte);
    }
    memcpy(place, &found, found.struct_size < sizeof found ? found.struct_size : sizeof found);
    return rc;
}
