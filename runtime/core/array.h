/* SPDX-License-Identifier: MIT */
/* Methods of array.array and memoryview (rows of builtin.def). */
#ifndef FIRN_CORE_ARRAY_H
#define FIRN_CORE_ARRAY_H

#include "runtime/core/object.h"

value array_append(value self, value item);
value array_extend(value self, value items);
value array_insert(value self, value index, value item);
value array_pop(size_t nargs, const value *args);
value array_remove(value self, value item);
value array_index(value self, value item);
value array_count(value self, value item);
value array_reverse(value self);
value array_tolist(value self);
value array_fromlist(value self, value list);
value array_tobytes(value self);
value array_frombytes(value self, value data);
value array_byteswap(value self);

value memoryview_tobytes(value self);
value memoryview_tolist(value self);
value memoryview_release(value self);
value memoryview_toreadonly(value self);
value memoryview_cast(size_t nargs, const value *args);
value memoryview_hex(size_t nargs, size_t nkw, const value *args);
value memoryview_enter(value self);
value memoryview_exit(size_t nargs, const value *args);

#endif
