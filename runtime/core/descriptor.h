/* SPDX-License-Identifier: MIT */
/* property, staticmethod, classmethod. */
#ifndef FIRN_CORE_DESCRIPTOR_H
#define FIRN_CORE_DESCRIPTOR_H

#include "runtime/core/object.h"

extern const struct type_obj property_type, staticmethod_type, classmethod_type;

/* The method __get__ of a function, property, static or class method. */
value descriptor_getter(value d);
/* Attribute d of a class, one of these three, as seen from instance v (0: from the class t). A derived class's own __get__
   (and __set__, __delete__ below) is called but by the plain form. */
value descriptor_get(value d, value v, const struct type_obj *t);
value descriptor_get_plain(value d, value v, const struct type_obj *t);
/* v.name = x through property d; x = V_UNSET deletes. */
value descriptor_set(value d, value v, value name, value x);

/* A class method of a function. */
value descriptor_classmethod(value f);

#endif
