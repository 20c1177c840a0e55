/* SPDX-License-Identifier: MIT */
/* Tracebacks as CPython prints them (traceback module, "Exception chaining"), without the source lines. */
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/frame.h"
#include "runtime/core/place.h"
#include "runtime/core/service.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"

unsigned frame_line(const struct code_obj *code, unsigned offset) {
  return code_line_in_bytes((const uint8_t *)code_meta(code), code_first_line(code), offset);
}

bool frame_same_line(const struct code_obj *code, unsigned a, unsigned b) { return firn_service_line_at(code, a) == firn_service_line_at(code, b); }

/* Writes ": " before the first text it is given. */
struct colon_writer {
  struct writer w;
  struct writer *to;
  bool any;
};

static bool write_after_colon(struct writer *w, const char *s, size_t n) {
  struct colon_writer *c = (struct colon_writer *)w;
  if (n && !c->any) print_cstr(c->to, ": ");
  if (n) c->any = true;
  return c->to->write(c->to, s, n);
}

static bool write_error(struct writer *w, const char *s, size_t n) {
  firn_service_console_error(s, n);
  return true;
}

static inline void print_function(struct writer *w, value file, unsigned line, value function) {
  print_cstr(w, "  File \"");
  print_value(w, file, PRINT_STR);
  print_cstr(w, "\", line ");
  print_int(w, (intptr_t)line);
  print_cstr(w, ", in ");
  print_value(w, function, PRINT_STR);
}

void traceback_function(struct writer *w, value file, unsigned line, value function) { print_function(w, file, line, function); }

void traceback_row(struct writer *w, value file, unsigned line, value function) {
  print_function(w, file, line, function);
  print_cstr(w, "\n");
}

/* Where functions are inlined into each other, one address stands for several frames. */
POOL_INLINE void print_native(struct writer *w, uintptr_t address) {
  const struct native_frame_obj *f;
  for (size_t depth = 0; (f = firn_service_native_frame(address, depth)); depth++) traceback_row(w, f->file, f->line, f->name);
}

POOL_INLINE void print_code(struct writer *w, const struct code_obj *code, unsigned offset, bool places) {
  value file = pool_value(code->consts, -1, places), name = pool_name(code->consts, code_name_label(code), places);
  traceback_row(w, file, firn_service_line_at(code, offset), name);
}
void traceback_place(struct writer *w, const struct code_obj *code, unsigned offset) { print_code(w, code, offset, false); }
void traceback_place_places(struct writer *w, const struct code_obj *code, unsigned offset) { print_code(w, code, offset, true); }

POOL_INLINE void print_place(struct writer *w, const struct code_obj *code, unsigned offset, bool places) {
  if (value_is_int((value)code)) print_native(w, (uintptr_t)code & ~(uintptr_t)1);
  else (places ? traceback_place_places : traceback_place)(w, code, offset);
}
void traceback_place_native(struct writer *w, const struct code_obj *code, unsigned offset) { print_place(w, code, offset, false); }
void traceback_place_native_places(struct writer *w, const struct code_obj *code, unsigned offset) { print_place(w, code, offset, true); }

/* A row's first word is a code object, or the address of native code as a small int. */
static void print_rows(struct writer *w, const struct exception_obj *e) {
  for (size_t i = e->n_traceback; i; i -= 2) {
    const struct code_obj *code = (const struct code_obj *)e->traceback[i - 2];
    uintptr_t where = (uintptr_t)value_int(e->traceback[i - 1]);
    firn_service_traceback_place(w, code, where & 0xffff);
    if (where >> 16) {
      print_cstr(w, "  [Previous line repeated ");
      print_int(w, (intptr_t)(where >> 16));
      print_cstr(w, where >> 16 == 1 ? " more time]\n" : " more times]\n");
    }
  }
}

/* Causes are printed first. */
void traceback_print_chain(struct writer *w, value exc, unsigned depth) {
  struct exception_obj *e = OBJ(exception, exc);
  const struct type_obj *t = e->type;
  if (firn_service_traceback_causes) firn_service_traceback_causes(w, exc, depth);
  if (firn_service_traceback_group && firn_service_traceback_group(w, exc, depth)) return;
  if (e->n_traceback) {
    print_cstr(w, "Traceback (most recent call last):\n");
    print_rows(w, e);
  }
  value shown = firn_service_syntax_error_place ? firn_service_syntax_error_place(w, exc) : exc;
  if (t->module && t->module != N(__main__)) {
    print_value(w, t->module, PRINT_STR);
    print_cstr(w, ".");
  }
  print_value(w, type_qualname(t), PRINT_STR);
  struct colon_writer text = {{write_after_colon}, w, false};
  if (!print_value(&text.w, shown, PRINT_STR)) {
    err_take();
    print_cstr(&text.w, "<exception str() failed>");
  }
  print_cstr(w, "\n");
  if (firn_service_exception_print_notes) firn_service_exception_print_notes(w, exc);
}

void traceback_print(value exc) {
  struct writer w = {write_error};
  traceback_print_chain(&w, exc, 0);
  vm.error = 0;
}
