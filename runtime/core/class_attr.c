/* SPDX-License-Identifier: MIT */
/* Attributes of instances and classes: the data model's order ("Invoking Descriptors") is data descriptors of the type,
 * the instance's own attributes, other attributes of the type, __getattr__.
 *
 * An instance's own attributes are in slots, the others in its dict. When a program asks for __dict__, the slots' contents
 * move to the dict; stores made later go to the slots again and win over the dict until it is asked for again.
 */
#include "runtime/core/class_attr.h"

#include "runtime/core/class.h"
#include "runtime/core/descriptor.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/function.h"
#include "runtime/core/gc.h"
#include "runtime/core/instance.h"
#include "runtime/core/special.h"
#include "runtime/core/vm.h"

value class_bind(value a, value v, const struct type_obj *t) {
  if (!value_is_obj(a)) return a;
  switch (obj_type(a)->kind) {
  case KIND_FUNCTION: return v ? firn_service_make_method(a, v) : a;
  case KIND_CFUNCTION: {
    unsigned flags = OBJ(cfunction, a)->flags;
    if (flags & CFUN_CLASS) return firn_service_make_method(a, (value)t);
    return v && flags & CFUN_METHOD ? firn_service_make_method(a, v) : a; /* `f = len` in a class is no method */
  }
  case KIND_WRAPPER:
  case KIND_PROPERTY: return firn_service_descriptor_get(a, v, t);
  default: break;
  }
  if (!(obj_type(a)->flags & TYPE_IS_CLASS)) return a;
  value args[3] = {a, v ? v : V_NONE, (value)t};
  value r = special_ask(SPECIAL_GET, 3, args);
  return r == V_STOP ? a : r;
}

bool class_is_data_descriptor(value v) {
  if (!value_is_obj(v)) return false;
  const struct type_obj *t = obj_type(v);
  if (t->kind == KIND_PROPERTY) return true;
  return t->flags & TYPE_IS_CLASS &&
         firn_service_find_special &&
         (firn_service_find_special(t, SPECIAL_SET) != V_STOP || firn_service_find_special(t, SPECIAL_DELETE) != V_STOP);
}

static value *own_slot(value v, value name) {
  const struct type_obj *t = obj_type(v);
  for (unsigned i = 0; i < t->n_slots; i++) {
    if (t->slot_names[i] == name) return (value *)v + t->slot_start + i;
  }
  return 0;
}

/* Is it a slot that __slots__ declares? It hides what the dict has under its name. */
static bool is_declared(value v, const value *slot) {
  const struct type_obj *t = obj_type(v);
  return slot && slot < (value *)v + t->slot_start + (t->flags >> TYPE_DECLARED_SHIFT);
}

value class_own(value v, value name) {
  value *slot = own_slot(v, name);
  if (slot && *slot) return *slot;
  if (is_declared(v, slot)) return V_STOP;
  value *dict = instance_dict_word(v);
  value x = dict && *dict ? dict_find(OBJ(dict, *dict), name) : 0;
  return x ? x : V_STOP;
}

value class_instance_dict(value v) {
  value *dict = instance_dict_word(v);
  const struct type_obj *t = obj_type(v);
  if (!dict || t->flags & TYPE_NO_DICT) return V_STOP;
  if (!*dict) gc_store(dict, dict_new(t->n_slots));
  if (!*dict) return V_ERROR;
  value *slots = (value *)v + t->slot_start;
  for (unsigned i = t->flags >> TYPE_DECLARED_SHIFT; i < t->n_slots; i++) {
    if (!slots[i]) continue;
    if (!dict_set(*dict, t->slot_names[i], slots[i])) return V_ERROR;
    slots[i] = V_UNSET;
  }
  return *dict;
}

/* What every class has without defining it. */
static value class_own_special(const struct type_obj *t, value name) {
  if (name == N(__name__)) return t->name;
  return firn_service_type_getattr ? firn_service_type_getattr((value)t, name) : V_STOP;
}

/* A class's docstring is not inherited. */
static value own_doc(const struct type_obj *t) {
  value doc = t->flags & TYPE_IS_CLASS ? dict_find(OBJ(dict, t->dict), N(__doc__)) : 0;
  return doc ? doc : V_NONE;
}

static value getattr_of_class(value v, value name) {
  const struct type_obj *t = OBJ(type, v), *meta = t->type;
  value on_meta = meta == &type_type ? V_STOP : class_lookup(meta, name);
  if (on_meta != V_STOP && class_is_data_descriptor(on_meta)) return class_bind(on_meta, v, meta);
  value a = t->flags & TYPE_IS_CLASS ? class_lookup(t, name) : type_lookup(t, name);
  if (name == N(__doc__)) return own_doc(t);
  if (a != V_STOP) return name == N(__module__) ? a : class_bind(a, 0, t);
  if (on_meta != V_STOP) return class_bind(on_meta, v, meta);
  a = class_own_special(t, name);
  if (a != V_STOP) return a;
  a = type_lookup(&type_type, name);
  if (a != V_STOP) return class_bind(a, v, meta);
  return name == N(__class__) ? (value)meta : V_STOP;
}

