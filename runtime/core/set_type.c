/* SPDX-License-Identifier: MIT */
/* set and frozenset: operators and methods over set.c's table. The order in which results are built is CPython's too, since
 * it decides their order. */
#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/iterator.h"
#include "runtime/core/print_guard.h"
#include "runtime/core/set_table.h"
#include "runtime/core/vm.h"

/* The builtin type that results have: a subclass's operators give plain sets. */
static const struct type_obj *plain_type(value v) {
  return value_kind(v) == KIND_SET ? &set_type : &frozenset_type;
}

static value copy_as(const struct type_obj *cls, value v) {
  value s = set_new_of(cls);
  return s != V_ERROR && set_merge(s, v) ? s : V_ERROR;
}

/* v itself when it is a set, else a set of its items. */
static value as_set(value v) { return set_check(v) ? v : copy_as(&set_type, v); }

value set_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  bool frozen = type_is_subclass(cls, &frozenset_type);
  if (!frozen && (cls->flags & TYPE_HAS_INIT)) return set_new_of(cls);
  value name = frozen ? N(frozenset) : N(set);
  if (!arg_no_keywords(name, nkw) || !arg_count(name, nargs, 0, 1)) return V_ERROR;
  if (cls == &frozenset_type && nargs && value_type(args[0]) == cls) return args[0];
  return nargs ? copy_as(cls, args[0]) : set_new_of(cls);
}

value set_init(size_t nargs, size_t nkw, const value *args) {
  if (!arg_no_keywords(N(set), nkw) || !arg_count(N(set), nargs - 1, 0, 1)) return V_ERROR;
  set_empty(OBJ(set, args[0]));
  return nargs == 1 || set_merge(args[0], args[1]) ? V_NONE : V_ERROR;
}

/* ---- the four operations; a is a set, b too ---- */

static value intersect(value a, value b) {
  value r = set_new_of(plain_type(a));
  if (OBJ(set, b)->used > OBJ(set, a)->used) {
    value swap = a;
    a = b;
    b = swap;
  }
  struct set_obj *x = OBJ(set, a), *y = OBJ(set, b);
  for (size_t i = 0; r != V_ERROR && i < set_slots(y); i++) {
    if (!set_slot_used(y, i)) continue;
    uint64_t h = set_slot_hash(y, i);
    value v = y->entries[i];
    int has = set_contains_hashed(x, v, h);
    if (has < 0 || (has && !set_add_hashed(OBJ(set, r), v, h))) return V_ERROR;
  }
  return r;
}

/* a -= b */
static bool subtract_from(value a, value b) {
  struct set_obj *x = OBJ(set, a), *y = OBJ(set, b);
  if (x == y) {
    set_empty(x);
    return true;
  }
  for (size_t i = 0; i < set_slots(y); i++) {
    if (set_slot_used(y, i) && set_discard_hashed(x, y->entries[i], set_slot_hash(y, i)) < 0) return false;
  }
  return x->fill - x->used <= (set_slots(x) - 1) / 4 || set_resize(x, x->used > 50000 ? (size_t)x->used * 2 : (size_t)x->used * 4);
}

static value subtract(value a, value b) {
  struct set_obj *x = OBJ(set, a), *y = OBJ(set, b);
  if (x->used >> 2 > y->used) {
    value r = copy_as(plain_type(a), a);
    return r != V_ERROR && subtract_from(r, b) ? r : V_ERROR;
  }
  value r = set_new_of(plain_type(a));
  for (size_t i = 0; r != V_ERROR && i < set_slots(x); i++) {
    if (!set_slot_used(x, i)) continue;
    uint64_t h = set_slot_hash(x, i);
    value v = x->entries[i];
    int has = set_contains_hashed(y, v, h);
    if (has < 0 || (!has && !set_add_hashed(OBJ(set, r), v, h))) return V_ERROR;
  }
  return r;
}

/* a ^= b */
static bool toggle_into(value a, value b) {
  struct set_obj *x = OBJ(set, a), *y = OBJ(set, b);
  if (x == y) {
    set_empty(x);
    return true;
  }
  for (size_t i = 0; i < set_slots(y); i++) {
    if (!set_slot_used(y, i)) continue;
    uint64_t h = set_slot_hash(y, i);
    value v = y->entries[i];
    int removed = set_discard_hashed(x, v, h);
    if (removed < 0 || (!removed && !set_add_hashed(x, v, h))) return false;
  }
  return true;
}

static value toggle(value a, value b) {
  value r = copy_as(plain_type(a), b);
  return r != V_ERROR && toggle_into(r, a) ? r : V_ERROR;
}

static value unite(value a, value b) {
  value r = copy_as(plain_type(a), a);
  return r != V_ERROR && set_merge(r, b) ? r : V_ERROR;
}

/* Are all items of a in b? 1, 0, -1. */
static int included(value a, value b) {
  struct set_obj *x = OBJ(set, a);
  if (x->used > OBJ(set, b)->used) return 0;
  for (size_t i = 0; i < set_slots(x); i++) {
    if (!set_slot_used(x, i)) continue;
    int has = set_contains_hashed(OBJ(set, b), x->entries[i], set_slot_hash(x, i));
    if (has <= 0) return has;
  }
  return 1;
}

