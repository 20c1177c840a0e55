/* SPDX-License-Identifier: MIT */
/* `firn size`: what an image's bytes are spent on. A row a section, a row a module of the
   application, then the single objects, largest first. Modules and kinds of object are known by the
   spelling of their symbols (runtime/abi/symbol.h). */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/options.h"
#include "freeze/elf_file.h"

enum { STATUS_FAULT = 1 };

/* What a symbol counts for: "app.net" for firn_code_app$2Enet__3, "(names)", "(runtime)". */
static void owner_of(const char *symbol, char *out, size_t size) {
  static const char *const prefixes[] = {"firn_code_", "firn_meta_", "firn_bytecode_", "firn_lines_", "firn_args_",
                                         "firn_fields_", "firn_cells_", "firn_pool_", "firn_mod_", "firn_info_",
                                         "firn_slots_", "firn_state_", "firn_slotnames_", "firn_nat_", "firn_typ_"};
  static const struct { const char *prefix, *owner; } shared[] = {
      {"firn_name_", "(names and strings)"}, {"firn_str_", "(names and strings)"},
      {"firn_bytes_", "(constants)"},        {"firn_int_", "(constants)"},
      {"firn_float_", "(constants)"},        {"firn_complex_", "(constants)"},
      {"firn_tuple_", "(constants)"},        {"firn_cfun_", "(tables)"},
      {"firn_members_", "(tables)"},         {"firn_snap", "(snapshot)"},
      {"firn_service_", "(tables)"},        {"firn_modules", "(tables)"},
      {"firn_names", "(tables)"},            {"firn_roots", "(tables)"}};
  for (size_t i = 0; i < sizeof shared / sizeof shared[0]; i++)
    if (!strncmp(symbol, shared[i].prefix, strlen(shared[i].prefix))) {
      snprintf(out, size, "%s", shared[i].owner);
      return;
    }
  for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
    size_t len = strlen(prefixes[i]), used = 0;
    if (strncmp(symbol, prefixes[i], len)) continue;
    const char *at = symbol + len, *end = at + strlen(at);
    const char *number = strstr(at, "__");
    while (number && strstr(number + 1, "__")) number = strstr(number + 1, "__");
    if (number && number > at && number[2] >= '0' && number[2] <= '9') end = number;
    for (; at < end && used + 1 < size; at++) {
      unsigned code;
      if (*at == '$' && sscanf(at + 1, "%2x", &code) == 1) {
        out[used++] = (char)code;
        at += 2;
      } else {
        out[used++] = *at;
      }
    }
    out[used] = '\0';
    return;
  }
  snprintf(out, size, "(runtime)");
}

struct row {
  char name[128];
  uint64_t rom, ram;
};

static int by_size(const void *left, const void *right) {
  const struct row *a = left, *b = right;
  uint64_t x = a->rom + a->ram, y = b->rom + b->ram;
  if (x != y) return x > y ? -1 : 1;
  return strcmp(a->name, b->name);
}

static void add_row(struct row *rows, int *count, int most, const char *name, enum elf_use use, uint64_t size) {
  int i = 0;
  while (i < *count && strcmp(rows[i].name, name)) i++;
  if (i == most) return;
  if (i == *count) {
    rows[i] = (struct row){.rom = 0};
    snprintf(rows[i].name, sizeof rows[i].name, "%s", name);
    (*count)++;
  }
  if (use != ELF_BSS) rows[i].rom += size;
  if (use != ELF_ROM) rows[i].ram += size;
}

static void print_rows(const char *title, struct row *rows, int count, int most) {
  qsort(rows, (size_t)count, sizeof *rows, by_size);
  printf("\n%10s %10s  %s\n", "ROM", "RAM", title);
  for (int i = 0; i < count && i < most; i++)
    printf("%10" PRIu64 " %10" PRIu64 "  %s\n", rows[i].rom, rows[i].ram, rows[i].name);
}

static void print_symbols(const struct elf_file *file, int most) {
  struct row *rows = calloc(file->symbol_count + 1, sizeof *rows), *owners = calloc(1025, sizeof *owners);
  int count = 0, owner_count = 0;
  uint64_t last = UINT64_MAX;
  for (uint32_t i = 0; rows && owners && i < file->symbol_count; i++) {
    const struct elf_symbol *symbol = &file->symbols[i];
    if (symbol->section == UINT32_MAX || !symbol->size || symbol->address == last) continue;
    enum elf_use use = file->sections[symbol->section].use;
    if (use == ELF_OTHER) continue;
    char owner[128];
    last = symbol->address;
    owner_of(symbol->name, owner, sizeof owner);
    add_row(owners, &owner_count, 1024, owner, use, symbol->size);
    struct row *row = &rows[count++];
    snprintf(row->name, sizeof row->name, "%s", symbol->name);
    if (use != ELF_BSS) row->rom = symbol->size;
    if (use != ELF_ROM) row->ram = symbol->size;
  }
  if (rows && owners) {
    print_rows("module", owners, owner_count, 1024);
    print_rows("object", rows, count, most);
  }
  free(rows);
  free(owners);
}

int cmd_size(int argc, char **argv) {
  double most = 40;
  char error[4096];
  const struct option rows[] = {
      {"count", 'n', OPTION_NUMBER, &most, "N", "how many objects to list (40)"},
      {NULL, 0, 0, NULL, NULL, NULL},
  };
  const struct options options = {
      .command = "size",
      .usage = "OUT.elf [-n N]",
      .about = "Says what the bytes of an image are: by section, by module, and the largest objects.",
      .rows = rows,
      .least = 1,
      .most = 1,
  };
  struct arguments found;
  int status = options_parse(&options, argc, argv, &found);
  if (status >= 0) return status;
  struct elf_file *file = elf_file_read(found.positional[0], error, sizeof error);
  if (!file) {
    fprintf(stderr, "error: %s\n", error);
    return STATUS_FAULT;
  }
  struct elf_sizes sizes = elf_file_sizes(file);
  printf("%10s %10s  %s\n%10" PRIu64 " %10" PRIu64 "  total\n", "ROM", "RAM", "section", sizes.rom,
         sizes.data + sizes.bss);
  for (uint32_t i = 0; i < file->section_count; i++) {
    const struct elf_section *section = &file->sections[i];
    if (section->use == ELF_OTHER || !section->size) continue;
    printf("%10" PRIu64 " %10" PRIu64 "  %s\n", section->use == ELF_BSS ? 0 : section->size,
           section->use == ELF_ROM ? 0 : section->size, section->name);
  }
  print_symbols(file, most > 1e6 ? 1000000 : (int)most);
  elf_file_free(file);
  return 0;
}
