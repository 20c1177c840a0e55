/* SPDX-License-Identifier: MIT */
/* The runtime as native code sees it: operations on values, each of which notes where in the native function it was called
 * when it fails. That address, the ones that functions note at their error exits, and the rows of bytecode frames are one
 * traceback; native_lines.c turns the addresses into lines when it is printed.
 *
 * Linked only into images that have native code. */
#include "runtime/core/entry.h"

#include "runtime/core/copy_up.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/float.h"
#include "runtime/core/int.h"
#include "runtime/core/list.h"
#include "runtime/core/module.h"
#include "runtime/core/native_lines.h"
#include "runtime/core/quick.h"
#include "runtime/core/sequence.h"
#include "runtime/core/service.h"
#include "runtime/core/set.h"
#include "runtime/core/tuple.h"
#include "runtime/core/unpack.h"
#include "runtime/core/vm.h"

/* The address in the caller to which this function returns. */
#define HERE __builtin_extract_return_addr(__builtin_return_address(0))
/* Worth its size: what it tries first is not worth a call. */
#define QUICK __attribute__((flatten))

static __attribute__((noinline)) void trace_failure(const void *at) { entry_trace(at); }

static inline value traced(value r, const void *at) {
  if (!r) trace_failure(at);
  return r;
}

static inline int traced_bool(bool ok, const void *at) {
  if (!ok) trace_failure(at);
  return ok;
}

static inline int traced_truth(int truth, const void *at) {
  if (truth < 0) trace_failure(at);
  return truth;
}

/* An address is kept as the small int of its upper bits: the low one is Thumb's. An image that runs initialisers has no table
   of native code's lines: its rows only say that there is something. */
void entry_trace(const void *address) {
  if (!vm.error || !(firn_service_lines_used || native_lines_has((uintptr_t)address & ~(uintptr_t)1))) return;
  exception_add_row(vm.error, (const struct code_obj *)((uintptr_t)address | 1), 0);
}

uint64_t firn_error_return(void) {
  entry_trace(HERE);
  return (uint64_t)1 << 32;
}

uintptr_t firn_error_return_float(void) {
  entry_trace(HERE);
  return 1;
}

/* ---- operators ---- */

/* Two numbers, one of them a float: what op_binary would come to. V_NOTIMPLEMENTED: not that simple. */
static inline __attribute__((always_inline)) value float_operation(value a, value b, enum binary_op op) {
  bool a_float = value_is_float(a), b_float = value_is_float(b);
  if (op == BINARY_IN || !(a_float || value_is_int(a)) || !(b_float || value_is_int(b)) || a_float + b_float == 0) return V_NOTIMPLEMENTED;
  const struct type_obj *t = obj_type(a_float ? a : b);
  if (t->flags & TYPE_IS_CLASS || (a_float && b_float && obj_type(b) != t)) return V_NOTIMPLEMENTED;
  ASKS(binary);
  ASKS(rbinary);
  return a_float ? t->ops->binary(op, a, b) : t->ops->rbinary(op, a, b);
}

QUICK static value operation(value a, value b, enum binary_op op) {
  ASKS(operators);
  value r = float_operation(a, b, op);
  return r == V_NOTIMPLEMENTED ? op_binary(op, a, b) : r;
}

value entry_binary(value a, value b, uintptr_t op) { return traced(operation(a, b, (enum binary_op)op), HERE); }
value entry_unary(value a, uintptr_t op) { return traced(op_unary((enum unary_op)op, a), HERE); }
int entry_truth(value v) { return traced_truth(op_is_true(v), HERE); }

int entry_compare(value a, value b, uintptr_t op) {
  value r = operation(a, b, (enum binary_op)op);
  return value_is_bool(r) ? r == V_TRUE : traced_truth(r ? op_is_true(r) : -1, HERE);
}

/* ---- names ---- */

static value builtin(value name) {
  value v = firn_service_builtin_find(name);
  if (name == N(NotImplemented)) return V_NOTIMPLEMENTED; /* no objects: in no table */
  if (name == N(Ellipsis)) return V_ELLIPSIS;
  return v == V_STOP ? err_raise(E(name_not_defined), name, 0, 0) : v;
}

value entry_global(value name) { return traced(builtin(name), HERE); }

value entry_global_dynamic(const struct module_obj *m, value name) {
  value v = firn_service_module_dynamic(m, name, V_STOP);
  return traced(v == V_STOP ? builtin(name) : v, HERE);
}

int entry_global_store(const struct module_obj *m, value name, value v) { return traced_bool(module_set(m, name, v), HERE); }
value entry_no_global(value name) { return traced(err_raise(E(name_not_defined), name, 0, 0), HERE); }
value entry_unbound_local(value name) { return traced(err_raise(E(unbound_local), name, 0, 0), HERE); }

QUICK value entry_attr(value v, value name, uintptr_t guess) {
  const value *slot = hinted_slot(v, name, guess, TYPE_SLOW_LOAD);
  return slot && *slot ? *slot : traced(attr_get(v, name), HERE);
}

QUICK int entry_attr_set(value v, value name, value x, uintptr_t guess) {
  value *slot = hinted_slot(v, name, guess, TYPE_SLOW_STORE);
  if (!slot) return traced_bool(attr_set(v, name, x), HERE);
  gc_store(slot, x);
  return true;
}

/* ---- containers ---- */

QUICK value entry_item(value v, value i) {
  value r = quick_item(v, i);
  return r ? r : traced(op_subscr(v, i), HERE);
}

