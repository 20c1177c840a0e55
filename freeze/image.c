/* SPDX-License-Identifier: MIT */
/* The object file writer. Everything that Firn puts into ROM is a section of its own with a symbol,
   so that the linker's --gc-sections decides what stays, and every pointer is a relocation, so that
   the linker decides where. The bytes are collected here in memory and given to libelf in one go.

   What differs between architectures is a row of `machines`: the ELF machine and the relocation
   that means "the address of a symbol, one word". Where relocations carry no addend (Arm), it lies
   in the word itself. All targets are little endian; numbers are written byte by byte.

   ELF wants local symbols before all others: a symbol's number in the file is found when writing. */
#include "freeze/image.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compiler/file.h"
#include "freeze/image_private.h"
#include "freeze/memory.h"

#ifndef EM_XTENSA
#define EM_XTENSA 94
#endif
enum { RELOC_XTENSA_32 = 1, RELOC_NONE = 0 /* on all machines */ };

static const struct machine machines[] = {
#if defined(__aarch64__)
    [TARGET_HOST] = {EM_AARCH64, 64, true, 0, R_AARCH64_ABS64},
#else
    [TARGET_HOST] = {EM_X86_64, 64, true, 0, R_X86_64_64},
#endif
    [TARGET_THUMB] = {EM_ARM, 32, false, EF_ARM_EABI_VER5, R_ARM_ABS32},
    [TARGET_XTENSA] = {EM_XTENSA, 32, true, 0x300, RELOC_XTENSA_32},
};

int image_machine(const struct target *target) { return machines[target->arch].machine; }

struct image *image_new(const struct target *target) {
  struct image *image = memory_zero(sizeof *image);
  image->machine = &machines[target->arch];
  image->section_count = image->symbol_count = 1;
  image->bucket_count = 1024;
  image->buckets = memory_zero(image->bucket_count * sizeof *image->buckets);
  /* No executable stack; compilers for devices do not say so, and linkers tell of a section that a firmware's script lacks. */
  if (target->arch == TARGET_HOST) image_add_section(image, ".note.GNU-stack", IMAGE_NOTE, 1);
  return image;
}

void image_free(struct image *image) {
  if (!image) return;
  for (uint32_t i = 1; i < image->section_count; i++) {
    free(image->sections[i].name);
    free(image->sections[i].bytes);
    free(image->sections[i].addresses);
    free(image->sections[i].address_at);
    free(image->sections[i].shorts);
  }
  for (uint32_t i = 1; i < image->symbol_count; i++) free(image->symbols[i].name);
  free(image->sections);
  free(image->symbols);
  free(image->buckets);
  free(image);
}

unsigned image_word(const struct image *image) { return image->machine->bits / 8; }

/* ---- sections ---- */

image_section image_add_section(struct image *image, const char *name, enum image_kind kind,
                                unsigned align) {
  image->sections =
      memory_room(image->sections, &image->section_room, image->section_count + 1, sizeof(struct section));
  image->sections[image->section_count] =
      (struct section){.name = memory_text(name), .kind = kind, .align = align};
  return image->section_count++;
}

uint32_t image_reserve(struct image *image, image_section number, uint32_t size, unsigned align) {
  struct section *section = &image->sections[number];
  uint32_t offset = (section->size + align - 1) & ~(align - 1);
  if (align > section->align) section->align = align;
  if (section->kind != IMAGE_BSS && offset + size > section->size) {
    section->bytes = memory_room(section->bytes, &section->room, offset + size, 1);
    memset(section->bytes + section->size, 0, offset + size - section->size);
  }
  section->size = offset + size;
  return offset;
}

uint32_t image_section_size(const struct image *image, image_section section) {
  return image->sections[section].size;
}

void image_set_bytes(struct image *image, image_section number, uint32_t offset, const void *bytes,
                     size_t size) {
  if (size) memcpy(image->sections[number].bytes + offset, bytes, size);
}

