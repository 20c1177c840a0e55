/* SPDX-License-Identifier: MIT */
/* Files of the system around the board (port_optional.h). */
#ifndef FIRN_LIB_FILEIO_POSIX_H
#define FIRN_LIB_FILEIO_POSIX_H

#include "runtime/core/object.h"

/* A file with this number. */
value fileio_posix_new(int number, value name, unsigned flags);
/* OSError of a result of port_files: -number. V_ERROR. */
value fileio_posix_error(intptr_t result, value name);

#endif
