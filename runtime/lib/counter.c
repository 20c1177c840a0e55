/* SPDX-License-Identifier: MIT */
/* collections.Counter: a dict of counts (library reference, "Counter objects"). A missing key counts 0 without becoming
 * an entry; + - | & keep positive counts only. */
#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/list.h"
#include "runtime/core/special.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"

extern const struct type_obj counter_type;

static bool is_counter(value v) { return type_is_subclass(value_type(v), &counter_type); }

static value count_of(value self, value key) {
  value n = dict_get(self, key);
  return n == V_STOP ? V_INT(0) : n;
}

/* self[key] = self[key] op n */
static bool count(value self, value key, enum binary_op op, value n) {
  value now = dict_get(self, key);
  if (now == V_STOP && op == BINARY_ADD) return dict_set(self, key, n);
  if (now == V_STOP) now = V_INT(0);
  now = now ? op_binary(op, now, n) : V_ERROR;
  return now && dict_set(self, key, now);
}

/* Counts each item of an iterable, or takes the counts of a mapping. */
static bool count_all(value self, value from, enum binary_op op) {
  uint32_t pos = 0;
  value k, n, it;
  if (value_kind(from) == KIND_DICT) {
    while (dict_next(OBJ(dict, from), &pos, &k, &n)) {
      if (!count(self, k, op, n)) return false;
    }
    return true;
  }
  if (!(it = iter_new(from))) return false;
  while ((k = iter_next(it)) != V_STOP) {
    if (!k || !count(self, k, op, V_INT(1))) return false;
  }
  return true;
}

static bool fill(value self, value name, size_t nargs, size_t nkw, const value *args, enum binary_op op) {
  if (!arg_count(name, nargs, 0, 1)) return false;
  if (nargs && args[0] != V_NONE && !count_all(self, args[0], op)) return false;
  for (args += nargs; nkw--; args += 2) {
    if (!count(self, args[0], op, args[1])) return false;
  }
  return true;
}

value counter_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  value d = dict_new_of(cls, 0);
  if (!d || cls->flags & TYPE_HAS_INIT) return d;
  return fill(d, cls->name, nargs, nkw, args, BINARY_ADD) ? d : V_ERROR;
}

value counter_init(size_t nargs, size_t nkw, const value *args) {
  return fill(args[0], N(Counter), nargs - 1, nkw, args + 1, BINARY_ADD) ? V_NONE : V_ERROR;
}

value counter_update(size_t nargs, size_t nkw, const value *args) {
  return fill(args[0], N(update), nargs - 1, nkw, args + 1, BINARY_ADD) ? V_NONE : V_ERROR;
}

value counter_subtract(size_t nargs, size_t nkw, const value *args) {
  return fill(args[0], N(subtract), nargs - 1, nkw, args + 1, BINARY_SUB) ? V_NONE : V_ERROR;
}

value counter_copy(value self) {
  value d = dict_new_of(&counter_type, 0);
  return d && dict_merge(d, self) ? d : V_ERROR;
}

value counter_missing(value self, value key) { return V_INT(0); }

value counter_total(value self) {
  uint32_t pos = 0;
  value k, n, sum = V_INT(0);
  while (sum && dict_next(OBJ(dict, self), &pos, &k, &n)) sum = op_binary(BINARY_ADD, sum, n);
  return sum;
}

value counter_elements(value self) {
  uint32_t pos = 0;
  intptr_t times;
  value k, n, list = list_new(0, 0);
  while (list && dict_next(OBJ(dict, self), &pos, &k, &n)) {
    if (!op_index(n, &times)) return V_ERROR;
    for (; times > 0; times--) {
      if (!list_append_value(list, k)) return V_ERROR;
    }
  }
  return list ? iter_new(list) : V_ERROR;
}

/* ---- most_common ---- */

/* (key, count) pairs, largest counts first; equal ones in the order of the dict. Sorted as (count, place) pairs. */
static value by_count(value self) {
  uint32_t pos = 0;
  intptr_t place = 0;
  value k, n, order = list_new(0, 0);
  while (order && dict_next(OBJ(dict, self), &pos, &k, &n)) {
    value row[4] = {n, V_INT(place--), k, n};
    value pair = tuple_new(4, row);
    if (!pair || !list_append_value(order, pair)) return V_ERROR;
  }
  if (!order || !list_sort_in_place(order, V_NONE, true)) return V_ERROR;
  for (size_t i = 0; i < list_len(order); i++) {
    const value *row = tuple_items(list_items(order)[i]);
    value pair = tuple_2(row[2], row[3]);
    if (!pair) return V_ERROR;
    gc_store(&list_items(order)[i], pair);
  }
  return order;
}

value counter_most_common(size_t nargs, const value *args) {
  intptr_t n = 0;
  value order = by_count(args[0]);
  if (!order || nargs < 2 || args[1] == V_NONE) return order;
  if (!op_index(args[1], &n)) return V_ERROR;
  size_t most = n < 0 ? 0 : (size_t)n;
  return list_new(most < list_len(order) ? most : list_len(order), list_items(order));
}

/* ---- operators ---- */

