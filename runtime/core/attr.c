/* SPDX-License-Identifier: MIT */
/* Attributes of any value. What concerns classes and their instances is in class_attr.c, linked when there are any. */
#include "runtime/core/error.h"
#include "runtime/core/function.h"
#include "runtime/core/module.h"
#include "runtime/core/service.h"

/* Row of a member table; V_STOP. */
static value member_find(const struct members_obj *members, value name) {
  const value *row = members->rows;
  for (size_t n = members->n; n--; row += 2) {
    if (row[0] == name) return row[1];
  }
  return V_STOP;
}

extern const struct members_obj firn_members_iterator;
value iterator_member(value name) { return member_find(&firn_members_iterator, name); }

value member_lookup(const struct type_obj *t, value name) {
  for (; t; t = t->base) {
    value v = t->members ? member_find(t->members, name) : V_STOP;
    if (v != V_STOP) return v;
  }
  return V_STOP;
}

value type_lookup(const struct type_obj *t, value name) {
  return t->flags & TYPE_IS_CLASS ? firn_service_class_lookup(t, name) : member_lookup(t, name);
}

static bool of_class(value v, const struct type_obj *t) {
  return t->flags & TYPE_IS_CLASS || (t->kind == KIND_TYPE && OBJ(type, v)->flags & TYPE_IS_CLASS);
}

/* How a C function found on a type is called as v.name: out[1] is self, or V_NULLARG. */
static void bind_member(value member, value v, const struct type_obj *t, value out[2]) {
  out[0] = member;
  out[1] = V_NULLARG;
  if (!value_is_obj(member) || obj_type(member)->kind != KIND_CFUNCTION) return;
  unsigned flags = OBJ(cfunction, member)->flags;
  if (flags & CFUN_CLASS) out[1] = (value)t;
  else if (!(flags & CFUN_STATIC) && v) out[1] = v;
}

/* Attribute of anything but classes and their instances, as function and self; out[0] = V_STOP when absent. */
static void find_builtin(value v, const struct type_obj *t, value name, value out[2]) {
  out[1] = V_NULLARG;
  value (*getattr)(value, value) = OPS_ASK_AS(t, getattr, vm_getattr);
  if (getattr) {
    out[0] = getattr(v, name);
    if (out[0] != V_STOP) return;
  }
  if (t->kind == KIND_TYPE) {
    /* str.upper, dict.fromkeys */
    out[0] = member_lookup(OBJ(type, v), name);
    if (out[0] != V_STOP) {
      bind_member(out[0], 0, OBJ(type, v), out);
      return;
    }
  }
  out[0] = member_lookup(t, name);
  if (out[0] == V_STOP && firn_service_iterator_member && OPS_ASK(t, next))
    out[0] = firn_service_iterator_member(name);
  if (out[0] != V_STOP) bind_member(out[0], v, t, out);
  else if (name == N(__class__)) out[0] = (value)t;
}

value vm_attr_find(value v, value name) {
  const struct type_obj *t = value_type_now(v);
  if (of_class(v, t)) return firn_service_class_getattr(v, name);
  value out[2];
  find_builtin(v, t, name, out);
  return out[1] == V_NULLARG || !out[0] ? out[0] : firn_service_make_method(out[0], out[1]);
}

static value absent(value v, value name) {
  if (value_kind(v) == KIND_MODULE) return err_raise(E(module_no_attribute), OBJ(module, v)->info->name, name, 0);
  if (value_kind(v) == KIND_TYPE) return err_raise(E(type_no_attribute), OBJ(type, v)->name, name, 0);
  return err_raise(E(no_attribute), v, name, 0);
}

value vm_attr_get(value v, value name) {
  value r = vm_attr_find(v, name);
  return r == V_STOP ? absent(v, name) : r;
}

bool vm_attr_method(value v, value name, value out[2]) {
  const struct type_obj *t = value_type_now(v);
  if (of_class(v, t)) {
    if (!firn_service_class_method(v, name, out)) return false;
  } else {
    find_builtin(v, t, name, out);
  }
  if (out[0] == V_STOP) return absent(v, name);
  return out[0] != V_ERROR;
}

/* x = V_UNSET deletes. */
static bool change(value v, value name, value x) {
  const struct type_obj *t = value_type_now(v);
  value r = V_STOP;
  value (*setattr)(value, value, value) = OPS_ASK_AS(t, setattr, vm_setattr);
  if (of_class(v, t)) r = firn_service_class_setattr(v, name, x);
  else if (setattr) r = setattr(v, name, x);
  if (r != V_STOP) return r != V_ERROR;
  if (t->kind == KIND_TYPE) return err_raise(E(cannot_set_type_attribute), name, OBJ(type, v)->name, 0);
  return absent(v, name);
}

bool vm_attr_set(value v, value name, value x) { return change(v, name, x); }
bool vm_attr_delete(value v, value name) { return change(v, name, V_UNSET); }
