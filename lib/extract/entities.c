#include "extract/extractor.h"

kjrep_status kjr_find_entities(kjr_extractor *x)
{
    (void)x;
    return KJREP_OK;
}
