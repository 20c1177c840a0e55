/* SPDX-License-Identifier: MIT */
/* Assignment to several targets: opcode.def's UNPACK_SEQUENCE and UNPACK_EX. */
#ifndef FIRN_CORE_UNPACK_H
#define FIRN_CORE_UNPACK_H

#include "runtime/core/object.h"

/* Exactly n items of v; the first at out[n - 1]. False with ValueError or TypeError. */
bool unpack_sequence(value v, size_t n, value *out);
/* left items, a list of those between, right items; the first at out[left + right]. */
bool unpack_starred(value v, size_t left, size_t right, value *out);

#endif