QUICK int entry_item_set(value v, value i, value x) { return quick_store(v, i, x) || traced_bool(op_store_subscr(v, i, x), HERE); }

int entry_item_delete(value v, value i) { return traced_bool(op_delete_subscr(v, i), HERE); }
value entry_tuple(uintptr_t n, const value *items) { return traced(tuple_new(n, items), HERE); }
value entry_list(uintptr_t n, const value *items) { return traced(list_new(n, items), HERE); }
value entry_set(uintptr_t n, const value *items) { return traced(set_new(n, items), HERE); }
value entry_slice(value start, value stop, value step) { return traced(slice_new(start, stop, step), HERE); }

int entry_append(value list, value v) { return traced_bool(list_append_value(list, v), HERE); }
int entry_add(value set, value v) { return traced_bool(set_add_value(set, v), HERE); }

value entry_dict(uintptr_t n, const value *items) {
  value d = dict_new(n / 2);
  for (uintptr_t k = 0; d && k < n; k += 2)
    if (!dict_set(d, items[k], items[k + 1])) d = V_ERROR;
  return traced(d, HERE);
}

/* The service's order is that of the operand stack: the first item last. */
static bool unpack(value v, uintptr_t n, value *out) {
  if (!unpack_sequence(v, n, out)) return false;
  for (uintptr_t k = 0; k < n / 2; k++) {
    value item = out[k];
    out[k] = out[n - 1 - k];
    out[n - 1 - k] = item;
  }
  return true;
}

int entry_unpack(value v, uintptr_t n, value *out) { return traced_bool(unpack(v, n, out), HERE); }
value entry_iter(value v) { return traced(iter_new(v), HERE); }
value entry_next(value v) { return traced(iter_next(v), HERE); }

/* The int that __index__ gives. */
static value index_of(value v) {
  value r = op_unary(UNARY_INDEX, v);
  return !r || value_is_integer(r) ? r : err_raise(E(not_index), v, 0, 0);
}

value entry_index(value v) { return traced(index_of(v), HERE); }

/* ---- calls ---- */

value entry_call(value f, uintptr_t nargs, uintptr_t nkw, const value *args) {
  return traced(call(f, nargs, nkw, args), HERE);
}

static value call_method_of(value name, uintptr_t nargs, uintptr_t nkw, value *args) {
  value method[2];
  if (!attr_method(args[0], name, method)) return V_ERROR;
  if (method[1] == V_NULLARG) return call(method[0], nargs, nkw, args + 1);
  args[0] = method[1];
  return call(method[0], nargs + 1, nkw, args);
}

value entry_call_method(value name, uintptr_t nargs, uintptr_t nkw, value *args) {
  return traced(call_method_of(name, nargs, nkw, args), HERE);
}

/* ---- between tagged and unboxed ---- */

static bool to_int(value v, int32_t *out) {
  if (!value_is_integer(v)) v = index_of(v);
  if (!v) return false;
  *out = (int32_t)(uint32_t)int_low64(v);
  return true;
}

static bool to_pointer(value v, void **out) {
  struct buffer b;
  if (value_is_integer(v)) {
    *out = (void *)(uintptr_t)int_low64(v);
    return true;
  }
  bool (*buffer)(value, struct buffer *, enum buffer_flags) = OPS_ASK(value_type(v), buffer);
  if (!buffer) return err_raise(E(no_buffer), v, 0, 0);
  if (!OWN(buffer, v) || !buffer(v, &b, BUFFER_READ)) return false;
  *out = b.data;
  return true;
}

int entry_to_int(value v, int32_t *out) { return traced_bool(to_int(v, out), HERE); }
int entry_to_float(value v, flt *out) { return traced_bool(float_from_value(v, out), HERE); }
int entry_to_pointer(value v, void **out) { return traced_bool(to_pointer(v, out), HERE); }
value entry_from_int(int32_t i) { return traced(int_from_i64(i), HERE); }
value entry_from_uint(uint32_t i) { return traced(int_from_u64(i), HERE); }
value entry_from_pointer(const void *p) { return traced(int_from_u64((uintptr_t)p), HERE); }
value entry_from_float(flt x) { return traced(float_new(x), HERE); }

/* ---- handlers ---- */

value entry_handling(void) { return vm.handling; }
value entry_catch(void) { return vm.handling = err_take(); }
int entry_match(value exc, value what) { return traced_truth(exception_matches(exc, what), HERE); }
void entry_handle(value exc) { vm.handling = exc; }

void entry_rethrow(value exc, value outer) {
  vm.handling = outer;
  vm.error = exc;
}

/* ---- raising ---- */

/* An exception that goes on keeps the rows it has: CPython adds none for a bare raise. */
value entry_raise(value v, value cause) {
  if (!v && vm.handling) {
    err_set(vm.handling);
    return V_ERROR;
  }
  if (v) {
    err_raise_value(v, cause);
  } else {
    err_raise(E(no_active_exception), 0, 0, 0);
  }
  return traced(V_ERROR, HERE);
}

value entry_zero_division(uintptr_t op) {
  const struct err_msg *text = op == BINARY_MOD        ? E(modulo_by_zero)
                               : op == BINARY_FLOORDIV ? E(floordiv_by_zero)
                                                       : E(float_division);
  return traced(err_raise(text, 0, 0, 0), HERE);
}
value entry_stack_full(void) { return traced(err_stack(), HERE); }
