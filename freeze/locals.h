/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_LOCALS_H
#define FIRN_FREEZE_LOCALS_H

#include "compiler/bytecode/code.h"

/* Which names of a function's locals an image keeps, and whether they are all set. */

/* May a local be read while it is not set, or is one deleted? Of those in cells nothing is known. Requires verified code. */
bool locals_may_be_unset(const struct code_unit *unit);

/* How many names from the first one on it has: behind them is none that is kept. Of those, kept[i] tells; kept has n_locals
   elements. `all`: every one is asked for. Requires verified code. */
uint32_t locals_named(const struct code_unit *unit, bool all, bool *kept);

#endif
