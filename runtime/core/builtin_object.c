/* SPDX-License-Identifier: MIT */
/* Builtin functions about objects: attributes, types, identity, namespaces, text forms. */
#include "runtime/core/arg.h"
#include "runtime/core/class.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/format.h"
#include "runtime/core/frame.h"
#include "runtime/core/instance.h"
#include "runtime/core/int.h"
#include "runtime/core/list.h"
#include "runtime/core/module.h"
#include "runtime/core/name.h"
#include "runtime/core/sequence.h"
#include "runtime/core/service.h"
#include "runtime/core/special.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"

/* ---- attributes by name ---- */

static bool is_refused(value name) { return firn_service_asked_special && !firn_service_asked_special(name); }

/* As attr_find, an AttributeError raised on the way is taken too. */
static value find(value v, value name) {
  ASKS(methods);
  name = name_attribute(name);
  if (name != V_ERROR && is_refused(name)) return V_STOP;
  value r = name == V_ERROR ? V_ERROR : attr_find(v, name);
  if (r != V_ERROR || name == V_ERROR || !err_matches(&exc_AttributeError)) return r;
  err_take();
  return V_STOP;
}

value builtin_getattr(size_t nargs, const value *args) {
  if (nargs == 3) {
    value v = find(args[0], args[1]);
    return v == V_STOP ? args[2] : v;
  }
  value name = name_attribute(args[1]);
  if (name != V_ERROR && is_refused(name)) return err_raise(E(no_attribute), args[0], name, 0);
  return name == V_ERROR ? V_ERROR : attr_get(args[0], name);
}

value builtin_hasattr(value v, value name) {
  value r = find(v, name);
  return r == V_ERROR ? V_ERROR : value_from_bool(r != V_STOP);
}

value builtin_setattr(value v, value name, value x) {
  name = name_attribute(name);
  return name != V_ERROR && attr_set(v, name, x) ? V_NONE : V_ERROR;
}

value builtin_delattr(value v, value name) {
  name = name_attribute(name);
  return name != V_ERROR && attr_delete(v, name) ? V_NONE : V_ERROR;
}

/* ---- types and identity ---- */

bool builtin_is_callable(value v);
value builtin_callable(value v) { return value_from_bool(builtin_is_callable(v)); }

value builtin_id(value v) { return int_from_u64(v); }

value builtin_hash(value v) {
  uint32_t h;
  if (value_is_int(v) && value_int(v) >= -(1 << 29) && value_int(v) < 1 << 29) return v == V_INT(-1) ? V_INT(-2) : v;
  const struct type_obj *t = value_type(v);
  if ((t->flags & TYPE_IS_CLASS) && !(t->flags & TYPE_UNHASHABLE)) {
    value r = special_ask(SPECIAL_HASH, 1, &v);
    if (r != V_STOP && value_is_bool(r)) return V_INT(r == V_TRUE);
    if (r == V_ERROR || (r != V_STOP && value_is_integer(r))) return r;
    if (r != V_STOP) return err_raise(E(hash_type), 0, 0, 0);
  }
  return op_hash(v, &h) ? V_INT((int32_t)(h << 2) >> 2) : V_ERROR; /* of 30 bits, as those of small ints */
}

/* Is `t` (the type of v when that is given) what is meant by `what`: a class or a tuple of them? 1, 0, -1. */
static int is_one_of(value v, const struct type_obj *t, value what, enum special check, const struct err_msg *wrong) {
  if (!vm_stack_ok()) return -1;
  if (value_is_type(what)) {
    if (value_type(what)->flags & TYPE_IS_CLASS) {
      value args[2] = {what, v};
      value r = special_ask(check, 2, args);
      if (r != V_STOP) return r == V_ERROR ? -1 : op_is_true(r);
    }
    return type_is_subclass(t, OBJ(type, what));
  }
  if (value_kind(what) == KIND_TUPLE) {
    for (size_t i = 0; i < tuple_len(what); i++) {
      int r = is_one_of(v, t, tuple_items(what)[i], check, wrong);
      if (r) return r;
    }
    return 0;
  }
  value classes = firn_service_union_args ? firn_service_union_args(what) : V_STOP;
  if (classes != V_STOP) return is_one_of(v, t, classes, check, wrong);
  err_raise(wrong, 0, 0, 0);
  return -1;
}

value builtin_isinstance(value v, value what) {
  int r = is_one_of(v, value_type(v), what, SPECIAL_INSTANCECHECK, E(isinstance_what));
  return r < 0 ? V_ERROR : value_from_bool(r);
}

