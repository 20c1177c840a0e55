/* SPDX-License-Identifier: MIT */
/* bytes, bytearray, and whatever else shows its storage through the buffer protocol. */
#ifndef FIRN_CORE_BYTES_H
#define FIRN_CORE_BYTES_H

#include "runtime/core/str.h"

static inline bool value_is_bytes(value v) {
  return v && value_is_obj(v) && obj_type(v)->kind == KIND_BYTES;
}

static inline bool value_is_bytearray(value v) {
  return v && value_is_obj(v) && obj_type(v)->kind == KIND_BYTEARRAY;
}

extern const struct type_obj bytearray_type, array_array_type, memoryview_type;

/* As of a str (str.h), which it is laid out like. */
_Static_assert(offsetof(struct str_obj, data) == offsetof(struct bytes_obj, data), "one layout");
static inline size_t bytes_size(const struct bytes_obj *b) { return str_size((const struct str_obj *)b); }
static inline __attribute__((always_inline)) size_t bytes_size_now(const struct bytes_obj *b) { return info_size(b->info); }
static inline const uint8_t *bytes_data(const struct bytes_obj *b) { return b->data; }
static inline uint8_t *bytes_room(struct bytes_obj *b) { return b->data; }

value bytes_new(const void *data, size_t n);
/* With room for n bytes, uncleared; NULL with MemoryError. */
struct bytes_obj *bytes_alloc(size_t n);
enum { BYTEARRAY_FIXED = 2, EXPORTS_HELD = 4 }; /* in exports: it cannot grow or shrink; nor while C code has its address */
value bytearray_new(const void *data, size_t n);
uint32_t bytes_hash(value v);
/* Fills in *out; false with TypeError "a bytes-like object is required, not '…'" or, for BUFFER_WRITE,
   with the wording for read-only objects. */
bool buffer_get(value v, struct buffer *out, enum buffer_flags flags);
/* The same without an exception. */
bool buffer_try(value v, struct buffer *out, enum buffer_flags flags);

/* ---- what bytes and bytearray share ---- */

struct slice_span;
int buffer_compare(const struct buffer *a, const struct buffer *b);
/* a op b by contents; V_NOTIMPLEMENTED when b has no buffer. */
value buffer_compare_op(enum binary_op op, value a, value b);
/* Where part stands in data, or -1. */
intptr_t buffer_find(const uint8_t *data, size_t n, const uint8_t *part, size_t m);
/* item in a. */
value buffer_contains(value a, value item);
/* The selected bytes as new bytes. */
value buffer_slice(const uint8_t *data, const struct slice_span *span);
/* b'...' */
bool buffer_print_literal(struct writer *w, const uint8_t *data, size_t n);
/* An int in 0..255; false with TypeError or ValueError. */
bool byte_from_value(value v, uint8_t *out);
/* The same with another message for an int that is no byte. */
struct err_msg;
bool byte_of(value v, uint8_t *out, const struct err_msg *range);
/* An iterator over the bytes of any object with a buffer. */
value bytes_iter(value v);
/* The bytes that bytes(args…) and bytearray(args…) are made of, as bytes (service bytes_from); name is the type's. */
value bytes_from_args(value name, size_t nargs, size_t nkw, const value *args);

#endif
