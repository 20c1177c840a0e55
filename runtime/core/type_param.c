/* SPDX-License-Identifier: MIT */
/* What PEP 695 syntax makes: type parameters are plain objects that have a name, an alias evaluates its value when
 * somebody asks for it. A class with type parameters is itself when it is subscripted: C[int] is C. Service make_type.
 */
#include "runtime/core/type_param.h"

#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"

struct type_param_obj {
  const struct type_obj *type;
  value name;
};

struct type_alias_obj {
  const struct type_obj *type;
  value name, params;
  value thunk; /* function of the value; None once it has been called */
  value v;
};

#define ALIAS(x) ((struct type_alias_obj *)(x))
extern const struct type_obj typevar_type, paramspec_type, typevartuple_type, typealias_type;

static value make_param(const struct type_obj *t, value name) {
  struct type_param_obj *p = gc_new(sizeof *p, t);
  if (!p) return V_ERROR;
  p->name = name;
  return (value)p;
}

static value make_alias(value name, value params, value thunk) {
  struct type_alias_obj *a = gc_new(sizeof *a, &typealias_type);
  if (!a) return V_ERROR;
  a->name = name;
  a->params = params;
  a->thunk = thunk;
  return (value)a;
}

static value class_itself(value cls, value index) { return cls; }

/* The __class_getitem__ of generic classes: MAKE_TYPE asks for it only where that name is stored next. */
extern const struct rom_name NAME(__class_getitem__) __attribute__((weak));
static const struct cfunction_obj class_getitem = {.type = &cfunction_type, .name = N(__class_getitem__),
                                                   .fn = (const void *)class_itself, .sig = CFUN_2, .min = 2, .max = 2,
                                                   .flags = CFUN_CLASS};

value type_param_make(unsigned n, const value *args) {
  switch (n) {
  case TYPE_PARAM_VAR: return make_param(&typevar_type, args[0]);
  case TYPE_PARAM_SPEC: return make_param(&paramspec_type, args[0]);
  case TYPE_PARAM_TUPLE: return make_param(&typevartuple_type, args[0]);
  case TYPE_PARAM_ALIAS: return make_alias(args[0], args[1], args[2]);
  default: return (value)&class_getitem;
  }
}

bool typevar_print(struct writer *w, value v, enum print_kind kind) {
  return print_value(w, ((struct type_param_obj *)v)->name, PRINT_STR);
}

value typevar_getattr(value v, value name) {
  return name == N(__name__) ? ((struct type_param_obj *)v)->name : V_STOP;
}

/* The value, evaluated at the first time. */
static value alias_value(value v) {
  struct type_alias_obj *a = ALIAS(v);
  if (a->thunk == V_NONE) return a->v;
  value x = call_0(a->thunk);
  if (!x) return V_ERROR;
  gc_store(&a->v, x);
  gc_store(&a->thunk, V_NONE);
  return x;
}

value typealias_getattr(value v, value name) {
  if (name == N(__value__)) return alias_value(v);
  if (name == N(__type_params__)) return ALIAS(v)->params;
  return typevar_getattr(v, name);
}

/* X[int] is X. */
value typealias_subscr(value v, value index, value x) { return x == V_STOP ? v : V_NOTIMPLEMENTED; }

BUILTIN_TYPE_DEF_BARE(typevar, TypeVar, OTHER, object, TYPE_FINAL, &typevar_ops)
BUILTIN_TYPE_DEF_BARE(paramspec, ParamSpec, OTHER, object, TYPE_FINAL, &typevar_ops)
BUILTIN_TYPE_DEF_BARE(typevartuple, TypeVarTuple, OTHER, object, TYPE_FINAL, &typevar_ops)
BUILTIN_TYPE_DEF_BARE(typealias, TypeAliasType, OTHER, object, TYPE_FINAL, &typealias_ops)
