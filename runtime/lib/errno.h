/* SPDX-License-Identifier: MIT */
/* Names of error numbers. */
#ifndef FIRN_LIB_ERRNO_H
#define FIRN_LIB_ERRNO_H

#include "runtime/core/object.h"

/* "ENOENT" for 2; "" for what errno.def does not have. */
const char *errno_name(int number);

#endif