value builtin_issubclass(value cls, value what) {
  if (!value_is_type(cls)) return err_raise(E(issubclass_class), 0, 0, 0);
  int r = is_one_of(cls, OBJ(type, cls), what, SPECIAL_SUBCLASSCHECK, E(issubclass_what));
  return r < 0 ? V_ERROR : value_from_bool(r);
}

/* ---- text ---- */

value builtin_repr(value v) {
  struct strbuf b;
  strbuf_init(&b);
  return print_value(&b.w, v, PRINT_REPR) ? strbuf_str(&b) : V_ERROR;
}

/* One character of a repr as ASCII. */
static bool put_ascii(struct strbuf *b, uint32_t c) {
  static const char hex[] = "0123456789abcdef";
  char text[10] = "\\";
  unsigned digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
  if (c < 0x80) {
    text[0] = (char)c;
    return strbuf_put(b, text, 1);
  }
  text[1] = digits == 2 ? 'x' : digits == 4 ? 'u' : 'U';
  for (unsigned i = 0; i < digits; i++) text[2 + i] = hex[c >> 4 * (digits - 1 - i) & 15];
  return strbuf_put(b, text, 2 + digits);
}

value builtin_ascii(value v) {
  struct strbuf b;
  unsigned width;
  value text = builtin_repr(v);
  if (text == V_ERROR || str_is_ascii(str_of(text))) return text;
  strbuf_init(&b);
  for (size_t i = 0, size = str_size(str_of(text)); i < size; i += width) {
    if (!put_ascii(&b, utf8_decode(str_data(str_of(text)) + i, &width))) return V_ERROR;
  }
  return strbuf_str(&b);
}

value builtin_format(size_t nargs, const value *args) {
  struct strbuf b;
  value spec = nargs == 2 ? args[1] : str_empty();
  if (!value_is_str(spec)) return err_raise(E(format_spec_type), spec, 0, 0);
  strbuf_init(&b);
  return format_value(&b.w, args[0], spec) ? strbuf_str(&b) : V_ERROR;
}

/* ---- namespaces ---- */

value builtin_globals(void) {
  const struct module_obj *m = vm_module();
  return m ? module_namespace(m) : dict_new(0);
}

/* The locals of a function's frame as a new dict; cells are looked into. */
static value frame_locals(const struct frame *f) {
  value d = dict_new(0);
  for (unsigned i = 0, n = code_n_locals(f->code); d != V_ERROR && i < n; i++) {
    value v = f->words[i], name = code_local_name(f->code, i);
    if (v && value_is_obj(v) && obj_type(v) == &cell_type) v = OBJ(cell, v)->v;
    if (v && v != V_NULLARG && name && !dict_set(d, name, v)) return V_ERROR;
  }
  return d;
}

value builtin_locals(void) {
  const struct frame *f = vm.frame;
  if (!f) return builtin_globals();
  if (f->names) return f->names;
  return f->code->flags & CODE_MODULE ? builtin_globals() : frame_locals(f);
}

value builtin_vars(size_t nargs, const value *args) {
  if (nargs == 0) return builtin_locals();
  value d = attr_find(args[0], N(__dict__));
  return d == V_STOP ? err_raise(E(vars_no_dict), 0, 0, 0) : d;
}

const struct module_obj *importer_running(value globals) {
  (void)globals;
  return vm_module();
}

/* Are all of these names? */
static bool all_names(const struct tuple_obj *t) {
  for (size_t i = 0; i < t->len; i++)
    if (!value_is_str(t->items[i])) return false;
  return true;
}

/* With a fromlist that is no tuple of names: only that of a package is looked at, and may be anything that gives names. */
static value import_wanted(const struct module_obj *importer, value name, value level, value from) {
  value star = str_new("*", 1), whole = star ? tuple_from(star) : V_ERROR;
  value m = whole ? import_name(importer, name, level, whole) : V_ERROR;
  if (!m || value_kind(m) != KIND_MODULE || !OBJ(module, m)->info->is_package) return m;
  if (!(from = tuple_from(from))) return V_ERROR;
  return all_names(OBJ(tuple, from)) ? import_name(importer, name, level, from) : err_raise(E(import_not_str), 0, 0, 0);
}

