/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_IMAGE_PRIVATE_H
#define FIRN_FREEZE_IMAGE_PRIVATE_H

/* Inside of an object in the making: for image.c, which writes it, and live.c, which loads it. */
#include "freeze/image.h"

struct machine {
  uint16_t machine;
  uint8_t bits;
  bool addends;
  uint32_t flags, address;
};

struct address {
  uint32_t offset;
  image_symbol symbol;
  int64_t addend;
  bool is_type; /* says what the object around it is */
  uint8_t kind; /* of a short: enum image_short */
};

struct section {
  char *name;
  enum image_kind kind;
  unsigned align;
  uint8_t *bytes; /* NULL: bss */
  uint32_t size, room;
  struct address *addresses;
  uint32_t address_count, address_room;
  struct address *shorts; /* what is told in two bytes: image_set_short */
  uint32_t short_count, short_room;
  uint32_t *address_at, words; /* of IMAGE_DATA, by 4 bytes: 1 + number of the address there */
};

struct symbol {
  char *name;
  image_section section; /* 0: undefined */
  uint32_t offset, size;
  enum image_bind bind;
  image_symbol next; /* of the same bucket */
};

struct image {
  const struct machine *machine;
  struct section *sections; /* from 1 */
  uint32_t section_count, section_room;
  struct symbol *symbols; /* from 1 */
  uint32_t symbol_count, symbol_room;
  image_symbol *buckets;
  uint32_t bucket_count; /* a power of two */
};

#endif
