/* SPDX-License-Identifier: MIT */
/* list: a length and a block of values that grows by half. Python code that runs in the middle of an operation (__eq__,
 * an iterator) may change the list, so lengths and blocks are read anew after each such call. */
#include "runtime/core/list.h"

#include <string.h>

#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/copy_up.h"
#include "runtime/core/error.h"
#include "runtime/core/int.h"
#include "runtime/core/iterator.h"
#include "runtime/core/print_guard.h"
#include "runtime/core/sequence.h"
#include "runtime/core/service.h"
#include "runtime/core/items.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"

/* Room for n items, which may be written then; the length stays. */
static bool reserve(struct list_obj *l, size_t n) {
  size_t room = l->items && !IS_LENT(l->items) ? gc_block_count(l->items) : 0;
  if (n <= room) return true;
  if (n > SIZE_MAX / 4 / sizeof(value)) {
    err_memory();
    return false;
  }
  size_t more = room + (room >> 1);
  if (more < n) more = n;
  if (more < 4) more = 4;
  value *block = l->items ? gc_values_resize(l->items, more) : gc_values(more);
  if (!block) return false;
  gc_store_ptr(&l->items, block);
  return true;
}

static value list_new_of(const struct type_obj *cls, size_t n, const value *items) {
  struct list_obj *l = builtin_alloc(cls, sizeof *l);
  if (!l) return V_ERROR;
  if (n) {
    value *block = gc_values(n);
    if (!block) return V_ERROR;
    gc_store_ptr(&l->items, block);
    for (size_t i = 0; items && i < n; i++) gc_store(&block[i], items[i]);
    l->len = n;
  }
  return (value)l;
}

value list_new(size_t n, const value *items) { return list_new_of(&list_type, n, items); }

bool list_append_value(value list, value v) {
  struct list_obj *l = OBJ(list, list);
  if (!reserve(l, l->len + 1)) return false;
  gc_store(&l->items[l->len++], v);
  return true;
}

static bool extend_span(struct list_obj *l, value other) {
  size_t n = items_of(other).n;
  if (n == 0) return true;
  if (!reserve(l, l->len + n)) return false;
  struct items s = items_of(other); /* other may be the list itself */
  for (size_t i = 0; i < n; i++) gc_store(&l->items[l->len + i], s.items[i]);
  l->len += n;
  return true;
}

bool list_extend_values(value list, value iterable) {
  const struct type_obj *t = value_type(iterable);
  if (t == &list_type || t == &tuple_type) return extend_span(OBJ(list, list), iterable);
  value it = iter_new(iterable), v;
  if (it == V_ERROR) return false;
  while ((v = iter_next(it)) != V_STOP) {
    if (v == V_ERROR || !list_append_value(list, v)) return false;
  }
  return true;
}

value list_from(value iterable) {
  value l = list_new(0, 0);
  return l != V_ERROR && list_extend_values(l, iterable) ? l : V_ERROR;
}

value list_to_tuple(value list) { return tuple_new(list_len(list), list_items(list)); }

value list_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  value l = list_new_of(cls, 0, 0);
  if (l == V_ERROR || (cls->flags & TYPE_HAS_INIT)) return l;
  if (!arg_no_keywords(N(list), nkw) || !arg_count(N(list), nargs, 0, 1)) return V_ERROR;
  return nargs == 0 || list_extend_values(l, args[0]) ? l : V_ERROR;
}

/* Drops the items [from, to) of a list that owns them: moves the tail down and clears what is behind it. */
static void close_gap(struct list_obj *l, size_t from, size_t to) {
  memmove(l->items + from, l->items + to, (l->len - to) * sizeof(value));
  memset(l->items + l->len - (to - from), 0, (to - from) * sizeof(value));
  l->len -= to - from;
  if (l->len == 0) l->items = 0;
}

/* ---- printing, comparing, arithmetic ---- */

bool list_print(struct writer *w, value self, enum print_kind kind) {
  struct print_guard guard;
  (void)kind;
  if (!vm_stack_ok()) return false;
  if (!print_guard_enter(&guard, self)) return print_cstr(w, "[...]");
  bool ok = print_cstr(w, "[") && items_print(w, self) && print_cstr(w, "]");
  print_guard_leave(&guard);
  return ok;
}

value list_unary(enum unary_op op, value self) {
  switch (op) {
  case UNARY_BOOL: return value_from_bool(list_len(self) != 0);
  case UNARY_LEN: return V_INT(list_len(self));
  default: return V_NOTIMPLEMENTED;
  }
}

