/* SPDX-License-Identifier: MIT */
/* Keyword arguments where pools of constants are places (service bind_keyword): apart from bind.c, so that each has its errors in
 * line. */
#include "runtime/core/binding.h"
#include "runtime/core/vm.h"

bool bind_keyword_places(struct binding *b, value name, value v) { return keyword(b, name, v, true); }
