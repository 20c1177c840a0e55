/* SPDX-License-Identifier: MIT */
#include "compiler/size_table.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/memory.h"

void size_table_add(struct size_table *table, int image, const char *name, enum elf_use use, uint64_t size) {
  table->rows = memory_room(table->rows, &table->room, table->count + 1, sizeof *table->rows);
  struct size_row *row = &table->rows[table->count++];
  *row = (struct size_row){.name = memory_text(name)};
  if (use != ELF_BSS) row->rom[image] = size;
  if (use != ELF_ROM) row->ram[image] = size;
}

static int by_name(const void *left, const void *right) {
  return strcmp(((const struct size_row *)left)->name, ((const struct size_row *)right)->name);
}

static uint64_t whole(const struct size_row *row, int image) { return row->rom[image] + row->ram[image]; }

static int by_size(const void *left, const void *right) {
  uint64_t a = whole(left, SIZE_NEW), b = whole(right, SIZE_NEW);
  return a != b ? a > b ? -1 : 1 : by_name(left, right);
}

static int64_t change(const struct size_row *row) { return (int64_t)(whole(row, SIZE_NEW) - whole(row, SIZE_OLD)); }

static int by_change(const void *left, const void *right) {
  int64_t a = llabs(change(left)), b = llabs(change(right));
  return a != b ? a > b ? -1 : 1 : by_name(left, right);
}

static void merge_same_names(struct size_table *table) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < table->count; i++) {
    struct size_row *row = &table->rows[i], *last = kept ? &table->rows[kept - 1] : NULL;
    if (!last || strcmp(last->name, row->name)) {
      table->rows[kept++] = *row;
      continue;
    }
    for (int k = 0; k < SIZE_IMAGES; k++) {
      last->rom[k] += row->rom[k];
      last->ram[k] += row->ram[k];
    }
    free(row->name);
  }
  table->count = kept;
}

void size_table_sort(struct size_table *table, int images) {
  if (!table->count) return;
  qsort(table->rows, table->count, sizeof *table->rows, by_name);
  merge_same_names(table);
  qsort(table->rows, table->count, sizeof *table->rows, images == SIZE_IMAGES ? by_change : by_size);
}

void size_table_free(struct size_table *table) {
  for (uint32_t i = 0; i < table->count; i++) free(table->rows[i].name);
  free(table->rows);
  *table = (struct size_table){0};
}

void size_table_print(const struct size_table *table, const char *title, size_t most) {
  printf("%10s %10s  %s\n", "ROM", "RAM", title);
  for (uint32_t i = 0; i < table->count && i < most; i++)
    printf("%10" PRIu64 " %10" PRIu64 "  %s\n", table->rows[i].rom[SIZE_NEW], table->rows[i].ram[SIZE_NEW], table->rows[i].name);
}

static void print_change(const uint64_t sizes[SIZE_IMAGES]) {
  printf("%8" PRIu64 " %8" PRIu64 " %+8" PRId64 "  ", sizes[SIZE_OLD], sizes[SIZE_NEW], (int64_t)(sizes[SIZE_NEW] - sizes[SIZE_OLD]));
}

bool size_table_print_changes(const struct size_table *table, const char *title, size_t most, bool first) {
  size_t told = 0;
  for (uint32_t i = 0; i < table->count && told < most; i++) {
    const struct size_row *row = &table->rows[i];
    if (row->rom[SIZE_OLD] == row->rom[SIZE_NEW] && row->ram[SIZE_OLD] == row->ram[SIZE_NEW]) continue;
    if (!told++) printf("%s%8s %8s %8s  %8s %8s %8s  %s\n", first ? "" : "\n", "ROM old", "new", "", "RAM old", "new", "", title);
    print_change(row->rom);
    print_change(row->ram);
    printf("%s%s\n", row->name, !whole(row, SIZE_OLD) ? " (new)" : !whole(row, SIZE_NEW) ? " (gone)" : "");
  }
  return told;
}
