/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_CLOSURE_H
#define FIRN_FREEZE_CLOSURE_H

#include <stdbool.h>
#include <stddef.h>

#include "freeze/image.h"

/* What a link of an image with the runtime will keep: all sections that are reached from a symbol over
   relocations, as --gc-sections goes. So the freezer knows before linking what code an image has, and
   can leave out what only code that it has not would use. */

struct closure;

struct closure *closure_new(void);
void closure_free(struct closure *closure);

/* Adds an image in the making as it is now; it must not change meanwhile but by closure_want. */
void closure_add_image(struct closure *closure, const struct image *image);
/* Adds an object file, whose undefined symbols are then wanted, or the objects of an archive. False
   with one line in `error`. The first definition of a symbol counts. */
bool closure_add_file(struct closure *closure, const char *path, char *error, size_t size);

/* Follows a symbol and all that it reaches. */
void closure_want(struct closure *closure, const char *symbol);
/* Has the symbol been reached? */
bool closure_has(const struct closure *closure, const char *symbol);
/* Has code been reached that asks types for an operation (OPS_ASK in runtime/core/object.h)? */
bool closure_asks(const struct closure *closure, const char *operation);
/* Has a type been reached as a value, not just as the type of a value, whose operations are `ops`? */
bool closure_has_type(const struct closure *closure, const char *ops);

#endif
