/* SPDX-License-Identifier: MIT */
/* Reading an ELF file that a linker made, or that someone says is one: every offset and size in it
   is checked by libelf or here before use, a file that lies is an error. */
#include "freeze/elf_file.h"

#include <errno.h>
#include <gelf.h>
#include <libelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "freeze/memory.h"

enum { FILE_MOST = 512 << 20 };

static bool read_bytes(struct elf_file *file, const char *path, char *error, size_t size) {
  FILE *in = fopen(path, "rb");
  struct stat about;
  if (in && !fstat(fileno(in), &about) && S_ISDIR(about.st_mode)) {
    snprintf(error, size, "%s: is a folder, not an image", path);
    fclose(in);
    return false;
  }
  if (!in || fseek(in, 0, SEEK_END)) {
    snprintf(error, size, "%s: %s", path, strerror(errno));
    if (in) fclose(in);
    return false;
  }
  long length = ftell(in);
  if (length < 0 || length > FILE_MOST) {
    snprintf(error, size, "%s: %s", path, length < 0 ? strerror(errno) : "larger than 512 MB, not an image");
    fclose(in);
    return false;
  }
  rewind(in);
  file->bytes = memory_zero((size_t)length + 1);
  file->size = fread(file->bytes, 1, (size_t)length, in);
  bool good = file->size == (size_t)length && !ferror(in);
  if (!good) snprintf(error, size, "%s: cannot read it: %s", path, strerror(errno));
  fclose(in);
  return good;
}

static enum elf_use use_of(const GElf_Shdr *header) {
  if (!(header->sh_flags & SHF_ALLOC)) return ELF_OTHER;
  if (header->sh_type == SHT_NOBITS) return ELF_BSS;
  return header->sh_flags & SHF_WRITE ? ELF_DATA : ELF_ROM;
}

/* A text of a string table, "" when out of range. */
static char *string_of(Elf *elf, size_t table, size_t offset) {
  const char *text = elf_strptr(elf, table, offset);
  return memory_text(text ? text : "");
}

/* Local symbols follow one of their file. */
static void read_symbols(struct elf_file *file, Elf *elf, Elf_Scn *scn, const GElf_Shdr *header, bool arm) {
  Elf_Data *data = elf_getdata(scn, NULL);
  uint32_t room = 0, file_room = 0, files = 0;
  GElf_Sym symbol;
  for (int i = 1; data && gelf_getsym(data, i, &symbol); i++) {
    int type = GELF_ST_TYPE(symbol.st_info);
    bool is_local = GELF_ST_BIND(symbol.st_info) == STB_LOCAL;
    if (type == STT_FILE) {
      file->files = memory_room(file->files, &file_room, files + 2, sizeof *file->files);
      file->files[files++] = string_of(elf, header->sh_link, symbol.st_name);
      file->files[files] = NULL;
      continue;
    }
    if (type == STT_SECTION || symbol.st_shndx == SHN_UNDEF) continue;
    file->symbols = memory_room(file->symbols, &room, file->symbol_count + 1, sizeof *file->symbols);
    file->symbols[file->symbol_count++] =
        (struct elf_symbol){.name = string_of(elf, header->sh_link, symbol.st_name),
                            .section = symbol.st_shndx - 1u < file->section_count ? symbol.st_shndx - 1u : UINT32_MAX,
                            .address = symbol.st_value,
                            .size = symbol.st_size,
                            .is_local = is_local,
                            .is_thumb = arm && type == STT_FUNC && symbol.st_value & 1,
                            .file = is_local && files ? file->files[files - 1] : NULL};
  }
}

/* False when a section, or the table of them, is not within the file. */
static bool read_sections(struct elf_file *file, Elf *elf, const GElf_Ehdr *about, size_t names) {
  uint32_t room = 0;
  GElf_Shdr header;
  uint64_t table = (uint64_t)about->e_shnum * about->e_shentsize;
  if (about->e_shoff > file->size || table > file->size - about->e_shoff) return false;
  for (Elf_Scn *scn = NULL; (scn = elf_nextscn(elf, scn)) && gelf_getshdr(scn, &header);) {
    bool has_bytes = header.sh_type != SHT_NOBITS && header.sh_type != SHT_NULL;
    if (has_bytes && (header.sh_offset > file->size || header.sh_size > file->size - header.sh_offset)) return false;
    file->sections = memory_room(file->sections, &room, file->section_count + 1, sizeof *file->sections);
    file->sections[file->section_count++] = (struct elf_section){
        string_of(elf, names, header.sh_name), use_of(&header), header.sh_addr, header.sh_size, header.sh_offset};
  }
  for (Elf_Scn *scn = NULL; (scn = elf_nextscn(elf, scn)) && gelf_getshdr(scn, &header);)
    if (header.sh_type == SHT_SYMTAB && !file->symbols) read_symbols(file, elf, scn, &header, about->e_machine == EM_ARM);
  return true;
}

