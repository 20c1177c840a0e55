/* SPDX-License-Identifier: MIT */
/* Indices and slices, the same for every sequence; the slice type. */
#include "runtime/core/sequence.h"

#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/int.h"
#include "runtime/core/service.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"

bool sequence_is_index(value v) {
  if (value_is_integer(v)) return true;
  return (value_type(v)->flags & TYPE_IS_CLASS) && type_lookup(value_type(v), N(__index__)) != V_STOP;
}

value sequence_try_int(value v) {
  if (value_is_int(v)) return v;
  if (value_is_integer(v)) return int_plain(v); /* whatever a subclass has for an __index__ */
  return op_unary(UNARY_INDEX, v);
}

value sequence_int(value v) {
  value i = sequence_try_int(v);
  return i == V_NOTIMPLEMENTED ? err_raise(E(not_index), v, 0, 0) : i;
}

static intptr_t clamp(value i) {
  if (value_is_int(i)) return value_int(i);
  if (value_is_bool(i)) return i == V_TRUE;
  return int_sign(i) < 0 ? INTPTR_MIN : INTPTR_MAX;
}

bool sequence_clamped(value v, intptr_t *out) {
  value i = sequence_int(v);
  if (i != V_ERROR) *out = clamp(i);
  return i != V_ERROR;
}

bool sequence_index(value index, size_t len, value name, size_t *out) {
  intptr_t i;
  if (value_is_int(index)) {
    i = value_int(index);
  } else {
    value whole = sequence_try_int(index);
    if (whole == V_NOTIMPLEMENTED) err_raise(E(index_type), name, index, 0);
    if (whole == V_NOTIMPLEMENTED || whole == V_ERROR) return false;
    int64_t wide;
    if (!int_to_i64(whole, &wide)) { /* what a 64-bit CPython says, on all targets */
      err_raise(E(index_too_big), index, 0, 0);
      return false;
    }
    i = wide < 0 ? -(INTPTR_MAX / 2) : wide < INTPTR_MAX / 2 ? (intptr_t)wide : INTPTR_MAX / 2;
  }
  if (i < 0) i += (intptr_t)len;
  if (i < 0 || (size_t)i >= len) {
    err_raise(name == N(bytes) ? E(bytes_index_range) : E(index_range), name, 0, 0);
    return false;
  }
  *out = (size_t)i;
  return true;
}

static bool is_class_instance(value v) { return value_is_obj(v) && obj_type(v)->flags & TYPE_IS_CLASS; }

/* What __index__ makes of it; itself where there is none. */
static bool settle_part(value *v) {
  value i = is_class_instance(*v) ? sequence_try_int(*v) : V_NOTIMPLEMENTED;
  if (i != V_NOTIMPLEMENTED) *v = i;
  return i != V_ERROR;
}

bool sequence_settle_object(value *index) { return slice_check(*index) || settle_part(index); }

bool slice_settle(value *slice) {
  const struct slice_obj *s = OBJ(slice, *slice);
  if (!is_class_instance(s->start) && !is_class_instance(s->stop) && !is_class_instance(s->step)) return true;
  value start = s->start, stop = s->stop, step = s->step;
  if (!settle_part(&step) || !settle_part(&start) || !settle_part(&stop)) return false;
  return (*slice = slice_new(start, stop, step)) != V_ERROR;
}

/* Is v of a class that answers a reflected operator? */
static bool reflects(value v, value method) {
  const struct type_obj *t = value_type(v);
  return t->flags & TYPE_IS_CLASS && type_lookup(t, method) != V_STOP;
}

bool sequence_count(value n, size_t *out, value *why) {
  value v = sequence_try_int(n);
  *why = V_ERROR;
  if (v == V_ERROR) return false;
  if (v == V_NOTIMPLEMENTED) {
    *why = reflects(n, N(__rmul__)) ? V_NOTIMPLEMENTED : err_raise(E(no_repeat), n, 0, 0);
    return false;
  }
  intptr_t i = clamp(v);
  if (i == INTPTR_MAX && !value_is_int(v)) {
    *why = err_raise(E(count_too_big), n, 0, 0);
    return false;
  }
  *out = i < 0 ? 0 : (size_t)i;
  return true;
}

value sequence_no_concat(value b, value name) {
  if (reflects(b, N(__radd__))) return V_NOTIMPLEMENTED;
  return err_raise(E(no_concat), name, b, name);
}

/* ---- slices ---- */

value slice_new(value start, value stop, value step) {
  ASKS(slices);
  struct slice_obj *s = firn_service_own_new(sizeof *s, &slice_type);
  if (!s) return V_ERROR;
  gc_store(&s->start, start);
  gc_store(&s->stop, stop);
  gc_store(&s->step, step);
  return (value)s;
}

/* One part of a slice; None gives `none`. */
static bool part(value v, intptr_t none, intptr_t *out) {
  if (v == V_NONE) {
    *out = none;
    return true;
  }
  value i = sequence_try_int(v);
  if (i == V_NOTIMPLEMENTED) err_raise(E(slice_part), 0, 0, 0);
  if (i == V_NOTIMPLEMENTED || i == V_ERROR) return false;
  *out = clamp(i);
  return true;
}