void image_set_number(struct image *image, image_section number, uint32_t offset, unsigned size,
                      uint64_t value) {
  uint8_t *at = image->sections[number].bytes + offset;
  for (unsigned i = 0; i < size; i++) at[i] = (uint8_t)(value >> (8 * i));
}

static uint32_t *number_at(struct section *section, uint32_t word) {
  uint32_t before = section->words;
  section->address_at = memory_room(section->address_at, &section->words, word + 1, sizeof *section->address_at);
  memset(section->address_at + before, 0, (section->words - before) * sizeof *section->address_at);
  return &section->address_at[word];
}

/* The address at that place of a section with room for one more; one that is there already is replaced: a linker that adds
   relocations to what the word holds would apply both. */
static struct address *address_at(struct section *section, uint32_t offset) {
  uint32_t *number = number_at(section, offset / 4);
  if (*number) return &section->addresses[*number - 1];
  *number = section->address_count + 1;
  section->addresses = memory_room(section->addresses, &section->address_room, section->address_count + 1,
                                   sizeof(struct address));
  return &section->addresses[section->address_count++];
}

void image_set_address(struct image *image, image_section number, uint32_t offset,
                       image_symbol symbol, int64_t addend) {
  *address_at(&image->sections[number], offset) = (struct address){.offset = offset, .symbol = symbol, .addend = addend};
  /* Some linkers add what the word holds even where relocations have an addend of their own (ld's for Xtensa). */
  image_set_number(image, number, offset, image_word(image), image->machine->addends ? 0 : (uint64_t)addend);
}

void image_set_short(struct image *image, image_section number, uint32_t offset, image_symbol symbol, int64_t addend, enum image_short kind) {
  struct section *section = &image->sections[number];
  section->shorts = memory_room(section->shorts, &section->short_room, section->short_count + 1, sizeof *section->shorts);
  section->shorts[section->short_count++] = (struct address){.offset = offset, .symbol = symbol, .addend = addend, .kind = (uint8_t)kind};
}

void image_mark_type(struct image *image, image_section number) {
  struct section *section = &image->sections[number];
  section->addresses[section->address_count - 1].is_type = true;
}

/* ---- symbols ---- */

static uint32_t hash_name(const char *name) {
  uint32_t hash = 5381;
  for (; *name; name++) hash = hash * 33 + (unsigned char)*name;
  return hash;
}

static void grow_buckets(struct image *image) {
  uint32_t count = image->bucket_count *= 4;
  free(image->buckets);
  image->buckets = memory_zero(count * sizeof *image->buckets);
  for (image_symbol i = 1; i < image->symbol_count; i++) {
    image_symbol *bucket = &image->buckets[hash_name(image->symbols[i].name) & (count - 1)];
    image->symbols[i].next = *bucket;
    *bucket = i;
  }
}

image_symbol image_find_symbol(struct image *image, const char *name) {
  uint32_t hash = hash_name(name);
  image_symbol i = image->buckets[hash & (image->bucket_count - 1)];
  for (; i; i = image->symbols[i].next)
    if (!strcmp(image->symbols[i].name, name)) return i;
  if (image->symbol_count > 2 * image->bucket_count) grow_buckets(image);
  image->symbols =
      memory_room(image->symbols, &image->symbol_room, image->symbol_count + 1, sizeof(struct symbol));
  i = image->symbol_count++;
  image_symbol *bucket = &image->buckets[hash & (image->bucket_count - 1)];
  image->symbols[i] =
      (struct symbol){.name = memory_text(name), .bind = IMAGE_GLOBAL, .next = *bucket};
  return *bucket = i;
}

bool image_define(struct image *image, image_symbol number, image_section section, uint32_t offset,
                  uint32_t size, enum image_bind bind) {
  struct symbol *symbol = &image->symbols[number];
  if (symbol->section) return false;
  symbol->section = section;
  symbol->offset = offset;
  symbol->size = size;
  symbol->bind = bind;
  return true;
}

bool image_is_defined(const struct image *image, image_symbol symbol) {
  return image->symbols[symbol].section != 0;
}

image_symbol image_symbols(const struct image *image) { return image->symbol_count; }

