/* SPDX-License-Identifier: MIT */
/* What the interpreter makes by itself while the heap is locked (gc_lock): iterators, ranges, slices, exceptions and their
 * tracebacks come from cells that gc_lock set apart, so that a locked section can loop, slice and raise. Images that never
 * lock have gc_new and the others in the place of these. */
#include "runtime/core/gc.h"
#include "runtime/core/tuple.h"

#include <string.h>

void *spare_new(size_t bytes, const struct type_obj *type) {
  const struct type_obj **p = gc_new(bytes, type);
  if (!p && (p = gc_spare(bytes))) *p = type;
  return p;
}

value spare_tuple(size_t n, const value *items) {
  value made = tuple_new(n, items);
  struct tuple_obj *t = made ? 0 : gc_spare(sizeof *t + n * sizeof(value));
  if (!t) return made;
  t->type = &tuple_type;
  t->len = n;
  for (size_t i = 0; i < n; i++) gc_store(&t->items[i], items[i]);
  return (value)t;
}

/* The rows of a traceback with room for n. */
value *spare_rows(value *rows, size_t n) {
  value *more = gc_values_resize(rows, n);
  if (more || !(more = gc_spare((n + 1) * sizeof(value)))) return more;
  *more++ = (value)n << 3 | 3;
  if (rows) memcpy(more, rows, gc_block_count(rows) * sizeof(value));
  return more;
}
