/* SPDX-License-Identifier: MIT */
/* A bump allocator: everything the front end makes lives until its arena is freed.
 *
 * The front end never frees single objects and never calls malloc: memory comes in blocks from the
 * owner's callback, so that the same code runs on the host and inside a device's heap. */
#ifndef FIRN_FRONT_ARENA_H
#define FIRN_FRONT_ARENA_H

#include <stddef.h>
#include <stdint.h>

/* Where blocks come from. `get` must not fail: it returns `size` bytes or does not return. */
typedef struct ArenaSource {
  void *(*get)(void *ctx, size_t size);
  void (*put)(void *ctx, void *block, size_t size);
  void *ctx;
  size_t block; /* usual size of a block */
} ArenaSource;

typedef struct ArenaBlock {
  struct ArenaBlock *next;
  size_t size; /* of the whole block, this header included */
} ArenaBlock;

typedef struct Arena {
  const ArenaSource *source;
  ArenaBlock *blocks; /* newest first */
  char *free, *end;   /* the rest of the newest block */
  size_t used;        /* bytes handed out so far, for reports */
} Arena;

/* malloc/free as a block source; prints "out of memory" and exits 3 when malloc fails.
 * In arena_host.c, which a device build leaves out. */
extern const ArenaSource arena_host;

void arena_init(Arena *arena, const ArenaSource *source);

/* Gives every block back. The arena is empty and usable again. */
void arena_free(Arena *arena);

/* `size` bytes, aligned to 8 and zeroed. Never NULL; size 0 gives a valid pointer. */
void *arena_alloc(Arena *arena, size_t size);

/* The same, but with anything in it. */
void *arena_space(Arena *arena, size_t size);

/* `count * size` zeroed bytes, checked against overflow. */
void *arena_array(Arena *arena, size_t count, size_t size);

/* Gives back what the last allocation, of `was` bytes, has beyond `size`. */
void arena_trim(Arena *arena, void *start, size_t was, size_t size);

/* What is allocated after arena_mark is given back by arena_release. */
Arena arena_mark(Arena *arena);
void arena_release(Arena *arena, const Arena *mark);

/* A NUL-terminated copy of `len` bytes, which may contain NULs. */
char *arena_text(Arena *arena, const char *text, size_t len);

/* The texts joined, NUL-terminated. `parts` ends with NULL. */
char *arena_join(Arena *arena, const char *const *parts);

#define ARENA_NEW(arena, type) ((type *)arena_alloc(arena, sizeof(type)))

#endif
