/* Taking pieces out of text, in place. */
#ifndef KJR_LOAD_SIEVE_H
#define KJR_LOAD_SIEVE_H

#include <string.h>

typedef struct kjr_sieve {
    const char *kept; /* from here on nothing is moved yet; both at the start of the text at first */
    char *out;        /* behind what is left of the text before */
} kjr_sieve;

/* Leave out [from, to), which stands behind all that was left out before. With both at the end of the text it is done. */
static inline void kjr_sieve_drop(kjr_sieve *s, const char *from, const char *to)
{
    size_t size = (size_t)(from - s->kept);
    if (s->out != s->kept) memmove(s->out, s->kept, size);
    s->out += size;
    s->kept = to;
}

#endif
