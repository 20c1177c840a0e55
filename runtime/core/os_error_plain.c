/* SPDX-License-Identifier: MIT */
/* OSError without its subclasses (os_error.h), which take some 10 KB of ROM. */
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/os_error.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"

value os_error_plain(int number, const char *text) {
  ASKS(several_args);
  const value both[] = {V_INT(number), str_new_cstr(text)};
  value args = both[1] ? tuple_new(2, both) : V_ERROR, exc = args ? exception_new(&exc_OSError, args) : V_ERROR;
  return exc ? err_set(exc) : V_ERROR;
}
