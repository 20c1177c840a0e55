/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_LIBRARY_H
#define FIRN_FREEZE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "freeze/strset.h"

/* Firn's own modules that are written in Python: library/ of the toolkit. */

/* What messages and tracebacks call that folder: the same on every machine. */
#define LIBRARY_SHOWN "firn"

/* Writes the folder's path to `out`; false when the toolkit has none. */
bool library_folder(char *out, size_t size);
/* Does a builtin module have submodules in the library? */
bool library_has_folder(const char *name);
/* Adds the names of its modules and packages. */
void library_names(struct strset *names);

#endif
