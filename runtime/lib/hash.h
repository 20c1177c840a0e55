/* SPDX-License-Identifier: MIT */
/* Message digests of 64-byte blocks: what hashlib.c needs of an algorithm. */
#ifndef FIRN_LIB_HASH_H
#define FIRN_LIB_HASH_H

#include "runtime/core/object.h"

enum { HASH_BLOCK = 64 };

/* A digest under way. Words only, so that it may lie in a block of bytes of any word size. */
struct hash_state {
  uint32_t h[8];
  uint32_t length[2]; /* bytes taken, low word first; the last length % 64 of them are in `block` */
  uint8_t block[HASH_BLOCK];
};

/* An algorithm: an object of ROM, so that digests can refer to it by a value. */
struct hash_algorithm {
  const struct type_obj *type;
  value name;
  uint8_t digest_size;
  bool big_endian; /* its words and length */
  const uint32_t *start; /* h at the beginning */
  void (*transform)(uint32_t *h, const uint8_t *block);
};

extern const struct hash_algorithm hash_md5, hash_sha1, hash_sha224, hash_sha256;

#endif
