/* SPDX-License-Identifier: MIT */
/* Contents that copy up. A list, dict, set, bytearray or array of the snapshot that the program may change, but perhaps never
 * does, has its header in RAM and its contents in ROM: they are lent. Whoever writes into contents owns them first, which
 * copies lent ones to the heap; who only reads needs no test, and what was read from lent contents stays as it is, for nobody
 * writes there. A header with other contents, none, or other numbers is written as ever.
 *
 * Images that have such containers are linked with an archive of its own, whose objects that write into contents are compiled
 * with FIRN_COPIES_UP (cmake/targets.cmake); in all others nothing is lent, and the tests below are no code. */
#ifndef FIRN_CORE_COPY_UP_H
#define FIRN_CORE_COPY_UP_H

#include "runtime/abi/rom_side.h"
#include "runtime/core/object.h"

#ifdef FIRN_COPIES_UP
enum { COPIES_UP = true };
#else
enum { COPIES_UP = false };
#endif

#if defined __arm__
static inline bool in_rom_side(const void *p) { return !((uintptr_t)p >> RAM_BIT_THUMB & 1); }
#elif defined __XTENSA__
static inline bool in_rom_side(const void *p) { return !((uintptr_t)p >> RAM_BIT_XTENSA & 1); }
#else
/* What the linker put before the variables. */
extern const char __executable_start[], data_start[];
static inline bool in_rom_side(const void *p) { return (const char *)p >= __executable_start && (const char *)p < data_start; }
#endif

/* Are contents in ROM? Any may be NULL. (Macros, so that nothing at all is left of them where nothing is lent.) */
#define IS_LENT(contents) (COPIES_UP && in_rom_side(contents))

/* Before contents of a list, dict (its entries alone), set, bytearray or array are written, or a buffer's address is kept:
   false with MemoryError, nothing has changed then. */
#define OWN(what, object) (!COPIES_UP || what##_own(object))

/* Puts a copy of a block in place of the one that *block is. */
bool copy_up_values(value **block);
bool copy_up_bytes(void **block);
/* A bytearray at an address that the program said (uctypes) stays there. */
bool copy_up_bytearray(struct bytearray_obj *b);

static inline __attribute__((always_inline)) bool list_own(struct list_obj *l) { return !IS_LENT(l->items) || copy_up_values(&l->items); }
static inline __attribute__((always_inline)) bool dict_entries_own(struct dict_obj *d) { return !IS_LENT(d->entries) || copy_up_values(&d->entries); }
static inline __attribute__((always_inline)) bool dict_own(struct dict_obj *d) { return (!IS_LENT(d->index) || copy_up_bytes(&d->index)) && dict_entries_own(d); }
static inline __attribute__((always_inline)) bool set_own(struct set_obj *s) {
  return !IS_LENT(s->entries) || (copy_up_bytes((void **)&s->hashes) && copy_up_values(&s->entries));
}
static inline __attribute__((always_inline)) bool bytearray_own(struct bytearray_obj *b) { return !IS_LENT(b->data) || copy_up_bytearray(b); }
static inline __attribute__((always_inline)) bool array_own(struct array_obj *a) { return !IS_LENT(a->data) || copy_up_bytes((void **)&a->data); }
/* What is none of the two is never lent. */
static inline bool buffer_own(value v) {
  switch (value_kind(v)) {
  case KIND_BYTEARRAY: return bytearray_own(OBJ(bytearray, v));
  case KIND_ARRAY: return array_own(OBJ(array, v));
  default: return true;
  }
}

#endif
