/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_NAME_INDEX_H
#define FIRN_FREEZE_NAME_INDEX_H

#include <stddef.h>
#include <stdint.h>

/* Rows of a constant table by name, of which several may have the same. The caller sets names, stride and count, the rest is made by the
   first look-up and stays:

     static struct name_index by_name = NAME_INDEX(rows, name); */
struct name_index {
  const char *const *names; /* of the first row */
  size_t stride;            /* bytes from one row's to the next one's */
  uint32_t count;
  uint32_t buckets; /* a power of two; 0: not made */
  uint16_t *first, *next; /* row + 1 */
};

#define NAME_INDEX(rows, field) {&(rows)[0].field, sizeof (rows)[0], sizeof(rows) / sizeof(rows)[0], 0, NULL, NULL}
#define NAME_INDEX_OF_TEXTS(texts) {&(texts)[0], sizeof(texts)[0], sizeof(texts) / sizeof(texts)[0], 0, NULL, NULL}

/* The first row of that name; -1: there is none. */
int name_index_find(struct name_index *index, const char *text, size_t len);
/* The next row with the name of that row; -1. */
int name_index_more(const struct name_index *index, int row);

#endif
