/* SPDX-License-Identifier: MIT */
#ifndef FIRN_CORE_NATIVE_LINES_H
#define FIRN_CORE_NATIVE_LINES_H

#include "runtime/core/object.h"

/* Does the return address belong to a line of Python? The runtime's own and those of generic entries do not. */
bool native_lines_has(uintptr_t address);

/* The frames of a return address: number 0 is the outermost one, the next ones are inlined into it. NULL: no more. */
const struct native_frame_obj *native_lines_frame(uintptr_t address, size_t depth);

/* Where that is: Xtensa's return addresses lack the upper bits. */
uintptr_t native_lines_address(uintptr_t address);

#endif
