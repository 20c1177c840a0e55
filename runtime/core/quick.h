/* SPDX-License-Identifier: MIT */
/* What bytecode and native code both try before the general operations: items of builtin sequences, attributes in slots. */
#ifndef FIRN_CORE_QUICK_H
#define FIRN_CORE_QUICK_H

#include "runtime/core/bytes.h"
#include "runtime/core/copy_up.h"
#include "runtime/core/gc.h"
#include "runtime/core/object.h"

#define TYPE_SLOW_LOAD (TYPE_HAS_GETATTRIBUTE | TYPE_HIDES_SLOT)
#define TYPE_SLOW_STORE (TYPE_HAS_SETATTR | TYPE_HIDES_SLOT)

/* The slot that the hint guesses for v's attribute `name`, or NULL. */
static inline value *hinted_slot(value v, value name, uintptr_t hint, uint32_t slow) {
  if (!value_is_obj(v)) return 0;
  const struct type_obj *t = obj_type(v);
  if (hint >= t->n_slots || t->slot_names[hint] != name || t->flags & slow) return 0;
  return (value *)v + t->slot_start + hint;
}

/* The item of a builtin sequence at a small int in range; 0: not that simple. */
static inline value quick_item(value v, value index) {
  if (!value_is_int(index) || !value_is_obj(v)) return 0;
  const struct type_obj *t = obj_type(v);
  uintptr_t i = (uintptr_t)value_int(index);
  if (t->flags & TYPE_IS_CLASS) return 0;
  switch (t->kind) {
  case KIND_LIST: return i < OBJ(list, v)->len ? OBJ(list, v)->items[i] : 0;
  case KIND_TUPLE: return i < OBJ(tuple, v)->len ? OBJ(tuple, v)->items[i] : 0;
  case KIND_BYTEARRAY: return i < OBJ(bytearray, v)->len ? V_INT(OBJ(bytearray, v)->data[i]) : 0;
  case KIND_BYTES: return i < bytes_size_now(OBJ(bytes, v)) ? V_INT(bytes_data(OBJ(bytes, v))[i]) : 0;
  default: return 0;
  }
}

static inline bool quick_store(value v, value index, value x) {
  if (!value_is_int(index) || !value_is_obj(v)) return false;
  const struct type_obj *t = obj_type(v);
  uintptr_t i = (uintptr_t)value_int(index);
  if (t->flags & TYPE_IS_CLASS) return false;
  if (t->kind == KIND_LIST && i < OBJ(list, v)->len && !IS_LENT(OBJ(list, v)->items)) {
    gc_store(&OBJ(list, v)->items[i], x);
    return true;
  }
  if (t->kind == KIND_BYTEARRAY && i < OBJ(bytearray, v)->len && value_is_int(x) && (uintptr_t)value_int(x) < 256 && !IS_LENT(OBJ(bytearray, v)->data)) {
    OBJ(bytearray, v)->data[i] = (uint8_t)value_int(x);
    return true;
  }
  return false;
}

#endif
