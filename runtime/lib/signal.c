/* SPDX-License-Identifier: MIT */
/* machine.PinBase, what pins in Python derive from, and machine.Signal, a pin that may be inverted: an iterator_obj
 * (iterator.h) with a the pin, i 1 when it is. */
#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/iterator.h"
#include "runtime/core/vm.h"

extern const struct type_obj signal_type;

BUILTIN_TYPE_DEF_BARE(machine_pinbase, PinBase, INSTANCE, object, 0, &object_ops)

/* Signal(pin, invert=False) */
value signal_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  const value names[] = {N(pin), N(invert)};
  value got[] = {0, V_FALSE};
  if (!arg_bind(N(Signal), nargs, nkw, args, 1, 2, names, got)) return V_ERROR;
  if (!got[0]) return err_raise(E(signal_pin), 0, 0, 0);
  int inverted = op_is_true(got[1]);
  return inverted < 0 ? V_ERROR : iterator_new(cls, got[0], 0, 0, (size_t)inverted);
}

static value set(value self, bool on) {
  const struct iterator_obj *s = OBJ(iterator, self);
  value level = V_INT(on != (s->i != 0));
  return call_method(s->a, N(value), 1, &level) ? V_NONE : V_ERROR;
}

/* A method may be called through the type, with any self. */
static bool is_signal(value v) {
  return type_is_subclass(value_type(v), &signal_type) || err_raise(E(self_of), N(Signal), v, 0);
}

/* value([x]) */
value signal_value(size_t nargs, const value *args) {
  if (!is_signal(args[0])) return V_ERROR;
  if (nargs > 1) {
    int on = op_is_true(args[1]);
    return on < 0 ? V_ERROR : set(args[0], on);
  }
  const struct iterator_obj *s = OBJ(iterator, args[0]);
  value level = call_method(s->a, N(value), 0, 0);
  int on = level ? op_is_true(level) : -1;
  return on < 0 ? V_ERROR : s->i ? V_INT(!on) : level;
}

value signal_on(value self) { return is_signal(self) ? set(self, true) : V_ERROR; }
value signal_off(value self) { return is_signal(self) ? set(self, false) : V_ERROR; }

value signal_call(value self, size_t nargs, size_t nkw, const value *args) {
  if (!arg_no_keywords(N(Signal), nkw) || !arg_count(N(Signal), nargs, 0, 1)) return V_ERROR;
  value all[] = {self, nargs ? args[0] : 0};
  return signal_value(nargs + 1, all);
}

BUILTIN_TYPE_DEF_IN(machine, signal, Signal, ITERATOR, object, 0, &signal_ops)
