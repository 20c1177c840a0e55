/* SPDX-License-Identifier: MIT */
/* The string hash: the freezer writes it into ROM strings, the runtime computes it for heap strings.
 * FNV-1a folded to 31 bits, never 0 (0 in str_obj.info means "not computed yet").
 * Source: Fowler, Noll, Vo, "The FNV non-cryptographic hash algorithm". */
#ifndef FIRN_ABI_HASH_H
#define FIRN_ABI_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline uint32_t hash_fold(uint32_t h) {
  h = (h ^ (h >> 31)) & 0x7fffffffu;
  return h ? h : 1;
}

static inline uint32_t hash_bytes(const void *data, size_t n) {
  const unsigned char *p = data;
  uint32_t h = 2166136261u;
  while (n--) h = (h ^ *p++) * 16777619u;
  return hash_fold(h);
}

/* str_obj.info: bits 31..1 the hash (0 = not computed), bit 0 set when every byte is ASCII. */
static inline uint32_t hash_known(uint32_t info) { return info >> 1; }
static inline bool hash_is_ascii(uint32_t info) { return info & 1; }
static inline uint32_t hash_into(uint32_t info, uint32_t hash) { return info | hash << 1; }

/* The hash of a text, and the info that it has with it. */
static inline uint32_t hash_text(const void *data, size_t n, uint32_t *info) {
  const unsigned char *p = data;
  uint32_t all = 0, h = 2166136261u;
  for (size_t i = 0; i < n; i++) {
    all |= p[i];
    h = (h ^ p[i]) * 16777619u;
  }
  h = hash_fold(h);
  *info = hash_into(all < 0x80, h);
  return h;
}

static inline uint32_t hash_str_info(const void *data, size_t n) {
  uint32_t info;
  hash_text(data, n, &info);
  return info;
}

#endif
