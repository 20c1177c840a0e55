/* SPDX-License-Identifier: MIT */
/* Requests to streams (stream_request.h). */
#include "runtime/lib/stream_request.h"

#include "runtime/core/sequence.h"

intptr_t stream_request(value stream, enum stream_request request, value arg) {
  intptr_t n = 0;
  ASKS(methods);
  value ioctl = attr_find(stream, N(ioctl)), answer = V_NONE;
  if (ioctl && ioctl != V_STOP) answer = call_2(ioctl, V_INT(request), arg);
  if (answer != V_ERROR && answer != V_NONE) sequence_clamped(answer, &n);
  return n;
}

bool stream_close(value stream) {
  ASKS(methods);
  return call_method(stream, N(close), 0, NULL) != V_ERROR;
}
