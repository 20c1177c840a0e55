/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_MODULES_PRIVATE_H
#define FIRN_FREEZE_MODULES_PRIVATE_H

#include "freeze/labels.h"
#include "freeze/modules.h"

/* One module being written. */
struct writer {
  struct modules *modules;
  struct rom *rom;
  const struct module_input *input;
  const struct frozen_module *frozen;
  char name[512]; /* escaped */
  const uint32_t *entries; /* of the pool of dense code: which of the module's pool they were; or NULL */
  struct rom_value pool, file;
  bool places; /* the pool is one of places (abi/place.h) */
  struct labels labels;
};

/* ---- modules.c ---- */

/* "firn_<prefix>_<module>" */
const char *modules_writer_symbol(struct writer *w, const char *prefix, char *out, size_t size);
struct rom_value modules_text(struct rom *rom, struct code_text text);

/* ---- modules_code.c ---- */

/* "firn_<prefix>_<module>__<number>" */
const char *modules_code_symbol(const struct writer *w, const char *prefix, uint32_t number, char *out, size_t size);
void modules_emit_code(struct writer *w, uint32_t number);

/* ---- modules_pool.c ---- */

/* Of a pool of places: words that its constants take. */
uint32_t modules_pool_words(const struct rom *rom, const struct frozen_module *frozen);
/* Labels, the file's name, constants, as words or as places. */
void modules_emit_pool(struct writer *w);

#endif
