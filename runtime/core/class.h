/* SPDX-License-Identifier: MIT */
/* Classes: the class statement, type(name, bases, dict), look-up along the MRO, instances. */
#ifndef FIRN_CORE_CLASS_H
#define FIRN_CORE_CLASS_H

#include "runtime/core/object.h"

/* __build_class__(body function, name, *bases, **keywords) */
value class_build(size_t nargs, size_t nkw, const value *args);
/* type.__new__: a class of metaclass `meta`; bases is a tuple, dict becomes the class's own. slot_names of a class body's
   code (n of them) are slots of its instances. */
value class_new(const struct type_obj *meta, value name, value bases, value dict, const value *slot_names, size_t n);
/* Gives t the slots of its base, of the other bases, and names[0..n). Shares a table when it is the same. */
bool class_set_slots(struct type_obj *t, const struct type_obj *base, value bases, const value *names, size_t n);
/* The same where __slots__ may be declared. */
bool class_declare_slots(struct type_obj *t, const struct type_obj *base, value bases, const value *names, size_t n);
/* v has nothing by that name to store to or delete: V_ERROR when its class declares __slots__ and that is an unset one, or
   an attribute of the class, else V_STOP. */
value class_slot_missing(value v, value name, value x);
/* Calls __set_name__ of what is in the class; false with the exception. */
bool class_set_names(struct type_obj *t);
/* The bases with the entries of those that are no classes; with a namespace, keeps them in it as __orig_bases__. */
value class_mro_entries(value bases, value names);
value class_run_body(value function, value names);
/* Attribute of a class itself or a base, not bound; V_STOP. */
value class_lookup(const struct type_obj *t, value name);
/* The same of classes only, not of builtin types on the MRO; `name` is one of the image's. */
value class_lookup_special(const struct type_obj *t, value name);
/* Before a name or a class can have the address of one that was freed (service). */
void class_forget_recent(void);
value class_getattr(value v, value name);
value class_setattr(value v, value name, value x);
/* Calls the class at[0] with the arguments that follow; at[0] is overwritten. */
value class_call(value *at, size_t nargs, size_t nkw);
bool class_method(value v, value name, value out[2]);
/* After attribute `name` of class t became v, or was deleted (V_UNSET): what stores and loads must look out for. */
void class_changed(struct type_obj *t, value name, value v);
/* The flags (TYPE_HAS_…) of a class that has v by that name. */
uint32_t class_flags_of(value name, value v);
/* Gives t and the classes derived from it the flags that follow from the change (service of class_changed). */
void class_set_flags_late(struct type_obj *t, value name, value v);
/* type(name, bases, dict, **keywords) for a metaclass; args: the three, then keyword pairs. */
value class_new_from_call(const struct type_obj *meta, size_t nkw, const value *args);
/* What the MRO of `of` has for name after class cls; V_STOP. */
value super_find(value cls, const struct type_obj *of, value name);
bool super_method(value cls, value self, value name, value out[2]);
/* The types of the MRO one after the other: *i starts at 0; NULL at the end. */
const struct type_obj *class_mro_next(const struct type_obj *t, size_t *i);
/* C's __mro__ as a tuple. */
value class_mro_tuple(const struct type_obj *t);

static inline bool value_is_type(value v) { return v && value_is_obj(v) && obj_type(v)->kind == KIND_TYPE; }

#endif
