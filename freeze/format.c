/* SPDX-License-Identifier: MIT */
/* Flat binaries and Intel HEX (Intel, "Hexadecimal Object File Format Specification", 1988). */
#include "freeze/format.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compiler/file.h"
#include "freeze/elf_file.h"
#include "freeze/memory.h"

enum { BIN_MOST = 256 << 20, RECORD = 16 };

/* `family` is for UF2. */
typedef bool write_fn(FILE *out, const struct elf_file *file, uint32_t family, char *error, size_t size);

static bool write_bin(FILE *out, const struct elf_file *file, uint32_t family, char *error, size_t size) {
  (void)family;
  const struct elf_part *last = &file->parts[file->part_count - 1];
  uint64_t at = file->parts[0].address, end = last->address + last->size;
  if (end - at > BIN_MOST) {
    snprintf(error, size, "as a flat binary the image would have %" PRIu64 " bytes, most of them a gap; use hex", end - at);
    return false;
  }
  for (uint32_t i = 0; i < file->part_count; i++) {
    for (; at < file->parts[i].address; at++) putc(0xff, out);
    fwrite(file->parts[i].bytes, 1, file->parts[i].size, out);
    at += file->parts[i].size;
  }
  return true;
}

static void write_record(FILE *out, unsigned type, unsigned address, const uint8_t *bytes, unsigned count) {
  unsigned sum = count + (address >> 8) + address + type;
  fprintf(out, ":%02X%04X%02X", count, address & 0xffff, type);
  for (unsigned i = 0; i < count; i++) {
    fprintf(out, "%02X", bytes[i]);
    sum += bytes[i];
  }
  fprintf(out, "%02X\n", (0 - sum) & 0xff);
}

static void write_part(FILE *out, const struct elf_part *part, uint64_t *high) {
  for (uint64_t done = 0; done < part->size;) {
    uint64_t address = part->address + done;
    if (address >> 16 != *high) {
      *high = address >> 16;
      write_record(out, 4, 0, (const uint8_t[]){(uint8_t)(*high >> 8), (uint8_t)*high}, 2);
    }
    uint64_t count = RECORD - address % RECORD;
    if (count > part->size - done) count = part->size - done;
    write_record(out, 0, (unsigned)address & 0xffff, part->bytes + done, (unsigned)count);
    done += count;
  }
}

static bool write_hex(FILE *out, const struct elf_file *file, uint32_t family, char *error, size_t size) {
  uint64_t high = 0;
  (void)family;
  for (uint32_t i = 0; i < file->part_count; i++) {
    if ((file->parts[i].address + file->parts[i].size) >> 32) {
      snprintf(error, size, "Intel HEX has 32-bit addresses");
      return false;
    }
    write_part(out, &file->parts[i], &high);
  }
  uint32_t entry = (uint32_t)file->entry;
  write_record(out, 5, 0, (const uint8_t[]){entry >> 24, entry >> 16 & 255, entry >> 8 & 255, entry & 255}, 4);
  write_record(out, 1, 0, NULL, 0);
  return true;
}

static bool write_format(const char *elf, const char *path, write_fn *write, uint32_t family, char *error, size_t size) {
  struct elf_file *file = elf_file_read(elf, error, size);
  if (!file) return false;
  char *aside = file_aside(path, "part");
  bool done = false;
  FILE *out = NULL;
  if (!file->part_count)
    snprintf(error, size, "%s: loads nothing into memory", elf);
  else if (!(out = fopen(aside, "wb")))
    snprintf(error, size, "cannot write %s: %s", path, strerror(errno));
  else {
    done = write(out, file, family, error, size);
    bool failed = ferror(out);
    failed |= fclose(out) != 0;
    if (done && (failed || !file_place(aside, path))) {
      snprintf(error, size, "cannot write %s: %s", path, strerror(errno));
      done = false;
    }
    if (!done) unlink(aside);
  }
  free(aside);
  elf_file_free(file);
  return done;
}

bool format_bin(const char *elf, const char *out, char *error, size_t size) {
  return write_format(elf, out, write_bin, 0, error, size);
}

bool format_hex(const char *elf, const char *out, char *error, size_t size) {
  return write_format(elf, out, write_hex, 0, error, size);
}

bool format_uf2(const char *elf, const char *out, uint32_t family, char *error, size_t size) {
  return write_format(elf, out, format_write_uf2, family, error, size);
}
