/* SPDX-License-Identifier: MIT */
/* tuple. The comparison of sequences item by item, which list shares, is here too. */
#include "runtime/core/tuple.h"

#include <string.h>

#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/iterator.h"
#include "runtime/core/list.h"
#include "runtime/core/print_guard.h"
#include "runtime/core/sequence.h"
#include "runtime/core/service.h"
#include "runtime/core/items.h"
#include "runtime/core/vm.h"

const struct tuple_obj tuple_empty_obj = {.type = &tuple_type};

value tuple_new_of(const struct type_obj *cls, size_t n, const value *items) {
  if (n == 0 && cls == &tuple_type) return TUPLE_EMPTY;
  struct tuple_obj *t = builtin_alloc_tail(cls, sizeof *t, n * sizeof(value));
  if (!t) return V_ERROR;
  t->len = n;
  for (size_t i = 0; items && i < n; i++) gc_store(&t->items[i], items[i]);
  return (value)t;
}

value tuple_new(size_t n, const value *items) { return tuple_new_of(&tuple_type, n, items); }

value tuple_2(value a, value b) {
  value items[2] = {a, b};
  return tuple_new(2, items);
}

value tuple_from(value iterable) {
  if (value_type(iterable) == &tuple_type) return iterable;
  value list = value_type(iterable) == &list_type ? iterable : list_from(iterable);
  return list == V_ERROR ? V_ERROR : list_to_tuple(list);
}

value tuple_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  if (cls == &tuple_type && !arg_no_keywords(N(tuple), nkw)) return V_ERROR;
  if (!arg_count(N(tuple), nargs, 0, 1)) return V_ERROR;
  value t = nargs ? tuple_from(args[0]) : TUPLE_EMPTY;
  if (t == V_ERROR || cls == &tuple_type) return t;
  return tuple_new_of(cls, tuple_len(t), tuple_items(t));
}

/* ---- the items of a tuple or list, read anew at each step since Python code may change a list ---- */

struct items items_of(value v) {
  if (value_kind(v) == KIND_TUPLE) return (struct items){tuple_items(v), tuple_len(v)};
  return (struct items){list_items(v), list_len(v)};
}

int items_equal(value a, value b) {
  if (!vm_stack_ok()) return -1;
  if (items_of(a).n != items_of(b).n) return 0;
  for (size_t i = 0; i < items_of(a).n && i < items_of(b).n; i++) {
    int same = op_equal(items_of(a).items[i], items_of(b).items[i]);
    if (same <= 0) return same;
  }
  return items_of(a).n == items_of(b).n;
}

static value items_order(enum binary_op op, value a, value b) {
  if (!vm_stack_ok()) return V_ERROR;
  for (size_t i = 0; i < items_of(a).n && i < items_of(b).n; i++) {
    value x = items_of(a).items[i], y = items_of(b).items[i];
    int same = op_equal(x, y);
    if (same < 0) return V_ERROR;
    if (!same) return op_binary(op, x, y);
  }
  size_t n = items_of(a).n, m = items_of(b).n;
  switch (op) {
  case BINARY_LT: return value_from_bool(n < m);
  case BINARY_GT: return value_from_bool(n > m);
  case BINARY_LE: return value_from_bool(n <= m);
  default: return value_from_bool(n >= m);
  }
}

value items_compare(enum binary_op op, value a, value b) {
  if (op != BINARY_EQ && op != BINARY_NE) return items_order(op, a, b);
  int same = items_equal(a, b);
  return same < 0 ? V_ERROR : value_from_bool(same == (op == BINARY_EQ));
}

intptr_t items_find(value self, value item, intptr_t from, intptr_t to) {
  for (intptr_t i = from; i < to && i < (intptr_t)items_of(self).n; i++) {
    int same = op_equal(items_of(self).items[i], item);
    if (same < 0) return -2;
    if (same) return i;
  }
  return -1;
}

value items_contains(value self, value item) {
  intptr_t i = items_find(self, item, 0, INTPTR_MAX);
  return i == -2 ? V_ERROR : value_from_bool(i >= 0);
}

value items_count(value self, value item) {
  size_t n = 0;
  for (size_t i = 0; i < items_of(self).n; i++) {
    int same = op_equal(items_of(self).items[i], item);
    if (same < 0) return V_ERROR;
    n += (size_t)same;
  }
  return V_INT(n);
}

intptr_t items_index(size_t nargs, const value *args) {
  intptr_t n = (intptr_t)items_of(args[0]).n, bound[2] = {0, INTPTR_MAX};
  for (size_t i = 2; i < nargs; i++) {
    if (sequence_try_int(args[i]) == V_NOTIMPLEMENTED) return err_raise(E(slice_part_required), 0, 0, 0), -2;
    if (!sequence_clamped(args[i], &bound[i - 2])) return -2;
    if (bound[i - 2] < 0) bound[i - 2] = bound[i - 2] < -n ? 0 : bound[i - 2] + n;
  }
  return items_find(args[0], args[1], bound[0], bound[1]);
}

