/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_ELF_FILE_H
#define FIRN_FREEZE_ELF_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A linked image as sections, symbols and the bytes to be loaded. */

enum elf_use { ELF_OTHER, ELF_ROM, ELF_DATA /* in ROM and in RAM */, ELF_BSS };

struct elf_section {
  char *name;
  enum elf_use use;
  uint64_t address, size, offset; /* offset: in the file */
};

struct elf_symbol {
  char *name;
  uint32_t section; /* index of sections, or UINT32_MAX */
  uint64_t address, size;
  bool is_local, is_thumb; /* is_thumb: bit 0 of the address says so, the code begins at the even one */
  const char *file;        /* of a local symbol: the source that it is from, or NULL */
};

/* Bytes and the (physical) address where a programmer puts them. */
struct elf_part {
  uint64_t address, size;
  const uint8_t *bytes;
};

struct elf_file {
  struct elf_section *sections;
  struct elf_symbol *symbols; /* of objects and functions, sorted by address */
  uint32_t *by_name, places;  /* elf_file_symbol's: a hash table of 1 + index; places is a power of two */
  struct elf_part *parts;     /* sorted by address */
  char **files;               /* that the symbols' `file` point to; ends with NULL */
  uint32_t section_count, symbol_count, part_count;
  uint64_t entry;
  int bits, machine; /* machine: as <elf.h> numbers them */
  uint8_t *bytes; /* the whole file */
  size_t size;
};

/* Reads an executable or object. NULL with one line in `error` ("PATH: why") when it is none. */
struct elf_file *elf_file_read(const char *path, char *error, size_t size);
void elf_file_free(struct elf_file *file);

/* The symbol of this name, or NULL. */
const struct elf_symbol *elf_file_symbol(const struct elf_file *file, const char *name);

/* The bytes of a symbol of that size that is in ROM, or NULL. They are within `file->bytes`. */
uint8_t *elf_file_rom(const struct elf_file *file, const char *symbol, size_t size);
/* Writes bytes into the file at `path`, from which `file` was read, at a place within `file->bytes`. */
bool elf_file_patch(const struct elf_file *file, const char *path, const uint8_t *place, const void *bytes, size_t size);

struct elf_sizes { uint64_t rom, data, bss; };
/* rom: code, constants and initial data; data, bss: static RAM. */
struct elf_sizes elf_file_sizes(const struct elf_file *file);

#endif
