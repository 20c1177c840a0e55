/* SPDX-License-Identifier: MIT */
/* property, staticmethod, classmethod (library reference, "Built-in Functions"). */
#include "runtime/core/descriptor.h"

#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/class_attr.h"
#include "runtime/core/error.h"
#include "runtime/core/function.h"
#include "runtime/core/gc.h"
#include "runtime/core/instance.h"
#include "runtime/core/service.h"
#include "runtime/core/special.h"

value descriptor_get_plain(value d, value v, const struct type_obj *t) {
  const struct type_obj *kind = obj_type(d);
  if (kind->kind == KIND_PROPERTY) {
    if (!v) return d;
    value get = OBJ(property, d)->get;
    return get == V_NONE || !get ? err_raise(E(property_no_getter), v, 0, 0) : call_1(get, v);
  }
  value f = OBJ(wrapper, d)->function;
  if (type_is_subclass(kind, &staticmethod_type)) return f;
  unsigned k = value_kind(f);
  if (k == KIND_PROPERTY || k == KIND_WRAPPER) return class_bind(f, (value)t, t->type);
  return function_make_method(f, (value)t);
}

/* A derived class's own __get__, __set__ and __delete__ come first. */
value descriptor_get(value d, value v, const struct type_obj *t) {
  if (obj_type(d)->flags & TYPE_IS_CLASS) {
    value args[3] = {d, v ? v : V_NONE, (value)t};
    value r = special_ask(SPECIAL_GET, 3, args);
    if (r != V_STOP) return r;
  }
  return descriptor_get_plain(d, v, t);
}

value descriptor_set(value d, value v, value name, value x) {
  if (obj_type(d)->flags & TYPE_IS_CLASS) {
    value args[3] = {d, v, x};
    value r = x ? special_ask(SPECIAL_SET, 3, args) : special_ask(SPECIAL_DELETE, 2, args);
    if (r != V_STOP) return r;
  }
  const struct property_obj *p = OBJ(property, d);
  value f = x ? p->set : p->del;
  if (!f || f == V_NONE) return err_raise(x ? E(property_no_setter) : E(property_no_deleter), name, v, 0);
  return x ? call_2(f, v, x) : call_1(f, v);
}

/* ---- property ---- */

value property_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  const value names[] = {N(fget), N(fset), N(fdel), N(doc)};
  value out[4] = {V_NONE, V_NONE, V_NONE, V_NONE};
  if (!arg_bind(cls->name, nargs, nkw, args, 4, 4, names, out)) return V_ERROR;
  struct property_obj *p = gc_new(instance_size(cls, 0), cls);
  if (!p) return V_ERROR;
  p->get = out[0];
  p->set = out[1];
  p->del = out[2];
  p->doc = out[3];
  return (value)p;
}

/* property.__set__, property.__delete__, by their names */
value property_set(value d, value v, value x) {
  value f = OBJ(property, d)->set;
  return f == V_NONE ? err_raise(E(property_set_nothing), v, 0, 0) : call_2(f, v, x);
}
value property_delete(value d, value v) {
  value f = OBJ(property, d)->del;
  return f == V_NONE ? err_raise(E(property_delete_nothing), v, 0, 0) : call_1(f, v);
}

/* A copy with one function replaced. */
static value property_with(value d, size_t which, value f) {
  const struct property_obj *old = OBJ(property, d);
  value parts[3] = {old->get, old->set, old->del};
  parts[which] = f;
  return property_make(old->type, 3, 0, parts);
}
value property_getter(value d, value f) { return property_with(d, 0, f); }
value property_setter(value d, value f) { return property_with(d, 1, f); }
value property_deleter(value d, value f) { return property_with(d, 2, f); }

value property_getattr(value v, value name) {
  const struct property_obj *p = OBJ(property, v);
  if (name == N(fget)) return p->get;
  if (name == N(fset)) return p->set;
  if (name == N(fdel)) return p->del;
  if (name == N(__get__) && firn_service_descriptor_getter) return firn_service_descriptor_getter(v);
  if (name != N(__doc__)) return V_STOP;
  return p->doc != V_NONE || p->get == V_NONE ? p->doc : attr_find(p->get, name);
}

BUILTIN_TYPE_DEF(property, property, PROPERTY, object, 0, &property_ops)

/* ---- staticmethod, classmethod ---- */

value wrapper_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  if (!arg_no_keywords(cls->name, nkw) || !arg_count(cls->name, nargs, 1, 1)) return V_ERROR;
  struct wrapper_obj *w = gc_new(instance_size(cls, 0), cls);
  if (!w) return V_ERROR;
  w->function = args[0];
  return (value)w;
}

value wrapper_call(value v, size_t nargs, size_t nkw, const value *args) {
  if (obj_type(v) == &classmethod_type) return err_raise(E(not_callable), v, 0, 0);
  return call(OBJ(wrapper, v)->function, nargs, nkw, args);
}

value wrapper_getattr(value v, value name) {
  if (name == N(__func__) || name == N(__wrapped__)) return OBJ(wrapper, v)->function;
  if (name == N(__get__) && firn_service_descriptor_getter) return firn_service_descriptor_getter(v);
  return name == N(__class__) ? V_STOP : attr_find(OBJ(wrapper, v)->function, name);
}

BUILTIN_TYPE_DEF_BARE(staticmethod, staticmethod, WRAPPER, object, 0, &wrapper_ops)
BUILTIN_TYPE_DEF_BARE(classmethod, classmethod, WRAPPER, object, 0, &wrapper_ops)

value descriptor_classmethod(value f) { return wrapper_make(&classmethod_type, 1, 0, &f); }
