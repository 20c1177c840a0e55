/* SPDX-License-Identifier: MIT */
/* The kinds of the types that have methods: the TYPE rows of builtin.def. A header of its own, so that a new method does
 * not rebuild all that knows kinds. */
#ifndef FIRN_ABI_OWNER_H
#define FIRN_ABI_OWNER_H

#include "runtime/abi/kind.h"

enum owner_kind {
#define BUILTIN(n, symbol, sig, min, max, flags)
#define BUILTIN_TYPE(n, symbol)
#define BUILTIN_VALUE(n, symbol)
#define TYPE(owner, kind) OWNER_KIND_##owner = KIND_##kind,
#define METHOD(owner, n, symbol, sig, min, max, flags)
#define MODULE(n)
#define FUNCTION(module, n, symbol, sig, min, max, flags)
#define MEMBER_TYPE(module, n, symbol)
#define MEMBER_INT(module, n, number)
#define MEMBER_STR(module, n, text)
#define MEMBER_OBJECT(module, n, symbol)
#define MEMBER_FLOAT(module, n, number)
#include "runtime/abi/builtin.def"
#undef BUILTIN
#undef BUILTIN_TYPE
#undef BUILTIN_VALUE
#undef TYPE
#undef METHOD
#undef MODULE
#undef FUNCTION
#undef MEMBER_TYPE
#undef MEMBER_INT
#undef MEMBER_STR
#undef MEMBER_OBJECT
#undef MEMBER_FLOAT
};

/* The kind that the self of a method of that owner must have, or 0: any value may be passed, because the kind does not
   tell (many types are iterators) or does not matter (object). Then the C function looks at its self. */
#define KIND_OF_SELF(kind) ((int)(kind) == KIND_ITERATOR || (int)(kind) == KIND_OTHER ? 0 : (int)(kind))
_Static_assert(KIND_INSTANCE == 0, "methods of object take any self");

#endif
