/* SPDX-License-Identifier: MIT */
/* What only some functions have: cells, defaults, attributes. */
#include "runtime/core/builtin.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/frame.h"
#include "runtime/core/function.h"
#include "runtime/core/gc.h"
#include "runtime/core/module.h"
#include "runtime/core/service.h"
#include "runtime/core/tuple.h"

value cell_new(value v) {
  struct cell_obj *c = gc_new(sizeof *c, &cell_type);
  if (!c) return V_ERROR;
  c->v = v;
  return (value)c;
}
BUILTIN_TYPE_DEF_BARE(cell, cell, CELL, object, TYPE_FINAL, &cell_ops)

bool function_make_cells(const struct code_obj *code, value *locals) {
  const uint8_t *cells = code_cells(code);
  for (unsigned n = code_rare(code)->n_cells; n--; cells++) {
    value c = cell_new(locals[*cells]);
    if (!c) return false;
    locals[*cells] = c;
  }
  return true;
}

static struct function_extra_obj *extra_of(struct function_obj *f) {
  if (!f->extra) gc_store_ptr(&f->extra, gc_new(sizeof *f->extra, &function_extra_type));
  return f->extra;
}

value function_closure(value code, const struct module_obj *m, value defaults, value kwdefaults, size_t n, const value *cells) {
  value v = function_new(code, m);
  if (!v) return V_ERROR;
  struct function_obj *f = OBJ(function, v);
  if (n) {
    value closure = tuple_new(n, cells);
    if (!closure) return V_ERROR;
    gc_store(&f->closure, closure);
  }
  if (defaults == V_NULLARG) defaults = 0;
  if (kwdefaults == V_NULLARG) kwdefaults = 0;
  if (defaults || kwdefaults) {
    struct function_extra_obj *e = extra_of(f);
    if (!e) return V_ERROR;
    e->defaults = defaults;
    e->kwdefaults = kwdefaults;
  }
  return v;
}

static value load_detail(struct function_obj *f, value name) {
  struct function_extra_obj *e = f->extra;
  if (name == N(__module__)) return f->module->info->name;
  if (name == N(__globals__) && firn_service_function_globals) return firn_service_function_globals(f->module);
  if (name == N(__defaults__)) return e && e->defaults ? e->defaults : V_NONE;
  if (name == N(__kwdefaults__)) return e && e->kwdefaults ? e->kwdefaults : V_NONE;
  if (name == N(__doc__)) return e && e->doc ? e->doc : V_NONE;
  if (name == N(__dict__)) {
    e = extra_of(f);
    if (e && !e->dict) gc_store(&e->dict, dict_new(0));
    return e ? e->dict : V_ERROR;
  }
  if (name == N(__get__) && firn_service_descriptor_getter) return firn_service_descriptor_getter((value)f);
  if (firn_service_function_code) {
    value x = firn_service_function_code((value)f, name);
    if (x != V_STOP) return x;
  }
  if (name != N(__annotations__)) return V_STOP;
  value dict = dict_new(0); /* none were stored, as any attribute is */
  return dict && function_setattr((value)f, name, dict) ? dict : V_ERROR;
}

value function_detail(value v, value name, value x) {
  struct function_obj *f = OBJ(function, v);
  if (x == V_STOP) return load_detail(f, name);
  if (name == N(__globals__)) return err_raise(E(readonly_attribute), 0, 0, 0);
  bool doc = name == N(__doc__), defaults = name == N(__defaults__);
  if (!doc && (!x || (!defaults && name != N(__kwdefaults__)))) return V_STOP;
  struct function_extra_obj *e = extra_of(f);
  if (!e) return V_ERROR;
  gc_store(doc ? &e->doc : defaults ? &e->defaults : &e->kwdefaults, x == V_NONE ? 0 : x);
  return V_NONE;
}

/* Attributes of functions: the ones every function has, and those that the program stores. */
value function_getattr(value v, value name) {
  struct function_obj *f = OBJ(function, v);
  if (f->extra && f->extra->dict) {
    value x = dict_find(OBJ(dict, f->extra->dict), name);
    if (x) return x;
  }
  if (name == N(__name__)) return code_name(f->code);
  if (name == N(__qualname__)) return code_qualname(f->code);
  return firn_service_function_detail ? firn_service_function_detail(v, name, V_STOP) : V_STOP;
}

value function_setattr(value v, value name, value x) {
  if (name == N(__code__)) return err_raise(E(readonly_attribute), 0, 0, 0);
  value done = firn_service_function_detail ? firn_service_function_detail(v, name, x) : V_STOP;
  if (done != V_STOP) return done;
  struct function_extra_obj *e = extra_of(OBJ(function, v));
  if (!e) return V_ERROR;
  if (!e->dict) {
    if (!x) return V_STOP;
    gc_store(&e->dict, dict_new(1));
  }
  if (!e->dict) return V_ERROR;
  if (x) return dict_set(e->dict, name, x) ? V_NONE : V_ERROR;
  return dict_remove(e->dict, name);
}
BUILTIN_TYPE_DEF_BARE(function_extra, function_extra, OTHER, object, TYPE_FINAL, 0)
