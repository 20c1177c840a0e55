/* SPDX-License-Identifier: MIT */
/* Module errno: the numbers are rows of errno.def; here is only the way back to their names. errorcode is made when it is
 * asked for, so a change of it would be lost: it is a dict that cannot be changed, as MicroPython's. */
#include "runtime/lib/errno.h"

#include "runtime/core/builtin.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/str.h"

static const struct { uint8_t number; char name[16]; } numbers[] = {
#define ERRNO(name, number, text) {number, #name},
#include "runtime/abi/errno.def"
#undef ERRNO
};

extern const struct type_obj fixed_dict_type;

value errno_errorcode(void) {
  size_t n = sizeof numbers / sizeof *numbers;
  value codes = dict_new_of(&fixed_dict_type, n);
  for (size_t i = 0; codes && i < n; i++) {
    value name = str_new_cstr(numbers[i].name);
    if (!name || !dict_set(codes, V_INT(numbers[i].number), name)) return V_ERROR;
  }
  return codes;
}

const char *errno_name(int number) {
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
    if (numbers[i].number == number) return numbers[i].name;
  return "";
}

value fixed_dict_subscr(value self, value key, value v) {
  if (v == V_STOP) return dict_subscr(self, key, v);
  return err_raise(v == V_UNSET ? E(no_item_deletion) : E(no_item_assignment), self, 0, 0);
}

value fixed_dict_binary(enum binary_op op, value a, value b) {
  return op == INPLACE_OR ? err_raise(E(dict_fixed), a, 0, 0) : dict_binary(op, a, b);
}

/* clear, pop, popitem, setdefault, update */
value fixed_dict_change(size_t nargs, size_t nkw, const value *args) {
  (void)nargs, (void)nkw;
  return err_raise(E(dict_fixed), args[0], 0, 0);
}

value fixed_dict_copy(value self) {
  value d = dict_new(0);
  return d && dict_merge(d, self) ? d : V_ERROR;
}

BUILTIN_TYPE_DEF(fixed_dict, dict, DICT, dict, TYPE_UNHASHABLE | TYPE_FINAL, &fixed_dict_ops)
