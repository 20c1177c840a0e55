/* SPDX-License-Identifier: MIT */
/* bytes(...) and bytearray(...): of a size, text with an encoding, a buffer, or an iterable of ints (service
 * bytes_from). */
#include "runtime/core/arg.h"
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/sequence.h"
#include "runtime/core/service.h"
#include "runtime/core/special.h"
#include "runtime/core/writer.h"

static value from_iterable(value v, value name) {
  const struct err_msg *range = name == N(bytes) ? E(bytes_range) : E(byte_range);
  struct strbuf b;
  value it = iter_new(v), item;
  uint8_t byte;
  strbuf_init(&b);
  if (!it) return err_matches(&exc_TypeError) ? err_raise(E(bytes_source), v, name, 0) : V_ERROR;
  while ((item = iter_next(it)) != V_STOP) {
    if (!item || !byte_of(item, &byte, range)) return V_ERROR;
    char c = (char)byte;
    if (!strbuf_put(&b, &c, 1)) return V_ERROR;
  }
  return strbuf_bytes(&b);
}

value bytes_from_args(value name, size_t nargs, size_t nkw, const value *args) {
  const value names[] = {N(source), N(encoding), N(errors)};
  value got[3] = {0, 0, 0};
  struct buffer b;
  intptr_t n;
  if (!arg_bind(name, nargs, nkw, args, 3, 3, names, got)) return V_ERROR;
  value v = got[0];
  if (v && value_kind(v) == KIND_STR) {
    if (!got[1]) return err_raise(E(string_without_encoding), 0, 0, 0);
    return firn_service_bytes_encode(v, got[1], got[2]);
  }
  if (got[1] || got[2]) return err_raise(E(encoding_without_string), 0, 0, 0);
  if (!v) return bytes_new(NULL, 0);
  if (buffer_try(v, &b, BUFFER_READ)) return bytes_new(b.data, b.len);
  value r = special_of_class(v, SPECIAL_BYTES, 1, &v);
  if (r != V_STOP) return r && !value_is_bytes(r) ? err_raise(E(bytes_returned), r, 0, 0) : r;
  value count = sequence_try_int(v);
  if (count == V_NOTIMPLEMENTED) return from_iterable(v, name);
  if (!count || !op_index(count, &n)) return V_ERROR;
  if (n < 0) return err_raise(E(negative_count), 0, 0, 0);
  struct bytes_obj *made = bytes_alloc((size_t)n); /* fresh memory is zero */
  return (value)made;
}
