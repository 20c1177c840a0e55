/* SPDX-License-Identifier: MIT */
/* The kinds of the types that have methods: the TYPE rows of builtin.def. A header of its own, so that a new method does
 * not rebuild all that knows kinds. */
#ifndef FIRN_ABI_OWNER_H
#define FIRN_ABI_OWNER_H

#include "runtime/abi/kind.h"

enum owner_kind {
#define TYPE(owner, kind) OWNER_KIND_##owner = KIND_##kind,
#include "runtime/abi/builtin.def"
};

/* The kind that the self of a method of that owner must have, or 0: any value may be passed, because the kind does not
   tell (many types are iterators) or does not matter (object). Then the C function looks at its self. */
#define KIND_OF_SELF(kind) ((int)(kind) == KIND_ITERATOR || (int)(kind) == KIND_OTHER ? 0 : (int)(kind))
_Static_assert(KIND_INSTANCE == 0, "methods of object take any self");

#endif
