/* SPDX-License-Identifier: MIT */
/* Calling a class: __new__, then __init__. Also what object itself has of such methods. */
#include "runtime/core/builtin.h"
#include "runtime/core/class.h"
#include "runtime/core/class_attr.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/instance.h"
#include "runtime/core/list.h"
#include "runtime/core/name.h"
#include "runtime/core/special.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"

#include <string.h>

/* Containers are made empty when a class has an __init__ of its own, which fills them through super().__init__. */
static bool filled_by_init(const struct type_obj *cls) {
  unsigned k = cls->kind;
  return k == KIND_LIST || k == KIND_DICT || k == KIND_SET || k == KIND_BYTEARRAY;
}

/* An instance by the builtin base's own rules. */
static value make_instance(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  if (cls->kind == KIND_INSTANCE) {
    if ((nargs || nkw) && !(cls->flags & (TYPE_HAS_INIT | TYPE_HAS_NEW))) return err_raise(E(takes_no_arguments), cls->name, 0, 0);
    void *p = gc_new(sizeof(value) * (cls->slot_start + cls->n_slots), cls);
    return p ? (value)p : V_ERROR;
  }
  value (*make)(const struct type_obj *, size_t, size_t, const value *) = OPS_ASK(cls, make);
  if (!make) return err_raise(E(no_instances), cls->name, 0, 0);
  if (cls->flags & TYPE_HAS_INIT && filled_by_init(cls)) nargs = nkw = 0;
  return make(cls, nargs, nkw, args);
}

/* f(first, *args), or f as first's method. */
static value call_with(value f, bool method, value first, size_t nargs, size_t nkw, const value *args) {
  size_t n = nargs + 2 * nkw;
  value all[n + 1];
  all[0] = first;
  if (n) memcpy(all + 1, args, n * sizeof(value));
  return method ? special_apply(f, nargs, nkw, all) : call(f, nargs + 1, nkw, all);
}

/* type(name, bases, names), or a class derived from type. */
static value new_class(const struct type_obj *meta, size_t nargs, size_t nkw, const value *args) {
  if (nargs != 3 || !firn_service_new_class) return err_raise(E(type_arguments), 0, 0, 0);
  return firn_service_new_class(meta, nkw, args);
}

static value class_call_plain(value v, size_t nargs, size_t nkw, const value *args);

/* The most usual class by far: instances are its own, and it has an __init__ and no __new__. */
static inline bool is_simple(const struct type_obj *cls) {
  return cls->kind == KIND_INSTANCE && cls->type == &type_type && (cls->flags & (TYPE_HAS_INIT | TYPE_HAS_NEW)) == TYPE_HAS_INIT;
}

value class_call(value *at, size_t nargs, size_t nkw) {
  const struct type_obj *cls = OBJ(type, at[0]);
  if (!vm_stack_ok_now()) return V_ERROR;
  value init = is_simple(cls) ? class_lookup(cls, N(__init__)) : V_NONE;
  if (value_is_obj(init) && obj_type(init) == &function_type) {
    value made = (value)gc_new(sizeof(value) * (cls->slot_start + cls->n_slots), cls);
    if (!made) return V_ERROR;
    at[0] = made;
    value r = vm_call_function(init, nargs + 1, nkw, at);
    if (r == V_NONE) return made;
    return r ? err_raise(E(init_not_none), r, 0, 0) : V_ERROR;
  }
  if (cls == &type_type && nargs == 1 && !nkw) return (value)value_type(at[1]);
  if (cls->type != &type_type) {
    /* the metaclass may have a __call__ */
    value r = special_call_object(nargs, nkw, at);
    if (r != V_STOP) return r;
  }
  return class_call_plain(at[0], nargs, nkw, at + 1);
}

