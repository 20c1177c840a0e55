/* SPDX-License-Identifier: MIT */
/* Requests to streams: MicroPython's numbers for a stream's method ioctl(request, argument). */
#ifndef FIRN_LIB_STREAM_REQUEST_H
#define FIRN_LIB_STREAM_REQUEST_H

#include "runtime/core/object.h"

enum stream_request {
  STREAM_FLUSH = 1,
  STREAM_POLL = 3, /* the argument and the answer are bits of STREAM_POLL_… */
  STREAM_CLOSE = 4,
  STREAM_BUFFER_SIZE = 11
};
enum { STREAM_READABLE = 1, STREAM_WRITABLE = 4, STREAM_FAILED = 8, STREAM_HUNG_UP = 16, STREAM_INVALID = 32 };

/* What stream.ioctl answers; 0 when it has no such method. With an exception pending the result means nothing. */
intptr_t stream_request(value stream, enum stream_request request, value arg);
/* stream.close() */
bool stream_close(value stream);

#endif
