/* SPDX-License-Identifier: MIT */
/* How a C function of builtin.def is called: cfunction_obj.sig and .flags. */
#ifndef FIRN_ABI_CFUNCTION_H
#define FIRN_ABI_CFUNCTION_H

enum cfunction_sig {
  CFUN_0,  /* value f(void) */
  CFUN_1,  /* value f(value) */
  CFUN_2,  /* value f(value, value) */
  CFUN_3,  /* value f(value, value, value) */
  CFUN_N,  /* value f(size_t nargs, const value *args), min <= nargs <= max */
  CFUN_KW  /* value f(size_t nargs, size_t nkw, const value *args) */
};
enum cfunction_flag { CFUN_STATIC = 1, CFUN_CLASS = 2, CFUN_IMPURE = 4 /* never run at build time: clock, I/O, hardware */,
  CFUN_GETTER = 8 /* of a module: called at each load of the attribute, which is its result */,
  CFUN_GETTER_IMPURE = 12, CFUN_METHOD = 16 /* of a type, and the first argument is self */ };

#endif
