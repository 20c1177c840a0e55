/* SPDX-License-Identifier: MIT */
/* UF2, the format of boot loaders that look like a USB stick (Microsoft, "USB Flashing Format",
   https://github.com/microsoft/uf2): blocks of 512 bytes, each with 256 bytes of flash, its address, and the family of
   chips it is for. A boot loader erases and writes whole pages, so pages come once, complete, zeros where nothing is. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "freeze/elf_file.h"
#include "freeze/format.h"

enum { BLOCK = 512, PAGE = 256, DATA_AT = 32, FAMILY_PRESENT = 0x2000 };
enum { MAGIC_1 = 0x0a324655, MAGIC_3 = 0x0ab16f30 };
static const uint32_t MAGIC_2 = 0x9e5d5157;

static void put(uint8_t *block, unsigned at, uint32_t word) {
  for (unsigned i = 0; i < 4; i++) block[at + i] = (uint8_t)(word >> 8 * i);
}

/* The lowest page at or above `from` that has bytes; false when there is none. */
static bool next_page(const struct elf_file *file, uint64_t from, uint64_t *page) {
  bool found = false;
  for (uint32_t i = 0; i < file->part_count; i++) {
    const struct elf_part *part = &file->parts[i];
    uint64_t start = part->address > from ? part->address : from;
    if (start >= part->address + part->size || (found && start / PAGE * PAGE >= *page)) continue;
    *page = start / PAGE * PAGE;
    found = true;
  }
  return found;
}

static void fill(const struct elf_file *file, uint64_t page, uint8_t *out) {
  for (uint32_t i = 0; i < file->part_count; i++) {
    const struct elf_part *part = &file->parts[i];
    uint64_t first = part->address > page ? part->address : page, end = part->address + part->size;
    if (end > page + PAGE) end = page + PAGE;
    if (first < end) memcpy(out + (first - page), part->bytes + (first - part->address), (size_t)(end - first));
  }
}

bool format_write_uf2(FILE *out, const struct elf_file *file, uint32_t family, char *error, size_t size) {
  uint64_t page = 0, from = 0;
  uint32_t count = 0, number = 0;
  for (; next_page(file, from, &page); from = page + PAGE) count++;
  if (from > (uint64_t)UINT32_MAX + 1) {
    snprintf(error, size, "UF2 has 32-bit addresses");
    return false;
  }
  for (from = 0; next_page(file, from, &page); from = page + PAGE) {
    const uint32_t head[] = {MAGIC_1, MAGIC_2, FAMILY_PRESENT, (uint32_t)page, PAGE, number++, count, family};
    uint8_t block[BLOCK] = {0};
    for (unsigned i = 0; i < sizeof head / sizeof head[0]; i++) put(block, 4 * i, head[i]);
    fill(file, page, block + DATA_AT);
    put(block, BLOCK - 4, MAGIC_3);
    fwrite(block, 1, BLOCK, out);
  }
  return true;
}
