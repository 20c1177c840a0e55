/* SPDX-License-Identifier: MIT */
/* How a C function of builtin.def is called: cfunction_obj.sig and .flags. */
#ifndef FIRN_ABI_CFUNCTION_H
#define FIRN_ABI_CFUNCTION_H

#include "runtime/abi/kind.h"

enum cfunction_sig {
  CFUN_0,  /* value f(void) */
  CFUN_1,  /* value f(value) */
  CFUN_2,  /* value f(value, value) */
  CFUN_3,  /* value f(value, value, value) */
  CFUN_N,  /* value f(size_t nargs, const value *args), min <= nargs <= max */
  CFUN_KW  /* value f(size_t nargs, size_t nkw, const value *args) */
};
/* The byte cfunction_obj.sig: the signature, and above it the kind of self (owner.h), 0 where there is none to check. */
enum { CFUN_SIG_BITS = 3, CFUN_SIG = (1 << CFUN_SIG_BITS) - 1 };
_Static_assert(KIND_COUNT <= 1 << (8 - CFUN_SIG_BITS), "a kind fits beside the signature");

enum cfunction_flag { CFUN_STATIC = 1, CFUN_CLASS = 2, CFUN_IMPURE = 4 /* never run at build time: clock, I/O, hardware */,
  CFUN_GETTER = 8 /* of a module: called at each load of the attribute, which is its result */,
  CFUN_GETTER_IMPURE = 12, CFUN_METHOD = 16 /* of a type, and the first argument is self */,
  CFUN_COMPILER = 36 /* impure, and only in images that have the compiler */ };

#endif
