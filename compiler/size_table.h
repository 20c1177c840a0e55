/* SPDX-License-Identifier: MIT */
#ifndef FIRN_COMPILER_SIZE_TABLE_H
#define FIRN_COMPILER_SIZE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "freeze/elf_file.h"

/* Bytes by names, of one image or of two that are compared. */

enum { SIZE_OLD, SIZE_NEW, SIZE_IMAGES }; /* a single image is SIZE_NEW */

struct size_row {
  char *name;
  uint64_t rom[SIZE_IMAGES], ram[SIZE_IMAGES];
};

/* Zeroed: empty. */
struct size_table {
  struct size_row *rows;
  uint32_t count, room;
};

/* Counts `size` bytes of an image for a name; the same name may come again. */
void size_table_add(struct size_table *table, int image, const char *name, enum elf_use use, uint64_t size);
/* One row a name, by size, largest first; of two images by the change of both sizes together. */
void size_table_sort(struct size_table *table, int images);
void size_table_free(struct size_table *table);

/* Prints the first `most` rows under `title`, to stdout. */
void size_table_print(const struct size_table *table, const char *title, size_t most);
/* Prints what changed: old and new sizes, and the differences; a line before it unless it is the first. False when nothing did. */
bool size_table_print_changes(const struct size_table *table, const char *title, size_t most, bool first);

#endif
