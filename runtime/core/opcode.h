/* SPDX-License-Identifier: MIT */
/* Opcode numbers: OP_LOAD_FAST_N, …; an OPRANGE is its first number. */
#ifndef FIRN_CORE_OPCODE_H
#define FIRN_CORE_OPCODE_H

enum opcode {
#define OP(name, code, wire, frozen, pop, push, jump, flags, behind, starts, synopsis) OP_##name = code,
#define OPRANGE(name, first, count, pop, push, behind, starts, synopsis) OP_##name = first,
#define DENSE(name, code, parts, behind, starts, synopsis) OP_##name = code,
#include "runtime/abi/opcode.def"
#include "runtime/abi/dense.def"
#undef OP
#undef OPRANGE
#undef DENSE
};

#endif
