/* SPDX-License-Identifier: MIT */
/* SHA-1 (FIPS 180-4). */
#include "runtime/lib/hash.h"

static const uint32_t start[8] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};

static uint32_t rotate_left(uint32_t x, unsigned n) { return x << n | x >> (32 - n); }

static uint32_t mix(unsigned i, uint32_t b, uint32_t c, uint32_t d) {
  switch (i / 20) {
  case 0: return ((b & c) | (~b & d)) + 0x5a827999;
  case 1: return (b ^ c ^ d) + 0x6ed9eba1;
  case 2: return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  default: return (b ^ c ^ d) + 0xca62c1d6;
  }
}

static void transform(uint32_t *h, const uint8_t *block) {
  uint32_t w[16], a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
  for (unsigned i = 0; i < 80; i++, block += 4) {
    uint32_t *word = &w[i & 15];
    if (i < 16)
      *word = (uint32_t)block[0] << 24 | (uint32_t)block[1] << 16 | (uint32_t)block[2] << 8 | block[3];
    else
      *word = rotate_left(w[(i + 13) & 15] ^ w[(i + 8) & 15] ^ w[(i + 2) & 15] ^ *word, 1);
    uint32_t t = rotate_left(a, 5) + mix(i, b, c, d) + e + *word;
    e = d;
    d = c;
    c = rotate_left(b, 30);
    b = a;
    a = t;
  }
  h[0] += a;
  h[1] += b;
  h[2] += c;
  h[3] += d;
  h[4] += e;
}

extern const struct type_obj hash_algorithm_type;
const struct hash_algorithm hash_sha1 = {&hash_algorithm_type, N(sha1), 20, true, start, transform};
