/* SPDX-License-Identifier: MIT */
#include "freeze/places.h"

#include <stdlib.h>

#include "freeze/image_private.h"
#include "freeze/memory.h"
#include "runtime/abi/place.h"

/* What is being written. Words have the numbers in which they are found, whoever asks. */
struct places {
  struct rom *rom;
  struct image *image;
  bool *linked; /* the sections that will be */
  struct rom_value words[PLACES_FIRST];
  uint32_t n_words;
  bool full;
};

void places_begin(struct rom *rom) { rom->places = image_add_section(rom->image, ".rodata.firn.firn_places", IMAGE_ROM, rom->layout.word); }

static struct places begin(struct rom *rom, const struct closure *closure) {
  struct image *image = rom->image;
  struct places p = {.rom = rom, .image = image, .linked = memory_zero(image->section_count), .n_words = 1};
  for (image_symbol i = 1; i < image->symbol_count; i++)
    if (image->symbols[i].section && closure_has(closure, image->symbols[i].name)) p.linked[image->symbols[i].section] = true;
  return p;
}

/* For all shorts of sections that will be linked, of one kind. */
static void each(struct places *p, enum image_short kind, void (*visit)(struct places *, image_section, struct address)) {
  for (uint32_t i = 1, sections = p->image->section_count; i < sections; i++) {
    const struct section *section = &p->image->sections[i];
    for (uint32_t k = 0; p->linked[i] && k < section->short_count; k++)
      if (section->shorts[k].kind == kind) visit(p, i, section->shorts[k]);
  }
}

static void set(struct places *p, image_section section, struct address at, uint32_t place, uint32_t most) {
  p->full |= place > most;
  image_set_number(p->image, section, at.offset, 2, place);
}

static void set_word(struct places *p, image_section section, struct address at) {
  uint32_t i = 0;
  while (i < p->n_words && (p->words[i].symbol != at.symbol || p->words[i].number != at.addend)) i++;
  set(p, section, at, i, PLACES_FIRST - 1);
  if (i == p->n_words && i < PLACES_FIRST) p->words[p->n_words++] = (struct rom_value){at.symbol, at.addend};
}

void places_words(struct rom *rom, const struct closure *closure) {
  struct places p = begin(rom, closure);
  uint32_t word = rom->layout.word;
  each(&p, IMAGE_PLACE_WORD, set_word);
  struct rom_object table = {.rom = rom, .section = rom->places, .base = image_reserve(rom->image, rom->places, p.n_words * word, word)};
  for (uint32_t i = 1; i < p.n_words; i++) rom_set_word(&table, i, p.words[i]);
  image_define(rom->image, image_find_symbol(rom->image, "firn_places"), rom->places, table.base, p.n_words * word, IMAGE_GLOBAL);
  free(p.linked);
}

/* Where the object is behind the words, to which it is moved: with the word before the first of all. */
static uint32_t move(struct places *p, image_symbol symbol) {
  uint32_t offset, size = image_symbol_size(p->image, symbol), word = p->rom->layout.word;
  if (image_place(p->image, symbol, &offset) != p->rom->places) {
    offset = image_reserve(p->image, p->rom->places, (size + word - 1) & ~(word - 1), word);
    image_move(p->image, symbol, p->rom->places, offset);
  }
  return offset + word;
}

static void set_object(struct places *p, image_section section, struct address at) {
  set(p, section, at, PLACES_FIRST + (uint32_t)(move(p, at.symbol) + at.addend) / PLACE_UNIT, PLACES_MOST);
}

static void set_code(struct places *p, image_section section, struct address at) {
  set(p, section, at, (uint32_t)(move(p, at.symbol) + at.addend) / PLACE_CODE_UNIT, PLACES_MOST);
}

bool places_emit(struct rom *rom, const struct closure *closure) {
  struct places p = begin(rom, closure);
  each(&p, IMAGE_PLACE_WORD, set_word);
  each(&p, IMAGE_PLACE, set_object);
  each(&p, IMAGE_PLACE_CODE, set_code);
  free(p.linked);
  /* A place tells of this object, wherever the linker finds another one first that has the same contents: names are one object. */
  for (image_symbol i = 1; i < rom->image->symbol_count; i++)
    if (rom->image->symbols[i].section == rom->places && rom->image->symbols[i].bind == IMAGE_WEAK) rom->image->symbols[i].bind = IMAGE_GLOBAL;
  return !p.full;
}
