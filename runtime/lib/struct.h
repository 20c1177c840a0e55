/* SPDX-License-Identifier: MIT */
/* Functions of module struct (rows of builtin.def). */
#ifndef FIRN_LIB_STRUCT_H
#define FIRN_LIB_STRUCT_H

#include "runtime/core/object.h"

extern const struct type_obj struct_error_type;

value struct_calcsize(value format);
value struct_pack(size_t nargs, const value *args);
value struct_pack_into(size_t nargs, const value *args);
value struct_unpack(value format, value data);
value struct_unpack_from(size_t nargs, size_t nkw, const value *args);
value struct_iter_unpack(value format, value data);

#endif
