/* SPDX-License-Identifier: MIT */
/* Interned names: one address for each text, so that attribute look-up compares words. */
#ifndef FIRN_CORE_NAME_H
#define FIRN_CORE_NAME_H

#include "runtime/core/object.h"

/* The interned name with a str's text; makes a new one when the image has none. Names are returned as they are. */
value name_intern(value str);
/* The interned name with this text: no str is made for one that there is already. */
value name_of_text(const char *text, size_t n);
/* The image's name with this text, whose str_obj.info is `info`, or 0 (service name_in_image); _partition: the runtime's, or the
 * application's that was linked apart from it. */
value name_in_image(const void *text, size_t n, uint32_t info);
value name_in_partition(const void *text, size_t n, uint32_t info);
/* The interned name that a program gives for an attribute; V_ERROR with TypeError when it is no str. */
value name_attribute(value v);
/* Is it no special name, or one that the image's code gives to getattr() as it is (service asked_special)? */
bool name_is_asked(value name);
/* Takes the names that the collector has not marked out of the table of those made at run time (service). */
void names_sweep(void);

#endif
