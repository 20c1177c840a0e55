/* SPDX-License-Identifier: MIT */
/* An image in this process. The `firn` command contains the host runtime, compiled as for any other
   target; what is missing to run Python is the image: modules and tables that the freezer makes. So
   one is made for the host as always, but instead of being linked its sections are copied to memory
   and its addresses filled in, as a linker would.

   The runtime refers to some of an image's tables by symbol. In this program they are room that is
   defined here and filled when an image is loaded. Weak symbols (names, constants) that the runtime
   has too are the runtime's: a name must have one address. */
#define _GNU_SOURCE
#include "freeze/live.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/image_private.h"
#include "freeze/memory.h"
#include "freeze/rom.h"
#include "runtime/abi/symbol.h"

/* The room. Its declarations in the runtime say const: there the tables are ROM. */
enum { MEMBERS_ROOM = 200, MODULES_ROOM = 64, OPERATIONS_ROOM = 16, TABLES_MOST = 8192, IMAGES_MOST = 200 };

struct room { uintptr_t word[2 * MEMBERS_ROOM + 1]; };
#define TYPE(owner, kind) struct room firn_members_##owner;
#include "runtime/abi/builtin.def"
struct room firn_members_builtins;
uintptr_t firn_modules[MODULES_ROOM], firn_modules_count, firn_main, firn_run;
uintptr_t firn_snapshot_modules[3], firn_snapshot_count, firn_snapshot_codes; /* none here */
uintptr_t firn_names[3]; /* names are found by symbol */
static uintptr_t nothing[1];
uintptr_t *firn_classes = nothing, *firn_data_files = nothing; /* none */
uintptr_t firn_places[1]; /* of dense code only */
uintptr_t firn_app_names, firn_app_flags; /* of images apart from their runtime only */
uintptr_t firn_roots[2 * IMAGES_MOST + 2], firn_test[2];
#define SPECIAL(id, name) +1
enum { SPECIALS = 0
#include "runtime/abi/special.def"
};
#undef SPECIAL
uintptr_t firn_special_names[SPECIALS];
uintptr_t firn_asked_specials[1]; /* where types are followed only */
uint8_t firn_specials[2 + SPECIALS];
uintptr_t firn_error_types[256];
uint8_t firn_error_pairs[1]; /* this program's texts are not packed */
#define SERVICE(id, result, params, symbol) uintptr_t firn_service_##id;
#include "runtime/abi/service.def"
#undef SERVICE
#define TYPE_OPS(type) uintptr_t type##_ops[OPERATIONS_ROOM];
#include "runtime/abi/typeop.def"

struct live {
  const struct image *image;
  uint8_t **sections; /* by number */
};

static const struct live *last; /* that was loaded */

void *live_address(const struct live *live, image_symbol number) {
  const struct symbol *symbol = &live->image->symbols[number];
  return symbol->section ? live->sections[symbol->section] + symbol->offset : NULL;
}

/* The address that a reference to a symbol means. */
static void *address_of(const struct live *live, image_symbol number, void *(*resolve)(const char *)) {
  const struct symbol *symbol = &live->image->symbols[number];
  void *found = NULL;
  if (!symbol->section || symbol->bind != IMAGE_LOCAL) found = dlsym(RTLD_DEFAULT, symbol->name);
  if (!found) found = live_address(live, number);
  return found ? found : resolve(symbol->name);
}

static bool relocate(struct live *live, void *(*resolve)(const char *), char *error, size_t size) {
  for (uint32_t i = 1; i < live->image->section_count; i++) {
    const struct section *section = &live->image->sections[i];
    for (uint32_t k = 0; k < section->address_count; k++) {
      const struct address *address = &section->addresses[k];
      char *target = address_of(live, address->symbol, resolve);
      if (!target) {
        snprintf(error, size, "internal error: nothing is called %s",
                 live->image->symbols[address->symbol].name);
        return false;
      }
      target += address->addend;
      memcpy(live->sections[i] + address->offset, &target, sizeof target);
    }
  }
  return true;
}

/* Copies the tables that the runtime knows by symbol into their room. The RAM of all images is roots. */
static void fill_room(struct live *live) {
  static uint32_t roots;
  for (image_symbol i = 1; i < live->image->symbol_count; i++) {
    const struct symbol *symbol = &live->image->symbols[i];
    if (!symbol->section || symbol->bind != IMAGE_GLOBAL) continue;
    void *room = dlsym(RTLD_DEFAULT, symbol->name);
    if (room == (void *)firn_roots) {
      if (roots < IMAGES_MOST) memcpy(&firn_roots[2 * roots++], live_address(live, i), 2 * sizeof(uintptr_t));
      continue;
    }
    if (room && symbol->size <= sizeof(uintptr_t) * TABLES_MOST)
      memcpy(room, live_address(live, i), symbol->size);
  }
}

/* Service name_in_image: some of the names are the runtime's, too far away for a table as devices have it. */
static uintptr_t find_name(const void *text, size_t n, uint32_t info) {
  char name[3 * SYMBOL_NAME_MAX + 40];
  rom_str_symbol(name, sizeof name, text, n);
  char *found = dlsym(RTLD_DEFAULT, name);
  for (image_symbol i = 1; !found && i < last->image->symbol_count; i++)
    if (!strcmp(last->image->symbols[i].name, name)) found = live_address(last, i);
  return found ? (uintptr_t)(found + NAME_VALUE(sizeof(uintptr_t))) : 0;
}

struct live *live_load(const struct image *image, void *(*resolve)(const char *name), char *error,
                       size_t size) {
  struct live *live = memory_zero(sizeof *live);
  live->image = image;
  live->sections = memory_zero(image->section_count * sizeof *live->sections);
  for (uint32_t i = 1; i < image->section_count; i++) {
    const struct section *section = &image->sections[i];
    live->sections[i] = memory_zero(section->size + 16);
    if (section->bytes) memcpy(live->sections[i], section->bytes, section->size);
  }
  if (relocate(live, resolve, error, size)) {
    fill_room(live);
    last = live;
    firn_service_name_in_image = (uintptr_t)find_name;
    return live;
  }
  for (uint32_t i = 1; i < image->section_count; i++) free(live->sections[i]);
  free(live->sections);
  free(live);
  return NULL;
}
