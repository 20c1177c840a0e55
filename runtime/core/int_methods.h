/* SPDX-License-Identifier: MIT */
/* Methods of int and float (rows of builtin.def; self is the first argument). */
#ifndef FIRN_CORE_INT_METHODS_H
#define FIRN_CORE_INT_METHODS_H

#include "runtime/core/object.h"

value int_bit_length(value self);
value int_bit_count(value self);
value int_conjugate(value self);
value int_as_integer_ratio(value self);
value int_to_bytes(size_t nargs, size_t nkw, const value *args);
value int_from_bytes(size_t nargs, size_t nkw, const value *args);

value float_is_integer(value self);
value float_conjugate(value self);
value float_as_integer_ratio(value self);

#endif
