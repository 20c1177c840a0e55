/* SPDX-License-Identifier: MIT */
/* Module errno: the numbers are rows of errno.def; here is only the way back to their names. */
#include "runtime/lib/errno.h"

#include "runtime/core/dict.h"
#include "runtime/core/str.h"

static const struct { uint8_t number; char name[16]; } numbers[] = {
#define ERRNO(name, number, text) {number, #name},
#include "runtime/abi/errno.def"
#undef ERRNO
};

value errno_errorcode(void) {
  size_t n = sizeof numbers / sizeof *numbers;
  value codes = dict_new(n);
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
