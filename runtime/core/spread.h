/* SPDX-License-Identifier: MIT */
/* * and ** in displays and calls (services spread_list, spread_map). */
#ifndef FIRN_CORE_SPREAD_H
#define FIRN_CORE_SPREAD_H

#include "runtime/core/object.h"

/* [*v]: adds the items of v; false with the exception pending. */
bool spread_iterable(value list, value v);
/* {**v}: adds the pairs of the mapping v. */
bool spread_mapping(value dict, value v);
/* After v could not be iterated: is it a TypeError because v is not iterable at all? */
bool spread_refused(value v);

#endif