value list_repeat(value self, value times, bool in_place) {
  size_t k, whole;
  value why;
  if (!sequence_count(times, &k, &why)) return why;
  size_t n = list_len(self);
  if (!items_repeat_size(n, k, &whole)) return V_ERROR;
  value l = in_place ? self : list_new(whole, 0);
  if (l == V_ERROR) return V_ERROR;
  if (in_place && whole < n) {
    if (!OWN(list, OBJ(list, l))) return V_ERROR;
    close_gap(OBJ(list, l), whole, n);
  }
  if (in_place && !reserve(OBJ(list, l), whole)) return V_ERROR;
  for (size_t i = in_place ? n : 0; i < whole; i += n) memcpy(list_items(l) + i, list_items(self), n * sizeof(value));
  OBJ(list, l)->len = whole;
  return l;
}

static value list_concat(value a, value b) {
  if (value_kind(b) != KIND_LIST) return sequence_no_concat(b, N(list));
  value l = list_new(list_len(a) + list_len(b), 0);
  if (l == V_ERROR) return V_ERROR;
  if (list_len(a)) memcpy(list_items(l), list_items(a), list_len(a) * sizeof(value));
  if (list_len(b)) memcpy(list_items(l) + list_len(a), list_items(b), list_len(b) * sizeof(value));
  return l;
}

value list_binary(enum binary_op op, value a, value b) {
  switch (op) {
  case BINARY_LT: case BINARY_GT: case BINARY_EQ: case BINARY_LE: case BINARY_GE: case BINARY_NE:
    return value_kind(b) == KIND_LIST ? items_compare(op, a, b) : V_NOTIMPLEMENTED;
  case BINARY_IN: return items_contains(a, b);
  case BINARY_ADD: return list_concat(a, b);
  case BINARY_MUL: return firn_service_list_repeat(a, b, false);
  case INPLACE_ADD: return list_extend_values(a, b) ? a : V_ERROR;
  case INPLACE_MUL: return firn_service_list_repeat(a, b, true);
  default: return V_NOTIMPLEMENTED;
  }
}

value list_rbinary(enum binary_op op, value a, value b) {
  return op == BINARY_MUL ? firn_service_list_repeat(b, a, false) : V_NOTIMPLEMENTED;
}

/* ---- subscripts ---- */

value list_slice(value self, value slice, value unused) {
  struct slice_span s;
  if (!slice_settle(&slice) || !slice_resolve(slice, list_len(self), &s)) return V_ERROR;
  value l = list_new((size_t)s.count, 0);
  if (l == V_ERROR) return V_ERROR;
  for (size_t i = 0, k = (size_t)s.start; i < (size_t)s.count; i++, k += (size_t)s.step)
    gc_store(&list_items(l)[i], list_items(self)[k]);
  return l;
}

static value slice_delete(struct list_obj *l, const struct slice_span *s) {
  if (s->count == 0) return V_NONE;
  if (!OWN(list, l)) return V_ERROR;
  intptr_t step = s->step < 0 ? -s->step : s->step;
  size_t first = (size_t)(s->step < 0 ? s->start + (s->count - 1) * s->step : s->start), to = first;
  for (size_t from = first; from < l->len; from++) {
    bool picked = (from - first) % (size_t)step == 0 && (intptr_t)((from - first) / (size_t)step) < s->count;
    if (!picked) l->items[to++] = l->items[from];
  }
  close_gap(l, to, l->len);
  return V_NONE;
}

/* l[start:start+count] = items, of any length. */
static value splice(struct list_obj *l, const struct slice_span *s, struct items items) {
  size_t start = (size_t)s->start, old = (size_t)s->count, n = items.n, tail = l->len - start - old;
  if (n > old ? !reserve(l, l->len + n - old) : !OWN(list, l)) return V_ERROR;
  if (n < old) {
    close_gap(l, start + n, start + old);
  } else if (n > old) {
    memmove(l->items + start + n, l->items + start + old, tail * sizeof(value));
    l->len += n - old;
  }
  for (size_t i = 0; i < n; i++) gc_store(&l->items[start + i], items.items[i]);
  return V_NONE;
}

value list_store_slice(value self, value slice, value v) {
  struct list_obj *l = OBJ(list, self);
  struct slice_span s;
  value items = v;
  if (v != V_UNSET) {
    if (v == self || value_type(v) != &tuple_type) {
      value it = iter_new(v);
      if (it == V_ERROR && err_matches(&exc_TypeError)) {
        err_take();
        return err_raise(E(slice_iterable), 0, 0, 0);
      }
      items = it == V_ERROR ? V_ERROR : list_from(it);
    }
    if (items == V_ERROR) return V_ERROR;
  }
  if (!slice_settle(&slice) || !slice_resolve(slice, l->len, &s)) return V_ERROR;
  if (v == V_UNSET) return slice_delete(l, &s);
  if (s.step == 1) return splice(l, &s, items_of(items));
  if ((intptr_t)items_of(items).n != s.count)
    return err_raise(E(slice_size), V_INT(items_of(items).n), V_INT(s.count), 0);
  if (!OWN(list, l)) return V_ERROR;
  for (size_t i = 0, k = (size_t)s.start; i < (size_t)s.count; i++, k += (size_t)s.step)
    gc_store(&l->items[k], items_of(items).items[i]);
  return V_NONE;
}

