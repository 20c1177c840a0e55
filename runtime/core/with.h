/* SPDX-License-Identifier: MIT */
/* The with statement: opcode.def's SETUP_WITH and WITH_CLEANUP. */
#ifndef FIRN_CORE_WITH_H
#define FIRN_CORE_WITH_H

#include "runtime/core/object.h"

/* sp[0] is the manager; leaves exit, self, entered value in sp[0..2]. */
bool with_enter(value *sp);
/* Calls exit; returns the new stack top, or NULL with the exception pending. */
value *with_cleanup(value *sp);

#endif