value class_getattr_plain(value v, value name) {
  const struct type_obj *t = obj_type(v);
  if (t->kind == KIND_TYPE) return getattr_of_class(v, name);
  value a = V_STOP;
  if (t->flags & TYPE_HAS_DATA_DESCR) {
    a = class_lookup(t, name);
    if (a != V_STOP && class_is_data_descriptor(a)) return class_bind(a, v, t);
  }
  value x = class_own(v, name);
  if (x != V_STOP) return x;
  value (*getattr)(value, value) = OPS_ASK_AS(t, getattr, vm_getattr);
  if (getattr) {
    x = getattr(v, name);
    if (x != V_STOP) return x;
  }
  if (name == N(__doc__)) return own_doc(t);
  if (a == V_STOP) a = class_lookup(t, name);
  if (a != V_STOP) return name == N(__new__) && value_kind(a) == KIND_FUNCTION ? a : class_bind(a, v, t);
  if (name == N(__class__)) return (value)t;
  if (name == N(__dict__)) return class_instance_dict(v);
  return name == N(__module__) && t->module ? t->module : V_STOP;
}

/* After a failed look-up: __getattr__ of the type. */
static value ask_getattr(value v, value name) {
  value args[2] = {v, name};
  return special_ask(SPECIAL_GETATTR, 2, args);
}

value class_getattr(value v, value name) {
  const struct type_obj *t = obj_type(v);
  value r;
  if (t->flags & TYPE_HAS_GETATTRIBUTE) {
    value args[2] = {v, name};
    r = special_ask(SPECIAL_GETATTRIBUTE, 2, args);
  } else {
    r = class_getattr_plain(v, name);
  }
  if (!(t->flags & TYPE_HAS_GETATTR)) return r;
  if (r == V_ERROR && err_matches(&exc_AttributeError)) {
    value exc = err_take();
    r = ask_getattr(v, name);
    if (r == V_STOP) return err_set(exc);
    return r;
  }
  return r == V_STOP ? ask_getattr(v, name) : r;
}

/* As attr_method: a function found on the type is not bound but given with its self. */
bool class_method(value v, value name, value out[2]) {
  const struct type_obj *t = obj_type(v);
  if (t->kind != KIND_TYPE && !(t->flags & TYPE_HAS_GETATTRIBUTE)) {
    value a = class_lookup(t, name);
    if (value_is_obj(a) && name != N(__new__)) {
      unsigned k = obj_type(a)->kind;
      bool method = k == KIND_CFUNCTION && OBJ(cfunction, a)->flags & CFUN_METHOD;
      if ((k == KIND_FUNCTION || method) && class_own(v, name) == V_STOP) {
        out[0] = a;
        out[1] = v;
        return true;
      }
    }
  }
  out[0] = class_getattr(v, name);
  out[1] = V_NULLARG;
  return out[0] != V_ERROR;
}

/* ---- stores ---- */

/* Stores through a data descriptor; V_STOP when it is none for stores. */
static value store_descriptor(value d, value v, value name, value x) {
  if (obj_type(d)->kind == KIND_PROPERTY) return firn_service_descriptor_set(d, v, name, x);
  value args[3] = {d, v, x};
  value r = x ? special_ask(SPECIAL_SET, 3, args) : special_ask(SPECIAL_DELETE, 2, args);
  return r == V_STOP ? err_raise(E(no_attribute), v, name, 0) : r;
}

static value setattr_of_class(value v, value name, value x) {
  struct type_obj *t = OBJ(type, v);
  if (!(t->flags & TYPE_IS_CLASS)) return V_STOP;
  if (t->type->flags & TYPE_HAS_DATA_DESCR) {
    value d = class_lookup(t->type, name);
    if (d != V_STOP && class_is_data_descriptor(d)) return store_descriptor(d, v, name, x);
  }
  if (!x) {
    x = dict_remove(t->dict, name);
    class_changed(t, name, V_UNSET);
    return x == V_STOP ? err_raise(E(type_no_attribute), t->name, name, 0) : x;
  }
  if (name == N(__name__)) t->name = x;
  else if (!dict_set(t->dict, name, x)) return V_ERROR;
  class_changed(t, name, x);
  return V_NONE;
}

value class_setattr_plain(value v, value name, value x) {
  const struct type_obj *t = obj_type(v);
  if (t->kind == KIND_TYPE) return setattr_of_class(v, name, x);
  if (t->flags & TYPE_HAS_DATA_DESCR) {
    value d = class_lookup(t, name);
    if (d != V_STOP && class_is_data_descriptor(d)) return store_descriptor(d, v, name, x);
  }
  value (*setattr)(value, value, value) = OPS_ASK_AS(t, setattr, vm_setattr);
  if (setattr) {
    value r = setattr(v, name, x);
    if (r != V_STOP) return r;
  }
  value *slot = own_slot(v, name);
  value *dict = instance_dict_word(v);
  bool declared = is_declared(v, slot);
  if (slot && (x || *slot)) {
    gc_store(slot, x);
    if (!x && dict && *dict && !declared) return dict_remove(*dict, name) ? V_NONE : V_ERROR;
    return V_NONE;
  }
  bool has_dict = dict && !(t->flags & TYPE_NO_DICT) && !declared;
  if (has_dict && !x && *dict) {
    value r = dict_remove(*dict, name);
    if (r != V_STOP) return r;
  }
  if (!has_dict || !x) return firn_service_slot_missing ? firn_service_slot_missing(v, name, x) : V_STOP;
  if (firn_service_set_own) {
    value r = firn_service_set_own(v, name, x, dict);
    if (r != V_STOP) return r;
  }
  if (!*dict) gc_store(dict, dict_new(1));
  return *dict && dict_set(*dict, name, x) ? V_NONE : V_ERROR;
}

value class_setattr(value v, value name, value x) {
  if (obj_type(v)->flags & TYPE_HAS_SETATTR) {
    value args[3] = {v, name, x};
    value r = x ? special_ask(SPECIAL_SETATTR, 3, args) : special_ask(SPECIAL_DELATTR, 2, args);
    if (r != V_STOP) return r;
  }
  return class_setattr_plain(v, name, x);
}
