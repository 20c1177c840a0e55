/* SPDX-License-Identifier: MIT */
/* The runtime's messages, as far as an image has them, packed together. An error row is a byte for the exception type, by
   its place in firn_error_types, and the text. The texts are those of one author about few things, and half of their
   bytes is what other texts say too: the pair of bytes that is there most often gets a byte of its own, then the most
   frequent pair of what there is then, while that makes the whole smaller (byte pair encoding; Philip Gage, "A New
   Algorithm for Data Compression", The C Users Journal, February 1994). The end of a text is part of pairs too. Of 3.1 KB
   of texts 1.5 remain. */
#include "freeze/error_texts.h"

#include <stdlib.h>
#include <string.h>

#include "freeze/memory.h"
#include "runtime/abi/image.h"

static const char *const types[] = {
#define EXCEPTION(id, parent) "exc_" #id,
#include "runtime/abi/exception.def"
#undef EXCEPTION
#define MODULE_EXCEPTION(module, name, base) "exc_" #module "_" #name,
#include "runtime/abi/module_exception.def"
#undef MODULE_EXCEPTION
};

enum { TYPES = sizeof types / sizeof types[0], PAIRS = 128, ROW_ALIGN = 2 };

static const struct error { const char *symbol, *text; enum error_type type; } errors[] = {
#define ERROR(id, type, text) {"err_msg_" #id, text, ERROR_TYPE_##type},
#include "runtime/abi/error.def"
#undef ERROR
};

bool error_texts_grow(struct closure *closure, bool has[ERROR_ROWS]) {
  bool more = false;
  for (int i = 0; i < ERROR_ROWS; i++) {
    if (has[i] || !closure_has(closure, errors[i].symbol)) continue;
    more = has[i] = true;
    closure_want(closure, types[errors[i].type]);
  }
  return more;
}

/* All texts behind each other, each with its 0. */
struct packing {
  uint8_t *bytes;
  uint32_t size;
  uint8_t pairs[PAIRS][2], depth[256];
  unsigned count;
  uint32_t (*counts)[256]; /* how often two bytes are behind each other */
};

/* How often is the pair there, and no byte counted twice? */
static uint32_t occurrences(const struct packing *p, unsigned first, unsigned second) {
  uint32_t n = 0;
  if (first != second) return p->counts[first][second];
  for (uint32_t i = 0; i + 1 < p->size; i++)
    if (p->bytes[i] == first && p->bytes[i + 1] == second) n++, i++;
  return n;
}

/* The most frequent pair that no text ends within, of equals the first by its bytes. */
static uint32_t best_pair(const struct packing *p, unsigned *first, unsigned *second) {
  uint32_t best = 0;
  bool not_first[256] = {true}, not_second[256] = {false};
  for (unsigned i = 0; i < p->count; i++) not_first[PAIRS + i] = not_first[p->pairs[i][1]];
  for (unsigned i = 0; i < 256; i++)
    if (p->depth[i] >= ERROR_TEXT_DEEPEST) not_first[i] = not_second[i] = true;
  for (uint32_t i = 0; i + 1 < p->size; i++) {
    unsigned a = p->bytes[i], b = p->bytes[i + 1];
    uint32_t n = p->counts[a][b];
    if (n < best || not_first[a] || not_second[b]) continue;
    if (n == best && (a > *first || (a == *first && b >= *second))) continue;
    best = p->counts[*first = a][*second = b];
  }
  return best ? occurrences(p, *first, *second) : 0;
}

static void replace_pair(struct packing *p, unsigned first, unsigned second) {
  unsigned code = PAIRS + p->count;
  uint32_t to = 0;
  bool before = false; /* the one before was replaced */
  for (uint32_t i = 0; i < p->size; i++) {
    const uint8_t *at = p->bytes + i;
    bool is = i + 1 < p->size && at[0] == first && at[1] == second;
    if (is) {
      if (i && !before) p->counts[at[-1]][first]--;
      p->counts[first][second]--;
      if (i + 2 < p->size) p->counts[second][at[2]]--;
    }
    p->bytes[to] = is ? (uint8_t)code : *at;
    if (to && (is || before)) p->counts[p->bytes[to - 1]][p->bytes[to]]++;
    to++;
    i += is;
    before = is;
  }
  p->size = to;
  p->pairs[p->count][0] = (uint8_t)first;
  p->pairs[p->count++][1] = (uint8_t)second;
  p->depth[code] = 1 + (p->depth[first] > p->depth[second] ? p->depth[first] : p->depth[second]);
}

static void pack(struct packing *p, const bool has[ERROR_ROWS]) {
  for (int i = 0; i < ERROR_ROWS; i++) p->size += has[i] ? (uint32_t)strlen(errors[i].text) + 1 : 0;
  uint8_t *to = p->bytes = memory_zero(p->size + 1);
  for (int i = 0; i < ERROR_ROWS; i++)
    if (has[i]) to = (uint8_t *)stpcpy((char *)to, errors[i].text) + 1;
  p->counts = memory_zero(256 * sizeof *p->counts);
  for (uint32_t i = 0; i + 1 < p->size; i++) p->counts[p->bytes[i]][p->bytes[i + 1]]++;
  for (unsigned first = 0, second = 0; p->count < PAIRS && best_pair(p, &first, &second) > 2;) replace_pair(p, first, second);
  free(p->counts);
}

/* Bytes of the text that begins there. */
static uint32_t length_of(const struct packing *p, uint32_t at) {
  for (uint32_t i = at;; i++) {
    unsigned last = p->bytes[i];
    while (last >= PAIRS) last = p->pairs[last - PAIRS][1];
    if (!last) return i + 1 - at;
  }
}

static void emit_types(struct rom *rom, const bool used[TYPES], unsigned numbers[TYPES]) {
  unsigned count = 0;
  for (unsigned i = 0; i < TYPES; i++)
    if (used[i]) numbers[i] = count++;
  struct rom_object table = rom_begin_words(rom, "firn_error_types", count, IMAGE_ROM, IMAGE_GLOBAL);
  for (unsigned i = 0; i < TYPES; i++)
    if (used[i]) rom_set_word(&table, numbers[i], rom_address(rom, types[i]));
}

void error_texts_emit(struct rom *rom, const bool has[ERROR_ROWS]) {
  struct packing packing = {0};
  bool used[TYPES] = {false};
  unsigned numbers[TYPES];
  for (unsigned i = 0; i < TYPES; i++) used[i] = !has;
  for (int i = 0; has && i < ERROR_ROWS; i++) used[errors[i].type] |= has[i];
  emit_types(rom, used, numbers);
  if (has) pack(&packing, has);
  rom_blob(rom, "firn_error_pairs", packing.pairs, 2 * packing.count, 1, IMAGE_GLOBAL);
  for (uint32_t i = 0, at = 0; has && i < ERROR_ROWS; i++) {
    if (!has[i]) continue;
    uint32_t length = length_of(&packing, at);
    uint8_t *row = memory_zero(1 + length);
    row[0] = (uint8_t)numbers[errors[i].type];
    memcpy(row + 1, packing.bytes + at, length);
    rom_blob(rom, errors[i].symbol, row, 1 + length, ROW_ALIGN, IMAGE_GLOBAL);
    free(row);
    at += length;
  }
  free(packing.bytes);
}
