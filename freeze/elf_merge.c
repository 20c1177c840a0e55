/* SPDX-License-Identifier: MIT */
/* An emulator takes one file: a runtime and its application as one. Segments are copied, each to the address where a programmer
   would put it; symbols become absolute ones, which is all that `firn run --stats` looks at. */
#include "freeze/elf_merge.h"

#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "freeze/elf_file.h"
#include "freeze/memory.h"

enum { NAMES = 1, TEXTS = 3 }; /* sections behind those of the segments */

struct merge {
  struct elf_file *files[2];
  Elf *elf;
  GElf_Ehdr header;
  char *texts;    /* of symbols */
  uint32_t text_size, text_room;
  uint8_t *symbols;
  uint32_t symbol_size, symbol_room;
};

static uint32_t part_count(const struct merge *m) { return m->files[0]->part_count + m->files[1]->part_count; }

static const struct elf_part *part_at(const struct merge *m, uint32_t i) {
  uint32_t first = m->files[0]->part_count;
  return i < first ? &m->files[0]->parts[i] : &m->files[1]->parts[i - first];
}

static bool do_overlap(const struct merge *m) {
  for (uint32_t i = 0; i < part_count(m); i++)
    for (uint32_t k = 0; k < i; k++) {
      const struct elf_part *a = part_at(m, i), *b = part_at(m, k);
      if (a->address < b->address + b->size && b->address < a->address + a->size) return true;
    }
  return false;
}

static uint32_t add_text(struct merge *m, const char *text) {
  uint32_t at = m->text_size, len = (uint32_t)strlen(text) + 1;
  m->texts = memory_room(m->texts, &m->text_room, at + len, 1);
  memcpy(m->texts + at, text, len);
  m->text_size += len;
  return at;
}

static void add_symbol(struct merge *m, const struct elf_symbol *symbol) {
  Elf32_Sym out = {.st_name = add_text(m, symbol->name),
                   .st_value = (Elf32_Addr)symbol->address,
                   .st_size = (Elf32_Word)symbol->size,
                   .st_info = ELF32_ST_INFO(STB_GLOBAL, symbol->is_thumb ? STT_FUNC : STT_NOTYPE),
                   .st_shndx = SHN_ABS};
  m->symbols = memory_room(m->symbols, &m->symbol_room, m->symbol_size + (uint32_t)sizeof out, 1);
  memcpy(m->symbols + m->symbol_size, &out, sizeof out);
  m->symbol_size += (uint32_t)sizeof out;
}

static void collect_symbols(struct merge *m) {
  static const struct elf_symbol none = {.name = ""};
  add_symbol(m, &none);
  for (int f = 0; f < 2; f++)
    for (uint32_t i = 0; i < m->files[f]->symbol_count; i++) {
      const struct elf_symbol *symbol = &m->files[f]->symbols[i];
      if (symbol->is_local || (!f && elf_file_symbol(m->files[1], symbol->name))) continue;
      add_symbol(m, symbol);
    }
}

/* A section of these bytes; the segments of the program are in none. */
static bool add_section(struct merge *m, GElf_Shdr header, void *bytes, size_t size, size_t offset) {
  GElf_Shdr given;
  Elf_Scn *scn = elf_newscn(m->elf);
  Elf_Data *data = scn ? elf_newdata(scn) : NULL;
  if (!data || !gelf_getshdr(scn, &given)) return false;
  data->d_buf = bytes;
  data->d_size = size;
  data->d_align = header.sh_addralign;
  data->d_version = EV_CURRENT;
  data->d_type = header.sh_type == SHT_SYMTAB ? ELF_T_SYM : ELF_T_BYTE;
  header.sh_size = size;
  header.sh_offset = offset;
  return gelf_update_shdr(scn, &header) != 0;
}