bool image_is_weak(const struct image *image, image_symbol symbol) {
  return image->symbols[symbol].section && image->symbols[symbol].bind == IMAGE_WEAK;
}

void image_undefine(struct image *image, image_symbol number) {
  struct symbol *symbol = &image->symbols[number];
  struct section *section = &image->sections[symbol->section];
  section->size = section->address_count = section->short_count = 0;
  symbol->section = symbol->offset = symbol->size = 0;
  symbol->bind = IMAGE_GLOBAL;
}

void image_move(struct image *image, image_symbol number, image_section to, uint32_t offset) {
  struct symbol *symbol = &image->symbols[number];
  struct section *from = &image->sections[symbol->section];
  image_set_bytes(image, to, offset, from->bytes + symbol->offset, symbol->size);
  for (uint32_t i = 0; i < from->address_count; i++) {
    const struct address *address = &from->addresses[i];
    image_set_address(image, to, offset - symbol->offset + address->offset, address->symbol, address->addend);
    if (address->is_type) image_mark_type(image, to);
  }
  from->size = from->address_count = 0;
  symbol->section = to;
  symbol->offset = offset;
}

const char *image_symbol_name(const struct image *image, image_symbol symbol) {
  return image->symbols[symbol].name;
}

image_section image_place(const struct image *image, image_symbol symbol, uint32_t *offset) {
  *offset = image->symbols[symbol].offset;
  return image->symbols[symbol].section;
}

uint32_t image_symbol_size(const struct image *image, image_symbol symbol) {
  return image->symbols[symbol].size;
}

/* ---- writing ---- */

/* A string table being filled. */
struct strings {
  char *bytes;
  uint32_t size, room;
};

static uint32_t add_string(struct strings *strings, const char *text) {
  uint32_t at = strings->size, length = (uint32_t)strlen(text) + 1;
  strings->bytes = memory_room(strings->bytes, &strings->room, at + length, 1);
  memcpy(strings->bytes + at, text, length);
  strings->size += length;
  return at;
}

/* One file being written. Section numbers: ours as they are, then relocations, .symtab, .strtab. */
struct writer {
  const struct image *image;
  Elf *elf;
  struct strings names, texts; /* section names, symbol names */
  uint32_t *number;            /* of a symbol in the file */
  uint32_t locals, total;
  size_t symtab, strtab;
  void **blocks; /* buffers that libelf reads until the end */
  uint32_t block_count, block_room;
};

static void *keep_block(struct writer *w, void *block) {
  w->blocks = memory_room(w->blocks, &w->block_room, w->block_count + 1, sizeof *w->blocks);
  return w->blocks[w->block_count++] = block;
}

/* Makes a section with header `header` of these bytes. NULL on failure. */
static Elf_Data *add_elf_section(struct writer *w, GElf_Shdr *header, void *bytes, size_t size,
                                 Elf_Type type) {
  Elf_Scn *scn = elf_newscn(w->elf);
  GElf_Shdr mem;
  if (!scn || !gelf_getshdr(scn, &mem)) return NULL;
  header->sh_size = size;
  Elf_Data *data = gelf_update_shdr(scn, header) ? elf_newdata(scn) : NULL;
  if (!data) return NULL;
  data->d_buf = bytes;
  data->d_size = size;
  data->d_type = type;
  data->d_align = header->sh_addralign;
  data->d_version = EV_CURRENT;
  return data;
}

static bool write_sections(struct writer *w) {
  static const struct { uint32_t type; uint64_t flags; } kinds[] = {
      [IMAGE_ROM] = {SHT_PROGBITS, SHF_ALLOC},
      [IMAGE_DATA] = {SHT_PROGBITS, SHF_ALLOC | SHF_WRITE},
      [IMAGE_BSS] = {SHT_NOBITS, SHF_ALLOC | SHF_WRITE},
      [IMAGE_NOTE] = {SHT_PROGBITS, 0},
      [IMAGE_GNU_NOTE] = {SHT_NOTE, 0},
  };
  for (uint32_t i = 1; i < w->image->section_count; i++) {
    const struct section *section = &w->image->sections[i];
    GElf_Shdr header = {.sh_name = add_string(&w->names, section->name),
                        .sh_type = kinds[section->kind].type,
                        .sh_flags = kinds[section->kind].flags,
                        .sh_addralign = section->align};
    if (!add_elf_section(w, &header, section->bytes, section->size, ELF_T_BYTE)) return false;
  }
  return true;
}

