/* SPDX-License-Identifier: MIT */
/* time.struct_time: a tuple whose items have names, too (library reference, "time"). gmtime() and localtime() give one in
 * images that name a field or the type, in others a plain tuple, as MicroPython does. tm_zone and tm_gmtoff are left out. */
#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/print_guard.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"

enum { FIELDS = 9, MOST = 11 };

static const value fields[FIELDS] = {N(tm_year), N(tm_mon),  N(tm_mday), N(tm_hour), N(tm_min),
                                     N(tm_sec),  N(tm_wday), N(tm_yday), N(tm_isdst)};
extern const struct type_obj struct_time_type;

value struct_time_new(const value *items) { return tuple_new_of(&struct_time_type, FIELDS, items); }

value struct_time_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  (void)cls;
  if (nkw || !arg_count(N(struct_time), nargs, 1, 1)) return nkw ? err_raise(E(no_keywords), N(struct_time), 0, 0) : V_ERROR;
  value t = tuple_from(args[0]);
  if (!t) return V_ERROR;
  size_t n = tuple_len(t);
  if (n < FIELDS || n > MOST) return err_raise(n < FIELDS ? E(struct_time_short) : E(struct_time_long), V_INT(n), 0, 0);
  return struct_time_new(tuple_items(t));
}

static int field(value name) {
  int i = FIELDS;
  while (i-- && fields[i] != name) {}
  return i;
}

value struct_time_getattr(value self, value name) {
  int i = field(name);
  return i < 0 ? V_STOP : tuple_items(self)[i];
}

value struct_time_setattr(value self, value name, value v) {
  (void)self, (void)v;
  return field(name) < 0 ? V_STOP : err_raise(E(struct_time_readonly), 0, 0, 0);
}

bool struct_time_print(struct writer *w, value self, enum print_kind kind) {
  struct print_guard guard;
  (void)kind;
  if (!vm_stack_ok()) return false;
  if (!print_guard_enter(&guard, self)) return print_cstr(w, "...");
  bool ok = print_cstr(w, "time.struct_time(");
  for (int i = 0; ok && i < FIELDS; i++) {
    ok = (!i || print_cstr(w, ", ")) && print_value(w, fields[i], PRINT_STR) && print_cstr(w, "=") &&
         print_value(w, tuple_items(self)[i], PRINT_REPR);
  }
  print_guard_leave(&guard);
  return ok && print_cstr(w, ")");
}

BUILTIN_TYPE_DEF_IN(time, struct_time, struct_time, TUPLE, tuple, TYPE_FINAL, &struct_time_ops)
