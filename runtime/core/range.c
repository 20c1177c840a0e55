/* SPDX-License-Identifier: MIT */
/* range. Start, stop and step are ints of any size; when all three are small (nearly always) plain arithmetic does, else
 * the operators on ints. */
#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/int.h"
#include "runtime/core/iterator.h"
#include "runtime/core/sequence.h"
#include "runtime/core/service.h"
#include "runtime/core/tuple.h"

extern const struct type_obj longrange_iterator_type;

static bool is_small(const struct range_obj *r) { return r->start & r->stop & r->step & 1; }

value range_new(value start, value stop, value step) {
  struct range_obj *r = firn_service_own_new(sizeof *r, &range_type);
  if (!r) return V_ERROR;
  gc_store(&r->start, start);
  gc_store(&r->stop, stop);
  gc_store(&r->step, step);
  return (value)r;
}

value range_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  value part[3] = {V_INT(0), V_INT(0), V_INT(1)};
  (void)cls;
  if (!arg_no_keywords(N(range), nkw) || !arg_count(N(range), nargs, 1, 3)) return V_ERROR;
  for (size_t i = 0; i < nargs; i++) {
    value v = sequence_int(args[i]);
    if (v == V_ERROR) return V_ERROR;
    part[nargs == 1 ? 1 : i] = v;
  }
  if (part[2] == V_INT(0)) return err_raise(E(range_step_zero), 0, 0, 0);
  return range_new(part[0], part[1], part[2]);
}

/* ---- length and items ---- */

/* The difference of small ints, as a word without sign, in the direction of step; and how large a step is. A word is enough,
   and keeps division of 64 bits out of images. */
static uintptr_t small_span(value from, value to, value step) {
  intptr_t a = value_int(from), b = value_int(to);
  return value_int(step) > 0 ? (uintptr_t)b - (uintptr_t)a : (uintptr_t)a - (uintptr_t)b;
}
static uintptr_t small_step(const struct range_obj *r) { return small_span(V_INT(0), r->step, r->step); }

static int64_t small_length(const struct range_obj *r) {
  uintptr_t span = small_span(r->start, r->stop, r->step);
  return (intptr_t)span > 0 ? (int64_t)((span - 1) / small_step(r) + 1) : 0;
}

/* a + b * c */
static value combine(value a, value b, value c) {
  value product = int_arithmetic(BINARY_MUL, b, c);
  return product == V_ERROR ? V_ERROR : int_arithmetic(BINARY_ADD, a, product);
}

/* The length as an int of any size. */
static value length(value self) {
  const struct range_obj *r = OBJ(range, self);
  if (is_small(r)) return int_from_i64(small_length(r));
  bool up = int_sign(r->step) > 0;
  value low = up ? r->start : r->stop, high = up ? r->stop : r->start;
  if (int_compare(low, high) >= 0) return V_INT(0);
  value span = int_arithmetic(BINARY_SUB, high, low);
  value less = span == V_ERROR ? V_ERROR : int_arithmetic(BINARY_SUB, span, V_INT(1));
  value step = up ? r->step : op_unary(UNARY_NEG, r->step);
  if (less == V_ERROR || step == V_ERROR) return V_ERROR;
  value n = int_arithmetic(BINARY_FLOORDIV, less, step);
  return n == V_ERROR ? V_ERROR : int_arithmetic(BINARY_ADD, n, V_INT(1));
}

/* Item i, which is an int in [0, length]. */
static value item(const struct range_obj *r, value i) {
  if (is_small(r) && value_is_int(i)) {
    int64_t x = 0;
    if (!__builtin_mul_overflow((int64_t)value_int(i), (int64_t)value_int(r->step), &x) &&
        !__builtin_add_overflow(x, (int64_t)value_int(r->start), &x))
      return int_from_i64(x);
  }
  return combine(r->start, i, r->step);
}