static void number_symbols(struct writer *w) {
  uint32_t next = 1;
  for (int pass = 0; pass < 2; pass++) {
    for (uint32_t i = 1; i < w->image->symbol_count; i++)
      if ((w->image->symbols[i].bind != IMAGE_LOCAL) == pass) w->number[i] = next++;
    if (!pass) w->locals = next;
  }
  w->total = next;
}

static bool write_symbols(struct writer *w) {
  static const unsigned char binds[] = {
      [IMAGE_LOCAL] = STB_LOCAL, [IMAGE_GLOBAL] = STB_GLOBAL, [IMAGE_WEAK] = STB_WEAK};
  size_t entry = gelf_fsize(w->elf, ELF_T_SYM, 1, EV_CURRENT), size = entry * w->total;
  GElf_Shdr header = {.sh_name = add_string(&w->names, ".symtab"),
                      .sh_type = SHT_SYMTAB,
                      .sh_link = (GElf_Word)w->strtab,
                      .sh_info = w->locals,
                      .sh_addralign = w->image->machine->bits / 8,
                      .sh_entsize = entry};
  Elf_Data *data = add_elf_section(w, &header, keep_block(w, memory_zero(size)), size, ELF_T_SYM);
  for (uint32_t i = 1; data && i < w->image->symbol_count; i++) {
    const struct symbol *symbol = &w->image->symbols[i];
    unsigned char type = symbol->section ? STT_OBJECT : STT_NOTYPE;
    GElf_Sym out = {.st_name = add_string(&w->texts, symbol->name),
                    .st_info = GELF_ST_INFO(binds[symbol->bind], type),
                    .st_shndx = (GElf_Section)symbol->section,
                    .st_value = symbol->offset,
                    .st_size = symbol->size};
    if (!gelf_update_sym(data, (int)w->number[i], &out)) return false;
  }
  return data != NULL;
}

static uint32_t relocations_of(const struct section *section) {
  uint32_t count = section->address_count;
  for (uint32_t i = 0; i < section->short_count; i++) count += section->shorts[i].symbol != 0;
  return count;
}

static bool write_addresses(struct writer *w, uint32_t target) {
  const struct section *section = &w->image->sections[target];
  const struct machine *machine = w->image->machine;
  Elf_Type type = machine->addends ? ELF_T_RELA : ELF_T_REL;
  size_t entry = gelf_fsize(w->elf, type, 1, EV_CURRENT), size = entry * relocations_of(section);
  char name[64];
  snprintf(name, sizeof name, "%s%.48s", machine->addends ? ".rela" : ".rel", section->name);
  GElf_Shdr header = {.sh_name = add_string(&w->names, name),
                      .sh_type = machine->addends ? SHT_RELA : SHT_REL,
                      .sh_flags = SHF_INFO_LINK,
                      .sh_link = (GElf_Word)w->symtab,
                      .sh_info = target,
                      .sh_addralign = machine->bits / 8,
                      .sh_entsize = entry};
  Elf_Data *data = add_elf_section(w, &header, keep_block(w, memory_zero(size)), size, type);
  for (uint32_t i = 0; data && i < section->address_count; i++) {
    const struct address *address = &section->addresses[i];
    GElf_Xword info = GELF_R_INFO((GElf_Xword)w->number[address->symbol], machine->address);
    GElf_Rela rela = {address->offset, info, address->addend};
    GElf_Rel rel = {address->offset, info};
    if (machine->addends ? !gelf_update_rela(data, (int)i, &rela) : !gelf_update_rel(data, (int)i, &rel))
      return false;
  }
  int next = (int)section->address_count;
  for (uint32_t i = 0; data && i < section->short_count; i++) {
    const struct address *address = &section->shorts[i];
    if (!address->symbol) continue;
    GElf_Xword info = GELF_R_INFO((GElf_Xword)w->number[address->symbol], RELOC_NONE);
    GElf_Rela rela = {address->offset, info, 0};
    GElf_Rel rel = {address->offset, info};
    if (machine->addends ? !gelf_update_rela(data, next++, &rela) : !gelf_update_rel(data, next++, &rel)) return false;
  }
  return data != NULL;
}

