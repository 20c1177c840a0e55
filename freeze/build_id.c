/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "freeze/build_id.h"

#include <elf.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

/* GNU ld leaves out sections of that name that are not its own: it gets its name afterwards, in place. */
#define SECTION ".note.gnu.build-id"
#define LINKED ".note.gnu.build_id"

/* The note's head: sizes of name and description, type, name (ELF, "Note Section"). */
static const uint8_t head[16] = {4, 0, 0, 0, DIGEST_SHA1, 0, 0, 0, NT_GNU_BUILD_ID, 0, 0, 0, 'G', 'N', 'U', 0};

void build_id_reserve(struct image *image, bool in_rom) {
  image_section note = image_add_section(image, LINKED, IMAGE_GNU_NOTE, 4);
  uint32_t at = image_reserve(image, note, sizeof head + DIGEST_SHA1, 4);
  image_set_bytes(image, note, at, head, sizeof head);
  if (!in_rom) return;
  image_section rom = image_add_section(image, ".rodata." BUILD_ID_SYMBOL, IMAGE_ROM, 4);
  at = image_reserve(image, rom, DIGEST_SHA1, 4);
  image_define(image, image_find_symbol(image, BUILD_ID_SYMBOL), rom, at, DIGEST_SHA1, IMAGE_GLOBAL);
}

/* The id's bytes in the note of that name, or NULL. */
static uint8_t *in_note(const struct elf_file *file, const char *name) {
  for (uint32_t i = 0; i < file->section_count; i++) {
    const struct elf_section *section = &file->sections[i];
    if (strcmp(section->name, name) || section->size != sizeof head + DIGEST_SHA1) continue;
    uint8_t *note = file->bytes + section->offset;
    if (!memcmp(note, head, sizeof head)) return note + sizeof head;
  }
  return NULL;
}

/* The note's name as the linker wrote it. */
static uint8_t *name_of(const struct elf_file *file) {
  for (uint32_t i = 0; i < file->section_count; i++) {
    const struct elf_section *section = &file->sections[i];
    if (!strcmp(section->name, ".shstrtab")) return memmem(file->bytes + section->offset, section->size, LINKED, sizeof LINKED);
  }
  return NULL;
}

bool build_id_set(const char *path, const void *more, size_t more_size, char text[BUILD_ID_TEXT], char *error, size_t size) {
  struct digest digest;
  uint8_t id[DIGEST_SHA1];
  struct elf_file *file = elf_file_read(path, error, size);
  if (!file) return false;
  digest_begin(&digest, DIGEST_SHA1);
  digest_add(&digest, file->bytes, file->size);
  if (more) digest_add(&digest, more, more_size);
  digest_end(&digest, id);
  digest_hex(id, sizeof id, text);
  uint8_t *name = name_of(file), *note = in_note(file, LINKED), *rom = elf_file_rom(file, BUILD_ID_SYMBOL, DIGEST_SHA1);
  if (!name || !note) {
    snprintf(error, size, "%s: the linker dropped the section " LINKED, path);
    elf_file_free(file);
    return false;
  }
  bool good = elf_file_patch(file, path, name, SECTION, sizeof SECTION) && elf_file_patch(file, path, note, id, sizeof id) &&
              (!rom || elf_file_patch(file, path, rom, id, sizeof id));
  if (!good) snprintf(error, size, "cannot write %s: %s", path, strerror(errno));
  elf_file_free(file);
  return good;
}

void build_id_read(const struct elf_file *file, char text[BUILD_ID_TEXT]) {
  const uint8_t *id = in_note(file, SECTION);
  *text = '\0';
  if (id) digest_hex(id, DIGEST_SHA1, text);
}
