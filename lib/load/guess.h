/* Which charset bytes are in, by what comes out when they are decoded. */
#ifndef KJR_LOAD_GUESS_H
#define KJR_LOAD_GUESS_H

#include "load/decode.h"

typedef struct kjr_guess {
    kjr_charset charset; /* KJR_CHARSET_UNKNOWN when nothing fits */
    int32_t certainty;   /* a KJREP_CERTAINTY_ value */
} kjr_guess;

/* Look at the bytes around `near`, the first that is not ASCII or not UTF-8. */
kjrep_status kjr_guess_charset(kjr_guess *guess, const char *data, size_t len, size_t near,
                               const kjrep_allocator *allocator, kjrep_error *error);

#endif