/* Puts key's count of (a op b) into r when it is positive. */
static bool put_result(value r, value key, enum binary_op op, value x, value y) {
  if (!x || !y) return false;
  value n;
  if (op == BINARY_OR || op == BINARY_AND) {
    n = op_binary(op == BINARY_OR ? BINARY_GE : BINARY_LE, x, y);
    n = n ? op_is_true(n) ? x : y : V_ERROR;
  } else {
    n = op_binary(op, x, y);
  }
  value positive = n ? op_binary(BINARY_GT, n, V_INT(0)) : V_ERROR;
  return positive && (!op_is_true(positive) || dict_set(r, key, n));
}

static value combine(enum binary_op op, value a, value b) {
  uint32_t pos = 0;
  value k, n, other, r = dict_new_of(&counter_type, 0);
  while (r && dict_next(OBJ(dict, a), &pos, &k, &n)) {
    if (!put_result(r, k, op, n, count_of(b, k))) return V_ERROR;
  }
  for (pos = 0; r && op != BINARY_AND && dict_next(OBJ(dict, b), &pos, &k, &n);) {
    if ((other = dict_get(a, k)) == V_ERROR) return V_ERROR;
    if (other == V_STOP && !put_result(r, k, op, V_INT(0), n)) return V_ERROR;
  }
  return r;
}

/* Do all keys of both agree on `op`? 1, 0, -1. */
static int agree(enum binary_op op, value a, value b) {
  value k, n;
  for (int turn = 0; turn < 2; turn++) {
    uint32_t pos = 0;
    while (dict_next(OBJ(dict, turn ? b : a), &pos, &k, &n)) {
      value x = count_of(a, k), y = x ? count_of(b, k) : V_ERROR;
      value r = y ? op_binary(op, x, y) : V_ERROR;
      int truth = r ? op_is_true(r) : -1;
      if (truth <= 0) return truth;
    }
  }
  return 1;
}

static value compare(enum binary_op op, value a, value b) {
  bool strict = op == BINARY_LT || op == BINARY_GT;
  enum binary_op wide = op == BINARY_LT ? BINARY_LE : op == BINARY_GT ? BINARY_GE : op == BINARY_NE ? BINARY_EQ : op;
  int r = agree(wide, a, b);
  if (r > 0 && strict) {
    r = agree(BINARY_EQ, a, b);
    return r < 0 ? V_ERROR : value_from_bool(!r);
  }
  return r < 0 ? V_ERROR : value_from_bool((r != 0) != (op == BINARY_NE));
}

value counter_binary(enum binary_op op, value a, value b) {
  bool in_place = op >= INPLACE_OR && op <= INPLACE_POW;
  enum binary_op plain = in_place ? BINARY_PLAIN_OF(op) : op;
  if (op == BINARY_IN) return dict_binary(op, a, b);
  if (!is_counter(b)) return op <= BINARY_NE && op != BINARY_EQ && op != BINARY_NE ? V_NOTIMPLEMENTED : dict_binary(op, a, b);
  if (op <= BINARY_NE) return compare(op, a, b);
  if (plain != BINARY_ADD && plain != BINARY_SUB && plain != BINARY_OR && plain != BINARY_AND) return V_NOTIMPLEMENTED;
  value r = combine(plain, a, b);
  if (!in_place || !r) return r;
  dict_empty(a);
  return dict_merge(a, r) ? a : V_ERROR;
}

value counter_unary(enum unary_op op, value v) {
  if (op != UNARY_POS && op != UNARY_NEG) return dict_unary(op, v);
  value none = dict_new_of(&counter_type, 0);
  if (!none) return V_ERROR;
  return op == UNARY_POS ? combine(BINARY_ADD, v, none) : combine(BINARY_SUB, none, v);
}

value counter_subscr(value self, value key, value x) {
  value v;
  if (x == V_UNSET) return (v = dict_remove(self, key)) == V_ERROR ? V_ERROR : V_NONE;
  if (x != V_STOP) return dict_set(self, key, x) ? V_NONE : V_ERROR;
  if ((v = dict_get(self, key)) != V_STOP) return v;
  value args[2] = {self, key};
  v = special_of_class(self, SPECIAL_MISSING, 2, args);
  return v == V_STOP ? V_INT(0) : v;
}

bool counter_print(struct writer *w, value self, enum print_kind kind) {
  (void)kind;
  if (!vm_stack_ok()) return false;
  if (!print_value(w, value_type(self)->name, PRINT_STR) || !print_cstr(w, "(")) return false;
  if (dict_len(self) == 0) return print_cstr(w, ")");
  value order = by_count(self), shown = order ? dict_new(0) : V_ERROR;
  if (!shown) { /* counts that have no order are shown as they are */
    if (!err_matches(&exc_TypeError)) return false;
    err_take();
    shown = self;
  }
  for (size_t i = 0; shown != self && i < list_len(order); i++) {
    const value *pair = tuple_items(list_items(order)[i]);
    if (!dict_set(shown, pair[0], pair[1])) return false;
  }
  return dict_print(w, shown, PRINT_REPR) && print_cstr(w, ")");
}

BUILTIN_TYPE_DEF_IN(collections, counter, Counter, DICT, dict, TYPE_UNHASHABLE, &counter_ops)