static value range_slice(value self, value slice) {
  const struct range_obj *r = OBJ(range, self);
  value n = length(self), at[3];
  if (n == V_ERROR || !slice_indices_of(slice, n, at)) return V_ERROR;
  value start = item(r, at[0]), stop = item(r, at[1]), step = int_arithmetic(BINARY_MUL, r->step, at[2]);
  return start == V_ERROR || stop == V_ERROR || step == V_ERROR ? V_ERROR : range_new(start, stop, step);
}

value range_subscr(value self, value index, value v) {
  if (v != V_STOP) return err_raise(v == V_UNSET ? E(no_item_deletion) : E(no_item_assignment), self, 0, 0);
  if (slice_check(index)) return range_slice(self, index);
  value n = length(self), i = sequence_try_int(index);
  if (i == V_NOTIMPLEMENTED) return err_raise(E(index_type), N(range), index, 0);
  if (n == V_ERROR || i == V_ERROR) return V_ERROR;
  if (int_sign(i) < 0 && (i = int_arithmetic(BINARY_ADD, i, n)) == V_ERROR) return V_ERROR;
  if (int_sign(i) < 0 || int_compare(i, n) >= 0) return err_raise(E(range_index), 0, 0, 0);
  return item(OBJ(range, self), i);
}

/* Where an int stands in the range: its index, V_STOP when it does not. */
static value find(value self, value v) {
  const struct range_obj *r = OBJ(range, self);
  if (value_is_bool(v)) v = V_INT(v == V_TRUE);
  bool up = int_sign(r->step) > 0;
  if (up ? int_compare(v, r->start) < 0 || int_compare(v, r->stop) >= 0
         : int_compare(v, r->start) > 0 || int_compare(v, r->stop) <= 0)
    return V_STOP;
  if (is_small(r)) {
    uintptr_t away = small_span(r->start, v, r->step), step = small_step(r);
    return away % step ? V_STOP : int_from_i64((int64_t)(away / step));
  }
  value away = int_arithmetic(BINARY_SUB, v, r->start);
  value rest = away == V_ERROR ? V_ERROR : int_arithmetic(BINARY_MOD, away, r->step);
  if (rest == V_ERROR) return V_ERROR;
  return int_sign(rest) ? V_STOP : int_arithmetic(BINARY_FLOORDIV, away, r->step);
}

/* The same for anything: what is no int is compared with each item. */
static value find_any(value self, value v) {
  if (value_is_integer(v)) return find(self, v);
  value it = iter_new(self), x;
  if (it == V_ERROR) return V_ERROR;
  for (int64_t i = 0; (x = iter_next(it)) != V_STOP; i++) {
    int same = x == V_ERROR ? -1 : op_equal(x, v);
    if (same) return same < 0 ? V_ERROR : int_from_i64(i);
  }
  return V_STOP;
}

value range_index(value self, value v) {
  value i = find_any(self, v);
  return i == V_STOP ? err_raise(E(range_not_in), v, 0, 0) : i;
}

value range_count(value self, value v) {
  value i = find_any(self, v);
  return i == V_ERROR ? V_ERROR : V_INT(i != V_STOP);
}

/* ---- operations ---- */

bool range_print(struct writer *w, value self, enum print_kind kind) {
  const struct range_obj *r = OBJ(range, self);
  (void)kind;
  return print_cstr(w, "range(") && print_value(w, r->start, PRINT_REPR) && print_cstr(w, ", ") &&
         print_value(w, r->stop, PRINT_REPR) &&
         (r->step == V_INT(1) || (print_cstr(w, ", ") && print_value(w, r->step, PRINT_REPR))) && print_cstr(w, ")");
}

/* (length, start, step), with None for what does not matter: equal ranges have equal keys. */
static value key(value self) {
  const struct range_obj *r = OBJ(range, self);
  value n = length(self);
  if (n == V_ERROR) return V_ERROR;
  value parts[3] = {n, n == V_INT(0) ? V_NONE : r->start, n == V_INT(0) || n == V_INT(1) ? V_NONE : r->step};
  return tuple_new(3, parts);
}

