/* SPDX-License-Identifier: MIT */
/* Special methods of classes. A name that the image does not utter is in no table, and no class has a method of that name. */
#include "runtime/core/special.h"

#include "runtime/abi/image.h"
#include "runtime/core/class.h"
#include "runtime/core/class_attr.h"
#include "runtime/core/error.h"
#include "runtime/core/iterator.h"

#include <string.h>

value special_name(enum special s) {
  unsigned row = (unsigned)s - firn_specials[0], at = row < firn_specials[1] ? firn_specials[2 + row] : 0;
  return at ? firn_special_names[at - 1] : V_STOP;
}

value special_find(const struct type_obj *t, enum special s) {
  value name = special_name(s);
  return name == V_STOP ? V_STOP : class_lookup_special(t, name);
}

value special_apply(value f, size_t nargs, size_t nkw, const value *args) {
  if (value_is_obj(f) && obj_type(f)->kind == KIND_FUNCTION) return call(f, nargs + 1, nkw, args);
  f = class_bind(f, args[0], value_type(args[0]));
  return f ? call(f, nargs, nkw, args + 1) : V_ERROR;
}

value special_call(int s, size_t n, const value *args) {
  value f = special_find(value_type(args[0]), (enum special)s);
  if (f == V_STOP) return V_STOP;
  if (f == V_NONE && s == SPECIAL_ITER) return V_NOTIMPLEMENTED;
  return s == SPECIAL_GET ? call(f, n, 0, args) : special_apply(f, n - 1, 0, args); /* __get__ is the one that is not bound */
}

value special_call_object(size_t nargs, size_t nkw, const value *args) {
  value f = special_find(value_type(args[0]), SPECIAL_CALL);
  return f == V_STOP ? f : special_apply(f, nargs, nkw, args);
}

value special_of_type(const struct type_obj *t, int s) { return special_find(t, (enum special)s); }

value class_sequence_iter(value v) {
  return special_find(value_type(v), SPECIAL_GETITEM) == V_STOP ? V_STOP : iterator_of_sequence(v);
}

value class_subscr(value cls, value index) {
  value f = special_find(OBJ(type, cls), SPECIAL_CLASS_GETITEM);
  if (f == V_STOP) return V_NOTIMPLEMENTED;
  f = class_bind(f, 0, OBJ(type, cls));
  return f ? call_1(f, index) : V_ERROR;
}
