/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_ROM_H
#define FIRN_FREEZE_ROM_H

#include "freeze/image.h"
#include "freeze/strset.h"
#include "runtime/abi/layout.h"
#include "runtime/abi/value.h"

/* Python objects as the sections of an image: what runtime/abi/README.md calls the image contract. */

struct rom {
  struct image *image;
  struct layout_target layout;
  struct strset texts; /* of all strings of the image */
  size_t too_long;     /* the length of a text or bytes object for which there is no info, or 0 */
  image_section places; /* where the names and constants are that pools refer to by places (places.h); or 0 */
  bool at_build;       /* the image runs at build time, not at boot: what touches the world is a trap */
  const struct reach *reach; /* or NULL: of an image of the host that runs a manifest, or one that is thrown away */
};

/* A word of the image: the address of `symbol` plus `number`, or just `number` when symbol is 0. */
struct rom_value {
  image_symbol symbol;
  int64_t number;
};

/* An object being filled in. */
struct rom_object {
  struct rom *rom;
  image_section section;
  uint32_t base;
  struct rom_value value; /* what a word holds that refers to it */
};

static inline struct rom_value rom_word(int64_t number) { return (struct rom_value){0, number}; }
static inline struct rom_value rom_small_int(int64_t i) { return rom_word((int64_t)((uint64_t)i << 1 | 1)); }
static inline struct rom_value rom_imm(enum imm n) { return rom_word((int64_t)V_IMM(n)); }
static inline bool rom_is_zero(struct rom_value v) { return !v.symbol && !v.number; }

void rom_init(struct rom *rom, const struct target *target, enum target_float width);
void rom_free(struct rom *rom);

/* Does the number fit a small int of the target? */
bool rom_fits_small(const struct rom *rom, int64_t i);

/* Address of a symbol, defined here or elsewhere. */
struct rom_value rom_address(struct rom *rom, const char *symbol);

/* Reserves a zeroed object under a new symbol, in a section named after it; the header of a struct
   that has one is set to `type` (may be NULL). `tail` is the number of elements of its tail. */
struct rom_object rom_begin(struct rom *rom, const char *symbol, enum layout_id layout, uint32_t tail,
                            enum image_kind kind, enum image_bind bind, const char *type);
/* Reserves `count` words under a new symbol. */
struct rom_object rom_begin_words(struct rom *rom, const char *symbol, uint32_t count,
                                  enum image_kind kind, enum image_bind bind);
/* Reserves `size` bytes under a new symbol, and `before` words that come before them in the same section; base is behind these. */
struct rom_object rom_begin_behind(struct rom *rom, const char *symbol, uint32_t before, uint32_t size, enum image_bind bind);
/* A word under a new symbol. */
void rom_word_named(struct rom *rom, const char *symbol, struct rom_value word);
/* Bytes under a new symbol. */
struct rom_value rom_blob(struct rom *rom, const char *symbol, const void *bytes, uint32_t size, unsigned align,
                          enum image_bind bind);

void rom_set(struct rom_object *object, enum layout_field_id field, struct rom_value value);
void rom_set_number(struct rom_object *object, enum layout_field_id field, uint64_t number);
void rom_set_float(struct rom_object *object, enum layout_field_id field, double number);
void rom_set_tail(struct rom_object *object, enum layout_field_id field, uint32_t index,
                  struct rom_value value);
void rom_set_word(struct rom_object *object, uint32_t index, struct rom_value value);

/* Constants; equal ones are one object. A string is an interned name. */
struct rom_value rom_str(struct rom *rom, const char *text, size_t length);
struct rom_value rom_text(struct rom *rom, const char *text);
struct rom_value rom_bytes(struct rom *rom, const void *bytes, size_t length);
/* The same under a symbol of its own. */
struct rom_value rom_bytes_named(struct rom *rom, const char *symbol, const void *bytes, size_t length);
struct rom_value rom_float(struct rom *rom, double number);
struct rom_value rom_complex(struct rom *rom, double real, double imaginary);
struct rom_value rom_int(struct rom *rom, int64_t i);
/* An int from its digits: decimal, or 0x and hexadecimal; with an optional minus sign. */
struct rom_value rom_int_text(struct rom *rom, const char *digits);
struct rom_value rom_int_digits(struct rom *rom, bool negative, const uint32_t *digits, uint32_t count);
struct rom_value rom_tuple(struct rom *rom, const struct rom_value *items, uint32_t count);

/* The symbol of a name or string constant, as symbol.h spells it, into `out`. */
void rom_str_symbol(char *out, size_t size, const char *text, size_t length);

#endif
