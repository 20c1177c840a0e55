/* SPDX-License-Identifier: MIT */
#include "freeze/size_kind.h"

#include <stdio.h>
#include <string.h>

#include "freeze/contents.h"

static const char *const names[SIZE_KINDS] = {
    [SIZE_NATIVE] = "native", [SIZE_BYTECODE] = "bytecode", [SIZE_DATA] = "data",
    [SIZE_NAMES] = "names",   [SIZE_RUNTIME] = "runtime"};

enum size_kind size_kind_of(const char *symbol) {
  static const struct { const char *prefix; enum size_kind kind; } prefixes[] = {
      {"firn_nat_", SIZE_NATIVE},     {"firn_typ_", SIZE_NATIVE},     {"firn_native_", SIZE_NATIVE},
      {"firn_code_", SIZE_BYTECODE},  {"firn_labels_", SIZE_BYTECODE}, {"firn_fields_", SIZE_BYTECODE},
      {"firn_pool_", SIZE_BYTECODE},  {"firn_name_", SIZE_NAMES},
      {"firn_places", SIZE_BYTECODE},  {"firn_names", SIZE_NAMES},     {"firn_app_names", SIZE_NAMES}, {"firn_app_", SIZE_DATA},
      {"firn_str_", SIZE_DATA},       {"firn_bytes_", SIZE_DATA},
      {"firn_int_", SIZE_DATA},       {"firn_float_", SIZE_DATA},     {"firn_complex_", SIZE_DATA},
      {"firn_tuple_", SIZE_DATA},     {"firn_snap", SIZE_DATA},       {"firn_mod_", SIZE_DATA},
      {"firn_info_", SIZE_DATA},      {"firn_slots_", SIZE_DATA},     {"firn_state_", SIZE_DATA},
      {"firn_slotnames_", SIZE_DATA}, {"firn_modules", SIZE_DATA},
      {"firn_file_", SIZE_DATA},      {"firn_data_files", SIZE_DATA}};
  for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
    if (!strncmp(symbol, prefixes[i].prefix, strlen(prefixes[i].prefix))) return prefixes[i].kind;
  return SIZE_RUNTIME;
}

const char *size_kind_name(enum size_kind kind) { return names[kind]; }

void size_kinds(const struct contents *contents, uint64_t rom[SIZE_KINDS], uint64_t ram[SIZE_KINDS]) {
  memset(rom, 0, SIZE_KINDS * sizeof *rom);
  memset(ram, 0, SIZE_KINDS * sizeof *ram);
  for (uint32_t i = 0; i < contents->count; i++) {
    rom[contents->rows[i].kind] += content_rom(&contents->rows[i]);
    ram[contents->rows[i].kind] += content_ram(&contents->rows[i]);
  }
}

void size_owner(const char *symbol, char *out, size_t size) {
  static const char *const prefixes[] = {"firn_code_", "firn_labels_", "firn_fields_", "firn_pool_", "firn_mod_", "firn_info_",
                                         "firn_slots_", "firn_state_", "firn_slotnames_", "firn_nat_", "firn_typ_", "firn_file_"};
  static const struct { const char *prefix, *owner; } shared[] = {
      {"firn_name_", "(names and strings)"}, {"firn_str_", "(names and strings)"},
      {"firn_bytes_", "(constants)"},        {"firn_int_", "(constants)"},
      {"firn_float_", "(constants)"},        {"firn_complex_", "(constants)"},
      {"firn_tuple_", "(constants)"},        {"firn_cfun_", "(tables)"},
      {"firn_members_", "(tables)"},         {"firn_snap", "(snapshot)"},
      {"firn_service_", "(tables)"},        {"firn_modules", "(tables)"},
      {"firn_file_", "(files)"},             {"firn_data_files", "(tables)"},
      {"firn_names", "(tables)"},            {"firn_places", "(tables)"},            {"firn_app_", "(tables)"},             {"firn_data_files", "(tables)"},
      {"firn_roots", "(tables)"}};
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
