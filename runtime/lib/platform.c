/* SPDX-License-Identifier: MIT */
/* Module platform: what the program runs on. */
#include "runtime/core/str.h"

value platform_platform(void) { return str_new_cstr("Firn-0.1.0"); }
value platform_implementation(void) { return str_new_cstr("Firn"); }
value platform_version(void) { return str_new_cstr("3.11.0"); }
