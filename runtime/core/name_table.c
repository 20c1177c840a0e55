/* SPDX-License-Identifier: MIT */
/* The names that the runtime's C mentions, one section each, so that only the mentioned ones are linked. Weak: an image
 * that utters a name brings the same bytes with the hash filled in, and stands first in the link. */
#include "runtime/abi/hash.h"
#include "runtime/core/error.h"

#define DEFINE(id, text) \
  __attribute__((weak)) const struct rom_name NAME(id) = {INFO_ASCII | (sizeof(text) - 1), text};
#define NAME_ROW(id, text) DEFINE(id, text)
#include "runtime/abi/name.def"
#undef NAME_ROW
#define EXCEPTION(name, base) DEFINE(name, #name)
#include "runtime/abi/exception.def"
#undef EXCEPTION
