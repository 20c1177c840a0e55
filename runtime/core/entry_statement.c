/* SPDX-License-Identifier: MIT */
/* What native code calls for with statements, f-strings, del, starred targets and starred arguments (entry.c tells how). */
#include "runtime/core/call_star.h"
#include "runtime/core/entry.h"
#include "runtime/core/exception.h"
#include "runtime/core/format.h"
#include "runtime/core/unpack.h"
#include "runtime/core/with.h"

/* The address in the caller to which this function returns. */
#define HERE __builtin_extract_return_addr(__builtin_return_address(0))

value entry_with_enter(value manager, value *exit) {
  value words[3] = {manager}; /* manager -> exit, no self, entered */
  bool entered = with_enter(words);
  if (!entered) entry_trace(HERE);
  *exit = words[0];
  return entered ? words[2] : V_ERROR;
}

static int with_exit(value exit, value reason) {
  value args[3] = {V_NONE, V_NONE, V_NONE};
  if (reason == V_NONE) return call(exit, 3, 0, args) ? 0 : -1;
  args[0] = (value)value_type(reason);
  args[1] = reason;
  args[2] = traceback_of(reason);
  value r = args[2] ? call(exit, 3, 0, args) : V_ERROR;
  return r ? op_is_true(r) : -1;
}

int entry_with_exit(value exit, value reason) {
  int swallowed = with_exit(exit, reason);
  if (swallowed < 0) entry_trace(HERE);
  return swallowed;
}

value entry_format(uintptr_t how, value v, value spec) {
  value r = fstring_format((unsigned)how, v, spec);
  if (!r) entry_trace(HERE);
  return r;
}

value entry_string(uintptr_t n, const value *strs) {
  value r = fstring_join(n, strs);
  if (!r) entry_trace(HERE);
  return r;
}

int entry_attr_delete(value v, value name) {
  bool done = attr_delete(v, name);
  if (!done) entry_trace(HERE);
  return done;
}

int entry_unpack_star(value v, uintptr_t left, uintptr_t right, value *out) {
  bool done = unpack_starred(v, left, right, out);
  if (!done) entry_trace(HERE);
  /* The first item came to the end. */
  for (value *a = out, *b = out + left + right; done && a < b; a++, b--) {
    value item = *a;
    *a = *b;
    *b = item;
  }
  return done;
}

value entry_call_star(uintptr_t n, value *args, uintptr_t stars) {
  value r = call_star(n, false, args, V_INT((intptr_t)stars));
  if (!r) entry_trace(HERE);
  return r;
}
