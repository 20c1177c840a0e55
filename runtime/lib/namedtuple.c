/* SPDX-License-Identifier: MIT */
/* collections.namedtuple. A named tuple class is a class whose base is a builtin subclass of tuple; that base finds the
 * fields of an instance by the class's _fields, so the class itself holds nothing but _fields and _field_defaults. */
#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/class.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/list.h"
#include "runtime/core/module.h"
#include "runtime/core/name.h"
#include "runtime/core/print_guard.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"

#include <string.h>

extern const struct type_obj namedtuple_base_type;

/* The names of the fields, a tuple: empty where a program has put something else there. */
static value fields_of(const struct type_obj *cls) {
  value fields = type_lookup(cls, N(_fields));
  return fields != V_STOP && value_kind(fields) == KIND_TUPLE ? fields : TUPLE_EMPTY;
}

/* Number of a field, or -1. */
static intptr_t field(value fields, value name) {
  for (size_t i = 0; i < tuple_len(fields); i++) {
    if (tuple_items(fields)[i] == name) return (intptr_t)i;
  }
  return -1;
}

/* ---- instances ---- */

static bool missing(const struct type_obj *cls, value fields, const value *items) {
  value names = list_new(0, 0);
  for (size_t i = 0; names != V_ERROR && i < tuple_len(fields); i++) {
    if (!items[i] && !list_append_value(names, tuple_items(fields)[i])) return false;
  }
  if (names == V_ERROR) return false;
  size_t n = list_len(names);
  if (n == 1) err_raise(E(field_missing), cls->name, list_items(names)[0], 0);
  else if (n == 2) err_raise(E(fields_missing_2), cls->name, list_items(names)[0], list_items(names)[1]);
  else if (n) err_raise(E(fields_missing), cls->name, V_INT(n), list_items(names)[0]);
  return n == 0;
}

value namedtuple_new_instance(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  value fields = fields_of(cls), defaults = type_lookup(cls, N(_field_defaults));
  if (defaults != V_STOP && value_kind(defaults) != KIND_DICT) defaults = V_STOP;
  size_t n = tuple_len(fields);
  if (nargs > n) return err_raise(E(fields_too_many), cls->name, V_INT(n + 1), V_INT(nargs + 1));
  value t = tuple_new_of(cls, n, 0);
  if (t == V_ERROR) return V_ERROR;
  for (size_t i = 0; i < nargs; i++) gc_store(&tuple_items(t)[i], args[i]);
  for (const value *kw = args + nargs; nkw--; kw += 2) {
    value name = name_intern(kw[0]);
    intptr_t i = name == V_ERROR ? -1 : field(fields, name);
    if (name == V_ERROR) return V_ERROR;
    if (i < 0) return err_raise(E(field_unexpected), cls->name, kw[0], 0);
    if (tuple_items(t)[i]) return err_raise(E(field_twice), cls->name, kw[0], 0);
    gc_store(&tuple_items(t)[i], kw[1]);
  }
  for (size_t i = nargs; i < n; i++) {
    value v = defaults == V_STOP ? V_UNSET : dict_find(OBJ(dict, defaults), tuple_items(fields)[i]);
    if (!tuple_items(t)[i]) gc_store(&tuple_items(t)[i], v);
  }
  return missing(cls, fields, tuple_items(t)) ? t : V_ERROR;
}

bool namedtuple_print(struct writer *w, value self, enum print_kind kind) {
  struct print_guard guard;
  value fields = fields_of(value_type(self));
  (void)kind;
  if (!vm_stack_ok()) return false;
  if (!print_guard_enter(&guard, self)) return print_cstr(w, "...");
  bool ok = print_value(w, value_type(self)->name, PRINT_STR) && print_cstr(w, "(");
  for (size_t i = 0; ok && i < tuple_len(self) && i < tuple_len(fields); i++) {
    ok = (!i || print_cstr(w, ", ")) && print_value(w, tuple_items(fields)[i], PRINT_STR) && print_cstr(w, "=") &&
         print_value(w, tuple_items(self)[i], PRINT_REPR);
  }
  print_guard_leave(&guard);
  return ok && print_cstr(w, ")");
}

