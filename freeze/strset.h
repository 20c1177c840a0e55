/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_STRSET_H
#define FIRN_FREEZE_STRSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A set of texts (any bytes), numbered in the order they came. Zeroed is empty. */
struct strset {
  struct strset_text { char *data; uint32_t len, next; } *texts; /* NUL-terminated */
  uint32_t count, room;
  uint32_t *buckets; /* index + 1 */
  uint32_t bucket_count;
};

/* Number of the text, which is added when it is new. */
uint32_t strset_add(struct strset *set, const char *text, size_t len);
/* Number of a text that the set has. */
bool strset_find(const struct strset *set, const char *text, size_t len, uint32_t *number);
bool strset_has(const struct strset *set, const char *text, size_t len);
void strset_free(struct strset *set);

#endif
