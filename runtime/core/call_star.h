/* SPDX-License-Identifier: MIT */
#ifndef FIRN_CORE_CALL_STAR_H
#define FIRN_CORE_CALL_STAR_H

#include "runtime/core/object.h"

/* args: callee, `method`: self or V_NULLARG, n & 0xff positional ones, n >> 8 pairs of name and value. Bit k of the small int
   `stars`: positional argument k is *iterable; a pair with V_NULLARG for its name is **mapping. */
value call_star(size_t n, bool method, value *args, value stars);

#endif
