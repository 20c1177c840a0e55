/* SPDX-License-Identifier: MIT */
/* One number in memory, as the letters of the struct module say: array, memoryview, struct. */
#ifndef FIRN_CORE_ITEM_H
#define FIRN_CORE_ITEM_H

#include "runtime/core/object.h"

enum item_result { ITEM_OK, ITEM_ERROR, ITEM_NOT_INT, ITEM_TOO_SMALL, ITEM_TOO_BIG };

#define ITEM_LITTLE (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)

/* Bytes of a code as the C compiler has them, or in the standard sizes of struct's '<' and '>'; 0 when unknown. */
unsigned item_size(char code, bool native);
/* Is it an integer's code; a signed one's? */
bool item_is_integer(char code);
bool item_is_signed(char code);
/* The number at p. */
value item_load(char code, const uint8_t *p, unsigned size, bool little);
/* Stores v at p. ITEM_ERROR: an exception is pending; the others are for the caller to put into words. */
enum item_result item_store(char code, uint8_t *p, unsigned size, bool little, value v);

#endif
