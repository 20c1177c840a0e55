/* SPDX-License-Identifier: MIT */
/* What the word `info` of a str or bytes object says, which the freezer writes for those in ROM and the runtime for those
 * in the heap: how long it is, whether it is ASCII, its hash.
 *
 *   bits 7..0   the length in bytes if it is from 1 to 255, else 0
 *   bit 8       every byte is ASCII (of bytes: unused)
 *   bits 31..9  the hash, 0 while it is not computed; where bits 7..0 are 0 the length, up to the word's last bit
 *
 * So data begin at the same place whatever their length is. Of the strings of the standard library one in 400 has 256
 * bytes or more, and keeps no hash for that: it is computed whenever it is wanted.
 *
 * The hash is FNV-1a times an odd constant, the product's upper 23 bits (Fibonacci hashing): FNV's own upper bits, by which
 * tables in ROM are sorted, hardly differ among short texts. Among 10,000 keys some 10 have another's hash.
 * Source: Fowler, Noll, Vo, "The FNV non-cryptographic hash algorithm"; Knuth, TAOCP 3, 6.4. */
#ifndef FIRN_ABI_HASH_H
#define FIRN_ABI_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { INFO_SHORT = 0xff, INFO_ASCII = 0x100, INFO_SHIFT = 9 };

/* The longest text where a word has so many bytes. */
static inline size_t info_size_max(unsigned word) { return word == 4 ? UINT32_MAX >> INFO_SHIFT : UINT32_MAX - 64; }

static inline uintptr_t info_of(size_t n, bool ascii) {
  return (n <= INFO_SHORT ? n : n << INFO_SHIFT) | (ascii ? INFO_ASCII : 0);
}

static inline __attribute__((always_inline)) size_t info_size(uintptr_t info) { return info & INFO_SHORT ? info & INFO_SHORT : info >> INFO_SHIFT; }
static inline bool info_is_ascii(uintptr_t info) { return info & INFO_ASCII; }
/* The hash where it is kept, or 0. */
static inline uint32_t info_hash(uintptr_t info) { return info & INFO_SHORT ? (uint32_t)info >> INFO_SHIFT : 0; }
/* The info with the hash of its text, where it keeps one. */
static inline uintptr_t info_with_hash(uintptr_t info, uint32_t hash) {
  return info & INFO_SHORT ? info | (uintptr_t)hash << INFO_SHIFT : info;
}

static inline uint32_t hash_fold(uint32_t h) {
  h = h * 2654435769u >> INFO_SHIFT;
  return h ? h : 1;
}

static inline uint32_t hash_bytes(const void *data, size_t n) {
  const unsigned char *p = data;
  uint32_t h = 2166136261u;
  while (n--) h = (h ^ *p++) * 16777619u;
  return hash_fold(h);
}

/* The hash of a text, and its info. */
static inline uint32_t hash_text(const void *data, size_t n, uintptr_t *info) {
  const unsigned char *p = data;
  uint32_t all = 0, h = 2166136261u;
  for (size_t i = 0; i < n; i++) {
    all |= p[i];
    h = (h ^ p[i]) * 16777619u;
  }
  h = hash_fold(h);
  *info = info_with_hash(info_of(n, all < 0x80), h);
  return h;
}

/* The info alone. It has no more than 32 bits where a word of the target has no more and n fits. */
static inline uintptr_t hash_info(const void *data, size_t n) {
  uintptr_t info;
  hash_text(data, n, &info);
  return info;
}

#endif
