/* SPDX-License-Identifier: MIT */
/* The layout of instances (instance.h). */
#include "runtime/core/instance.h"

#include "runtime/core/bytes.h"
#include "runtime/core/str.h"

#define WORDS(bytes) (((bytes) + sizeof(value) - 1) / sizeof(value))

/* Bytes of v up to the end of its tail, or 0 when its kind has none. */
static size_t size_with_tail(value v, enum kind k) {
  switch (k) {
  case KIND_STR: return offsetof(struct str_obj, data) + str_size(OBJ(str, v)) + 1;
  case KIND_BYTES: return offsetof(struct bytes_obj, data) + bytes_size(OBJ(bytes, v)) + 1;
  case KIND_INT: return offsetof(struct int_obj, digits) + (OBJ(int, v)->size >> 1) * 4;
  case KIND_TUPLE: return offsetof(struct tuple_obj, items) + OBJ(tuple, v)->len * sizeof(value);
  default: return 0;
  }
}

static size_t tail_offset(enum kind k) {
  switch (k) {
  case KIND_STR: return offsetof(struct str_obj, data);
  case KIND_BYTES: return offsetof(struct bytes_obj, data);
  case KIND_INT: return offsetof(struct int_obj, digits);
  case KIND_TUPLE: return offsetof(struct tuple_obj, items);
  default: return 0;
  }
}

size_t instance_size(const struct type_obj *cls, size_t tail_bytes) {
  size_t tail = tail_offset((enum kind)cls->kind);
  size_t words = tail ? WORDS(tail + tail_bytes) : WORDS(instance_kind_size((enum kind)cls->kind));
  if (!(cls->flags & TYPE_IS_CLASS)) return words * sizeof(value);
  if (tail) return (words + 1) * sizeof(value);
  if (cls->slot_start + cls->n_slots > words) words = cls->slot_start + cls->n_slots;
  if (cls->dict_at + 1u > words) words = cls->dict_at + 1u;
  return words * sizeof(value);
}

value *instance_dict_word(value v) {
  const struct type_obj *t = obj_type(v);
  if (t->dict_at) return (value *)v + t->dict_at;
  if (!(t->flags & TYPE_IS_CLASS)) return 0;
  size_t size = size_with_tail(v, (enum kind)t->kind);
  return size ? (value *)v + WORDS(size) : 0;
}