static value class_call_plain(value v, size_t nargs, size_t nkw, const value *args) {
  const struct type_obj *cls = OBJ(type, v);
  value made;
  if (cls->flags & TYPE_HAS_NEW) {
    value f = class_bind(class_lookup(cls, N(__new__)), 0, cls);
    made = f ? call_with(f, false, v, nargs, nkw, args) : V_ERROR;
    if (!made || !type_is_subclass(value_type(made), cls)) return made;
  } else if (cls->kind == KIND_TYPE) {
    made = new_class(cls, nargs, nkw, args);
  } else {
    made = make_instance(cls, nargs, nkw, args);
  }
  if (!made || !(value_type(made)->flags & TYPE_HAS_INIT)) return made;
  value init = class_lookup(value_type(made), N(__init__));
  value r = call_with(init, true, made, nargs, nkw, args);
  if (!r) return V_ERROR;
  return r == V_NONE ? made : err_raise(E(init_not_none), r, 0, 0);
}

/* ---- methods of object and type ---- */

/* object.__new__(cls, …): the builtin base decides. */
value object_new(size_t nargs, size_t nkw, const value *args) {
  const struct type_obj *cls = OBJ(type, args[0]);
  if (!value_is_type(args[0])) return err_raise(E(new_not_type), args[0], 0, 0);
  if (cls->kind == KIND_TYPE) return new_class(cls, nargs - 1, nkw, args + 1);
  if (cls->kind == KIND_INSTANCE) nargs = 1, nkw = 0;
  if (cls->flags & TYPE_IS_CLASS) return make_instance(cls, nargs - 1, nkw, args + 1);
  if (cls->kind != KIND_INSTANCE && cls->kind != KIND_EXCEPTION) return err_raise(E(new_not_safe), cls->name, cls->name, 0);
  return call(args[0], nargs - 1, nkw, args + 1);
}

/* object.__init__(self, …): fills containers, else nothing. Where no service does that, the program names no container
   that it could derive a class from. */
value object_init(size_t nargs, size_t nkw, const value *args) {
  value self = args[0];
  switch (value_kind(self)) {
  case KIND_LIST: return nargs < 2 || !firn_service_extend || firn_service_extend(self, args[1]) ? V_NONE : V_ERROR;
  case KIND_SET: return nargs < 2 || !firn_service_merge_set || firn_service_merge_set(self, args[1]) ? V_NONE : V_ERROR;
  case KIND_DICT:
    if (!firn_service_merge_map || !firn_service_store_map) return V_NONE;
    if (nargs > 1 && !firn_service_merge_map(self, args[1])) return V_ERROR;
    for (size_t i = 0; i < nkw; i++) {
      if (!firn_service_store_map(self, args[nargs + 2 * i], args[nargs + 2 * i + 1])) return V_ERROR;
    }
    return V_NONE;
  case KIND_BYTEARRAY: return !firn_service_fill_bytes || firn_service_fill_bytes(self, nargs - 1, nkw, args + 1) ? V_NONE : V_ERROR;
  default:
    if (value_kind(self) == KIND_INSTANCE && (nargs > 1 || nkw) && !(value_type(self)->flags & TYPE_HAS_NEW))
      return err_raise(E(object_init_arguments), value_type(self)->name, 0, 0);
    return V_NONE;
  }
}

value object_setattr(value v, value name, value x) {
  if (!(name = name_attribute(name))) return V_ERROR;
  if (!(value_type(v)->flags & TYPE_IS_CLASS)) return attr_set(v, name, x) ? V_NONE : V_ERROR;
  value r = class_setattr_plain(v, name, x);
  return r == V_STOP ? err_raise(E(no_attribute), v, name, 0) : r;
}

value object_delattr(value v, value name) {
  if (!(name = name_attribute(name))) return V_ERROR;
  value r = value_type(v)->flags & TYPE_IS_CLASS ? class_setattr_plain(v, name, V_UNSET) : V_STOP;
  return r == V_STOP ? err_raise(E(no_attribute), v, name, 0) : r;
}

value object_getattribute(value v, value name) {
  if (!(name = name_attribute(name))) return V_ERROR;
  value r = value_type(v)->flags & TYPE_IS_CLASS ? class_getattr_plain(v, name) : attr_find(v, name);
  return r == V_STOP ? err_raise(E(no_attribute), v, name, 0) : r;
}