value namedtuple_getattr(value self, value name) {
  intptr_t i = field(fields_of(value_type(self)), name);
  return i >= 0 && (size_t)i < tuple_len(self) ? tuple_items(self)[i] : V_STOP;
}

value namedtuple_setattr(value self, value name, value v) {
  (void)v;
  return field(fields_of(value_type(self)), name) < 0 ? V_STOP : err_raise(E(cannot_set), 0, 0, 0);
}

value namedtuple_asdict(value self) {
  value fields = fields_of(value_type(self)), d = dict_new(tuple_len(self));
  for (size_t i = 0; d != V_ERROR && i < tuple_len(self) && i < tuple_len(fields); i++) {
    if (!dict_set(d, tuple_items(fields)[i], tuple_items(self)[i])) return V_ERROR;
  }
  return d;
}

value namedtuple_make(value cls, value iterable) {
  value t = tuple_from(iterable);
  if (t == V_ERROR) return V_ERROR;
  size_t n = tuple_len(fields_of(OBJ(type, cls)));
  if (tuple_len(t) != n) return err_raise(E(fields_wrong_count), V_INT(n), V_INT(tuple_len(t)), 0);
  return tuple_new_of(OBJ(type, cls), n, tuple_items(t));
}

value namedtuple_replace(size_t nargs, size_t nkw, const value *args) {
  value self = args[0], fields = fields_of(value_type(self));
  if (!arg_count(N(_replace), nargs - 1, 0, 0)) return V_ERROR;
  value t = tuple_new_of(value_type(self), tuple_len(self), tuple_items(self)), unknown = 0;
  for (const value *kw = args + nargs; t != V_ERROR && nkw--; kw += 2) {
    value name = name_intern(kw[0]);
    intptr_t i = name == V_ERROR ? -1 : field(fields, name);
    if (name == V_ERROR) return V_ERROR;
    if (i >= 0 && (size_t)i < tuple_len(self)) {
      gc_store(&tuple_items(t)[i], kw[1]);
      continue;
    }
    if (!unknown && (unknown = list_new(0, 0)) == V_ERROR) return V_ERROR;
    if (!list_append_value(unknown, kw[0])) return V_ERROR;
  }
  return unknown ? err_raise(E(field_names_unexpected), unknown, 0, 0) : t;
}

BUILTIN_TYPE_DEF(namedtuple_base, tuple, TUPLE, tuple, 0, &namedtuple_ops)

/* ---- classes ---- */

/* The words of "x y, z" as a list. */
static value split_names(const struct str_obj *s) {
  value list = list_new(0, 0);
  for (size_t i = 0, size = str_size(s); list != V_ERROR && i < size;) {
    size_t start = i;
    while (i < size && str_data(s)[i] != ' ' && str_data(s)[i] != ',' && str_data(s)[i] != '\n' && str_data(s)[i] != '\t') i++;
    if (i > start) {
      value word = str_new(str_text(s) + start, i - start);
      if (word == V_ERROR || !list_append_value(list, word)) return V_ERROR;
    }
    i++;
  }
  return list;
}

