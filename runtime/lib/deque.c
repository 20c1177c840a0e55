/* SPDX-License-Identifier: MIT */
/* collections.deque: a ring of values. It is an iterator_obj (iterator.h): a the block, b index of the first item, c the
 * maximal length or None, i the length. A bounded deque has its block from the start and never allocates again. One that
 * is made with MicroPython's third argument 1 lets nothing fall out when it is full; its c is -1 - the maximal length.
 */
#include <string.h>

#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/iterator.h"
#include "runtime/core/list.h"
#include "runtime/core/print_guard.h"
#include "runtime/core/sequence.h"
#include "runtime/core/vm.h"

extern const struct type_obj deque_type, deque_iterator_type;

typedef struct iterator_obj deque;
static deque *deque_of(value v) { return OBJ(iterator, v); }
static size_t room_of(const deque *d) { return d->a ? gc_block_count((value *)d->a) : 0; }

/* Where item i lies. */
static value *at(const deque *d, size_t i) {
  size_t k = (size_t)value_int(d->b) + i, room = room_of(d);
  return (value *)d->a + (k >= room ? k - room : k);
}

static bool bounded(const deque *d) { return d->c != V_NONE; }
static bool checks(const deque *d) { return bounded(d) && value_int(d->c) < 0; }
static size_t most(const deque *d) { return (size_t)(checks(d) ? -1 - value_int(d->c) : value_int(d->c)); }
static bool full(const deque *d) { return bounded(d) && d->i >= most(d); }

static bool grow(deque *d, size_t room) {
  if (room_of(d) >= room) return true;
  value *block = gc_values(room);
  if (!block) return false;
  for (size_t i = 0; i < d->i; i++) gc_store(&block[i], *at(d, i));
  gc_store_ptr(&d->a, block);
  d->b = V_INT(0);
  return true;
}

static bool reserve(deque *d) {
  if (d->i < room_of(d)) return true;
  size_t room = room_of(d), more = room ? 2 * room : 8;
  return grow(d, bounded(d) && most(d) < more ? most(d) : more);
}

static value take_left(deque *d) {
  value *slot = at(d, 0), v = *slot;
  *slot = V_UNSET;
  size_t first = (size_t)value_int(d->b) + 1;
  d->b = V_INT(first == room_of(d) ? 0 : first);
  d->i--;
  return v;
}

static value take_right(deque *d) {
  value *slot = at(d, d->i - 1), v = *slot;
  *slot = V_UNSET;
  d->i--;
  return v;
}

static bool put_right(deque *d, value v) {
  if (full(d)) {
    if (checks(d)) return err_raise(E(deque_full), 0, 0, 0);
    if (d->c == V_INT(0)) return true;
    take_left(d);
  }
  if (!reserve(d)) return false;
  gc_store(at(d, d->i), v);
  d->i++;
  return true;
}

static bool put_left(deque *d, value v) {
  if (full(d)) {
    if (checks(d)) return err_raise(E(deque_full), 0, 0, 0);
    if (d->c == V_INT(0)) return true;
    take_right(d);
  }
  if (!reserve(d)) return false;
  size_t first = (size_t)value_int(d->b);
  d->b = V_INT((first ? first : room_of(d)) - 1);
  d->i++;
  gc_store(at(d, 0), v);
  return true;
}

static bool extend(deque *d, value iterable, bool (*put)(deque *, value)) {
  if (iterable == (value)d && (iterable = list_from(iterable)) == V_ERROR) return false;
  value it = iter_new(iterable), v;
  if (it == V_ERROR) return false;
  while ((v = iter_next(it)) != V_STOP) {
    if (v == V_ERROR || !put(d, v)) return false;
  }
  return true;
}

static void empty(deque *d) {
  d->a = V_UNSET;
  d->b = V_INT(0);
  d->i = 0;
}

static value make_empty(const struct type_obj *cls, value maxlen) {
  return iterator_new(cls, V_UNSET, V_INT(0), maxlen, 0);
}

static bool fill(deque *d, size_t nargs, size_t nkw, const value *args) {
  const value names[2] = {N(iterable), N(maxlen)};
  value given[2] = {V_UNSET, V_NONE};
  intptr_t flags = 0;
  if (nargs == 3 && !sequence_clamped(args[--nargs], &flags)) return false;
  if (!arg_bind(N(deque), nargs, nkw, args, 2, 2, names, given)) return false;
  if (given[1] != V_NONE) {
    value n = sequence_int(given[1]);
    if (n == V_ERROR) return false;
    if (!value_is_int(n) || value_int(n) < 0) {
      err_raise(E(deque_maxlen), 0, 0, 0);
      return false;
    }
    given[1] = flags & 1 ? V_INT(-1 - value_int(n)) : n;
  }
  empty(d);
  d->c = given[1];
  return !given[0] || extend(d, given[0], put_right);
}

