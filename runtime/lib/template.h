/* SPDX-License-Identifier: MIT */
/* Template strings (PEP 750): the types of string.templatelib. */
#ifndef FIRN_LIB_TEMPLATE_H
#define FIRN_LIB_TEMPLATE_H

#include "runtime/core/object.h"

extern const struct type_obj template_type, interpolation_type;

/* Opcode TEMPLATE n (opcode.def): a template of a tuple of strings and one of interpolations, or an interpolation of
   value, text of the expression and, if n says so, format specification (service make_template). */
value template_make(unsigned n, const value *args);

#endif
