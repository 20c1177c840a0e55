/* SPDX-License-Identifier: MIT */
/* The rows of error.def, exception.def and module_exception.def as objects, one section each. An image has the rows of
   error.def itself, packed, and stands first in the link. */
#include "runtime/core/exception.h"
#include "runtime/core/error.h"

#define ERROR(id, type, text) __attribute__((weak)) const struct err_msg err_msg_##id = {ERROR_TYPE_##type, text};
#include "runtime/abi/error.def"
#undef ERROR

/* Methods stand at the root only: look-up follows the bases. */
extern const struct members_obj firn_members_exception;
#define MEMBERS_OF(parent) (sizeof(#parent) == sizeof("object") ? &firn_members_exception : NULL)

#define exc_object object_type
#define EXCEPTION(id, parent)                                                                                          \
  TYPE_OBJECT(exc_##id) = {.type = &type_type, .name = N(id), .base = &exc_##parent, .ops = &exception_ops,   \
                                    .kind = KIND_EXCEPTION, .dict_at = 1, .members = MEMBERS_OF(parent)};
#include "runtime/abi/exception.def"
#undef EXCEPTION

#define MODULE_EXCEPTION(module_, name_, base_)                                                                        \
  TYPE_OBJECT(exc_##module_##_##name_) = {.type = &type_type, .name = N(name_), .base = &exc_##base_,         \
                                                   .ops = &exception_ops, .kind = KIND_EXCEPTION, .dict_at = 1,        \
                                                   .module = N(module_)};
#include "runtime/abi/module_exception.def"
#undef MODULE_EXCEPTION
