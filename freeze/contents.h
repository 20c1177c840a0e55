/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_CONTENTS_H
#define FIRN_FREEZE_CONTENTS_H

#include "freeze/elf_file.h"
#include "freeze/size_kind.h"

/* What the bytes of an image are: every byte of ROM and static RAM belongs to exactly one row, so that the rows' sum is the
   image's size. */

struct content {
  const struct elf_symbol *symbol; /* NULL: bytes of the section that have no symbol (text of C, alignment) */
  uint32_t section;
  enum elf_use use;
  enum size_kind kind;
  uint64_t size; /* without the bytes of symbols that lie within this one */
};

struct contents {
  struct content *rows; /* by section and address; first in a section, its bytes without a symbol */
  uint32_t count, room;
};

/* Borrows from `file`. */
void contents_find(struct contents *contents, const struct elf_file *file);
void contents_free(struct contents *contents);

static inline uint64_t content_rom(const struct content *row) { return row->use == ELF_BSS ? 0 : row->size; }
static inline uint64_t content_ram(const struct content *row) { return row->use == ELF_ROM ? 0 : row->size; }

#endif
