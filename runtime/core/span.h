/* SPDX-License-Identifier: MIT */
/* Search bounds as str.find(x, start, end) has them. */
#ifndef FIRN_CORE_SPAN_H
#define FIRN_CORE_SPAN_H

#include "runtime/core/object.h"

/* 0 or None is "not given"; negative ones count from the end; *to <= length, but *from may be beyond it (then even ''
   is not found). False with TypeError. */
bool span_bounds(value start, value end, size_t length, size_t *from, size_t *to);

#endif
