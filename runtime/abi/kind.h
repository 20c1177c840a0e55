/* SPDX-License-Identifier: MIT */
/* Kinds of objects by number. */
#ifndef FIRN_ABI_KIND_H
#define FIRN_ABI_KIND_H

enum kind {
#define KIND(id, s, owner) KIND_##id,
#include "runtime/abi/kind.def"
#undef KIND
  KIND_COUNT
};

#endif
