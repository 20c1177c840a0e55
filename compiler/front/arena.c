/* SPDX-License-Identifier: MIT */
#include "compiler/front/arena.h"

#include <string.h>

enum { ALIGNMENT = 8 };

void arena_init(Arena *arena, const ArenaSource *source) {
  arena->source = source;
  arena->blocks = NULL;
  arena->free = arena->end = NULL;
  arena->used = 0;
}

void arena_free(Arena *arena) {
  ArenaBlock *next;
  for (ArenaBlock *block = arena->blocks; block; block = next) {
    next = block->next;
    arena->source->put(arena->source->ctx, block, block->size);
  }
  arena_init(arena, arena->source);
}

/* A block of its own for `size` bytes that does not fit; what is left of the current block stays in
   use when it is the larger rest. */
static __attribute__((noinline)) void *from_new_block(Arena *arena, size_t size) {
  size_t header = (sizeof(ArenaBlock) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  size_t block_size = size + header > arena->source->block ? size + header : arena->source->block / ALIGNMENT * ALIGNMENT;
  ArenaBlock *block = arena->source->get(arena->source->ctx, block_size);
  block->next = arena->blocks;
  block->size = block_size;
  arena->blocks = block;
  char *start = (char *)block + header;
  char *end = (char *)block + block_size;
  if (end - (start + size) > arena->end - arena->free) {
    arena->free = start + size;
    arena->end = end;
  }
  return start;
}

/* What fits is rounded up to what still fits: blocks are of such sizes too. */
static inline __attribute__((always_inline)) void *take(Arena *arena, size_t size) {
  char *start = arena->free;
  if (size > (size_t)(arena->end - start) || !start) {
    if (size > SIZE_MAX / 2) size = SIZE_MAX / 2; /* the source will refuse it */
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    arena->used += size;
    return from_new_block(arena, size);
  }
  size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  arena->used += size;
  arena->free = start + size;
  return start;
}

void *arena_space(Arena *arena, size_t size) { return take(arena, size); }

/* Most are a few words: those are cleared here. */
void *arena_alloc(Arena *arena, size_t size) {
  enum { FEW = 64 };
  uint64_t *start = take(arena, size), *end = start + (size + ALIGNMENT - 1) / ALIGNMENT;
  if (size > FEW) return memset(start, 0, size);
  for (uint64_t *p = start; p < end; p++) *p = 0;
  return start;
}

void arena_trim(Arena *arena, void *start, size_t was, size_t size) {
  char *old = (char *)start + (was + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  if (old != arena->free) return; /* not the last, or in a block of its own */
  arena->free = (char *)start + (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  arena->used -= (size_t)(old - arena->free);
}

Arena arena_mark(Arena *arena) {
  if (!arena->free) arena_alloc(arena, 0);
  return *arena;
}

void arena_release(Arena *arena, const Arena *mark) {
  while (arena->blocks != mark->blocks) {
    ArenaBlock *block = arena->blocks;
    arena->blocks = block->next;
    arena->source->put(arena->source->ctx, block, block->size);
  }
  *arena = *mark;
}

void *arena_array(Arena *arena, size_t count, size_t size) {
  return arena_alloc(arena, count && size > SIZE_MAX / count ? SIZE_MAX : count * size);
}

char *arena_text(Arena *arena, const char *text, size_t len) {
  char *copy = arena_space(arena, len + 1);
  if (len) memcpy(copy, text, len);
  copy[len] = 0;
  return copy;
}

char *arena_join(Arena *arena, const char *const *parts) {
  size_t len = 0;
  for (const char *const *part = parts; *part; part++) len += strlen(*part);
  char *result = arena_space(arena, len + 1);
  char *out = result;
  for (const char *const *part = parts; *part; part++) {
    size_t n = strlen(*part);
    memcpy(out, *part, n);
    out += n;
  }
  *out = 0;
  return result;
}
