/* SPDX-License-Identifier: MIT */
/* e.__traceback__: a traceback object (data model, "Traceback objects") made from the exception's rows when asked for.
 * Frame objects there are none. */
#include "runtime/core/builtin.h"
#include "runtime/core/exception.h"
#include "runtime/core/frame.h"
#include "runtime/core/gc.h"
#include "runtime/core/service.h"

extern const struct type_obj traceback_type;

/* a: the exception; i: its row, counted in words from the outermost one; b: V_INT(repetition << 8 | depth): which of the
   frames that the row stands for */
static value make(value exc, size_t i, unsigned repetition, unsigned depth) {
  const struct exception_obj *e = OBJ(exception, exc);
  if (i >= e->n_traceback) return V_NONE;
  bool native = value_is_int(e->traceback[e->n_traceback - 2 - i]); /* how many frames the row stands for is in the table of lines */
  if (firn_service_lines_used && native) firn_service_lines_used();
  struct iterator_obj *t = gc_new(sizeof *t, &traceback_type);
  if (!t) return V_ERROR;
  t->a = exc;
  t->i = i;
  t->b = V_INT(repetition << 8 | depth);
  return (value)t;
}

value traceback_of(value exc) { return make(exc, 0, 0, 0); }

static const struct native_frame_obj *native_frame(value address, unsigned depth) {
  return firn_service_native_frame((uintptr_t)address & ~(uintptr_t)1, depth);
}

static value next(const struct iterator_obj *t, const value *row, unsigned repetition, unsigned depth) {
  if (value_is_int(row[0]) && native_frame(row[0], depth + 1)) return make(t->a, t->i, repetition, depth + 1);
  if (repetition < (unsigned)value_int(row[1]) >> 16) return make(t->a, t->i, repetition + 1, 0);
  return make(t->a, t->i + 2, 0, 0);
}

value traceback_getattr(value v, value name) {
  const struct iterator_obj *t = OBJ(iterator, v);
  const struct exception_obj *e = OBJ(exception, t->a);
  unsigned place = (unsigned)value_int(t->b), depth = place & 0xff;
  if (name != N(tb_next) && name != N(tb_lineno)) return V_STOP;
  if (t->i + 2 > e->n_traceback) return V_NONE;
  const value *row = e->traceback + e->n_traceback - 2 - t->i;
  if (name == N(tb_next)) return next(t, row, place >> 8, depth);
  if (firn_service_lines_used) firn_service_lines_used();
  if (value_is_int(row[0])) return V_INT(native_frame(row[0], depth)->line);
  return V_INT(firn_service_line_at((const struct code_obj *)row[0], (unsigned)value_int(row[1]) & 0xffff));
}

BUILTIN_TYPE_DEF_BARE(traceback, traceback, ITERATOR, object, TYPE_FINAL, &traceback_ops)
