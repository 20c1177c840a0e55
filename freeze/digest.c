/* SPDX-License-Identifier: MIT */
/* Merkle and Damgard's way to hash a message of any length (FIPS 180-4, section 5.1): blocks, then a bit, zeros and the length. */
#include "freeze/digest.h"

#include <stdio.h>
#include <string.h>

enum { LENGTH_AT = HASH_BLOCK - 8 };

void digest_begin(struct digest *digest, const struct hash_algorithm *algorithm) {
  *digest = (struct digest){.algorithm = algorithm};
  memcpy(digest->state.h, algorithm->start, sizeof digest->state.h);
}

void digest_add(struct digest *digest, const void *bytes, size_t size) {
  struct hash_state *state = &digest->state;
  const uint8_t *from = bytes;
  while (size) {
    size_t used = state->length[0] % HASH_BLOCK, n = HASH_BLOCK - used < size ? HASH_BLOCK - used : size;
    memcpy(state->block + used, from, n);
    state->length[0] += (uint32_t)n;
    from += n, size -= n;
    if (used + n == HASH_BLOCK) digest->algorithm->transform(state->h, state->block);
  }
}

void digest_end(struct digest *digest, uint8_t *out) {
  static const uint8_t pad[HASH_BLOCK] = {0x80};
  struct hash_state *state = &digest->state;
  uint64_t bits = (uint64_t)state->length[0] * 8;
  size_t used = state->length[0] % HASH_BLOCK;
  digest_add(digest, pad, (used < LENGTH_AT ? LENGTH_AT : LENGTH_AT + HASH_BLOCK) - used);
  uint8_t length[8];
  for (int i = 0; i < 8; i++) length[i] = (uint8_t)(bits >> 8 * (digest->algorithm->big_endian ? 7 - i : i));
  digest_add(digest, length, sizeof length);
  for (unsigned i = 0; i < digest->algorithm->digest_size; i++)
    out[i] = (uint8_t)(state->h[i / 4] >> 8 * (digest->algorithm->big_endian ? 3 - i % 4 : i % 4));
}

void digest_hex(const uint8_t *bytes, size_t size, char *out) {
  for (size_t i = 0; i < size; i++) snprintf(out + 2 * i, 3, "%02x", bytes[i]);
}

void digest_text(const struct hash_algorithm *algorithm, const void *bytes, size_t size, char out[DIGEST_TEXT]) {
  struct digest digest;
  uint8_t sum[DIGEST_SHA256];
  digest_begin(&digest, algorithm);
  digest_add(&digest, bytes, size);
  digest_end(&digest, sum);
  digest_hex(sum, algorithm->digest_size, out);
}
