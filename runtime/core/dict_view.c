/* SPDX-License-Identifier: MIT */
/* Views of a dict (keys, values, items) and the iterators over it, forwards and backwards. A view is an iterator_obj whose a is
 * the dict. An iterator's a is the dict (0 when exhausted), b its size at the start, i the next entry (backwards: one more).
 */
#include "runtime/core/builtin.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/iterator.h"
#include "runtime/core/print_guard.h"
#include "runtime/core/set.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"

enum part { PART_KEY, PART_VALUE, PART_ITEM };

static value part_of(enum part part, value k, value v) {
  return part == PART_KEY ? k : part == PART_VALUE ? v : tuple_2(k, v);
}

/* ---- iterators ---- */

static value next_part(value self, enum part part) {
  struct iterator_obj *it = OBJ(iterator, self);
  if (it->a == V_UNSET) return V_STOP;
  const struct dict_obj *d = OBJ(dict, it->a);
  if (d->used != (uint32_t)value_int(it->b)) {
    it->b = V_INT(-1); /* stays broken */
    return err_raise(E(dict_size_changed), 0, 0, 0);
  }
  uint32_t pos = (uint32_t)it->i;
  value k, v;
  if (!dict_next(d, &pos, &k, &v)) {
    it->a = V_UNSET;
    return V_STOP;
  }
  it->i = pos;
  return part_of(part, k, v);
}

static value previous_part(value self, enum part part) {
  struct iterator_obj *it = OBJ(iterator, self);
  if (it->a == V_UNSET) return V_STOP;
  const struct dict_obj *d = OBJ(dict, it->a);
  if (d->used != (uint32_t)value_int(it->b)) return err_raise(E(dict_size_changed), 0, 0, 0);
  if (it->i > d->fill) it->i = d->fill;
  while (it->i > 0) {
    const value *e = d->entries + 2 * --it->i;
    if (e[0] != V_UNSET) return part_of(part, e[0], e[1]);
  }
  it->a = V_UNSET;
  return V_STOP;
}

