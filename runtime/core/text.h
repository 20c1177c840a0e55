/* SPDX-License-Identifier: MIT */
/* str, bytes and bytearray as one family: their methods are the same C functions, which work on rows of octets and make
 * results of the type of self. Nothing here refers to the type objects, so the methods of str do not link bytes. */
#ifndef FIRN_CORE_TEXT_H
#define FIRN_CORE_TEXT_H

#include "runtime/core/object.h"

struct text {
  const uint8_t *p;
  size_t n;
};

/* The octets of self. */
struct text text_of(value self);
static inline bool text_is_str(value self) { return value_kind(self) == KIND_STR; }
/* Is it a str with other characters than ASCII ones? Then offsets and indices differ. */
bool text_is_wide(value self);

/* An argument that must be of self's family: a str, or anything with a buffer. */
bool text_try(value self, value v, struct text *out);
/* The same; TypeError when it is not. */
bool text_arg(value self, value v, struct text *out);

/* New text of self's type (its builtin one) with n octets at *data to be filled; then text_done. 0 with MemoryError. */
value text_alloc(value self, size_t n, uint8_t **data);
value text_done(value made);
value text_make(value self, const void *p, size_t n);
/* Octets [from, to) of self; self itself when that is all of it and it cannot change. */
value text_part(value self, size_t from, size_t to);

/* Where q stands in p first or last, or -1. */
intptr_t text_search(const uint8_t *p, size_t n, const uint8_t *q, size_t m);
intptr_t text_search_last(const uint8_t *p, size_t n, const uint8_t *q, size_t m);

/* Index in characters of a byte offset, and back. */
size_t text_index(value self, size_t offset);
size_t text_offset(value self, size_t index);
/* Length in characters. */
size_t text_length(value self);
/* The octets that the arguments start and end select; false with TypeError. *empty: start is beyond the end. */
bool text_region(value self, value start, value end, size_t *from, size_t *to, bool *empty);

/* The character at an offset and its bytes (bytes: the octet). */
uint32_t text_char(value self, size_t offset, unsigned *n);
/* Offset of the character before. */
size_t text_before(value self, size_t offset);
/* Is c white space for self's type? */
bool text_space(value self, uint32_t c);
/* Classes and case (unicode.h); ASCII only for bytes. */
unsigned text_classes(value self, uint32_t c);

#endif
