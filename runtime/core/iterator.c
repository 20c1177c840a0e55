/* SPDX-License-Identifier: MIT */
/* Iterators over sequences and calls, and the iterator types that programs make: enumerate, zip, map, filter, reversed. */
#include "runtime/core/iterator.h"

#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/int.h"
#include "runtime/core/list.h"
#include "runtime/core/sequence.h"
#include "runtime/core/service.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"

value iterator_new_with(const struct type_obj *type, value a, value b, value c, size_t i) {
  struct iterator_obj *it = firn_service_own_new(type->flags & TYPE_IS_CLASS ? instance_size(type, 0) : sizeof *it, type);
  if (!it) return V_ERROR;
  gc_store(&it->a, a);
  gc_store(&it->b, b);
  gc_store(&it->c, c);
  it->i = i;
  return (value)it;
}

value iterator_new_of(const struct type_obj *type, value a) { return iterator_new_with(type, a, 0, 0, 0); }

value iterator_self(value v) { return v; }

#define ITERATOR_TYPE(sym, name) BUILTIN_TYPE_DEF_BARE(sym, name, ITERATOR, object, TYPE_FINAL, &sym##_ops)

/* ---- builtin sequences ---- */

value list_iterator_next(value self) {
  struct iterator_obj *it = OBJ(iterator, self);
  if (it->a == V_UNSET) return V_STOP;
  if (it->i < list_len(it->a)) return list_items(it->a)[it->i++];
  it->a = V_UNSET;
  return V_STOP;
}
ITERATOR_TYPE(list_iterator, list_iterator)

value list_reverseiterator_next(value self) {
  struct iterator_obj *it = OBJ(iterator, self);
  if (it->i == 0 || it->i > list_len(it->a)) {
    it->i = 0;
    return V_STOP;
  }
  return list_items(it->a)[--it->i];
}
ITERATOR_TYPE(list_reverseiterator, list_reverseiterator)

value tuple_iterator_next(value self) {
  struct iterator_obj *it = OBJ(iterator, self);
  return it->i < tuple_len(it->a) ? tuple_items(it->a)[it->i++] : V_STOP;
}
ITERATOR_TYPE(tuple_iterator, tuple_iterator)

/* ---- the old protocol, calls ---- */

value iterator_of_sequence(value v) { return iterator_new(&sequence_iterator_type, v, 0, 0, 0); }

value sequence_iterator_next(value self) {
  struct iterator_obj *it = OBJ(iterator, self);
  if (it->a == V_UNSET) return V_STOP;
  value v = op_subscr(it->a, V_INT(it->i));
  if (v != V_ERROR) {
    it->i++;
    return v;
  }
  if (!err_matches(&exc_IndexError) && !err_matches(&exc_StopIteration)) return V_ERROR;
  err_take();
  it->a = V_UNSET;
  return V_STOP;
}
ITERATOR_TYPE(sequence_iterator, iterator)

value callable_iterator_next(value self) {
  struct iterator_obj *it = OBJ(iterator, self);
  if (it->a == V_UNSET) return V_STOP;
  value v = call_0(it->a);
  if (v == V_ERROR) {
    if (!err_matches(&exc_StopIteration)) return V_ERROR;
    err_take();
  } else {
    int end = op_equal(it->b, v);
    if (end <= 0) return end < 0 ? V_ERROR : v;
  }
  it->a = V_UNSET;
  return V_STOP;
}
ITERATOR_TYPE(callable_iterator, callable_iterator)

/* ---- reversed ---- */

value reversed_next(value self) {
  struct iterator_obj *it = OBJ(iterator, self);
  if (it->i == 0) return V_STOP;
  value v = op_subscr(it->a, V_INT(it->i - 1));
  if (v != V_ERROR) {
    it->i--;
    return v;
  }
  if (!err_matches(&exc_IndexError) && !err_matches(&exc_StopIteration)) return V_ERROR;
  err_take();
  it->i = 0;
  return V_STOP;
}

value list_reversed(value self);
value dict_reversed(value self);
value dict_view_reversed(value self);
value range_reversed(value self);
extern const struct type_obj dict_keys_type, dict_values_type, dict_items_type;

value reversed_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  if (!arg_no_keywords(N(reversed), nkw) || !arg_count(N(reversed), nargs, 1, 1)) return V_ERROR;
  const struct type_obj *t = value_type(args[0]);
  if (t->flags & TYPE_IS_CLASS) {
    value method = type_lookup(t, N(__reversed__));
    if (method == V_NONE) return err_raise(E(not_reversible), args[0], 0, 0);
    if (method != V_STOP) return method == V_ERROR ? V_ERROR : call_method(args[0], N(__reversed__), 0, 0);
  }
  if (t->kind == KIND_LIST) return list_reversed(args[0]);
  if (t->kind == KIND_DICT) return dict_reversed(args[0]);
  if (t->kind == KIND_RANGE) return range_reversed(args[0]);
  if (t == &dict_keys_type || t == &dict_values_type || t == &dict_items_type) return dict_view_reversed(args[0]);
  bool indexed = t->kind == KIND_INSTANCE ? type_lookup(t, N(__getitem__)) != V_STOP : OPS_ASK(t, subscr) != NULL;
  if (!indexed) return err_raise(E(not_reversible), args[0], 0, 0);
  intptr_t n = op_len(args[0]);
  return n < 0 ? V_ERROR : iterator_new(cls, args[0], 0, 0, (size_t)n);
}

BUILTIN_TYPE_DEF_BARE(reversed, reversed, ITERATOR, object, 0, &reversed_ops)

/* ---- enumerate: a the iterator, b the next number ---- */

