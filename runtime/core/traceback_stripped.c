/* SPDX-License-Identifier: MIT */
/* Rows of tracebacks in images without line tables (firn build --lines): they tell the place in the code, from which
 * `firn symbolize` makes the rows of CPython again.
 *
 *     File "net/http.py", line 12, in get+0x1c      --lines func: the function's first line, the offset in its bytecode
 *     File "net/http.py", line 12, in get at 0x2ae  the same, native: the address to which the call returns
 *     in #7+0x1c                                    --lines none: the number of the function's code object
 *     in 0x2ae
 */
#include "runtime/core/exception.h"
#include "runtime/core/frame.h"
#include "runtime/core/gc.h"
#include "runtime/core/place.h"
#include "runtime/core/service.h"

static void print_hex(struct writer *w, const char *before, uintptr_t n) {
  char text[2 * sizeof n + 1], *p = text + sizeof text;
  *--p = '\n';
  do *--p = "0123456789abcdef"[n & 15];
  while (n >>= 4);
  print_cstr(w, before);
  w->write(w, p, (size_t)(text + sizeof text - p));
}

typedef void place_printer(struct writer *w, const struct code_obj *code, unsigned offset);

POOL_INLINE void print_stripped(struct writer *w, const struct code_obj *code, unsigned offset, bool places) {
  unsigned first_line = code_first_line(code);
  value file = pool_value(code->consts, -1, places);
  if (file) {
    traceback_function(w, file, first_line, pool_name(code->consts, code_name_label(code), places));
  } else {
    print_cstr(w, "  in #");
    print_int(w, (intptr_t)first_line); /* the number then */
  }
  print_hex(w, "+0x", offset);
}
void traceback_place_stripped(struct writer *w, const struct code_obj *code, unsigned offset) { print_stripped(w, code, offset, false); }
void traceback_place_stripped_places(struct writer *w, const struct code_obj *code, unsigned offset) { print_stripped(w, code, offset, true); }

POOL_INLINE void print_native(struct writer *w, const struct code_obj *code, unsigned offset, place_printer *stripped) {
  uintptr_t address = (uintptr_t)code & ~(uintptr_t)1;
  if (!value_is_int((value)code)) {
    stripped(w, code, offset);
    return;
  }
  const struct native_frame_obj *f = firn_service_native_frame(address, 0);
  if (f->file) traceback_function(w, f->file, f->line, f->name);
  print_hex(w, f->file ? " at 0x" : "  in 0x", firn_service_native_address(address));
}
void traceback_place_stripped_native(struct writer *w, const struct code_obj *code, unsigned offset) {
  print_native(w, code, offset, traceback_place_stripped);
}
void traceback_place_stripped_native_places(struct writer *w, const struct code_obj *code, unsigned offset) {
  print_native(w, code, offset, traceback_place_stripped_places);
}

void traceback_place_loaded(struct writer *w, const struct code_obj *code, unsigned offset) {
  bool has_lines = !value_is_int((value)code) && gc_is_heap(code); /* it came at run time */
  (has_lines ? traceback_place : traceback_place_stripped_native)(w, code, offset);
}

bool frame_same_place(const struct code_obj *code, unsigned a, unsigned b) { return a == b; }