static value compare(enum binary_op op, value a, value b) {
  size_t n = set_len(a), m = set_len(b);
  int r;
  if (!vm_stack_ok()) return V_ERROR;
  switch (op) {
  case BINARY_EQ: case BINARY_NE: r = n == m ? included(a, b) : 0; break;
  case BINARY_LT: r = n < m ? included(a, b) : 0; break;
  case BINARY_LE: r = included(a, b); break;
  case BINARY_GT: r = n > m ? included(b, a) : 0; break;
  default: r = included(b, a); break;
  }
  return r < 0 ? V_ERROR : value_from_bool(r != (op == BINARY_NE));
}

/* ---- operations ---- */

static bool print_items(struct writer *w, value self) {
  uint32_t pos = 0;
  value v;
  for (bool first = true; set_next(OBJ(set, self), (uint32_t)set_slots(OBJ(set, self)), &pos, &v); first = false) {
    if ((!first && !print_cstr(w, ", ")) || !print_value(w, v, PRINT_REPR)) return false;
  }
  return true;
}

bool set_print(struct writer *w, value self, enum print_kind kind) {
  struct print_guard guard;
  bool bare = value_type(self) == &set_type;
  (void)kind;
  if (!vm_stack_ok()) return false;
  if ((!bare || set_len(self) == 0) && !(print_value(w, value_type(self)->name, PRINT_STR) && print_cstr(w, "(")))
    return false;
  if (set_len(self) == 0) return print_cstr(w, ")");
  if (!print_guard_enter(&guard, self)) return print_cstr(w, bare ? "set(...)" : "...)");
  bool ok = print_cstr(w, "{") && print_items(w, self) && print_cstr(w, bare ? "}" : "})");
  print_guard_leave(&guard);
  return ok;
}

/* Independent of the order: each item's hash is spread, then all are xored. */
static uint32_t frozen_hash(const struct set_obj *s) {
  uint32_t h = 1927868237u * (s->used + 1);
  for (size_t i = 0; i < set_slots(s); i++) {
    if (!set_slot_used(s, i)) continue;
    uint32_t x = (uint32_t)set_slot_hash(s, i);
    h ^= ((x ^ 89869747u) ^ (x << 16)) * 3644798167u;
  }
  return (h ^ (h >> 11) ^ (h >> 25)) & 0x3fffffffu;
}

value set_unary(enum unary_op op, value self) {
  switch (op) {
  case UNARY_BOOL: return value_from_bool(set_len(self) != 0);
  case UNARY_LEN: return V_INT(set_len(self));
  case UNARY_HASH:
    if (value_kind(self) == KIND_FROZENSET) return V_INT(frozen_hash(OBJ(set, self)));
    return V_NOTIMPLEMENTED;
  default: return V_NOTIMPLEMENTED;
  }
}

/* a op= b for a set a: a itself, or V_ERROR. */
static value in_place(enum binary_op op, value a, value b) {
  value r;
  switch (op) {
  case INPLACE_OR: return set_merge(a, b) ? a : V_ERROR;
  case INPLACE_SUB: return subtract_from(a, b) ? a : V_ERROR;
  case INPLACE_XOR: return toggle_into(a, b) ? a : V_ERROR;
  default:
    r = intersect(a, b);
    if (r == V_ERROR) return V_ERROR;
    gc_store_ptr(&OBJ(set, a)->entries, OBJ(set, r)->entries);
    gc_store_ptr(&OBJ(set, a)->hashes, OBJ(set, r)->hashes);
    OBJ(set, a)->used = OBJ(set, r)->used;
    OBJ(set, a)->fill = OBJ(set, r)->fill;
    return a;
  }
}

value set_binary(enum binary_op op, value a, value b) {
  if (op == BINARY_IN) {
    int has = set_contains(a, b);
    return has < 0 ? V_ERROR : value_from_bool(has);
  }
  if (!set_check(b)) return V_NOTIMPLEMENTED;
  switch (op) {
  case BINARY_LT: case BINARY_GT: case BINARY_EQ: case BINARY_LE: case BINARY_GE: case BINARY_NE:
    return compare(op, a, b);
  case BINARY_OR: return unite(a, b);
  case BINARY_AND: return intersect(a, b);
  case BINARY_SUB: return subtract(a, b);
  case BINARY_XOR: return toggle(a, b);
  case INPLACE_OR: case INPLACE_AND: case INPLACE_SUB: case INPLACE_XOR:
    return value_kind(a) == KIND_SET ? in_place(op, a, b) : V_NOTIMPLEMENTED;
  default: return V_NOTIMPLEMENTED;
  }
}

value set_iter(value self) {
  return iterator_new(&set_iterator_type, self, V_INT(set_len(self)), 0, 0);
}

