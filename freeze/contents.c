/* SPDX-License-Identifier: MIT */
/* Symbols overlap: several name one address, and a block of RAM has a symbol for itself and one for each object in it. A
   byte belongs to the innermost, the one that begins last and is shortest. Sections are walked by address with a stack of the
   symbols that are open there. */
#include "freeze/contents.h"

#include <stdlib.h>
#include <string.h>

#include "freeze/memory.h"

struct open {
  uint32_t row;
  uint64_t end;
};

struct walk {
  struct contents *contents;
  const struct elf_file *file;
  struct open *stack;
  uint32_t depth, room, rest; /* rest: the section's row without a symbol */
  uint64_t at;                /* bytes before this address have their row */
};

static uint32_t add(struct contents *contents, struct content row) {
  contents->rows = memory_room(contents->rows, &contents->room, contents->count + 1, sizeof *contents->rows);
  contents->rows[contents->count] = row;
  return contents->count++;
}

static void give(struct walk *walk, uint32_t row, uint64_t to) {
  if (to <= walk->at) return;
  walk->contents->rows[row].size += to - walk->at;
  walk->at = to;
}

/* Gives away the bytes before `to`. */
static void advance(struct walk *walk, uint64_t to) {
  while (walk->depth && walk->at < to) {
    const struct open *top = &walk->stack[walk->depth - 1];
    give(walk, top->row, top->end < to ? top->end : to);
    if (top->end > to) return;
    walk->depth--;
  }
  if (!walk->depth) give(walk, walk->rest, to);
}

static uint64_t start_of(const struct elf_symbol *symbol) { return symbol->address - symbol->is_thumb; }

static int by_start(const void *left, const void *right) {
  const struct elf_symbol *a = *(const struct elf_symbol *const *)left, *b = *(const struct elf_symbol *const *)right;
  if (a->section != b->section) return a->section < b->section ? -1 : 1;
  if (start_of(a) != start_of(b)) return start_of(a) < start_of(b) ? -1 : 1;
  if (a->size != b->size) return a->size > b->size ? -1 : 1;
  return strcmp(a->name, b->name);
}

static void open_symbol(struct walk *walk, const struct elf_symbol *symbol, const struct elf_section *section, enum elf_use use) {
  uint64_t start = start_of(symbol), end = start + symbol->size, last = section->address + section->size;
  if (start < section->address || start >= last) return;
  advance(walk, start);
  const struct open *top = walk->depth ? &walk->stack[walk->depth - 1] : NULL;
  const struct elf_symbol *outer = top ? walk->contents->rows[top->row].symbol : NULL;
  if (outer && start_of(outer) == start && outer->size == symbol->size) return; /* another name of it */
  if (end > last || end < start) end = last;
  uint32_t row = add(walk->contents, (struct content){symbol, symbol->section, use, size_kind_of(symbol->name), 0});
  walk->stack = memory_room(walk->stack, &walk->room, walk->depth + 1, sizeof *walk->stack);
  walk->stack[walk->depth++] = (struct open){row, end};
}

void contents_find(struct contents *contents, const struct elf_file *file) {
  *contents = (struct contents){0};
  struct walk walk = {.contents = contents, .file = file};
  const struct elf_symbol **sorted = memory_zero((file->symbol_count + 1) * sizeof(*sorted));
  uint32_t count = 0, next = 0;
  for (uint32_t i = 0; i < file->symbol_count; i++)
    if (file->symbols[i].section != UINT32_MAX && file->symbols[i].size) sorted[count++] = &file->symbols[i];
  if (count) qsort(sorted, count, sizeof(*sorted), by_start);
  for (uint32_t s = 0; s < file->section_count; s++) {
    const struct elf_section *section = &file->sections[s];
    while (next < count && sorted[next]->section < s) next++;
    if (section->use == ELF_OTHER || !section->size) continue;
    struct content rest = {NULL, s, section->use, SIZE_RUNTIME, 0};
    walk.rest = add(contents, rest);
    walk.at = section->address;
    for (; next < count && sorted[next]->section == s; next++) open_symbol(&walk, sorted[next], section, section->use);
    advance(&walk, section->address + section->size);
    walk.depth = 0;
  }
  free(walk.stack);
  free(sorted);
}

void contents_free(struct contents *contents) {
  free(contents->rows);
  *contents = (struct contents){0};
}
