/* SPDX-License-Identifier: MIT */
/* Errors whose arguments are attributes, where the image names UnicodeError: services fields_is … of service.def. */
#ifndef FIRN_CORE_UNICODE_ERROR_H
#define FIRN_CORE_UNICODE_ERROR_H

#include "runtime/core/object.h"

struct coding_fault;
bool unicode_error_is(const struct type_obj *t);
value unicode_error_new(const struct type_obj *cls, size_t n, const value *args);
value unicode_error_getattr(value exc, value name);
bool unicode_error_print(struct writer *w, value exc);
/* service raise_coding */
value unicode_error_raise(const struct coding_fault *f);

#endif
