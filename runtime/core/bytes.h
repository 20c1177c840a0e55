/* SPDX-License-Identifier: MIT */
/* bytes, bytearray, and whatever else shows its storage through the buffer protocol. */
#ifndef FIRN_CORE_BYTES_H
#define FIRN_CORE_BYTES_H

#include "runtime/core/object.h"

static inline bool value_is_bytes(value v) {
  return v && value_is_obj(v) && obj_type(v)->kind == KIND_BYTES;
}

static inline bool value_is_bytearray(value v) {
  return v && value_is_obj(v) && obj_type(v)->kind == KIND_BYTEARRAY;
}

extern const struct type_obj bytearray_type, array_type, memoryview_type;

value bytes_new(const void *data, size_t n);
/* With room for n bytes, uncleared; NULL with MemoryError. */
struct bytes_obj *bytes_alloc(size_t n);
value bytearray_new(const void *data, size_t n);
/* Fills in *out; false with TypeError "a bytes-like object is required, not '…'" or, for BUFFER_WRITE,
   with the wording for read-only objects. */
bool buffer_get(value v, struct buffer *out, enum buffer_flags flags);
/* The same without an exception. */
bool buffer_try(value v, struct buffer *out, enum buffer_flags flags);

#endif