value list_subscr(value self, value index, value v) {
  struct list_obj *l = OBJ(list, self);
  size_t i;
  if (!sequence_settle(&index)) return V_ERROR;
  if (slice_check(index)) return (v == V_STOP ? firn_service_list_slice : firn_service_list_store_slice)(self, index, v);
  if (!sequence_index(index, l->len, N(list), &i)) {
    int64_t wide;
    if (v == V_STOP || !err_matches(&exc_IndexError)) return V_ERROR;
    if (value_is_integer(index) && !int_to_i64(index, &wide)) return V_ERROR;
    err_take();
    return err_raise(E(list_assign_range), 0, 0, 0);
  }
  if (v == V_STOP) return l->items[i];
  if (!OWN(list, l)) return V_ERROR;
  if (v == V_UNSET) close_gap(l, i, i + 1);
  else gc_store(&l->items[i], v);
  return V_NONE;
}

value list_iter(value self) { return iterator_new(&list_iterator_type, self, 0, 0, 0); }

/* ---- methods ---- */

value list_append(value self, value v) { return list_append_value(self, v) ? V_NONE : V_ERROR; }
value list_extend(value self, value iterable) { return list_extend_values(self, iterable) ? V_NONE : V_ERROR; }

value list_init(size_t nargs, size_t nkw, const value *args) {
  if (!arg_no_keywords(N(list), nkw) || !arg_count(N(list), nargs - 1, 0, 1)) return V_ERROR;
  OBJ(list, args[0])->len = 0;
  OBJ(list, args[0])->items = 0;
  return nargs == 1 || list_extend_values(args[0], args[1]) ? V_NONE : V_ERROR;
}

value list_insert(value self, value index, value v) {
  struct list_obj *l = OBJ(list, self);
  intptr_t i;
  if (!sequence_clamped(index, &i) || !reserve(l, l->len + 1)) return V_ERROR;
  if (i < 0) i = i < -(intptr_t)l->len ? 0 : i + (intptr_t)l->len;
  if (i > (intptr_t)l->len) i = (intptr_t)l->len;
  memmove(l->items + i + 1, l->items + i, (l->len - (size_t)i) * sizeof(value));
  gc_store(&l->items[i], v);
  l->len++;
  return V_NONE;
}

value list_pop(size_t nargs, const value *args) {
  struct list_obj *l = OBJ(list, args[0]);
  intptr_t i = -1;
  if (nargs == 2 && !sequence_clamped(args[1], &i)) return V_ERROR;
  if (l->len == 0) return err_raise(E(pop_empty_list), 0, 0, 0);
  if (i < 0) i += (intptr_t)l->len;
  if (i < 0 || i >= (intptr_t)l->len) return err_raise(E(pop_range), 0, 0, 0);
  if (!OWN(list, l)) return V_ERROR;
  value v = l->items[i];
  close_gap(l, (size_t)i, (size_t)i + 1);
  return v;
}

value list_remove(value self, value item) {
  intptr_t i = items_find(self, item, 0, INTPTR_MAX);
  if (i == -2) return V_ERROR;
  if (i < 0) return err_raise(E(list_remove), 0, 0, 0);
  if (!OWN(list, OBJ(list, self))) return V_ERROR;
  if ((size_t)i < list_len(self)) close_gap(OBJ(list, self), (size_t)i, (size_t)i + 1);
  return V_NONE;
}

value list_clear(value self) {
  OBJ(list, self)->len = 0;
  OBJ(list, self)->items = 0;
  return V_NONE;
}

value list_copy(value self) { return list_new(list_len(self), list_items(self)); }

value list_index(size_t nargs, const value *args) {
  intptr_t i = items_index(nargs, args);
  if (i == -1) return err_raise(E(list_index), args[1], 0, 0);
  return i < 0 ? V_ERROR : V_INT(i);
}

value list_reverse(value self) {
  struct list_obj *l = OBJ(list, self);
  if (!OWN(list, l)) return V_ERROR;
  for (size_t i = 0, k = l->len; i + 1 < k; i++) {
    value v = l->items[--k];
    gc_store(&l->items[k], l->items[i]);
    gc_store(&l->items[i], v);
  }
  return V_NONE;
}

value list_reversed(value self) {
  return iterator_new(&list_reverseiterator_type, self, 0, 0, list_len(self));
}

BUILTIN_TYPE_DEF(list, list, LIST, object, TYPE_UNHASHABLE, &list_ops)
