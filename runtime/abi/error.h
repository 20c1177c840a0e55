/* SPDX-License-Identifier: MIT */
/* Rows of error.def as objects. */
#ifndef FIRN_ABI_ERROR_H
#define FIRN_ABI_ERROR_H

#include <stdint.h>

/* Exception types by number. In an image that the linker makes the freezer gives other numbers. */
enum error_type {
#define EXCEPTION(id, parent) ERROR_TYPE_##id,
#include "runtime/abi/exception.def"
#undef EXCEPTION
#define MODULE_EXCEPTION(module, name, base) ERROR_TYPE_##module##_##name,
#include "runtime/abi/module_exception.def"
#undef MODULE_EXCEPTION
};

/* Aligned so that its address + 1 is a small int. */
struct err_msg {
  uint8_t type;   /* of firn_error_types */
  uint8_t text[]; /* ends with 0; bytes from 128 on are pairs of firn_error_pairs */
} __attribute__((aligned(2)));

enum { ERROR_TEXT_DEEPEST = 12 /* pairs within pairs */ };

#endif