static bool write_tables(struct writer *w) {
  uint32_t relocated = 0;
  for (uint32_t i = 1; i < w->image->section_count; i++)
    relocated += relocations_of(&w->image->sections[i]) != 0;
  w->symtab = w->image->section_count + relocated;
  w->strtab = w->symtab + 1;
  for (uint32_t i = 1; i < w->image->section_count; i++)
    if (relocations_of(&w->image->sections[i]) && !write_addresses(w, i)) return false;
  if (!write_symbols(w)) return false;
  GElf_Shdr texts = {
      .sh_name = add_string(&w->names, ".strtab"), .sh_type = SHT_STRTAB, .sh_addralign = 1};
  if (!add_elf_section(w, &texts, w->texts.bytes, w->texts.size, ELF_T_BYTE)) return false;
  GElf_Shdr names = {
      .sh_name = add_string(&w->names, ".shstrtab"), .sh_type = SHT_STRTAB, .sh_addralign = 1};
  return add_elf_section(w, &names, w->names.bytes, w->names.size, ELF_T_BYTE);
}

static bool write_file(struct writer *w) {
  const struct machine *machine = w->image->machine;
  GElf_Ehdr header;
  if (!gelf_newehdr(w->elf, machine->bits == 64 ? ELFCLASS64 : ELFCLASS32)) return false;
  if (!gelf_getehdr(w->elf, &header)) return false;
  header.e_ident[EI_DATA] = ELFDATA2LSB;
  header.e_type = ET_REL;
  header.e_machine = machine->machine;
  header.e_flags = machine->flags;
  header.e_version = EV_CURRENT;
  if (!gelf_update_ehdr(w->elf, &header)) return false;
  number_symbols(w);
  if (!write_sections(w) || !write_tables(w)) return false;
  header.e_shstrndx = (GElf_Half)(w->strtab + 1);
  return gelf_update_ehdr(w->elf, &header) && elf_update(w->elf, ELF_C_WRITE) >= 0;
}

bool image_write(const struct image *image, const char *path, char *error, size_t size) {
  if (image->section_count + 8 >= SHN_LORESERVE / 2) {
    snprintf(error, size, "%s: too many objects for one file (%u)", path, image->section_count);
    return false;
  }
  char *aside = file_aside(path, "part");
  int fd = open(aside, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd < 0) {
    snprintf(error, size, "cannot write %s: %s", path, strerror(errno));
    free(aside);
    return false;
  }
  elf_version(EV_CURRENT);
  struct writer w = {.image = image,
                     .elf = elf_begin(fd, ELF_C_WRITE_MMAP, NULL),
                     .number = memory_zero(image->symbol_count * sizeof(uint32_t))};
  add_string(&w.names, "");
  add_string(&w.texts, "");
  bool done = w.elf && write_file(&w);
  if (!done) snprintf(error, size, "cannot write %s: %s", path, elf_errmsg(-1));
  if (w.elf) elf_end(w.elf);
  for (uint32_t i = 0; i < w.block_count; i++) free(w.blocks[i]);
  free(w.blocks);
  free(w.number);
  free(w.names.bytes);
  free(w.texts.bytes);
  if (close(fd) && done) {
    snprintf(error, size, "cannot write %s: %s", path, strerror(errno));
    done = false;
  }
  if (done && !file_place(aside, path)) {
    snprintf(error, size, "cannot write %s: %s", path, strerror(errno));
    done = false;
  }
  if (!done) unlink(aside);
  free(aside);
  return done;
}
