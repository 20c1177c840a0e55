/* SPDX-License-Identifier: MIT */
/* Module platform: what the program runs on. */
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"

value platform_platform(void) { return str_new_cstr("Firn-0.1.0"); }
value platform_implementation(void) { return str_new_cstr("Firn"); }
value platform_compiler(void) { return str_new_cstr("C " __VERSION__); }
/* No libc of a name. */
value platform_libc(void) {
  const value none[] = {str_empty(), str_empty()};
  return tuple_new(2, none);
}
value platform_version(void) { return str_new_cstr("3.11.0"); }