bool items_print(struct writer *w, value self) {
  for (size_t i = 0; i < items_of(self).n; i++) {
    if (i && !print_cstr(w, ", ")) return false;
    if (!print_value(w, items_of(self).items[i], PRINT_REPR)) return false;
  }
  return true;
}

bool items_repeat_size(size_t n, size_t times, size_t *out) {
  if (n && times > (SIZE_MAX / 4 / sizeof(value)) / n) {
    err_memory();
    return false;
  }
  *out = n * times;
  return true;
}

/* ---- operations ---- */

bool tuple_print(struct writer *w, value self, enum print_kind kind) {
  struct print_guard guard;
  (void)kind;
  if (!vm_stack_ok()) return false;
  if (!print_guard_enter(&guard, self)) return print_cstr(w, "(...)");
  bool ok = print_cstr(w, "(") && items_print(w, self) && print_cstr(w, tuple_len(self) == 1 ? ",)" : ")");
  print_guard_leave(&guard);
  return ok;
}

static value tuple_hash(value self) {
  uint32_t h = 374761393u, x;
  if (!vm_stack_ok()) return V_ERROR;
  for (size_t i = 0; i < tuple_len(self); i++) {
    if (!op_hash(tuple_items(self)[i], &x)) return V_ERROR;
    h += x * 2246822519u;
    h = (h << 13 | h >> 19) * 2654435761u;
  }
  return V_INT((h + (uint32_t)tuple_len(self)) & 0x3fffffffu);
}

value tuple_unary(enum unary_op op, value self) {
  switch (op) {
  case UNARY_BOOL: return value_from_bool(tuple_len(self) != 0);
  case UNARY_LEN: return V_INT(tuple_len(self));
  case UNARY_HASH: return tuple_hash(self);
  default: return V_NOTIMPLEMENTED;
  }
}

static value tuple_concat(value a, value b) {
  if (value_kind(b) != KIND_TUPLE) return sequence_no_concat(b, N(tuple));
  size_t n = tuple_len(a), m = tuple_len(b);
  if (m == 0 && value_type(a) == &tuple_type) return a;
  if (n == 0 && value_type(b) == &tuple_type) return b;
  value t = tuple_new(n + m, 0);
  if (t == V_ERROR) return V_ERROR;
  memcpy(tuple_items(t), tuple_items(a), n * sizeof(value));
  memcpy(tuple_items(t) + n, tuple_items(b), m * sizeof(value));
  return t;
}

value tuple_repeat(value self, value times) {
  size_t k, n = tuple_len(self), whole;
  value why;
  if (!sequence_count(times, &k, &why)) return why;
  if (k == 1 && value_type(self) == &tuple_type) return self;
  if (!items_repeat_size(n, k, &whole)) return V_ERROR;
  value t = tuple_new(whole, 0);
  if (t == V_ERROR) return V_ERROR;
  for (size_t i = 0; i < whole; i += n) memcpy(tuple_items(t) + i, tuple_items(self), n * sizeof(value));
  return t;
}

value tuple_binary(enum binary_op op, value a, value b) {
  switch (op) {
  case BINARY_LT: case BINARY_GT: case BINARY_EQ: case BINARY_LE: case BINARY_GE: case BINARY_NE:
    return value_kind(b) == KIND_TUPLE ? items_compare(op, a, b) : V_NOTIMPLEMENTED;
  case BINARY_IN: return items_contains(a, b);
  case BINARY_ADD: return tuple_concat(a, b);
  case BINARY_MUL: return firn_service_tuple_repeat(a, b);
  default: return V_NOTIMPLEMENTED;
  }
}

value tuple_rbinary(enum binary_op op, value a, value b) {
  return op == BINARY_MUL ? firn_service_tuple_repeat(b, a) : V_NOTIMPLEMENTED;
}

value tuple_slice(value self, value slice) {
  struct slice_span span;
  if (!slice_resolve(slice, tuple_len(self), &span)) return V_ERROR;
  if ((size_t)span.count == tuple_len(self) && span.step == 1 && value_type(self) == &tuple_type) return self;
  value t = tuple_new((size_t)span.count, 0);
  if (t == V_ERROR) return V_ERROR;
  for (size_t i = 0, k = (size_t)span.start; i < (size_t)span.count; i++, k += (size_t)span.step)
    gc_store(&tuple_items(t)[i], tuple_items(self)[k]);
  return t;
}

value tuple_subscr(value self, value index, value v) {
  if (v != V_STOP) return err_raise(v == V_UNSET ? E(no_item_deletion) : E(no_item_assignment), self, 0, 0);
  if (slice_check(index)) return firn_service_tuple_slice(self, index);
  size_t i;
  return sequence_index(index, tuple_len(self), N(tuple), &i) ? tuple_items(self)[i] : V_ERROR;
}

value tuple_iter(value self) { return iterator_new(&tuple_iterator_type, self, 0, 0, 0); }

value tuple_index(size_t nargs, const value *args) {
  intptr_t i = items_index(nargs, args);
  if (i == -1) return err_raise(E(tuple_index), 0, 0, 0);
  return i < 0 ? V_ERROR : V_INT(i);
}

BUILTIN_TYPE_DEF(tuple, tuple, TUPLE, object, 0, &tuple_ops)
