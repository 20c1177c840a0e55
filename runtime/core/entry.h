/* SPDX-License-Identifier: MIT */
/* What native code calls: one prototype for each row of runtime/abi/entry.def. */
#ifndef FIRN_CORE_ENTRY_H
#define FIRN_CORE_ENTRY_H

#include "runtime/core/fltbits.h"
#include "runtime/core/object.h"

value entry_binary(value a, value b, uintptr_t op);
value entry_unary(value a, uintptr_t op);
int entry_compare(value a, value b, uintptr_t op);
int entry_truth(value v);
value entry_global(value name);
value entry_global_dynamic(const struct module_obj *m, value name);
int entry_global_store(const struct module_obj *m, value name, value v);
value entry_attr(value v, value name, uintptr_t guess);
int entry_attr_delete(value v, value name);
int entry_attr_set(value v, value name, value x, uintptr_t guess);
value entry_item(value v, value i);
int entry_item_set(value v, value i, value x);
int entry_item_delete(value v, value i);
value entry_tuple(uintptr_t n, const value *items);
value entry_list(uintptr_t n, const value *items);
value entry_set(uintptr_t n, const value *items);
int entry_append(value list, value v);
int entry_add(value set, value v);
value entry_dict(uintptr_t n, const value *items);
value entry_slice(value start, value stop, value step);
int entry_unpack(value v, uintptr_t n, value *out);
int entry_unpack_star(value v, uintptr_t left, uintptr_t right, value *out);
value entry_format(uintptr_t how, value v, value spec);
value entry_string(uintptr_t n, const value *strs);
value entry_iter(value v);
value entry_next(value v);
value entry_index(value v);
value entry_call(value f, uintptr_t nargs, uintptr_t nkw, const value *args);
value entry_call_method(value name, uintptr_t nargs, uintptr_t nkw, value *args);
value entry_call_star(uintptr_t n, value *args, uintptr_t stars);
value entry_with_enter(value manager, value *exit);
int entry_with_exit(value exit, value reason);
int entry_to_int(value v, int32_t *out);
int entry_to_float(value v, flt *out);
int entry_to_pointer(value v, void **out);
value entry_from_int(int32_t i);
value entry_from_uint(uint32_t i);
value entry_from_pointer(const void *p);
value entry_from_float(flt x);
value entry_handling(void);
value entry_catch(void);
int entry_match(value exc, value what);
void entry_handle(value exc);
void entry_rethrow(value exc, value outer);
value entry_raise(value v, value cause);
value entry_unbound_local(value name);
value entry_no_global(value name);
value entry_zero_division(uintptr_t op);
value entry_stack_full(void);
void entry_trace(const void *address);

/* Where a typed function's error exit goes by a tail call: notes its own return address and returns an error, as a
   tagged value (0) or as the flag of a pair. The second one is for a pair whose first half is a float in a float register. */
uint64_t firn_error_return(void);
uintptr_t firn_error_return_float(void);

#endif
