/* SPDX-License-Identifier: MIT */
/* A target's side: its structs, held against what the host takes for their layout. */
#include "runtime/core/layout.h"

#include <stddef.h>

#include "offsets.inc"
