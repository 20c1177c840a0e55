/* SPDX-License-Identifier: MIT */
/* str() and repr() of any value into a writer. */
#include "runtime/core/error.h"
#include "runtime/core/service.h"
#include "runtime/core/special.h"
#include "runtime/core/str.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"

#include <string.h>

bool print_cstr(struct writer *w, const char *s) { return w->write(w, s, strlen(s)); }

bool print_int(struct writer *w, intptr_t i) {
  char text[24], *p = text + sizeof text;
  uintptr_t u = i < 0 ? -(uintptr_t)i : (uintptr_t)i;
  do *--p = (char)('0' + u % 10);
  while (u /= 10);
  if (i < 0) *--p = '-';
  return w->write(w, p, (size_t)(text + sizeof text - p));
}

static bool write_console(struct writer *w, const char *s, size_t n) {
  firn_service_console_write(s, n);
  return true;
}
struct writer print_console = {write_console};

/* What a class's __str__ or __repr__ gives; 1 printed, 0 error, -1 no such method. */
static int print_by_method(struct writer *w, value v, enum print_kind kind) {
  value r = kind == PRINT_STR ? special_of_class(v, SPECIAL_STR, 1, &v) : V_STOP;
  /* str() of what has no __str__ is its repr(), unless a builtin base knows better. */
  enum kind k = value_kind(v);
  bool knows = k == KIND_STR || k == KIND_BYTES || k == KIND_BYTEARRAY || k == KIND_EXCEPTION;
  if (r == V_STOP && (kind == PRINT_REPR || !knows))
    r = special_of_class(v, SPECIAL_REPR, 1, &v);
  if (r == V_STOP) return -1;
  if (!r) return 0;
  if (!value_is_str(r)) {
    err_raise(kind == PRINT_STR ? E(str_not_str) : E(repr_not_str), r, 0, 0);
    return 0;
  }
  const struct str_obj *s = str_of(r);
  return w->write(w, str_text(s), str_size(s));
}

bool print_address(struct writer *w, value v) {
  char text[2 + 2 * sizeof(value) + 1], *p = text + sizeof text;
  uintptr_t u = v;
  if (firn_service_address_used) firn_service_address_used();
  *--p = '>';
  do *--p = "0123456789abcdef"[u & 15];
  while (u >>= 4);
  *--p = 'x';
  *--p = '0';
  return w->write(w, p, (size_t)(text + sizeof text - p));
}

/* <main.C object at 0x…> */
static bool print_default(struct writer *w, value v) {
  const struct type_obj *t = value_type(v);
  if (!print_cstr(w, "<")) return false;
  if (t->module && !(print_value(w, t->module, PRINT_STR) && print_cstr(w, "."))) return false;
  return print_value(w, type_qualname(t), PRINT_STR) && print_cstr(w, " object at ") &&
         print_address(w, v);
}

bool print_plain(struct writer *w, value v, enum print_kind kind) {
  const struct type_obj *t = value_type(v);
  bool (*print)(struct writer *, value, enum print_kind) = OPS_ASK_AS(t, print, vm_print);
  return print ? print(w, v, kind) : print_default(w, v);
}

bool print_value(struct writer *w, value v, enum print_kind kind) {
  if (value_is_int(v)) return print_int(w, value_int(v));
  if (!vm_stack_ok()) return false;
  const struct type_obj *t = value_type(v);
  if (t->flags & TYPE_IS_CLASS) {
    int r = print_by_method(w, v, kind);
    if (r >= 0) return r;
  }
  return print_plain(w, v, kind);
}
