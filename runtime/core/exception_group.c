/* SPDX-License-Identifier: MIT */
/* BaseExceptionGroup and ExceptionGroup (PEP 654), and what except* does with them.
 *
 * A group's args are its message and its exceptions as they were given; the latter are a tuple when they are asked for.
 */
#include "runtime/core/exception_group.h"

#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/gc.h"
#include "runtime/core/items.h"
#include "runtime/core/list.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"

static bool is_group(value v) {
  return value_is_exception(v) && type_is_subclass(obj_type(v), &exc_BaseExceptionGroup);
}

/* BaseException.__init__ may have replaced the args: then the group has no members. */
static value list_of(value group) {
  value args = OBJ(exception, group)->args, list = tuple_len(args) > 1 ? tuple_items(args)[1] : TUPLE_EMPTY;
  enum kind k = value_kind(list);
  return k == KIND_LIST || k == KIND_TUPLE ? list : TUPLE_EMPTY;
}

static value message_of(value group) {
  value args = OBJ(exception, group)->args;
  return tuple_len(args) ? tuple_items(args)[0] : str_empty();
}

static struct items members(value group) { return items_of(list_of(group)); }

/* ---- making ---- */

/* 1 when all are Exceptions, 0 when not, -1 with an exception: not what a group is made of. */
static int check_members(value list) {
  struct items it = items_of(list);
  int plain = 1;
  if (!it.n) {
    err_raise(E(group_empty), 0, 0, 0);
    return -1;
  }
  for (size_t i = 0; i < it.n; i++) {
    if (!value_is_exception(it.items[i])) {
      err_raise(E(group_item), V_INT(i), 0, 0);
      return -1;
    }
    if (!type_is_subclass(obj_type(it.items[i]), &exc_Exception)) plain = 0;
  }
  return plain;
}

value exception_group_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  ASKS(exception_groups);
  ASKS(several_args);
  if (nkw) return err_raise(E(no_keywords), cls->name, 0, 0);
  if (nargs != 2) return err_raise(E(group_arguments), V_INT(nargs), 0, 0);
  if (!value_is_str(args[0])) return err_raise(E(group_message), args[0], 0, 0);
  value list = args[1];
  enum kind k = value_kind(list);
  if (k != KIND_LIST && k != KIND_TUPLE) {
    bool sequence = OPS_ASK(value_type(list), subscr) && k != KIND_DICT;
    if (!sequence) return err_raise(E(group_sequence), 0, 0, 0);
    if (!(list = tuple_from(list))) return V_ERROR;
  }
  int plain = check_members(list);
  if (plain < 0) return V_ERROR;
  if (cls == &exc_BaseExceptionGroup && plain) cls = &exc_ExceptionGroup;
  if (!plain && cls == &exc_ExceptionGroup) return err_raise(E(group_nests_base), 0, 0, 0);
  if (!plain && type_is_subclass(cls, &exc_Exception)) return err_raise(E(group_nests_base_in), cls->name, 0, 0);
  value tuple = tuple_2(args[0], list);
  return tuple ? exception_new(cls, tuple) : V_ERROR;
}

/* __new__ has done it all. */
value exception_group_init(size_t nargs, const value *args) {
  return is_group(args[0]) ? V_NONE : err_raise(E(self_of), N(BaseExceptionGroup), args[0], 0);
}

/* A group of the items of a list. */
static value group_of(value message, value list) {
  const value args[2] = {message, list};
  return exception_group_make(&exc_BaseExceptionGroup, 2, 0, args);
}

bool exception_group_print(struct writer *w, value v, enum print_kind kind) {
  if (kind == PRINT_REPR) return exception_print(w, v, kind);
  size_t n = members(v).n;
  return print_value(w, message_of(v), PRINT_STR) && print_cstr(w, " (") &&
         print_int(w, (intptr_t)n) && print_cstr(w, n == 1 ? " sub-exception)" : " sub-exceptions)");
}

value exception_group_getattr(value v, value name) {
  if (name == N(message)) return message_of(v);
  if (name == N(exceptions)) return tuple_from(list_of(v));
  return exception_getattr(v, name);
}

value exception_group_setattr(value v, value name, value x) {
  if (name == N(args) || name == N(message) || name == N(exceptions)) return err_raise(E(readonly_attribute), 0, 0, 0);
  return exception_setattr(v, name, x);
}


