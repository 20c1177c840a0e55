/* SPDX-License-Identifier: MIT */
/* Which special methods classes of an image can have. A class gets a method by a name that the image utters, so the
   names are those of its texts; where names are made at run time, also what such a name can be: those of name.def. Most
   images have a handful, close to each other in special.def: the table is a row of bytes from the first to the last
   one, each the number of a name. Beside them stands which of them getattr() finds, where it gets texts that are not known. */
#include "freeze/specials.h"

#include <string.h>

#include "freeze/modules.h"

static const char *const specials[] = {
#define SPECIAL(id, name) #name,
#include "runtime/abi/special.def"
#undef SPECIAL
};

enum { SPECIALS = sizeof specials / sizeof specials[0] };
_Static_assert(SPECIALS < 256, "a row is a byte");

static void emit_table(struct rom *rom, bool all) {
  uint8_t bytes[2 + SPECIALS] = {0}, *rows = bytes + 2;
  unsigned first = 0, end = 0, count = 0;
  for (unsigned i = 0; i < SPECIALS; i++) {
    if (!all && !strset_has(&rom->texts, specials[i], strlen(specials[i]))) continue;
    if (!count) first = i;
    end = i + 1;
    rows[i] = (uint8_t)++count;
  }
  struct rom_object names = rom_begin_words(rom, "firn_special_names", count, IMAGE_ROM, IMAGE_GLOBAL);
  for (unsigned i = first; i < end; i++)
    if (rows[i]) rom_set_word(&names, rows[i] - 1u, rom_text(rom, specials[i]));
  memmove(rows, rows + first, end - first);
  bytes[0] = (uint8_t)first;
  bytes[1] = (uint8_t)(end - first);
  rom_blob(rom, "firn_specials", bytes, 2 + end - first, 1, IMAGE_GLOBAL);
}

static void emit_asked(struct rom *rom, const struct flow *flow) {
  uint32_t count = 0;
  const char *name;
  while (flow_asked_name(flow, count)) count++;
  struct rom_object names = rom_begin_words(rom, "firn_asked_specials", count + 1, IMAGE_ROM, IMAGE_GLOBAL);
  for (uint32_t i = 0; (name = flow_asked_name(flow, i)); i++) rom_set_word(&names, i, rom_text(rom, name));
}

void specials_emit(struct rom *rom, const struct reach *reach) {
  if (flow_limits_names(reach->flow)) emit_asked(rom, reach->flow);
  emit_table(rom, reach->open || reach_wants(reach, "any_special") || reach_wants(reach, "any_special_of_type"));
}