value enumerate_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  const value names[2] = {N(iterable), N(start)};
  value given[2] = {V_UNSET, V_INT(0)};
  if (!arg_bind(N(enumerate), nargs, nkw, args, 2, 2, names, given)) return V_ERROR;
  if (!given[0]) return err_raise(E(enumerate_missing), 0, 0, 0);
  value start = sequence_int(given[1]), it = start == V_ERROR ? V_ERROR : iter_new(given[0]);
  return it == V_ERROR ? V_ERROR : iterator_new(cls, it, start, 0, 0);
}

value enumerate_next(value self) {
  struct iterator_obj *it = OBJ(iterator, self);
  if (!vm_stack_ok()) return V_ERROR;
  value v = iter_next(it->a);
  if (v == V_ERROR || v == V_STOP) return v;
  value n = it->b, more = value_is_int(n) && n != V_INT(VALUE_INT_MAX) ? n + 2 : int_arithmetic(BINARY_ADD, n, V_INT(1));
  if (more == V_ERROR) return V_ERROR;
  gc_store(&it->b, more);
  return tuple_2(n, v);
}

BUILTIN_TYPE_DEF_BARE(enumerate, enumerate, ITERATOR, object, 0, &enumerate_ops)

/* ---- zip and map: iterators in a tuple ---- */

static value iterators_of(size_t n, const value *args) {
  value t = tuple_new(n, 0);
  for (size_t i = 0; t != V_ERROR && i < n; i++) {
    value it = iter_new(args[i]);
    if (it == V_ERROR) return V_ERROR;
    gc_store(&tuple_items(t)[i], it);
  }
  return t;
}

/* zip: a the iterators, i 1 when strict */
value zip_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  const value names[1] = {N(strict)};
  value given = V_FALSE;
  if (!arg_bind(N(zip), 0, nkw, args + nargs, 0, 1, names, &given)) return V_ERROR;
  int strict = op_is_true(given);
  value its = strict < 0 ? V_ERROR : iterators_of(nargs, args);
  return its == V_ERROR ? V_ERROR : iterator_new(cls, its, 0, 0, (size_t)strict);
}

/* Iterator number i ended first, or (longer) still goes on when the others have ended. */
static value uneven(size_t i, bool longer) {
  if (i == 1) return err_raise(longer ? E(zip_longer_1) : E(zip_shorter_1), 0, 0, 0);
  return err_raise(longer ? E(zip_longer) : E(zip_shorter), V_INT(i + 1), V_INT(i), 0);
}

static value zip_end(value its, size_t ended) {
  if (ended) return uneven(ended, false);
  for (size_t i = 1; i < tuple_len(its); i++) {
    value v = iter_next(tuple_items(its)[i]);
    if (v != V_STOP) return v == V_ERROR ? V_ERROR : uneven(i, true);
  }
  return V_STOP;
}

value zip_next(value self) {
  struct iterator_obj *it = OBJ(iterator, self);
  size_t n = tuple_len(it->a);
  if (n == 0 || !vm_stack_ok()) return n ? V_ERROR : V_STOP;
  value t = tuple_new(n, 0);
  for (size_t i = 0; t != V_ERROR && i < n; i++) {
    value v = iter_next(tuple_items(it->a)[i]);
    if (v == V_ERROR) return V_ERROR;
    if (v == V_STOP) return it->i ? zip_end(it->a, i) : V_STOP;
    gc_store(&tuple_items(t)[i], v);
  }
  return t;
}

BUILTIN_TYPE_DEF_BARE(zip, zip, ITERATOR, object, 0, &zip_ops)

/* map: a the function, b the iterators */
value map_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  if (!arg_no_keywords(N(map), nkw)) return V_ERROR;
  if (nargs < 2) return err_raise(E(map_arguments), 0, 0, 0);
  value its = iterators_of(nargs - 1, args + 1);
  return its == V_ERROR ? V_ERROR : iterator_new(cls, args[0], its, 0, 0);
}

value map_next(value self) {
  struct iterator_obj *it = OBJ(iterator, self);
  size_t n = tuple_len(it->b);
  if (!vm_stack_ok()) return V_ERROR;
  if (n == 1) {
    value v = iter_next(tuple_items(it->b)[0]);
    return v == V_ERROR || v == V_STOP ? v : call_1(it->a, v);
  }
  value t = tuple_new(n, 0);
  for (size_t i = 0; t != V_ERROR && i < n; i++) {
    value v = iter_next(tuple_items(it->b)[i]);
    if (v == V_ERROR || v == V_STOP) return v;
    gc_store(&tuple_items(t)[i], v);
  }
  return t == V_ERROR ? V_ERROR : call(it->a, n, 0, tuple_items(t));
}

BUILTIN_TYPE_DEF_BARE(map, map, ITERATOR, object, 0, &map_ops)

/* ---- filter: a the function or None, b the iterator ---- */

value filter_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  if (!arg_no_keywords(N(filter), nkw) || !arg_count(N(filter), nargs, 2, 2)) return V_ERROR;
  value it = iter_new(args[1]);
  return it == V_ERROR ? V_ERROR : iterator_new(cls, args[0], it, 0, 0);
}

value filter_next(value self) {
  struct iterator_obj *it = OBJ(iterator, self);
  value v;
  if (!vm_stack_ok()) return V_ERROR;
  while ((v = iter_next(it->b)) != V_STOP && v != V_ERROR) {
    value test = it->a == V_NONE ? v : call_1(it->a, v);
    int wanted = test == V_ERROR ? -1 : op_is_true(test);
    if (wanted) return wanted < 0 ? V_ERROR : v;
  }
  return v;
}

BUILTIN_TYPE_DEF_BARE(filter, filter, ITERATOR, object, 0, &filter_ops)
