/* SPDX-License-Identifier: MIT */
/* Template and Interpolation (PEP 750). A template of n interpolations has n + 1 strings around them. */
#include "runtime/lib/template.h"

#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/list.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"

struct interpolation_obj {
  const struct type_obj *type;
  value v, expression, conversion, spec;
};

struct template_obj {
  const struct type_obj *type;
  value strings, interpolations;
};

#define PART(x) ((struct interpolation_obj *)(x))
#define TEMPLATE(x) ((struct template_obj *)(x))

static value new_interpolation(value v, value expression, value conversion, value spec) {
  struct interpolation_obj *i = gc_new(sizeof *i, &interpolation_type);
  if (!i) return V_ERROR;
  i->v = v;
  i->expression = expression;
  i->conversion = conversion;
  i->spec = spec;
  return (value)i;
}

static value new_template(value strings, value interpolations) {
  struct template_obj *t = strings && interpolations ? gc_new(sizeof *t, &template_type) : 0;
  if (!t) return V_ERROR;
  t->strings = strings;
  t->interpolations = interpolations;
  return (value)t;
}

static value conversion_of(unsigned how) {
  return how == 0 ? V_NONE : str_new(how == 1 ? "s" : how == 2 ? "r" : "a", 1);
}

value template_make(unsigned n, const value *args) {
  if (!n) return new_template(args[0], args[1]);
  value conversion = conversion_of(n >> 1 & 3), spec = n >> 3 ? args[2] : str_empty();
  return conversion && spec ? new_interpolation(args[0], args[1], conversion, spec) : V_ERROR;
}

/* __template__(strings, (value, expression, conversion, specification) for each interpolation in a row): what MicroPython's
   compiler makes of a template string. */
value builtin_template(size_t nargs, const value *args) {
  const value *parts = args + 1;
  size_t n = nargs - 1;
  if (n == 1 && value_kind(args[1]) == KIND_TUPLE) parts = tuple_items(args[1]), n = tuple_len(args[1]);
  value interpolations = tuple_new(n / 4, 0);
  for (size_t i = 0; interpolations && i < n / 4; i++) {
    value part = new_interpolation(parts[4 * i], parts[4 * i + 1], parts[4 * i + 2], parts[4 * i + 3]);
    if (!part) return V_ERROR;
    tuple_items(interpolations)[i] = part;
  }
  return new_template(args[0], interpolations);
}

/* ---- Interpolation ---- */

value interpolation_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  const value names[4] = {N(value), N(expression), N(conversion), N(format_spec)};
  value v[4] = {V_UNSET, str_empty(), V_NONE, str_empty()};
  if (!arg_bind(cls->name, nargs, nkw, args, 4, 4, names, v)) return V_ERROR;
  if (!v[0]) return err_raise(E(interpolation_value), 0, 0, 0);
  if (v[2] != V_NONE) {
    if (!value_is_str(v[2])) return err_raise(E(interpolation_conversion), 0, 0, 0);
    const struct str_obj *s = str_of(v[2]);
    if (str_size(s) != 1 || (str_data(s)[0] != 's' && str_data(s)[0] != 'r' && str_data(s)[0] != 'a'))
      return err_raise(E(interpolation_conversion), 0, 0, 0);
  }
  return new_interpolation(v[0], v[1], v[2], v[3]);
}

bool interpolation_print(struct writer *w, value v, enum print_kind kind) {
  const struct interpolation_obj *i = PART(v);
  return print_cstr(w, "Interpolation(") && print_value(w, i->v, PRINT_REPR) && print_cstr(w, ", ") &&
         print_value(w, i->expression, PRINT_REPR) && print_cstr(w, ", ") && print_value(w, i->conversion, PRINT_REPR) &&
         print_cstr(w, ", ") && print_value(w, i->spec, PRINT_REPR) && print_cstr(w, ")");
}

value interpolation_getattr(value v, value name) {
  const struct interpolation_obj *i = PART(v);
  if (name == N(value)) return i->v;
  if (name == N(expression)) return i->expression;
  if (name == N(conversion)) return i->conversion;
  return name == N(format_spec) ? i->spec : V_STOP;
}

/* ---- Template ---- */

