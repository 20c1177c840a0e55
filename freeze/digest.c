/* SPDX-License-Identifier: MIT */
/* Merkle and Damgard's way to hash a message of any length (FIPS 180-4, section 5.1): blocks, then a bit, zeros and the length. */
#include "freeze/digest.h"

#include <stdio.h>
#include <string.h>

#include "runtime/lib/hash.h"

enum { LENGTH_AT = HASH_BLOCK - 8 };

static const struct hash_algorithm *algorithm_of(const struct digest *digest) {
  return digest->size == DIGEST_SHA1 ? &hash_sha1 : &hash_sha256;
}

void digest_begin(struct digest *digest, size_t size) {
  *digest = (struct digest){.size = size};
  memcpy(digest->h, algorithm_of(digest)->start, sizeof digest->h);
}

void digest_add(struct digest *digest, const void *bytes, size_t size) {
  const uint8_t *from = bytes;
  while (size) {
    size_t used = digest->length % HASH_BLOCK, n = HASH_BLOCK - used < size ? HASH_BLOCK - used : size;
    memcpy(digest->block + used, from, n);
    digest->length += n;
    from += n, size -= n;
    if (used + n == HASH_BLOCK) algorithm_of(digest)->transform(digest->h, digest->block);
  }
}

void digest_end(struct digest *digest, uint8_t *out) {
  static const uint8_t pad[HASH_BLOCK] = {0x80};
  uint64_t bits = digest->length * 8;
  size_t used = digest->length % HASH_BLOCK;
  uint8_t length[8];
  for (int i = 0; i < 8; i++) length[i] = (uint8_t)(bits >> 8 * (7 - i));
  digest_add(digest, pad, (used < LENGTH_AT ? LENGTH_AT : LENGTH_AT + HASH_BLOCK) - used);
  digest_add(digest, length, sizeof length);
  for (size_t i = 0; i < digest->size; i++) out[i] = (uint8_t)(digest->h[i / 4] >> 8 * (3 - i % 4));
}

void digest_hex(const uint8_t *bytes, size_t size, char *out) {
  for (size_t i = 0; i < size; i++) snprintf(out + 2 * i, 3, "%02x", bytes[i]);
}