static intptr_t fit(intptr_t i, intptr_t len, intptr_t low, intptr_t high) {
  if (i < 0) i = i < -len ? low : i + len;
  return i < low ? low : i > high ? high : i;
}

bool slice_resolve(value slice, size_t len, struct slice_span *out) {
  const struct slice_obj *s = OBJ(slice, slice);
  intptr_t step, start, stop, n = (intptr_t)len;
  if (!part(s->step, 1, &step)) return false;
  if (step == 0) {
    err_raise(E(slice_step_zero), 0, 0, 0);
    return false;
  }
  if (step < -INTPTR_MAX) step = -INTPTR_MAX;
  intptr_t low = step < 0 ? -1 : 0, high = step < 0 ? n - 1 : n;
  if (!part(s->start, step < 0 ? INTPTR_MAX : 0, &start)) return false;
  if (!part(s->stop, step < 0 ? INTPTR_MIN : INTPTR_MAX, &stop)) return false;
  start = fit(start, n, low, high);
  stop = s->stop == V_NONE && step < 0 ? -1 : fit(stop, n, low, high);
  out->start = start;
  out->stop = stop;
  out->step = step;
  if (step > 0) out->count = start < stop ? (stop - start - 1) / step + 1 : 0;
  else out->count = stop < start ? (start - stop - 1) / -step + 1 : 0;
  return true;
}

value slice_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  (void)cls;
  if (!arg_no_keywords(N(slice), nkw) || !arg_count(N(slice), nargs, 1, 3)) return V_ERROR;
  if (nargs == 1) return slice_new(V_NONE, args[0], V_NONE);
  return slice_new(args[0], args[1], nargs == 3 ? args[2] : V_NONE);
}

bool slice_print(struct writer *w, value self, enum print_kind kind) {
  const struct slice_obj *s = OBJ(slice, self);
  (void)kind;
  return vm_stack_ok() && print_cstr(w, "slice(") && print_value(w, s->start, PRINT_REPR) && print_cstr(w, ", ") &&
         print_value(w, s->stop, PRINT_REPR) && print_cstr(w, ", ") && print_value(w, s->step, PRINT_REPR) &&
         print_cstr(w, ")");
}

value slice_binary(enum binary_op op, value a, value b) {
  if ((op != BINARY_EQ && op != BINARY_NE) || !slice_check(b)) return V_NOTIMPLEMENTED;
  const struct slice_obj *s = OBJ(slice, a), *t = OBJ(slice, b);
  int same = op_equal(s->start, t->start);
  if (same > 0) same = op_equal(s->stop, t->stop);
  if (same > 0) same = op_equal(s->step, t->step);
  return same < 0 ? V_ERROR : value_from_bool(same == (op == BINARY_EQ));
}

value slice_getattr(value self, value name) {
  const struct slice_obj *s = OBJ(slice, self);
  if (name == N(start)) return s->start;
  if (name == N(stop)) return s->stop;
  if (name == N(step)) return s->step;
  return V_STOP;
}

/* ---- slices of what may be longer than a word tells ---- */

static value long_part(value v) {
  value i = sequence_try_int(v);
  return i == V_NOTIMPLEMENTED ? err_raise(E(slice_part), 0, 0, 0) : i;
}

static value long_fit(value v, value n, value low, value high) {
  value i = long_part(v);
  if (i == V_ERROR) return V_ERROR;
  if (int_sign(i) >= 0) return int_compare(i, high) > 0 ? high : i;
  i = int_arithmetic(BINARY_ADD, i, n);
  return i && int_compare(i, low) < 0 ? low : i;
}

bool slice_indices_of(value slice, value n, value out[3]) {
  const struct slice_obj *s = OBJ(slice, slice);
  value step = out[2] = s->step == V_NONE ? V_INT(1) : long_part(s->step);
  if (step == V_ERROR) return false;
  if (step == V_INT(0)) return err_raise(E(slice_step_zero), 0, 0, 0);
  bool back = int_sign(step) < 0;
  value low = back ? V_INT(-1) : V_INT(0), high = back ? int_arithmetic(BINARY_SUB, n, V_INT(1)) : n;
  if (high == V_ERROR) return false;
  out[0] = s->start != V_NONE ? long_fit(s->start, n, low, high) : back ? high : low;
  out[1] = s->stop != V_NONE ? long_fit(s->stop, n, low, high) : back ? low : high;
  return out[0] && out[1];
}

value slice_indices(value self, value len) {
  value n = sequence_int(len), items[3];
  if (n == V_ERROR) return V_ERROR;
  if (int_sign(n) < 0) return err_raise(E(slice_length), 0, 0, 0);
  return slice_indices_of(self, n, items) ? tuple_new(3, items) : V_ERROR;
}

/* Slices can be keys since Python 3.12. */
value slice_unary(enum unary_op op, value self) {
  const struct slice_obj *s = OBJ(slice, self);
  uint32_t start, stop, step;
  if (op != UNARY_HASH) return op == UNARY_BOOL ? V_TRUE : V_NOTIMPLEMENTED;
  if (!op_hash(s->start, &start) || !op_hash(s->stop, &stop) || !op_hash(s->step, &step)) return V_ERROR;
  return V_INT(((start * 31 + stop) * 31 + step) & 0x3fffffff);
}

BUILTIN_TYPE_DEF(slice, slice, SLICE, object, TYPE_FINAL, &slice_ops)
