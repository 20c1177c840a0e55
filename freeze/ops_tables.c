/* SPDX-License-Identifier: MIT */
/* Most words of the tables of operations are NULL, and what no code of the image asks for may be anything. So tables may
   overlap: two of them can share words where both have the same function or NULL, or one does not care.

   Wanted is a short array in which each table is found somewhere. Table by table the one is placed that makes the array
   grow least, at the first place where it does. */
#include "freeze/ops_tables.h"

#include <stdlib.h>
#include <string.h>

#include "freeze/memory.h"

enum { ANY = -1, NOTHING = 0 /* else the number of a function, from 1 */ };

struct packing {
  int (*wanted)[OPS_MOST]; /* by table */
  uint32_t *at;            /* where a table is; UINT32_MAX: nowhere yet */
  int *words;
  uint32_t length;
};

static bool fits(const struct packing *p, const int *wanted, uint32_t at) {
  for (uint32_t i = 0; i < OPS_MOST && at + i < p->length; i++)
    if (wanted[i] != ANY && p->words[at + i] != ANY && p->words[at + i] != wanted[i]) return false;
  return true;
}

static uint32_t end_of(const int *wanted, uint32_t at) {
  uint32_t end = 0;
  for (uint32_t i = 0; i < OPS_MOST; i++)
    if (wanted[i] != ANY) end = at + i + 1;
  return end;
}

static uint32_t place_for(const struct packing *p, const int *wanted) {
  uint32_t at = 0;
  while (!fits(p, wanted, at)) at++;
  return at;
}

static void place(struct packing *p, uint32_t table, uint32_t at) {
  const int *wanted = p->wanted[table];
  for (uint32_t i = 0; i < OPS_MOST; i++)
    if (wanted[i] != ANY) p->words[at + i] = wanted[i];
  if (end_of(wanted, at) > p->length) p->length = end_of(wanted, at);
  p->at[table] = at;
}

static void place_all(struct packing *p, uint32_t count) {
  for (uint32_t left = count; left; left--) {
    uint32_t best = 0, least = UINT32_MAX, best_at = 0;
    for (uint32_t i = 0; i < count; i++) {
      if (p->at[i] != UINT32_MAX) continue;
      uint32_t at = place_for(p, p->wanted[i]), end = end_of(p->wanted[i], at), growth = end > p->length ? end - p->length : 0;
      if (growth < least) best = i, least = growth, best_at = at;
    }
    place(p, best, best_at);
  }
}

static int number_of(const char **functions, int *count, const char *function) {
  if (!function) return NOTHING;
  for (int i = 0; i < *count; i++)
    if (!strcmp(functions[i], function)) return i + 1;
  functions[*count] = function;
  return ++*count;
}

static void write_tables(struct rom *rom, const struct packing *p, const struct ops_table *tables, uint32_t count, const char **functions) {
  struct rom_object all = rom_begin_words(rom, "firn_type_ops", p->length, IMAGE_ROM, IMAGE_LOCAL);
  unsigned word = rom->layout.word;
  for (uint32_t i = 0; i < p->length; i++)
    if (p->words[i] > NOTHING) rom_set_word(&all, i, rom_address(rom, functions[p->words[i] - 1]));
  for (uint32_t i = 0; i < count; i++) /* of no size: who adds up symbols' sizes has the whole already */
    image_define(rom->image, image_find_symbol(rom->image, tables[i].symbol), all.section, all.base + word * p->at[i], 0, IMAGE_GLOBAL);
}

void ops_tables_emit(struct rom *rom, const struct ops_table *tables, uint32_t count, unsigned operations, unsigned asked) {
  struct packing p = {.wanted = memory_zero((count + 1) * sizeof *p.wanted),
                      .at = memory_zero((count + 1) * sizeof *p.at),
                      .words = memory_zero((count + 1) * OPS_MOST * sizeof *p.words)};
  const char **functions = memory_zero((count * OPS_MOST + 1) * sizeof *functions);
  int known = 0;
  for (uint32_t i = 0; i < (count + 1) * OPS_MOST; i++) p.words[i] = ANY;
  for (uint32_t i = 0; i < count; i++) {
    p.at[i] = UINT32_MAX;
    for (unsigned k = 0; k < OPS_MOST; k++)
      p.wanted[i][k] = k < operations && asked >> k & 1 ? number_of(functions, &known, tables[i].functions[k]) : ANY;
  }
  place_all(&p, count);
  write_tables(rom, &p, tables, count, functions);
  free(functions);
  free(p.wanted);
  free(p.at);
  free(p.words);
}