value range_unary(enum unary_op op, value self) {
  value v;
  uint32_t h;
  switch (op) {
  case UNARY_BOOL:
    v = length(self);
    return v == V_ERROR ? V_ERROR : value_from_bool(v != V_INT(0));
  case UNARY_LEN:
    v = length(self);
    if (v == V_ERROR || value_is_int(v)) return v;
    int64_t n;
    return int_to_i64(v, &n) && n <= INTPTR_MAX ? v : err_raise(E(too_large_for_size), 0, 0, 0);
  case UNARY_HASH:
    v = key(self);
    return v != V_ERROR && op_hash(v, &h) ? V_INT(h & 0x3fffffffu) : V_ERROR;
  default: return V_NOTIMPLEMENTED;
  }
}

value range_binary(enum binary_op op, value a, value b) {
  value x;
  if (op == BINARY_IN) {
    x = find_any(a, b);
    return x == V_ERROR ? V_ERROR : value_from_bool(x != V_STOP);
  }
  if ((op != BINARY_EQ && op != BINARY_NE) || value_kind(b) != KIND_RANGE) return V_NOTIMPLEMENTED;
  x = key(a);
  value y = x == V_ERROR ? V_ERROR : key(b);
  return y == V_ERROR ? V_ERROR : op_binary(op, x, y);
}

value range_getattr(value self, value name) {
  const struct range_obj *r = OBJ(range, self);
  return name == N(start) ? r->start : name == N(stop) ? r->stop : name == N(step) ? r->step : V_STOP;
}

/* ---- iteration ---- */

static value iterate(value start, value step, value n) {
  intptr_t last;
  if (value_is_int(start) && value_is_int(step) && value_is_int(n) &&
      !__builtin_mul_overflow(value_int(step), value_int(n), &last) &&
      !__builtin_add_overflow(value_int(start), last, &last) && value_fits_int(last))
    return iterator_new(&range_iterator_type, start, step, 0, (size_t)value_int(n));
  return iterator_new(&longrange_iterator_type, start, step, n, 0);
}

value range_iter(value self) {
  const struct range_obj *r = OBJ(range, self);
  if (is_small(r)) return iterator_new(&range_iterator_type, r->start, r->step, 0, (size_t)small_length(r));
  value n = length(self);
  return n == V_ERROR ? V_ERROR : iterate(r->start, r->step, n);
}

value range_reversed(value self) {
  value n = length(self), step = op_unary(UNARY_NEG, OBJ(range, self)->step);
  if (n == V_ERROR || step == V_ERROR) return V_ERROR;
  value before = int_arithmetic(BINARY_SUB, n, V_INT(1));
  value last = before == V_ERROR ? V_ERROR : item(OBJ(range, self), before);
  return last == V_ERROR ? V_ERROR : iterate(last, step, n);
}

value range_iterator_next(value self) {
  struct iterator_obj *it = OBJ(iterator, self);
  if (it->i == 0) return V_STOP;
  value v = it->a;
  if (--it->i) it->a = v + it->b - 1; /* a sum of two small ints, in place: the next item is one too */
  return v;
}

value longrange_iterator_next(value self) {
  struct iterator_obj *it = OBJ(iterator, self);
  if (int_sign(it->c) <= 0) return V_STOP;
  value v = it->a, next = int_arithmetic(BINARY_ADD, v, it->b), left = int_arithmetic(BINARY_SUB, it->c, V_INT(1));
  if (next == V_ERROR || left == V_ERROR) return V_ERROR;
  gc_store(&it->a, next);
  gc_store(&it->c, left);
  return v;
}

BUILTIN_TYPE_DEF_BARE(range_iterator, range_iterator, ITERATOR, object, TYPE_FINAL, &range_iterator_ops)
BUILTIN_TYPE_DEF_BARE(longrange_iterator, longrange_iterator, ITERATOR, object, TYPE_FINAL, &longrange_iterator_ops)

BUILTIN_TYPE_DEF(range, range, RANGE, object, TYPE_FINAL, &range_ops)
