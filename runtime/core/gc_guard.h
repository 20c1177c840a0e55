/* SPDX-License-Identifier: MIT */
/* What AddressSanitizer is told about the heap in the dev preset: a free cell beyond its header word, and what of a cell
 * its object did not ask for, are not to be touched. Elsewhere these functions are nothing. */
#ifndef FIRN_CORE_GC_GUARD_H
#define FIRN_CORE_GC_GUARD_H

#include <stddef.h>

#ifdef __SANITIZE_ADDRESS__
void __asan_poison_memory_region(const volatile void *start, size_t bytes);
void __asan_unpoison_memory_region(const volatile void *start, size_t bytes);
#else
static inline void __asan_poison_memory_region(const volatile void *start, size_t bytes) {}
static inline void __asan_unpoison_memory_region(const volatile void *start, size_t bytes) {}
#endif

/* Of the `room` bytes of a cell the first `bytes` are in use. */
static inline void gc_guard(void *cell, size_t bytes, size_t room) {
  __asan_unpoison_memory_region(cell, bytes);
  __asan_poison_memory_region((char *)cell + bytes, room - bytes);
}

/* For functions that look at memory which is none of theirs: stacks, and cells up to their end. */
#define GC_LOOKS_ANYWHERE __attribute__((no_sanitize("address")))

#endif
