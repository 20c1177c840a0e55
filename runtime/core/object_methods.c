/* SPDX-License-Identifier: MIT */
/* What object itself answers to and few programs name: __format__, __getstate__, __reduce__, __reduce_ex__ (library
 * reference, "pickle", "Pickling Class Instances"). __sizeof__ is sys.getsizeof, __dir__ is in builtin_object.c. */
#include "runtime/core/builtin.h"
#include "runtime/core/class.h"
#include "runtime/core/class_attr.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/function.h"
#include "runtime/core/instance.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/writer.h"

value object_new(size_t nargs, size_t nkw, const value *args);

value object_format(value v, value spec) {
  struct strbuf b;
  if (!value_is_str(spec)) return err_raise(E(format_spec_type), spec, 0, 0);
  if (!str_is_empty(str_of(spec))) return err_raise(E(format_unsupported), v, 0, 0);
  strbuf_init(&b);
  return print_value(&b.w, v, PRINT_STR) ? strbuf_str(&b) : V_ERROR;
}

/* The declared slots that are set: {'x': 1}; None when there are none. */
static value slots_of(value v) {
  const struct type_obj *t = value_type(v);
  const value *slots = (value *)v + t->slot_start;
  value dict = V_NONE;
  for (unsigned i = 0; i < t->flags >> TYPE_DECLARED_SHIFT && i < t->n_slots; i++) {
    if (!slots[i]) continue;
    if (dict == V_NONE && !(dict = dict_new(1))) return V_ERROR;
    if (!dict_set(dict, t->slot_names[i], slots[i])) return V_ERROR;
  }
  return dict;
}

/* The instance's dict, or None when it is empty; with declared slots a tuple of that and of them. */
value object_getstate(value v) {
  const struct type_obj *t = value_type(v);
  if (!(t->flags & TYPE_IS_CLASS) || !t->slot_start) return V_NONE;
  value slots = slots_of(v), dict = class_instance_dict(v);
  if (!slots || !dict) return V_ERROR;
  if (dict == V_STOP || !OBJ(dict, dict)->used) dict = V_NONE;
  value both[2] = {dict, slots};
  return slots == V_NONE ? dict : tuple_new(2, both);
}

/* __newobj__(cls, *args): cls.__new__(cls, *args) */
static value newobj(size_t nargs, size_t nkw, const value *args) {
  const struct type_obj *cls = OBJ(type, args[0]);
  if (!value_is_type(args[0]) || !(cls->flags & TYPE_HAS_NEW)) return object_new(nargs, nkw, args);
  value f = class_bind(class_lookup(cls, N(__new__)), 0, cls);
  return f ? call(f, nargs, nkw, args) : V_ERROR;
}

static const struct cfunction_obj newobj_function = {
    .type = &cfunction_type, .name = N(__newobj__), .fn = (const void *)newobj, .sig = CFUN_KW, .min = 1, .max = 255};

/* What v.name() gives; V_STOP when v has no such method. */
static value ask(value v, value name) {
  value f = attr_find(v, name);
  return f == V_STOP || f == V_ERROR ? f : call_0(f);
}

/* (__newobj__, (cls, *v.__getnewargs__()), state): instances whose content is in attributes. */
value object_reduce(value v) {
  const struct type_obj *t = value_type(v);
  value given = ask(v, N(__getnewargs__));
  if (!given) return V_ERROR;
  if (given == V_STOP) {
    if (t->kind != KIND_INSTANCE) return err_raise(E(cannot_pickle), v, 0, 0);
    given = TUPLE_EMPTY;
  }
  if (value_kind(given) != KIND_TUPLE) return err_raise(E(new_arguments), given, 0, 0);
  value args = tuple_new(tuple_len(given) + 1, 0), state = ask(v, N(__getstate__));
  if (state == V_STOP) state = object_getstate(v);
  if (!args || !state) return V_ERROR;
  tuple_items(args)[0] = (value)t;
  for (size_t i = 0; i < tuple_len(given); i++) tuple_items(args)[i + 1] = tuple_items(given)[i];
  value parts[5] = {(value)&newobj_function, args, state, V_NONE, V_NONE};
  return tuple_new(5, parts);
}

/* The class's own __reduce__ comes first. */
value object_reduce_ex(value v, value protocol) {
  (void)protocol;
  const struct type_obj *t = value_type(v);
  value f = type_lookup(t, N(__reduce__));
  if (f == V_STOP || (value_is_obj(f) && obj_type(f)->kind == KIND_CFUNCTION)) return object_reduce(v);
  f = class_bind(f, v, t);
  return f ? call_0(f) : V_ERROR;
}