value deque_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  value d = make_empty(cls, V_NONE);
  if (d == V_ERROR || (cls->flags & TYPE_HAS_INIT)) return d;
  return fill(deque_of(d), nargs, nkw, args) ? d : V_ERROR;
}

value deque_init(size_t nargs, size_t nkw, const value *args) {
  return fill(deque_of(args[0]), nargs - 1, nkw, args + 1) ? V_NONE : V_ERROR;
}

static value copy_of(value self) {
  value d = make_empty(&deque_type, deque_of(self)->c);
  return d != V_ERROR && extend(deque_of(d), self, put_right) ? d : V_ERROR;
}

/* ---- operations ---- */

bool deque_print(struct writer *w, value self, enum print_kind kind) {
  struct print_guard guard;
  deque *d = deque_of(self);
  (void)kind;
  if (!vm_stack_ok()) return false;
  if (!print_guard_enter(&guard, self)) return print_cstr(w, "[...]");
  bool ok = print_value(w, value_type(self)->name, PRINT_STR) && print_cstr(w, "([");
  for (size_t i = 0; ok && i < d->i; i++) ok = (!i || print_cstr(w, ", ")) && print_value(w, *at(d, i), PRINT_REPR);
  ok = ok && print_cstr(w, "]");
  if (ok && bounded(d)) ok = print_cstr(w, ", maxlen=") && print_int(w, (intptr_t)most(d));
  print_guard_leave(&guard);
  return ok && print_cstr(w, ")");
}

value deque_unary(enum unary_op op, value self) {
  switch (op) {
  case UNARY_BOOL: return value_from_bool(deque_of(self)->i != 0);
  case UNARY_LEN: return V_INT(deque_of(self)->i);
  default: return V_NOTIMPLEMENTED;
  }
}

/* Index of item in [from, to), -1 or -2 as items_find. */
static intptr_t find(value self, value item, size_t from, size_t to) {
  deque *d = deque_of(self);
  for (size_t i = from; i < to && i < d->i; i++) {
    size_t n = d->i;
    int same = op_equal(*at(d, i), item);
    if (same < 0) return -2;
    if (d->i != n) return err_raise(E(deque_mutated), 0, 0, 0), -2;
    if (same) return (intptr_t)i;
  }
  return -1;
}

static value compare(enum binary_op op, value a, value b) {
  value x = list_from(a), y = x == V_ERROR ? V_ERROR : list_from(b);
  return y == V_ERROR ? V_ERROR : op_binary(op, x, y);
}

static value repeat(value self, value times, bool in_place) {
  size_t n;
  value why, list = list_from(self);
  if (list == V_ERROR) return V_ERROR;
  if (!sequence_count(times, &n, &why)) return why;
  value r = in_place ? self : make_empty(&deque_type, deque_of(self)->c);
  if (r == V_ERROR) return V_ERROR;
  if (in_place) empty(deque_of(r));
  while (list_len(list) && n--) {
    if (!extend(deque_of(r), list, put_right)) return V_ERROR;
  }
  return r;
}

value deque_binary(enum binary_op op, value a, value b) {
  bool both = type_is_subclass(value_type(b), &deque_type);
  intptr_t i;
  value r;
  switch (op) {
  case BINARY_LT: case BINARY_GT: case BINARY_EQ: case BINARY_LE: case BINARY_GE: case BINARY_NE:
    return both ? compare(op, a, b) : V_NOTIMPLEMENTED;
  case BINARY_IN:
    i = find(a, b, 0, SIZE_MAX);
    return i == -2 ? V_ERROR : value_from_bool(i >= 0);
  case BINARY_ADD:
    if (!both) return sequence_no_concat(b, N(deque));
    r = copy_of(a);
    return r != V_ERROR && extend(deque_of(r), b, put_right) ? r : V_ERROR;
  case INPLACE_ADD: return extend(deque_of(a), b, put_right) ? a : V_ERROR;
  case BINARY_MUL: return repeat(a, b, false);
  case INPLACE_MUL: return repeat(a, b, true);
  default: return V_NOTIMPLEMENTED;
  }
}

value deque_rbinary(enum binary_op op, value a, value b) {
  return op == BINARY_MUL ? repeat(b, a, false) : V_NOTIMPLEMENTED;
}

static void remove_at(deque *d, size_t i) {
  for (; i + 1 < d->i; i++) gc_store(at(d, i), *at(d, i + 1));
  take_right(d);
}

value deque_subscr(value self, value index, value v) {
  deque *d = deque_of(self);
  value n = sequence_try_int(index);
  size_t i;
  if (n == V_NOTIMPLEMENTED) return err_raise(E(deque_index_type), index, 0, 0);
  if (n == V_ERROR || !sequence_index(n, d->i, N(deque), &i)) return V_ERROR;
  if (v == V_STOP) return *at(d, i);
  if (v == V_UNSET) remove_at(d, i);
  else gc_store(at(d, i), v);
  return V_NONE;
}

