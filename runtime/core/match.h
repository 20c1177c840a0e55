/* SPDX-License-Identifier: MIT */
/* The match statement: opcode.def's MATCH_ operations. */
#ifndef FIRN_CORE_MATCH_H
#define FIRN_CORE_MATCH_H

#include "runtime/core/object.h"

value match_sequence(value v);
value match_mapping(value v);
/* The values of the keys in mapping v, as a tuple; None when one is absent. */
value match_keys(value v, value keys);
/* The attributes for n positional and the named patterns, as a tuple; None when v does not match. */
value match_class(size_t n, value v, value cls, value names);

#endif
