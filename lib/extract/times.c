#include "extract/extractor.h"

kjrep_status kjr_find_times(kjr_extractor *x)
{
    (void)x;
    return KJREP_OK;
}
