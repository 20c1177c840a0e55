/* SPDX-License-Identifier: MIT */
/* Raising OSError with an error number. */
#ifndef FIRN_CORE_OS_ERROR_H
#define FIRN_CORE_OS_ERROR_H

#include "runtime/core/object.h"

enum os_error_number {
#define ERRNO(name, number, text) OS_##name = number,
#include "runtime/abi/errno.def"
#undef ERRNO
};

/* OSError(number, text, file), of the subclass for the number; file may be 0. The text is the number's name, as
   MicroPython's is: tools that talk to boards look for it. Returns V_ERROR. */
value os_error_raise(int number, const char *text, value file);
#define OS_RAISE(name, file) os_error_raise(OS_##name, #name, file)

/* The same of class OSError itself, in code that is no reason to have all those classes. */
value os_error_plain(int number, const char *text);

#endif