#define DICT_ITERATOR(type, part, step)                                                                                \
  value type##_next(value self) { return step(self, part); }                                                           \
  BUILTIN_TYPE_DEF_BARE(type, type, ITERATOR, object, TYPE_FINAL, &type##_ops)

DICT_ITERATOR(dict_keyiterator, PART_KEY, next_part)
DICT_ITERATOR(dict_valueiterator, PART_VALUE, next_part)
DICT_ITERATOR(dict_itemiterator, PART_ITEM, next_part)
DICT_ITERATOR(dict_reversekeyiterator, PART_KEY, previous_part)
DICT_ITERATOR(dict_reversevalueiterator, PART_VALUE, previous_part)
DICT_ITERATOR(dict_reverseitemiterator, PART_ITEM, previous_part)

static value iterate(const struct type_obj *type, value dict) {
  return iterator_new(type, dict, V_INT(dict_len(dict)), 0, OBJ(dict, dict)->fill);
}

value dict_reversed(value self) { return iterate(&dict_reversekeyiterator_type, self); }

/* ---- views ---- */

static value dict_behind(value view) { return OBJ(iterator, view)->a; }

static enum part part_of_view(value view) {
  const struct type_obj *t = value_type(view);
  return t == &dict_keys_type ? PART_KEY : t == &dict_values_type ? PART_VALUE : PART_ITEM;
}

value dictview_iter(value self) {
  static const struct type_obj *const types[] = {&dict_keyiterator_type, &dict_valueiterator_type,
                                                 &dict_itemiterator_type};
  value dict = dict_behind(self);
  return iterator_new(types[part_of_view(self)], dict, V_INT(dict_len(dict)), 0, 0);
}

/* Views share their kind with other types, so the call has not looked. */
static bool is_view(value self) {
  const struct type_obj *t = value_type(self);
  if (t == &dict_keys_type || t == &dict_values_type || t == &dict_items_type) return true;
  err_raise(E(not_view), self, 0, 0);
  return false;
}

value dict_view_reversed(value self) {
  if (!is_view(self)) return V_ERROR;
  static const struct type_obj *const types[] = {&dict_reversekeyiterator_type, &dict_reversevalueiterator_type,
                                                 &dict_reverseitemiterator_type};
  return iterate(types[part_of_view(self)], dict_behind(self));
}

static bool print_parts(struct writer *w, value self) {
  uint32_t pos = 0;
  value k, v;
  for (bool first = true; dict_next(OBJ(dict, dict_behind(self)), &pos, &k, &v); first = false) {
    value x = part_of(part_of_view(self), k, v);
    if (x == V_ERROR || (!first && !print_cstr(w, ", ")) || !print_value(w, x, PRINT_REPR)) return false;
  }
  return true;
}

bool dictview_print(struct writer *w, value self, enum print_kind kind) {
  struct print_guard guard;
  (void)kind;
  if (!vm_stack_ok()) return false;
  if (!print_guard_enter(&guard, self)) return print_cstr(w, "...");
  bool ok = print_value(w, value_type(self)->name, PRINT_STR) && print_cstr(w, "([") && print_parts(w, self) &&
            print_cstr(w, "])");
  print_guard_leave(&guard);
  return ok;
}

value dictview_unary(enum unary_op op, value self) {
  size_t n = dict_len(dict_behind(self));
  switch (op) {
  case UNARY_BOOL: return value_from_bool(n != 0);
  case UNARY_LEN: return V_INT(n);
  case UNARY_HASH: return part_of_view(self) == PART_VALUE ? V_INT(object_address_hash(self)) : V_NOTIMPLEMENTED;
  default: return V_NOTIMPLEMENTED;
  }
}

static int view_has(value self, value item) {
  value dict = dict_behind(self), key = item, v;
  if (part_of_view(self) == PART_ITEM) {
    if (value_kind(item) != KIND_TUPLE || tuple_len(item) != 2) return 0;
    key = tuple_items(item)[0];
  }
  v = dict_get(dict, key);
  if (v == V_ERROR) return -1;
  if (v == V_STOP || part_of_view(self) == PART_KEY) return v != V_STOP;
  return op_equal(v, tuple_items(item)[1]);
}

static value view_contains(value self, value item) {
  int has = view_has(self, item);
  return has < 0 ? V_ERROR : value_from_bool(has);
}

static bool is_setlike(value v) {
  const struct type_obj *t = value_type(v);
  return set_check(v) || t == &dict_keys_type || t == &dict_items_type;
}

/* Are all items of a in b? */
static int all_in(value a, value b) {
  value it = iter_new(a), x;
  if (it == V_ERROR) return -1;
  while ((x = iter_next(it)) != V_STOP) {
    value has = x == V_ERROR ? V_ERROR : op_binary(BINARY_IN, x, b);
    if (has == V_ERROR) return -1;
    if (has != V_TRUE) return 0;
  }
  return 1;
}

static value view_compare(enum binary_op op, value a, value b) {
  intptr_t n = op_len(a), m = op_len(b);
  int r;
  switch (op) {
  case BINARY_EQ: r = n == m ? all_in(a, b) : 0; break;
  case BINARY_NE: r = n == m ? all_in(a, b) : 0; break;
  case BINARY_LT: r = n < m ? all_in(a, b) : 0; break;
  case BINARY_LE: r = n <= m ? all_in(a, b) : 0; break;
  case BINARY_GT: r = n > m ? all_in(b, a) : 0; break;
  default: r = n >= m ? all_in(b, a) : 0; break;
  }
  return r < 0 ? V_ERROR : value_from_bool(r != (op == BINARY_NE));
}

/* keys and items: & | - ^ with any iterable give sets. */
static value view_combine(enum binary_op op, value a, value b) {
  value s = set_new(0, 0);
  if (s == V_ERROR || !set_merge(s, a)) return V_ERROR;
  value t = set_check(b) ? b : set_new(0, 0);
  if (t == V_ERROR || (t != b && !set_merge(t, b))) return V_ERROR;
  return op_binary(op, s, t);
}

value setlike_binary(enum binary_op op, value a, value b) {
  switch (op) {
  case BINARY_IN: return view_contains(a, b);
  case BINARY_EQ: case BINARY_NE: case BINARY_LT: case BINARY_LE: case BINARY_GT: case BINARY_GE:
    return is_setlike(b) ? view_compare(op, a, b) : V_NOTIMPLEMENTED;
  case BINARY_AND: case BINARY_OR: case BINARY_SUB: case BINARY_XOR: return view_combine(op, a, b);
  default: return V_NOTIMPLEMENTED;
  }
}

value setlike_rbinary(enum binary_op op, value a, value b) {
  switch (op) {
  case BINARY_AND: case BINARY_OR: case BINARY_SUB: case BINARY_XOR: break;
  default: return V_NOTIMPLEMENTED;
  }
  value s = set_new(0, 0);
  return s != V_ERROR && set_merge(s, a) ? view_combine(op, s, b) : V_ERROR;
}

value dict_view_isdisjoint(value self, value other) {
  if (!is_view(self)) return V_ERROR;
  value it = iter_new(other), x;
  if (it == V_ERROR) return V_ERROR;
  while ((x = iter_next(it)) != V_STOP) {
    int has = x == V_ERROR ? -1 : view_has(self, x);
    if (has) return has < 0 ? V_ERROR : V_FALSE;
  }
  return V_TRUE;
}

BUILTIN_TYPE_DEF(dict_keys, dict_keys, ITERATOR, object, TYPE_FINAL | TYPE_UNHASHABLE, &setlike_ops)
BUILTIN_TYPE_DEF(dict_values, dict_values, ITERATOR, object, TYPE_FINAL, &values_ops)
BUILTIN_TYPE_DEF(dict_items, dict_items, ITERATOR, object, TYPE_FINAL | TYPE_UNHASHABLE, &setlike_ops)
