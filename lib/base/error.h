/* Writing the caller's error. */
#ifndef KJR_BASE_ERROR_H
#define KJR_BASE_ERROR_H

#include "kjrep/status.h"

/* Write `code`, no place, and the text; returns `code`. `error` may be NULL. */
#if defined(__MINGW32__)
__attribute__((format(gnu_printf, 3, 4)))
#elif defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
kjrep_status
kjr_fail(kjrep_error *error, kjrep_status code, const char *format, ...);

/* Add a place to an error that was just written; returns its code. */
kjrep_status kjr_fail_at(kjrep_error *error, kjrep_status code, uint64_t byte, uint32_t line, uint32_t column);

/* Write an error that a call inside wrote; returns its code. */
kjrep_status kjr_fail_again(kjrep_error *error, const kjrep_error *found);

/* Write KJREP_OK; returns it. */
kjrep_status kjr_succeed(kjrep_error *error);

/* The one message for a failed allocation. */
kjrep_status kjr_fail_memory(kjrep_error *error);

#endif
