/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_TOOLKIT_H
#define FIRN_FREEZE_TOOLKIT_H

#include <stdbool.h>
#include <stddef.h>

/* Where firn's own data files are: beside the running executable (a build folder), or in
   ../share/firn of it (an installation). The folder holds targets/, runtime/, include/, icount.so.
   Writes the path of `file` in it to `out`. False when there is no such file (`out` still set). */
bool toolkit_file(const char *file, char *out, size_t size);

#endif
