/* SPDX-License-Identifier: MIT */
#include "freeze/size_kind.h"

#include <string.h>

static const char *const names[SIZE_KINDS] = {
    [SIZE_NATIVE] = "native", [SIZE_BYTECODE] = "bytecode", [SIZE_DATA] = "data",
    [SIZE_NAMES] = "names",   [SIZE_RUNTIME] = "runtime"};

enum size_kind size_kind_of(const char *symbol) {
  static const struct { const char *prefix; enum size_kind kind; } prefixes[] = {
      {"firn_nat_", SIZE_NATIVE},     {"firn_typ_", SIZE_NATIVE},     {"firn_native_", SIZE_NATIVE},
      {"firn_code_", SIZE_BYTECODE},  {"firn_meta_", SIZE_BYTECODE},  {"firn_bytecode_", SIZE_BYTECODE},
      {"firn_lines_", SIZE_BYTECODE}, {"firn_args_", SIZE_BYTECODE},  {"firn_fields_", SIZE_BYTECODE},
      {"firn_cells_", SIZE_BYTECODE}, {"firn_pool_", SIZE_BYTECODE},  {"firn_name_", SIZE_NAMES},
      {"firn_names", SIZE_NAMES},     {"firn_str_", SIZE_DATA},       {"firn_bytes_", SIZE_DATA},
      {"firn_int_", SIZE_DATA},       {"firn_float_", SIZE_DATA},     {"firn_complex_", SIZE_DATA},
      {"firn_tuple_", SIZE_DATA},     {"firn_snap", SIZE_DATA},       {"firn_mod_", SIZE_DATA},
      {"firn_info_", SIZE_DATA},      {"firn_slots_", SIZE_DATA},     {"firn_state_", SIZE_DATA},
      {"firn_slotnames_", SIZE_DATA}, {"firn_modules", SIZE_DATA}};
  for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
    if (!strncmp(symbol, prefixes[i].prefix, strlen(prefixes[i].prefix))) return prefixes[i].kind;
  return SIZE_RUNTIME;
}

const char *size_kind_name(enum size_kind kind) { return names[kind]; }

void size_kinds(const struct elf_file *file, uint64_t rom[SIZE_KINDS], uint64_t ram[SIZE_KINDS]) {
  struct elf_sizes all = elf_file_sizes(file);
  memset(rom, 0, SIZE_KINDS * sizeof *rom);
  memset(ram, 0, SIZE_KINDS * sizeof *ram);
  for (uint32_t i = 0; i < file->symbol_count; i++) {
    const struct elf_symbol *symbol = &file->symbols[i];
    enum size_kind kind = size_kind_of(symbol->name);
    if (symbol->section == UINT32_MAX || kind == SIZE_RUNTIME) continue;
    enum elf_use use = file->sections[symbol->section].use;
    if (use == ELF_ROM || use == ELF_DATA) rom[kind] += symbol->size;
    if (use == ELF_BSS || use == ELF_DATA) ram[kind] += symbol->size;
  }
  rom[SIZE_RUNTIME] = all.rom;
  ram[SIZE_RUNTIME] = all.data + all.bss;
  for (int i = 0; i < SIZE_RUNTIME; i++) {
    rom[SIZE_RUNTIME] -= rom[i] < rom[SIZE_RUNTIME] ? rom[i] : rom[SIZE_RUNTIME];
    ram[SIZE_RUNTIME] -= ram[i] < ram[SIZE_RUNTIME] ? ram[i] : ram[SIZE_RUNTIME];
  }
}
