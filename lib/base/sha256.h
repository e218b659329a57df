/* SHA-256 (FIPS 180-4). */
#ifndef KJR_BASE_SHA256_H
#define KJR_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

enum { KJR_SHA256_BYTES = 32 };

typedef struct kjr_sha256 {
    uint32_t state[8];
    uint64_t total;
    unsigned char block[64];
} kjr_sha256;

void kjr_sha256_start(kjr_sha256 *hash);
void kjr_sha256_add(kjr_sha256 *hash, const void *data, size_t len);
void kjr_sha256_end(kjr_sha256 *hash, unsigned char out[KJR_SHA256_BYTES]);

#endif
