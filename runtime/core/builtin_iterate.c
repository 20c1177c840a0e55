/* SPDX-License-Identifier: MIT */
/* Builtin functions over iterables: len all any iter next min max sum sorted. */
#include "runtime/core/arg.h"
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/int.h"
#include "runtime/core/iterator.h"
#include "runtime/core/list.h"
#include "runtime/core/special.h"
#include "runtime/core/str.h"
#include "runtime/core/vm.h"

value builtin_len(value v) {
  intptr_t n = op_len(v);
  return n < 0 ? V_ERROR : int_from(n);
}

/* Is there an item whose truth is `wanted`? */
static value look_for(value iterable, bool wanted, value found, value not_found) {
  value it = iter_new(iterable), v;
  if (it == V_ERROR) return V_ERROR;
  while ((v = iter_next(it)) != V_STOP) {
    int truth = v == V_ERROR ? -1 : op_is_true(v);
    if (truth < 0) return V_ERROR;
    if (truth == wanted) return found;
  }
  return not_found;
}

value builtin_all(value v) { return look_for(v, false, V_FALSE, V_TRUE); }
value builtin_any(value v) { return look_for(v, true, V_TRUE, V_FALSE); }

bool builtin_is_callable(value v) {
  const struct type_obj *t = value_type(v);
  if (t->kind == KIND_TYPE || (t->kind != KIND_INSTANCE && OPS_ASK(t, call))) return true;
  return (t->flags & TYPE_IS_CLASS) && type_lookup(t, N(__call__)) != V_STOP;
}

value builtin_iter(size_t nargs, const value *args) {
  if (nargs == 1) return iter_new(args[0]);
  if (!builtin_is_callable(args[0])) return err_raise(E(iter_callable), 0, 0, 0);
  return iterator_new(&callable_iterator_type, args[0], args[1], 0, 0);
}

static bool is_iterator(value v) {
  const struct type_obj *t = value_type(v);
  if ((t->flags & TYPE_IS_CLASS) && type_lookup(t, N(__next__)) != V_STOP) return true;
  return OPS_ASK(t, next);
}

value builtin_next(size_t nargs, const value *args) {
  if (!is_iterator(args[0])) return err_raise(E(not_iterator), args[0], 0, 0);
  value v = iter_next(args[0]);
  if (v == V_STOP) {
    if (nargs == 2) return args[1];
    return err_raise_arg(&exc_StopIteration, vm.stop_value == V_NONE ? 0 : vm.stop_value);
  }
  if (v == V_ERROR && nargs == 2 && err_matches(&exc_StopIteration)) {
    err_take();
    return args[1];
  }
  return v;
}

/* ---- min and max ---- */

struct best {
  enum binary_op better; /* candidate op best: take the candidate */
  value key, best, best_key;
};

static bool consider(struct best *b, value v) {
  value k = b->key == V_NONE ? v : call_1(b->key, v);
  if (k == V_ERROR) return false;
  int better = 1;
  if (b->best != V_UNSET) {
    value r = op_binary(b->better, k, b->best_key);
    better = r == V_ERROR ? -1 : op_is_true(r);
  }
  if (better > 0) {
    b->best = v;
    b->best_key = k;
  }
  return better >= 0;
}

static value choose(value function, enum binary_op better, size_t nargs, size_t nkw, const value *args) {
  const value names[2] = {N(key), N(default)};
  value given[2] = {V_NONE, V_UNSET}, v;
  if (nargs == 0) return arg_count(function, 0, 1, SIZE_MAX), V_ERROR;
  if (!arg_bind(function, 0, nkw, args + nargs, 0, 2, names, given)) return V_ERROR;
  struct best b = {better, given[0], V_UNSET, V_UNSET};
  if (nargs > 1) {
    if (given[1]) return err_raise(E(best_default), function, 0, 0);
    for (size_t i = 0; i < nargs; i++) {
      if (!consider(&b, args[i])) return V_ERROR;
    }
    return b.best;
  }
  value it = iter_new(args[0]);
  if (it == V_ERROR) return V_ERROR;
  while ((v = iter_next(it)) != V_STOP) {
    if (v == V_ERROR || !consider(&b, v)) return V_ERROR;
  }
  if (b.best) return b.best;
  return given[1] ? given[1] : err_raise(E(best_empty), function, 0, 0);
}

value builtin_min(size_t nargs, size_t nkw, const value *args) { return choose(N(min), BINARY_LT, nargs, nkw, args); }
value builtin_max(size_t nargs, size_t nkw, const value *args) { return choose(N(max), BINARY_GT, nargs, nkw, args); }

/* ---- sum and sorted ---- */

value builtin_sum(size_t nargs, size_t nkw, const value *args) {
  const value names[2] = {V_UNSET, N(start)};
  value given[2] = {V_UNSET, V_INT(0)}, v;
  if (nargs > 2) return err_raise(E(sum_arguments), V_INT(nargs), 0, 0);
  if (nargs == 0) return err_raise(E(sum_nothing), 0, 0, 0);
  for (size_t i = 0; i < nargs; i++) given[i] = args[i];
  if (!arg_bind(N(sum), 0, nkw, args + nargs, 0, 1, names + 1, given + 1)) return V_ERROR;
  value total = given[1], it = iter_new(given[0]);
  if (it == V_ERROR) return V_ERROR;
  if (value_is_str(total)) return err_raise(E(sum_str), 0, 0, 0);
  if (value_kind(total) == KIND_BYTES) return err_raise(E(sum_bytes), 0, 0, 0);
  if (value_kind(total) == KIND_BYTEARRAY) return err_raise(E(sum_bytearray), 0, 0, 0);
  while ((v = iter_next(it)) != V_STOP) {
    if (v == V_ERROR || (total = op_arithmetic(BINARY_ADD, total, v)) == V_ERROR) return V_ERROR;
  }
  return total;
}

value list_sort(size_t nargs, size_t nkw, const value *args);

value builtin_sorted(size_t nargs, size_t nkw, const value *args) {
  enum { MOST = 2 };
  value with_self[1 + 2 * MOST];
  if (!arg_count(N(sorted), nargs, 1, 1)) return V_ERROR;
  value list = list_from(args[0]);
  if (list == V_ERROR) return V_ERROR;
  if (nkw > MOST) nkw = MOST; /* a third one is unknown or given twice; the compiler refuses the latter */
  with_self[0] = list;
  for (size_t i = 0; i < 2 * nkw; i++) with_self[1 + i] = args[1 + i];
  return list_sort(1, nkw, with_self) == V_ERROR ? V_ERROR : list;
}
