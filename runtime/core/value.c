/* SPDX-License-Identifier: MIT */
/* The type of any value; the immediates' types. */
#include "runtime/core/builtin.h"
#include "runtime/core/object.h"
#include "runtime/core/str.h"

const struct type_obj *value_type(value v) {
  static const struct type_obj *const immediates[] = {
      [IMM_FALSE] = &bool_type,         [IMM_TRUE] = &bool_type, [IMM_NONE] = &none_type,
      [IMM_ELLIPSIS] = &ellipsis_type,  [IMM_NOTIMPLEMENTED] = &notimplemented_type,
      [IMM_STOP] = &none_type,          [IMM_NULL] = &none_type};
  if (value_is_int(v)) return &int_type;
  if (value_is_obj(v)) return obj_type(v);
  return value_is_name(v) ? &str_type : immediates[v >> 2];
}

bool value_is_str(value v) { return value_is_str_now(v); }

enum kind value_kind(value v) { return (enum kind)value_type(v)->kind; }

bool constant_print(struct writer *w, value v, enum print_kind kind) {
  return print_cstr(w, v == V_NONE ? "None" : v == V_ELLIPSIS ? "Ellipsis" : "NotImplemented");
}

value constant_unary(enum unary_op op, value v) {
  if (op == UNARY_BOOL) return value_from_bool(v != V_NONE);
  if (op == UNARY_HASH) return V_INT(0x6e6f6e + (intptr_t)(v >> 2));
  return V_NOTIMPLEMENTED;
}

BUILTIN_TYPE_DEF_BARE(none, NoneType, OTHER, object, TYPE_FINAL, &constant_ops)
BUILTIN_TYPE_DEF_BARE(ellipsis, ellipsis, OTHER, object, TYPE_FINAL, &constant_ops)
BUILTIN_TYPE_DEF_BARE(notimplemented, NotImplementedType, OTHER, object, TYPE_FINAL, &constant_ops)
