/* SPDX-License-Identifier: MIT */
/* object and type as far as every image has them; classes are in class.c. */
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/instance.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/writer.h"

bool type_is_subclass(const struct type_obj *t, const struct type_obj *base) {
  if (base == &object_type) return true;
  for (const struct type_obj *p = t; p; p = p->base) {
    if (p == base) return true;
  }
  if (!type_own_mro(t)) return false;
  const struct tuple_obj *mro = OBJ(tuple, t->mro);
  for (size_t i = 0; i < mro->len; i++) {
    if (mro->items[i] == (value)base) return true;
  }
  return false;
}

bool type_print(struct writer *w, value v, enum print_kind kind) {
  const struct type_obj *t = OBJ(type, v);
  if (!print_cstr(w, "<class '")) return false;
  if (t->module && !(print_value(w, t->module, PRINT_STR) && print_cstr(w, "."))) return false;
  return print_value(w, type_qualname(t), PRINT_STR) && print_cstr(w, "'>");
}

value type_unary(enum unary_op op, value v) {
  uint32_t h;
  if (op == UNARY_HASH) return op_hash(OBJ(type, v)->name, &h) ? V_INT(h & 0x3fffffff) : V_ERROR;
  return op == UNARY_BOOL ? V_TRUE : V_NOTIMPLEMENTED;
}

value type_op_getattr(value v, value name) {
  const struct type_obj *t = OBJ(type, v);
  if (name == N(__name__)) return t->name;
  return firn_service_type_getattr ? firn_service_type_getattr(v, name) : V_STOP;
}

value type_binary(enum binary_op op, value a, value b) {
  return op == BINARY_OR && firn_service_union_or ? firn_service_union_or(a, b) : V_NOTIMPLEMENTED;
}

extern const struct members_obj firn_members_type;
TYPE_OBJECT(type_type) = {.type = &type_type, .name = N(type), .base = &object_type, .ops = &type_ops,
                                   .members = &firn_members_type, .kind = KIND_TYPE};

value object_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  if ((nargs || nkw) && cls == &object_type) return err_raise(E(takes_no_arguments), cls->name, 0, 0);
  void *p = gc_new(instance_size(cls, 0), cls);
  return p ? (value)p : V_ERROR;
}

extern const struct members_obj firn_members_object;
TYPE_OBJECT(object_type) = {.type = &type_type, .name = N(object), .ops = &object_ops,
                                     .members = &firn_members_object, .kind = KIND_INSTANCE};
