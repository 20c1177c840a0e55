/* SPDX-License-Identifier: MIT */
/* A constant pool's entry by its number. Pools are words, or places (abi/place.h): which, the function is compiled for. */
#ifndef FIRN_CORE_PLACE_H
#define FIRN_CORE_PLACE_H

#include "runtime/abi/place.h"
#include "runtime/abi/value.h"

extern const value firn_places[];

#define POOL_INLINE static inline __attribute__((always_inline))

/* A name. */
POOL_INLINE value pool_name(const value *pool, int n, bool places) {
  return places ? (value)(firn_places - 1) - PLACES_FIRST * PLACE_UNIT + (value)((const uint16_t *)pool)[n] * PLACE_UNIT : pool[n];
}
/* Any value but a code object. */
POOL_INLINE value pool_value(const value *pool, int n, bool places) {
  if (!places) return pool[n];
  unsigned place = ((const uint16_t *)pool)[n];
  return place < PLACES_FIRST ? firn_places[place] : pool_name(pool, n, true);
}
/* A code object: in ROM without its header (CODE_BARE). */
POOL_INLINE value pool_code(const value *pool, int n, bool places) {
  return places ? (value)(firn_places - 1) + (value)((const uint16_t *)pool)[n] * PLACE_CODE_UNIT : pool[n];
}

#endif
