#include "kjrep/status.h"

#define TEXT_OF_(x) #x
#define TEXT_OF(x) TEXT_OF_(x)

const char *kjrep_status_name(kjrep_status status)
{
    switch (status) {
    case KJREP_OK: return "KJREP_OK";
    case KJREP_DONE: return "KJREP_DONE";
    case KJREP_ABSENT: return "KJREP_ABSENT";
    case KJREP_E_ARG: return "KJREP_E_ARG";
    case KJREP_E_NOMEM: return "KJREP_E_NOMEM";
    case KJREP_E_LIMIT: return "KJREP_E_LIMIT";
    case KJREP_E_UNSUPPORTED: return "KJREP_E_UNSUPPORTED";
    case KJREP_E_CANCELLED: return "KJREP_E_CANCELLED";
    case KJREP_E_IO: return "KJREP_E_IO";
    case KJREP_E_UTF8: return "KJREP_E_UTF8";
    case KJREP_E_CHARSET: return "KJREP_E_CHARSET";
    case KJREP_E_CONTAINER: return "KJREP_E_CONTAINER";
    case KJREP_E_SYNTAX: return "KJREP_E_SYNTAX";
    default: return "unknown";
    }
}

const char *kjrep_version(void)
{
    return TEXT_OF(KJREP_VERSION_MAJOR) "." TEXT_OF(KJREP_VERSION_MINOR) "." TEXT_OF(KJREP_VERSION_PATCH);
}

int32_t kjrep_version_number(void)
{
    return KJREP_VERSION_MAJOR * 10000 + KJREP_VERSION_MINOR * 100 + KJREP_VERSION_PATCH;
}

int32_t kjrep_has(int32_t part)
{
    switch (part) {
    case KJREP_PART_CHARSETS:
#ifdef KJREP_WITH_CHARSETS
        return 1;
#else
        return 0;
#endif
    case KJREP_PART_CONTAINERS:
#ifdef KJREP_WITH_CONTAINERS
        return 1;
#else
        return 0;
#endif
    case KJREP_PART_SQL:
#ifdef KJREP_WITH_SQL
        return 1;
#else
        return 0;
#endif
    case KJREP_PART_PACKS:
#ifdef KJREP_WITH_PACKS
        return 1;
#else
        return 0;
#endif
    case KJREP_PART_PDF:
#ifdef KJREP_WITH_PDF
        return 1;
#else
        return 0;
#endif
    case KJREP_PART_PATTERNS:
#ifdef KJREP_WITH_PATTERNS
        return 1;
#else
        return 0;
#endif
    default: return 0;
    }
}
