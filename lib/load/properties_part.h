/* The part of an archive where a file tells of itself. */
#ifndef KJR_LOAD_PROPERTIES_PART_H
#define KJR_LOAD_PROPERTIES_PART_H

#include "load/properties.h"
#include "load/zip.h"

/* An element whose text tells a property. */
typedef struct kjr_property_name {
    const char *element; /* local name */
    int32_t property;    /* a KJREP_PROPERTY_ value */
} kjr_property_name;

/* Read the part, if there is one. Where it is not well formed, what stands before the fault is read: the text of the file
 * does not depend on it. `names` ends with an element that is NULL. KJREP_E_LIMIT, KJREP_E_NOMEM. */
kjrep_status kjr_properties_read(kjr_properties *properties, kjr_zip *zip, const char *part,
                                 const kjr_property_name *names);

#endif