/* Everything at its place in the file: libelf's own layout knows no segments without sections. */
static bool write_all(struct merge *m) {
  static char names[] = "\0.shstrtab\0.symtab\0.strtab";
  uint32_t parts = part_count(m);
  GElf_Ehdr header;
  if (!gelf_newehdr(m->elf, ELFCLASS32) || !gelf_getehdr(m->elf, &header) || !gelf_newphdr(m->elf, parts)) return false;
  elf_flagelf(m->elf, ELF_C_SET, ELF_F_LAYOUT);
  size_t at = sizeof(Elf32_Ehdr) + parts * sizeof(Elf32_Phdr);
  for (uint32_t i = 0; i < parts; i++) {
    const struct elf_part *part = part_at(m, i);
    at = (at + 3) & ~(size_t)3;
    GElf_Phdr segment = {.p_type = PT_LOAD, .p_flags = PF_R | PF_X, .p_offset = at, .p_vaddr = part->address, .p_paddr = part->address,
                         .p_filesz = part->size, .p_memsz = part->size, .p_align = 4};
    if (!gelf_update_phdr(m->elf, (int)i, &segment)) return false;
    GElf_Shdr section = {.sh_type = SHT_PROGBITS, .sh_flags = SHF_ALLOC | SHF_EXECINSTR, .sh_addr = part->address, .sh_addralign = 4};
    if (!add_section(m, section, (void *)(uintptr_t)part->bytes, part->size, at)) return false;
    at += part->size;
  }
  at = (at + 3) & ~(size_t)3;
  GElf_Shdr symbols = {.sh_name = 11, .sh_type = SHT_SYMTAB, .sh_link = parts + TEXTS, .sh_info = 1, .sh_addralign = 4, .sh_entsize = sizeof(Elf32_Sym)};
  bool good = add_section(m, (GElf_Shdr){.sh_name = 1, .sh_type = SHT_STRTAB, .sh_addralign = 1}, names, sizeof names, at);
  at = (at + sizeof names + 3) & ~(size_t)3;
  good = good && add_section(m, symbols, m->symbols, m->symbol_size, at);
  at += m->symbol_size;
  good = good && add_section(m, (GElf_Shdr){.sh_name = 19, .sh_type = SHT_STRTAB, .sh_addralign = 1}, m->texts, m->text_size, at);
  at = (at + m->text_size + 3) & ~(size_t)3;
  header = m->header;
  header.e_phoff = sizeof(Elf32_Ehdr);
  header.e_phnum = (GElf_Half)parts;
  header.e_shoff = at;
  header.e_shstrndx = (GElf_Half)(parts + NAMES);
  return good && gelf_update_ehdr(m->elf, &header) && elf_update(m->elf, ELF_C_WRITE) >= 0;
}

/* The header of a file that elf_file_read took. */
static bool read_header(const struct elf_file *file, GElf_Ehdr *out) {
  Elf *elf = elf_memory((char *)file->bytes, file->size);
  bool good = elf && gelf_getehdr(elf, out);
  if (elf) elf_end(elf);
  return good;
}

static bool write_file(struct merge *m, const char *out, char *error, size_t size) {
  int fd = open(out, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd < 0) {
    snprintf(error, size, "%s: %s", out, strerror(errno));
    return false;
  }
  m->elf = elf_begin(fd, ELF_C_WRITE, NULL);
  collect_symbols(m);
  bool done = m->elf && write_all(m);
  if (!done) snprintf(error, size, "%s: %s", out, elf_errmsg(-1));
  if (m->elf) elf_end(m->elf);
  close(fd);
  free(m->texts);
  free(m->symbols);
  return done;
}

/* An image of its own would run, and nobody see that it is not the application that does. A stripped file cannot be asked. */
static bool is_runtime(const struct elf_file *file) {
  const struct elf_symbol *magic = elf_file_symbol(file, "firn_app_magic");
  return !file->symbol_count || (magic && magic->section == UINT32_MAX);
}

bool elf_merge(const char *first, const char *second, const char *out, char *error, size_t size) {
  struct merge m = {.files = {elf_file_read(first, error, size), NULL}};
  GElf_Ehdr other;
  bool done = false;
  if (m.files[0]) m.files[1] = elf_file_read(second, error, size);
  if (m.files[1]) {
    bool same = read_header(m.files[0], &m.header) && read_header(m.files[1], &other) && m.header.e_machine == other.e_machine &&
                m.files[0]->bits == 32 && m.files[1]->bits == 32;
    if (!same || m.header.e_type != ET_EXEC || other.e_type != ET_EXEC)
      snprintf(error, size, "%s and %s are no two images of one kind of machine", first, second);
    else if (!is_runtime(m.files[0]))
      snprintf(error, size, "%s: is no runtime that firn build --runtime-only made", first);
    else if (do_overlap(&m))
      snprintf(error, size, "%s and %s overlap: that application is for another runtime", first, second);
    else
      done = write_file(&m, out, error, size);
  }
  elf_file_free(m.files[0]);
  elf_file_free(m.files[1]);
  return done;
}