value builtin_import(size_t nargs, size_t nkw, const value *args) {
  enum { NAME_, GLOBALS, LOCALS, FROMLIST, LEVEL, COUNT };
  const value names[COUNT] = {N(name), N(globals), N(locals), N(fromlist), N(level)};
  value v[COUNT] = {V_UNSET, V_NONE, V_NONE, TUPLE_EMPTY, V_INT(0)};
  if (!arg_bind(N(__import__), nargs, nkw, args, COUNT, COUNT, names, v)) return V_ERROR;
  if (!v[NAME_]) return err_raise(E(import_nothing), 0, 0, 0);
  if (!value_is_str(v[NAME_])) return err_raise(E(import_not_str), 0, 0, 0);
  intptr_t level;
  if (!sequence_clamped(v[LEVEL], &level)) return V_ERROR;
  if (level < 0) return err_raise(E(import_level), 0, 0, 0);
  if (level && v[GLOBALS] != V_NONE && value_kind(v[GLOBALS]) != KIND_DICT) return err_raise(E(import_globals), 0, 0, 0);
  if (!level && str_is_empty(str_of(v[NAME_]))) return err_raise(E(import_empty), 0, 0, 0);
  const struct module_obj *importer = firn_service_importer(v[GLOBALS]);
  bool is_plain = value_kind(v[FROMLIST]) == KIND_TUPLE && all_names(OBJ(tuple, v[FROMLIST]));
  int wants = is_plain ? 0 : vm_is_true(v[FROMLIST]);
  if (wants < 0) return V_ERROR;
  return wants ? import_wanted(importer, v[NAME_], V_INT(level), v[FROMLIST])
               : import_name(importer, v[NAME_], V_INT(level), is_plain ? v[FROMLIST] : TUPLE_EMPTY);
}

/* ---- dir ---- */

static bool add_names(value d, const value *names, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (names[i] && !dict_set(d, names[i], V_NONE)) return false;
  }
  return true;
}

static bool add_members(value d, const struct members_obj *m) {
  for (size_t i = 0; m && i < m->n; i++) {
    if (!dict_set(d, m->rows[2 * i], V_NONE)) return false;
  }
  return true;
}

static bool add_keys(value d, value from) {
  uint32_t pos = 0;
  value k, v;
  if (!from) return true;
  while (dict_next(OBJ(dict, from), &pos, &k, &v)) {
    if (!dict_set(d, k, V_NONE)) return false;
  }
  return true;
}

static bool add_class(value d, const struct type_obj *t) {
  const struct type_obj *c;
  for (size_t i = 0; (c = class_mro_next(t, &i));) {
    if (!add_members(d, c->members) || !add_keys(d, type_dict(c))) return false;
  }
  return true;
}

static bool add_module(value d, const struct module_obj *m) {
  for (size_t i = 0; i < m->info->n_slots; i++) {
    if (m->slots[i] && !add_names(d, &m->info->slot_names[i], 1)) return false;
  }
  return add_members(d, m->info->members) && (!m->state || add_keys(d, m->state[1]));
}

static bool add_instance(value d, value v) {
  const struct type_obj *t = value_type(v);
  if (t->flags & TYPE_IS_CLASS) {
    for (size_t i = 0; i < t->n_slots; i++) {
      if (((value *)v)[t->slot_start + i] && !add_names(d, &t->slot_names[i], 1)) return false;
    }
    value *more = instance_dict_word(v);
    if (more && !add_keys(d, *more)) return false;
  }
  return add_class(d, t);
}

static value sorted_names(value d) {
  value list = list_from(d);
  return list != V_ERROR && list_sort_in_place(list, V_NONE, false) ? list : V_ERROR;
}

/* v.__dir__() of those that have none of their own. */
value object_dir(value v) {
  value d = dict_new(0);
  if (d == V_ERROR) return V_ERROR;
  bool ok = value_kind(v) == KIND_MODULE ? add_module(d, OBJ(module, v))
            : value_is_type(v)           ? add_class(d, OBJ(type, v))
                                         : add_instance(d, v);
  return ok ? sorted_names(d) : V_ERROR;
}

value builtin_dir(size_t nargs, const value *args) {
  if (nargs == 0) {
    value names = builtin_locals();
    return names == V_ERROR ? V_ERROR : sorted_names(names);
  }
  value own = special_of_class(args[0], SPECIAL_DIR, 1, args); /* a method of the type: a class has its instances' one, too */
  if (own == V_STOP) return object_dir(args[0]);
  return own == V_ERROR ? V_ERROR : sorted_names(own);
}
