/* SPDX-License-Identifier: MIT */
/* Between C's types and Python's. */
#include "runtime/embed/embed.h"

#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/float.h"
#include "runtime/core/int.h"
#include "runtime/core/str.h"

firn_value firn_none(void) { return V_NONE; }
firn_value firn_from_i32(int32_t i) { return int_from_i64(i); }
firn_value firn_from_u32(uint32_t i) { return int_from_u64(i); }
firn_value firn_from_bool(bool b) { return value_from_bool(b); }
firn_value firn_from_f32(float x) { return float_new((flt)x); }
firn_value firn_from_f64(double x) { return float_new((flt)x); }
firn_value firn_from_bytes(const void *bytes, size_t size) { return bytes_new(bytes, size); }
firn_value firn_from_bytearray(const void *bytes, size_t size) { return bytearray_new(bytes, size); }

firn_value firn_from_text(const char *utf8, size_t size) {
  if (utf8_valid((const uint8_t *)utf8, size) != size) return err_raise(E(embed_text), 0, 0, 0);
  return str_new(utf8, size);
}

static bool wants(value type, value v) { return err_raise(E(embed_type), type, v, 0); }

static bool to_int(value v, int64_t least, int64_t most, int64_t *out) {
  if (!value_is_integer(v)) return err_raise(E(not_index), v, 0, 0);
  if (int_to_i64(v, out) && *out >= least && *out <= most) return true;
  return err_raise(E(embed_range), 0, 0, 0);
}

bool firn_to_i32(firn_value v, int32_t *out) {
  int64_t i;
  if (!to_int(v, INT32_MIN, INT32_MAX, &i)) return false;
  *out = (int32_t)i;
  return true;
}

bool firn_to_u32(firn_value v, uint32_t *out) {
  int64_t i;
  if (!to_int(v, 0, UINT32_MAX, &i)) return false;
  *out = (uint32_t)i;
  return true;
}

bool firn_to_bool(firn_value v, bool *out) {
  *out = v == V_TRUE;
  return value_is_bool(v) || wants(N(bool), v);
}

bool firn_to_f32(firn_value v, float *out) {
  flt x;
  if (!float_from_value(v, &x)) return false;
  *out = (float)x;
  return true;
}

bool firn_to_f64(firn_value v, double *out) {
  flt x;
  if (!float_from_value(v, &x)) return false;
  *out = (double)x;
  return true;
}

bool firn_to_str(firn_value v, struct firn_str *out) {
  if (!value_is_str(v)) return wants(N(str), v);
  *out = (struct firn_str){str_text(str_of(v)), str_size(str_of(v))};
  return true;
}

bool firn_to_buffer(firn_value v, struct firn_buffer *out) {
  struct buffer b;
  if (!buffer_get(v, &b, BUFFER_READ)) return false;
  *out = (struct firn_buffer){b.data, b.len};
  return true;
}

bool firn_to_buffer_rw(firn_value v, struct firn_buffer_rw *out) {
  struct buffer b;
  if (!buffer_get(v, &b, BUFFER_WRITE)) return false;
  *out = (struct firn_buffer_rw){b.data, b.len};
  return true;
}
