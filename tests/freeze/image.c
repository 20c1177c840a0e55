/* SPDX-License-Identifier: MIT */
/* The object writer: what is written is read back by an independent reader, readelf's rules. */
#include "freeze/image.h"

#include <gelf.h>
#include <libelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "freeze/elf_file.h"
#include "freeze/rom.h"
#include "tests/unit/check.h"

static char *read_all(const char *path, size_t *size) {
  FILE *in = fopen(path, "rb");
  char *bytes = malloc(1 << 20);
  *size = fread(bytes, 1, 1 << 20, in);
  fclose(in);
  return bytes;
}

static void write_sample(const struct target *target, const char *path) {
  struct rom rom;
  char error[256];
  rom_init(&rom, target, TARGET_SINGLE);
  struct rom_value items[] = {rom_small_int(-1), rom_text(&rom, "a b"), rom_float(&rom, 1.5),
                              rom_int_text(&rom, "-123456789012345678901234567890")};
  rom_tuple(&rom, items, 4);
  CHECK(image_write(rom.image, path, error, sizeof error));
  rom_free(&rom);
}

static void same_bytes_twice(const struct target *target) {
  size_t a, b;
  write_sample(target, "image_a.o");
  write_sample(target, "image_b.o");
  char *first = read_all("image_a.o", &a), *second = read_all("image_b.o", &b);
  CHECK(a == b && a > 0 && !memcmp(first, second, a));
  free(first);
  free(second);
}

static void names_and_sizes(const struct target *target, unsigned word) {
  char error[256];
  struct elf_file *file = elf_file_read("image_a.o", error, sizeof error);
  CHECK(file != NULL);
  const struct elf_symbol *name = elf_file_symbol(file, "firn_name_a$20b");
  CHECK(name && name->size == (word + 4 + word - 1) / word * word); /* without a header */
  bool big_int = false;
  for (uint32_t i = 0; i < file->symbol_count; i++)
    big_int |= !strncmp(file->symbols[i].name, "firn_int_n", 10);
  CHECK(big_int);
  CHECK(file->bits == (int)word * 8);
  elf_file_free(file);
}

/* Every relocation of the tuple is a word-sized address. */
static void relocations(unsigned count) {
  size_t size, found = 0;
  char *bytes = read_all("image_a.o", &size);
  elf_version(EV_CURRENT);
  Elf *elf = elf_memory(bytes, size);
  GElf_Shdr header;
  for (Elf_Scn *scn = NULL; (scn = elf_nextscn(elf, scn)) && gelf_getshdr(scn, &header);)
    if (header.sh_type == SHT_REL || header.sh_type == SHT_RELA) found += header.sh_size / header.sh_entsize;
  CHECK(found == count);
  elf_end(elf);
  free(bytes);
}

static void unwritable_place(const struct target *target) {
  struct rom rom;
  char error[256] = "";
  rom_init(&rom, target, TARGET_SINGLE);
  CHECK(!image_write(rom.image, "no/such/folder/a.o", error, sizeof error));
  CHECK(strstr(error, "no/such/folder/a.o") != NULL);
  rom_free(&rom);
}

static void liars(void) {
  char error[256];
  FILE *out = fopen("image_bad.o", "wb");
  fwrite("\177ELF\1\1\1", 1, 7, out);
  fclose(out);
  CHECK(!elf_file_read("image_bad.o", error, sizeof error) && strstr(error, "image_bad.o"));
  CHECK(!elf_file_read("image_none.o", error, sizeof error));
}

int main(void) {
  struct target targets[3] = {{.arch = TARGET_HOST}, {.arch = TARGET_THUMB}, {.arch = TARGET_XTENSA}};
  for (int i = 0; i < 3; i++) {
    unsigned word = i ? 4 : 8;
    same_bytes_twice(&targets[i]);
    names_and_sizes(&targets[i], word);
    relocations(3 + 1 + 1 + 1); /* tuple items, and the type of each object but the name */
    unwritable_place(&targets[i]);
  }
  liars();
  unlink("image_a.o"), unlink("image_b.o"), unlink("image_bad.o");
  return check_failures();
}
