/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_DIGEST_H
#define FIRN_FREEZE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

/* Message digests, by the runtime's own code (runtime/lib/hash_*.c). */

enum { DIGEST_SHA1 = 20, DIGEST_SHA256 = 32, DIGEST_TEXT = 2 * DIGEST_SHA256 + 1 };

struct digest {
  uint32_t h[8];
  size_t size; /* of the result, which tells the algorithm */
  uint64_t length;
  uint8_t block[64];
};

/* `size`: DIGEST_SHA1 or DIGEST_SHA256. */
void digest_begin(struct digest *digest, size_t size);
void digest_add(struct digest *digest, const void *bytes, size_t size);
/* Writes as many bytes as `size` said. */
void digest_end(struct digest *digest, uint8_t *out);
void digest_hex(const uint8_t *bytes, size_t size, char *out);

#endif
