/* SPDX-License-Identifier: MIT */
/* Attributes of classes and of their instances (class_attr.c). */
#ifndef FIRN_CORE_CLASS_ATTR_H
#define FIRN_CORE_CLASS_ATTR_H

#include "runtime/core/object.h"

/* What an attribute found on a class gives for instance v of type t (v = 0: for the class t itself): descriptors are
   asked, functions bound. */
value class_bind(value attribute, value v, const struct type_obj *t);
/* Is it a property or has it __set__ or __delete__? */
bool class_is_data_descriptor(value v);
/* The instance's own attribute (slot or dict); V_STOP. */
value class_own(value v, value name);
/* As class_getattr and class_setattr, without asking __getattribute__, __getattr__ or __setattr__. */
value class_getattr_plain(value v, value name);
value class_setattr_plain(value v, value name, value x);
/* The dict of all own attributes; slots move into it. */
value class_instance_dict(value v);

#endif
