/* SPDX-License-Identifier: MIT */
/* What programs that declare __slots__ or define __set_name__ need of a class statement, and no others (services). */
#include "runtime/core/class.h"

#include "runtime/core/class_attr.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/name.h"
#include "runtime/core/service.h"
#include "runtime/core/special.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"

/* Its names as a block of interned names; *n of them. */
static value *declared_names(struct type_obj *t, value slots, size_t *n) {
  value names = value_is_str(slots) ? tuple_new(1, &slots) : tuple_from(slots);
  if (!names) return 0;
  *n = tuple_len(names);
  value *out = gc_values(*n + 1);
  for (size_t i = 0; out && i < *n; i++) {
    out[i] = firn_service_name_intern ? firn_service_name_intern(tuple_items(names)[i]) : tuple_items(names)[i];
    if (out[i] == N(__dict__)) t->flags &= ~(uint32_t)TYPE_NO_DICT;
  }
  return out;
}

bool class_declare_slots(struct type_obj *t, const struct type_obj *base, value bases, const value *names, size_t n) {
  value slots = dict_find(OBJ(dict, t->dict), special_name(SPECIAL_SLOTS));
  t->flags &= (1u << TYPE_DECLARED_SHIFT) - 1;
  if (slots && (base == &object_type || base->flags & TYPE_NO_DICT)) t->flags |= TYPE_NO_DICT;
  if (slots && !(names = declared_names(t, slots, &n))) return false;
  if (!class_set_slots(t, base, bases, names, n)) return false;
  unsigned declared = base->flags >> TYPE_DECLARED_SHIFT;
  if (slots && declared == base->n_slots) declared = t->n_slots;
  t->flags |= (uint32_t)declared << TYPE_DECLARED_SHIFT;
  return true;
}

value class_slot_missing(value v, value name, value x) {
  const struct type_obj *t = value_type(v);
  for (unsigned i = t->flags >> TYPE_DECLARED_SHIFT; !x && i-- > 0;) {
    if (t->slot_names[i] == name) return err_raise_arg(&exc_AttributeError, name);
  }
  return t->flags & TYPE_NO_DICT && class_lookup(t, name) != V_STOP ? err_raise(E(attribute_readonly), v, name, 0) : V_STOP;
}

/* v.__dict__ = x, v.__class__ = x, where v has that dict; V_STOP for other names. */
value class_set_own(value v, value name, value x, value *dict) {
  const struct type_obj *t = value_type(v), *to = OBJ(type, x);
  if (name == N(__dict__)) {
    if (value_kind(x) != KIND_DICT) return err_raise(E(set_dict), x, 0, 0);
    if (!class_instance_dict(v)) return V_ERROR;
    gc_store(dict, x);
    return V_NONE;
  }
  if (name != N(__class__)) return V_STOP;
  if (!value_is_type(x)) return err_raise(E(set_class), x, 0, 0);
  if (!(to->flags & TYPE_IS_CLASS)) return err_raise(E(set_class_builtin), 0, 0, 0);
  if (!class_instance_dict(v)) return V_ERROR;
  if (to->kind != t->kind || to->n_slots > t->n_slots || to->slot_start != t->slot_start)
    return err_raise(E(class_layout), to->name, t->name, 0);
  *(value *)v = x;
  return V_NONE;
}

bool class_set_names(struct type_obj *t) {
  uint32_t pos = 0;
  value name, v, names = dict_copy_of(t->dict); /* they may change the class */
  while (names && dict_next(OBJ(dict, names), &pos, &name, &v)) {
    value args[3] = {v, (value)t, name};
    if (value_type(v)->flags & TYPE_IS_CLASS && special_call(SPECIAL_SET_NAME, 3, args) == V_ERROR) return false;
  }
  return names != V_ERROR;
}
