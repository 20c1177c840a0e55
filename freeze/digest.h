/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_DIGEST_H
#define FIRN_FREEZE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#include "runtime/lib/hash.h"

/* Message digests, by the runtime's own code (runtime/lib/hash_*.c). */

enum { DIGEST_SHA1 = 20, DIGEST_SHA256 = 32, DIGEST_TEXT = 2 * DIGEST_SHA256 + 1 };

struct digest {
  const struct hash_algorithm *algorithm;
  struct hash_state state;
};

void digest_begin(struct digest *digest, const struct hash_algorithm *algorithm);
/* At most 4 GB in all. */
void digest_add(struct digest *digest, const void *bytes, size_t size);
/* algorithm->digest_size bytes. */
void digest_end(struct digest *digest, uint8_t *out);

/* The digest of one block, in hexadecimal. */
void digest_text(const struct hash_algorithm *algorithm, const void *bytes, size_t size, char out[DIGEST_TEXT]);
void digest_hex(const uint8_t *bytes, size_t size, char *out);

#endif
