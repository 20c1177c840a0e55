/* SPDX-License-Identifier: MIT */
/* Arguments of C functions with keywords. args: nargs positional, then nkw pairs (name, value). */
#ifndef FIRN_CORE_ARG_H
#define FIRN_CORE_ARG_H

#include "runtime/core/object.h"

/* Binds to n parameters of these names into out[0..n): what is not given stays as it was in out. The first n_pos may be
   given by position. `function` is the name for messages. False with TypeError. */
bool arg_bind(value function, size_t nargs, size_t nkw, const value *args, size_t n_pos, size_t n, const value *names,
              value *out);
/* False with TypeError "f() takes no keyword arguments" when there are any. */
bool arg_no_keywords(value function, size_t nkw);
/* Checks min <= nargs <= max with CPython's wording "f expected at most 2 arguments, got 3". */
bool arg_count(value function, size_t nargs, size_t min, size_t max);

#endif
