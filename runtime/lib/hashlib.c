/* SPDX-License-Identifier: MIT */
/* Module hashlib. A digest is an iterator_obj (iterator.h): a block with its hash_state, b its algorithm. Each function
 * refers to its own algorithm, so an image that names sha256 holds no MD5. */
#include "runtime/lib/hash.h"

#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/iterator.h"
#include "runtime/core/str.h"

#include <string.h>

extern const struct type_obj hash_type;

static const struct hash_algorithm *algorithm_of(value self) {
  return (const struct hash_algorithm *)OBJ(iterator, self)->b;
}
static struct hash_state *state_of(value self) { return (struct hash_state *)OBJ(iterator, self)->a; }

/* A method may be called through the type, with any self. */
static bool is_hash(value v) { return value_type(v) == &hash_type || err_raise(E(self_of), N(HASH), v, 0); }

static void feed(const struct hash_algorithm *how, struct hash_state *s, const uint8_t *p, size_t n) {
  size_t at = s->length[0] % HASH_BLOCK;
  uint64_t length = ((uint64_t)s->length[1] << 32 | s->length[0]) + n;
  s->length[0] = (uint32_t)length;
  s->length[1] = (uint32_t)(length >> 32);
  while (n) {
    size_t take = HASH_BLOCK - at < n ? HASH_BLOCK - at : n;
    memcpy(s->block + at, p, take);
    p += take;
    n -= take;
    at += take;
    if (at < HASH_BLOCK) return;
    how->transform(s->h, s->block);
    at = 0;
  }
}

/* The digest so far into out; s goes on unchanged. */
static void finish(const struct hash_algorithm *how, const struct hash_state *s, uint8_t *out) {
  static const uint8_t padding[HASH_BLOCK] = {0x80};
  struct hash_state end = *s;
  uint8_t bits[8];
  uint64_t length = ((uint64_t)s->length[1] << 32 | s->length[0]) << 3;
  for (unsigned i = 0; i < 8; i++) bits[i] = (uint8_t)(length >> 8 * (how->big_endian ? 7 - i : i));
  size_t at = s->length[0] % HASH_BLOCK;
  feed(how, &end, padding, at < 56 ? 56 - at : 120 - at);
  feed(how, &end, bits, sizeof bits);
  for (unsigned i = 0; i < how->digest_size; i++)
    out[i] = (uint8_t)(end.h[i / 4] >> 8 * (how->big_endian ? 3 - i % 4 : i % 4));
}

value hash_update(value self, value data) {
  struct buffer b;
  if (!is_hash(self)) return V_ERROR;
  if (value_is_str(data)) return err_raise(E(hash_str), 0, 0, 0);
  if (!buffer_try(data, &b, BUFFER_READ)) return err_raise(E(hash_buffer), 0, 0, 0);
  feed(algorithm_of(self), state_of(self), b.data, b.len);
  return V_NONE;
}

static value hash_new(const struct hash_algorithm *how) {
  struct hash_state *s = gc_bytes(sizeof *s);
  if (!s) return V_ERROR;
  memset(s, 0, sizeof *s);
  memcpy(s->h, how->start, sizeof s->h);
  return iterator_new(&hash_type, (value)s, (value)how, 0, 0);
}

/* sha256(string=b'', *, usedforsecurity=True) */
static value begin(const struct hash_algorithm *how, size_t nargs, size_t nkw, const value *args) {
  const value names[] = {N(string), N(usedforsecurity)};
  value got[2] = {0, 0};
  if (!arg_bind(how->name, nargs, nkw, args, 1, 2, names, got)) return V_ERROR;
  value made = hash_new(how);
  return made && (!got[0] || hash_update(made, got[0])) ? made : V_ERROR;
}

value hashlib_md5(size_t nargs, size_t nkw, const value *args) { return begin(&hash_md5, nargs, nkw, args); }
value hashlib_sha1(size_t nargs, size_t nkw, const value *args) { return begin(&hash_sha1, nargs, nkw, args); }
value hashlib_sha224(size_t nargs, size_t nkw, const value *args) { return begin(&hash_sha224, nargs, nkw, args); }
value hashlib_sha256(size_t nargs, size_t nkw, const value *args) { return begin(&hash_sha256, nargs, nkw, args); }

/* new(name, string=b'', *, usedforsecurity=True) */
value hashlib_new(size_t nargs, size_t nkw, const value *args) {
  static const struct hash_algorithm *const all[] = {&hash_md5, &hash_sha1, &hash_sha224, &hash_sha256};
  if (!arg_count(N(new), nargs, 1, 2)) return V_ERROR;
  if (!value_is_str(args[0])) return err_raise(E(hash_name_type), 0, 0, 0);
  for (unsigned i = 0; i < sizeof all / sizeof *all; i++) {
    if (str_equal(str_of(args[0]), str_of(all[i]->name))) return begin(all[i], nargs - 1, nkw, args + 1);
  }
  return err_raise(E(hash_unsupported), args[0], 0, 0);
}

value hash_digest(value self) {
  if (!is_hash(self)) return V_ERROR;
  uint8_t out[32];
  finish(algorithm_of(self), state_of(self), out);
  return bytes_new(out, algorithm_of(self)->digest_size);
}

value hash_hexdigest(value self) {
  if (!is_hash(self)) return V_ERROR;
  uint8_t out[32];
  char text[64];
  size_t n = algorithm_of(self)->digest_size;
  finish(algorithm_of(self), state_of(self), out);
  for (size_t i = 0; i < 2 * n; i++) text[i] = "0123456789abcdef"[out[i / 2] >> (i & 1 ? 0 : 4) & 15];
  return str_new(text, 2 * n);
}

value hash_copy(value self) {
  if (!is_hash(self)) return V_ERROR;
  value made = hash_new(algorithm_of(self));
  if (made) memcpy(state_of(made), state_of(self), sizeof(struct hash_state));
  return made;
}

value hash_getattr(value self, value name) {
  if (name == N(name)) return algorithm_of(self)->name;
  if (name == N(digest_size)) return V_INT(algorithm_of(self)->digest_size);
  if (name == N(block_size)) return V_INT(HASH_BLOCK);
  return V_STOP;
}

bool hash_print(struct writer *w, value self, enum print_kind kind) {
  (void)kind;
  return print_cstr(w, "<") && print_value(w, algorithm_of(self)->name, PRINT_STR) &&
         print_cstr(w, " _hashlib.HASH object @ ") && print_address(w, self);
}

BUILTIN_TYPE_DEF(hash, HASH, ITERATOR, object, TYPE_FINAL, &hash_ops)

/* Of struct hash_algorithm, which no program sees. */
BUILTIN_TYPE_DEF_BARE(hash_algorithm, HASH, OTHER, object, TYPE_FINAL, NULL)