#define GROUP_FIELDS(id, parent)                                                                                       \
  .type = &type_type, .name = N(id), .base = &exc_##parent, .ops = &exception_group_ops, .kind = KIND_EXCEPTION,       \
  .dict_at = 1

extern const struct members_obj firn_members_exception_group;
TYPE_OBJECT(exc_BaseExceptionGroup) = {GROUP_FIELDS(BaseExceptionGroup, BaseException),
                                                .members = &firn_members_exception_group};

/* The only builtin type with two bases. */
static const struct { struct tuple_obj head; value items[2]; } bases = {
    {&tuple_type, 2}, {(value)&exc_BaseExceptionGroup, (value)&exc_Exception}};
static const struct { struct tuple_obj head; value items[5]; } mro = {
    {&tuple_type, 5},
    {(value)&exc_ExceptionGroup, (value)&exc_BaseExceptionGroup, (value)&exc_Exception, (value)&exc_BaseException,
     (value)&object_type}};
const struct type_obj exc_ExceptionGroup = {GROUP_FIELDS(ExceptionGroup, BaseExceptionGroup), .flags = TYPE_HAS_MRO,
                                            .bases = (value)&bases, .mro = (value)&mro};

/* ---- taking apart ---- */

/* Does an exception fit the condition: a type, a tuple of types or a function? 1, 0, -1 with an exception. */
static int fits(value exc, value condition) {
  if (exception_is_class(condition) || value_kind(condition) == KIND_TUPLE) return exception_matches(exc, condition);
  value r = call_1(condition, exc);
  return r ? op_is_true(r) : -1;
}

static bool check_condition(value c) {
  if (exception_is_class(c)) return true;
  if (value_kind(c) == KIND_TUPLE) {
    for (size_t i = 0; i < tuple_len(c); i++)
      if (!exception_is_class(tuple_items(c)[i])) return err_raise(E(group_condition), 0, 0, 0);
    return true;
  }
  bool type = value_kind(c) == KIND_TYPE;
  if (!type && (value_kind(c) == KIND_FUNCTION || value_kind(c) == KIND_METHOD || value_kind(c) == KIND_CFUNCTION)) return true;
  if (!type && value_type(c)->flags & TYPE_IS_CLASS) return true; /* a __call__ of its own, or TypeError there */
  return err_raise(E(group_condition), 0, 0, 0);
}

/* A part of a group tells where, why and during what the whole was raised. */
static bool copy_context(value part, value whole) {
  struct exception_obj *to = OBJ(exception, part);
  const struct exception_obj *from = OBJ(exception, whole);
  gc_store(&to->cause, from->cause);
  gc_store(&to->context, from->context);
  to->flags = from->flags;
  if (!from->n_traceback) return true;
  value *rows = gc_values(from->n_traceback);
  if (!rows) return false;
  for (size_t i = 0; i < from->n_traceback; i++) rows[i] = from->traceback[i];
  gc_store_ptr(&to->traceback, rows);
  to->n_traceback = from->n_traceback;
  return true;
}

/* The group's derive() of a list, None for an empty one. */
static value derive(value group, value list) {
  if (!OBJ(list, list)->len) return V_NONE;
  value part = call_method(group, N(derive), 1, &list);
  if (!part) return V_ERROR;
  if (!is_group(part)) return err_raise(E(group_derive), 0, 0, 0);
  return copy_context(part, group) ? part : V_ERROR;
}

/* out: the part that fits, and the part that does not (not made unless want_rest). */
static bool split(value v, value condition, bool want_rest, value out[2]) {
  out[0] = out[1] = V_NONE;
  if (!vm_stack_ok()) return false;
  int match = fits(v, condition);
  if (match < 0) return false;
  if (match || !is_group(v)) {
    out[!match] = v;
    return true;
  }
  value taken = list_new(0, 0), left = list_new(0, 0), inner[2];
  if (!taken || !left) return false;
  for (size_t i = 0; i < members(v).n; i++) {
    if (!split(members(v).items[i], condition, want_rest, inner)) return false;
    if (inner[0] != V_NONE && !list_append_value(taken, inner[0])) return false;
    if (inner[1] != V_NONE && want_rest && !list_append_value(left, inner[1])) return false;
  }
  out[0] = derive(v, taken);
  out[1] = out[0] ? derive(v, left) : V_ERROR;
  return out[1] != V_ERROR;
}

/* BaseExceptionGroup.split(ValueError(), …) */
static bool check_self(value v) { return is_group(v) || err_raise(E(self_of), N(BaseExceptionGroup), v, 0); }