static bool is_identifier(const struct str_obj *s) {
  if (str_size(s) == 0 || (str_data(s)[0] >= '0' && str_data(s)[0] <= '9')) return false;
  for (size_t i = 0, size = str_size(s); i < size; i++) {
    uint8_t c = str_data(s)[i];
    if (!(c == '_' || c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'))) return false;
  }
  return true;
}

/* Python's keywords (language reference, "Keywords"). */
static bool is_keyword(const struct str_obj *s) {
  static const char words[] = " False None True and as assert async await break class continue def del elif else except "
                              "finally for from global if import in is lambda nonlocal not or pass raise return try "
                              "while with yield ";
  for (const char *p = words; (p = strchr(p, ' ')) && p[1];) {
    p++;
    if (!strncmp(p, str_text(s), str_size(s)) && p[str_size(s)] == ' ') return true;
  }
  return false;
}

/* A tuple of interned names, checked. */
static value check_names(value list, bool rename) {
  size_t n = list_len(list);
  value t = tuple_new(n, 0);
  for (size_t i = 0; t != V_ERROR && i < n; i++) {
    value name = list_items(list)[i];
    if (!value_is_str(name)) return err_raise(E(field_not_str), name, 0, 0);
    const struct err_msg *wrong = 0;
    if (!is_identifier(str_of(name))) wrong = E(field_identifier);
    else if (is_keyword(str_of(name))) wrong = E(field_keyword);
    else if (str_data(str_of(name))[0] == '_') wrong = E(field_underscore);
    name = name_intern(name);
    if (name == V_ERROR) return V_ERROR;
    for (size_t k = 0; k < i && !wrong; k++) {
      if (tuple_items(t)[k] == name) wrong = E(field_duplicate);
    }
    if (wrong && !rename) return err_raise(wrong, name, 0, 0);
    if (wrong) {
      char text[8] = "_";
      size_t len = 1;
      for (size_t unit = i >= 100 ? 100 : i >= 10 ? 10 : 1; unit; unit /= 10) text[len++] = (char)('0' + i / unit % 10);
      value renamed = str_new(text, len);
      name = renamed == V_ERROR ? V_ERROR : name_intern(renamed);
      if (name == V_ERROR) return V_ERROR;
    }
    gc_store(&tuple_items(t)[i], name);
  }
  return t;
}

static value default_values(value fields, value defaults) {
  value d = dict_new(0), t = defaults == V_NONE ? TUPLE_EMPTY : tuple_from(defaults);
  if (d == V_ERROR || t == V_ERROR) return V_ERROR;
  size_t n = tuple_len(fields), m = tuple_len(t);
  if (m > n) return err_raise(E(field_defaults), 0, 0, 0);
  for (size_t i = 0; i < m; i++) {
    if (!dict_set(d, tuple_items(fields)[n - m + i], tuple_items(t)[i])) return V_ERROR;
  }
  return d;
}

value collections_namedtuple(size_t nargs, size_t nkw, const value *args) {
  enum { TYPENAME, FIELDS, RENAME, DEFAULTS, MODULE_, COUNT };
  const value names[COUNT] = {N(typename), N(field_names), N(rename), N(defaults), N(module)};
  value v[COUNT] = {V_UNSET, V_UNSET, V_FALSE, V_NONE, V_NONE};
  if (!arg_bind(N(namedtuple), nargs, nkw, args, 2, COUNT, names, v)) return V_ERROR;
  if (!v[TYPENAME] || !v[FIELDS] || !value_is_str(v[TYPENAME])) return err_raise(E(namedtuple_arguments), 0, 0, 0);
  value list = value_is_str(v[FIELDS]) ? split_names(str_of(v[FIELDS])) : list_from(v[FIELDS]);
  int rename = list == V_ERROR ? -1 : op_is_true(v[RENAME]);
  value fields = rename < 0 ? V_ERROR : check_names(list, rename);
  value defaults = fields == V_ERROR ? V_ERROR : default_values(fields, v[DEFAULTS]);
  value dict = defaults == V_ERROR ? V_ERROR : dict_new(4), base = (value)&namedtuple_base_type;
  const struct module_obj *m = vm_module();
  if (dict == V_ERROR || !dict_set(dict, N(_fields), fields) || !dict_set(dict, N(_field_defaults), defaults) ||
      !dict_set(dict, N(__match_args__), fields) ||
      !dict_set(dict, N(__module__), v[MODULE_] != V_NONE ? v[MODULE_] : m ? module_name(m) : N(collections)))
    return V_ERROR;
  value bases = tuple_new(1, &base);
  return bases == V_ERROR ? V_ERROR : class_new(&type_type, v[TYPENAME], bases, dict, 0, 0);
}
