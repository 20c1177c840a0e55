/* SPDX-License-Identifier: MIT */
/* Type parameters and aliases (PEP 695). */
#ifndef FIRN_CORE_TYPE_PARAM_H
#define FIRN_CORE_TYPE_PARAM_H

#include "runtime/abi/operator.h"
#include "runtime/core/object.h"

/* What opcode MAKE_TYPE n makes of its operands: a TypeVar, ParamSpec or TypeVarTuple of a name, an alias of name,
   tuple of parameters and function, or the __class_getitem__ of generic classes. */
value type_param_make(unsigned n, const value *args);

#endif
