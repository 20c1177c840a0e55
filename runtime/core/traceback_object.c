/* SPDX-License-Identifier: MIT */
/* e.__traceback__: a traceback object (data model, "Traceback objects") made from the exception's rows when asked for.
 * Frame objects there are none. */
#include "runtime/core/builtin.h"
#include "runtime/core/exception.h"
#include "runtime/core/frame.h"
#include "runtime/core/gc.h"

extern const struct type_obj traceback_type;

/* a: the exception; i: rows from the outermost one to this, counted in words from the end */
static value make(value exc, size_t i) {
  if (i >= OBJ(exception, exc)->n_traceback) return V_NONE;
  struct iterator_obj *t = gc_new(sizeof *t, &traceback_type);
  if (!t) return V_ERROR;
  t->a = exc;
  t->i = i;
  return (value)t;
}

value traceback_of(value exc) { return make(exc, 0); }

static value getattr(value v, value name) {
  const struct iterator_obj *t = OBJ(iterator, v);
  const struct exception_obj *e = OBJ(exception, t->a);
  if (name == N(tb_next)) return make(t->a, t->i + 2);
  if (name != N(tb_lineno)) return V_STOP;
  if (t->i + 2 > e->n_traceback) return V_NONE;
  const value *row = e->traceback + e->n_traceback - 2 - t->i;
  if (value_is_int(row[0])) return V_INT(0); /* native code: the image's line table is not asked */
  return V_INT(frame_line((const struct code_obj *)row[0], (unsigned)value_int(row[1]) & 0xffff));
}

const struct type_ops traceback_ops = {.getattr = getattr};
BUILTIN_TYPE_DEF_BARE(traceback, traceback, ITERATOR, object, TYPE_FINAL, &traceback_ops)