static bool read_parts(struct elf_file *file, Elf *elf) {
  size_t count = 0;
  uint32_t room = 0;
  GElf_Phdr header;
  if (elf_getphdrnum(elf, &count)) return true;
  for (size_t i = 0; i < count && gelf_getphdr(elf, (int)i, &header); i++) {
    if (header.p_type != PT_LOAD || !header.p_filesz) continue;
    if (header.p_offset > file->size || header.p_filesz > file->size - header.p_offset) return false;
    file->parts = memory_room(file->parts, &room, file->part_count + 1, sizeof *file->parts);
    file->parts[file->part_count++] =
        (struct elf_part){header.p_paddr, header.p_filesz, file->bytes + header.p_offset};
  }
  return true;
}

static int by_address(const void *left, const void *right) {
  const struct elf_symbol *a = left, *b = right;
  if (a->address != b->address) return a->address < b->address ? -1 : 1;
  return strcmp(a->name, b->name);
}

static int by_part_address(const void *left, const void *right) {
  const struct elf_part *a = left, *b = right;
  return a->address < b->address ? -1 : a->address > b->address;
}

/* Where the name is in the table, or would be. */
static uint32_t *place_of(const struct elf_file *file, const char *name) {
  uint32_t at = 5381;
  for (const char *c = name; *c; c++) at = at * 33 + (unsigned char)*c;
  for (at &= file->places - 1; file->by_name[at]; at = (at + 1) & (file->places - 1))
    if (!strcmp(file->symbols[file->by_name[at] - 1].name, name)) break;
  return &file->by_name[at];
}

/* Of symbols with one name the first counts. */
static void index_names(struct elf_file *file) {
  if (!file->symbol_count) return;
  for (file->places = 64; file->places < 2 * file->symbol_count;) file->places *= 2;
  file->by_name = memory_zero(file->places * sizeof *file->by_name);
  for (uint32_t i = 0; i < file->symbol_count; i++) {
    uint32_t *number = place_of(file, file->symbols[i].name);
    if (!*number) *number = i + 1;
  }
}

struct elf_file *elf_file_read(const char *path, char *error, size_t size) {
  struct elf_file *file = memory_zero(sizeof *file);
  size_t names = 0;
  GElf_Ehdr header;
  if (!read_bytes(file, path, error, size)) goto fail;
  elf_version(EV_CURRENT);
  Elf *elf = elf_memory((char *)file->bytes, file->size);
  if (!elf || elf_kind(elf) != ELF_K_ELF || !gelf_getehdr(elf, &header) || elf_getshdrstrndx(elf, &names)) {
    snprintf(error, size, "%s: not an ELF file, or a damaged one", path);
    if (elf) elf_end(elf);
    goto fail;
  }
  file->entry = header.e_entry;
  file->machine = header.e_machine;
  file->bits = gelf_getclass(elf) == ELFCLASS64 ? 64 : 32;
  bool good = read_sections(file, elf, &header, names) && read_parts(file, elf);
  elf_end(elf);
  if (!good) {
    snprintf(error, size, "%s: truncated ELF file: a section or segment ends beyond it", path);
    goto fail;
  }
  if (file->symbol_count) qsort(file->symbols, file->symbol_count, sizeof *file->symbols, by_address);
  index_names(file);
  if (file->part_count) qsort(file->parts, file->part_count, sizeof *file->parts, by_part_address);
  return file;
fail:
  elf_file_free(file);
  return NULL;
}

void elf_file_free(struct elf_file *file) {
  if (!file) return;
  for (uint32_t i = 0; i < file->section_count; i++) free(file->sections[i].name);
  for (uint32_t i = 0; i < file->symbol_count; i++) free(file->symbols[i].name);
  for (uint32_t i = 0; file->files && file->files[i]; i++) free(file->files[i]);
  free(file->files);
  free(file->sections);
  free(file->symbols);
  free(file->by_name);
  free(file->parts);
  free(file->bytes);
  free(file);
}

const struct elf_symbol *elf_file_symbol(const struct elf_file *file, const char *name) {
  uint32_t number = file->places ? *place_of(file, name) : 0;
  return number ? &file->symbols[number - 1] : NULL;
}

uint8_t *elf_file_rom(const struct elf_file *file, const char *name, size_t size) {
  const struct elf_symbol *symbol = elf_file_symbol(file, name);
  if (!symbol || symbol->size != size || symbol->section >= file->section_count) return NULL;
  const struct elf_section *section = &file->sections[symbol->section];
  uint64_t at = symbol->address - section->address;
  if (section->use != ELF_ROM || at > section->size || section->size - at < size) return NULL;
  return file->bytes + section->offset + at;
}

bool elf_file_patch(const struct elf_file *file, const char *path, const uint8_t *place, const void *bytes, size_t size) {
  FILE *out = fopen(path, "r+b");
  bool good = out && fseek(out, (long)(place - file->bytes), SEEK_SET) == 0 && fwrite(bytes, 1, size, out) == size;
  return out && fclose(out) == 0 && good;
}

struct elf_sizes elf_file_sizes(const struct elf_file *file) {
  struct elf_sizes sizes = {0};
  for (uint32_t i = 0; i < file->section_count; i++) {
    uint64_t size = file->sections[i].size;
    switch (file->sections[i].use) {
    case ELF_ROM: sizes.rom += size; break;
    case ELF_DATA: sizes.rom += size, sizes.data += size; break;
    case ELF_BSS: sizes.bss += size; break;
    case ELF_OTHER: break;
    }
  }
  return sizes;
}
