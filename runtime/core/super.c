/* SPDX-License-Identifier: MIT */
/* super(): attributes of the classes that follow one in an MRO. */
#include "runtime/core/builtin.h"
#include "runtime/core/class.h"
#include "runtime/core/class_attr.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"

value super_find(value cls, const struct type_obj *of, value name) {
  size_t i = 0;
  const struct type_obj *p;
  while ((p = class_mro_next(of, &i)) && p != OBJ(type, cls)) continue;
  while (p && (p = class_mro_next(of, &i))) {
    value v = V_STOP;
    if (type_dict(p)) {
      v = dict_find(OBJ(dict, p->dict), name);
      if (!v) v = V_STOP;
    } else if (p->members) { /* its own: those of object come last */
      for (size_t k = 0; k < p->members->n && v == V_STOP; k++) {
        if (p->members->rows[2 * k] == name) v = p->members->rows[2 * k + 1];
      }
    }
    if (v != V_STOP) return v;
  }
  return V_STOP;
}

/* The type whose MRO is followed (Ellipsis for cls: super() stands outside of classes): self may be an instance, or a class in class methods and __new__. NULL with TypeError. */
static const struct type_obj *type_of(value cls, value self, bool *by_class) {
  if (!value_is_type(cls)) {
    err_raise(cls == V_ELLIPSIS ? E(super_no_class) : E(super_type), cls, 0, 0);
    return 0;
  }
  *by_class = value_is_type(self) && type_is_subclass(OBJ(type, self), OBJ(type, cls));
  const struct type_obj *of = *by_class ? OBJ(type, self) : value_type(self);
  if (*by_class || type_is_subclass(of, OBJ(type, cls))) return of;
  err_raise(E(super_object), 0, 0, 0);
  return 0;
}

/* The attribute bound to self; V_STOP. */
static value find(value cls, value self, value name) {
  bool by_class;
  const struct type_obj *of = type_of(cls, self, &by_class);
  if (!of) return V_ERROR;
  value v = super_find(cls, of, name);
  value (*getattr)(value, value) = OPS_ASK(of, getattr);
  if (v == V_STOP && !by_class && getattr) return getattr(self, name);
  if (v == V_STOP || name == N(__new__)) return v;
  ASKS(methods);
  return class_bind(v, by_class ? 0 : self, of);
}

static value absent(value name) { return err_raise(E(super_no_attribute), name, 0, 0); }

bool super_method(value cls, value self, value name, value out[2]) {
  value v;
  if (value_is_type(cls) && value_is_obj(self) && !value_is_type(self) && type_is_subclass(obj_type(self), OBJ(type, cls))) {
    /* the usual case needs no bound method */
    v = super_find(cls, obj_type(self), name);
    if (v != V_STOP && value_is_obj(v) && obj_type(v)->kind == KIND_FUNCTION && name != N(__new__)) {
      out[0] = v;
      out[1] = self;
      return true;
    }
  }
  v = find(cls, self, name);
  if (v == V_STOP) v = absent(name);
  out[0] = v;
  out[1] = V_NULLARG;
  return v != V_ERROR;
}

/* ---- super objects ---- */

value super_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  bool by_class;
  if (nargs > 2) return err_raise(E(arg_most), N(super), V_INT(2), V_INT(nargs));
  if (nargs != 2 || nkw) return err_raise(E(super_arguments), 0, 0, 0);
  if (!type_of(args[0], args[1], &by_class)) return V_ERROR;
  struct super_obj *s = gc_new(sizeof *s, cls);
  if (!s) return V_ERROR;
  s->cls = args[0];
  s->self = args[1];
  return (value)s;
}

value super_getattr(value v, value name) {
  value r = find(OBJ(super, v)->cls, OBJ(super, v)->self, name);
  return r == V_STOP ? absent(name) : r;
}

value super_setattr(value v, value name, value x) {
  (void)v, (void)x;
  return absent(name);
}

bool super_print(struct writer *w, value v, enum print_kind kind) {
  const struct super_obj *s = OBJ(super, v);
  const struct type_obj *t = value_is_type(s->self) ? OBJ(type, s->self) : value_type(s->self);
  (void)kind;
  return print_cstr(w, "<super: ") && print_cstr(w, "<class '") &&
         print_value(w, OBJ(type, s->cls)->name, PRINT_STR) && print_cstr(w, "'>, <") &&
         print_value(w, t->name, PRINT_STR) && print_cstr(w, " object>>");
}

BUILTIN_TYPE_DEF_BARE(super, super, SUPER, object, TYPE_FINAL, &super_ops)
