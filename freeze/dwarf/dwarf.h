/* SPDX-License-Identifier: MIT */
/* The door of libfirn-dwarf.so: libdw and what it needs are loaded only by builds that have native code. */
#ifndef FIRN_FREEZE_DWARF_H
#define FIRN_FREEZE_DWARF_H

#include "freeze/native_lines.h"

/* native_lines_read. */
typedef bool dwarf_lines_reader(struct native_lines *lines, const char *image, char *error, size_t size);
dwarf_lines_reader dwarf_lines_read;

#endif
