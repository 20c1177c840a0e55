/* SPDX-License-Identifier: MIT */
/* Methods that only bytearray has, and those of bytes and bytearray that str lacks (rows of builtin.def). */
#ifndef FIRN_CORE_BYTEARRAY_H
#define FIRN_CORE_BYTEARRAY_H

#include "runtime/core/object.h"

value bytearray_append(value self, value item);
value bytearray_extend(value self, value items);
value bytearray_insert(value self, value index, value item);
value bytearray_pop(size_t nargs, const value *args);
value bytearray_remove(value self, value item);
value bytearray_reverse(value self);
value bytearray_clear(value self);
value bytearray_copy(value self);

/* hex([separator[, bytes_per_separator]]) */
value bytes_hex(size_t nargs, size_t nkw, const value *args);
/* fromhex(text), a class method */
value bytes_fromhex(value cls, value text);
value bytes_translate(size_t nargs, size_t nkw, const value *args);
/* bytes.maketrans(from, to) */
value bytes_maketrans(value from, value to);

#endif
