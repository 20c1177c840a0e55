/* SPDX-License-Identifier: MIT */
/* Methods that only str has (rows of builtin.def; self is the first argument). */
#ifndef FIRN_CORE_STR_METHODS_H
#define FIRN_CORE_STR_METHODS_H

#include "runtime/core/object.h"

value str_translate(value self, value table);
value str_maketrans(size_t nargs, const value *args);
value str_format(size_t nargs, size_t nkw, const value *args);
value str_format_map(value self, value mapping);

#endif
