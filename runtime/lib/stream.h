/* SPDX-License-Identifier: MIT */
/* The console's text files: sys.stdin, sys.stdout, sys.stderr. */
#ifndef FIRN_LIB_STREAM_H
#define FIRN_LIB_STREAM_H

#include "runtime/core/object.h"

extern const struct type_obj stream_type;

/* Is v one of the three? */
bool stream_check(value v);
/* A writer to it. */
struct writer stream_writer(value v);

#endif
