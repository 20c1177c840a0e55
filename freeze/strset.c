/* SPDX-License-Identifier: MIT */
#include "freeze/strset.h"

#include <stdlib.h>
#include <string.h>

#include "freeze/memory.h"
#include "runtime/abi/hash.h"

static uint32_t find(const struct strset *set, uint32_t hash, const char *text, size_t len) {
  if (!set->bucket_count) return UINT32_MAX;
  for (uint32_t i = set->buckets[hash & (set->bucket_count - 1)]; i; i = set->texts[i - 1].next) {
    const struct strset_text *row = &set->texts[i - 1];
    if (row->len == len && !memcmp(row->data, text, len)) return i - 1;
  }
  return UINT32_MAX;
}

static void link_row(struct strset *set, uint32_t i) {
  struct strset_text *row = &set->texts[i];
  uint32_t *bucket = &set->buckets[hash_bytes(row->data, row->len) & (set->bucket_count - 1)];
  row->next = *bucket;
  *bucket = i + 1;
}

static void grow(struct strset *set) {
  set->bucket_count = set->bucket_count ? set->bucket_count * 4 : 64;
  free(set->buckets);
  set->buckets = memory_zero(set->bucket_count * sizeof *set->buckets);
  for (uint32_t i = 0; i < set->count; i++) link_row(set, i);
}

uint32_t strset_add(struct strset *set, const char *text, size_t len) {
  uint32_t i = find(set, hash_bytes(text, len), text, len);
  if (i != UINT32_MAX) return i;
  if (set->count >= set->bucket_count) grow(set);
  set->texts = memory_room(set->texts, &set->room, set->count + 1, sizeof *set->texts);
  set->texts[set->count] = (struct strset_text){memory_text_n(text, len), (uint32_t)len, 0};
  link_row(set, set->count);
  return set->count++;
}

bool strset_find(const struct strset *set, const char *text, size_t len, uint32_t *number) {
  *number = find(set, hash_bytes(text, len), text, len);
  return *number != UINT32_MAX;
}

bool strset_has(const struct strset *set, const char *text, size_t len) {
  return find(set, hash_bytes(text, len), text, len) != UINT32_MAX;
}

void strset_free(struct strset *set) {
  for (uint32_t i = 0; i < set->count; i++) free(set->texts[i].data);
  free(set->texts);
  free(set->buckets);
  *set = (struct strset){0};
}
