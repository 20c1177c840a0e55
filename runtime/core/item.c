/* SPDX-License-Identifier: MIT */
#include "runtime/core/item.h"

#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/float.h"
#include "runtime/core/int.h"
#include "runtime/core/sequence.h"

#include <string.h>

static const struct {
  char code;
  uint8_t native, standard;
} sizes[] = {
    {'b', 1, 1}, {'B', 1, 1}, {'c', 1, 1}, {'?', 1, 1}, {'x', 1, 1}, {'s', 1, 1}, {'p', 1, 1},
    {'h', 2, 2}, {'H', 2, 2}, {'e', 2, 2}, {'i', 4, 4}, {'I', 4, 4}, {'f', 4, 4}, {'q', 8, 8},
    {'Q', 8, 8}, {'d', 8, 8}, {'l', sizeof(long), 4}, {'L', sizeof(long), 4},
    {'n', sizeof(size_t), 0}, {'N', sizeof(size_t), 0}, {'P', sizeof(void *), 0},
};

unsigned item_size(char code, bool native) {
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
    if (sizes[i].code == code) return native ? sizes[i].native : sizes[i].standard;
  return 0;
}

bool item_is_integer(char code) { return code && strchr("bBhHiIlLqQnNP", code); }
bool item_is_signed(char code) { return code && strchr("bhilqn", code); }

static uint64_t load_bits(const uint8_t *p, unsigned size, bool little) {
  uint64_t v = 0;
  for (unsigned i = 0; i < size; i++) v = v << 8 | p[little ? size - 1 - i : i];
  return v;
}

static void store_bits(uint8_t *p, unsigned size, bool little, uint64_t v) {
  for (unsigned i = 0; i < size; i++, v >>= 8) p[little ? i : size - 1 - i] = (uint8_t)v;
}

/* IEEE binary16 to the image's float: all of them are exact. */
static flt from_half(uint32_t h) {
  uint32_t field = h >> 10 & 31, m = h & 0x3ff;
  if (field == 31) return m ? fltbits_make_nan() : fltbits_inf(h >> 15);
  return fltbits_make(h >> 15, field ? m | 0x400 : m, (int32_t)(field ? field : 1) - 25, false);
}

/* Rounded half to even; false when it is too large. */
static bool to_half(flt x, uint32_t *out) {
  uint32_t sign = (uint32_t)fltbits_negative(x) << 15;
  int32_t e;
  *out = sign | 0x7c00u | (fltbits_nan(x) ? 0x200u : 0);
  if (!fltbits_finite(x)) return true;
  uint64_t m = fltbits_split(x, &e);
  *out = sign;
  if (!m) return true;
  int top = 63 - __builtin_clzll(m) + e; /* 2^top <= |x| */
  int unit = top < -14 ? -24 : top - 10, drop = unit - e;
  if (drop > 60) return true;
  if (drop > 0) {
    uint64_t rest = m & (((uint64_t)1 << drop) - 1), half = (uint64_t)1 << (drop - 1);
    m >>= drop;
    if (rest > half || (rest == half && (m & 1))) m++;
  } else {
    m <<= -drop;
  }
  uint32_t bits = (uint32_t)m + (top < -14 ? 0 : (uint32_t)(top + 14) << 10);
  *out = sign | bits;
  return bits < 0x7c00;
}

value item_load(char code, const uint8_t *p, unsigned size, bool little) {
  uint64_t v = load_bits(p, size, little);
  unsigned unused = 64 - 8 * size;
  switch (code) {
  case 'f': return float_new(fltbits_from_binary32((uint32_t)v));
  case 'd': return float_new(fltbits_from_binary64(v));
  case 'e': return float_new(from_half((uint32_t)v));
  case '?': return value_from_bool(v != 0);
  case 'c': return bytes_new(p, 1);
  }
  return item_is_signed(code) ? int_from_i64((int64_t)(v << unused) >> unused) : int_from_u64(v);
}

static enum item_result store_float(char code, uint8_t *p, unsigned size, bool little, value v) {
  flt x;
  uint32_t half;
  if (!float_from_value(v, &x)) return ITEM_ERROR;
  if (code == 'd') {
    store_bits(p, size, little, fltbits_to_binary64(x));
  } else if (code == 'f') {
    uint32_t bits = fltbits_to_binary32(x);
    if (fltbits_finite(x) && (bits & 0x7f800000) == 0x7f800000) return ITEM_TOO_BIG;
    store_bits(p, size, little, bits);
  } else {
    if (!to_half(x, &half)) return ITEM_TOO_BIG;
    store_bits(p, size, little, half);
  }
  return ITEM_OK;
}

enum item_result item_store(char code, uint8_t *p, unsigned size, bool little, value v) {
  int64_t i;
  uint64_t u;
  unsigned unused = 64 - 8 * size;
  switch (code) {
  case 'f': case 'd': case 'e': return store_float(code, p, size, little, v);
  case '?': {
    int truth = op_is_true(v);
    *p = (uint8_t)truth;
    return truth < 0 ? ITEM_ERROR : ITEM_OK;
  }
  }
  v = sequence_try_int(v);
  if (!v) return ITEM_ERROR;
  if (v == V_NOTIMPLEMENTED) return ITEM_NOT_INT;
  if (item_is_signed(code)) {
    if (!int_to_i64(v, &i)) return int_sign(v) < 0 ? ITEM_TOO_SMALL : ITEM_TOO_BIG;
    if ((int64_t)((uint64_t)i << unused) >> unused != i) return i < 0 ? ITEM_TOO_SMALL : ITEM_TOO_BIG;
    u = (uint64_t)i;
  } else {
    if (int_sign(v) < 0) return ITEM_TOO_SMALL;
    if (!int_to_u64(v, &u) || (u << unused) >> unused != u) return ITEM_TOO_BIG;
  }
  store_bits(p, size, little, u);
  return ITEM_OK;
}