value exception_group_derive(value self, value exceptions) {
  if (!check_self(self)) return V_ERROR;
  return group_of(message_of(self), exceptions);
}

value exception_group_split(value self, value condition) {
  value out[2];
  return check_self(self) && check_condition(condition) && split(self, condition, true, out) ? tuple_2(out[0], out[1]) : V_ERROR;
}

value exception_group_subgroup(value self, value condition) {
  value out[2];
  return check_self(self) && check_condition(condition) && split(self, condition, false, out) ? out[0] : V_ERROR;
}

/* ---- except* ---- */

/* What stands after except* may not be a group type itself. */
static bool check_caught(value types) {
  if (exception_is_class(types)) {
    return !type_is_subclass(OBJ(type, types), &exc_BaseExceptionGroup) || err_raise(E(except_star_group), 0, 0, 0);
  }
  if (value_kind(types) != KIND_TUPLE) return err_raise(E(catch_not_class), 0, 0, 0);
  for (size_t i = 0; i < tuple_len(types); i++)
    if (!check_caught(tuple_items(types)[i])) return false;
  return true;
}

bool except_split(value *sp) {
  value exc = sp[-1], types = sp[0], out[2] = {V_NONE, exc};
  if (!check_caught(types)) return false;
  if (exc == V_NONE) {
    out[1] = V_NONE;
  } else if (is_group(exc)) {
    if (!split(exc, types, true, out)) return false;
  } else {
    int match = exception_matches(exc, types);
    if (match < 0) return false;
    if (match) {
      value list = list_new(1, &exc);
      out[0] = list ? group_of(str_empty(), list) : V_ERROR;
      out[1] = V_NONE;
      if (!out[0]) return false;
    }
  }
  sp[-1] = out[1];
  sp[0] = out[0];
  return true;
}

/* Is v a part of `whole` that was raised again as it was? */
static bool is_part(value v, value whole) {
  if (!is_group(v)) return false;
  const struct exception_obj *a = OBJ(exception, v), *b = OBJ(exception, whole);
  if (a->cause != b->cause || a->context != b->context || a->n_traceback != b->n_traceback) return false;
  for (size_t i = 0; i < a->n_traceback; i++)
    if (a->traceback[i] != b->traceback[i]) return false;
  return true;
}

/* Adds the exceptions of a group that are no groups to a list. */
static bool add_leaves(value list, value v) {
  if (!is_group(v)) return list_append_value(list, v);
  if (!vm_stack_ok()) return false;
  for (size_t i = 0; i < members(v).n; i++)
    if (!add_leaves(list, members(v).items[i])) return false;
  return true;
}

static bool contains(value list, value v) {
  for (size_t i = 0; i < OBJ(list, list)->len; i++)
    if (OBJ(list, list)->items[i] == v) return true;
  return false;
}

/* The part of `whole` with these leaves, in its own shape; None for none. */
static value projection(value whole, value leaves) {
  if (!is_group(whole)) return contains(leaves, whole) ? whole : V_NONE;
  if (!vm_stack_ok()) return V_ERROR;
  value list = list_new(0, 0);
  for (size_t i = 0; list && i < members(whole).n; i++) {
    value part = projection(members(whole).items[i], leaves);
    if (!part || (part != V_NONE && !list_append_value(list, part))) return V_ERROR;
  }
  return list ? derive(whole, list) : V_ERROR;
}

value except_star(value caught, value raised, value rest) {
  struct items it = items_of(raised);
  if (!is_group(caught)) return it.n ? it.items[0] : rest; /* one handler at most has run */
  value fresh = list_new(0, 0), leaves = list_new(0, 0);
  if (!fresh || !leaves) return V_ERROR;
  for (size_t i = 0; i < it.n; i++) {
    bool part = is_part(it.items[i], caught);
    if (part ? !add_leaves(leaves, it.items[i]) : !list_append_value(fresh, it.items[i])) return V_ERROR;
  }
  if (!OBJ(list, fresh)->len && !OBJ(list, leaves)->len) return rest;
  if (rest != V_NONE && !add_leaves(leaves, rest)) return V_ERROR;
  value again = projection(caught, leaves);
  if (!again || !OBJ(list, fresh)->len) return again;
  if (again != V_NONE && !list_append_value(fresh, again)) return V_ERROR;
  return OBJ(list, fresh)->len == 1 ? OBJ(list, fresh)->items[0] : group_of(str_empty(), fresh);
}
