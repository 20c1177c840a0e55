/* SPDX-License-Identifier: MIT */
/* The console's text files: sys.stdin, sys.stdout, sys.stderr. */
#ifndef FIRN_LIB_STREAM_H
#define FIRN_LIB_STREAM_H

#include "runtime/core/object.h"

extern const struct type_obj stream_type;

/* Is v one of the three? */
bool stream_check(value v);
bool stream_is_input(value v);
/* A writer to it. */
struct writer stream_writer(value v);
/* print(*args, sep=sep, end=end, file=file, flush=flush); None where sep and end are the usual ones. */
value print_to_file(value file, size_t n, const value *args, value sep, value end, bool flush);

/* For select: which of STREAM_READABLE and STREAM_WRITABLE it is (stream_request.h). Input that shows so is kept, and
   taken by stream_take_ahead (service console_ahead): true when there was some. -1 with KeyboardInterrupt. */
intptr_t stream_events(value v);
bool stream_take_ahead(char *out);

/* The console's streams, as sys has them from the start. */
struct stream;
extern const struct stream sys_stdin, sys_stdout, sys_stderr;

#endif
