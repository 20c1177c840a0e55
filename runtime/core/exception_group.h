/* SPDX-License-Identifier: MIT */
/* Exception groups and except* (PEP 654). */
#ifndef FIRN_CORE_EXCEPTION_GROUP_H
#define FIRN_CORE_EXCEPTION_GROUP_H

#include "runtime/core/object.h"

extern const struct type_obj exc_BaseExceptionGroup, exc_ExceptionGroup;

/* except* (services). An exception and a type or tuple of types (sp[-1], sp[0]) become the part that does not match and
   the part that does, None for nothing; an exception that is no group is put into one. False with an exception. */
bool except_split(value *sp);
/* What is to be raised at the end: `caught` is what the try statement caught, `raised` the list of what its handlers
   raised, `rest` what none of them took. None: nothing. */
value except_star(value caught, value raised, value rest);

/* Methods: rows of builtin.def. */
value exception_group_init(size_t nargs, const value *args);
value exception_group_derive(value self, value exceptions);
value exception_group_split(value self, value condition);
value exception_group_subgroup(value self, value condition);

#endif