/* The last string of a list of them grows, or is made. */
static bool add_text(value strings, value text) {
  size_t n = list_len(strings);
  value joined = op_binary(BINARY_ADD, list_items(strings)[n - 1], text);
  if (!joined) return false;
  gc_store(&list_items(strings)[n - 1], joined);
  return true;
}

static bool add_part(value strings, value parts, value part) {
  return list_append_value(parts, part) && list_append_value(strings, str_empty());
}

static bool add_template(value strings, value parts, value t) {
  const value *text = tuple_items(TEMPLATE(t)->strings), *part = tuple_items(TEMPLATE(t)->interpolations);
  for (size_t i = 0; i < tuple_len(TEMPLATE(t)->strings); i++) {
    if (!add_text(strings, text[i])) return false;
    if (i < tuple_len(TEMPLATE(t)->interpolations) && !add_part(strings, parts, part[i])) return false;
  }
  return true;
}

static value of_lists(value strings, value parts) {
  value a = list_to_tuple(strings), b = a ? list_to_tuple(parts) : V_ERROR;
  return new_template(a, b);
}

value template_make_of(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  value empty = str_empty(), strings = list_new(1, &empty), parts = list_new(0, 0);
  if (nkw) return err_raise(E(no_keywords), cls->name, 0, 0);
  if (!strings || !parts) return V_ERROR;
  for (size_t i = 0; i < nargs; i++) {
    bool ok;
    if (value_is_str(args[i])) ok = add_text(strings, args[i]);
    else if (value_type(args[i]) == &interpolation_type) ok = add_part(strings, parts, args[i]);
    else return err_raise(E(template_argument), args[i], 0, 0);
    if (!ok) return V_ERROR;
  }
  return of_lists(strings, parts);
}

bool template_print(struct writer *w, value v, enum print_kind kind) {
  return print_cstr(w, "Template(strings=") && print_value(w, TEMPLATE(v)->strings, PRINT_REPR) &&
         print_cstr(w, ", interpolations=") && print_value(w, TEMPLATE(v)->interpolations, PRINT_REPR) && print_cstr(w, ")");
}

static value values_of(value t) {
  value parts = TEMPLATE(t)->interpolations, out = tuple_new(tuple_len(parts), 0);
  for (size_t i = 0; out && i < tuple_len(parts); i++) tuple_items(out)[i] = PART(tuple_items(parts)[i])->v;
  return out;
}

value template_getattr(value v, value name) {
  if (name == N(strings)) return TEMPLATE(v)->strings;
  if (name == N(interpolations)) return TEMPLATE(v)->interpolations;
  return name == N(values) ? values_of(v) : V_STOP;
}

value template_binary(enum binary_op op, value a, value b) {
  if (op == INPLACE_ADD) op = BINARY_ADD;
  if (op != BINARY_ADD) return V_NOTIMPLEMENTED;
  if (value_type(a) != &template_type || value_type(b) != &template_type) return err_raise(E(template_concat), b, 0, 0);
  value empty = str_empty(), strings = list_new(1, &empty), parts = list_new(0, 0);
  if (!strings || !parts || !add_template(strings, parts, a) || !add_template(strings, parts, b)) return V_ERROR;
  return of_lists(strings, parts);
}

/* Strings that are not empty, and interpolations, in their order. */
value template_iter(value v) {
  const value *text = tuple_items(TEMPLATE(v)->strings), *part = tuple_items(TEMPLATE(v)->interpolations);
  value list = list_new(0, 0);
  for (size_t i = 0; list && i < tuple_len(TEMPLATE(v)->strings); i++) {
    if (!str_is_empty(str_of(text[i])) && !list_append_value(list, text[i])) return V_ERROR;
    if (i < tuple_len(TEMPLATE(v)->interpolations) && !list_append_value(list, part[i])) return V_ERROR;
  }
  return list ? iter_new(list) : V_ERROR;
}

BUILTIN_TYPE_DEF_BARE(interpolation, Interpolation, OTHER, object, TYPE_FINAL, &interpolation_ops)
BUILTIN_TYPE_DEF_BARE(template, Template, OTHER, object, TYPE_FINAL, &template_ops)
