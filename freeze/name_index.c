/* SPDX-License-Identifier: MIT */
#include "freeze/name_index.h"

#include <string.h>

#include "freeze/memory.h"
#include "runtime/abi/hash.h"

static const char *name_of(const struct name_index *index, uint32_t row) {
  return *(const char *const *)((const char *)index->names + row * index->stride);
}

static uint32_t bucket_of(const struct name_index *index, const char *text, size_t len) {
  return hash_bytes(text, len) & (index->buckets - 1);
}

/* From the last row to the first, so that a chain has them in their order. */
static void make(struct name_index *index) {
  for (index->buckets = 16; index->buckets < index->count;) index->buckets *= 2;
  index->first = memory_zero(index->buckets * sizeof *index->first);
  index->next = memory_zero((index->count + 1) * sizeof *index->next);
  for (uint32_t row = index->count; row-- > 0;) {
    uint16_t *first = &index->first[bucket_of(index, name_of(index, row), strlen(name_of(index, row)))];
    index->next[row] = *first;
    *first = (uint16_t)(row + 1);
  }
}

int name_index_find(struct name_index *index, const char *text, size_t len) {
  if (!index->buckets) make(index);
  for (int row = index->first[bucket_of(index, text, len)] - 1; row >= 0; row = index->next[row] - 1) {
    const char *name = name_of(index, (uint32_t)row);
    if (!strncmp(name, text, len) && !name[len]) return row;
  }
  return -1;
}

int name_index_more(const struct name_index *index, int row) {
  const char *name = name_of(index, (uint32_t)row);
  do row = index->next[row] - 1;
  while (row >= 0 && strcmp(name_of(index, (uint32_t)row), name));
  return row;
}
