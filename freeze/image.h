/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_IMAGE_H
#define FIRN_FREEZE_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "freeze/target.h"

/* A relocatable object file in the making: sections, symbols, and words that hold addresses. */

struct image;

/* What a section is for; the name says where a linker script puts it. */
enum image_kind { IMAGE_ROM, IMAGE_DATA, IMAGE_BSS, IMAGE_NOTE /* not loaded */, IMAGE_GNU_NOTE /* the same, of ELF notes */ };
enum image_bind { IMAGE_LOCAL, IMAGE_GLOBAL, IMAGE_WEAK };

/* Sections and symbols are small numbers of one image; 0 is none. */
typedef uint32_t image_section;
typedef uint32_t image_symbol;

/* An empty object for the target's architecture, word size and byte order (little endian). */
struct image *image_new(const struct target *target);
void image_free(struct image *image);

/* Its number in ELF files. */
int image_machine(const struct target *target);

/* Bytes of an address: 4 or 8. */
unsigned image_word(const struct image *image);

/* A new section; names need not be unique. `align` is a power of two. */
image_section image_add_section(struct image *image, const char *name, enum image_kind kind,
                                unsigned align);

/* Appends `size` zero bytes, aligned to `align` within the section; returns their offset. */
uint32_t image_reserve(struct image *image, image_section section, uint32_t size, unsigned align);
/* Overwrites reserved bytes of a ROM or data section. */
void image_set_bytes(struct image *image, image_section section, uint32_t offset, const void *bytes,
                     size_t size);
/* Overwrites `size` (1, 2, 4 or 8) reserved bytes with a little-endian number. */
void image_set_number(struct image *image, image_section section, uint32_t offset, unsigned size,
                      uint64_t number);
/* Makes the word at offset (aligned to a word) the address of `symbol` plus `addend`. */
void image_set_address(struct image *image, image_section section, uint32_t offset,
                       image_symbol symbol, int64_t addend);
/* The two bytes at offset are to tell of `symbol` plus `addend` (without a symbol: of a number). What they will be is found and
   written later (places.h); in the object's file such a place has a relocation that does nothing but keep what it refers to. */
enum image_short { IMAGE_PLACE, IMAGE_PLACE_CODE, IMAGE_PLACE_WORD };
void image_set_short(struct image *image, image_section section, uint32_t offset, image_symbol symbol, int64_t addend, enum image_short kind);
/* The address that was set last in the section is an object's type, not a value. */
void image_mark_type(struct image *image, image_section section);
uint32_t image_section_size(const struct image *image, image_section section);

/* The symbol of this name; undefined until image_define. */
image_symbol image_find_symbol(struct image *image, const char *name);
/* Defines it. False when it is defined already (the first definition stays). */
bool image_define(struct image *image, image_symbol symbol, image_section section, uint32_t offset,
                  uint32_t size, enum image_bind bind);
bool image_is_defined(const struct image *image, image_symbol symbol);
/* The number behind that of the last symbol. */
image_symbol image_symbols(const struct image *image);
bool image_is_weak(const struct image *image, image_symbol symbol);
/* Takes back the definition of a symbol that has a section of its own, whose bytes are dropped: it is defined elsewhere. */
void image_undefine(struct image *image, image_symbol symbol);
/* Where it is defined. */
image_section image_place(const struct image *image, image_symbol symbol, uint32_t *offset);
/* Moves the bytes of a symbol that has a section of its own to another section, at `offset`. */
void image_move(struct image *image, image_symbol symbol, image_section section, uint32_t offset);
const char *image_symbol_name(const struct image *image, image_symbol symbol);
/* Bytes of the definition; 0 when undefined. */
uint32_t image_symbol_size(const struct image *image, image_symbol symbol);

/* Writes the object: the same calls give the same bytes. The file is written aside and renamed, so
   that on failure (false, the reason in `error`) `path` is as it was. */
bool image_write(const struct image *image, const char *path, char *error, size_t size);

#endif