value set_iterator_next(value self) {
  struct iterator_obj *it = OBJ(iterator, self);
  if (it->a == V_UNSET) return V_STOP;
  const struct set_obj *s = OBJ(set, it->a);
  if (s->used != (uint32_t)value_int(it->b)) {
    it->b = V_INT(-1); /* stays broken */
    return err_raise(E(set_size_changed), 0, 0, 0);
  }
  uint32_t pos = (uint32_t)it->i;
  value v;
  if (!set_next(s, (uint32_t)set_slots(s), &pos, &v)) {
    it->a = V_UNSET;
    return V_STOP;
  }
  it->i = pos;
  return v;
}

/* ---- methods ---- */

value set_add(value self, value item) { return set_add_value(self, item) ? V_NONE : V_ERROR; }

value set_discard(value self, value item) { return set_discard_value(self, item) < 0 ? V_ERROR : V_NONE; }

value set_remove(value self, value item) {
  int r = set_discard_value(self, item);
  return r < 0 ? V_ERROR : r ? V_NONE : err_raise_arg(&exc_KeyError, item);
}

value set_pop(value self) {
  return set_len(self) ? set_pop_any(OBJ(set, self)) : err_raise(E(set_pop_empty), 0, 0, 0);
}

value set_clear(value self) {
  set_empty(OBJ(set, self));
  return V_NONE;
}

value set_copy(value self) {
  return value_type(self) == &frozenset_type ? self : copy_as(plain_type(self), self);
}

value set_update(size_t nargs, const value *args) {
  for (size_t i = 1; i < nargs; i++) {
    if (!set_merge(args[0], args[i])) return V_ERROR;
  }
  return V_NONE;
}

value set_union(size_t nargs, const value *args) {
  value r = copy_as(plain_type(args[0]), args[0]);
  for (size_t i = 1; r != V_ERROR && i < nargs; i++) {
    if (!set_merge(r, args[i])) return V_ERROR;
  }
  return r;
}

/* The items of any iterable that are in a, in the iterable's order. */
static value intersect_any(value a, value iterable) {
  if (set_check(iterable)) return intersect(a, iterable);
  value r = set_new_of(plain_type(a)), it = iter_new(iterable), v;
  if (r == V_ERROR || it == V_ERROR) return V_ERROR;
  while ((v = iter_next(it)) != V_STOP) {
    int has = v == V_ERROR ? -1 : set_contains(a, v);
    if (has < 0 || (has && !set_add_value(r, v))) return V_ERROR;
  }
  return r;
}

value set_intersection(size_t nargs, const value *args) {
  if (nargs == 1) return copy_as(plain_type(args[0]), args[0]);
  value r = args[0];
  for (size_t i = 1; r != V_ERROR && i < nargs; i++) r = intersect_any(r, args[i]);
  return r;
}

value set_intersection_update(size_t nargs, const value *args) {
  value r = set_intersection(nargs, args);
  return r == V_ERROR || in_place(INPLACE_AND, args[0], r) == V_ERROR ? V_ERROR : V_NONE;
}

static bool subtract_any(value a, value iterable) {
  if (set_check(iterable)) return subtract_from(a, iterable);
  value it = iter_new(iterable), v;
  if (it == V_ERROR) return false;
  while ((v = iter_next(it)) != V_STOP) {
    if (v == V_ERROR || set_discard_value(a, v) < 0) return false;
  }
  return true;
}

value set_difference_update(size_t nargs, const value *args) {
  for (size_t i = 1; i < nargs; i++) {
    if (!subtract_any(args[0], args[i])) return V_ERROR;
  }
  return V_NONE;
}

value set_difference(size_t nargs, const value *args) {
  if (nargs > 1 && set_check(args[1])) {
    value r = subtract(args[0], args[1]);
    for (size_t i = 2; r != V_ERROR && i < nargs; i++) {
      if (!subtract_any(r, args[i])) return V_ERROR;
    }
    return r;
  }
  value r = copy_as(plain_type(args[0]), args[0]);
  for (size_t i = 1; r != V_ERROR && i < nargs; i++) {
    if (!subtract_any(r, args[i])) return V_ERROR;
  }
  return r;
}

value set_symmetric_difference(value self, value other) {
  other = as_set(other);
  return other == V_ERROR ? V_ERROR : toggle(self, other);
}

value set_symmetric_difference_update(value self, value other) {
  other = as_set(other);
  return other != V_ERROR && toggle_into(self, other) ? V_NONE : V_ERROR;
}

value set_issubset(value self, value other) {
  other = as_set(other);
  return other == V_ERROR ? V_ERROR : compare(BINARY_LE, self, other);
}

value set_issuperset(value self, value other) {
  other = as_set(other);
  return other == V_ERROR ? V_ERROR : compare(BINARY_GE, self, other);
}

value set_isdisjoint(value self, value other) {
  value both = intersect_any(self, other);
  return both == V_ERROR ? V_ERROR : value_from_bool(set_len(both) == 0);
}

BUILTIN_TYPE_DEF(set, set, SET, object, TYPE_UNHASHABLE, &set_ops)
BUILTIN_TYPE_DEF(frozenset, frozenset, FROZENSET, object, 0, &set_ops)

BUILTIN_TYPE_DEF_BARE(set_iterator, set_iterator, ITERATOR, object, TYPE_FINAL, &set_iterator_ops)