/* str() or repr() as the builtin base (or object) gives it. */
static value text_of(value v, enum print_kind kind) {
  struct strbuf b;
  strbuf_init(&b);
  return print_plain(&b.w, v, kind) ? strbuf_str(&b) : V_ERROR;
}
value object_repr(value v) { return text_of(v, PRINT_REPR); }
value object_str(value v) {
  const struct type_obj *t = value_type(v);
  if (t->kind != KIND_STR && t->kind != KIND_EXCEPTION && special_find(t, SPECIAL_REPR) != V_STOP) return special_call(SPECIAL_REPR, 1, &v);
  return text_of(v, PRINT_STR);
}

value object_eq(value a, value b) {
  const struct type_obj *t = value_type(a);
  value (*binary)(enum binary_op, value, value) = OPS_ASK(t, binary);
  value r = binary ? binary(BINARY_EQ, a, b) : V_NOTIMPLEMENTED;
  return r == V_NOTIMPLEMENTED && a == b ? V_TRUE : r;
}

value object_ne(value a, value b) {
  value args[2] = {a, b};
  value r = special_of_class(a, SPECIAL_EQ, 2, args);
  if (r == V_STOP) r = object_eq(a, b);
  if (!r || r == V_NOTIMPLEMENTED) return r;
  int truth = op_is_true(r);
  return truth < 0 ? V_ERROR : value_from_bool(!truth);
}

value object_hash(value v) {
  const struct type_obj *t = value_type(v);
  value (*unary)(enum unary_op, value) = OPS_ASK(t, unary);
  if (unary) {
    value r = unary(UNARY_HASH, v);
    return r == V_NOTIMPLEMENTED ? err_raise(E(unhashable), v, 0, 0) : r;
  }
  return V_INT(object_address_hash(v));
}

value object_init_subclass(size_t nargs, size_t nkw, const value *args) {
  const struct type_obj *t = OBJ(type, args[0]);
  return nkw ? err_raise(E(init_subclass_keywords), type_qualname(t), 0, 0) : V_NONE;
}

/* type.__call__(cls, …), for metaclasses that extend it. */
value type_call_method(size_t nargs, size_t nkw, const value *args) { return class_call_plain(args[0], nargs - 1, nkw, args + 1); }
value type_subclasscheck(value t, value cls) {
  return value_is_type(cls) ? value_from_bool(type_is_subclass(OBJ(type, cls), OBJ(type, t))) : V_FALSE;
}
value type_instancecheck(value t, value v) { return value_from_bool(type_is_subclass(value_type(v), OBJ(type, t))); }

value type_mro(value t) {
  value mro = class_mro_tuple(OBJ(type, t));
  return mro ? list_new(tuple_len(mro), tuple_items(mro)) : V_ERROR;
}

/* The members of a builtin type, as far as the image has them. */
static value members_of(const struct type_obj *t) {
  const struct members_obj *members = t->members;
  value dict = dict_new(0);
  for (size_t i = 0; dict && members && i < members->n; i++) {
    if (!dict_set(dict, members->rows[2 * i], members->rows[2 * i + 1])) return V_ERROR;
  }
  return dict;
}

/* What any type tells about itself (service type_getattr). */
value type_getattr(value v, value name) {
  const struct type_obj *t = OBJ(type, v);
  if (name == N(__qualname__)) return type_qualname(t);
  if (name == N(__module__)) return t->module ? t->module : N(builtins);
  if (name == N(__mro__)) return class_mro_tuple(t);
  if (name == N(__base__)) return t->base ? (value)t->base : V_NONE;
  if (name == N(__bases__)) {
    if (type_bases(t)) return t->bases;
    value base = (value)t->base;
    return t->base ? tuple_new(1, &base) : TUPLE_EMPTY;
  }
  if (name == N(__dict__)) return type_dict(t) ? dict_copy_of(t->dict) : members_of(t);
  return name == N(__doc__) ? V_NONE : V_STOP;
}
