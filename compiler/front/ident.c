/* SPDX-License-Identifier: MIT */
#include "compiler/front/ident.h"

#include <string.h>

enum { FIRST_BUCKETS = 256 };

void ident_init(Idents *idents, Arena *arena) {
  *idents = (Idents){.arena = arena, .bucket_count = FIRST_BUCKETS};
  idents->buckets = arena_array(arena, FIRST_BUCKETS, sizeof(Ident *));
}

/* FNV-1a. */
static uint32_t hash_of(const char *text, size_t len) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < len; i++) hash = (hash ^ (uint8_t)text[i]) * 16777619u;
  return hash;
}

static void grow(Idents *idents) {
  uint32_t count = idents->bucket_count * 4;
  Ident **buckets = arena_array(idents->arena, count, sizeof(Ident *));
  Ident *next;
  for (uint32_t i = 0; i < idents->bucket_count; i++)
    for (Ident *ident = idents->buckets[i]; ident; ident = next) {
      next = ident->next;
      ident->next = buckets[ident->hash % count];
      buckets[ident->hash % count] = ident;
    }
  idents->buckets = buckets;
  idents->bucket_count = count;
}

static Ident *find(const Idents *idents, uint32_t hash, const char *text, size_t len) {
  for (Ident *ident = idents->buckets[hash % idents->bucket_count]; ident; ident = ident->next)
    if (ident->hash == hash && ident->len == len && !memcmp(ident->text, text, len)) return ident;
  return NULL;
}

bool ident_is_known(const Idents *idents, const char *text, size_t len) {
  return find(idents, hash_of(text, len), text, len);
}

Ident *ident_get(Idents *idents, const char *text, size_t len) {
  uint32_t hash = hash_of(text, len);
  Ident *ident = find(idents, hash, text, len);
  if (ident) return ident;
  if (idents->count++ > idents->bucket_count) grow(idents);
  ident = arena_alloc(idents->arena, sizeof(Ident) + len + 1);
  ident->hash = hash;
  ident->len = (uint32_t)len;
  memcpy(ident->text, text, len);
  ident->next = idents->buckets[hash % idents->bucket_count];
  idents->buckets[hash % idents->bucket_count] = ident;
  return ident;
}