value deque_getattr(value self, value name) { 
  if (name != N(maxlen)) return V_STOP;
  return bounded(deque_of(self)) ? V_INT(most(deque_of(self))) : V_NONE;
}

value deque_iter(value self) {
  return iterator_new(&deque_iterator_type, self, V_INT(deque_of(self)->i), 0, 0);
}

value deque_iterator_next(value self) {
  struct iterator_obj *it = OBJ(iterator, self);
  if (!it->a) return V_STOP;
  if (deque_of(it->a)->i != (size_t)value_int(it->b)) return err_raise(E(deque_iterating), 0, 0, 0);
  if (it->i < deque_of(it->a)->i) return *at(deque_of(it->a), it->i++);
  it->a = V_UNSET;
  return V_STOP;
}

/* ---- methods ---- */

static value done(bool ok) { return ok ? V_NONE : V_ERROR; }

value deque_append(value self, value v) { return done(put_right(deque_of(self), v)); }
value deque_appendleft(value self, value v) { return done(put_left(deque_of(self), v)); }
value deque_extend(value self, value it) { return done(extend(deque_of(self), it, put_right)); }
value deque_extendleft(value self, value it) { return done(extend(deque_of(self), it, put_left)); }
value deque_copy(value self) { return copy_of(self); }

value deque_pop(value self) {
  return deque_of(self)->i ? take_right(deque_of(self)) : err_raise(E(deque_empty), 0, 0, 0);
}
value deque_popleft(value self) {
  return deque_of(self)->i ? take_left(deque_of(self)) : err_raise(E(deque_empty), 0, 0, 0);
}

value deque_clear(value self) {
  empty(deque_of(self));
  return V_NONE;
}

value deque_count(value self, value item) {
  size_t n = 0;
  for (intptr_t i = 0; (i = find(self, item, (size_t)i, SIZE_MAX)) >= 0; i++) n++;
  return vm.error ? V_ERROR : V_INT(n);
}

value deque_index(size_t nargs, const value *args) {
  intptr_t bound[2] = {0, INTPTR_MAX}, n = (intptr_t)deque_of(args[0])->i;
  for (size_t i = 2; i < nargs; i++) {
    if (!sequence_clamped(args[i], &bound[i - 2])) return V_ERROR;
    if (bound[i - 2] < 0) bound[i - 2] = bound[i - 2] < -n ? 0 : bound[i - 2] + n;
  }
  intptr_t i = find(args[0], args[1], (size_t)bound[0], (size_t)bound[1]);
  if (i == -1) return err_raise(E(deque_not_in), args[1], 0, 0);
  return i < 0 ? V_ERROR : V_INT(i);
}

value deque_remove(value self, value item) {
  intptr_t i = find(self, item, 0, SIZE_MAX);
  if (i == -1) return err_raise(E(deque_remove), item, 0, 0);
  if (i >= 0) remove_at(deque_of(self), (size_t)i);
  return i < 0 ? V_ERROR : V_NONE;
}

value deque_insert(value self, value index, value v) {
  deque *d = deque_of(self);
  intptr_t i;
  if (!sequence_clamped(index, &i)) return V_ERROR;
  intptr_t n = (intptr_t)d->i;
  if (full(d)) return err_raise(E(deque_full), 0, 0, 0);
  if (i < 0) i = i < -n ? 0 : i + n;
  if (i > n) i = n;
  if (!put_right(d, v)) return V_ERROR;
  for (; n > i; n--) gc_store(at(d, (size_t)n), *at(d, (size_t)n - 1));
  gc_store(at(d, (size_t)i), v);
  return V_NONE;
}

value deque_reverse(value self) {
  deque *d = deque_of(self);
  for (size_t i = 0, k = d->i; i + 1 < k; i++) {
    value v = *at(d, --k);
    gc_store(at(d, k), *at(d, i));
    gc_store(at(d, i), v);
  }
  return V_NONE;
}

value deque_rotate(size_t nargs, const value *args) {
  deque *d = deque_of(args[0]);
  intptr_t n = 1;
  if (nargs == 2 && !sequence_clamped(args[1], &n)) return V_ERROR;
  intptr_t len = (intptr_t)d->i;
  if (len < 2) return V_NONE;
  n = (n % len + len) % len;
  while (n--) {
    value v = take_right(d);
    if (!put_left(d, v)) return V_ERROR;
  }
  return V_NONE;
}

BUILTIN_TYPE_DEF_IN(collections, deque, deque, DEQUE, object, TYPE_UNHASHABLE, &deque_ops)

BUILTIN_TYPE_DEF_BARE(deque_iterator, deque_iterator, ITERATOR, object, TYPE_FINAL, &deque_iterator_ops)
