/* SPDX-License-Identifier: MIT */
/* Symbols that carry the ABI's hash (cmake/abi.cmake): objects of different ABIs do not link. The image's `firn_run` and the
 * runtime's call of port_memory refer to them, which costs nothing. */
#ifndef FIRN_ABI_LINK_H
#define FIRN_ABI_LINK_H

#include "runtime/abi/abi_hash.h"

#define LINK_JOIN_(a, b, c, d) a##b##c##d
#define LINK_JOIN(a, b, c, d) LINK_JOIN_(a, b, c, d)
#define LINK_TEXT_(x) #x
#define LINK_TEXT(x) LINK_TEXT_(x)

#define LINK_ABI LINK_TEXT(FIRN_ABI)
#define LINK_PREFIX "firn_abi_"
/* What runs a module's body, of a runtime whose floats have that many bits: firn_abi_0123456789ab_f32. */
#define LINK_RUN(bits) LINK_JOIN(firn_abi_, FIRN_ABI, _f, bits)
/* What runs initialisers at build time: firn_abi_0123456789ab_snapshot_f32. */
#define LINK_SNAPSHOT(bits) LINK_JOIN(firn_abi_, FIRN_ABI, _snapshot_f, bits)

/* What runs a module's body and then a prompt: firn_abi_0123456789ab_prompt_f32. */
#define LINK_PROMPT(bits) LINK_JOIN(firn_abi_, FIRN_ABI, _prompt_f, bits)

#endif
