/* SPDX-License-Identifier: MIT */
/* Tables of operations laid over each other: each is as it was in the operations that are asked for. */
#include "freeze/ops_tables.h"

#include <string.h>

#include "freeze/image_private.h"
#include "tests/unit/check.h"

enum { TABLES = 40, OPERATIONS = 13 };

static const char *const functions[] = {"f_a", "f_b", "f_c", "f_d", "f_e", "f_f"};

/* The function that a word refers to, or NULL. */
static const char *function_at(const struct image *image, image_section section, uint32_t offset) {
  const struct section *s = &image->sections[section];
  for (uint32_t i = 0; i < s->address_count; i++)
    if (s->addresses[i].offset == offset) return image->symbols[s->addresses[i].symbol].name;
  return NULL;
}

static uint32_t random_below(uint32_t *state, uint32_t n) {
  *state = *state * 1664525u + 1013904223u;
  return (*state >> 8) % n;
}

static void check_tables(enum target_arch arch, unsigned word, uint32_t seed, unsigned asked, unsigned filled) {
  struct target target = {.arch = arch, .word_bits = word * 8};
  struct ops_table tables[TABLES] = {{0}};
  char names[TABLES][16];
  struct rom rom;
  rom_init(&rom, &target, TARGET_SINGLE);
  for (int i = 0; i < TABLES; i++) {
    snprintf(names[i], sizeof names[i], "t%d_ops", i);
    tables[i].symbol = names[i];
    for (int k = 0; k < OPERATIONS; k++)
      if (random_below(&seed, 100) < filled) tables[i].functions[k] = functions[random_below(&seed, 6)];
  }
  ops_tables_emit(&rom, tables, TABLES, OPERATIONS, asked);
  image_symbol all = image_find_symbol(rom.image, "firn_type_ops");
  uint32_t size = rom.image->symbols[all].size;
  CHECK(size <= TABLES * OPERATIONS * word);
  for (int i = 0; i < TABLES; i++) {
    image_symbol number = image_find_symbol(rom.image, names[i]);
    const struct symbol *symbol = &rom.image->symbols[number];
    CHECK(symbol->section != 0);
    for (unsigned k = 0; k < OPERATIONS; k++) {
      if (!(asked >> k & 1)) continue;
      const char *wanted = tables[i].functions[k], *is = function_at(rom.image, symbol->section, symbol->offset + k * word);
      CHECK(symbol->offset + (k + 1) * word <= size && (wanted && is ? !strcmp(wanted, is) : wanted == is));
    }
  }
  rom_free(&rom);
}

int main(void) {
  for (uint32_t seed = 1; seed < 6; seed++) {
    check_tables(TARGET_THUMB, 4, seed, 0x1fff, 20);
    check_tables(TARGET_THUMB, 4, seed, 0x0a53, 50);
    check_tables(TARGET_HOST, 8, seed, 0x1001, 5);
    check_tables(TARGET_HOST, 8, seed, 0, 30);
  }
  return check_failures();
}
